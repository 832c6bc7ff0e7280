"""Who may write from a page: nobody, unless it was asked for at the start and both ends are this machine."""

import os
import sys
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

EDIT_FLAG = "--edit"
EDIT_VARIABLE = "CLAIMS_EDIT"
FORWARDING = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


def is_asked_for() -> bool:
    """Whether the command line or the environment asks for editing."""
    return EDIT_FLAG in sys.argv[1:] or os.environ.get(EDIT_VARIABLE) == "1"


def may_write() -> bool:
    """Whether this session may save to the register's files."""
    return is_asked_for() and is_local(st.get_option("server.address"), st.context.headers)


def is_local(server: str | None, headers: Mapping[str, str]) -> bool:
    """Whether server and browser are surely the same machine; anything missing or unknown means no.

    Args:
        server: The address that the server listens at; None when it listens at all.
        headers: Those of the session's connection. A header of a proxy means that the browser may be anywhere, and a
            foreign name in Host or Origin that another site's page is asking.
    """
    if any(name in headers for name in FORWARDING):
        return False
    origin = headers.get("Origin") or ""
    return all(is_loopback(host) for host in (server, _host(f"//{headers.get('Host') or ''}"), _host(origin)))


def is_loopback(host: str | None) -> bool:
    """Whether a host's name or number means the machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None

"""Who may write: only a browser on the server's own machine, and only when it was asked for."""

import pytest

from dashboard.ui.editing.mode import is_asked_for, is_local, is_loopback

HERE = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.mark.parametrize(
    ("server", "headers"),
    [
        ("127.0.0.1", HERE),
        ("localhost", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}),
        ("::1", {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}),
    ],
)
def test_both_ends_on_this_machine(server, headers):
    assert is_local(server, headers)


@pytest.mark.parametrize(
    ("server", "headers"),
    [
        (None, HERE),  # it listens at every address
        ("", HERE),
        ("0.0.0.0", HERE),
        ("192.168.0.2", HERE),
        ("127.0.0.1", {}),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}),
        ("127.0.0.1", {"Origin": "http://127.0.0.1:8501"}),
        ("127.0.0.1", HERE | {"Host": "claims.example.org"}),
        ("127.0.0.1", HERE | {"Origin": "https://claims.example.org"}),
        ("127.0.0.1", HERE | {"Origin": "null"}),
        ("127.0.0.1", HERE | {"Origin": "http://[127"}),
        ("127.0.0.1", HERE | {"Origin": "http://127.0.0.1.example.org"}),
        ("127.0.0.1", HERE | {"Origin": "http://localhost@example.org"}),
        ("127.0.0.1", HERE | {"X-Forwarded-For": "127.0.0.1"}),
        ("127.0.0.1", HERE | {"Forwarded": "for=127.0.0.1"}),
    ],
)
def test_anything_else_is_read_only(server, headers):
    assert not is_local(server, headers)


@pytest.mark.parametrize("host", [None, "", "localhost.example.org", "127.0.0.1.", "LOCALHOST "])
def test_no_loopback(host):
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("arguments", "value", "expected"),
    [
        ([], None, False),
        ([], "0", False),
        ([], "", False),
        ([], "1", True),
        (["--edit"], None, True),
        (["--register", "x", "--edit"], None, True),
        (["--edit=no"], None, False),
    ],
)
def test_it_has_to_be_asked_for(monkeypatch, arguments, value, expected):
    monkeypatch.setattr("sys.argv", ["dashboard/app.py", *arguments])
    monkeypatch.delenv("CLAIMS_EDIT", raising=False)
    if value is not None:
        monkeypatch.setenv("CLAIMS_EDIT", value)
    assert is_asked_for() is expected

"""Questions on a terminal: one for each thing that is missing, asked again until the answer can stand."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dashboard.cli.common import day
from dashboard.register.edit import Refusal, exact_quote
from dashboard.register.entries import near
from dashboard.register.fields import is_id
from dashboard.register.lexicon import lexicon
from dashboard.register.loaded import Register
from dashboard.register.vocabulary import Kind

Check = Callable[[str], Any]
FEW = 30


def ask_missing(register: Register, given: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for every field of a claim that is not given; an empty answer leaves an optional one out.

    Raises:
        EOFError: The input ended.
    """
    found = {name: value for name, value in given.items() if value}
    for name, (question, check, is_optional) in _questions(register, found).items():
        if name not in found:
            found[name] = _asked(question, check, is_optional)
    return found


def _questions(register: Register, found: Mapping[str, Any]) -> dict[str, tuple[str, Check, bool]]:
    def quote(text: str) -> list[str]:
        return exact_quote(register, found["source"], [text])

    return {
        "source": (_listed("Source", register.sources), _one_of(register.sources), False),
        "quote": ("Quote, the exact words", quote, False),
        "speaker": (_listed("Speaker", register.speakers), _one_of(register.speakers), False),
        "kind": (
            _listed("Kind", {kind.value: kind for kind in Kind}),
            _one_of({kind.value: kind for kind in Kind}),
            False,
        ),
        "statement": ("Statement, in our own words", _text, False),
        "criteria": ("Criteria: what would count", _text, False),
        "topics": (_listed("Topics, the main one first", register.topics), _several_of(register.topics), False),
        "made_on": ("Said on (YYYY-MM-DD)", _day, False),
        "resolves_by": ("Had to come true by (YYYY-MM-DD; empty: open-ended)", _day, True),
        "hedge": ("Hedge, as spoken (empty: said flatly)", _hedge, True),
        "id": ("Id, such as who-says-what", lambda text: _new_id(text, register.claims), False),
    }


def _asked(question: str, check: Check, is_optional: bool) -> Any:
    while True:
        print(f"{question}: ", end="", file=sys.stderr, flush=True)
        answer = input().strip()
        if not answer and is_optional:
            return None
        try:
            return check(answer)
        except Refusal as refusal:
            hint = f" ({refusal.hint})" if refusal.hint else ""
            print(f"  {refusal.message}{hint}", file=sys.stderr)


def _listed(question: str, known: Mapping[str, Any]) -> str:
    return f"{question} ({', '.join(known)})" if len(known) <= FEW else f"{question} (an id; {len(known)} are known)"


def _one_of(known: Mapping[str, Any]) -> Check:
    def check(text: str) -> str:
        if text not in known:
            raise Refusal(f'"{text}" is not known', near(text, list(known)))
        return text

    return check


def _several_of(known: Mapping[str, Any]) -> Check:
    one = _one_of(known)
    return lambda text: [one(word) for word in text.replace(",", " ").split()] or one("")


def _text(text: str) -> str:
    if not text:
        raise Refusal("something has to be written here")
    return text


def _day(text: str) -> date:
    try:
        return day(text)
    except ArgumentTypeError as error:
        raise Refusal(str(error)) from None


def _hedge(text: str) -> str:
    if not lexicon().knows(text):
        raise Refusal(f'"{text}" is not in the lexicon', near(text, lexicon().phrases()))
    return text


def _new_id(text: str, known: Mapping[str, Any]) -> str:
    if not is_id(text):
        raise Refusal(f'"{text}" is not an id', "use lower-case letters, digits and single hyphens")
    if text in known:
        raise Refusal(f'"{text}" is taken', "choose another")
    return text

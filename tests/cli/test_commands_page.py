"""docs/commands.md holds every command with every flag, and its example works."""

import argparse
import re
import shlex

import pytest

from dashboard.cli import parser
from tests.builders import ROOT

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands():
    (action,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return action.choices


def section(name):
    found = re.search(rf"^### {name}$(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_is_documented_with_its_flags(name):
    text = section(name)
    assert f"python -m dashboard {name}" in text
    for action in commands()[name]._actions:
        for flag in action.option_strings:
            assert flag in ("-h", "--help") or re.search(rf"(?<!\w){flag}\b", text), f"{flag} of {name}"
        assert action.dest == "help" or action.help, f"{action.dest} of {name} has no help"


def test_no_command_is_documented_that_does_not_exist():
    assert set(re.findall(r"^### (.*)$", PAGE, re.MULTILINE)) == set(commands())


def test_no_flag_is_documented_that_does_not_exist():
    for name, command in commands().items():
        known = {flag for action in command._actions for flag in action.option_strings}
        assert set(re.findall(r"--[a-z][a-z-]*", section(name))) - known == set(), name


def test_the_example_is_understood():
    (example,) = re.findall(r"^python -m dashboard (resolve nord.*?)\n```", PAGE, re.DOTALL | re.MULTILINE)
    arguments = parser().parse_args(shlex.split(example.replace("\\\n", " ")))
    assert [piece["publisher"] for piece in arguments.evidence] == ["Federal Government", "Agency"]
    assert [piece.get("primary") for piece in arguments.evidence] == [True, None]

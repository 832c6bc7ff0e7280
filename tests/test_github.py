"""Workflows, forms and hooks: they parse, name commands that exist, and pin what they use."""

import argparse
import re
import shlex

import pytest
import yaml

from dashboard.cli import parser
from dashboard.register.model import OPEN_OUTCOME
from dashboard.register.vocabulary import Outcome
from tests.builders import ROOT

GITHUB = ROOT / ".github"
FILES = sorted([*GITHUB.rglob("*.yml"), ROOT / ".pre-commit-hooks.yaml"])
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
COMMAND = re.compile(r"python -m dashboard ((?:[a-z-]+)(?: [^\n>|&`]*)?)")


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(path):
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_all_files_are_found():
    found = {path.name for path in FILES}
    assert found >= {".pre-commit-hooks.yaml", "config.yml", "outcome.yml", "due.yml", "register.yml"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_parses(path):
    assert read(path)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash_with_their_version(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path):
    workflow = read(path)
    assert workflow["permissions"]["contents"] == "read"
    assert "pull_request_target" not in workflow["on"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_commands_that_exist(path):
    found = [command for step in steps(path) for command in COMMAND.findall(step.get("run", "")) if "…" not in command]
    assert found
    for command in found:
        parser().parse_args(shlex.split(command))


def test_the_register_workflow_runs_all_checks():
    runs = " ".join(step.get("run", "") for step in steps(GITHUB / "workflows" / "register.yml"))
    for command in ("check --format github", "coverage", "format --check", ".ci/run"):
        assert command in runs
    assert (ROOT / ".ci" / "run").is_file()


def test_hooks_run_commands_that_exist():
    for hook in read(ROOT / ".pre-commit-hooks.yaml"):
        _, _, command = hook["entry"].partition("python -m dashboard ")
        parser().parse_args([*shlex.split(command), *hook["args"]])
        assert re.search(hook["files"], "claims.yaml")
        assert re.search(hook["files"], "claims/energy.yaml")


def test_the_outcome_form_offers_every_outcome():
    fields = {part["id"]: part for part in read(GITHUB / "ISSUE_TEMPLATE" / "outcome.yml")["body"] if "id" in part}
    assert list(fields) == ["claim", "outcome", "resolved_on", "evidence", "ruling"]
    assert fields["outcome"]["attributes"]["options"] == [*Outcome, OPEN_OUTCOME]


def test_contributing_names_commands_that_exist():
    (action,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"python -m dashboard ([a-z]+)", text))
    assert named
    assert named <= set(action.choices)

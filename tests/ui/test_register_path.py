"""Which register the dashboard opens: --register, then CLAIMS_FILE, then the one that ships with the project."""

from pathlib import Path

import pytest

from dashboard.register.settings import REGISTER_VARIABLE, ROOT
from dashboard.ui.current import register_path


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    monkeypatch.setattr("sys.argv", ["app.py"])
    monkeypatch.delenv(REGISTER_VARIABLE, raising=False)


def test_by_default_its_own():
    assert register_path() == ROOT / "claims.yaml"


def test_an_empty_variable_names_nothing(monkeypatch):
    monkeypatch.setenv(REGISTER_VARIABLE, "")
    assert register_path() == ROOT / "claims.yaml"


def test_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv(REGISTER_VARIABLE, str(tmp_path / "other.yaml"))
    assert register_path() == tmp_path / "other.yaml"


@pytest.mark.parametrize("words", [["--register", "{path}"], ["--register={path}"], ["--else", "--register", "{path}"]])
def test_the_command_line_comes_first(monkeypatch, tmp_path, words):
    path = tmp_path / "third.yaml"
    monkeypatch.setenv(REGISTER_VARIABLE, "/not/this")
    monkeypatch.setattr("sys.argv", ["app.py", *(word.format(path=path) for word in words)])
    assert register_path() == path


def test_a_relative_path_counts_from_the_working_directory(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["app.py", "--register", "near.yaml"])
    assert register_path() == Path(tmp_path / "near.yaml")

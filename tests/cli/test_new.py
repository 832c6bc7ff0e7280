import json
import os

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.register.settings import REGISTER_VARIABLE
from tests.builders import ROOT

AT = ["--today", "2026-11-22"]


@pytest.fixture
def folder(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine"), *AT]) == 0
    capsys.readouterr()
    return tmp_path / "mine"


def test_the_new_register_is_sound_and_tidy(folder, capsys):
    assert main(["check", str(folder), *AT]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings in 1 claim\n"
    assert main(["format", "--check", str(folder)]) == 0
    assert sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()) == [
        "README.md",
        "claims.schema.json",
        "claims.yaml",
        "seeds/example.txt",
    ]


def test_it_can_be_exported_and_edited(folder, capsys):
    assert main(["export", str(folder), *AT]) == 0
    assert len(json.loads(capsys.readouterr().out)["claims"]) == 1
    assert main(["update", "bridge-opens-again", "--note", "Scaffolding", "--register", str(folder), *AT]) == 0
    assert main(["check", str(folder), *AT]) == 0
    assert main(["due", str(folder), *AT]) == 0


def test_the_app_shows_it_at_once(folder, monkeypatch):
    monkeypatch.setenv(REGISTER_VARIABLE, str(folder))
    monkeypatch.setenv("CLAIMS_WATCH", "0")
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30).run()
    assert not app.exception
    app.switch_page("views/claims.py").run()
    assert not app.exception


def test_every_command_of_its_readme_exists(folder, capsys):
    lines = [line for line in (folder / "README.md").read_text(encoding="utf-8").splitlines() if "-m dashboard" in line]
    assert len(lines) >= 5
    for line in lines:
        command = line.partition("-m dashboard ")[2].split()[0].strip("`")
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        assert end.value.code == 0
    capsys.readouterr()


def test_a_folder_that_is_not_empty_is_refused(folder, capsys):
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert main(["new", str(folder), *AT]) == 1
    assert capsys.readouterr().err.startswith(f"error: {folder} is not an empty folder\n")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert main(["new", str(tmp_path / "file")]) == 1
    assert main(["new", str(tmp_path / "file" / "below")]) == 1
    assert main(["new", str(tmp_path / ("x" * 5000))]) == 1
    assert capsys.readouterr().err.count("error: ") == 3


def test_an_empty_folder_will_do_and_a_dry_run_writes_nothing(tmp_path, capsys):
    assert main(["new", str(tmp_path), "--dry-run"]) == 0
    assert os.listdir(tmp_path) == []
    assert main(["new", str(tmp_path)]) == 0
    assert len(os.listdir(tmp_path)) == 4
    capsys.readouterr()

"""Writers at the same time, writers that die, and what a file keeps."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys

import pytest

from dashboard.register.composing import composed
from dashboard.register.edit import Busy, Conflict, Put, Refusal, Snapshot, edit, propose, save, update
from dashboard.register.edit.locking import lock_path, locked
from dashboard.register.edit.saving import write_atomically
from tests.builders import ROOT, SMALL, TODAY, make_register

CLAIM = "harbour-closed-at-once"
N = 50

DYING = """
import os, signal, sys
from datetime import date
from pathlib import Path
from dashboard.register.edit import edit, propose, update

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(os, sys.argv[2], die)
day = date(2026, 11, 22)
edit(Path(sys.argv[1]), lambda now: propose(now, update("harbour-closed-at-once", "new", day), day))
"""
ENDLESS = """
import sys
from pathlib import Path
from dashboard.register.edit.saving import write_atomically

file = Path(sys.argv[1])
one, other = (letter.encode() * 3_000_000 for letter in "ab")
while True:
    write_atomically(file, one)
    write_atomically(file, other)
    print("written", flush=True)
"""


def noted(path):
    claims = composed(path.read_text(encoding="utf-8")).plain()["claims"]
    return [item["note"] for item in claims[2].get("updates", [])]


def proposal(path, note="new"):
    return propose(Snapshot.read(path), update(CLAIM, note, TODAY), TODAY)


def others(path):
    return sorted(item.name for item in path.parent.iterdir() if item.name not in ("seeds", path.name))


# --- two writers ---


def waiting_writer(path, name):
    for number in range(N):
        edit(path, lambda now, note=f"{name} {number}": propose(now, update(CLAIM, note, TODAY), TODAY), wait=300)


def told_writer(path, name):
    for number in range(N):
        done = False
        while not done:
            try:
                save(proposal(path, f"{name} {number}"), wait=300)
                done = True
            except Conflict:
                done = False


def run_both(target, path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=target, args=(path, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]


def assert_all_noted(path):
    found = noted(path)
    assert len(found) == 2 * N
    for name in "ab":
        assert [note for note in found if note.startswith(name)] == [f"{name} {number}" for number in range(N)]
    assert others(path) == []


def test_writers_that_wait_for_each_other_lose_nothing(tmp_path):
    path = make_register(tmp_path)
    run_both(waiting_writer, path)
    assert_all_noted(path)


def test_writers_that_are_told_and_try_again_lose_nothing(tmp_path):
    path = make_register(tmp_path)
    run_both(told_writer, path)
    assert_all_noted(path)


def test_the_second_writer_is_told_what_the_first_one_did(tmp_path):
    path = make_register(tmp_path)
    first, second = proposal(path, "first"), proposal(path, "second")
    save(first)
    with pytest.raises(Conflict, match=r"claims\.yaml was changed meanwhile; nothing was written") as conflict:
        save(second)
    assert "+    note: first" in conflict.value.theirs
    assert "+    note: second" in conflict.value.mine
    assert noted(path) == ["first"]


def test_a_change_by_an_editor_is_noticed_too(tmp_path):
    path = make_register(tmp_path)
    mine = proposal(path)
    path.write_text(SMALL + "# by hand\n", encoding="utf-8")
    with pytest.raises(Conflict):
        save(mine)
    assert path.read_text(encoding="utf-8") == SMALL + "# by hand\n"


def test_a_held_lock_is_a_clear_refusal(tmp_path):
    path = make_register(tmp_path)
    with locked(path), pytest.raises(Busy, match=f"another process is writing claims.yaml .process {os.getpid()}."):
        save(proposal(path), wait=0)
    save(proposal(path), wait=0)
    assert noted(path) == ["new"]


def test_the_lock_of_a_dead_process_blocks_nobody(tmp_path):
    path = make_register(tmp_path)
    lock_path(path).write_text("999999\n", encoding="ascii")
    save(proposal(path), wait=0)
    assert noted(path) == ["new"]
    assert others(path) == []


# --- writers that die ---


@pytest.mark.parametrize("moment", ["fsync", "chmod", "replace"])
def test_a_writer_killed_at_work_leaves_the_old_file_and_blocks_nobody(tmp_path, moment):
    path = make_register(tmp_path)
    ended = subprocess.run([sys.executable, "-c", DYING, path, moment], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert path.read_text(encoding="utf-8") == SMALL
    assert others(path) != []
    save(proposal(path), wait=0)
    assert noted(path) == ["new"]
    assert others(path) == []


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"a" * 3_000_000)
    for n_lines in range(1, 7):
        with subprocess.Popen([sys.executable, "-c", ENDLESS, file], cwd=ROOT, stdout=subprocess.PIPE) as writer:
            for _ in range(n_lines):
                writer.stdout.readline()
            writer.kill()
        data = file.read_bytes()
        assert data in (b"a" * 3_000_000, b"b" * 3_000_000)


# --- what a file keeps ---


def test_mode_bits_and_links_stay(tmp_path):
    path = make_register(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    save(proposal(link))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert noted(path) == ["new"]


def test_a_failed_write_leaves_everything_as_it_was(tmp_path, monkeypatch):
    path = make_register(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match=r"claims\.yaml cannot be written: No space left on device"):
        save(proposal(path))
    assert path.read_text(encoding="utf-8") == SMALL
    assert others(path) == []


def test_a_write_protected_file_is_refused(tmp_path, monkeypatch):
    path = make_register(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Refusal, match="write-protected"):
        save(proposal(path))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refusal, match="cannot be read: No such file"):
        Snapshot.read(tmp_path / "none.yaml")
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none.yaml", b"")


def test_nothing_is_written_when_nothing_changes(tmp_path):
    path = make_register(tmp_path)
    before = path.stat().st_ino
    save(propose(Snapshot.read(path), [Put(("claims", CLAIM, "status"), "open")], TODAY))
    assert path.stat().st_ino == before

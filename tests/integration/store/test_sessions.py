"""A program that was killed with a database open is noticed by the next one; one that closed it is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import DatabaseLocked
from db.locks import FileLock
from db.sessions import begin
from tests.support.source import ROOT

PROGRAM = """
import sys
from pathlib import Path
from db.sessions import begin
session = begin(Path(sys.argv[1]))
print(session.crashed_before, flush=True)
sys.stdin.readline()
session.end()
"""


def opened(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def heard(process: subprocess.Popen[str]) -> bool:
    assert process.stdout is not None
    return process.stdout.readline() == "True\n"


def test_a_program_that_was_killed_is_noticed_once(tmp_path: Path) -> None:
    path = tmp_path / "avise.db"
    first = begin(path)
    assert not first.crashed_before
    with opened(path) as running, opened(path) as killed:
        assert not heard(running)  # others have it open, and live
        assert not heard(killed)
        killed.kill()
        killed.wait()
        second = begin(path)
        assert second.crashed_before
        third = begin(path)
        assert not third.crashed_before
        running.communicate("\n")
    for session in (first, second, third):
        session.end()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_held_by_one_and_freed_by_the_death_of_its_holder(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "verrou")
    with lock, pytest.raises(DatabaseLocked), FileLock(tmp_path / "verrou"):
        pass
    assert FileLock(tmp_path / "verrou").take()

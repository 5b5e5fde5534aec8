"""Several processes at once, and processes that are killed: real ones, on both engines."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.maintenance import check
from db.schema import initialise
from db.store import OpenedStore, open_store

TREE = Path(__file__).resolve().parents[3]


def signing(url: str, key: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.store.signing", url, key, str(count)]
    return subprocess.Popen(command, cwd=TREE, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_sign_at_once_leave_no_hole_and_no_double(
    store: OpenedStore, store_url: str
) -> None:
    processes = [signing(store_url, key, 25) for key in ("A", "B")]
    outputs = [process.communicate(timeout=100)[0].split()[1:] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [len(numbers) for numbers in outputs] == [25, 25]
    given = sorted(number for numbers in outputs for number in numbers)
    assert given == [f"IA-2025-{sequence:04d}" for sequence in range(1, 51)]
    with store.store.read() as work:
        assert [str(avis.number) for avis in work.register.all()] == given
        assert len(list(work.journal.entries())) == 50
    assert check(store_url) == ()


@pytest.mark.parametrize("moment", range(8))
def test_a_process_killed_while_it_signs_leaves_whole_avis_only(sqlite_url: str, moment: int) -> None:
    initialise(sqlite_url, unencrypted=True)
    _sign_and_kill(sqlite_url, moment)


@pytest.mark.postgresql
@pytest.mark.parametrize("moment", range(2))
def test_a_client_killed_while_it_signs_leaves_whole_avis_only(postgresql_url: str, moment: int) -> None:
    _sign_and_kill(postgresql_url, moment)


def _sign_and_kill(url: str, moment: int) -> None:
    process = signing(url, "K", 10_000)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(2 + moment)][1:]
    time.sleep(0.003 * moment)
    process.kill()
    told += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    process.wait()
    opened = open_store(url, create=False)
    try:
        with opened.store.read() as work:
            stored = [str(avis.number) for avis in work.register.all()]
        # What was told is there; at most the one that was not told any more may be there too.
        assert stored[: len(told)] == told
        assert len(stored) <= len(told) + 1
        with opened.store.begin() as work:
            assert work.register.next_number("IA", 2025).sequence == len(stored) + 1
    finally:
        opened.close()
    assert check(url) == ()


def test_two_processes_that_make_the_same_database_make_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/avise.db"
    program = "import sys; from db.store import open_store; open_store(sys.argv[1], unencrypted=True).close()"
    processes = [subprocess.Popen([sys.executable, "-c", program, url], cwd=TREE) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert check(url) == ()

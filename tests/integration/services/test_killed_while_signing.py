"""A process killed at any moment of signing leaves no avis or a whole one; two that sign at once leave no hole."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from db.store import OpenedStore, open_store
from reviewer.avis.avis import Avis
from reviewer.avis.verification import SignatureOutcome
from reviewer.documents.verification import verify_avis
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.services.audit import audit
from reviewer.services.views import DossierFilter
from tests.support.avis_documents import an_authority
from tests.support.office import FOUNDER, House, a_house
from tests.support.people import NAMES
from tests.support.signing_process import MOMENTS
from tests.support.source import ROOT

KILLS = 30
LONGEST = 40.0


class Signing:
    """A process that signs on order."""

    def __init__(self, key_file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.signing_process", str(key_file)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.hear() == "ready"

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def start(self, mode: str, url: str, key: str = "sacha", order: str = "forwards", gate: str = "-") -> int:
        """Return the process id of a child that is about to sign."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{mode} {url} {key} {order} {gate}\n")
        self._process.stdin.flush()
        return int(self.hear())

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_authority(tmp_path_factory.mktemp("cles"), NAMES["sacha"]).keys[NAMES["sacha"]]


@pytest.fixture
def signing(key_file: Path) -> Iterator[Signing]:
    process = Signing(key_file)
    yield process
    process.end()


def _in_waiting(house: House, count: int) -> None:
    """Put many validated dossiers there: one made by the use cases, the others after its likeness."""
    first = house.validated("TC-0000")
    with house.opened.store.begin() as work:
        dossier, draft = work.dossiers.get(first), work.register.draft_of(first)
        for number in range(1, count):
            other = f"{number:08d}-0000-4000-8000-000000000000"
            work.dossiers.add(replace(dossier, id=other, reference=f"TC-{number:04d}", version=0))
            content = replace(draft.content, dossier_reference=f"TC-{number:04d}")
            work.register.save_draft(replace(draft, dossier_id=other, content=content, version=0))
        work.commit(FOUNDER, house.clock.now(), Event(name="house_staffed"))


def _check(opened: OpenedStore, waiting: int) -> tuple[Avis, ...]:
    """Return every avis, once each of them is known to be whole and nothing else to be there."""
    assert audit(opened.store).broken is None
    with opened.store.read() as work:
        every = work.register.all()
        signed = [entry for entry in work.journal.entries() if entry.event == "avis_signed"]
        for avis in every:
            assert hashlib.sha256(work.blobs.get(avis.pdf_sha256)).hexdigest() == avis.pdf_sha256
            assert avis.content.number == str(avis.number)
            assert work.dossiers.get(avis.dossier_id).state is DossierState.ISSUED
            with pytest.raises(NotFound):
                work.register.draft_of(avis.dossier_id)
        states = [row.state for row in opened.queries.dossiers(DossierFilter(), limit=1000)]
        for row in opened.queries.dossiers(DossierFilter(), limit=1000):
            if row.state is DossierState.VALIDATED:
                assert work.register.of_dossier(row.id) is None
                assert work.register.draft_of(row.id).validated_by == "claude"
    assert [avis.number.sequence for avis in every] == list(range(1, len(every) + 1))
    assert [(e.details["number"], e.details["pdf_sha256"]) for e in signed] == [
        (str(avis.number), avis.pdf_sha256) for avis in every
    ]
    assert states.count(DossierState.ISSUED) == len(every)
    assert states.count(DossierState.VALIDATED) == waiting - len(every)
    with opened.store.begin() as work:  # left without a commit: the number goes back
        assert work.register.next_number("IA", 2025).sequence == len(every) + 1
    return every


def _nearer_to_one(signed: int) -> float:
    """Return by how much to wait longer before the next kill, so that about one avis is signed: here and now."""
    return 1.3 if not signed else 0.9 if signed < 3 else 0.5


@pytest.mark.timeout(180)
def test_a_process_killed_again_and_again_while_it_signs_leaves_only_whole_avis(
    sqlite_store: OpenedStore, sqlite_url: str, signing: Signing
) -> None:
    waiting, chance = 200, random.Random(20250520)
    _in_waiting(a_house(sqlite_store), waiting)
    kills, counts, longest, started = 0, [0], 0.3, time.monotonic()
    while kills < KILLS and time.monotonic() - started < LONGEST:
        pid = signing.start("pdf", sqlite_url)
        time.sleep(chance.uniform(0.0, longest))
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:  # it was quicker than ever before, and has nothing left to sign
            assert signing.hear() == "over 0"
            assert len(_check(sqlite_store, waiting)) == waiting
            break
        assert signing.hear() == f"over {-signal.SIGKILL}"
        kills += 1
        counts.append(len(_check(sqlite_store, waiting)))
        longest = min(2.0, longest * _nearer_to_one(counts[-1] - counts[-2]))
    assert kills >= 10
    assert counts == sorted(counts)
    assert len(set(counts)) > 2  # some had signed by then, and some had not
    with sqlite_store.store.read() as work:
        for avis in work.register.all()[:3]:
            found = verify_avis(work.blobs.get(avis.pdf_sha256), ())
            assert (
                found.outcome is SignatureOutcome.UNTRUSTED
            )  # whole and unaltered; its authority is not given here
            assert found.content == avis.content


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_that_dies_at_one_moment_leaves_none_or_a_whole_one(
    store: OpenedStore, store_url: str, signing: Signing, moment: str
) -> None:
    _in_waiting(a_house(store), 3)
    for _ in range(2):
        before = len(_check(store, 3))
        signing.start(moment, store_url)
        assert signing.hear() == f"over {-signal.SIGKILL}"
        assert len(_check(store, 3)) == before + (moment == "after_the_commit")
    signing.start("plain", store_url)
    assert signing.hear() == "over 0"
    assert len(_check(store, 3)) == 3


@pytest.mark.timeout(180)
def test_two_processes_that_sign_at_once_leave_no_hole_and_no_double(
    store: OpenedStore, store_url: str, key_file: Path, tmp_path: Path
) -> None:
    waiting = 30
    _in_waiting(a_house(store), waiting)
    gate = tmp_path / "ouverte"
    with ExitStack() as running:
        one, other = Signing(key_file), Signing(key_file)
        running.callback(one.end)
        running.callback(other.end)
        one.start("plain", store_url, "sacha", "forwards", str(gate))
        other.start("plain", store_url, "sylvie", "backwards", str(gate))
        gate.touch()
        assert (one.hear(), other.hear()) == ("over 0", "over 0")
    every = _check(store, waiting)
    assert len(every) == waiting
    assert len({avis.dossier_id for avis in every}) == waiting
    assert {avis.content.signatory_name for avis in every} == {NAMES["sacha"], NAMES["sylvie"]}


def test_a_database_that_was_killed_opens_again_as_it_was(
    sqlite_url: str, sqlite_store: OpenedStore, signing: Signing
) -> None:
    _in_waiting(a_house(sqlite_store), 2)
    sqlite_store.close()
    signing.start("before_the_commit", sqlite_url)
    signing.hear()
    again = open_store(sqlite_url, create=False)
    assert _check(again, 2) == ()
    again.close()

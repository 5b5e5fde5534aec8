"""Processes killed while packages are made or taken in: before or after each answer, never in between."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from db.maintenance import check
from db.store import OpenedStore
from reviewer.committee.offline.office_record import PackageState
from reviewer.committee.offline.taking_in import Settlement
from reviewer.dossier.events import Event
from tests.support.kills import SEED, Patience, Victims, share
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy
from tests.support.office import FOUNDER, House, a_house

DOSSIERS = 8


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    """A staffed house on an SQLite file, whose experts can take many files."""
    made = a_house(sqlite_store)
    with sqlite_store.store.begin() as work:
        for key in ("eli", "elsa"):
            work.experts.save(replace(work.experts.get(key), capacity=DOSSIERS))
        work.commit(FOUNDER, made.clock.now(), Event(name="experts_saved"))
    return made


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    folder = tmp_path / "courrier"
    folder.mkdir()
    return folder


def seated(house: House) -> list[str]:
    dossiers = [house.admissible(f"TC-2025-{number:04d}") for number in range(DOSSIERS)]
    for dossier_id in dossiers:
        house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    return dossiers


def answered(house: House, mail: Path, dossiers: list[str]) -> ModelCopy:
    """Return a copy that has answered everything; its package lies in the mail."""
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, *dossiers)
    for dossier_id in dossiers:
        copy.declare(dossier_id)
        copy.vote(dossier_id)
    copy.send(mail)
    return copy


@pytest.mark.timeout(900)
def test_a_package_whose_taking_in_is_killed_is_read_again_to_the_same_end(
    house: House, sqlite_url: str, mail: Path, killer: Victims
) -> None:
    dossiers = seated(house)
    copy = answered(house, mail, dossiers)
    waiting, kills, over = Patience(random.Random(SEED + 21)), 0, False
    while kills < share(0.15) and not over:
        kills += 1
        over = killer.kill_one(waiting, "take_packages", sqlite_url, str(mail))
        with house.opened.store.read() as work:
            known = work.packages.answers()
            read = work.packages.returned()
        sealed = [one for dossier in dossiers for one in house.deliberation(dossier).evaluations]
        events = house.events()
        assert {one.outcome for one in known} <= {Settlement.TAKEN_IN}
        assert len(known) == events.count("answer_taken_in")
        assert len(sealed) == events.count("evaluation_submitted")
        assert len(read) == events.count("package_read") <= 1
        assert check(sqlite_url) == ()
    assert killer.let_one("take_packages", sqlite_url, str(mail)) == 0
    votes = [
        replace(one, version=0) for dossier in dossiers for one in house.deliberation(dossier).evaluations
    ]
    assert sorted(votes, key=lambda one: one.id) == sorted(copy.sealed, key=lambda one: one.id)
    assert house.events().count("answer_taken_in") == 2 * DOSSIERS
    assert house.holds()


@pytest.mark.timeout(900)
def test_a_package_that_is_killed_while_it_is_made_is_whole_or_not_there(
    house: House, sqlite_url: str, mail: Path, killer: Victims
) -> None:
    seated(house)
    copy = an_enrolled_copy(house, mail)
    waiting, scratch = Patience(random.Random(SEED + 22)), mail.parent / "brouillon"
    scratch.mkdir()
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "make_packages", sqlite_url, str(mail))
        written = {path.stem: path for path in mail.glob("*.avisex")}
        with house.opened.store.read() as work:
            sent = {one.id: one.state for one in work.packages.sent()}
        assert {key for key, state in sent.items() if state is PackageState.OUT} <= set(written)
        assert set(written) <= set(sent)
        assert check(sqlite_url) == ()
    for path in mail.glob("*.avisex"):
        copy.receive(path, scratch)
    assert list(scratch.iterdir()) == []
    assert house.holds()

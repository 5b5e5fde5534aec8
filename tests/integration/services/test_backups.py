"""Copies as the house decides them: who may, when one is due, how many stay, and what the journal says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.errors import CopyCancelled
from db.maintenance import check
from db.store import OpenedStore
from reviewer.dossier.lifecycle import ActNotPermitted, DossierState
from reviewer.services.backups import BackupPlan, BackupPlanImpossible, NoBackupFolder
from reviewer.services.views import DossierFilter
from tests.support.office import TODAY, House, a_house
from tests.support.people import ROLES


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    """A staffed house on an SQLite file."""
    return a_house(sqlite_store)


def planned(house: House, folder: Path, *, every_days: int = 7, keep: int = 2) -> None:
    house.as_("ada").backups.set_plan(BackupPlan(folder=str(folder), every_days=every_days, keep=keep))


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, True),
        (TODAY, False),
        (TODAY - timedelta(days=6), False),
        (TODAY - timedelta(days=7), True),
        (TODAY + timedelta(days=1), True),  # the clock was set back since
    ],
)
def test_a_copy_is_due_when_the_last_one_is_old_enough(last: date | None, due: bool) -> None:
    assert BackupPlan(folder="/copies", every_days=7).due(last, TODAY) is due
    assert not BackupPlan(every_days=7).due(last, TODAY)


def test_a_planned_copy_is_noted_in_the_journal_and_the_oldest_go(house: House, tmp_path: Path) -> None:
    house.issued()
    planned(house, tmp_path / "copies")
    backups = house.as_("ada").backups
    assert backups.due()
    copies = [backups.back_up() for _ in range(3)]
    assert [(one.number, one.contents.avis, one.problems) for one in copies] == [
        (number, 1, ()) for number in (1, 2, 3)
    ]
    made = copies[-1]
    assert not backups.due()
    view = backups.view()
    assert [one.number for one in view.copies] == [3, 2]
    assert view.last_at == made.made_at
    last = house.journal()[-1]
    assert (last.event, last.actor_id, last.details["copy"]) == (
        "database_backed_up",
        "ada",
        made.folder.name,
    )
    house.clock.move_to(TODAY + timedelta(days=7))
    assert backups.due()
    assert house.holds()


@pytest.mark.parametrize("key", ["cora", "kim", "sacha"])
def test_whoever_does_the_work_of_the_day_makes_the_planned_copy_once(
    house: House, tmp_path: Path, key: str
) -> None:
    planned(house, tmp_path / "copies", keep=1)
    backups = house.as_(key).backups
    made = backups.back_up_if_due()
    assert made is not None
    assert made.folder.parent == tmp_path / "copies" / "copies"
    assert (house.events()[-1], house.journal()[-1].actor_id) == ("database_backed_up", key)
    assert backups.back_up_if_due() is None
    house.clock.move_to(TODAY + timedelta(days=7))
    again = house.as_(key).backups.back_up_if_due()
    assert again is not None
    assert [one.name for one in (tmp_path / "copies" / "copies").iterdir()] == [again.folder.name]


def test_without_a_plan_no_copy_is_made_by_itself(house: House) -> None:
    entries = len(house.journal())
    assert house.as_("cora").backups.back_up_if_due() is None
    assert len(house.journal()) == entries


def test_anybody_learns_whether_the_database_holds_but_only_administration_what_does_not(
    house: House, sqlite_url: str
) -> None:
    house.issued()
    assert house.as_("eli").backups.count_problems() == 0
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("DROP TRIGGER journal_entry_no_delete")
    assert house.office.backups.count_problems() == 1
    with pytest.raises(ActNotPermitted):
        house.office.backups.check()
    assert [one.name for one in house.as_("ada").backups.check()] == ["protection_missing"]


def test_a_copy_elsewhere_thins_nothing_out(house: House, tmp_path: Path) -> None:
    planned(house, tmp_path / "copies", keep=1)
    backups = house.as_("ada").backups
    for _ in range(2):
        backups.back_up(tmp_path / "ailleurs")
    assert len(list((tmp_path / "ailleurs" / "copies").iterdir())) == 2
    assert not (tmp_path / "copies").exists()


def test_a_copy_that_was_stopped_is_not_noted(house: House, tmp_path: Path) -> None:
    entries = len(house.journal())
    with pytest.raises(CopyCancelled):
        house.as_("ada").backups.back_up(tmp_path / "copies", tell=lambda _done, _of: False)
    assert len(house.journal()) == entries
    assert not (tmp_path / "copies").exists()


def test_a_copy_put_back_undoes_what_came_after_it_and_says_so(
    house: House, sqlite_url: str, tmp_path: Path
) -> None:
    dossier = house.received()
    made = house.as_("ada").backups.back_up(tmp_path / "copies")
    house.received("TC-2025-0002")
    entries = len(house.journal())
    backups = house.as_("ada").backups
    seen = backups.preview(tmp_path / "copies")
    assert seen.present is not None
    assert (seen.present.dossiers, seen.copy.contents.dossiers) == (2, 1)
    assert seen.present.entries == entries
    assert len(house.journal()) == entries  # looking changes nothing
    backups.restore(tmp_path / "copies")
    assert house.state(dossier) is DossierState.RECEIVED
    assert len(house.opened.queries.dossiers(DossierFilter(), limit=10)) == 1
    last = house.journal()[-1]
    assert (last.event, last.actor_id) == ("database_restored", "ada")
    assert last.details == {
        "copy": made.folder.name,
        "replaced_entries": entries,
        "replaced_head": seen.present.head,
    }
    assert house.holds()
    assert check(sqlite_url) == ()


def test_only_who_administers_keeps_copies(house: House, tmp_path: Path) -> None:
    house.as_("ada").backups.back_up(tmp_path / "copies")
    before = sorted(tmp_path.rglob("*"))
    for key in ROLES:
        if key == "ada":
            continue
        backups = house.as_(key).backups
        with pytest.raises(ActNotPermitted):
            backups.back_up(tmp_path / "autres")
        with pytest.raises(ActNotPermitted):
            backups.preview(tmp_path / "copies")
        with pytest.raises(ActNotPermitted):
            backups.restore(tmp_path / "copies")
    assert sorted(path for path in tmp_path.rglob("*") if not path.name.endswith(("-wal", "-shm"))) == [
        path for path in before if not path.name.endswith(("-wal", "-shm"))
    ]


def test_a_plan_has_sensible_numbers_and_a_copy_a_folder(house: House) -> None:
    backups = house.as_("ada").backups
    for plan in (
        BackupPlan(every_days=0),
        BackupPlan(keep=0),
        BackupPlan(every_days=367),
        BackupPlan(keep=1001),
    ):
        with pytest.raises(BackupPlanImpossible):
            backups.set_plan(plan)
    with pytest.raises(NoBackupFolder):
        backups.back_up()

"""Real processes killed at random moments of an act: each leaves the state before or after, and a whole journal."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.copies import contents_of, copies_in
from db.maintenance import backup, check, restore
from db.schema import HEAD, SchemaState, status, upgrade
from db.store import OpenedStore, open_store
from db.vault.access import create_vault, unlock_here
from db.vault.held import holding
from db.vault.machine import MachineFile
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.views import DossierFilter
from tests.integration.store.vaults import is_under_way
from tests.support.kills import SEED, Patience, Victims, share
from tests.support.later_schema import LATER, later_scripts
from tests.support.office import FOUNDER, House, a_house

NOW = datetime(2025, 5, 20, 13, tzinfo=UTC)


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    """A staffed house on an SQLite file."""
    return a_house(sqlite_store)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def patience(act: int) -> Patience:
    return Patience(random.Random(SEED + act))


def states(opened: OpenedStore) -> list[DossierState]:
    return [row.state for row in opened.queries.dossiers(DossierFilter(), limit=10_000)]


@pytest.mark.timeout(900)
def test_intake_that_is_killed_leaves_whole_dossiers_only(
    house: House, sqlite_url: str, killer: Victims
) -> None:
    waiting, received, kills = patience(1), 0, 0
    while kills < share(0.15) or not received:  # on a busy machine the first ones die before they begin
        kills += 1
        killer.kill_one(waiting, "take_in", sqlite_url, str(received))
        now = len(states(house.opened))
        assert now >= received
        assert house.events().count("request_taken_in") == now
        assert check(sqlite_url) == ()
        received = now


@pytest.mark.timeout(900)
def test_an_evaluation_that_is_killed_is_sealed_whole_or_not_at_all(
    house: House, sqlite_url: str, killer: Victims
) -> None:
    kills, waiting = share(0.15), patience(2)
    with house.opened.store.begin() as work:
        for key in ("eli", "elsa"):
            work.experts.save(replace(work.experts.get(key), capacity=kills))
        work.commit(FOUNDER, house.clock.now(), Event(name="experts_saved"))
    dossiers = [house.in_review(f"TC-2025-{number:04d}") for number in range(kills)]
    for _ in range(kills):
        killer.kill_one(waiting, "evaluate", sqlite_url, "eli")
        sealed = [
            one for dossier in dossiers for one in house.deliberation(dossier).evaluations if one.submitted
        ]
        assert house.events().count("evaluation_submitted") == len(sealed)
        assert check(sqlite_url) == ()
    assert killer.let_one("evaluate", sqlite_url, "eli") == 0
    assert house.events().count("evaluation_submitted") == kills


@pytest.mark.timeout(900)
def test_a_signature_that_is_killed_leaves_no_avis_or_a_whole_one(
    house: House, sqlite_url: str, killer: Victims
) -> None:
    kills, waiting = share(0.15), patience(3)
    for number in range(kills):
        house.validated(f"TC-2025-{number:04d}")
    for _ in range(kills):
        killer.kill_one(waiting, "sign", sqlite_url, "sacha")
        found = states(house.opened)
        with house.opened.store.read() as work:
            numbers = [one.number.sequence for one in work.register.all()]
        assert numbers == list(range(1, found.count(DossierState.ISSUED) + 1))
        assert found.count(DossierState.VALIDATED) == kills - len(numbers)
        assert check(sqlite_url) == ()
    assert killer.let_one("sign", sqlite_url, "sacha") == 0
    assert set(states(house.opened)) == {DossierState.ISSUED}


@pytest.mark.timeout(900)
def test_a_copy_that_is_killed_leaves_the_copies_before_it_and_never_half_a_one(
    house: House, sqlite_url: str, killer: Victims, tmp_path: Path
) -> None:
    house.issued()
    folder, waiting, count = tmp_path / "copies", patience(4), 0
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "copy", sqlite_url, str(folder))
        found = copies_in(folder)
        assert len(found) in {count, count + 1}
        assert len(list((folder / "copies").iterdir()) if folder.exists() else []) == len(found)
        count = len(found)
        assert check(sqlite_url) == ()
    last = backup(sqlite_url, folder, NOW)
    assert [copy.manifest.number for copy in copies_in(folder)] == list(range(count + 1, 0, -1))
    assert not list(folder.glob(".half-*")) + list(folder.glob(".scratch-*"))
    for copy in {last.folder, copies_in(folder)[-1].folder}:
        url = f"sqlite:///{tmp_path}/{copy.name}/avise.db"
        restore(copy, url)
        assert check(url) == ()


@pytest.mark.timeout(900)
def test_a_restore_that_is_killed_leaves_the_database_before_it_or_the_copy(
    sqlite_url: str, killer: Victims, tmp_path: Path
) -> None:
    opened = open_store(sqlite_url, unencrypted=True)
    house = a_house(opened)
    house.issued()
    folder, path = tmp_path / "copies", path_of(sqlite_url)
    copied = backup(sqlite_url, folder, NOW).manifest.contents.head
    house.issued("TC-2025-0002")
    opened.close()
    newer, before = contents_of(path).head, tmp_path / "avant"
    shutil.copytree(path.parent, before)
    heads, waiting = set[str](), patience(5)
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "put_back", str(folder), sqlite_url)
        heads.add(contents_of(path).head)
        assert contents_of(path).head in {copied, newer}
        assert check(sqlite_url) == ()
        shutil.rmtree(path.parent)
        shutil.copytree(before, path.parent)
    assert killer.let_one("put_back", str(folder), sqlite_url) == 0
    assert contents_of(path).head == copied
    assert check(sqlite_url) == ()


@pytest.mark.timeout(900)
def test_a_change_of_key_that_is_killed_leaves_everything_readable_and_ends_at_the_next_try(
    sqlite_url: str, killer: Victims, tmp_path: Path
) -> None:
    settings, path = tmp_path / "reglages", path_of(sqlite_url)
    first = create_vault(sqlite_url, MachineFile(settings), holder="poste")
    opened = open_store(sqlite_url, key=first)
    house = a_house(opened)
    house.issued()
    with opened.store.begin() as work:
        for number in range(30):
            work.blobs.put(random.Random(number).randbytes(20_000))
        work.commit(FOUNDER, NOW, Event(name="setting_changed"))
    opened.close()
    with holding(first):
        head = contents_of(path).head
    waiting, kills, changed = patience(7), 0, 0
    while kills < share(0.1) or not changed:
        kills += 1
        before = unlock_here(sqlite_url, settings)
        killer.kill_one(waiting, "rekey", sqlite_url, str(settings))
        found = unlock_here(sqlite_url, settings)
        assert found is not None
        changed += found != before
        with holding(found):
            assert contents_of(path).head == head
            assert check(sqlite_url) == ()
    assert killer.let_one("rekey", sqlite_url, str(settings)) == 0
    assert not is_under_way(sqlite_url)
    last = unlock_here(sqlite_url, settings)
    assert last is not None
    assert last.id != first.id
    with holding(last):
        assert check(sqlite_url) == ()


@pytest.mark.timeout(900)
def test_a_migration_that_is_killed_leaves_the_old_schema_or_the_new_one(
    sqlite_url: str, killer: Victims, tmp_path: Path
) -> None:
    opened = open_store(sqlite_url, unencrypted=True)
    house = a_house(opened)
    for number in range(20):
        house.received(f"TC-2025-{number:04d}")
    opened.close()
    scripts, path, before = later_scripts(tmp_path / "later"), path_of(sqlite_url), tmp_path / "avant"
    entries = contents_of(path).entries
    shutil.copytree(path.parent, before)
    waiting = patience(6)
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "bring_up", sqlite_url, str(scripts))
        found = status(sqlite_url, scripts=scripts)
        assert found.revision in {HEAD, LATER}
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            columns = {row[1] for row in connection.execute("PRAGMA table_info(person)")}
            assert ("pronoun" in columns) is (found.revision == LATER)
            assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (entries,)
        if found.revision == HEAD:
            assert check(sqlite_url) == ()
        shutil.rmtree(path.parent)
        shutil.copytree(before, path.parent)
    assert upgrade(sqlite_url, scripts=scripts).state is SchemaState.CURRENT

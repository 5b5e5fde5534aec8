"""A third programme from a folder: an administrator installs it, every desk has it, its dossiers keep what they had."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.integrity import findings
from db.store import OpenedStore
from reviewer import resource_files
from reviewer.avis.verification import SignatureOutcome
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import NotFound
from reviewer.programme.reading import ProgrammeInvalid
from reviewer.services.audit import audit
from reviewer.services.programmes import (
    ProgrammeInUse,
    ProgrammePackaged,
    ProgrammeUnchanged,
    ProgrammeUnreadable,
    SeriesTaken,
    open_library,
    shelved,
)
from reviewer.services.settings import INSTALLED
from reviewer.wording import Wording
from tests.support.talents import BENCH, Studio, a_studio, a_talent, text_of

THIRD = "cohorte"
CHANGES = {
    "programme.toml": (("talents-exception", THIRD), ('series = "TE"', 'series = "CO"')),
    "documents/avis-1.toml": (
        ("talents-exception", THIRD),
        ("Avis sur un talent d’exception", "Avis de la troisième cohorte"),
    ),
}


def a_folder(root: Path) -> Path:
    """Return a folder that holds a third programme, made from the second one."""
    folder = root / "clé" / THIRD
    shutil.copytree(resource_files.path("programmes/talents-exception"), folder)
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for old, new in CHANGES.get(
            path.relative_to(folder).as_posix(), (("talents-exception-", f"{THIRD}-"),)
        ):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def studio(sqlite_store: OpenedStore, tmp_path: Path) -> Studio:
    return a_studio(sqlite_store, tmp_path, THIRD)


def test_an_installed_programme_runs_whole_at_every_desk_of_its_database(
    store: OpenedStore, tmp_path: Path, folder: Path
) -> None:
    first = a_studio(store, tmp_path, THIRD)
    changes = first.as_("ada").programmes.install(folder)
    assert changes.settings
    assert "installé" in Wording.load().text("done", changes.message or "", **changes.facts)
    shutil.rmtree(folder)  # what was installed is in the database, and nowhere else

    (tmp_path / "autre").mkdir()
    second = a_studio(store, tmp_path / "autre", THIRD)
    for studio, reference in ((first, "CO-1"), (second, "CO-2")):
        document = {**a_talent(), "reference": reference}
        dossier_id = studio.admissible(document)
        studio.seat(dossier_id, *BENCH)
        for key in BENCH:
            studio.vote(dossier_id, key, True)
        studio.as_("cora").committee.confirm_decision(dossier_id, {})
        pdf = studio.signed(dossier_id)
        found = studio.verified(pdf)
        assert found.outcome is SignatureOutcome.GENUINE
        assert found.content is not None
        assert str(found.content.number).startswith("CO-2025-000")
        assert "Avis de la troisième cohorte" in text_of(pdf)
    assert audit(store.store).broken is None
    with store.engine.connect() as connection:
        assert findings(connection, store.blobs) == ()


def test_who_installed_what_is_in_the_journal(studio: Studio, folder: Path) -> None:
    studio.as_("ada").programmes.install(folder)
    with studio.opened.store.read() as work:
        (entry,) = [one for one in work.journal.entries() if one.event == "programme_installed"]
    assert entry.actor_id == "ada"
    assert entry.details["programme"] == THIRD
    assert entry.details["sha256"] == studio.office.programmes.library.installed[THIRD]
    assert THIRD in Wording.load().text("event", entry.event, **entry.details)


@pytest.mark.parametrize("key", ["claude", "kim", "sacha", "eli", "aude"])
def test_only_an_administrator_installs(studio: Studio, folder: Path, key: str) -> None:
    with pytest.raises(ActNotPermitted):
        studio.as_(key).programmes.install(folder)
    assert THIRD not in studio.office.desk.programmes


def test_a_faulty_folder_installs_nothing_and_tells_every_fault_where_the_person_has_it(
    studio: Studio, folder: Path
) -> None:
    change(folder, "programme.toml", 'series = "CO"', 'series = "co-1"')
    change(folder, "documents/avis-1.toml", 'yes = "Oui"\n', "")
    change(folder, "documents/avis-1.toml", "{finding}", "{finding.__class__}")
    with pytest.raises(ProgrammeInvalid) as first:
        studio.as_("ada").programmes.install(folder)
    assert [(Path(one.file), one.code) for one in first.value.faults] == [
        (folder / "programme.toml", "series")
    ]
    change(folder, "programme.toml", 'series = "co-1"', 'series = "CO"')
    with pytest.raises(ProgrammeInvalid) as second:
        studio.office.programmes.install(folder)
    assert {(Path(one.file), one.code) for one in second.value.faults} == {
        (folder / "documents/avis-1.toml", "text_missing"),
        (folder / "documents/avis-1.toml", "placeholder"),
    }
    assert all("ligne" in one.place for one in second.value.faults)
    with studio.opened.store.read() as work:
        assert work.settings.starting_with(INSTALLED) == {}


def test_a_folder_with_a_link_in_it_is_refused(studio: Studio, folder: Path) -> None:
    (folder / "documents" / "secret.toml").symlink_to("/etc/passwd")
    with pytest.raises(ProgrammeInvalid) as caught:
        studio.as_("ada").programmes.install(folder)
    assert [one.code for one in caught.value.faults] == ["link"]


def test_a_programme_that_ships_is_not_installed_over(studio: Studio, tmp_path: Path) -> None:
    copy = tmp_path / "iatiev"
    shutil.copytree(resource_files.path("programmes/iatiev"), copy)
    with pytest.raises(ProgrammePackaged):
        studio.as_("ada").programmes.install(copy)


def test_two_programmes_do_not_share_their_numbers(studio: Studio, folder: Path) -> None:
    change(folder, "programme.toml", 'series = "CO"', 'series = "IA"')
    with pytest.raises(SeriesTaken) as refused:
        studio.as_("ada").programmes.install(folder)
    assert (refused.value.series, refused.value.programme) == ("IA", "iatiev")


def test_the_same_folder_twice_is_said(studio: Studio, folder: Path) -> None:
    studio.as_("ada").programmes.install(folder)
    with pytest.raises(ProgrammeUnchanged):
        studio.office.programmes.install(folder)


def test_a_programme_without_dossiers_may_still_be_put_right(studio: Studio, folder: Path) -> None:
    studio.as_("ada").programmes.install(folder)
    change(folder, "programme.toml", "value = 12,", "value = 6,")
    studio.office.programmes.install(folder)
    assert studio.office.desk.programme(THIRD).validity_months.value == 6


def test_a_programme_with_dossiers_only_grows(studio: Studio, folder: Path) -> None:
    studio.as_("ada").programmes.install(folder)
    studio.received(a_talent())
    shelf = studio.as_("ada").programmes
    change(folder, "programme.toml", "value = 12,", "value = 6,")
    change(folder, "grid-1.toml", "weight = 25", "weight = 30")
    with pytest.raises(ProgrammeInUse) as refused:
        shelf.install(folder)
    assert refused.value.changed == ("grid-1.toml", "programme.toml (validity_months)")
    assert "programme.toml (validity_months)" in Wording.load().explain(refused.value).what
    assert studio.office.desk.programme(THIRD).validity_months.value == 12

    change(folder, "programme.toml", "value = 6,", "value = 12,")
    change(folder, "grid-1.toml", "weight = 30", "weight = 25")
    newer = (folder / "grid-1.toml").read_text(encoding="utf-8")
    newer = newer.replace("version = 1", "version = 2").replace("grille-1", "grille-2")
    newer = newer.replace("valid_from = 2024-11-29", "valid_from = 2026-01-05")
    (folder / "grid-2.toml").write_text(newer, encoding="utf-8")
    shelf.install(folder)
    programme = studio.office.desk.programme(THIRD)
    assert programme.grid.id == f"{THIRD}-grille-2"
    assert programme.grids[0].id == f"{THIRD}-grille-1"


def test_a_programme_that_can_no_longer_be_read_stops_no_other(studio: Studio, folder: Path) -> None:
    studio.as_("ada").programmes.install(folder)
    studio.office.settings.put(f"{INSTALLED}{THIRD}", "0" * 64)
    with studio.opened.store.begin() as work:
        name = f"{INSTALLED}autre"
        work.settings.put(name, work.blobs.put(b"{}"))
        actor = studio.office.desk.actor
        work.commit(actor, studio.office.desk.now(), Event(name="setting_changed"))
    library = open_library(studio.opened.store)
    assert sorted(library) == ["iatiev", "talents-exception"]
    by_id = {one.id: one for one in shelved(library)}
    assert isinstance(by_id[THIRD].trouble, NotFound)
    assert isinstance(by_id["autre"].trouble, ProgrammeUnreadable)
    assert by_id["iatiev"].trouble is None
    with studio.opened.engine.connect() as connection:
        assert [one.name for one in findings(connection, studio.opened.blobs)] == ["document_missing"]

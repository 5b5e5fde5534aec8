"""The ministry's files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.reconciliation.decisions import MismatchVerdict, facts_digest
from reviewer.reconciliation.ministry import MinistryRow, SavedMapping
from reviewer.services.ports.reconciliation import MinistryImport, ReadExport
from tests.support.office import FOUNDER, PROGRAMME
from tests.support.reconciling import EVERY_COLUMN, ROW
from tests.support.use_cases.scene import Scene, UseCase, read

STRANGER = "DSP-balayage"
FILE = Path("ministere.csv")


def _file(scene: Scene) -> Path:
    scene.house.reader.exports[FILE.name] = ReadExport(
        file=FILE.name, sha256="1" * 64, rows=(ROW,), refused=()
    )
    return FILE


def _stranger() -> MinistryRow:
    return replace(ROW, application=STRANGER, avis_number="ZZ-2001-0001", family_name="Inconnu")


def _imported(scene: Scene) -> MinistryImport:
    """Return an import in the scene's database: one line that names nobody of here."""
    with scene.house.opened.store.begin() as work:
        for one in work.reconciliations.imports(PROGRAMME):
            if one.id == "balayage":
                return one
        made = MinistryImport(
            id="balayage",
            programme_id=PROGRAMME,
            file="balayage.csv",
            sha256="0" * 64,
            sheet="",
            as_of=scene.office.desk.today(),
            mapping=EVERY_COLUMN,
            imported_at=scene.office.desk.now(),
            imported_by="kim",
            taken=1,
            refused=0,
        )
        work.reconciliations.add(made, (_stranger(),), ())
        work.commit(FOUNDER, scene.office.desk.now(), Event(name="ministry_file_imported"))
    return _imported(scene)


def _a_mapping(scene: Scene) -> SavedMapping:
    with scene.house.opened.store.begin() as work:
        for one in work.reconciliations.mappings(PROGRAMME):
            return one
        work.reconciliations.save_mapping(
            SavedMapping(
                id="balayage", programme_id=PROGRAMME, name="Balayage", mapping=EVERY_COLUMN, saved_by="kim"
            )
        )
        work.commit(FOUNDER, scene.office.desk.now(), Event(name="ministry_mapping_saved"))
    return _a_mapping(scene)


def _import_file(scene: Scene) -> object:
    return scene.office.reconciliation.import_file(
        PROGRAMME, _file(scene), sheet="", mapping=EVERY_COLUMN, as_of=scene.office.desk.today()
    )


def _undo(scene: Scene) -> object:
    one = _imported(scene)
    return scene.office.reconciliation.undo_import(one.id, version=one.version, reason="Mauvais fichier.")


def _decide(scene: Scene) -> object:
    _imported(scene)
    row = _stranger()
    facts = (
        ("application", STRANGER),
        ("avis_number", row.avis_number),
        ("person", row.person),
        ("born_on", "" if row.born_on is None else row.born_on.isoformat()),
    )
    return scene.office.reconciliation.decide(
        PROGRAMME,
        f"unknown_avis:{STRANGER.casefold()}",
        seen=facts_digest(facts),
        verdict=MismatchVerdict.THEIRS,
        reason="Numéro mal copié.",
    )


RECONCILIATION: tuple[UseCase, ...] = (
    read("reconciliation.look", Act.IMPORT_MINISTRY_FILE, lambda s: s.office.reconciliation.look(_file(s))),
    read(
        "reconciliation.preview",
        Act.IMPORT_MINISTRY_FILE,
        lambda s: s.office.reconciliation.preview(_file(s), "", EVERY_COLUMN),
    ),
    read(
        "reconciliation.trial",
        Act.IMPORT_MINISTRY_FILE,
        lambda s: s.office.reconciliation.trial(
            PROGRAMME, _file(s), sheet="", mapping=EVERY_COLUMN, as_of=s.office.desk.today()
        ),
    ),
    read(
        "reconciliation.mappings",
        Act.IMPORT_MINISTRY_FILE,
        lambda s: s.office.reconciliation.mappings(PROGRAMME),
    ),
    UseCase(
        "reconciliation.save_mapping",
        Act.IMPORT_MINISTRY_FILE,
        lambda s: s.office.reconciliation.save_mapping(PROGRAMME, "Autre", EVERY_COLUMN),
    ),
    UseCase(
        "reconciliation.remove_mapping",
        Act.IMPORT_MINISTRY_FILE,
        lambda s: s.office.reconciliation.remove_mapping(_a_mapping(s)),
    ),
    UseCase("reconciliation.import_file", Act.IMPORT_MINISTRY_FILE, _import_file),
    UseCase("reconciliation.undo_import", Act.IMPORT_MINISTRY_FILE, _undo),
    read(
        "reconciliation.import_page",
        Act.READ_RECONCILIATION,
        lambda s: s.office.reconciliation.import_page(_imported(s).id),
    ),
    read("reconciliation.view", Act.READ_RECONCILIATION, lambda s: s.office.reconciliation.view(PROGRAMME)),
    UseCase("reconciliation.decide", Act.DECIDE_MISMATCH, _decide),
)

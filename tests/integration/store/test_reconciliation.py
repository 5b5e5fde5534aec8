"""The ministry's files in the store: rows that never change, an import undone once, decisions in order."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.errors import AviseError, ConflictingChange, Fault, NotFound
from reviewer.reconciliation.decisions import MismatchDecision, MismatchVerdict
from reviewer.reconciliation.ministry import SavedMapping
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import COMPARED
from reviewer.services.ports.reconciliation import ImportState, MinistryImport, RefusedRow
from tests.integration.store.values import ACTOR, HAPPENED, NOW
from tests.support.reconciling import EVERY_COLUMN, ROW
from tests.support.statements import statements

IMPORT = MinistryImport(
    id="i1",
    programme_id="iatiev",
    file="export.csv",
    sha256="a" * 64,
    sheet="",
    as_of=date(2025, 5, 1),
    mapping=EVERY_COLUMN,
    imported_at=NOW,
    imported_by="kim",
    taken=2,
    refused=1,
)
ROWS = (
    ROW,
    replace(ROW, line=3, application="DSP-2", avis_number="", born_on=None, filed_on=None, outcome=None),
)
REFUSED = (
    RefusedRow(line=4, faults=(Fault("export.csv", "ligne 4", "x", "une date", "date"),), person="Zoé Côté"),
)
MAPPING = SavedMapping(id="m1", programme_id="iatiev", name="Export", mapping=EVERY_COLUMN, saved_by="kim")
DECISION = MismatchDecision(
    id="d1",
    programme_id="iatiev",
    subject="unknown_avis:dsp-1",
    facts=(("application", "DSP-1"), ("person", "Zoé « Côté »")),
    verdict=MismatchVerdict.THEIRS,
    reason="Numéro mal copié.",
    decided_by="cora",
    decided_at=NOW,
)


def keep(store: OpenedStore, one: MinistryImport = IMPORT) -> None:
    with store.store.begin() as work:
        work.reconciliations.add(one, ROWS, REFUSED)
        work.commit(ACTOR, NOW, HAPPENED)


def undo(store: OpenedStore) -> None:
    with store.store.begin() as work:
        one = work.reconciliations.get("i1")
        undone = replace(
            one, state=ImportState.UNDONE, undone_at=NOW, undone_by="kim", undone_reason="Mauvais fichier."
        )
        work.reconciliations.save(undone)
        work.commit(ACTOR, NOW, HAPPENED)


def test_an_import_comes_back_with_its_lines_as_they_were(store: OpenedStore) -> None:
    keep(store)
    keep(store, replace(IMPORT, id="i0", sha256="b" * 64, as_of=date(2025, 4, 1)))
    with store.store.read() as work:
        assert work.reconciliations.get("i1") == replace(IMPORT, version=1)
        assert work.reconciliations.rows_of("i1") == ROWS
        assert work.reconciliations.rows_of_each(("i1", "absent", "i0")) == (ROWS, (), ROWS)
        assert work.reconciliations.rows_of_each(()) == ()
        assert work.reconciliations.refused_of("i1") == REFUSED
        assert [one.id for one in work.reconciliations.imports("iatiev")] == ["i0", "i1"]
        assert work.reconciliations.imports("talents-exception") == ()
        with pytest.raises(NotFound):
            work.reconciliations.get("absent")


def test_what_is_gathered_at_once_is_the_same_of_each_programme(store: OpenedStore) -> None:
    elsewhere = "talents-exception"
    keep(store)
    undo(store)
    keep(store, replace(IMPORT, id="i0", sha256="b" * 64, as_of=date(2025, 4, 1)))
    keep(store, replace(IMPORT, id="i2", programme_id=elsewhere))
    with store.store.begin() as work:
        work.reconciliations.save_mapping(MAPPING)
        work.reconciliations.decide(DECISION)
        work.reconciliations.decide(replace(DECISION, id="d2", programme_id=elsewhere))
        work.reconciliations.decide(replace(DECISION, id="d0", verdict=MismatchVerdict.REOPENED))
        work.commit(ACTOR, NOW, HAPPENED)

    def read(work: UnitOfWork) -> list[tuple[Sized, ...]]:
        kept = work.reconciliations
        return [(kept.imports(one), kept.mappings(one), kept.decisions(one)) for one in ("iatiev", elsewhere)]

    with store.store.read() as work:
        alone = read(work)
    with store.store.read() as work, statements(store.engine) as sent:
        work.gather((), *COMPARED)
        assert read(work) == alone
    assert len(sent) == 1
    assert [[len(kept) for kept in each] for each in alone] == [[2, 1, 2], [1, 0, 1]]


def test_an_import_is_undone_once_and_stays_so(store: OpenedStore) -> None:
    keep(store)
    undo(store)
    with store.store.read() as work:
        kept = work.reconciliations.get("i1")
        assert (kept.state, kept.undone_by, kept.version) == (ImportState.UNDONE, "kim", 2)
        assert work.reconciliations.rows_of("i1") == ROWS
    with store.store.begin() as work, pytest.raises((AviseError, DatabaseError)):
        work.reconciliations.save(replace(kept, state=ImportState.STANDING))
    with store.store.begin() as work, pytest.raises(ConflictingChange):
        work.reconciliations.save(replace(kept, version=1))


def test_one_table_stands_once_and_may_come_again_when_undone(store: OpenedStore) -> None:
    keep(store)
    with pytest.raises((AviseError, DatabaseError)):
        keep(store, replace(IMPORT, id="i2"))
    undo(store)
    keep(store, replace(IMPORT, id="i2"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ministry_row SET outcome = 'accepted'",
        "DELETE FROM ministry_row",
        "UPDATE ministry_refusal SET person = ''",
        "DELETE FROM ministry_refusal",
        "UPDATE ministry_import SET taken = 3",
        "UPDATE ministry_import SET sha256 = ''",
        "DELETE FROM ministry_import",
        "UPDATE mismatch_decision SET reason = 'autre'",
        "DELETE FROM mismatch_decision",
    ],
)
def test_the_database_itself_lets_nothing_of_an_import_or_a_decision_change(
    store: OpenedStore, statement: str
) -> None:
    keep(store)
    with store.store.begin() as work:
        work.reconciliations.decide(DECISION)
        work.commit(ACTOR, NOW, HAPPENED)
    with begin_writing(store.engine) as connection, pytest.raises((AviseError, DatabaseError)):
        connection.execute(text(statement))


def test_decisions_come_back_in_the_order_in_which_they_were_made(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.reconciliations.decide(DECISION)
        work.reconciliations.decide(replace(DECISION, id="d0", verdict=MismatchVerdict.REOPENED))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.reconciliations.decisions("iatiev") == (
            DECISION,
            replace(DECISION, id="d0", verdict=MismatchVerdict.REOPENED),
        )


def test_a_mapping_is_saved_changed_and_removed_under_its_lock(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.reconciliations.save_mapping(MAPPING)
        work.commit(ACTOR, NOW, HAPPENED)
    saved = replace(MAPPING, version=1)
    with store.store.begin() as work:
        assert work.reconciliations.mappings("iatiev") == (saved,)
        with pytest.raises(ConflictingChange):
            work.reconciliations.save_mapping(MAPPING)
        work.reconciliations.save_mapping(replace(saved, name="Autre"))
        work.reconciliations.remove_mapping(replace(saved, version=2))
        assert work.reconciliations.mappings("iatiev") == ()

"""Reconciliation through the office: files in, mismatches out, decisions that come back, walls that hold."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.errors import ConflictingChange, NotFound
from reviewer.reconciliation.decisions import (
    DecisionReasonMissing,
    FactsChangedSince,
    MismatchVerdict,
    VerdictNotOffered,
    facts_digest,
)
from reviewer.reconciliation.matching import How
from reviewer.reconciliation.ministry import MinistryOutcome, MinistryRow
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.services.changes import Changes
from reviewer.services.one_view import one_view
from reviewer.services.ports.reconciliation import ImportState, ReadExport, RefusedRow
from reviewer.services.reconciliation.errors import (
    ExportChangedSince,
    FileAlreadyImported,
    ImportAlreadyUndone,
    ImportOfTomorrow,
    LinkMissing,
    MappingNameMissing,
    NothingToImport,
    UndoReasonMissing,
)
from reviewer.services.reconciliation.views import ReconciliationView
from tests.support.office import PROGRAMME, TODAY, House
from tests.support.reconciling import EVERY_COLUMN, ROW
from tests.support.statements import statements

FILE = Path("export.csv")
STATE_OF = date(2025, 5, 18)


def put(
    house: House, *rows: MinistryRow, refused: tuple[RefusedRow, ...] = (), name: str = "export.csv"
) -> Path:
    content = hashlib.sha256(repr((rows, refused)).encode()).hexdigest()
    house.reader.exports[name] = ReadExport(file=name, sha256=content, rows=rows, refused=refused)
    return Path(name)


def take(house: House, path: Path = FILE, as_of: date = STATE_OF) -> Changes:
    return house.as_("kim").reconciliation.import_file(
        PROGRAMME, path, sheet="", mapping=EVERY_COLUMN, as_of=as_of
    )


def view(house: House, key: str = "claude") -> ReconciliationView:
    return house.as_(key).reconciliation.view(PROGRAMME)


def of_kind(found: ReconciliationView, kind: str) -> Mismatch:
    (mismatch,) = (one for one in found.mismatches if one.kind == kind)
    return mismatch


def _accepted(house: House) -> Decimal | None:
    book = house.as_("claude").figures.book()
    outcomes = book.definitions.indicator("ministry_outcomes")
    assert outcomes is not None
    return book.figure(outcomes, MinistryOutcome.ACCEPTED).value


def decide(
    house: House, mismatch: Mismatch, verdict: MismatchVerdict, dossier_id: str | None = None
) -> Changes:
    return house.as_("claude").reconciliation.decide(
        PROGRAMME,
        mismatch.subject,
        seen=facts_digest(mismatch.facts),
        verdict=verdict,
        reason="Vu avec le Ministère.",
        dossier_id=dossier_id,
    )


def a_row(house: House, number: str, **changes: object) -> MinistryRow:
    """Return a line about the person of an issued avis."""
    with house.opened.store.read() as work:
        (known,) = (
            one for one in work.reconciliations.known(PROGRAMME) if number in {a.number for a in one.avis}
        )
    told = replace(
        ROW,
        avis_number=number,
        family_name=known.family_name,
        given_name=known.given_name,
        born_on=known.born_on,
        employer=known.employer,
        filed_on=TODAY,
    )
    return replace(told, **changes)  # type: ignore[arg-type]  # the fields of a test are given by name


def test_a_file_is_imported_compared_and_undone_whole(house: House) -> None:
    number = house.issued()
    put(
        house,
        a_row(house, number, outcome=MinistryOutcome.ACCEPTED),
        replace(ROW, line=3, application="DSP-9"),
    )
    import_id = take(house).facts["import"]
    found = view(house)
    assert found.applications == 2
    assert found.matched[How.NUMBER] >= 1
    (row,) = found.imports
    assert (row.taken, row.refused, row.imported_by) == (2, 0, "Kim Délivrance")
    house.as_("kim").reconciliation.undo_import(import_id, version=1, reason="Mauvais fichier.")
    after = view(house)
    assert (after.applications, after.mismatches) == (0, ())
    assert after.imports[0].entry.state is ImportState.UNDONE
    assert after.imports[0].undone_by == "Kim Délivrance"
    assert house.office.reconciliation.import_page(import_id).row.taken == 2
    assert house.events()[-2:] == ["ministry_file_imported", "ministry_import_undone"]
    assert house.holds()


def test_an_import_is_undone_once_with_a_reason_and_as_it_was_seen(house: House) -> None:
    put(house, ROW)
    import_id = take(house).facts["import"]
    desk = house.as_("kim").reconciliation
    with pytest.raises(UndoReasonMissing):
        desk.undo_import(import_id, version=1, reason=" ")
    with pytest.raises(ConflictingChange):
        desk.undo_import(import_id, version=7, reason="Mauvais fichier.")
    desk.undo_import(import_id, version=1, reason="Mauvais fichier.")
    with pytest.raises(ImportAlreadyUndone):
        desk.undo_import(import_id, version=2, reason="Encore.")


def test_the_same_file_counts_once_until_it_is_undone(house: House) -> None:
    put(house, ROW)
    import_id = take(house).facts["import"]
    with pytest.raises(FileAlreadyImported):
        take(house)
    house.as_("kim").reconciliation.undo_import(import_id, version=1, reason="À refaire.")
    take(house)
    assert view(house).applications == 1


def test_nothing_is_half_imported(house: House) -> None:
    put(house, refused=(RefusedRow(line=2, faults=()),))
    with pytest.raises(NothingToImport):
        take(house)
    put(house, ROW)
    with pytest.raises(ImportOfTomorrow):
        take(house, as_of=date(2025, 5, 21))
    with pytest.raises(ExportChangedSince):
        house.as_("kim").reconciliation.import_file(
            PROGRAMME, FILE, sheet="", mapping=EVERY_COLUMN, as_of=STATE_OF, seen_sha256="0" * 64
        )
    assert view(house).imports == ()


def test_a_decision_is_kept_and_reapplied_at_the_next_import_while_its_facts_stay(house: House) -> None:
    number = house.issued()
    put(house, a_row(house, number, employer="Ciel ouvert ltée"))
    take(house)
    decide(house, of_kind(view(house), "other_employer"), MismatchVerdict.EXPLAINED)
    put(
        house,
        a_row(house, number, employer="Ciel ouvert ltée", outcome=MinistryOutcome.REFUSED),
        name="mai.csv",
    )
    take(house, Path("mai.csv"), date(2025, 5, 19))
    again = of_kind(view(house), "other_employer")
    assert again.decision is not None
    assert view(house).deciders[again.decision.decided_by] == "Claude Coordination"
    put(house, a_row(house, number, employer="Autre maison"), name="juin.csv")
    take(house, Path("juin.csv"), TODAY)
    changed = of_kind(view(house), "other_employer")
    assert changed.open
    assert changed.outdated == again.decision


def test_a_doubtful_application_is_linked_by_a_person_and_counts_from_then_on(house: House) -> None:
    number = house.issued()
    row = a_row(house, number, avis_number="", born_on=None, outcome=MinistryOutcome.ACCEPTED)
    put(house, row)
    take(house)
    mismatch = of_kind(view(house), "doubtful_person")
    with pytest.raises(LinkMissing):
        decide(house, mismatch, MismatchVerdict.LINKED)
    with pytest.raises(NotFound):
        decide(house, mismatch, MismatchVerdict.LINKED, "absent")
    decide(house, mismatch, MismatchVerdict.LINKED, mismatch.dossiers[0])
    assert view(house).matched[How.HAND] == 1
    assert _accepted(house) == 1
    decide(house, of_kind(view(house), "doubtful_person"), MismatchVerdict.REOPENED)
    assert view(house).matched[How.HAND] == 0
    assert _accepted(house) == 0


def test_a_decision_wants_a_reason_a_fitting_verdict_and_the_facts_that_were_seen(house: House) -> None:
    put(house, ROW)
    take(house)
    mismatch = of_kind(view(house), "unknown_avis")
    desk = house.as_("claude").reconciliation
    seen = facts_digest(mismatch.facts)
    with pytest.raises(DecisionReasonMissing):
        desk.decide(PROGRAMME, mismatch.subject, seen=seen, verdict=MismatchVerdict.THEIRS, reason=" ")
    with pytest.raises(FactsChangedSince):
        desk.decide(PROGRAMME, mismatch.subject, seen="0" * 64, verdict=MismatchVerdict.THEIRS, reason="Vu.")
    with pytest.raises(FactsChangedSince):
        desk.decide(PROGRAMME, "unknown_avis:autre", seen=seen, verdict=MismatchVerdict.THEIRS, reason="Vu.")
    for verdict in (MismatchVerdict.EXPLAINED, MismatchVerdict.REOPENED):
        with pytest.raises(VerdictNotOffered):
            desk.decide(PROGRAMME, mismatch.subject, seen=seen, verdict=verdict, reason="Vu.")


def test_the_journal_names_nobody(house: House) -> None:
    number = house.issued()
    before = len(house.journal())
    put(house, a_row(house, number, employer="Ciel ouvert ltée"), name="liste-Okonkwo.csv")
    take(house, Path("liste-Okonkwo.csv"))
    decide(house, of_kind(view(house), "other_employer"), MismatchVerdict.THEIRS)
    house.as_("kim").reconciliation.save_mapping(PROGRAMME, "Okonkwo", EVERY_COLUMN)
    row = a_row(house, number)
    for entry in house.journal()[before:]:
        told = str(dict(entry.details))
        assert not any(word in told for word in ("Okonkwo", row.family_name, row.given_name, "Ciel"))


def test_a_corrected_fact_is_what_is_compared(house: House) -> None:
    dossier_id = house.received()
    house.as_("claude").corrections.correct(
        dossier_id, {"candidate.born_on": "1991-02-03"}, "Passeport.", request_version=1
    )
    with house.opened.store.read() as work:
        (known,) = work.reconciliations.known(PROGRAMME)
    assert known.born_on == date(1991, 2, 3)


def test_who_is_in_conflict_with_a_dossier_finds_no_line_of_it_and_no_count(house: House) -> None:
    number = house.issued(employer__legal_name="Maison d’Éli inc.")
    row = a_row(house, number, employer="Ciel ouvert ltée")
    refused = RefusedRow(line=9, faults=(), avis_number=number.lower(), person="")
    put(house, row, replace(ROW, line=5, application="DSP-5", avis_number="ZZ-2001-0001"), refused=(refused,))
    import_id = take(house).facts["import"]
    assert view(house).applications == 2
    _wall_off(house, "claude", "Maison d’Éli inc.")
    walled = view(house)
    assert walled.applications == 1
    assert (walled.imports[0].taken, walled.imports[0].refused) == (1, 0)
    assert {one.about for one in walled.mismatches} == {"DSP-5"}
    page = house.office.reconciliation.import_page(import_id)
    assert (page.row.taken, page.refused) == (1, ())
    assert view(house, "cora").applications == 2


def _wall_off(house: House, key: str, employer: str) -> None:
    """Make somebody of the house an expert whose own employer is this one."""
    from reviewer.dossier.events import Event
    from tests.support.office import FOUNDER
    from tests.support.people import an_expert

    with house.opened.store.begin() as work:
        work.experts.save(an_expert(key, employers=(employer,)))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))


def test_saved_columns_are_found_again_by_their_name(house: House) -> None:
    desk = house.as_("kim").reconciliation
    with pytest.raises(MappingNameMissing):
        desk.save_mapping(PROGRAMME, " ", EVERY_COLUMN)
    desk.save_mapping(PROGRAMME, "Export mensuel", EVERY_COLUMN)
    desk.save_mapping(PROGRAMME, " Export mensuel ", EVERY_COLUMN)
    (saved,) = desk.mappings(PROGRAMME)
    assert (saved.name, saved.version) == ("Export mensuel", 2)
    desk.remove_mapping(saved)
    assert desk.mappings(PROGRAMME) == ()


def test_however_many_files_there_are_five_statements_compare_them(house: House) -> None:
    house.received("TC-2025-0001")
    for number in range(3):
        take(house, put(house, replace(ROW, application=f"DSP-{number}"), name=f"export-{number}.csv"))
    office = house.as_("claude")
    with statements(house.opened.engine) as sent, one_view():
        assert len(office.reconciliation.view(PROGRAMME).imports) == 3
    assert len(sent) == 5

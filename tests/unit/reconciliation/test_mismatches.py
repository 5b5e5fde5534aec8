"""Every kind of mismatch, its sentence, and decisions that hold as long as their facts do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reviewer.avis.avis import RegisterEventKind
from reviewer.dossier.lifecycle import AvisState, DossierState
from reviewer.reconciliation.decisions import MismatchVerdict
from reviewer.reconciliation.ministry import MinistryOutcome, standing
from reviewer.reconciliation.mismatches import Mismatch, MismatchKind
from reviewer.reconciliation.parameters import parameters
from reviewer.reconciliation.reconciling import Reconciliation, Stopped, reconcile
from reviewer.services.reconciliation.sentences import mismatch_facts, mismatch_sentence
from reviewer.wording import Wording
from tests.support.reconciling import ANNE, DOSSIER, ROW, UNTIL, another, decided, found, happened, kinds

ACCEPTED = MinistryOutcome.ACCEPTED


def one(reconciliation: Reconciliation) -> Mismatch:
    (mismatch,) = reconciliation.mismatches
    return mismatch


def scenes() -> dict[str, Reconciliation]:
    """Return one comparison for each kind, in which that kind shows."""
    return {
        "doubtful_person": found(replace(ROW, avis_number="", born_on=date(1990, 3, 2))),
        "unknown_avis": found(replace(ROW, avis_number="IA-2025-0099")),
        "other_person": found(replace(ROW, family_name="Lavoie", given_name="Luc", born_on=date(1970, 1, 1))),
        "other_employer": found(replace(ROW, employer="Ciel ouvert ltée")),
        "two_applications": found(ROW, replace(ROW, application="DSP-2", line=3)),
        "avis_revoked": found(ROW, dossiers=[happened(RegisterEventKind.REVOKED, date(2025, 1, 20))]),
        "avis_suspended": found(ROW, dossiers=[happened(RegisterEventKind.SUSPENDED, date(2025, 1, 20))]),
        "avis_expired": found(replace(ROW, filed_on=date(2026, 1, 11))),
        "avis_not_yet": found(replace(ROW, filed_on=date(2025, 1, 9))),
        "avis_unfavourable": found(ROW, dossiers=[replace(DOSSIER, avis=(replace(ANNE, favourable=False),))]),
        "without_avis": found(
            replace(ROW, avis_number=""),
            dossiers=[replace(DOSSIER, avis=(), state=DossierState.INADMISSIBLE)],
        ),
        "outcome_contradicts": found(replace(ROW, decided_on=date(2025, 3, 1))),
        "not_here": found(replace(ROW, avis_number=""), dossiers=[]),
        "not_in_file": found(),
    }


@pytest.mark.parametrize("kind", [kind.value for kind in MismatchKind])
def test_each_kind_shows_and_has_its_sentence(kind: str) -> None:
    mismatch = next(each for each in scenes()[kind].mismatches if each.kind == kind)
    wording = Wording.load()
    sentence = mismatch_sentence(mismatch, wording)
    assert mismatch.about in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert all(name and value for name, value in mismatch_facts(mismatch, wording))


def test_what_agrees_says_nothing() -> None:
    assert kinds(found(ROW)) == []


@pytest.mark.parametrize(
    ("filed_on", "expected"), [(date(2026, 1, 10), []), (date(2026, 1, 11), ["avis_expired"])]
)
def test_an_avis_holds_to_its_last_day(filed_on: date, expected: list[str]) -> None:
    assert kinds(found(replace(ROW, filed_on=filed_on))) == expected


def test_an_avis_that_was_revoked_after_the_filing_was_good_then() -> None:
    later = happened(RegisterEventKind.REVOKED, date(2025, 2, 2))
    assert kinds(found(ROW, dossiers=[later])) == []
    assert later.avis[0].state_on(date(2025, 2, 1))[0] is AvisState.IN_FORCE
    assert later.avis[0].state_on(date(2025, 2, 2)) == (AvisState.REVOKED, date(2025, 2, 2))


def test_a_lifted_suspension_is_none() -> None:
    history = (
        (RegisterEventKind.SUSPENDED, date(2025, 1, 15)),
        (RegisterEventKind.LIFTED, date(2025, 1, 20)),
    )
    assert kinds(found(ROW, dossiers=[replace(DOSSIER, avis=(replace(ANNE, history=history),))])) == []


def test_acceptance_on_an_expired_avis_contradicts_too() -> None:
    late = found(replace(ROW, filed_on=date(2026, 1, 11), outcome=ACCEPTED))
    assert kinds(late) == ["avis_expired", "outcome_contradicts"]


def test_a_decision_before_the_filing_contradicts() -> None:
    early = found(replace(ROW, outcome=ACCEPTED, decided_on=date(2025, 1, 31)))
    assert dict(one(early).facts)["why"] == "decided_before_filing"
    assert kinds(found(replace(ROW, outcome=ACCEPTED, decided_on=date(2025, 2, 1)))) == []


def test_an_outcome_that_changed_between_two_files_contradicts() -> None:
    before = replace(ROW, outcome=ACCEPTED, decided_on=date(2025, 3, 1))
    (application,) = standing([[before], [replace(ROW, outcome=MinistryOutcome.REFUSED)]])
    assert application.before == (ACCEPTED,)
    assert application.row.decided_on is None
    assert dict(one(found(application)).facts)["outcome_before"] == "accepted"


def test_pending_that_became_accepted_is_the_way_of_things() -> None:
    (application,) = standing([[ROW], [replace(ROW, outcome=ACCEPTED, decided_on=date(2025, 3, 1))]])
    assert kinds(found(application)) == []


def test_a_file_of_outcomes_alone_fills_what_the_applications_left_open() -> None:
    outcome = replace(
        ROW,
        avis_number="",
        family_name="",
        given_name="",
        born_on=None,
        employer="",
        filed_on=None,
        outcome=ACCEPTED,
    )
    (application,) = standing([[ROW], [outcome]])
    assert application.row == replace(ROW, outcome=ACCEPTED)


def test_an_avis_issued_after_the_file_is_not_missed_in_it() -> None:
    later = replace(DOSSIER, avis=(replace(ANNE, issued_on=date(2025, 5, 2)),))
    assert kinds(found(dossiers=[later])) == []
    assert kinds(found(until=None)) == []


def test_a_replaced_or_unfavourable_avis_is_not_missed() -> None:
    replaced = happened(RegisterEventKind.SUPERSEDED, date(2025, 3, 1))
    unfavourable = replace(DOSSIER, avis=(replace(ANNE, favourable=False),))
    assert kinds(found(dossiers=[replaced])) == kinds(found(dossiers=[unfavourable])) == []


def test_legal_forms_and_accents_make_no_other_employer() -> None:
    assert kinds(found(replace(ROW, employer="LABORATOIRES BOREAL"))) == []


def test_a_decision_holds_while_its_facts_stay_and_falls_when_one_changes() -> None:
    row = replace(ROW, employer="Ciel ouvert ltée")
    decision = decided(one(found(row)))
    assert one(found(row, decisions=[decision])).decision == decision
    assert one(found(replace(row, line=40, outcome=ACCEPTED), decisions=[decision])).decision == decision
    changed = one(found(replace(row, employer="Autre maison"), decisions=[decision]))
    assert changed.decision is None
    assert changed.outdated == decision


def test_the_last_decision_is_the_one_that_counts() -> None:
    row = replace(ROW, employer="Ciel ouvert ltée")
    first = decided(one(found(row)))
    later = replace(first, id="later", verdict=MismatchVerdict.THEIRS)
    assert one(found(row, decisions=[first, later])).decision == later
    reopened = replace(first, id="last", verdict=MismatchVerdict.REOPENED)
    assert one(found(row, decisions=[first, later, reopened])).open


def test_what_is_behind_a_wall_is_neither_shown_nor_counted() -> None:
    hidden = replace(DOSSIER, hidden=True)
    rows = (replace(ROW, filed_on=date(2026, 1, 11)), replace(ROW, application="DSP-2", avis_number=""))
    walled = found(*rows, dossiers=[hidden, another(2)])
    assert walled.matches == ()
    assert [each.about for each in walled.mismatches] == ["IA-2025-0002"]
    assert not any("d-anne" in each.dossiers for each in walled.mismatches)


def test_a_decision_opens_no_wall() -> None:
    row = replace(ROW, avis_number="", born_on=date(1990, 3, 2))
    no = decided(one(found(row)), MismatchVerdict.NOT_LINKED)
    walled = found(row, dossiers=[replace(DOSSIER, hidden=True)], decisions=[no])
    assert walled.matches == ()
    assert walled.mismatches == ()


def test_comparing_tells_how_far_it_is_and_stops_when_asked() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    applications = standing([[replace(ROW, application=f"DSP-{n}") for n in range(5)]])
    with pytest.raises(Stopped):
        reconcile(applications, [DOSSIER], [], parameters(), until=UNTIL, tell=tell)
    assert told == [(1, 5), (2, 5)]

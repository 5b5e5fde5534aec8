"""Where a file says little: what is asked of its columns, what a doubtful application shows, what a claim lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.reconciliation.decisions import MismatchVerdict
from reviewer.reconciliation.figures import Claim, ClaimIncomplete, ClaimKind, refuted
from reviewer.reconciliation.matching import How, name_score, same_employer
from reviewer.reconciliation.ministry import (
    ColumnMapping,
    ColumnTakenTwice,
    MappingIncomplete,
    MinistryFact,
    MinistryOutcome,
)
from reviewer.reconciliation.parameters import parameters
from tests.support.reconciling import ANNE, DOSSIER, EVERY_COLUMN, ROW, another, decided, found, kinds
from tests.unit.reconciliation.test_figures import counted
from tests.unit.reconciliation.test_mismatches import one

FILED, OUTCOME, APPLICATION = MinistryFact.FILED_ON, MinistryFact.OUTCOME, MinistryFact.APPLICATION


def test_a_file_needs_the_number_of_each_application_and_something_to_tell_of_it() -> None:
    EVERY_COLUMN.require_usable()
    ColumnMapping({APPLICATION: "Demande", OUTCOME: "Issue"}).require_usable()
    for columns, missing in (
        ({}, (APPLICATION, FILED)),
        ({APPLICATION: "Demande"}, (FILED,)),
        ({FILED: "Date"}, (APPLICATION,)),
    ):
        with pytest.raises(MappingIncomplete) as refused:
            ColumnMapping(columns).require_usable()
        assert refused.value.missing == missing


def test_one_column_holds_one_fact() -> None:
    with pytest.raises(ColumnTakenTwice) as refused:
        ColumnMapping({APPLICATION: "Demande", FILED: "Date", OUTCOME: "Date"}).require_usable()
    assert refused.value.heading == "Date"


def test_applications_are_counted_by_how_they_were_matched() -> None:
    rows = (ROW, replace(ROW, application="DSP-2", avis_number="", born_on=date(1971, 12, 25)))
    counts = found(*rows).counts
    assert counts == {**dict.fromkeys(How, 0), How.NUMBER: 1, How.NONE: 1}


def test_an_application_found_by_its_person_rests_on_the_avis_that_was_issued_last() -> None:
    newer = replace(ANNE, number="IA-2025-0009", issued_on=date(2025, 2, 10))
    two = replace(DOSSIER, avis=(newer, ANNE))
    (match,) = found(replace(ROW, avis_number=""), dossiers=[two]).matches
    assert match.avis == newer


def test_nothing_is_like_a_name_that_is_not_there_and_an_employer_that_is_not_told_is_no_other() -> None:
    assert (name_score("", "anne"), name_score("anne", "anne")) == (0, 100)
    assert same_employer("", "Boréal", parameters())
    assert same_employer("inc.", "Boréal", parameters())
    assert not same_employer("Ciel ouvert", "Boréal", parameters())


def test_a_person_who_is_not_named_is_known_by_the_birth_date_beside_the_number_alone() -> None:
    nameless = replace(ROW, family_name="", given_name="")
    assert kinds(found(nameless)) == []
    assert kinds(found(replace(nameless, born_on=date(1971, 12, 25)))) != []


def test_a_dossier_without_birth_date_is_never_found_by_it() -> None:
    unborn = replace(DOSSIER, born_on=None)
    assert one(found(replace(ROW, avis_number=""), dossiers=[unborn])).kind.value != "avis_expired"
    assert kinds(found(ROW, dossiers=[unborn])) == []


def test_what_may_be_linked_is_decided_so_and_the_rest_is_explained() -> None:
    doubtful = one(found(replace(ROW, avis_number="", born_on=date(1990, 3, 2))))
    assert doubtful.verdicts == (
        MismatchVerdict.LINKED,
        MismatchVerdict.NOT_LINKED,
        MismatchVerdict.OURS,
        MismatchVerdict.THEIRS,
    )
    other = one(found(replace(ROW, employer="Ciel ouvert ltée")))
    assert other.verdicts == (MismatchVerdict.EXPLAINED, MismatchVerdict.OURS, MismatchVerdict.THEIRS)


def test_a_link_to_a_dossier_that_is_no_longer_there_changes_nothing() -> None:
    row = replace(ROW, avis_number="", born_on=date(1990, 3, 2))
    linked = decided(one(found(row)), MismatchVerdict.LINKED, "d-parti")
    (match,) = found(row, decisions=[linked]).matches
    assert match.how is How.DOUBTFUL


def test_a_file_without_days_still_tells_of_an_unfavourable_avis_and_of_an_acceptance_without_right() -> None:
    dossier = replace(DOSSIER, avis=(replace(ANNE, favourable=False),))
    row = replace(ROW, filed_on=None, outcome=MinistryOutcome.ACCEPTED)
    assert set(kinds(found(row, dossiers=[dossier]))) == {"avis_unfavourable", "outcome_contradicts"}
    assert kinds(found(replace(row, outcome=None))) == []
    assert kinds(found(row)) == []


def test_an_application_that_is_decided_and_pending_contradicts_itself() -> None:
    pending = replace(ROW, decided_on=date(2025, 3, 1))
    mismatch = one(found(pending))
    assert (mismatch.kind.value, dict(mismatch.facts)["why"]) == (
        "outcome_contradicts",
        "decided_and_pending",
    )


def test_an_acceptance_of_a_known_person_without_any_avis_has_no_right() -> None:
    dossier = replace(another(2), avis=())
    row = replace(
        ROW,
        avis_number="",
        family_name="Nguyễn2",
        given_name="Mai",
        born_on=date(1985, 6, 2),
        outcome=MinistryOutcome.ACCEPTED,
    )
    told = found(row, dossiers=[dossier])
    assert "outcome_contradicts" in kinds(told)


# --- claims --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim",
    [
        Claim(id="c", kind=ClaimKind.AVERAGE, printed=counted(3)),
        Claim(id="c", kind=ClaimKind.REMAINDER, printed=counted(3), whole=counted(9)),
        Claim(id="c", kind=ClaimKind.SHARE, printed=counted(3), parts=(counted(1),), whole=counted(0)),
        Claim(id="c", kind=ClaimKind.MORE, printed=counted(3), parts=(counted(0),), whole=counted(9)),
        Claim(id="c", kind=next(iter(set(ClaimKind) - {
            ClaimKind.SUM, ClaimKind.REPEATED, ClaimKind.SHARE, ClaimKind.AVERAGE, ClaimKind.REMAINDER,
            ClaimKind.MORE,
        })), printed=counted(3)),
    ],
)  # fmt: skip
def test_a_claim_that_lacks_what_its_kind_needs_is_told_by_its_id(claim: Claim) -> None:
    with pytest.raises(ClaimIncomplete) as refused:
        refuted([claim])
    assert refused.value.args == ("c",)


def test_an_average_lies_between_its_groups() -> None:
    groups = (counted(40), counted(60))
    within = Claim(id="c", kind=ClaimKind.AVERAGE, printed=counted(50), minus=groups)
    beside = replace(within, printed=counted(70))
    assert refuted([within]) == ()
    assert [one.claim for one in refuted([beside])] == [beside]
    shared = replace(within, parts=(counted(1),), whole=counted(2))
    assert refuted([shared]) == ()


def test_a_figure_that_is_printed_twice_is_the_same_both_times() -> None:
    twice = Claim(id="c", kind=ClaimKind.REPEATED, printed=counted(3), parts=(counted(3), counted(4)))
    (finding,) = refuted([twice])
    assert (finding.low, finding.high) == (Decimal(4), Decimal(4))
    assert refuted([replace(twice, parts=())]) == ()

"""A person decides a criterion otherwise than it was computed: both stay, and the whole follows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.admissibility.override import (
    CriterionNotExamined,
    CriterionOverriddenTwice,
    CriterionOverride,
    OverrideChangesNothing,
    OverrideReasonMissing,
    checked_overrides,
    decided_criteria,
    decided_outcome,
)
from reviewer.admissibility.verdict import (
    CriterionOutcome,
    CriterionVerdict,
    Precheck,
    PrecheckOutcome,
    overall,
)
from reviewer.errors import AviseError

MET, NOT_MET, TO_VERIFY = CriterionOutcome.MET, CriterionOutcome.NOT_MET, CriterionOutcome.TO_VERIFY
OUTCOMES = st.sampled_from(CriterionOutcome)


def a_precheck(*outcomes: CriterionOutcome) -> Precheck:
    criteria = tuple(
        CriterionVerdict(
            id=f"C-{number}", outcome=one, label=f"Critère {number}", required="", found="", source=""
        )
        for number, one in enumerate(outcomes)
    )
    day = date(2025, 5, 20)
    return Precheck(
        reference="TC-1",
        as_of=day,
        reference_date=day,
        rules="r",
        outcome=overall(criteria),
        criteria=criteria,
    )


def an_override(number: int, outcome: CriterionOutcome, reason: str = "Vu le contrat.") -> CriterionOverride:
    return CriterionOverride(criterion_id=f"C-{number}", outcome=outcome, reason=reason)


def test_the_computed_and_the_decided_outcome_stand_side_by_side() -> None:
    first, second = decided_criteria(a_precheck(NOT_MET, MET), [an_override(0, MET)])
    assert (first.computed.outcome, first.outcome) == (NOT_MET, MET)
    assert (second.computed.outcome, second.outcome, second.override) == (MET, MET, None)


@pytest.mark.parametrize(
    ("computed", "override", "outcome"),
    [
        ((MET, NOT_MET), an_override(1, MET), PrecheckOutcome.ADMISSIBLE),
        ((MET, TO_VERIFY), an_override(1, MET), PrecheckOutcome.ADMISSIBLE),
        ((MET, MET), an_override(0, NOT_MET), PrecheckOutcome.NOT_ADMISSIBLE),
        ((NOT_MET, TO_VERIFY), an_override(0, MET), PrecheckOutcome.TO_VERIFY),
        ((MET, MET), an_override(0, TO_VERIFY), PrecheckOutcome.TO_VERIFY),
        ((NOT_MET, MET), an_override(0, CriterionOutcome.NOT_APPLICABLE), PrecheckOutcome.ADMISSIBLE),
    ],
)
def test_the_outcome_of_all_follows_the_decided_ones(
    computed: tuple[CriterionOutcome, ...], override: CriterionOverride, outcome: PrecheckOutcome
) -> None:
    assert decided_outcome(a_precheck(*computed), [override]) is outcome


def test_overrides_are_kept_in_the_order_of_the_precheck_with_trimmed_reasons() -> None:
    given_ones = [an_override(2, MET, " Deux. "), an_override(0, MET, " Un.")]
    checked = checked_overrides(a_precheck(NOT_MET, MET, TO_VERIFY), given_ones)
    assert [(one.criterion_id, one.reason) for one in checked] == [("C-0", "Un."), ("C-2", "Deux.")]


@pytest.mark.parametrize(
    ("overrides", "error", "facts"),
    [
        ([an_override(7, MET)], CriterionNotExamined, {"criterion": "C-7"}),
        (
            [an_override(0, MET), an_override(0, TO_VERIFY)],
            CriterionOverriddenTwice,
            {"criterion": "Critère 0"},
        ),
        ([an_override(0, NOT_MET)], OverrideChangesNothing, {"criterion": "Critère 0", "outcome": NOT_MET}),
        ([an_override(0, MET, " \n")], OverrideReasonMissing, {"criterion": "Critère 0"}),
    ],
)
def test_an_override_that_says_nothing_sound_is_refused_with_what_is_wrong(
    overrides: list[CriterionOverride], error: type[AviseError], facts: dict[str, object]
) -> None:
    with pytest.raises(error) as refused:
        checked_overrides(a_precheck(NOT_MET, MET), overrides)
    assert refused.value.details() == facts
    assert refused.value.args == tuple(facts.values())


@given(st.lists(OUTCOMES, max_size=6))
def test_without_overrides_the_computed_outcome_holds(outcomes: list[CriterionOutcome]) -> None:
    result = a_precheck(*outcomes)
    assert decided_outcome(result, ()) is result.outcome
    assert checked_overrides(result, ()) == ()


@given(st.lists(OUTCOMES, min_size=1, max_size=6), st.data())
def test_every_criterion_decided_met_makes_the_whole_admissible(
    outcomes: list[CriterionOutcome], data: st.DataObject
) -> None:
    overrides = [an_override(number, MET) for number, one in enumerate(outcomes) if one is not MET]
    shuffled = data.draw(st.permutations(overrides))
    result = a_precheck(*outcomes)
    assert decided_outcome(result, checked_overrides(result, shuffled)) is PrecheckOutcome.ADMISSIBLE

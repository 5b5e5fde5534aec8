"""What a dossier waits for, from its state and its deliberation's step alone."""

from __future__ import annotations

import pytest

from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import CLOSED_STATES, TRANSITIONS, Act, DossierState
from reviewer.dossier.next_step import next_act, seats_at_work

_D = DossierState


@pytest.mark.parametrize(
    ("state", "step", "act"),
    [
        (_D.RECEIVED, None, Act.FIND_ADMISSIBLE),
        (_D.INCOMPLETE, None, Act.RECORD_COMPLEMENTS),
        (_D.ADMISSIBLE, None, Act.ASSIGN),
        (_D.ADMISSIBLE, Step.SEATS, Act.ASSIGN),
        (_D.ADMISSIBLE, Step.EVALUATIONS, Act.START_REVIEW),
        (_D.IN_REVIEW, Step.SEATS, Act.ASSIGN),
        (_D.IN_REVIEW, Step.EVALUATIONS, Act.SUBMIT_EVALUATION),
        (_D.IN_REVIEW, Step.CONCERTATION, Act.OPEN_CONCERTATION),
        (_D.IN_REVIEW, Step.THIRD_SEAT, Act.OPEN_THIRD_REVIEW),
        (_D.IN_REVIEW, Step.CONFIRMATION, Act.CONFIRM_DECISION),
        (_D.CONCERTATION, Step.CONCERTATION, Act.STATE_POSITION),
        (_D.CONCERTATION, Step.CONFIRMATION, Act.CONFIRM_DECISION),
        (_D.CONCERTATION, Step.THIRD_SEAT, Act.OPEN_THIRD_REVIEW),
        (_D.THIRD_REVIEW, Step.THIRD_SEAT, Act.ASSIGN),
        (_D.THIRD_REVIEW, Step.THIRD_EVALUATION, Act.SUBMIT_EVALUATION),
        (_D.THIRD_REVIEW, Step.CONFIRMATION, Act.CONFIRM_DECISION),
        (_D.DECIDED, Step.DECIDED, Act.DRAFT_AVIS),
        (_D.DRAFTED, Step.DECIDED, Act.VALIDATE_AVIS),
        (_D.VALIDATED, Step.DECIDED, Act.SIGN_AVIS),
    ],
)
def test_a_dossier_waits_for_the_act_that_brings_it_further(
    state: DossierState, step: Step | None, act: Act
) -> None:
    assert next_act(state, step) is act


@pytest.mark.parametrize("state", sorted(CLOSED_STATES))
def test_a_closed_dossier_waits_for_nothing(state: DossierState) -> None:
    assert {next_act(state, step) for step in (None, *Step)} == {None}


@pytest.mark.parametrize("state", DossierState)
@pytest.mark.parametrize("step", [None, *Step])
def test_the_act_waited_for_is_one_that_the_table_admits_from_there(
    state: DossierState, step: Step | None
) -> None:
    act = next_act(state, step)
    assert act is None or state in TRANSITIONS[act].sources


def test_those_at_work_are_told_by_their_seats_and_not_by_what_they_did() -> None:
    assert seats_at_work(_D.IN_REVIEW, Act.SUBMIT_EVALUATION, 2) == (1, 2)
    assert seats_at_work(_D.IN_REVIEW, Act.SUBMIT_EVALUATION, 3) == (1, 2, 3)
    assert seats_at_work(_D.CONCERTATION, Act.STATE_POSITION, 2) == (1, 2)
    assert seats_at_work(_D.THIRD_REVIEW, Act.SUBMIT_EVALUATION, 2) == (3,)
    assert seats_at_work(_D.THIRD_REVIEW, Act.SUBMIT_EVALUATION, 4) == (5,)
    assert seats_at_work(_D.IN_REVIEW, Act.CONFIRM_DECISION, 2) == ()
    assert seats_at_work(_D.RECEIVED, Act.FIND_ADMISSIBLE, 2) == ()
    assert seats_at_work(_D.ISSUED, None, 2) == ()

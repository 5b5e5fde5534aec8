"""The table of acts: who may do what, from where to where."""

from __future__ import annotations

from itertools import product

import pytest

from reviewer.dossier.lifecycle import (
    CLOSED_STATES,
    OPEN_STATES,
    TRANSITIONS,
    Act,
    ActNotPermitted,
    ActNotPossibleNow,
    DossierState,
    Role,
    may,
    next_state,
    possible_acts,
    require_role,
)

AFTER_ISSUE = {
    Act.PRINT_AVIS,
    Act.EXPORT_AVIS,
    Act.SUSPEND_AVIS,
    Act.LIFT_SUSPENSION,
    Act.REVOKE_AVIS,
    Act.WRITE_NOTICE,
}
READING = {
    Act.READ_DOSSIER,
    Act.READ_LETTERS,
    Act.READ_REGISTER,
    Act.READ_QUEUE,
    Act.REPLAY_RULES,
    Act.READ_AGREEMENT,
    Act.READ_FIGURES,
    Act.READ_RECONCILIATION,
    Act.READ_LENIENCY,
    Act.READ_PEOPLE,
    Act.READ_ACCOUNTS,
    Act.READ_SETTINGS,
    Act.READ_OUTBOX,
    Act.READ_READINGS,
    Act.READ_PACKAGES,
}
ANYBODY = frozenset(Role)


def _steps(state: DossierState) -> set[DossierState]:
    return {next_state(act, ANYBODY, state) for act in possible_acts(ANYBODY, state)} - {state}


def test_every_act_has_one_line_under_its_own_name_and_somebody_who_may_do_it() -> None:
    assert set(TRANSITIONS) == set(Act)
    for act, line in TRANSITIONS.items():
        assert line.act is act
        assert line.roles


def test_open_and_closed_states_are_all_states_and_share_none() -> None:
    assert frozenset(DossierState) == OPEN_STATES | CLOSED_STATES
    assert not OPEN_STATES & CLOSED_STATES
    assert (
        frozenset({DossierState.INADMISSIBLE, DossierState.ISSUED, DossierState.WITHDRAWN}) == CLOSED_STATES
    )


@pytest.mark.parametrize("state", sorted(CLOSED_STATES))
def test_nothing_leads_out_of_a_closed_state_but_a_reconsideration(state: DossierState) -> None:
    again = next_state(Act.ASK_RECONSIDERATION, ANYBODY, DossierState.ISSUED)
    assert again is DossierState.IN_REVIEW
    for act in set(Act) - {Act.ASK_RECONSIDERATION}:
        try:
            assert next_state(act, ANYBODY, state) is state
        except ActNotPossibleNow as refused:
            assert (refused.act, refused.state) == (act, state)


@pytest.mark.parametrize("state", sorted(CLOSED_STATES))
def test_a_closed_dossier_offers_only_its_issued_avis_or_a_letter_to_who_was_refused(
    state: DossierState,
) -> None:
    issued = AFTER_ISSUE | {Act.ASK_RECONSIDERATION}
    expected = {DossierState.ISSUED: issued, DossierState.INADMISSIBLE: {Act.WRITE_LETTER}}
    assert possible_acts(ANYBODY, state) == expected.get(state, set())


def test_every_state_can_be_reached_from_reception() -> None:
    reached = {DossierState.RECEIVED}
    frontier = {DossierState.RECEIVED}
    while frontier:
        frontier = set().union(*(_steps(state) for state in frontier)) - reached
        reached |= frontier
    assert reached == set(DossierState)


def test_every_open_state_can_still_end() -> None:
    for start in OPEN_STATES:
        reached, frontier = {start}, {start}
        while frontier:
            frontier = set().union(*(_steps(state) for state in frontier)) - reached
            reached |= frontier
        assert DossierState.WITHDRAWN in reached
        assert DossierState.ISSUED in reached


def test_an_avis_is_issued_only_by_signing_one_that_was_validated() -> None:
    into = {
        (act, source)
        for act, line in TRANSITIONS.items()
        if line.target is DossierState.ISSUED
        for source in line.sources
    }
    assert into == {(Act.SIGN_AVIS, DossierState.VALIDATED)}
    assert {act for act, line in TRANSITIONS.items() if line.target is DossierState.VALIDATED} == {
        Act.VALIDATE_AVIS
    }
    assert TRANSITIONS[Act.VALIDATE_AVIS].sources == {DossierState.DRAFTED}


def test_a_request_can_be_withdrawn_from_every_open_state_and_no_other() -> None:
    assert TRANSITIONS[Act.WITHDRAW].sources == OPEN_STATES
    assert TRANSITIONS[Act.WITHDRAW].target is DossierState.WITHDRAWN


def test_only_the_committee_leads_to_a_decision() -> None:
    sources = {
        source
        for line in TRANSITIONS.values()
        if line.target is DossierState.DECIDED
        for source in line.sources
    }
    committee = {DossierState.IN_REVIEW, DossierState.CONCERTATION, DossierState.THIRD_REVIEW}
    assert sources == committee | {DossierState.DRAFTED, DossierState.VALIDATED}
    assert TRANSITIONS[Act.CONFIRM_DECISION].sources == committee
    assert TRANSITIONS[Act.RETURN_DRAFT].target is DossierState.DECIDED


def test_an_auditor_changes_nothing() -> None:
    theirs = {act for act, line in TRANSITIONS.items() if Role.AUDITOR in line.roles}
    own = {Act.KEEP_TYPED_TEXT, Act.KEEP_VIEWS}
    taken_out = {Act.EXPORT_AVIS, Act.EXPORT_PROOF, Act.EXPORT_FIGURES}
    assert theirs == READING | own | taken_out | {Act.CHECK_DATABASE, Act.CHECK_QUALITY}
    assert all(TRANSITIONS[act].target is None for act in theirs)


def test_only_a_signatory_signs_and_changes_the_register() -> None:
    for act in (Act.SIGN_AVIS, Act.SUSPEND_AVIS, Act.LIFT_SUSPENSION, Act.REVOKE_AVIS):
        assert TRANSITIONS[act].roles == {Role.SIGNATORY}


def test_only_experts_evaluate() -> None:
    for act in (Act.DECLARE_INTERESTS, Act.SAVE_EVALUATION, Act.SUBMIT_EVALUATION, Act.STATE_POSITION):
        assert TRANSITIONS[act].roles == {Role.EXPERT}


def test_everybody_reads_the_queue_but_only_staff_reads_the_register() -> None:
    assert TRANSITIONS[Act.READ_QUEUE].roles == ANYBODY
    assert TRANSITIONS[Act.READ_REGISTER].roles == ANYBODY - {Role.EXPERT}
    assert Role.EXPERT not in TRANSITIONS[Act.READ_READINGS].roles


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_asking_first_and_doing_it_always_agree(act: Act, role: Role) -> None:
    for state in DossierState:
        try:
            next_state(act, frozenset({role}), state)
            allowed = True
        except (ActNotPermitted, ActNotPossibleNow):
            allowed = False
        assert may(act, frozenset({role}), state) is allowed
        if TRANSITIONS[act].sources:
            assert (act in possible_acts(frozenset({role}), state)) is allowed


def test_an_act_about_no_dossier_is_possible_without_a_state_and_never_offered_on_one() -> None:
    assert may(Act.READ_REGISTER, frozenset({Role.CLERK}))
    assert not may(Act.SIGN_AVIS, frozenset({Role.SIGNATORY}))
    offered = set().union(*(possible_acts(ANYBODY, state) for state in DossierState))
    assert all(TRANSITIONS[act].sources for act in offered)


def test_the_missing_role_is_told_before_the_wrong_state() -> None:
    with pytest.raises(ActNotPermitted) as refused:
        next_state(Act.SIGN_AVIS, frozenset({Role.CLERK, Role.AUDITOR}), DossierState.RECEIVED)
    assert refused.value.act is Act.SIGN_AVIS
    assert refused.value.roles == (Role.AUDITOR, Role.CLERK)


def test_nobody_may_do_anything_without_a_role() -> None:
    for act in Act:
        with pytest.raises(ActNotPermitted):
            require_role(act, frozenset())
    assert possible_acts(frozenset(), DossierState.ISSUED) == frozenset()


def test_one_fitting_role_among_several_is_enough() -> None:
    require_role(Act.SIGN_AVIS, frozenset({Role.EXPERT, Role.SIGNATORY}))

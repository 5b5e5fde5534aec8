"""What an expert's copy tells of its answers, and the seat that it holds: pure rules, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.offline.answers import DeclineAnswer
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.own_copy import (
    AnswerState,
    Destruction,
    DestructionCause,
    HeldDossier,
    KeptPackage,
    OwnAnswer,
    OwnEnrolment,
    newest,
    next_revision,
)
from reviewer.committee.offline.taking_in import AnswerKind

AT = datetime(2025, 5, 20, 13, tzinfo=UTC)
HELD = HeldDossier(
    dossier_id="d-1",
    package_id="p-1",
    reference="TC-2025-0001",
    made_at=AT,
    seat=1,
    breaks_tie=False,
    request_version=1,
    facts_sha256="f" * 64,
    due_on=None,
)


def an_answer(
    revision: int,
    kind: AnswerKind = AnswerKind.EVALUATION,
    state: AnswerState = AnswerState.SEALED,
    dossier_id: str = "d-1",
) -> OwnAnswer:
    said = DeclineAnswer(
        id=f"{dossier_id}-{revision}",
        package_id="p-1",
        dossier_id=dossier_id,
        facts_sha256="f" * 64,
        revision=revision,
        at=AT,
        reason="…",
    )
    return OwnAnswer(
        id=said.id,
        package_id="p-1",
        dossier_id=dossier_id,
        kind=kind,
        revision=revision,
        facts_sha256="f" * 64,
        at=AT,
        state=state,
        answer=said,
    )


answers = st.lists(
    st.builds(
        an_answer,
        st.integers(1, 9),
        st.sampled_from(AnswerKind),
        st.sampled_from(AnswerState),
        st.sampled_from(["d-1", "d-2"]),
    ),
    unique_by=lambda one: one.id,
    max_size=12,
)


@given(answers, st.randoms())
def test_what_is_told_does_not_depend_on_the_order_and_tells_each_thing_once(
    given_answers: list[OwnAnswer], chance: object
) -> None:
    told = newest(given_answers)
    shuffled = list(given_answers)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert newest(shuffled) == told == newest(told)
    keys = [(one.dossier_id, one.kind is AnswerKind.DECLARATION) for one in told]
    assert len(keys) == len(set(keys))
    assert all(one.stands for one in told)


@given(answers)
def test_the_next_answer_is_newer_than_all_before_it(given_answers: list[OwnAnswer]) -> None:
    following = next_revision(HELD, given_answers)
    assert all(one.revision < following for one in given_answers if one.dossier_id == "d-1")


def test_a_refusal_after_a_vote_takes_its_place_and_the_declaration_stays() -> None:
    declaration = an_answer(1, AnswerKind.DECLARATION)
    vote, refusal = an_answer(2), an_answer(3, AnswerKind.DECLINE)
    assert newest((declaration, vote, refusal)) == (declaration, refusal)


def test_what_was_taken_back_or_destroyed_is_not_told() -> None:
    assert newest((an_answer(1).withdrawn(AT), replace(an_answer(2), answer=None))) == ()


def test_a_copy_that_replaces_a_lost_one_counts_on_from_what_the_office_has() -> None:
    assert next_revision(replace(HELD, last_revision=7), [an_answer(2)]) == 8


def test_an_answer_remembers_when_it_was_first_sent() -> None:
    later = datetime(2025, 5, 21, tzinfo=UTC)
    assert an_answer(1).sent(AT).sent(later).sent_at == AT


@pytest.mark.parametrize(("day", "lapsed"), [(20, False), (21, True)])
def test_a_package_may_be_kept_on_its_last_day_and_not_after(day: int, lapsed: bool) -> None:
    package = KeptPackage(
        id="p", made_at=AT, received_at=AT, open_until=date(2025, 6, 20), dossier_ids=(), contents=()
    )
    assert package.lapsed(date(2025, 6, day)) is lapsed


@pytest.mark.parametrize(
    ("cause", "on_schedule"),
    [
        (DestructionCause.SCHEDULE, True),
        (DestructionCause.CONTRACT_ENDED, True),
        (DestructionCause.WISH, False),
    ],
)
def test_a_certificate_says_whether_it_was_on_schedule(cause: DestructionCause, on_schedule: bool) -> None:
    gone = Destruction(id="x", package_id="p", at=AT, cause=cause, dossier_ids=("d-1",), contents=())
    assert gone.told.on_schedule is on_schedule


def test_the_office_is_told_the_public_halves_of_a_copy_s_keys_and_no_secret() -> None:
    public = PublicKeys(recipient="age1x", verifying=bytes(32))
    invitation = Invitation(
        id="i-1",
        expert_id="eli",
        expert_name="Éli",
        office_name="Office",
        office=PublicKeys(recipient="age1y", verifying=bytes(32)),
        made_at=AT,
    )
    own = OwnEnrolment(
        id="e-1",
        invitation=invitation,
        keys=KeyPairs(public, "AGE-SECRET-KEY-1X", b"secret"),
        made_at=AT,
        replaces="e-0",
    )
    told = own.announced
    assert told == Enrolment(
        id="e-1", invitation_id="i-1", expert_id="eli", keys=public, made_at=AT, replaces="e-0"
    )
    assert "SECRET" not in repr(told)

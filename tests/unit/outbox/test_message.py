"""Where a message may go from where it stands: never back to the queue by itself once its fate is unknown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.outbox.address import AddressRefused
from reviewer.outbox.message import (
    LEASE,
    MOVES,
    Message,
    MessageKind,
    MessageNotInState,
    MessageReasonMissing,
    MessageState,
    MessageStep,
    MessageWithoutAddress,
)

NOW = datetime(2025, 5, 20, 13, tzinfo=UTC)
SHA = "a" * 64


def a_message(to: str | None = "rh@boreal.example") -> Message:
    return Message(
        id="m-1",
        key="avis/IA-2025-0001/1",
        kind=MessageKind.AVIS,
        about="IA-2025-0001",
        dossier_id=None,
        wording_id="emails-1",
        to=to,
        subject="Avis IA-2025-0001",
        body="Bonjour,\n",
        drafted_at=NOW,
        drafted_by="kim",
    )


def sending() -> Message:
    return a_message().queued(SHA).taken("t-1", NOW)


def test_a_message_goes_from_draft_to_queue_to_server_to_sent() -> None:
    sent = sending().after_attempt(MessageStep.CONFIRM, "t-1", NOW, "kim")
    assert (sent.state, sent.attempts, sent.mail_sha256) == (MessageState.SENT, 1, SHA)
    assert (sent.settled_at, sent.settled_by) == (NOW, "kim")


def test_a_message_without_an_address_does_not_enter_the_queue() -> None:
    with pytest.raises(MessageWithoutAddress):
        a_message(to=None).queued(SHA)
    with pytest.raises(MessageWithoutAddress):
        a_message(to=None).sent_by_hand(SHA, "kim", NOW)


def test_a_wrong_address_never_gets_onto_a_message() -> None:
    with pytest.raises(AddressRefused):
        a_message().addressed("rh@boreal.example\nBcc: x@y.example")


def test_another_address_forgets_the_bytes_made_for_the_old_one() -> None:
    refused = sending().after_attempt(MessageStep.REFUSE, "t-1", NOW, "kim", "550 inconnu")
    assert refused.addressed("autre@boreal.example").mail_sha256 is None
    assert refused.addressed("autre@boreal.example").state is MessageState.DRAFTED


def test_a_message_taken_by_one_process_is_not_taken_by_another() -> None:
    with pytest.raises(MessageNotInState):
        sending().taken("t-2", NOW)


def test_an_attempt_whose_lease_is_over_has_an_unknown_fate() -> None:
    message = sending()
    assert message.state_at(NOW + LEASE - timedelta(seconds=1)) is MessageState.SENDING
    assert message.state_at(NOW + LEASE) is MessageState.UNKNOWN


def test_nobody_decides_on_a_message_that_may_still_be_on_its_way() -> None:
    with pytest.raises(MessageNotInState):
        sending().decided(True, "Reçu selon l’employeur.", "kim", NOW)


@pytest.mark.parametrize(("sent", "state"), [(True, MessageState.SENT), (False, MessageState.FAILED)])
def test_a_person_decides_on_a_message_whose_fate_is_unknown(sent: bool, state: MessageState) -> None:
    decided = sending().decided(sent, "L’employeur a répondu.", "kim", NOW + LEASE)
    assert (decided.state, decided.settled_by, decided.reason) == (state, "kim", "L’employeur a répondu.")


def test_deciding_and_setting_aside_need_a_reason() -> None:
    with pytest.raises(MessageReasonMissing):
        sending().decided(True, " ", "kim", NOW + LEASE)
    with pytest.raises(MessageReasonMissing):
        a_message().set_aside("", "kim", NOW)


def test_the_answer_of_an_attempt_that_is_not_the_last_changes_nothing() -> None:
    again = sending().decided(False, "Pas reçu.", "kim", NOW + LEASE).queued(SHA).taken("t-2", NOW + LEASE)
    with pytest.raises(MessageNotInState):
        again.after_attempt(MessageStep.CONFIRM, "t-1", NOW + LEASE, "kim")


def test_a_late_answer_is_still_heard_while_nobody_has_decided() -> None:
    lost = sending().after_attempt(MessageStep.LOSE, "t-1", NOW, "kim", "connexion rompue")
    assert lost.after_attempt(MessageStep.CONFIRM, "t-1", NOW, "kim").state is MessageState.SENT


def test_an_unknown_fate_leads_to_the_queue_only_through_a_persons_decision() -> None:
    ways = {step: after for (before, step), after in MOVES.items() if before is MessageState.UNKNOWN}
    assert MessageState.QUEUED not in ways.values()
    assert MessageState.SENDING not in ways.values()
    assert MessageStep.DECIDE_NOT_SENT in ways


@given(st.lists(st.sampled_from(sorted(MessageStep)), max_size=25))
def test_no_order_of_steps_sends_a_message_again_after_it_was_sent(steps: list[MessageStep]) -> None:
    state = MessageState.DRAFTED
    sent = False
    for step in steps:
        state = MOVES.get((state, step), state)
        if sent:
            assert state is MessageState.SENT
        sent = state is MessageState.SENT


def test_an_attempt_whose_lease_is_over_has_an_unknown_fate_and_no_other_message_has() -> None:
    taken = sending()
    assert taken.state_at(NOW + LEASE - timedelta(seconds=1)) is MessageState.SENDING
    assert taken.state_at(NOW + LEASE) is MessageState.UNKNOWN
    assert a_message().state_at(NOW + 2 * LEASE) is a_message().state


def test_a_message_sent_by_hand_is_settled_by_whoever_sent_it() -> None:
    sent = a_message().sent_by_hand(SHA, "kim", NOW)
    assert (sent.state, sent.by_hand, sent.mail_sha256) == (MessageState.SENT, True, SHA)
    assert (sent.settled_at, sent.settled_by, sent.reason) == (NOW, "kim", "")


def test_an_address_in_the_message_is_checked_again_before_it_leaves() -> None:
    with pytest.raises(AddressRefused):
        a_message(to="personne").require_address()

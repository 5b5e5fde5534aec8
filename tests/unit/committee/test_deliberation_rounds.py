"""Messages, evaluations set aside, time over and reconsideration: what is said stays, what counts is told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reviewer.committee.concertation import ConcertationStillOpen
from reviewer.committee.decision import ReconsiderationUsed, last_day_to_ask
from reviewer.committee.deliberation import (
    AlreadySeated,
    Deliberation,
    NotInConcertation,
    NotSeated,
    Outcome,
    Path,
    Step,
    TextMissing,
    VotesMissing,
)
from reviewer.committee.seats import NothingToSetAside
from tests.support.committee import a_deliberation, a_draft, a_vote, at, reconsidered, seated, verdicts, voted

NO = verdicts(False, True)
DUE = date(2025, 5, 27)


def _talking() -> Deliberation:
    return voted(verdicts(), NO).open_concertation(at(15), DUE)


# --- messages ------------------------------------------------------------------------------------------------


def test_the_two_write_to_each_other_until_both_have_stated_a_position() -> None:
    talk = _talking().post_message("eli", "  Pourquoi ? ", at(16))
    talk = talk.state_position("eli", verdicts(), "Maintenu.", at(17)).post_message(
        "eli", "Et vous ?", at(18)
    )
    assert [one.text for one in talk.messages] == ["Pourquoi ?", "Et vous ?"]
    closed = talk.state_position("elsa", NO, "Maintenu.", at(19))
    for shut in (closed, talk.open_third_review(at(20)), voted(verdicts(), NO), voted(NO, NO)):
        with pytest.raises(NotInConcertation):
            shut.post_message("eli", "Encore.", at(21))


def test_nobody_else_writes_and_nothing_empty_is_kept() -> None:
    for who in ("emil", "claude"):
        with pytest.raises(NotInConcertation):
            _talking().post_message(who, "Bonjour.", at(16))
    with pytest.raises(TextMissing):
        _talking().post_message("eli", " ", at(16))


# --- time ----------------------------------------------------------------------------------------------------


def test_the_two_have_their_last_day_to_its_end() -> None:
    for day in (date(2025, 5, 20), DUE):
        with pytest.raises(ConcertationStillOpen) as refused:
            _talking().require_concertation_over(day)
        assert refused.value.due_on == DUE
    _talking().require_concertation_over(date(2025, 5, 28))


def test_where_both_have_said_all_nobody_waits_for_the_last_day() -> None:
    said = _talking().state_position("eli", verdicts(), "Maintenu.", at(16))
    said.state_position("elsa", NO, "Maintenu.", at(17)).require_concertation_over(date(2025, 5, 20))


# --- set aside -----------------------------------------------------------------------------------------------


def test_an_evaluation_set_aside_is_kept_word_for_word_and_counts_no_more() -> None:
    before = voted(verdicts(), verdicts())
    after = before.set_aside("eli", " Conflit découvert. ", at(30))
    assert after.evaluation_of("eli") == before.evaluation_of("eli")
    assert [one.expert_id for one in after.set_aside_evaluations()] == ["eli"]
    assert (after.outcome(), after.step(), after.open_seats()) == (None, Step.SEATS, (1,))
    assert (after.seats[0].recusal_reason, after.seats[0].active) == ("Conflit découvert.", False)
    with pytest.raises(VotesMissing):
        after.decide({}, "claude", at(31))
    with pytest.raises(AlreadySeated):
        after.seat_expert(1, "eli", "claude", at(31))


def test_only_what_was_submitted_by_who_sits_is_set_aside_with_a_reason_before_the_decision() -> None:
    one_in = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("eli", 1, NO))
    one_in = one_in.put_evaluation(a_draft("elsa", 2))
    with pytest.raises(NothingToSetAside):
        one_in.set_aside("elsa", "Conflit.", at(20))
    with pytest.raises(NotSeated):
        one_in.set_aside("emil", "Conflit.", at(20))
    with pytest.raises(TextMissing):
        one_in.set_aside("eli", "", at(20))
    decided = voted(verdicts(), verdicts()).decide({}, "claude", at(40))
    with pytest.raises(VotesMissing):
        decided.set_aside("eli", "Conflit.", at(41))


def test_after_a_first_vote_is_set_aside_the_new_pair_starts_its_own_concertation() -> None:
    talk = (
        _talking().post_message("eli", "Avant.", at(16)).state_position("elsa", verdicts(), "Cédé.", at(17))
    )
    again = seated(talk.set_aside("eli", "Conflit.", at(20)), "erin")
    assert (again.concertation, again.standing_positions, again.standing_messages) == (None, (), ())
    back = again.put_evaluation(a_vote("erin", 1, verdicts(), minute=30))
    assert back.step() is Step.CONCERTATION
    reopened = back.open_concertation(at(31), date(2025, 6, 3))
    settled = reopened.state_position("elsa", verdicts(), "Convaincue.", at(32))
    settled = settled.state_position("erin", verdicts(), "Maintenu.", at(33))
    assert settled.outcome() == Outcome(verdicts(), Path.CONCERTATION)
    assert [one.text for one in settled.messages] == ["Avant."]
    assert [(one.expert_id, one.concertation) for one in settled.positions] == [
        ("elsa", 1),
        ("elsa", 2),
        ("erin", 2),
    ]
    assert [(one.number, one.voided_at) for one in settled.concertations] == [(1, at(20)), (2, None)]


def test_a_third_vote_stays_and_counts_only_if_the_new_pair_does_not_agree_either() -> None:
    called = seated(_talking().open_third_review(at(25)), "emil")
    three = called.put_evaluation(a_vote("emil", 3, NO, minute=35))
    again = seated(three.set_aside("eli", "Conflit.", at(40)), "erin")
    assert (again.step(), again.third_review_opened_at) == (Step.EVALUATIONS, None)
    agreed = again.put_evaluation(a_vote("erin", 1, NO, minute=50))
    assert agreed.outcome() == Outcome(NO, Path.CONSENSUS)
    differ = again.put_evaluation(a_vote("erin", 1, verdicts(), minute=50))
    assert (differ.outcome(), differ.step()) == (None, Step.CONCERTATION)
    assert differ.open_third_review(at(60)).outcome() == Outcome(NO, Path.MAJORITY)


def test_a_third_s_vote_set_aside_opens_the_third_seat_again() -> None:
    three = seated(_talking().open_third_review(at(25)), "emil")
    three = three.put_evaluation(a_vote("emil", 3, NO, minute=35)).set_aside("emil", "Conflit.", at(40))
    assert (three.step(), three.open_seats(), three.outcome()) == (Step.THIRD_SEAT, (3,), None)
    fresh = seated(three, "erin").put_evaluation(a_vote("erin", 3, verdicts(), minute=50))
    assert fresh.outcome() == Outcome(verdicts(), Path.MAJORITY)


# --- reconsideration -----------------------------------------------------------------------------------------


def test_a_reconsideration_is_another_round_by_others_and_the_first_stands_unchanged() -> None:
    first = voted(NO, NO).decide({"job": "Peu d’IA."}, "claude", at(40))
    second = reconsidered(first)
    assert (second.round, second.step(), second.seats, second.decision) == (2, Step.SEATS, (), None)
    assert second.earlier == (first,)
    for who in ("eli", "elsa"):
        with pytest.raises(AlreadySeated):
            second.seat_expert(1, who, "claude", at(61))
    second = seated(second, "emil", "erin")
    for expert, seat in (("emil", 1), ("erin", 2)):
        second = second.put_evaluation(a_vote(expert, seat, verdicts(), minute=70))
    decided = second.decide({}, "claude", at(80))
    assert decided.decision is not None
    assert (decided.decision.favourable, decided.earlier) == (True, (first,))


def test_there_is_one_reconsideration_and_none_before_the_decision() -> None:
    with pytest.raises(VotesMissing):
        reconsidered(voted(NO, NO))
    first = voted(NO, NO).decide({"job": "Peu d’IA."}, "claude", at(40))
    second = seated(reconsidered(first), "emil", "erin")
    for expert, seat in (("emil", 1), ("erin", 2)):
        second = second.put_evaluation(a_vote(expert, seat, NO, minute=70))
    with pytest.raises(ReconsiderationUsed):
        reconsidered(second.decide({"job": "Peu d’IA."}, "claude", at(80)))
    assert second.request is not None
    with pytest.raises(TextMissing):
        first.reconsider(
            replace(second.request, reason=" "),
            grid_id="g",
            finding_ids=("job",),
            reviewers=2,
            with_concertation=True,
        )


def test_the_thirtieth_day_after_the_answer_is_the_last_one() -> None:
    assert last_day_to_ask(date(2025, 1, 31), 30) == date(2025, 3, 2)

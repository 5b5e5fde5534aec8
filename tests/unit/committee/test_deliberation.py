"""The chain from two blind experts to a decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import (
    AlreadySeated,
    DeclarationAlreadyMade,
    DeclarationMissing,
    DeclarationPending,
    Deliberation,
    NotInConcertation,
    NotSeated,
    Outcome,
    Path,
    ReviewStarted,
    SeatTaken,
    Step,
    TextMissing,
    VotesMissing,
)
from reviewer.committee.seats import NoDeclarationToRuleOn
from tests.support.committee import a_deliberation, a_draft, a_vote, at, seated, verdicts, voted

NO = verdicts(False, True)


def _third(deliberation: Deliberation) -> Deliberation:
    return seated(deliberation.open_third_review(at(30)), "emil")


# --- seats ---------------------------------------------------------------------------------------------------


def test_two_seats_are_open_at_first_and_the_third_only_once_it_is_called() -> None:
    assert a_deliberation().open_seats() == (1, 2)
    assert seated(a_deliberation(), "eli").open_seats() == (2,)
    assert seated(a_deliberation(), "eli", "elsa").open_seats() == ()
    called = voted(verdicts(), NO, with_concertation=False).open_third_review(at(30))
    assert called.open_seats() == (3,)


def test_a_taken_seat_and_one_that_does_not_open_are_refused() -> None:
    for number in (1, 3):
        with pytest.raises(SeatTaken) as refused:
            seated(a_deliberation(), "eli").seat_expert(number, "elsa", "claude", at(1))
        assert refused.value.seat == number


def test_nobody_sits_twice_not_even_after_a_recusal() -> None:
    once = seated(a_deliberation(), "eli")
    for deliberation in (once, once.recuse("eli", "Absence.", at(2))):
        with pytest.raises(AlreadySeated) as refused:
            deliberation.seat_expert(deliberation.open_seats()[-1], "eli", "claude", at(3))
        assert refused.value.expert_id == "eli"


def test_a_recused_seat_stays_in_the_record_and_opens_again() -> None:
    recused = seated(a_deliberation(), "eli", "elsa").recuse("eli", "  Absence. ", at(5))
    assert recused.open_seats() == (1,)
    assert (recused.seats[0].recused_at, recused.seats[0].recusal_reason) == (at(5), "Absence.")
    with pytest.raises(NotSeated):
        recused.seat_of("eli")
    again = seated(recused, "erin")
    assert [(seat.number, seat.expert_id, seat.active) for seat in again.seats] == [
        (1, "eli", False),
        (2, "elsa", True),
        (1, "erin", True),
    ]


def test_a_recusal_needs_a_reason_and_a_seat() -> None:
    with pytest.raises(TextMissing) as refused:
        seated(a_deliberation(), "eli").recuse("eli", " ", at(1))
    assert refused.value.where == "recusal"
    with pytest.raises(NotSeated) as not_there:
        a_deliberation().recuse("eli", "Absence.", at(1))
    assert not_there.value.expert_id == "eli"


def test_a_recusal_takes_the_draft_away_and_no_vote() -> None:
    drafted = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_draft("eli", 1))
    drafted = drafted.put_evaluation(a_vote("elsa", 2, verdicts()))
    recused = drafted.recuse("eli", "Absence.", at(5))
    assert [item.expert_id for item in recused.evaluations] == ["elsa"]
    with pytest.raises(ReviewStarted) as refused:
        recused.recuse("elsa", "Absence.", at(6))
    assert refused.value.expert_id == "elsa"


# --- declarations --------------------------------------------------------------------------------------------


def test_the_file_opens_only_after_a_declaration() -> None:
    sitting = a_deliberation().seat_expert(1, "eli", "claude", at(1))
    with pytest.raises(DeclarationMissing) as refused:
        sitting.put_evaluation(a_draft("eli", 1))
    assert refused.value.expert_id == "eli"
    declared = sitting.declare("eli", DeclarationKind.NONE, "", at(2))
    assert declared.require_declared("eli").number == 1


def _declared(kind: DeclarationKind) -> Deliberation:
    sitting = a_deliberation().seat_expert(1, "eli", "claude", at(1))
    with pytest.raises(TextMissing) as refused:
        sitting.declare("eli", kind, " ", at(2))
    assert refused.value.where == "declaration"
    return sitting.declare("eli", kind, " Ancienne collègue. ", at(2))


def test_a_real_conflict_vacates_the_seat_and_says_which() -> None:
    declared = _declared(DeclarationKind.REAL)
    assert declared.open_seats() == (1, 2)
    seat = declared.seats[0]
    assert (seat.active, seat.recused_at, seat.recusal_reason) == (False, at(2), "Ancienne collègue.")
    assert seat.left_for_conflict
    again = seat.held_again()
    assert (again.active, again.recusal_reason, again.left_for_conflict) == (True, "", False)
    declined = replace(again, declaration=None).vacated("Absence.", at(3))
    assert not declined.left_for_conflict
    assert seat.declaration is not None
    assert (seat.declaration.kind, seat.declaration.at) == (DeclarationKind.REAL, at(2))


@pytest.mark.parametrize("kind", [DeclarationKind.APPARENT, DeclarationKind.POTENTIAL])
def test_a_doubtful_conflict_holds_the_seat_shut_until_a_coordinator_rules(kind: DeclarationKind) -> None:
    held = _declared(kind)
    assert (held.open_seats(), held.seats[0].awaits_ruling, held.seats[0].open) == ((2,), True, False)
    with pytest.raises(DeclarationPending):
        held.put_evaluation(a_draft("eli", 1))
    cleared = held.rule_on_declaration("eli", cleared=True, reason=" Dix ans. ", by="claude", at=at(3))
    assert cleared.require_declared("eli").number == 1
    upheld = held.rule_on_declaration("eli", cleared=False, reason="Trop proche.", by="claude", at=at(3))
    assert (upheld.open_seats(), upheld.seats[0].recusal_reason) == ((1, 2), "Trop proche.")
    for ruled in (cleared, upheld):
        said = ruled.seats[0].declaration
        assert said is not None
        assert said.ruling is not None
        assert (said.kind, said.text, said.ruling.by) == (kind, "Ancienne collègue.", "claude")
    with pytest.raises(TextMissing):
        held.rule_on_declaration("eli", cleared=True, reason=" ", by="claude", at=at(3))
    with pytest.raises(NoDeclarationToRuleOn):
        cleared.rule_on_declaration("eli", cleared=False, reason="Encore.", by="claude", at=at(4))


def test_a_declaration_is_made_once() -> None:
    with pytest.raises(DeclarationAlreadyMade) as refused:
        seated(a_deliberation(), "eli").declare("eli", DeclarationKind.REAL, "Parent.", at(3))
    assert refused.value.expert_id == "eli"


# --- evaluations ---------------------------------------------------------------------------------------------


def test_a_draft_is_replaced_and_a_vote_is_not() -> None:
    deliberation = seated(a_deliberation(), "eli").put_evaluation(a_draft("eli", 1))
    deliberation = deliberation.put_evaluation(a_draft("eli", 1, justification="Autre."))
    assert [item.justification for item in deliberation.evaluations] == ["Autre."]
    sealed = deliberation.put_evaluation(a_vote("eli", 1, verdicts()))
    with pytest.raises(ReviewStarted):
        sealed.put_evaluation(a_draft("eli", 1))


def test_nobody_votes_from_another_seat_or_without_one() -> None:
    deliberation = seated(a_deliberation(), "eli")
    with pytest.raises(SeatTaken):
        deliberation.put_evaluation(a_draft("eli", 2))
    with pytest.raises(NotSeated):
        deliberation.put_evaluation(a_draft("erin", 2))


def test_a_draft_counts_for_nothing() -> None:
    deliberation = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("eli", 1, verdicts()))
    deliberation = deliberation.put_evaluation(a_draft("elsa", 2, verdicts=verdicts()))
    assert not deliberation.first_votes_in
    assert deliberation.outcome() is None
    assert deliberation.step() is Step.EVALUATIONS


# --- what it waits for ---------------------------------------------------------------------------------------


def test_it_waits_for_seats_then_evaluations_then_confirmation() -> None:
    assert a_deliberation().step() is Step.SEATS
    assert seated(a_deliberation(), "eli").step() is Step.SEATS
    assert seated(a_deliberation(), "eli", "elsa").step() is Step.EVALUATIONS
    agreed = voted(verdicts(), verdicts())
    assert agreed.step() is Step.CONFIRMATION
    assert agreed.decide({}, "claude", at(40)).step() is Step.DECIDED


def test_two_equal_answers_are_a_consensus_even_two_equal_noes() -> None:
    for answers in (verdicts(), NO, verdicts(False, False)):
        assert voted(answers, dict(answers)).outcome() == Outcome(answers, Path.CONSENSUS)


def test_one_finding_that_differs_is_a_disagreement() -> None:
    assert voted(verdicts(), NO).outcome() is None
    assert voted(verdicts(), NO).step() is Step.CONCERTATION
    assert voted(verdicts(), NO, with_concertation=False).step() is Step.THIRD_SEAT


# --- concertation --------------------------------------------------------------------------------------------


def test_concertation_opens_once_and_only_on_a_disagreement() -> None:
    assert voted(verdicts(), NO).open_concertation(at(20)).concertation_opened_at == at(20)
    refused = (
        voted(verdicts(), verdicts()),
        voted(verdicts(), NO, with_concertation=False),
        seated(a_deliberation(), "eli", "elsa"),
        voted(verdicts(), NO).open_concertation(at(20)),
    )
    for deliberation in refused:
        with pytest.raises(VotesMissing):
            deliberation.open_concertation(at(21))


def test_a_position_is_a_second_record_and_the_first_vote_stays() -> None:
    before = voted(verdicts(), NO)
    after = before.state_position("elsa", verdicts(), "  Convaincue. ", at(20))
    assert after.evaluations == before.evaluations
    assert [(p.expert_id, dict(p.verdicts), p.reason) for p in after.positions] == [
        ("elsa", verdicts(), "Convaincue.")
    ]
    assert after.outcome() is None
    assert after.step() is Step.CONCERTATION


def test_two_positions_that_agree_settle_it() -> None:
    settled = voted(verdicts(), NO).state_position("elsa", verdicts(), "Convaincue.", at(20))
    settled = settled.state_position("eli", verdicts(), "Maintenu.", at(21))
    assert settled.outcome() == Outcome(verdicts(), Path.CONCERTATION)
    assert settled.step() is Step.CONFIRMATION


def test_two_positions_that_still_differ_call_the_third() -> None:
    still = voted(verdicts(), NO).state_position("elsa", NO, "Maintenu.", at(20))
    still = still.state_position("eli", verdicts(), "Maintenu.", at(21))
    assert still.outcome() is None
    assert still.step() is Step.THIRD_SEAT


@pytest.mark.parametrize("who", ["emil", "claude", "nobody"])
def test_only_the_two_state_a_position(who: str) -> None:
    with pytest.raises(NotInConcertation) as refused:
        voted(verdicts(), NO).state_position(who, NO, "Pourquoi pas.", at(20))
    assert refused.value.expert_id == who


def test_a_position_is_stated_once_with_a_reason_and_an_answer_to_every_finding() -> None:
    open_ = voted(verdicts(), NO)
    with pytest.raises(TextMissing) as no_reason:
        open_.state_position("eli", verdicts(), " ", at(20))
    assert no_reason.value.where == "position"
    with pytest.raises(TextMissing) as no_verdict:
        open_.state_position("eli", {"job": True}, "Maintenu.", at(20))
    assert no_verdict.value.where == "verdict"
    stated = open_.state_position("eli", verdicts(), "Maintenu.", at(20))
    with pytest.raises(NotInConcertation):
        stated.state_position("eli", NO, "Finalement.", at(21))


def test_no_position_is_stated_outside_concertation() -> None:
    for deliberation in (voted(verdicts(), verdicts()), voted(verdicts(), NO).open_third_review(at(20))):
        with pytest.raises(NotInConcertation):
            deliberation.state_position("eli", verdicts(), "Maintenu.", at(21))


# --- the third -----------------------------------------------------------------------------------------------


def test_the_third_is_called_once_and_only_on_a_disagreement() -> None:
    called = voted(verdicts(), NO).open_third_review(at(20))
    assert called.third_review_opened_at == at(20)
    for deliberation in (called, voted(verdicts(), verdicts()), seated(a_deliberation(), "eli", "elsa")):
        with pytest.raises(VotesMissing) as refused:
            deliberation.open_third_review(at(21))
        assert refused.value.step is deliberation.step()


def test_the_third_is_none_of_the_two() -> None:
    called = voted(verdicts(), NO).open_third_review(at(20))
    for who in ("eli", "elsa"):
        with pytest.raises(AlreadySeated):
            called.seat_expert(3, who, "claude", at(21))


def test_it_waits_for_a_third_seat_then_for_its_evaluation() -> None:
    called = voted(verdicts(), NO).open_third_review(at(20))
    assert called.step() is Step.THIRD_SEAT
    assert seated(called, "emil").step() is Step.THIRD_EVALUATION
    assert seated(called, "emil").recuse("emil", "Absence.", at(31)).step() is Step.THIRD_SEAT


@pytest.mark.parametrize("job", [True, False])
@pytest.mark.parametrize("profile", [True, False])
def test_each_finding_goes_to_the_majority_of_three(job: bool, profile: bool) -> None:
    deliberation = _third(voted(verdicts(True, True), verdicts(False, True)))
    deliberation = deliberation.put_evaluation(a_vote("emil", 3, verdicts(job, profile), minute=35))
    assert deliberation.outcome() == Outcome({"job": job, "profile": True}, Path.MAJORITY)


def test_the_majority_counts_the_position_where_there_is_one() -> None:
    deliberation = voted(verdicts(True, True), verdicts(False, False))
    deliberation = deliberation.state_position("eli", verdicts(True, False), "Nuancé.", at(20))
    deliberation = _third(deliberation).put_evaluation(a_vote("emil", 3, verdicts(False, True), minute=35))
    assert deliberation.outcome() == Outcome({"job": False, "profile": False}, Path.MAJORITY)


# --- the decision --------------------------------------------------------------------------------------------


def test_there_is_no_decision_without_its_votes() -> None:
    for deliberation in (
        a_deliberation(),
        seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("eli", 1, verdicts())),
        voted(verdicts(), NO),
        _third(voted(verdicts(), NO)),
    ):
        with pytest.raises(VotesMissing) as refused:
            deliberation.decide({"job": "Non."}, "claude", at(40))
        assert refused.value.step is deliberation.step()


def test_a_no_needs_its_reason_for_the_employer() -> None:
    agreed = voted(NO, NO)
    for reasons in ({}, {"job": " "}, {"profile": "Oui."}):
        with pytest.raises(TextMissing) as refused:
            agreed.decide(reasons, "claude", at(40))
        assert refused.value.where == "reason.job"
    decision = agreed.decide({"job": " Peu d’IA. ", "profile": " "}, "claude", at(40)).decision
    assert decision is not None
    assert decision.reasons == {"job": "Peu d’IA."}
    assert (decision.favourable, decision.path) == (False, Path.CONSENSUS)
    assert (decision.confirmed_by, decision.confirmed_at) == ("claude", at(40))


def test_a_favourable_decision_needs_no_reason() -> None:
    decision = voted(verdicts(), verdicts()).decide({}, "claude", at(40)).decision
    assert decision is not None
    assert decision.favourable


def test_a_decision_is_confirmed_once() -> None:
    decided = voted(verdicts(), verdicts()).decide({}, "claude", at(40))
    with pytest.raises(VotesMissing):
        decided.decide({}, "cora", at(41))


def test_an_act_gives_a_new_value_and_leaves_the_old_one_alone() -> None:
    before = voted(verdicts(), NO)
    copy = replace(before)
    before.state_position("eli", verdicts(), "Maintenu.", at(20))
    before.open_third_review(at(21))
    assert before == copy

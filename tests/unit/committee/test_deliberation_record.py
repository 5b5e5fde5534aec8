"""What an act puts on record, fact by fact, and what a refused one tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reviewer.committee.concertation import Concertation, Message, Position
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import (
    ReasonNamesExpert,
    ReasonTellsMark,
    ReconsiderationRequest,
    ReconsiderationUsed,
    require_presentable,
)
from reviewer.committee.deliberation import (
    AlreadySeated,
    DeclarationAlreadyMade,
    DeclarationMissing,
    DeclarationPending,
    Deliberation,
    NotInConcertation,
    NotSeated,
    ReviewStarted,
    Seat,
    SeatTaken,
    Step,
    TextMissing,
    VotesMissing,
)
from reviewer.committee.seats import (
    Declaration,
    DeclarationRuling,
    NoDeclarationToRuleOn,
    NothingToSetAside,
)
from reviewer.errors import RuleViolation
from tests.support.committee import a_deliberation, a_draft, a_vote, at, seated, verdicts, voted

NO = verdicts(False, True)
DUE = date(2025, 5, 27)
ASKED = ReconsiderationRequest(
    reason="  Une pièce nouvelle. ", received_on=date(2025, 5, 22), recorded_by="claude", recorded_at=at(60)
)


def _talking() -> Deliberation:
    return voted(verdicts(), NO).open_concertation(at(15), DUE)


def _decided() -> Deliberation:
    return voted(NO, NO).decide({"job": "Peu d’IA."}, "claude", at(40))


def _again(first: Deliberation, request: ReconsiderationRequest = ASKED) -> Deliberation:
    return first.reconsider(
        request, grid_id="grille-2", finding_ids=("job",), reviewers=3, with_concertation=False
    )


# --- what is kept --------------------------------------------------------------------------------------------


def test_a_seat_says_who_sits_where_since_when_and_by_whose_choice() -> None:
    seat = a_deliberation().seat_expert(2, "eli", "claude", at(4)).seats[0]
    assert seat == Seat(number=2, expert_id="eli", assigned_at=at(4), assigned_by="claude")


def test_a_declaration_and_its_ruling_are_kept_with_their_words_their_hour_and_who_ruled() -> None:
    held = a_deliberation().seat_expert(1, "eli", "claude", at(1))
    held = held.declare("eli", DeclarationKind.APPARENT, " Ancien collègue. ", at(2))
    ruled = held.rule_on_declaration("eli", cleared=True, reason=" Dix ans. ", by="cora", at=at(3))
    assert ruled.seats[0].declaration == Declaration(
        kind=DeclarationKind.APPARENT,
        text="Ancien collègue.",
        at=at(2),
        ruling=DeclarationRuling(cleared=True, reason="Dix ans.", by="cora", at=at(3)),
    )
    assert (ruled.seats[0].recused_at, ruled.seats[0].recusal_reason) == (None, "")
    upheld = held.rule_on_declaration("eli", cleared=False, reason=" Trop proche. ", by="cora", at=at(3))
    assert (upheld.seats[0].recused_at, upheld.seats[0].recusal_reason) == (at(3), "Trop proche.")


def test_a_seat_that_is_left_keeps_its_hour_and_its_reason_however_it_is_left() -> None:
    declined = a_deliberation().seat_expert(1, "eli", "claude", at(1)).decline("eli", " Surcharge. ", at(2))
    aside = voted(verdicts(), NO).set_aside("eli", " Conflit. ", at(30))
    real = a_deliberation().seat_expert(1, "eli", "claude", at(1))
    real = real.declare("eli", DeclarationKind.REAL, " Parent. ", at(5))
    assert [(one.seats[0].recused_at, one.seats[0].recusal_reason) for one in (declined, aside, real)] == [
        (at(2), "Surcharge."),
        (at(30), "Conflit."),
        (at(5), "Parent."),
    ]


def test_the_other_seats_and_drafts_stay_as_they_were_where_one_expert_leaves() -> None:
    both = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_draft("eli", 1))
    both = both.put_evaluation(a_draft("elsa", 2))
    left = both.recuse("eli", "Absence.", at(9))
    assert left.seats[1] == both.seats[1]
    assert left.evaluations == (a_draft("elsa", 2),)
    nothing_written = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_draft("elsa", 2))
    assert nothing_written.recuse("eli", "Absence.", at(9)).evaluations == (a_draft("elsa", 2),)


def test_a_concertation_a_message_and_a_position_are_kept_under_their_number() -> None:
    talk = _talking()
    assert talk.concertations == (Concertation(number=1, opened_at=at(15), due_on=DUE),)
    talk = talk.post_message("eli", " Pourquoi ? ", at(16))
    assert talk.messages == (Message(expert_id="eli", text="Pourquoi ?", at=at(16), concertation=1),)
    answers = {**verdicts(), "autre": True}
    talk = talk.state_position("elsa", answers, " Convaincue. ", at(17))
    assert talk.positions == (
        Position(expert_id="elsa", verdicts=verdicts(), reason="Convaincue.", at=at(17), concertation=1),
    )


def test_a_position_may_be_stated_before_anybody_opened_the_exchange() -> None:
    stated = voted(verdicts(), NO).state_position("eli", NO, "Relu.", at(20))
    assert [one.concertation for one in stated.positions] == [1]


def test_a_decision_keeps_the_reason_of_each_answer_that_has_one() -> None:
    decision = voted(NO, NO).decide({"job": " Peu. ", "profile": " Solide. "}, "cora", at(41)).decision
    assert decision is not None
    assert decision.reasons == {"job": "Peu.", "profile": "Solide."}
    assert decision.verdicts == NO


def test_a_second_round_starts_afresh_under_the_rules_of_its_own_day() -> None:
    first = replace(_decided(), version=7)
    second = _again(first)
    assert second == Deliberation(
        dossier_id="d1",
        grid_id="grille-2",
        finding_ids=("job",),
        reviewers=3,
        with_concertation=False,
        round=2,
        request=replace(ASKED, reason="Une pièce nouvelle."),
        earlier=(replace(first, version=0),),
        version=7,
    )


def test_whoever_sat_in_the_first_round_counts_among_all_who_ever_sat() -> None:
    second = seated(_again(_decided()), "emil")
    assert second.ever_seated() == {"eli", "elsa", "emil"}


def test_votes_are_told_in_the_order_of_their_seats_and_drafts_are_none() -> None:
    late = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("elsa", 2, NO, minute=10))
    assert late.votes((1, 2)) == (a_vote("elsa", 2, NO, minute=10),)
    both = late.put_evaluation(a_vote("eli", 1, verdicts(), minute=11))
    assert [vote.expert_id for vote in both.votes((1, 2))] == ["eli", "elsa"]
    assert [vote.expert_id for vote in both.votes((2,))] == ["elsa"]


def test_what_was_set_aside_is_told_in_the_order_of_its_submission() -> None:
    both = voted(verdicts(), NO).set_aside("elsa", "Conflit.", at(20)).set_aside("eli", "Conflit.", at(21))
    assert [one.expert_id for one in both.set_aside_evaluations()] == ["eli", "elsa"]
    third = seated(both, "erin").put_evaluation(a_vote("erin", 1, NO, minute=5))
    third = third.set_aside("erin", "Conflit.", at(30))
    assert [one.expert_id for one in third.set_aside_evaluations()] == ["erin", "eli", "elsa"]


def test_a_family_name_at_the_end_of_another_word_names_nobody() -> None:
    require_presentable({"job": "L’emploi chez Leroy inc. n’est pas en IA."}, ["Éric Roy"], 4)


@pytest.mark.parametrize("text", ["Ouellet doute.", "OUELLET doute."])
def test_the_family_name_of_somebody_with_three_names_is_found_in_any_capitals(text: str) -> None:
    with pytest.raises(ReasonNamesExpert):
        require_presentable({"job": text}, ["Anne Marie Ouellet"], 4)
    require_presentable({"job": "Le mot ouellet ne nomme personne."}, ["Anne Marie Ouellet"], 4)


# --- since when it waits -------------------------------------------------------------------------------------


def test_what_it_waits_for_began_with_the_last_thing_that_made_it_wait() -> None:
    started = seated(a_deliberation(), "eli", "elsa")  # assigned at 0 and 1
    split = voted(verdicts(), NO)  # votes at 10 and 11
    called = split.open_third_review(at(30))
    third = seated(called, "emil")
    decided = _decided()
    waits = {
        "nobody yet": a_deliberation(),
        "a seat was left": started.recuse("eli", "Absence.", at(5)),
        "both sit": started,
        "both voted": split,
        "they talk": split.open_concertation(at(15)),
        "the third is called": called,
        "the third sits": third,
        "they agree": voted(verdicts(), verdicts()),
        "it is decided": decided,
    }
    assert {name: one.waiting_since for name, one in waits.items()} == {
        "nobody yet": None,
        "a seat was left": at(5),
        "both sit": at(1),
        "both voted": at(11),
        "they talk": at(15),
        "the third is called": at(30),
        "the third sits": at(30),
        "they agree": at(11),
        "it is decided": at(40),
    }


def test_the_third_is_wanted_only_once_nothing_else_is_left_to_do() -> None:
    stated = SPLIT.state_position("eli", verdicts(), "Maintenu.", at(20))
    wanted = stated.state_position("elsa", NO, "Maintenu.", at(21))
    assert [one.wants_third_review for one in (SITTING, SPLIT, stated, wanted)] == [False, False, False, True]
    assert not wanted.open_third_review(at(30)).wants_third_review


# --- what a refusal tells ------------------------------------------------------------------------------------

SITTING = seated(a_deliberation(), "eli", "elsa")
HELD = a_deliberation().seat_expert(1, "eli", "claude", at(1))
PENDING = HELD.declare("eli", DeclarationKind.POTENTIAL, "Voisin.", at(2))
SEALED = SITTING.put_evaluation(a_vote("eli", 1, verdicts()))
SPLIT = voted(verdicts(), NO)

REFUSED: list[tuple[Callable[[], object], RuleViolation]] = [
    (lambda: SITTING.seat_expert(3, "emil", "claude", at(3)), SeatTaken(3)),
    (lambda: SITTING.seat_expert(1, "eli", "claude", at(3)), AlreadySeated("eli")),
    (lambda: HELD.require_declared("eli"), DeclarationMissing("eli")),
    (lambda: PENDING.require_declared("eli"), DeclarationPending("eli")),
    (lambda: SITTING.declare("eli", DeclarationKind.NONE, "", at(3)), DeclarationAlreadyMade("eli")),
    (lambda: HELD.declare("eli", DeclarationKind.APPARENT, " ", at(3)), TextMissing("declaration")),
    (
        lambda: HELD.rule_on_declaration("eli", cleared=True, reason="Rien.", by="cora", at=at(3)),
        NoDeclarationToRuleOn("eli"),
    ),
    (
        lambda: PENDING.rule_on_declaration("eli", cleared=True, reason=" ", by="cora", at=at(3)),
        TextMissing("ruling"),
    ),
    (lambda: SITTING.decline("eli", "Surcharge.", at(3)), DeclarationAlreadyMade("eli")),
    (lambda: SITTING.recuse("eli", " ", at(3)), TextMissing("recusal")),
    (lambda: SEALED.recuse("eli", "Absence.", at(3)), ReviewStarted("eli")),
    (lambda: SEALED.put_evaluation(a_draft("eli", 1)), ReviewStarted("eli")),
    (lambda: SITTING.put_evaluation(a_draft("eli", 2)), SeatTaken(2)),
    (lambda: SITTING.put_evaluation(a_draft("emil", 1)), NotSeated("emil")),
    (lambda: SEALED.set_aside("eli", " ", at(3)), TextMissing("set_aside")),
    (lambda: SEALED.set_aside("elsa", "Conflit.", at(3)), NothingToSetAside("elsa")),
    (
        lambda: SEALED.put_evaluation(a_draft("elsa", 2)).set_aside("elsa", "Conflit.", at(3)),
        NothingToSetAside("elsa"),
    ),
    (lambda: _decided().set_aside("eli", "Conflit.", at(41)), VotesMissing(Step.DECIDED)),
    (lambda: SEALED.open_concertation(at(3)), VotesMissing(Step.EVALUATIONS)),
    (lambda: _talking().open_concertation(at(20)), VotesMissing(Step.CONCERTATION)),
    (lambda: SPLIT.post_message("eli", "Mot.", at(20)), NotInConcertation("eli")),
    (lambda: _talking().post_message("emil", "Mot.", at(20)), NotInConcertation("emil")),
    (lambda: _talking().post_message("eli", " ", at(20)), TextMissing("message")),
    (lambda: SEALED.state_position("eli", NO, "Relu.", at(20)), NotInConcertation("eli")),
    (lambda: SPLIT.state_position("emil", NO, "Relu.", at(20)), NotInConcertation("emil")),
    (lambda: SPLIT.open_third_review(at(20)).open_third_review(at(21)), VotesMissing(Step.THIRD_SEAT)),
    (lambda: SPLIT.decide({}, "claude", at(40)), VotesMissing(Step.CONCERTATION)),
    (lambda: _decided().decide({"job": "Peu."}, "claude", at(41)), VotesMissing(Step.DECIDED)),
    (lambda: _again(SPLIT), VotesMissing(Step.CONCERTATION)),
    (lambda: _again(_decided(), replace(ASKED, reason=" ")), TextMissing("reconsideration")),
    (
        lambda: _again(replace(_decided(), earlier=(_decided(),))),
        ReconsiderationUsed("d1"),
    ),
    (
        lambda: require_presentable({"job": "Selon Mme Ouellet, non."}, ["Éli Ouellet"], 4),
        ReasonNamesExpert("job", "Ouellet"),
    ),
    (
        lambda: require_presentable({"profile": "Il a eu 2/4."}, ["Éli Ouellet"], 4),
        ReasonTellsMark("profile", "2/4"),
    ),
]


@pytest.mark.parametrize(("act", "told"), REFUSED)
def test_a_refused_act_tells_what_is_in_the_way(act: Callable[[], object], told: RuleViolation) -> None:
    with pytest.raises(RuleViolation) as refused:
        act()
    assert (type(refused.value), refused.value.details()) == (type(told), told.details())

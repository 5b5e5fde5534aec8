"""What becomes of one answer, by what the office knows; and how long packages and keys hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.grid import Rating
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.keys import ExpertKeys, KeyEnd, KeyState, PublicKeys
from reviewer.committee.offline.taking_in import (
    KEPT_ASIDE,
    AnswerKind,
    Settlement,
    Standing,
    in_order,
    kind_of,
    outcome_of,
    replaces,
)
from reviewer.committee.offline.terms import PackageTerms, load_package_terms
from reviewer.committee.seats import Declaration, Seat
from tests.support.committee import GRID, a_draft, at, ratings, verdicts

FACTS, OTHER_FACTS = "a" * 64, "b" * 64
DECLARED = Declaration(kind=DeclarationKind.NONE, text="", at=at(1))
SEAT = Seat(number=1, expert_id="eli", assigned_at=at(0), assigned_by="claude")
OPEN = replace(SEAT, declaration=DECLARED)
PENDING = replace(
    SEAT, declaration=replace(DECLARED, kind=DeclarationKind.APPARENT, text="Un ancien collègue.")
)


def a_standing(**others: Any) -> Standing:
    facts: dict[str, Any] = {
        "seat": OPEN,
        "reviewing": True,
        "facts_sha256": FACTS,
        "grid": GRID,
        "breaks_tie": False,
    }
    return Standing(**{**facts, **others})


def _facts(**others: Any) -> dict[str, Any]:
    return {
        "id": "a1",
        "package_id": "p1",
        "dossier_id": "d1",
        "facts_sha256": FACTS,
        "revision": 2,
        "at": at(30),
        **others,
    }


def a_declaration(kind: DeclarationKind = DeclarationKind.NONE, **others: Any) -> DeclarationAnswer:
    text = others.pop("text", "" if kind is DeclarationKind.NONE else "Un ancien collègue.")
    return DeclarationAnswer(**_facts(**others), kind=kind, text=text)


def a_decline(reason: str = "Pas le temps.", **others: Any) -> DeclineAnswer:
    return DeclineAnswer(**_facts(**others), reason=reason)


def sealed(facts: str = FACTS, **others: Any) -> Evaluation:
    draft = a_draft("eli", 1).fill(GRID, ratings(), verdicts(), "Parce que.")
    done = replace(draft.submit(GRID, at(20), justification_required=False, facts=facts), **others)
    return replace(done, seal=seal_of(done))


def a_vote(evaluation: Evaluation | None = None, **others: Any) -> EvaluationAnswer:
    return EvaluationAnswer(**_facts(**others), evaluation=evaluation or sealed())


def verdict(answer: Answer, *, newer: bool = False, **standing: Any) -> Settlement:
    return outcome_of(answer, "eli", a_standing(**standing), newer_known=newer)


# --- declarations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(DeclarationKind))
def test_a_first_declaration_is_taken_in(kind: DeclarationKind) -> None:
    assert verdict(a_declaration(kind), seat=SEAT) is Settlement.TAKEN_IN


def test_a_declaration_that_the_office_has_is_there_already() -> None:
    assert verdict(a_declaration()) is Settlement.ALREADY


def test_a_real_conflict_found_after_another_declaration_is_taken_in_until_there_is_a_vote() -> None:
    found = a_declaration(DeclarationKind.REAL)
    assert verdict(found) is Settlement.TAKEN_IN
    assert verdict(found, seat=PENDING) is Settlement.TAKEN_IN
    assert verdict(found, vote=sealed()) is Settlement.NEWER_ASIDE


def test_another_declaration_never_replaces_one_by_itself() -> None:
    assert verdict(a_declaration(DeclarationKind.APPARENT)) is Settlement.NEWER_ASIDE
    assert verdict(a_declaration(), seat=PENDING) is Settlement.NEWER_ASIDE


def test_a_doubt_without_a_word_is_incomplete() -> None:
    assert verdict(a_declaration(DeclarationKind.APPARENT, text=" "), seat=SEAT) is Settlement.INCOMPLETE


def test_a_declaration_on_a_dossier_that_changed_is_kept_aside() -> None:
    assert verdict(a_declaration(), seat=SEAT, facts_sha256=OTHER_FACTS) is Settlement.DOSSIER_CHANGED


# --- evaluations ------------------------------------------------------------------------------------------------------


def test_a_whole_evaluation_on_an_open_file_is_taken_in() -> None:
    assert verdict(a_vote()) is Settlement.TAKEN_IN


def test_a_vote_that_the_office_has_is_there_already_even_once_it_was_set_aside() -> None:
    assert verdict(a_vote(), vote=sealed()) is Settlement.ALREADY
    assert verdict(a_vote(), vote=sealed(), seat=None) is Settlement.ALREADY


def test_a_vote_is_never_rewritten() -> None:
    redone = sealed(id="evaluation-eli-2")
    assert verdict(a_vote(redone), vote=sealed()) is Settlement.NEWER_ASIDE
    assert verdict(a_vote(redone), vote=sealed(), newer=True) is Settlement.OLDER


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [
        ({"seat": SEAT}, Settlement.UNDECLARED),
        ({"seat": PENDING}, Settlement.AWAITS_RULING),
        ({"seat": None}, Settlement.NOT_ASSIGNED),
        ({"reviewing": False}, Settlement.NOT_ASSIGNED),
        ({"facts_sha256": OTHER_FACTS}, Settlement.DOSSIER_CHANGED),
        ({"grid": replace(GRID, id="autre")}, Settlement.GRID_UNKNOWN),
        ({"conflict": True}, Settlement.IN_CONFLICT),
    ],
)
def test_an_evaluation_is_kept_aside_for_what_stands_in_its_way(
    standing: dict[str, Any], outcome: Settlement
) -> None:
    assert verdict(a_vote(), **standing) is outcome
    assert outcome in KEPT_ASIDE


@pytest.mark.parametrize(
    "evaluation",
    [
        sealed(expert_id="elsa"),
        sealed(dossier_id="d2"),
        sealed(seat=2),
        sealed(facts=OTHER_FACTS),
        sealed(verdicts={"job": True}),
        sealed(verdicts={**verdicts(), "autre": True}),
        sealed(ratings={**ratings(), "job.tasks": Rating(mark=9)}),
        sealed(ratings={}),
        replace(sealed(), seal="0" * 64),
        replace(sealed(), submitted_at=None, seal=None),
    ],
)
def test_an_evaluation_that_is_not_this_one_sealed_and_whole_is_incomplete(evaluation: Evaluation) -> None:
    assert verdict(a_vote(evaluation)) is Settlement.INCOMPLETE


def test_who_breaks_a_tie_says_why() -> None:
    silent = sealed(justification="")
    assert verdict(a_vote(silent)) is Settlement.TAKEN_IN
    assert verdict(a_vote(silent), breaks_tie=True) is Settlement.INCOMPLETE


# --- declines ---------------------------------------------------------------------------------------------------------


def test_a_decline_is_taken_in_whatever_changed_until_there_is_a_vote() -> None:
    assert verdict(a_decline(), seat=SEAT) is Settlement.TAKEN_IN
    assert verdict(a_decline(), facts_sha256=OTHER_FACTS) is Settlement.TAKEN_IN
    assert verdict(a_decline(), vote=sealed()) is Settlement.NEWER_ASIDE
    assert verdict(a_decline(), seat=None) is Settlement.NOT_ASSIGNED
    assert verdict(a_decline(" ")) is Settlement.INCOMPLETE


# --- order ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [a_declaration(), a_decline(), a_vote()])
def test_what_a_newer_answer_has_replaced_is_older(answer: Answer) -> None:
    assert verdict(answer, seat=SEAT, newer=True) is Settlement.OLDER


def test_a_dossier_that_the_office_does_not_know_is_not_assigned() -> None:
    assert outcome_of(a_vote(), "eli", None) is Settlement.NOT_ASSIGNED


def test_an_evaluation_builds_on_its_declaration_and_a_decline_replaces_both() -> None:
    declaration, evaluation, decline = AnswerKind.DECLARATION, AnswerKind.EVALUATION, AnswerKind.DECLINE
    assert not replaces(declaration, evaluation)
    assert replaces(declaration, decline)
    assert replaces(evaluation, decline)
    assert replaces(decline, evaluation)
    assert not replaces(evaluation, declaration)


def test_declarations_come_first_and_of_each_the_newest_first() -> None:
    old, new = a_vote(id="vote-2"), a_vote(sealed(id="autre"), id="vote-3", revision=3)
    declaration = a_declaration(id="déclaration", revision=1)
    assert [one.id for one in in_order((old, new, declaration))] == ["déclaration", "vote-3", "vote-2"]
    assert kind_of(declaration) is AnswerKind.DECLARATION


def test_an_answer_is_of_its_kind() -> None:
    assert kind_of(a_vote()) is AnswerKind.EVALUATION
    assert kind_of(a_decline()) is AnswerKind.DECLINE


def test_a_declaration_of_whoever_does_not_sit_or_no_longer_reviews_is_of_nobody() -> None:
    assert verdict(a_declaration(), seat=None) is Settlement.NOT_ASSIGNED
    assert verdict(a_declaration(), reviewing=False) is Settlement.NOT_ASSIGNED
    assert verdict(a_declaration(), newer=True, seat=SEAT) is Settlement.OLDER


# --- terms ------------------------------------------------------------------------------------------------------------


def test_a_package_is_open_some_days_after_its_last_due_date_and_never_after_the_contract() -> None:
    terms, today = PackageTerms(open_days=14, former_key_days=60), date(2025, 5, 20)
    dues = (date(2025, 6, 3), None, date(2025, 6, 1))
    assert terms.open_until(dues, None, today) == date(2025, 6, 17)
    assert terms.open_until(dues, date(2025, 6, 10), today) == date(2025, 6, 10)
    assert terms.open_until((date(2025, 5, 1),), None, today) == date(2025, 6, 3)
    assert terms.open_until((), date(2025, 12, 31), today) == date(2025, 6, 3)


def test_former_keys_open_what_comes_back_for_some_weeks_more() -> None:
    terms = load_package_terms()
    last = date(2025, 6, 17)
    assert terms.still_opened(last, last)
    assert terms.still_opened(last, date.fromordinal(last.toordinal() + terms.former_key_days))
    assert not terms.still_opened(last, date.fromordinal(last.toordinal() + terms.former_key_days + 1))


def test_only_keys_in_use_or_replaced_in_good_order_may_answer() -> None:
    keys = ExpertKeys(
        id="k1",
        expert_id="eli",
        keys=PublicKeys("age1essai", b"\0" * 32),
        state=KeyState.ANNOUNCED,
        announced_at=at(0),
    )
    assert not keys.may_answer
    assert keys.settled(KeyState.CONFIRMED, "claude", at(1)).may_answer
    assert not keys.settled(KeyState.REFUSED, "claude", at(1), "Inconnue.").may_answer
    ended = {end: keys.settled(KeyState.REVOKED, "claude", at(2), " Motif. ", end) for end in KeyEnd}
    assert [end for end, one in ended.items() if one.may_answer] == [KeyEnd.REPLACED]
    assert ended[KeyEnd.LOST].reason == "Motif."

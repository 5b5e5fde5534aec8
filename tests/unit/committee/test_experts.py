"""What is known of experts: undertakings, contracts that end, the vocabulary, and nobody loaded twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.engagement import ContractReminder, Promise, Terms, contract_reminders, load_terms
from reviewer.committee.expert import Expert, Leave, Tie, TieKind
from reviewer.committee.loaded_twice import ExpertLoadedTwice, require_once
from reviewer.committee.takers import Obstacle, Taker, takers
from reviewer.committee.vocabulary import (
    Term,
    TermNotUsable,
    as_json,
    checked,
    from_json,
    languages,
    shipped_domains,
)
from tests.support.people import an_expert
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)


def _taker(expert: Expert, due: date | None = None) -> Taker:
    (found,) = takers([expert], a_request(), None, {}, frozenset(), TODAY, due=due)
    return found


# --- undertakings and declarations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "held"),
    [
        ((), False),
        ((date(2024, 5, 19),), False),
        ((date(2024, 5, 20),), True),
        ((TODAY,), True),
        ((TODAY + timedelta(days=1),), False),
        ((date(2020, 1, 1), date(2025, 1, 1)), True),
    ],
)
def test_an_undertaking_holds_to_its_anniversary_and_without_one_nobody_is_seated(
    signed: tuple[date, ...], held: bool
) -> None:
    taker = _taker(an_expert("eli", undertakings=signed))
    assert taker.obstacles == (() if held else (Obstacle.NO_UNDERTAKING,))


def test_a_general_declaration_that_is_missing_is_only_told() -> None:
    taker = _taker(an_expert("eli", declarations=()))
    assert (taker.eligible, taker.warnings) == (True, (Obstacle.NO_DECLARATION,))


def test_a_house_may_ask_for_the_declaration_and_only_be_told_of_the_undertaking() -> None:
    shipped = load_terms()
    terms = Terms(
        undertaking=replace(shipped.undertaking, blocking=False),
        declaration=replace(shipped.declaration, blocking=True),
        reminder_days=(),
    )
    without = an_expert("eli", undertakings=(), declarations=())
    (taker,) = takers([without], a_request(), None, {}, frozenset(), TODAY, terms=terms)
    assert taker.obstacles == (Obstacle.NO_DECLARATION,)
    assert taker.warnings == (Obstacle.NO_DECLARATION, Obstacle.NO_UNDERTAKING)
    (whole,) = takers([an_expert("eli")], a_request(), None, {}, frozenset(), TODAY, terms=terms)
    assert (whole.obstacles, whole.warnings) == ((), ())


def test_an_undertaking_of_the_29_february_holds_to_the_28() -> None:
    promise = Promise(months=12, blocking=True, source="s", confidence="c")
    assert promise.holds((date(2024, 2, 29),), date(2025, 2, 28))
    assert not promise.holds((date(2024, 2, 29),), date(2025, 3, 1))


# --- contract and leave ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "due", "obstacles"),
    [
        (date(2025, 6, 3), date(2025, 6, 3), ()),
        (date(2025, 6, 2), date(2025, 6, 3), (Obstacle.CONTRACT_ENDS_FIRST,)),
        (date(2025, 6, 2), None, ()),
        (date(2025, 5, 19), date(2025, 6, 3), (Obstacle.NO_CONTRACT,)),
        (None, date(2025, 6, 3), ()),
    ],
)
def test_no_evaluation_is_due_beyond_the_contract(
    until: date | None, due: date | None, obstacles: tuple[Obstacle, ...]
) -> None:
    assert _taker(an_expert("eli", contract_until=until), due).obstacles == obstacles


@pytest.mark.parametrize(
    ("leave", "away"),
    [
        (Leave(since=TODAY, until=TODAY), True),
        (Leave(since=date(2025, 5, 1)), True),
        (Leave(since=date(2025, 5, 21), until=date(2025, 5, 23)), False),
        (Leave(since=date(2025, 6, 1), until=date(2025, 6, 30)), True),
        (Leave(since=date(2025, 5, 1), until=date(2025, 5, 19)), False),
    ],
)
def test_nobody_is_seated_who_is_away_now_or_when_the_evaluation_is_due(leave: Leave, away: bool) -> None:
    taker = _taker(an_expert("eli", leaves=(leave,)), date(2025, 6, 3))
    assert taker.obstacles == ((Obstacle.ON_LEAVE,) if away else ())


@pytest.mark.parametrize(
    ("left", "step"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30), (-1, None)]
)
def test_the_last_step_that_was_reached_is_due(left: int, step: int | None) -> None:
    until = TODAY + timedelta(days=left)
    found = contract_reminders([an_expert("eli", contract_until=until)], TODAY)
    wanted = () if step is None else (ContractReminder(expert_id="eli", until=until, days_before=step),)
    assert found == wanted


def test_nobody_is_reminded_of_a_contract_without_an_end_or_of_a_disabled_record() -> None:
    experts = [
        an_expert("eli", contract_until=None),
        an_expert("elsa", contract_until=TODAY, active=False),
    ]
    assert contract_reminders(experts, TODAY) == ()


@given(days=st.lists(st.integers(0, 120), min_size=1, max_size=30, unique=True))
def test_whatever_the_days_on_which_somebody_looks_each_step_has_one_key(days: list[int]) -> None:
    until = TODAY + timedelta(days=120)
    expert = an_expert("eli", contract_until=until)
    keys = [
        one.key for day in sorted(days) for one in contract_reminders([expert], TODAY + timedelta(days=day))
    ]
    assert len(set(keys)) <= len(load_terms().reminder_days)
    assert keys == sorted(keys, key=lambda key: -int(key.rpartition(":")[2]))


# --- ties ------------------------------------------------------------------------------------------------------


def test_employers_are_those_of_the_day_and_affiliations_employ_nobody() -> None:
    expert = replace(
        an_expert("eli"),
        ties=(
            Tie(name="Université", kind=TieKind.INSTITUTION),
            Tie(name="Ancien", until=date(2025, 5, 19)),
            Tie(name="Mila", kind=TieKind.AFFILIATION),
        ),
    )
    assert [tie.name for tie in expert.employers_on(TODAY)] == ["Université"]
    assert _taker(expert).employers == {"universite"}


def test_two_names_with_one_number_are_one_employer() -> None:
    one = _taker(replace(an_expert("eli"), ties=(Tie(name="A", neq="1140000001"),)))
    other = _taker(replace(an_expert("elsa"), ties=(Tie(name="B", neq="1140000001"),)))
    assert one.employers & other.employers == {"1140000001"}


def test_seniority_begins_on_its_day() -> None:
    expert = an_expert("eli", senior=True, senior_since=TODAY)
    assert expert.is_senior(TODAY)
    assert not expert.is_senior(TODAY - timedelta(days=1))
    assert not an_expert("eli").is_senior(TODAY)
    assert an_expert("eli", senior=True).is_senior(TODAY)


# --- loaded twice ----------------------------------------------------------------------------------------------


def _twice(one: Expert, other: Expert) -> str | None:
    try:
        require_once(one, [other])
    except ExpertLoadedTwice as refused:
        assert refused.other == other.name
        return refused.evidence
    return None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jean Tremblay", "Tremblay, Jean", True),
        ("Jean Tremblay", "J. Tremblay", True),
        ("Jean Tremblay", "Jean-Paul Tremblay", True),
        ("Jean Tremblay", "Jeanne Tremblay", False),
        ("Jean Tremblay", "Tremblay", False),
        ("J. T.", "Jean Tremblay", False),
        ("Jean Tremblay", "Luc Tremblay", False),
    ],
)
def test_two_writings_of_a_name_at_one_employer_are_one_person(one: str, other: str, same: bool) -> None:
    first = an_expert("eli", name=one, employers=("Mila",), emails=("a@un.example",))
    second = an_expert("elsa", name=other, employers=("MILA inc.",), emails=("b@deux.example",))
    assert _twice(first, second) == ("Mila" if same else None)


def test_the_same_name_elsewhere_is_somebody_else() -> None:
    first = an_expert("eli", name="Jean Tremblay", employers=("Mila",))
    assert _twice(first, an_expert("elsa", name="Jean Tremblay", employers=("Autre",))) is None


def test_an_address_belongs_to_one_person_whatever_the_names() -> None:
    first = an_expert("eli", emails=("jean@mila.example",))
    assert _twice(first, an_expert("elsa", emails=("Jean@Mila.example ",))) == "jean@mila.example"


def test_nobody_is_their_own_double() -> None:
    assert (
        _twice(an_expert("eli", emails=("a@b.example",)), an_expert("eli", emails=("a@b.example",))) is None
    )


# --- vocabulary ------------------------------------------------------------------------------------------------


def test_the_shipped_vocabulary_is_short_and_usable() -> None:
    assert 5 <= len(shipped_domains()) <= 20
    assert {"fr", "en"} <= {term.id for term in languages()}
    assert from_json(as_json(shipped_domains())) == shipped_domains()


@pytest.mark.parametrize(
    "terms",
    [
        [Term("vision", " ")],
        [Term("Vision", "vision")],
        [Term("", "vision")],
        [Term("a b", "vision")],
        [Term("vision", "un"), Term("vision", "deux")],
        [Term("un", "Vision"), Term("deux", "vision")],
    ],
)
def test_a_term_without_a_word_of_its_own_is_refused(terms: list[Term]) -> None:
    with pytest.raises(TermNotUsable):
        checked(terms)

"""Which dossier a query holds for, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.search.catalogue import load
from reviewer.search.completing import completions
from reviewer.search.faults import FaultCode
from reviewer.search.matching import Facts, matches
from reviewer.search.parsing import parse
from reviewer.search.tree import Choice, Clause, Count, Days, Distance, Period, Query, Unit, Words, day_ends
from reviewer.search.words import found_in, searchable, words_of
from reviewer.search.writing import text_of

CATALOGUE = load()
TODAY = date(2025, 5, 20)
FACTS = Facts(
    reference="TC-2025-0042",
    candidate="Nguyễn Thị Minh Châu",
    employer="Laboratoires Boréal inc.",
    job="Scientifique en apprentissage",
    number="IA-2025-0007",
    experts=("Éli Gagnon", "Elsa Roy"),
    seats=(1, 2),
    choices={"state": frozenset({"to_assign"})},
    days={"received": date(2025, 5, 2), "expires": date(2025, 6, 10)},
)


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        ("", True),
        ("boréal scientif", True),
        ('"boreal inc"', True),
        ('"boreal scientifique"', False),
        ("boréal plombier", False),
        ("gagnon", False),
        ("référence:tc-2025-0042", True),
        ("candidat:châu", True),
        ("candidat:boréal", False),
        ("employeur:boreal", True),
        ("employeur:réal", False),
        ("poste:apprent", True),
        ("numéro:ia-2025-0007", True),
        ("expert:roy", True),
        ("expert:elsa,tremblay", True),
        ("expert:tremblay", False),
        ("-expert:tremblay", True),
        ("-expert:roy", False),
        ("état:à-affecter", True),
        ("état:reçue", False),
        ("état:reçue,à-affecter", True),
        ("état:à-affecter expert:tremblay", False),
        ("experts:1/2", True),
        ("experts:1/3", False),
        ("experts:>=1", True),
        ("experts:>1", False),
        ("experts:<=0", False),
        ("reçu:2025-05", True),
        ("reçu:>2025-05", False),
        ("reçu:>=2025-05", True),
        ("reçu:<2025-05", False),
        ("reçu:<=2025-05", True),
        ("reçu:2025-05-01..2025-05-02", True),
        ("reçu:2025-05-03..2025-05-09", False),
        ("reçu:<=30j", True),
        ("reçu:>30j", False),
        ("expire:<=30j", True),
        ("expire:<=3s", True),
        ("expire:<3s", False),
        ("expire:>3s", False),
        ("expire:>=1m", False),
    ],
)
def test_a_dossier_is_found_where_every_clause_holds_for_it(typed: str, holds: bool) -> None:
    parsed = parse(typed, CATALOGUE)
    assert parsed.faults == ()
    assert matches(parsed.query, FACTS, TODAY) is holds


def test_what_is_not_known_of_a_dossier_is_found_by_nothing() -> None:
    for typed in (
        "numéro:ia",
        "expert:roy",
        "état:reçue",
        "experts:>=0",
        "reçu:2025",
        "expire:<=30j",
        "boréal",
    ):
        assert not matches(parse(typed, CATALOGUE).query, Facts(), TODAY)


def test_a_day_that_no_calendar_holds_is_found_by_nothing() -> None:
    after_the_end = Query((Clause(field="received", tests=(Days(_day(date.max), None, low_open=True),)),))
    assert not matches(after_the_end, FACTS, TODAY)


def _day(day: date) -> Period:
    return Period(day, day, 3)


@pytest.mark.parametrize(
    ("distance", "ahead", "day"),
    [
        (Distance(3, Unit.DAY), True, date(2025, 5, 23)),
        (Distance(3, Unit.DAY), False, date(2025, 5, 17)),
        (Distance(2, Unit.WEEK), True, date(2025, 6, 3)),
        (Distance(1, Unit.MONTH), False, date(2025, 4, 20)),
        (Distance(2, Unit.YEAR), True, date(2027, 5, 20)),
        (Distance(99_999, Unit.YEAR), True, date.max),
        (Distance(99_999, Unit.YEAR), False, date.min),
        (Distance(10**9, Unit.DAY), True, date.max),
    ],
)
def test_a_distance_is_counted_from_today_and_ends_with_the_calendar(
    distance: Distance, ahead: bool, day: date
) -> None:
    assert distance.day(TODAY, ahead=ahead) == day


@pytest.mark.parametrize(
    ("test", "ahead", "ends"),
    [
        (Days(None, None), False, (None, None)),
        (Days(_day(TODAY), _day(TODAY)), False, (TODAY, TODAY)),
        (Days(_day(TODAY), None, low_open=True), False, (date(2025, 5, 21), None)),
        (Days(None, _day(TODAY), high_open=True), False, (None, date(2025, 5, 19))),
        (Days(_day(date.max), None, low_open=True), False, None),
        (Days(None, _day(date.min), high_open=True), False, None),
        (Days(_day(TODAY), _day(date(2025, 5, 1))), False, None),
        (Days(None, Distance(3, Unit.DAY)), True, (TODAY, date(2025, 5, 23))),
        (Days(None, Distance(3, Unit.DAY), high_open=True), True, (TODAY, date(2025, 5, 22))),
        (Days(Distance(3, Unit.DAY), None), True, (date(2025, 5, 23), None)),
        (Days(Distance(3, Unit.DAY), None, low_open=True), True, (date(2025, 5, 24), None)),
        (Days(None, Distance(3, Unit.DAY)), False, (date(2025, 5, 17), TODAY)),
        (Days(Distance(3, Unit.DAY), None), False, (None, date(2025, 5, 17))),
        (Days(Distance(3, Unit.DAY), None, low_open=True), False, (None, date(2025, 5, 16))),
    ],
)
def test_what_was_meant_becomes_days_when_it_is_asked(
    test: Days, ahead: bool, ends: tuple[date | None, date | None] | None
) -> None:
    assert day_ends(test, TODAY, ahead=ahead) == ends


def test_a_phrase_is_found_word_by_word_and_its_last_word_by_its_beginning() -> None:
    text = searchable("L’Érable-Rouge inc.")
    assert text == " l erable rouge inc"
    assert found_in(words_of("érable rou"), text)
    assert not found_in(words_of("rable"), text)
    assert not found_in(words_of("éra rouge"), text)


# --- what is typed, at its edges -----------------------------------------------------------------------------


def test_a_quote_that_is_not_closed_is_told_and_its_words_are_looked_for() -> None:
    parsed = parse('"deux mots', CATALOGUE)
    assert [one.code for one in parsed.faults] == [FaultCode.QUOTE_OPEN]
    assert parsed.query.clauses == (Clause(field=None, tests=(Words(("deux", "mots"), "deux mots"),)),)


def test_a_distance_in_a_unit_that_nobody_counts_in_is_no_day() -> None:
    assert [one.code for one in parse("reçu:<3q", CATALOGUE).faults] == [FaultCode.NOT_A_DAY]


def test_a_value_that_the_catalogue_does_not_know_is_written_by_its_key() -> None:
    query = Query(
        (
            Clause(field="state", tests=(Choice("gone"),)),
            Clause(field="received", tests=(Days(Distance(3, Unit.DAY), Distance(9, Unit.DAY)),)),
            Clause(field="experts", tests=(Count(1, 2, 3),)),
        )
    )
    assert text_of(query, CATALOGUE) == "état:gone reçu:3j..9j sièges:1..2/3"


@pytest.mark.parametrize(
    ("text", "cursor", "inserted"),
    [
        ("", 0, "état:"),
        ("boréal ", 7, "état:"),
        ("état:inc", 2, "état:"),
        ("inconnu:x", 9, None),
        ("inconnu:x", 3, None),
        ('"boréal"', 4, None),
        ("zz", 2, None),
        ("état:,x", 6, "reçue"),
    ],
)
def test_what_could_stand_at_the_cursor_is_proposed(text: str, cursor: int, inserted: str | None) -> None:
    proposed = [one.insert for one in completions(CATALOGUE, text, cursor)]
    assert (inserted in proposed) if inserted is not None else (proposed == []), proposed

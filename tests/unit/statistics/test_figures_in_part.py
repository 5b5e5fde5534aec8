"""Figures of a part: of one place, of one programme, of a story's own days; and how many things a book has room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reviewer.services.figure_words import query_words
from reviewer.statistics.indicators.book import FigureBook, Numbered, Tally
from reviewer.statistics.indicators.definitions import Dimension, Indicator, View, Words
from reviewer.statistics.indicators.facts import Branch, ConcertationFact, PrecheckFact, SeatFact, Story
from reviewer.statistics.indicators.measures import observations
from reviewer.statistics.indicators.period import ALWAYS
from reviewer.statistics.indicators.public_tables import public_tables
from tests.unit.statistics.test_indicators import SETTING, TODAY, a_book, a_story, an_issued

APRIL = {Dimension.MONTH: "2025-04"}


def indicator(book: FigureBook, name: str) -> Indicator:
    found = book.definitions.indicator(name)
    assert found is not None
    return found


def told(story: Story) -> list[str]:
    return [name for name, _, _ in observations(story, SETTING).seen]


def lengths(story: Story) -> dict[str, int]:
    return {name: length for name, _, length in observations(story, SETTING).lengths}


# --- of one place ----------------------------------------------------------------------------------------------


def test_a_figure_of_a_month_counts_and_measures_that_month_alone() -> None:
    book = a_book(an_issued("a"), a_story("b", date(2025, 5, 2)))
    received, triage = indicator(book, "received"), indicator(book, "delay_triage")
    assert (book.figure(received).count, book.figure(received, at=APRIL).count) == (2, 1)
    assert book.figure(triage, at=APRIL).value == book.figure(triage).value is not None
    assert book.figure(triage, at={Dimension.MONTH: "2025-05"}).value is None


def test_the_named_categories_of_an_indicator_are_all_there_in_their_order_and_what_else_was_met_after() -> (
    None
):
    book = a_book(an_issued())
    named = replace(
        indicator(book, "findings"),
        names={"profile:yes": Words(fr="Profil", en="Profile"), "job:no": Words(fr="Emploi", en="Job")},
    )
    assert [(one.category, one.count) for one in book.rows(named)] == [
        ("profile:yes", 1),
        ("job:no", 0),
        ("job:yes", 1),
    ]


def test_a_published_table_counts_its_own_programme_alone() -> None:
    elsewhere = a_story("b", branch=Branch("talents", "", "", ""))
    book = a_book(a_story("a"), elsewhere)
    assert public_tables(book, book.definitions.tables, "iatiev") == public_tables(
        a_book(a_story("a")), book.definitions.tables, "iatiev"
    )
    assert max(public_tables(book, book.definitions.tables, "talents").counts.values()) == 1


def test_a_category_that_only_one_of_two_tables_has_ties_them_by_nothing() -> None:
    """Requests by year of receipt and answers by year of decision: 2025 is in both, 2024 in the first alone."""
    book = a_book(a_story("a", date(2024, 11, 4)), an_issued("b"))
    requests = replace(
        book.definitions.tables[1], id="requests", measure="received", dimensions=(Dimension.YEAR,)
    )
    answers = replace(requests, id="answers", measure="first_decision")
    tied = public_tables(book, (requests, answers), "iatiev").relations
    assert [dict(one.parts[0])["year"] for one in tied] == ["2025", "*"]


# --- of a story's own days -------------------------------------------------------------------------------------


def test_a_decision_counts_the_talk_of_its_own_round_alone() -> None:
    talk = ConcertationFact(1)
    assert told(an_issued(concertations=(talk,))).count("talked") == 1
    assert "talked" not in told(an_issued(concertations=(talk._replace(round=2),)))


def test_seating_is_measured_from_the_triage_that_sent_the_dossier_on() -> None:
    sent_on = PrecheckFact("admissible", date(2025, 4, 16), "admissible", "")
    asked = PrecheckFact("complements_requested", date(2025, 4, 22), "admissible", "")
    assert lengths(an_issued(prechecks=(sent_on, asked)))["delay_seating"] == 3  # Good Friday is off
    assert "delay_seating" not in lengths(an_issued(prechecks=(asked,)))


def test_a_step_dated_before_the_one_it_follows_has_no_length() -> None:
    early = tuple(
        SeatFact(1, seat, f"e{seat}", date(2025, 4, 22), "none", date(2025, 4, 22), None, date(2025, 4, 21))
        for seat in (1, 2)
    )
    assert "delay_votes" in lengths(an_issued())
    assert "delay_votes" not in lengths(an_issued(seats=early))


# --- the search behind a figure --------------------------------------------------------------------------------


def test_what_happened_on_some_day_has_no_search_though_the_list_knows_its_words() -> None:
    book = a_book(an_issued())
    events = replace(indicator(book, "open"), view=View.EVENT)
    assert book.words.text(indicator(book, "open"), "received", {}, ALWAYS, "") == "état:reçue"
    assert book.words.text(events, "received", {}, ALWAYS, "") is None


def test_a_value_that_only_the_house_knows_is_searched_as_it_is_written() -> None:
    words = replace(query_words(TODAY), open_fields=frozenset({"programme", "stream"}))
    book = a_book(a_story())
    received = indicator(book, "received")
    place = {Dimension.PROGRAMME: "maison", Dimension.STREAM: ""}
    assert words.text(received, "", {Dimension.PROGRAMME: "maison"}, ALWAYS, "") == "programme:maison"
    assert words.text(received, "", place, ALWAYS, "") is None, "and an empty one cannot be searched"


def test_a_class_of_ages_without_ends_is_searched_by_no_day() -> None:
    book = a_book(a_story())
    assert book.words.text(indicator(book, "age"), "0-", {}, ALWAYS, "") == (
        "-état:non-admissible,avis-délivré,retirée"
    )


# --- room ------------------------------------------------------------------------------------------------------


def test_more_categories_than_a_key_has_room_for_are_refused_and_not_mixed_up() -> None:
    things = Numbered()
    last = (1 << 18) - 1
    things["reason"].update({str(at): at << 17 for at in range(last)})
    things["reason"][str(last)]
    assert things.named()[last] == ("reason", str(last))
    with pytest.raises(OverflowError):
        things["answer"]["favourable"]


def test_more_branches_than_a_key_has_room_for_are_refused_and_not_mixed_up() -> None:
    tally = Tally(SETTING)
    for at in range(1 << 12):
        tally.add(a_story(str(at), TODAY - timedelta(days=1), branch=Branch("iatiev", "ia", str(at), "")))
    with pytest.raises(OverflowError):
        tally.add(a_story("more", branch=Branch("iatiev", "ia", "more", "")))

"""What the story of one dossier has to count, thing by thing, and which days figures are about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from reviewer.programme.indicator_files import definitions
from reviewer.services.figure_words import query_words
from reviewer.statistics.indicators.book import Tally, ids_behind
from reviewer.statistics.indicators.definitions import Dimension
from reviewer.statistics.indicators.facts import (
    AvisFact,
    ConcertationFact,
    DecisionFact,
    HouseFacts,
    OutcomeFact,
    PrecheckFact,
    RoundFact,
    RulingFact,
    SeatFact,
    Story,
)
from reviewer.statistics.indicators.measures import observations
from reviewer.statistics.indicators.months import first_of, last_of
from reviewer.statistics.indicators.period import ALWAYS, Period, days_of
from reviewer.statistics.indicators.quality import Inspection
from reviewer.statistics.indicators.report import ReportContent, ReportSection
from reviewer.statistics.indicators.sheets import Sheet
from reviewer.statistics.protection.tables import cell_key, in_words
from tests.unit.statistics.test_indicators import SETTING, TODAY, a_book, a_story, an_issued

TRIAGED, SEATED, VOTED, DECIDED = date(2025, 4, 22), date(2025, 4, 23), date(2025, 4, 28), date(2025, 4, 29)


def _seat(number: int, submitted: date | None = VOTED, **others: object) -> SeatFact:
    seat = SeatFact(1, number, f"e{number}", SEATED, "none", SEATED, None, submitted)
    return seat._replace(**others)  # type: ignore[arg-type]  # a table of facts, for tests


def _decision(
    round_: int = 1, path: str = "consensus", on: date = DECIDED, *, job: bool = True
) -> DecisionFact:
    return DecisionFact(round_, path, (("job", job), ("profile", True)), on)


def seen(story: Story) -> set[tuple[str, str, date]]:
    return set(observations(story, SETTING).seen)


def lengths(story: Story) -> dict[str, int]:
    return {measure: length for measure, _, length in observations(story, SETTING).lengths}


def test_a_request_says_when_it_came_what_became_of_it_and_how_far_it_got() -> None:
    story = a_story()
    assert seen(story) == {
        ("received", "", date(2025, 4, 14)),
        ("outcome", "pending", date(2025, 4, 14)),
        ("reached", "received", date(2025, 4, 14)),
        ("open", "received", TODAY),
        ("age", "31-60", TODAY),
        ("late", "received", TODAY),
    }


def test_what_is_not_over_its_date_or_has_no_date_is_not_late() -> None:
    fresh = a_story("d1", TODAY)
    assert not [one for one in seen(fresh) if one[0] == "late"]
    nowhere = a_story(branch=a_story().dossier.branch._replace(programme="autre"))
    assert not [one for one in seen(nowhere) if one[0] == "late"]


def test_triage_says_what_was_computed_what_was_decided_and_each_reason() -> None:
    story = a_story(
        state="inadmissible",
        prechecks=(
            PrecheckFact("complements", TRIAGED, "to_verify", ""),
            PrecheckFact("inadmissible", SEATED, "", "GEN-AGE,IA-TE-SAL"),
            PrecheckFact("inadmissible", SEATED, "not_admissible", ""),
        ),
    )
    told = seen(story)
    assert {
        one for one in told if one[0] in {"precheck", "reason", "admissibility", "asked_complements"}
    } == {
        ("asked_complements", "", date(2025, 4, 14)),
        ("precheck", "to_verify", TRIAGED),
        ("admissibility", "complements", TRIAGED),
        ("precheck", "not_admissible", SEATED),
        ("admissibility", "inadmissible", SEATED),
        ("reason", "GEN-AGE", SEATED),
        ("reason", "IA-TE-SAL", SEATED),
    }
    assert lengths(story) == {"delay_triage": 5}  # Good Friday is off
    assert not [one for one in told if one[0] == "open"]


def test_a_decision_says_its_path_its_answer_each_finding_and_what_came_before() -> None:
    story = a_story(
        state="decided",
        step="decided",
        reviewers=2,
        third_called_on=date(2025, 4, 28),
        prechecks=(PrecheckFact("admissible", TRIAGED, "admissible", ""),),
        seats=(_seat(1), _seat(2), _seat(3, date(2025, 4, 29))),
        decisions=(_decision(path="majority", job=False),),
        concertations=(ConcertationFact(1), ConcertationFact(2)),
    )
    told = {one for one in seen(story) if one[2] == DECIDED}
    assert told == {
        ("decision", "majority", DECIDED),
        ("answer", "unfavourable", DECIDED),
        ("finding", "job:no", DECIDED),
        ("finding", "profile:yes", DECIDED),
        ("talked", "", DECIDED),
        ("third", "", DECIDED),
        ("first_decision", "", DECIDED),
        ("handed_in", "e3", DECIDED),
        ("on_time", "e3", DECIDED),
    }
    measured = lengths(story)
    assert (measured["delay_seating"], measured["delay_votes"], measured["delay_settling"]) == (1, 3, 1)


def test_a_second_round_is_told_as_a_reconsideration_and_by_its_own_bench() -> None:
    story = a_story(
        state="decided",
        step="decided",
        round=2,
        reviewers=3,
        seats=(_seat(1), _seat(2, None), *(_seat(n, date(2025, 5, 6), round=2) for n in (1, 2, 3))),
        decisions=(_decision(), _decision(2, "majority", date(2025, 5, 7))),
        rounds=(RoundFact(1, 2, None),),
    )
    told = seen(story)
    assert ("reconsidered", "", DECIDED) in told
    assert [one for one in told if one[0] == "first_decision"] == [("first_decision", "", DECIDED)]
    settled = [one for one in observations(story, SETTING).lengths if one[0] == "delay_settling"]
    assert [one[1] for one in settled] == [date(2025, 5, 7)]  # of the first round a vote is missing
    unknown = replace(story, rounds=(RoundFact(3, 9, None),))
    assert ("decision", "consensus", DECIDED) in seen(unknown)


def test_a_bench_that_left_or_never_sat_has_no_lengths() -> None:
    story = a_story(state="decided", reviewers=2, seats=(_seat(1, left_on=VOTED),), decisions=(_decision(),))
    assert set(lengths(story)) == {"delay_to_decision"}


def test_seats_say_what_was_declared_who_carries_what_and_who_was_in_time() -> None:
    story = a_story(
        state="in_review",
        step="evaluations",
        reviewers=2,
        third_called_on=date(2025, 5, 12),
        waiting_since=SEATED,
        seats=(
            _seat(1, None, declared="potential"),
            _seat(2, date(2025, 5, 16)),
            _seat(3, date(2025, 5, 20)),
            _seat(2, None, left_on=VOTED, declared=None),
        ),
    )
    told = {one for one in seen(story) if one[0] in {"declared", "load", "handed_in", "on_time"}}
    assert told == {
        ("declared", "potential", SEATED),
        ("load", "e1", TODAY),
        ("handed_in", "e2", date(2025, 5, 16)),
        ("handed_in", "e3", date(2025, 5, 20)),
        ("on_time", "e3", date(2025, 5, 20)),
    }
    elsewhere = replace(
        story,
        dossier=story.dossier._replace(branch=story.dossier.branch._replace(programme="autre")),
    )
    assert not [one for one in seen(elsewhere) if one[0] == "on_time"]


def test_an_avis_says_its_answer_its_state_its_end_and_how_soon_it_expires() -> None:
    first = AvisFact(
        "IA-2025-0001",
        "IA",
        2025,
        1,
        False,
        "superseded",
        date(2025, 4, 30),
        date(2026, 4, 29),
        "superseded",
        TODAY,
    )
    second = first._replace(
        number="IA-2025-0002", state="in_force", favourable=True, ended=None, ended_on=None
    )
    story = a_story(state="issued", avis=(first, second), decisions=(_decision(on=date(2025, 5, 2)),))
    told = {one for one in seen(story) if one[0].startswith("avis")}
    assert told == {
        ("avis_issued", "unfavourable", date(2025, 4, 30)),
        ("avis_issued", "favourable", date(2025, 4, 30)),
        ("avis_ended", "superseded", TODAY),
        ("avis_state", "superseded", TODAY),
        ("avis_state", "in_force", TODAY),
    }
    assert "delay_issue" not in lengths(story)  # decided after its issue: a fault, and no length


def test_rulings_and_the_ministry_s_outcomes_are_told_on_their_days() -> None:
    story = a_story(
        rulings=(RulingFact("upheld", SEATED),),
        outcomes=(OutcomeFact(DECIDED, "accepted"),),
    )
    assert {one for one in seen(story) if one[0] in {"found", "application", "ministry"}} == {
        ("found", "upheld", SEATED),
        ("application", "", DECIDED),
        ("ministry", "accepted", DECIDED),
    }


def test_the_dossiers_behind_a_figure_are_those_that_it_counts() -> None:
    stories = (an_issued("a"), an_issued("b", favourable=False), a_story("c"))
    book = a_book(*stories)
    for indicator_id, category, behind in (
        ("answers", "favourable", {"a"}),
        ("answers", "unfavourable", {"b"}),
        ("received", "", {"a", "b", "c"}),
        ("delay_to_avis", "", {"a", "b"}),
        ("open", "received", {"c"}),
    ):
        indicator = definitions().indicator(indicator_id)
        assert indicator is not None
        figure = book.figure(indicator, category)
        assert ids_behind(figure, indicator, stories, SETTING, ALWAYS) == behind
    assert definitions().check("no_such_invariant") is None


def test_the_days_of_a_figure_are_those_of_the_period_that_its_month_or_year_holds() -> None:
    half = Period(date(2025, 3, 15), date(2025, 9, 15))
    assert days_of({}, half) == half
    assert days_of({Dimension.MONTH: "2025-03"}, half) == Period(date(2025, 3, 15), date(2025, 3, 31))
    assert days_of({Dimension.YEAR: "2025"}, half) == half
    assert days_of({Dimension.YEAR: "2024"}, ALWAYS) == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert Period(None, date(2025, 1, 1)).holds(date(1999, 1, 1))
    assert not half.holds(date(2025, 9, 16))
    assert (first_of("2025-12"), last_of("2025-12")) == (date(2025, 12, 1), date(2025, 12, 31))
    assert last_of("9999-12") == date.max


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"state": "revoked"}, "avis_event"),
        ({"state": "revoked", "ended": "revoked", "ended_on": date(2025, 4, 1)}, "avis_event"),
        ({"expires_on": date(2025, 4, 29)}, "avis_days"),
    ],
)
def test_an_avis_that_contradicts_itself_is_an_offender(change: dict[str, object], check: str) -> None:
    story = an_issued()
    avis = story.avis[0]._replace(**change)  # type: ignore[arg-type]  # a table of facts, for tests
    inspection = Inspection(TODAY, frozenset({"iatiev"}))
    inspection.add(replace(story, avis=(avis,)))
    checks = {one.check for one in inspection.failures()}
    known = {one.id for one in definitions().checks}
    assert checks <= known
    assert any(check.split("_", maxsplit=1)[0] in one for one in checks), checks


def test_a_number_beyond_the_last_one_given_or_of_an_unknown_series_is_an_offender() -> None:
    inspection = Inspection(TODAY, frozenset({"iatiev"}))
    inspection.add(an_issued())
    told = {"request_taken_in": 1, "avis_signed": 1}
    for last, names in (
        ({("IA", 2025): 0}, ["IA-2025-0001"]),
        ({}, ["IA-2025"]),
    ):
        (failure,) = inspection.failures(HouseFacts(last_numbers=last, journalled=told))
        assert (failure.check, [one.name for one in failure.offenders]) == ("numbers", names)


@pytest.mark.parametrize(
    ("story", "check"),
    [
        (
            an_issued(
                prechecks=(
                    PrecheckFact("complements", date(2025, 4, 23), "to_verify", ""),
                    PrecheckFact("admissible", date(2025, 4, 22), "admissible", ""),
                )
            ),
            "steps_in_order",
        ),
        (an_issued(decisions=(DecisionFact(1, "consensus", (), DECIDED),)), "decision_votes"),
    ],
)
def test_steps_that_go_back_and_decisions_that_say_nothing_are_offenders(story: Story, check: str) -> None:
    inspection = Inspection(TODAY, frozenset({"iatiev"}))
    inspection.add(story)
    assert check in {one.check for one in inspection.failures()}


def test_a_report_is_kept_as_json_with_what_it_shows_and_nothing_else() -> None:
    sheet = Sheet(title="Reçues", headings=("Mois", "Nombre"), rows=(("2025-04", 3), ("2025-05", None)))
    report = ReportContent(
        number=2,
        title="Suivi",
        programme_id="iatiev",
        programme_name="Programme pilote",
        wording_id="w",
        issuer="Office",
        written_on=TODAY,
        first_year=2024,
        last_year=2025,
        facts=(("Émis par", "Office"),),
        sections=(ReportSection(heading="Demandes", paragraphs=("Un.",), items=("a",), sheets=(sheet,)),),
        subject="s",
        attachment="a",
        footer="f",
        page="{page}/{pages}",
    )
    read = json.loads(report.as_json())
    assert (read["schema"], read["edition"], read["written_on"]) == ("avise.follow-up/1", 2, "2025-05-20")
    assert read["sections"] == [
        {
            "heading": "Demandes",
            "paragraphs": ["Un."],
            "items": ["a"],
            "tables": [
                {
                    "title": "Reçues",
                    "headings": ["Mois", "Nombre"],
                    "rows": [["2025-04", 3], ["2025-05", None]],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("period", "by", "query"),
    [
        (ALWAYS, (), ""),
        (Period(date(2025, 1, 1), None), (), "reçu:>=2025-01-01"),
        (Period(None, date(2025, 6, 30)), (), "reçu:<=2025-06-30"),
        (Period(date(2025, 4, 1), date(2025, 4, 30)), (), "reçu:2025-04"),
        (Period(date(2025, 4, 1), date(2025, 5, 2)), (), "reçu:2025-04-01..2025-05-02"),
        (ALWAYS, (Dimension.YEAR,), "reçu:2025-01-01..2025-12-31"),
    ],
)
def test_the_search_behind_a_figure_says_its_days_as_shortly_as_it_can(
    period: Period, by: tuple[Dimension, ...], query: str
) -> None:
    book = a_book(a_story(), period=period)
    received = book.definitions.indicator("received")
    assert received is not None
    assert [one.query for one in book.rows(received, by)] == [query]


def test_a_search_that_the_list_cannot_say_is_not_offered() -> None:
    story = a_story()
    tally = Tally(SETTING)
    tally.add(story)
    words = replace(query_words(TODAY), fields={})
    book = tally.book(definitions(), words)
    for indicator_id in ("received", "open", "age"):
        indicator = definitions().indicator(indicator_id)
        assert indicator is not None
        assert {one.query for one in book.rows(indicator, (Dimension.MONTH, Dimension.STREAM))} <= {None}


def test_a_cell_is_named_for_a_person_by_its_values_in_the_order_of_the_columns() -> None:
    key = cell_key({"table": "reçues", "volet": "ia", "annee": "2025", "profil": ""})
    assert in_words(key, ("table", "annee", "profil", "volet")) == "reçues / 2025 / ia"

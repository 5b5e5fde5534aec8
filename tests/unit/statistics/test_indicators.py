"""Figures: lengths of time, shares of nothing, definitions that would mix two views, and what one dossier says."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import resource_files
from reviewer.committee.deadlines import Targets
from reviewer.dossier.business_days import add_business_days
from reviewer.programme.indicator_files import definitions, load_definitions
from reviewer.programme.reading import ProgrammeInvalid
from reviewer.services.figure_words import query_words
from reviewer.statistics.indicators.book import FigureBook, Tally
from reviewer.statistics.indicators.definitions import Dimension
from reviewer.statistics.indicators.delays import elapsed, percentile
from reviewer.statistics.indicators.facts import (
    AvisFact,
    Branch,
    DecisionFact,
    DossierFact,
    HouseFacts,
    PrecheckFact,
    SeatFact,
    Story,
)
from reviewer.statistics.indicators.measures import OUTCOMES, Setting, outcome_of
from reviewer.statistics.indicators.period import Period
from reviewer.statistics.indicators.public_tables import public_tables
from reviewer.statistics.indicators.quality import Inspection, Settled, unsettled

TODAY = date(2025, 5, 20)
SETTING = Setting(
    today=TODAY,
    targets={"iatiev": Targets(triage=5, review=10, third_review=10, final=5, concertation=5)},
    ages=(30, 60, 90, 180),
    horizons=(30, 60, 90),
)
BRANCH = Branch("iatiev", "ia", "travailleur_etranger", "francisation")


def a_story(key: str = "d1", received: date = date(2025, 4, 14), /, **others: object) -> Story:
    facts: dict[str, object] = {
        "state": "received",
        "received_on": received,
        "state_since": received,
        "avis_number": None,
        "step": None,
        "round": 1,
        "reviewers": 0,
        "third_called_on": None,
        "waiting_since": None,
        "concertation_due_on": None,
        "branch": BRANCH,
    }
    kinds = {name: others.pop(name) for name in list(others) if name not in facts}
    dossier = DossierFact(id=key, reference=f"TC-{key}", **{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests
    return Story(dossier, **kinds)  # type: ignore[arg-type]  # the same


def an_issued(key: str = "d1", *, favourable: bool = True, **others: object) -> Story:
    day = date(2025, 4, 28)
    facts: dict[str, object] = {
        "state": "issued",
        "avis_number": "IA-2025-0001",
        "step": "decided",
        "reviewers": 2,
        "prechecks": (PrecheckFact("admissible", date(2025, 4, 22), "admissible", ""),),
        "seats": tuple(
            SeatFact(1, seat, f"e{seat}", date(2025, 4, 22), "none", date(2025, 4, 22), None, day)
            for seat in (1, 2)
        ),
        "decisions": (
            DecisionFact(1, "consensus", (("job", True), ("profile", favourable)), date(2025, 4, 29)),
        ),
        "avis": (
            AvisFact(
                "IA-2025-0001",
                "IA",
                2025,
                1,
                favourable,
                "in_force",
                date(2025, 4, 30),
                date(2025, 6, 10),
                None,
                None,
            ),
        ),
    }
    return a_story(key, **{**facts, **others})


def a_book(*stories: Story, period: Period | None = None) -> FigureBook:
    tally = Tally(SETTING) if period is None else Tally(SETTING, period)
    for story in stories:
        tally.add(story)
    return tally.book(definitions(), query_words(TODAY))


def counted(book: FigureBook, indicator: str, *by: Dimension) -> dict[tuple[str, ...], int]:
    known = book.definitions.indicator(indicator)
    assert known is not None
    return {(one.category, *one.at.values()): one.count for one in book.rows(known, by) if one.count}


@given(start=st.dates(date(2021, 1, 1), date(2030, 12, 31)), length=st.integers(0, 300))
def test_a_length_is_what_brings_one_to_its_last_day(start: date, length: int) -> None:
    end = add_business_days(start, length)
    if length or end == start:
        assert elapsed(start, end) == length


def test_a_length_that_goes_back_in_time_is_not_measured() -> None:
    assert elapsed(TODAY, TODAY - timedelta(days=1)) is None
    assert elapsed(date(201, 4, 1), TODAY) is None


@given(st.lists(st.integers(0, 60), min_size=1), st.sampled_from((50, 90)))
def test_a_percentile_is_a_length_that_was_measured(lengths: list[int], percent: int) -> None:
    found = percentile(Counter(lengths), percent)
    assert found in lengths
    assert sum(one <= found for one in lengths) * 100 >= percent * len(lengths)
    assert sum(one < found for one in lengths) * 100 < percent * len(lengths)


def test_a_share_of_nothing_is_a_dash_and_a_count_of_nothing_is_zero() -> None:
    book = a_book()
    for one in book.definitions.indicators:
        for figure in book.rows(one):
            assert figure.count == 0
            assert (figure.value is None) == (one.kind != "count")


def test_what_has_become_of_the_requests_adds_up_to_the_requests() -> None:
    stories = (
        a_story("a"),
        a_story("b", state="withdrawn"),
        a_story("c", state="inadmissible"),
        an_issued("d"),
        an_issued("e", favourable=False),
        an_issued("f", round=2, state="in_review"),
    )
    assert sorted(map(outcome_of, stories)) == sorted((*OUTCOMES, "pending"))
    book = a_book(*stories)
    assert sum(counted(book, "outcome").values()) == counted(book, "received")[("",)] == len(stories)


def test_a_dossier_says_each_thing_once_by_its_own_day() -> None:
    book = a_book(an_issued())
    assert counted(book, "received", Dimension.MONTH) == {("", "2025-04"): 1}
    assert counted(book, "avis_in_force") == {("",): 1}
    assert counted(book, "avis_expiring") == {("30",): 1, ("60",): 1, ("90",): 1}
    assert counted(book, "findings") == {("job:yes",): 1, ("profile:yes",): 1}
    assert counted(book, "handed_in") == {("e1",): 1, ("e2",): 1}
    to_avis = book.definitions.indicator("delay_to_avis")
    assert to_avis is not None
    figure = book.figure(to_avis)
    assert (figure.value, figure.p90, figure.count) == (Decimal(11), 11, 1)  # Good Friday is off


def test_months_without_anything_are_there_with_zero() -> None:
    book = a_book(a_story("a", date(2025, 1, 31)), a_story("b", date(2025, 4, 1)))
    received = book.definitions.indicator("received")
    assert received is not None
    assert [(one.at[Dimension.MONTH], one.count) for one in book.rows(received, (Dimension.MONTH,))] == [
        ("2025-01", 1),
        ("2025-02", 0),
        ("2025-03", 0),
        ("2025-04", 1),
    ]


def test_a_period_cuts_what_happens_and_not_what_there_is() -> None:
    book = a_book(an_issued(), period=Period(date(2025, 4, 29), date(2025, 4, 29)))
    assert counted(book, "received") == {}
    assert counted(book, "answers") == {("favourable",): 1}
    assert counted(book, "avis_issued") == {}
    assert counted(book, "avis_in_force") == {("",): 1}


def test_figures_name_the_search_that_finds_their_dossiers() -> None:
    book = a_book(a_story(), an_issued("b"), period=Period(date(2025, 1, 1), None))
    indicators = {one.id: one for one in book.definitions.indicators}
    by_month = book.rows(indicators["received"], (Dimension.MONTH, Dimension.STREAM))
    assert [one.query for one in by_month] == ["volet:ia reçu:2025-04"]
    by_profile = book.rows(indicators["open"], (Dimension.SUBSTREAM, Dimension.PROFILE))
    assert by_profile[0].query == "état:reçue sous-volet:travailleur-étranger profil:francisation"
    assert book.figure(indicators["open"], "received").query == "état:reçue"
    assert book.figure(indicators["age"], "31-60").query == (
        "-état:non-admissible,avis-délivré,retirée reçu:2025-03-21..2025-04-19"
    )
    assert book.figure(indicators["avis_expiring"], "30").query == "avis:en-vigueur expire:<=2025-06-19"
    assert book.figure(indicators["answers"], "favourable").query is None
    elsewhere = a_book(a_story(branch=Branch("iatiev", "ti_ev", "", "")))
    (nothing_said,) = elsewhere.rows(indicators["received"], (Dimension.SUBSTREAM, Dimension.PROFILE))
    assert nothing_said.query == "sous-volet:aucun profil:aucun"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('measure = "received"', 'measure = "answer"', "same_view"),
        ('per = "received"', 'per = "decision"', "same_view"),
        ('kind = "rate"', 'kind = "count"', "rate_has_denominator"),
        ('roles = ["coordinator", "auditor"]', 'roles = ["director"]', "choice"),
        ('id = "outcome"', 'id = "received"', "unique"),
        ('group = "requests"', 'group = "nowhere"', "choice"),
        ("ages = { value = [30, 60,", "ages = { value = [60, 30,", "limits"),
        ("ages = { value = [30, 60, 90, 180]", "ages = { value = []", "limits"),
        ('unit = "dossiers"', 'unit = "percent"', "choice"),
        ('confidence = "', 'confidence = "sans doute', "choice"),
        ('confidence = "to_confirm"\nroles', 'confidence = "sans doute"\nroles', "choice"),
        ('kind = "delay"', 'kind = "count"', "choice"),
        ('id = "received"', 'id = "received"\nsurprise = 1', "known_key"),
    ],
)
def test_a_definition_that_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    folder = tmp_path / "indicators"
    shutil.copytree(resource_files.path("indicators"), folder)
    file = folder / "indicators.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ProgrammeInvalid) as refused:
        load_definitions(folder)
    assert code in {fault.code for fault in refused.value.faults}
    assert all("ligne" in fault.place for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("story", "check"),
    [
        (a_story("d1", TODAY + timedelta(days=1)), "dates_to_come"),
        (a_story(state="inadmissible"), "state_triage"),
        (an_issued(prechecks=()), "state_triage"),
        (an_issued(state="decided", decisions=()), "state_decision"),
        (an_issued(avis=()), "state_avis"),
        (an_issued(avis_number="IA-2025-0009"), "avis_row"),
        (an_issued(seats=()), "decision_votes"),
        (an_issued(received_on=date(2025, 4, 25)), "steps_in_order"),
        (a_story(branch=Branch("iatiev", "", "", "")), "branch"),
    ],
)
def test_each_invariant_names_its_offender(story: Story, check: str) -> None:
    inspection = Inspection(TODAY, frozenset({"iatiev"}))
    inspection.add(story)
    found = {failure.check: failure for failure in inspection.failures()}
    assert check in found
    assert [one.name for one in found[check].offenders] == ["TC-d1"]


def test_a_whole_dossier_breaks_no_invariant_and_a_programme_without_streams_neither() -> None:
    inspection = Inspection(TODAY, frozenset({"iatiev"}))
    inspection.add(an_issued())
    inspection.add(a_story("x", branch=Branch("talents", "", "", "")))
    told = {"request_taken_in": 2, "avis_signed": 1}
    assert inspection.failures(HouseFacts(last_numbers={("IA", 2025): 1}, journalled=told)) == ()


def test_a_hole_in_the_numbers_is_found_unless_the_number_is_held() -> None:
    inspection = Inspection(TODAY)
    inspection.add(an_issued())
    told = {"request_taken_in": 1, "avis_signed": 1}
    (failure,) = inspection.failures(HouseFacts(last_numbers={("IA", 2025): 3}, journalled=told))
    assert [one.name for one in failure.offenders] == ["IA-2025-0002", "IA-2025-0003"]
    held = frozenset({("IA", 2025, 2), ("IA", 2025, 3)})
    whole = HouseFacts(last_numbers={("IA", 2025): 3}, held=held, journalled=told)
    assert inspection.failures(whole) == ()


def test_a_journal_that_tells_of_less_than_there_is_is_found() -> None:
    inspection = Inspection(TODAY)
    inspection.add(a_story())
    (failure,) = inspection.failures(HouseFacts())
    assert failure.check == "journal"


def test_a_decision_holds_for_the_offenders_that_were_there_alone() -> None:
    inspection = Inspection(TODAY)
    inspection.add(a_story("a", state="inadmissible"))
    (first,) = inspection.failures()
    settled = Settled(check=first.check, offenders=frozenset({"a"}))
    assert unsettled((first,), (settled,)) == ()
    inspection.add(a_story("b", state="inadmissible"))
    (second,) = inspection.failures()
    assert second.fingerprint != first.fingerprint
    assert unsettled((second,), (settled,)) == (second,)


def test_published_tables_of_one_population_are_tied_by_their_common_totals() -> None:
    book = a_book(*(a_story(str(at), date(2024 + at % 2, 3, 1)) for at in range(7)))
    tables = public_tables(book, book.definitions.tables, "iatiev")
    for one in tables.relations:
        assert isinstance(one.to, tuple)
        assert sum(tables.counts[part] for part in one.parts) == tables.counts[one.to]
    total = {
        count
        for key, count in tables.counts.items()
        if all(value == "*" for column, value in key if column != "table")
    }
    assert total == {7}


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        ("publication.toml", 'measure = "received"', 'measure = "answer"', "cohort_only"),
        ("publication.toml", 'measure = "received"', 'measure = "nothing"', "choice"),
        ("quality.toml", 'id = "steps_in_order"', 'id = "steps_in_a_row"', "check_missing"),
        ("quality.toml", 'touches = ["*"]', 'touches = ["nothing"]', "choice"),
    ],
)
def test_a_table_or_an_invariant_that_nothing_computes_is_refused(
    tmp_path: Path, file: str, before: str, after: str, code: str
) -> None:
    folder = tmp_path / "indicators"
    shutil.copytree(resource_files.path("indicators"), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ProgrammeInvalid) as refused:
        load_definitions(folder)
    assert code in {fault.code for fault in refused.value.faults}

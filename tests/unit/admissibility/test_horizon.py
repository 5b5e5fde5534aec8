"""What if the application were filed on another day."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.admissibility.horizon import Turn, earliest_admissible, filed_on, timeline
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome, Precheck, PrecheckOutcome
from reviewer.dossier.request import (
    Diploma,
    DiplomaLevel,
    EvaluationRequest,
    Experience,
    LanguageProfile,
    NocVersion,
    Stream,
    Substream,
)
from reviewer.programme.rules import Decile
from tests.support.requests import a_request
from tests.unit.admissibility.cases import MET, NOT_MET, iatiev, work

_END = date(2025, 12, 31)


def _days(turns: tuple[Turn, ...]) -> list[date]:
    return [turn.day for turn in turns]


def _outcomes(result: Precheck) -> dict[str, CriterionOutcome]:
    return {criterion.id: criterion.outcome for criterion in result.criteria}


# --- What is shown ----------------------------------------------------------------------------------------------


def test_the_first_turn_is_the_first_day_with_every_outcome() -> None:
    first, *_ = timeline(a_request(), iatiev(), date(2025, 5, 1), _END)
    assert first.day == date(2025, 5, 1)
    assert first.changes == ()
    assert first.criteria == _outcomes(precheck(filed_on(a_request(), first.day), first.day, iatiev()))


def test_a_birthday_turns_the_age_on_that_very_day() -> None:
    request = a_request(candidate__born_on="2007-06-15")
    _, turn = timeline(request, iatiev(), date(2025, 6, 1), date(2025, 7, 31))
    assert turn.day == date(2025, 6, 15)
    assert [(one.id, one.label, one.before, one.after) for one in turn.changes] == [
        ("GEN-AGE", "Âge", NOT_MET, MET)
    ]
    assert turn.outcome is PrecheckOutcome.ADMISSIBLE


def test_the_day_after_the_programme_ends_is_a_turn() -> None:
    _, turn = timeline(a_request(), iatiev(), date(2025, 12, 1), date(2026, 1, 31))
    assert turn.day == date(2026, 1, 1)
    assert [one.id for one in turn.changes] == ["PROG-WINDOW"]


def test_a_change_of_rules_is_a_turn_even_where_no_outcome_changes() -> None:
    request = a_request(candidate__experiences=[work("2018-01-01")])
    turns = timeline(request, iatiev(), date(2023, 11, 1), date(2023, 12, 31))
    assert [(turn.day, turn.rules, turn.changes) for turn in turns] == [
        (date(2023, 11, 1), "iatiev-2021-04-22", ()),
        (date(2023, 11, 23), "iatiev-2023-11-23", ()),
    ]


def test_a_diploma_that_grows_old_turns_the_criterion_back() -> None:
    request = a_request(
        substream="diplome_quebec",
        candidate__diplomas=[
            {
                "level": "maitrise",
                "in_quebec": True,
                "obtained_on": "2023-06-10",
                "programme_ended_on": "2023-06-01",
                "programme_months": 24,
                "months_resided_in_quebec": 24,
            }
        ],
    )
    turns = timeline(request, iatiev(), date(2025, 6, 1), date(2025, 6, 30))
    assert _days(turns) == [date(2025, 6, 1), date(2025, 6, 11)]
    assert [one.id for one in turns[1].changes] == ["IA-DQ-DIPL"]


def test_a_wage_table_that_ends_turns_the_wage() -> None:
    decile = Decile(
        code="2173",
        noc_version=NocVersion.V2016,
        hourly_wage_cad=Decimal(60),
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 6, 30),
        source="essai",
    )
    programme = replace(iatiev(), deciles=(decile,))
    request = a_request(
        stream="ti_ev",
        substream=None,
        job__noc="2173",
        job__noc_version="2016",
        job__hourly_wage_cad="61.00",
    )
    turns = timeline(request, programme, date(2025, 6, 1), date(2025, 7, 31))
    assert _days(turns) == [date(2025, 6, 1), date(2025, 7, 1)]
    assert [(one.id, one.after) for one in turns[1].changes] == [("TI-WAGE", CriterionOutcome.TO_VERIFY)]


def test_a_wage_of_another_occupation_turns_nothing_and_one_without_an_end_never_ends() -> None:
    decile = Decile(
        code="2173",
        noc_version=NocVersion.V2016,
        hourly_wage_cad=Decimal(60),
        valid_from=date(2025, 6, 15),
        valid_to=None,
        source="essai",
    )
    other = replace(decile, code="2174", valid_from=date(2025, 6, 20), valid_to=date(2025, 6, 25))
    programme = replace(iatiev(), deciles=(other, decile))
    request = a_request(
        stream="ti_ev",
        substream=None,
        job__noc="2173",
        job__noc_version="2016",
        job__hourly_wage_cad="61.00",
    )
    turns = timeline(request, programme, date(2025, 6, 1), date(2025, 7, 31))
    assert _days(turns) == [date(2025, 6, 1), date(2025, 6, 15)]


def test_a_timeline_may_run_to_the_last_day_of_the_calendar() -> None:
    (turn,) = timeline(a_request(), iatiev(), date.max - timedelta(days=1), date.max)
    assert turn.day == date.max - timedelta(days=1)


def test_there_is_no_turn_where_the_end_precedes_the_start() -> None:
    assert timeline(a_request(), iatiev(), date(2025, 6, 2), date(2025, 6, 1)) == ()


# --- The earliest day -------------------------------------------------------------------------------------------


def test_the_earliest_day_is_the_one_on_which_the_months_of_work_are_reached() -> None:
    request = a_request(candidate__experiences=[work("2023-09-01")])
    assert earliest_admissible(request, date(2025, 5, 20), iatiev(), _END) == date(2025, 8, 31)


def test_the_earliest_day_is_today_where_everything_holds_already() -> None:
    assert earliest_admissible(a_request(), date(2025, 5, 20), iatiev(), _END) == date(2025, 5, 20)


def test_the_earliest_day_ignores_the_day_that_the_request_plans() -> None:
    late = a_request(planned_dsp_on="2026-02-01")
    assert earliest_admissible(late, date(2025, 5, 20), iatiev(), _END) == date(2025, 5, 20)


@pytest.mark.parametrize(
    "overrides", [{"job__annual_salary_cad": "74999.99"}, {"candidate__intends_to_settle": None}]
)
def test_there_is_no_earliest_day_where_time_alone_changes_nothing(overrides: dict[str, Any]) -> None:
    assert earliest_admissible(a_request(**overrides), date(2025, 5, 20), iatiev(), _END) is None


def test_the_rules_of_a_later_day_can_be_what_admits() -> None:
    """FÉER 3 aside, both rule sets admit the same work; before the opening nothing is admitted."""
    request = a_request(candidate__experiences=[work("2016-01-01", "2021-03-01")])
    assert earliest_admissible(request, date(2021, 4, 1), iatiev(), _END) == date(2021, 4, 22)


# --- Exactly what a look at every day finds -----------------------------------------------------------------------

_AROUND = st.dates(date(2018, 1, 1), date(2026, 6, 30))


def _perhaps(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return strategy | strategy | strategy | st.none()


@st.composite
def _experiences(draw: st.DrawFn) -> Experience:
    started, ended = draw(_perhaps(_AROUND)), draw(_perhaps(_AROUND))
    if started is not None and ended is not None:
        started, ended = min(started, ended), max(started, ended)
    return Experience(
        noc=draw(st.sampled_from((None, "2173", "21211", "2281", "72310", "6421", "5131"))),
        level=draw(st.sampled_from((None, None, "A", "1", "3", "D", "0"))),
        hours_per_week=draw(st.sampled_from((Decimal(40), Decimal(30), Decimal(40), Decimal(20), None))),
        started_on=started,
        ended_on=ended,
    )


_DIPLOMAS = st.builds(
    Diploma,
    level=_perhaps(st.sampled_from(DiplomaLevel)),
    in_quebec=_perhaps(st.booleans()),
    obtained_on=_perhaps(_AROUND),
    programme_ended_on=_perhaps(_AROUND),
    programme_months=st.just(24),
    months_resided_in_quebec=_perhaps(st.integers(0, 24)),
)


@st.composite
def _requests(draw: st.DrawFn) -> EvaluationRequest:
    request = a_request()
    stream = draw(st.sampled_from((Stream.IA, Stream.IA, Stream.IA, Stream.TI_EV, None)))
    candidate = replace(
        request.candidate,
        born_on=draw(_perhaps(st.dates(date(2003, 1, 1), date(2009, 1, 1)))),
        diplomas=draw(_perhaps(st.lists(_DIPLOMAS, max_size=2).map(tuple))),
        experiences=draw(_perhaps(st.lists(_experiences(), max_size=3).map(tuple))),
    )
    return replace(
        request,
        stream=stream,
        substream=draw(_perhaps(st.sampled_from(Substream))),
        profile=draw(_perhaps(st.sampled_from(LanguageProfile))),
        candidate=candidate,
    )


@given(
    request=_requests(),
    start=st.dates(date(2020, 12, 1), date(2026, 3, 1)),
    length=st.integers(0, 220),
)
@example(
    request=a_request(candidate__experiences=[work(None, "2025-01-31"), work("2023-01-31")]),
    start=date(2025, 1, 1),
    length=100,
)
@example(
    request=a_request(
        substream="diplome_quebec",
        candidate__diplomas=[{"level": "dess", "in_quebec": True, "obtained_on": "2024-02-29"}],
        candidate__experiences=[work("2024-12-01")],
    ),
    start=date(2025, 3, 1),
    length=400,
)
def test_a_timeline_says_what_a_precheck_of_every_single_day_says(
    request: EvaluationRequest, start: date, length: int
) -> None:
    turns = list(timeline(request, iatiev(), start, start + timedelta(days=length)))
    current = turns[0]
    for number in range(length + 1):
        day = start + timedelta(days=number)
        if turns and turns[0].day == day:
            current = turns.pop(0)
        result = precheck(filed_on(request, day), start, iatiev())
        assert (current.rules, current.outcome) == (result.rules, result.outcome), day
        assert dict(current.criteria) == _outcomes(result), day
    assert turns == []


@given(request=_requests(), start=st.dates(date(2020, 12, 1), date(2026, 3, 1)))
def test_every_turn_but_the_first_changes_something(request: EvaluationRequest, start: date) -> None:
    turns = timeline(request, iatiev(), start, start + timedelta(days=365))
    for before, after in pairwise(turns):
        assert before.day < after.day
        assert after.changes or before.rules != after.rules
        changed = {one.id: one.after for one in after.changes}
        kept = {name: outcome for name, outcome in before.criteria.items() if name not in changed}
        assert {**kept, **{name: new for name, new in changed.items() if new is not None}} == dict(
            after.criteria
        )


def test_three_years_of_an_ordinary_request_are_fast_enough_for_a_slider() -> None:
    request = a_request(candidate__experiences=[work("2022-01-01", "2022-09-30"), work("2023-09-01")])
    timeline(request, iatiev(), date(2023, 1, 1), _END)
    start = time.process_time()
    timeline(request, iatiev(), date(2023, 1, 1), _END)
    assert time.process_time() - start < 0.05

"""Days on which the outcome of a criterion may change when the planned filing date moves.

More days than those on which it does change, never fewer: between two of them the outcome stands still. Most facts
turn on a few known days (a birthday, a diploma, the end of a window). Months of work in a sliding window do not: they
are looked at from time to time, and every day near the number that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from reviewer.admissibility.careers import KindOf, career, kind_by_level, safe_step, window_before
from reviewer.admissibility.diplomas import recent_of, studies
from reviewer.admissibility.experience import Interval
from reviewer.admissibility.phrasing import Setting
from reviewer.admissibility.work import kind_by_list
from reviewer.dossier.calendar import add_months_within_calendar, birthday
from reviewer.dossier.request import Diploma, EvaluationRequest, Experience
from reviewer.programme import rules
from reviewer.programme.rules import CriterionRule, Values

TurningDays = Callable[[EvaluationRequest, Any, Setting, Interval], Iterable[date]]

_ONE_DAY = timedelta(days=1)
_LATEST_CLAMP = 4
"""« In the N months before » clamps at a month's end: a window may close up to three days later."""


def turning_days(
    rule: CriterionRule, request: EvaluationRequest, setting: Setting, span: Interval
) -> tuple[date, ...]:
    """Return the days of a span on which the criterion's outcome may change, in order, its first day included."""
    found = _TURNING[type(rule.values)](request, rule.values, setting, span)
    return tuple(sorted({span.start, *(day for day in found if span.start < day <= span.end)}))


def _never(
    _request: EvaluationRequest, _values: Values, _setting: Setting, _span: Interval
) -> Iterable[date]:
    return ()


def _programme_window(
    _request: EvaluationRequest, _values: rules.ProgrammeWindow, setting: Setting, _span: Interval
) -> Iterator[date]:
    yield setting.programme.opens_on
    yield from _day_after(setting.programme.ends_on)


def _minimum_age(
    request: EvaluationRequest, values: rules.MinimumAge, _setting: Setting, _span: Interval
) -> Iterator[date]:
    born_on = request.candidate.born_on
    reached = None if born_on is None else birthday(born_on, values.years.value)
    if reached is not None:
        yield reached


def _held_diploma(
    request: EvaluationRequest, _values: rules.HeldDiploma, _setting: Setting, _span: Interval
) -> Iterator[date]:
    return _diploma_days(request.candidate.diplomas, None)


def _recent_diploma(
    request: EvaluationRequest, values: rules.RecentDiploma, _setting: Setting, _span: Interval
) -> Iterator[date]:
    return _diploma_days(request.candidate.diplomas, values.window_months.value)


def _residence(
    request: EvaluationRequest, values: rules.ResidenceDuringStudies, setting: Setting, _span: Interval
) -> Iterator[date]:
    recent = recent_of(setting, values.diploma)
    return _diploma_days(request.candidate.diplomas, recent.window_months.value)


def _decile_wage(
    request: EvaluationRequest, _values: rules.DecileWage, setting: Setting, _span: Interval
) -> Iterator[date]:
    for decile in setting.programme.deciles:
        if decile.code == request.job.noc:
            yield decile.valid_from
            yield from _day_after(decile.valid_to)


def _work_experience(
    request: EvaluationRequest, values: rules.WorkExperience, _setting: Setting, span: Interval
) -> Iterator[date]:
    return _before_days(request, values, kind_by_level(values), span)


def _listed_experience(
    request: EvaluationRequest, values: rules.ListedExperience, setting: Setting, span: Interval
) -> Iterator[date]:
    return _before_days(request, values, kind_by_list(setting.programme.occupations), span)


def _experience_or_diploma(
    request: EvaluationRequest, values: rules.ExperienceOrDiploma, setting: Setting, span: Interval
) -> Iterator[date]:
    yield from _work_experience(request, values, setting, span)
    yield from _diploma_days(request.candidate.diplomas, values.diploma_window_months.value)


def _experience_after_studies(
    request: EvaluationRequest, values: rules.ExperienceAfterStudies, setting: Setting, span: Interval
) -> Iterator[date]:
    graduate = studies(setting, values.diploma, values.residence)
    yield from _diploma_days(request.candidate.diplomas, graduate.test.window_months)
    experiences = request.candidate.experiences
    if experiences is None:
        return
    for diploma in request.candidate.diplomas or ():
        yield from _after_days(diploma, experiences, values, span)


def _after_days(
    diploma: Diploma,
    experiences: tuple[Experience, ...],
    values: rules.ExperienceAfterStudies,
    span: Interval,
) -> Iterator[date]:
    """Return the days on which the work after a programme may turn: until its window is full."""
    ended_on, kind_of = diploma.programme_ended_on, kind_by_level(values)
    months, hours = values.months.value, values.hours_per_week.value
    if ended_on is None:
        # Whatever the end of the programme, the evaluator compares all the work there is, with this allowance.
        asked = months - 2 - len(experiences)
        yield from _approached(asked, experiences, hours, kind_of, span, lambda day: Interval(date.min, day))
        return
    last = add_months_within_calendar(ended_on, values.within_months.value)
    yield ended_on
    yield last
    yield from _day_after(last)
    part = Interval(max(span.start, ended_on), min(span.end, last))
    yield from _approached(
        months, experiences, hours, kind_of, part, lambda day: Interval(ended_on, min(last, day))
    )


def _before_days(
    request: EvaluationRequest,
    values: rules.WorkExperience | rules.ListedExperience,
    kind_of: KindOf,
    span: Interval,
) -> Iterator[date]:
    window_months = values.window_months.value
    return _approached(
        values.months.value,
        request.candidate.experiences or (),
        values.hours_per_week.value,
        kind_of,
        span,
        lambda day: window_before(day, window_months),
    )


def _approached(
    months: int,
    experiences: tuple[Experience, ...],
    hours: Decimal,
    kind_of: KindOf,
    span: Interval,
    window_on: Callable[[date], Interval],
) -> Iterator[date]:
    """Return the days of a span on which it turns whether work reaches a number of months, surely or possibly.

    A day adds or takes a day of work at most, to the least and to the most that the work may turn out to be: far from
    the number nothing can turn for a while. Where a fact is unknown, ``reach`` keeps a margin; so does this.
    """
    known = all(_whole(experience, kind_of) for experience in experiences)
    margin = 0 if known else 1 + ceil(len(experiences) / 4)
    day, answer = span.start, None
    while day <= span.end:
        window = window_on(day)
        work = career(experiences, window, day, hours, kind_of)
        found = work.reach(months, window)
        if answer != (found.surely, found.possibly, found.most.months >= months):
            answer = (found.surely, found.possibly, found.most.months >= months)
            yield day
        near = min(abs(found.least.months - months), abs(found.most.months - months))
        step = safe_step(near - margin, len(experiences))
        if (span.end - day).days < step:
            return
        day += timedelta(days=step)


def _whole(experience: Experience, kind_of: KindOf) -> bool:
    return (
        experience.started_on is not None
        and experience.hours_per_week is not None
        and kind_of(experience).counts is not None
    )


def _diploma_days(diplomas: Iterable[Diploma] | None, window_months: int | None) -> Iterator[date]:
    """Return the days on which a diploma is obtained, and those on which it may stop being recent."""
    for diploma in diplomas or ():
        if diploma.obtained_on is None:
            continue
        yield diploma.obtained_on
        if window_months is not None:
            last = add_months_within_calendar(diploma.obtained_on, window_months).toordinal()
            latest = min(last + _LATEST_CLAMP, date.max.toordinal())
            yield from (date.fromordinal(day) for day in range(last + 1, latest + 1))


def _day_after(day: date | None) -> Iterator[date]:
    if day is not None and day < date.max:
        yield day + _ONE_DAY


_TURNING: dict[type[Values], TurningDays] = {
    rules.ProgrammeWindow: _programme_window,
    rules.MinimumAge: _minimum_age,
    rules.Declaration: _never,
    rules.MinimumNumber: _never,
    rules.HeldDiploma: _held_diploma,
    rules.RecentDiploma: _recent_diploma,
    rules.ResidenceDuringStudies: _residence,
    rules.WorkExperience: _work_experience,
    rules.ExperienceOrDiploma: _experience_or_diploma,
    rules.ExperienceAfterStudies: _experience_after_studies,
    rules.ListedExperience: _listed_experience,
    rules.SalaryByPlace: _never,
    rules.JobToBeJudged: _never,
    rules.ListedJob: _never,
    rules.DecileWage: _decile_wage,
}

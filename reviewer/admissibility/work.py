"""Work experience: before the reference date, or after the studies; of an admitted level, or in a listed occupation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from reviewer.admissibility.careers import (
    EXPERIENCES,
    Career,
    Kind,
    KindOf,
    career,
    first_day_reaching,
    kind_by_level,
    window_before,
)
from reviewer.admissibility.diplomas import (
    DIPLOMAS,
    DiplomaTest,
    fact_path,
    studies,
    studies_missing,
    unknown_facts,
)
from reviewer.admissibility.experience import Interval, Reach
from reviewer.admissibility.phrasing import Case, Evaluator, Phrasing, Setting, phrasing, told
from reviewer.admissibility.trial import Truth, any_of, try_all
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.calendar import add_months_within_calendar
from reviewer.dossier.french import format_decimal, format_duration, join_or
from reviewer.dossier.request import Diploma, Experience
from reviewer.programme.classification import edition_of
from reviewer.programme.rules import (
    CountedWork,
    CriterionRule,
    ExperienceAfterStudies,
    ExperienceOrDiploma,
    ListedExperience,
    Occupation,
    WorkExperience,
)

MET, NOT_MET, TO_VERIFY = CriterionOutcome.MET, CriterionOutcome.NOT_MET, CriterionOutcome.TO_VERIFY
NOT_APPLICABLE = CriterionOutcome.NOT_APPLICABLE


def _levels(values: CountedWork) -> dict[str, str]:
    return {
        "hours_per_week": format_decimal(values.hours_per_week.value),
        "levels_2016": join_or(values.levels_2016.value),
        "levels_2021": join_or(values.levels_2021.value),
    }


def _found(say: Phrasing, found: Reach) -> str:
    if found.most.months == found.most.days == 0:
        return say.text("none")
    duration = format_duration(*found.least)
    if found.surely is found.possibly:
        return say.text("found", duration=duration)
    return say.text("found_up_to", duration=duration, duration_at_most=format_duration(*found.most))


def _doubt(say: Phrasing, work: Career) -> str | None:
    return say.text("uncertain_level", levels=join_or(work.doubts)) if work.doubts else None


class _Before:
    """Months of work in the months before the reference date."""

    def __init__(self, values: WorkExperience | ListedExperience, say: Phrasing, kind_of: KindOf) -> None:
        self.months = values.months.value
        self.window_months = values.window_months.value
        self.hours: Decimal = values.hours_per_week.value
        self.say = say
        self.kind_of = kind_of
        self.unknown = say.to_verify(say.rule.texts["unknown"], EXPERIENCES)

    def judge(self, experiences: tuple[Experience, ...], day: date) -> CriterionVerdict:
        """Judge known experiences on a reference date."""
        window = window_before(day, self.window_months)
        work = career(experiences, window, day, self.hours, self.kind_of)
        found = work.reach(self.months, window)
        shown = _found(self.say, found)
        if found.surely:
            return self.say.verdict(MET, shown)
        if found.possibly:
            missing, warning = tuple(work.missing), _doubt(self.say, work)
            return self.say.verdict(TO_VERIFY, shown, missing=missing, warning=warning)
        met_from = first_day_reaching(
            self.months,
            experiences,
            day,
            self.hours,
            self.kind_of,
            lambda later: window_before(later, self.window_months),
        )
        return self.say.verdict(NOT_MET, shown, met_from=met_from)

    def evaluate(self, case: Case) -> CriterionVerdict:
        """Judge a request."""
        experiences = case.request.candidate.experiences
        return self.unknown if experiences is None else self.judge(experiences, case.day)


def work_experience(rule: CriterionRule, values: WorkExperience, _setting: Setting) -> Evaluator:
    """Judge months of work of an admitted level."""
    say = phrasing(
        rule, months=values.months.value, window_months=values.window_months.value, **_levels(values)
    )
    return _Before(values, say, kind_by_level(values)).evaluate


def listed_experience(rule: CriterionRule, values: ListedExperience, setting: Setting) -> Evaluator:
    """Judge months of work in a listed occupation."""
    say = phrasing(
        rule,
        months=values.months.value,
        window_months=values.window_months.value,
        hours_per_week=format_decimal(values.hours_per_week.value),
    )
    return _Before(values, say, kind_by_list(setting.programme.occupations)).evaluate


def kind_by_list(occupations: Iterable[Occupation]) -> KindOf:
    """Return a judge of work by the programme's list of occupations."""
    listed = {(occupation.noc_version, occupation.code): occupation for occupation in occupations}

    def kind_of(experience: Experience) -> Kind:
        if experience.noc is None:
            return Kind(None, ("noc",))
        version = edition_of(experience.noc, experience.noc_version)
        if version is None:
            return Kind(None, ("noc_version",))
        occupation = listed.get((version, experience.noc))
        if occupation is None:
            return Kind(False)
        if occupation.visual_effects_only or not occupation.confirmed:
            return Kind(None, doubt=occupation.code)
        return Kind(True)

    return kind_of


def experience_or_diploma(rule: CriterionRule, values: ExperienceOrDiploma, setting: Setting) -> Evaluator:
    """Judge months of work of an admitted level, or instead of them a recent diploma from abroad."""
    say = phrasing(
        rule,
        months=values.months.value,
        window_months=values.window_months.value,
        diploma_window_months=values.diploma_window_months.value,
        **_levels(values),
    )
    before = _Before(values, say, kind_by_level(values))
    test = DiplomaTest(
        frozenset(values.diploma_levels.value),
        values.diploma_in_quebec.value,
        values.diploma_window_months.value,
    )

    def evaluate(case: Case) -> CriterionVerdict:
        by_work = before.evaluate(case)
        if by_work.outcome is MET:
            return by_work
        diplomas = case.request.candidate.diplomas
        if diplomas is None:
            return say.to_verify(by_work.found, *by_work.missing, DIPLOMAS)
        counting = [test.counts(diploma, case.day) for diploma in diplomas]
        fact = any_of(counting)
        if fact:
            return _by_diploma(say, diplomas, counting, setting)
        missing = () if fact is False else unknown_facts(test, diplomas, counting)
        if fact is None or by_work.outcome is TO_VERIFY:
            both = (*by_work.missing, *missing)
            return say.verdict(TO_VERIFY, by_work.found, missing=both, warning=by_work.warning)
        dates = [
            date_ for date_ in (by_work.met_from, test.first_day(diplomas, case.day)) if date_ is not None
        ]
        return say.verdict(NOT_MET, by_work.found, met_from=min(dates, default=None))

    return evaluate


def _by_diploma(
    say: Phrasing, diplomas: Sequence[Diploma], counting: Sequence[Truth], setting: Setting
) -> CriterionVerdict:
    counted = [diploma for diploma, counts in zip(diplomas, counting, strict=True) if counts]
    canadian = all((diploma.country or "").upper() == "CA" for diploma in counted)
    return say.verdict(
        MET,
        say.text("found_diploma", diplomas=told(counted, setting.programme)),
        warning=say.text("canadian_diploma") if canadian else None,
    )


def experience_after_studies(
    rule: CriterionRule, values: ExperienceAfterStudies, setting: Setting
) -> Evaluator:
    """Judge months of work after the end of the programme; some diplomas are exempt of it."""
    say = phrasing(
        rule, months=values.months.value, within_months=values.within_months.value, **_levels(values)
    )
    return _AfterStudies(values, say, setting).evaluate


class _AfterStudies:
    """Months of work in the months after the end of the programme, for the diplomas that are not exempt.

    The diploma is the one that the criteria on the diploma and on the residence are about.
    """

    def __init__(self, values: ExperienceAfterStudies, say: Phrasing, setting: Setting) -> None:
        self.values = values
        self.say = say
        self.setting = setting
        self.studies = studies(setting, values.diploma, values.residence)
        self.exempt = frozenset(values.exempt_levels.value)
        self.kind_of = kind_by_level(values)
        self.hours: Decimal = values.hours_per_week.value

    def window(self, programme_ended_on: date, day: date) -> Interval:
        """Return the days in which work counts; the reference date closes them."""
        last = add_months_within_calendar(programme_ended_on, self.values.within_months.value)
        return Interval(programme_ended_on, min(last, day))

    def evaluate(self, case: Case) -> CriterionVerdict:
        """Judge a request."""
        diplomas = case.request.candidate.diplomas
        if diplomas is None:
            return self.say.to_verify(self.say.text("unknown"), DIPLOMAS)
        outcome, missing, shown, warning = self._judge(case.request.candidate.experiences, diplomas, case.day)
        if outcome is not NOT_MET:
            return self.say.verdict(outcome, shown, missing=missing, warning=warning)
        met_from = self._first_day(case.request.candidate.experiences, diplomas, case.day)
        return self.say.verdict(NOT_MET, shown, met_from=met_from)

    def _judge(
        self, experiences: tuple[Experience, ...] | None, diplomas: tuple[Diploma, ...], day: date
    ) -> tuple[CriterionOutcome, tuple[str, ...], str, str | None]:
        """Return the outcome, the decisive unknown facts, what was found, and a doubt on the levels."""
        facts: list[Truth] = []
        works: list[Career | None] = []
        reaches: list[Reach | None] = []
        for diploma in diplomas:
            work, found = self._work(experiences, diploma, day)
            works.append(work)
            reaches.append(found)
            worked_enough = None if found is None or found.surely is not found.possibly else found.surely
            exempt = None if diploma.level is None else diploma.level in self.exempt
            facts += (*self.studies.facts(diploma, day), exempt, worked_enough)
        decided = try_all(facts, self._outcome)
        if decided.outcome is not None:
            return decided.outcome, (), self._shown(decided.outcome, diplomas, facts, reaches), None
        missing: list[str] = []
        doubts: list[str] = []
        for index, which in (divmod(position, 5) for position in decided.decisive):
            if which < 3:
                missing += studies_missing(diplomas, (index * 3 + which,))
            elif which == 3:
                missing.append(fact_path(index, "level"))
            else:
                missing += self._work_missing(experiences, diplomas[index], index, works[index])
                work = works[index]
                if work is not None:
                    doubts += work.doubts
        warning = self.say.text("uncertain_level", levels=join_or(dict.fromkeys(doubts))) if doubts else None
        shown = self._shown(TO_VERIFY, diplomas, facts, reaches)
        return TO_VERIFY, tuple(dict.fromkeys(missing)), shown, warning

    def _outcome(self, flat: Sequence[bool]) -> CriterionOutcome:
        by_five = [tuple(flat[start : start + 5]) for start in range(0, len(flat), 5)]
        of_interest = self.studies.of_interest([(facts[0], facts[1], facts[2]) for facts in by_five])
        judged = [by_five[p] for p in of_interest if by_five[p][2]] or [by_five[p] for p in of_interest]
        if not judged or any(facts[3] for facts in judged):
            return NOT_APPLICABLE
        return MET if any(facts[4] for facts in judged) else NOT_MET

    def _work(
        self, experiences: tuple[Experience, ...] | None, diploma: Diploma, day: date
    ) -> tuple[Career | None, Reach | None]:
        """Return the work after a diploma's programme, and whether it is enough; None where that is not known."""
        if experiences is None:
            return None, None
        months = self.values.months.value
        ended_on = diploma.programme_ended_on
        if ended_on is None:
            window = Interval(date.min, day)
            work = career(experiences, window, day, self.hours, self.kind_of)
            found = work.reach(months, window)
            # Whatever the end of the programme, no window holds more than all the work there is.
            return (
                work,
                found._replace(surely=False, possibly=found.most.months + 2 + len(experiences) >= months),
            )
        window = self.window(ended_on, day)
        work = career(experiences, window, day, self.hours, self.kind_of)
        return work, work.reach(months, window)

    def _work_missing(
        self,
        experiences: tuple[Experience, ...] | None,
        diploma: Diploma,
        index: int,
        work: Career | None,
    ) -> list[str]:
        missing = [] if diploma.programme_ended_on is not None else [fact_path(index, "programme_ended_on")]
        if experiences is None:
            missing.append(EXPERIENCES)
        return missing + ([] if work is None else work.missing)

    def _shown(
        self,
        outcome: CriterionOutcome,
        diplomas: Sequence[Diploma],
        facts: Sequence[Truth],
        reaches: Sequence[Reach | None],
    ) -> str:
        of_kind = [index for index in range(len(diplomas)) if facts[index * 5] is not False]
        if outcome is NOT_APPLICABLE:
            exempt = [diplomas[index] for index in of_kind if facts[index * 5 + 3]]
            if not exempt:
                return self.say.text("no_diploma")
            return self.say.text("exempt", diplomas=told(exempt, self.setting.programme))
        found = [reaches[index] for index in of_kind]
        known = [one for one in found if one is not None]
        if not known:
            return self.say.text("unknown")
        return _found(self.say, max(known, key=lambda one: (one.least, one.most)))

    def _first_day(
        self, experiences: tuple[Experience, ...] | None, diplomas: tuple[Diploma, ...], day: date
    ) -> date | None:
        """Return the first later day on which the criterion no longer fails."""
        days = set(self.studies.turning_days(diplomas, day))
        for diploma in diplomas:
            ended_on = diploma.programme_ended_on
            if ended_on is not None and experiences:
                first = first_day_reaching(
                    self.values.months.value,
                    experiences,
                    day,
                    self.hours,
                    self.kind_of,
                    self._window_from(ended_on),
                )
                if first is not None:
                    days.add(first)
        satisfied = {MET, NOT_APPLICABLE}
        return next((d for d in sorted(days) if self._judge(experiences, diplomas, d)[0] in satisfied), None)

    def _window_from(self, programme_ended_on: date) -> Callable[[date], Interval]:
        return lambda later: self.window(programme_ended_on, later)

"""Diplomas: held, recent, and the residence in Québec during the studies.

A diploma obtained after the reference date is a plan: it is not held yet, and the criterion says from when it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from reviewer.admissibility.phrasing import Case, Evaluator, Phrasing, Setting, outcome_of, phrasing, told
from reviewer.admissibility.trial import Truth, all_of, any_of, try_all
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.calendar import add_months_within_calendar
from reviewer.dossier.french import format_decimal
from reviewer.dossier.request import Diploma, DiplomaLevel
from reviewer.programme.rules import CriterionRule, HeldDiploma, RecentDiploma, ResidenceDuringStudies

NOT_MET = CriterionOutcome.NOT_MET
DIPLOMAS = "candidate.diplomas"


def fact_path(index: int, name: str) -> str:
    """Return the dotted path of a fact of a diploma."""
    return f"{DIPLOMAS}.{index}.{name}"


@dataclass(frozen=True, slots=True)
class DiplomaTest:
    """Which diplomas count: of these levels, in Québec or not (None: wherever), obtained in the months before.

    ``window_months`` None: at any time before.
    """

    levels: frozenset[DiplomaLevel]
    in_quebec: bool | None
    window_months: int | None

    def of_kind(self, diploma: Diploma) -> Truth:
        """Tell whether a diploma is of the level and place that count."""
        level = None if diploma.level is None else diploma.level in self.levels
        if self.in_quebec is None:
            return level
        return all_of((level, None if diploma.in_quebec is None else diploma.in_quebec == self.in_quebec))

    def in_time(self, diploma: Diploma, day: date) -> Truth:
        """Tell whether a diploma was obtained in the closed window before a day."""
        obtained_on = diploma.obtained_on
        if obtained_on is None:
            return None
        if obtained_on > day:
            return False
        return self.window_months is None or obtained_on >= add_months_within_calendar(
            day, -self.window_months
        )

    def counts(self, diploma: Diploma, day: date) -> Truth:
        """Tell whether a diploma counts on a day."""
        of_kind = self.of_kind(diploma)
        return of_kind if of_kind is False else all_of((of_kind, self.in_time(diploma, day)))

    def unknown_facts(self, index: int, diploma: Diploma) -> Iterator[str]:
        """Return the unknown facts that this test asks about."""
        if diploma.level is None:
            yield fact_path(index, "level")
        if diploma.in_quebec is None and self.in_quebec is not None:
            yield fact_path(index, "in_quebec")
        if diploma.obtained_on is None:
            yield fact_path(index, "obtained_on")

    def first_day(self, diplomas: Iterable[Diploma], day: date) -> date | None:
        """Return the first later day on which a diploma that is planned will count."""
        planned = [
            diploma.obtained_on
            for diploma in diplomas
            if diploma.obtained_on is not None and diploma.obtained_on > day and self.of_kind(diploma)
        ]
        return min(planned, default=None)


def recent_test(values: RecentDiploma) -> DiplomaTest:
    """Return the test of a criterion about a recent diploma."""
    return DiplomaTest(frozenset(values.levels.value), values.in_quebec.value, values.window_months.value)


def held_diploma(rule: CriterionRule, values: HeldDiploma, setting: Setting) -> Evaluator:
    """Judge whether a diploma of an admitted level is held."""
    test = DiplomaTest(frozenset(values.levels.value), None, None)
    return _by_test(test, phrasing(rule), setting)


def recent_of(setting: Setting, criterion: str) -> RecentDiploma:
    """Return what a criterion of the rule set asks of a recent diploma; the loader checked that it does."""
    values = setting.rules.criterion(criterion).values
    if not isinstance(values, RecentDiploma):
        raise TypeError(criterion)
    return values


def recent_diploma(rule: CriterionRule, values: RecentDiploma, setting: Setting) -> Evaluator:
    """Judge whether a diploma of an admitted level and place was obtained recently."""
    return _by_test(recent_test(values), phrasing(rule, window_months=values.window_months.value), setting)


def _by_test(test: DiplomaTest, say: Phrasing, setting: Setting) -> Evaluator:
    unknown = say.to_verify(say.rule.texts["unknown"], DIPLOMAS)
    none = say.verdict(NOT_MET, say.rule.texts["none"])

    def evaluate(case: Case) -> CriterionVerdict:
        diplomas = case.request.candidate.diplomas
        if diplomas is None:
            return unknown
        if not diplomas:
            return none
        counting = [test.counts(diploma, case.day) for diploma in diplomas]
        fact = any_of(counting)
        shown = (
            [d for d, counts in zip(diplomas, counting, strict=True) if counts is fact] if fact else diplomas
        )
        missing = () if fact is not None else unknown_facts(test, diplomas, counting)
        return say.verdict(
            outcome_of(fact),
            say.text("found", diplomas=told(shown, setting.programme)),
            missing=missing,
            met_from=test.first_day(diplomas, case.day) if fact is False else None,
        )

    return evaluate


def unknown_facts(
    test: DiplomaTest, diplomas: Iterable[Diploma], counting: Iterable[Truth]
) -> tuple[str, ...]:
    """Return the unknown facts of the diplomas that may yet count."""
    return tuple(
        path
        for index, (diploma, counts) in enumerate(zip(diplomas, counting, strict=True))
        if counts is None
        for path in test.unknown_facts(index, diploma)
    )


def resided_enough(diploma: Diploma, minimum_percent: Decimal) -> Truth:
    """Tell whether the months resided in Québec are a large enough share of the programme's months."""
    resided, programme = diploma.months_resided_in_quebec, diploma.programme_months
    if resided is None:
        return None
    if programme is None:
        return None if resided else False
    return resided * 100 >= minimum_percent * programme


@dataclass(frozen=True, slots=True)
class Studies:
    """The diplomas that the conditions on a Québec graduate are about, each fact three-valued.

    One diploma must meet all the conditions together: residence is looked for among the recent diplomas (among
    all of the kind where none is recent), and experience among those with enough residence.
    """

    test: DiplomaTest
    minimum_percent: Decimal

    def facts(self, diploma: Diploma, day: date) -> tuple[Truth, Truth, Truth]:
        """Return whether a diploma is of the kind, recent, and with enough residence."""
        return (
            self.test.of_kind(diploma),
            self.test.in_time(diploma, day),
            resided_enough(diploma, self.minimum_percent),
        )

    @staticmethod
    def of_interest(facts: list[tuple[bool, bool, bool]]) -> list[int]:
        """Return the positions of the recent diplomas of the kind; of all of the kind where none is recent."""
        of_kind = [position for position, fact in enumerate(facts) if fact[0]]
        return [position for position in of_kind if facts[position][1]] or of_kind

    def turning_days(self, diplomas: Iterable[Diploma], day: date) -> list[date]:
        """Return the later days on which a diploma becomes recent or stops being so."""
        days = set()
        for diploma in diplomas:
            if diploma.obtained_on is not None and self.test.window_months is not None:
                last = add_months_within_calendar(diploma.obtained_on, self.test.window_months)
                days.add(diploma.obtained_on)
                # « In the N months before » clamps at a month's end: the window may close up to three days later.
                days.update(
                    last + timedelta(days=late) for late in range(1, 5) if last <= date.max - timedelta(5)
                )
        return sorted(later for later in days if later > day)


def studies(setting: Setting, diploma_rule: str, residence_rule: str) -> Studies:
    """Return the studies that two criteria of the rule set describe; the loader checked that they do."""
    recent = recent_test(recent_of(setting, diploma_rule))
    residence = setting.rules.criterion(residence_rule).values
    if not isinstance(residence, ResidenceDuringStudies):
        raise TypeError(residence_rule)
    return Studies(recent, residence.minimum_percent.value)


def residence_during_studies(
    rule: CriterionRule, values: ResidenceDuringStudies, setting: Setting
) -> Evaluator:
    """Judge whether the candidate resided in Québec for a large enough share of the programme."""
    say = phrasing(rule, minimum_percent=format_decimal(values.minimum_percent.value))
    graduate = studies(setting, values.diploma, rule.id)
    unknown = say.to_verify(rule.texts["unknown"], DIPLOMAS)
    none = say.verdict(NOT_MET, rule.texts["none"])

    def resides(flat: Iterable[bool]) -> bool:
        facts = _by_three(flat)
        return any(facts[position][2] for position in graduate.of_interest(facts))

    def fact_on(diplomas: tuple[Diploma, ...], day: date) -> tuple[Truth, tuple[int, ...]]:
        decided = try_all([fact for d in diplomas for fact in graduate.facts(d, day)], resides)
        return decided.outcome, decided.decisive

    def evaluate(case: Case) -> CriterionVerdict:
        diplomas = case.request.candidate.diplomas
        if diplomas is None:
            return unknown
        facts = [graduate.facts(diploma, case.day) for diploma in diplomas]
        if not any(fact[0] is not False for fact in facts):
            return none
        fact, decisive = fact_on(diplomas, case.day)
        found = _residence_found(say, diplomas, facts, setting)
        if fact is not False:
            return say.verdict(outcome_of(fact), found, missing=studies_missing(diplomas, decisive))
        later = graduate.turning_days(diplomas, case.day)
        met_from = next((day for day in later if fact_on(diplomas, day)[0]), None)
        return say.verdict(NOT_MET, found, met_from=met_from)

    return evaluate


def _residence_found(
    say: Phrasing, diplomas: tuple[Diploma, ...], facts: list[tuple[Truth, Truth, Truth]], setting: Setting
) -> str:
    """Tell the residence of the diploma that speaks best for the candidate."""
    best = max(
        range(len(diplomas)), key=lambda index: tuple((True, None, False).index(f) * -1 for f in facts[index])
    )
    diploma = diplomas[best]
    if diploma.months_resided_in_quebec is None or diploma.programme_months is None:
        return say.text("unknown")
    return say.text(
        "found",
        diploma=told([diploma], setting.programme),
        resided=format_decimal(diploma.months_resided_in_quebec),
        programme=format_decimal(diploma.programme_months),
    )


def studies_missing(diplomas: tuple[Diploma, ...], decisive: Iterable[int]) -> tuple[str, ...]:
    """Return the unknown facts behind the decisive ones of three facts a diploma (kind, time, residence)."""
    names = (("level", "in_quebec"), ("obtained_on",), ("programme_months", "months_resided_in_quebec"))
    return tuple(
        fact_path(index, name)
        for index, which in (divmod(position, 3) for position in decisive)
        for name in names[which]
        if getattr(diplomas[index], name) is None
    )


def _by_three(flat: Iterable[bool]) -> list[tuple[bool, bool, bool]]:
    values = iter(flat)
    return list(zip(values, values, values, strict=True))

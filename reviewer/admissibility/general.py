"""Conditions asked of everybody: the programme is open, the age, what is declared, minimum numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from reviewer.admissibility.phrasing import Case, Evaluator, Phrasing, Setting, outcome_of, phrasing
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.calendar import age_on, birthday
from reviewer.dossier.french import format_date, format_decimal
from reviewer.programme.model import ProgrammeState
from reviewer.programme.rules import CriterionRule, Declaration, MinimumAge, MinimumNumber, ProgrammeWindow

_KEPT = 4096
"""Verdicts kept of one criterion: they are values, and the same day or number says the same."""

MET, NOT_MET = CriterionOutcome.MET, CriterionOutcome.NOT_MET


def programme_window(rule: CriterionRule, _values: ProgrammeWindow, setting: Setting) -> Evaluator:
    """Judge whether the reference date falls while the programme is open (it closes every window)."""
    programme = setting.programme
    opens = format_date(programme.opens_on)
    if programme.ends_on is None:
        say = Phrasing(rule, rule.texts["required_without_end"].format(opens=opens))
    else:
        say = phrasing(rule, opens=opens, ends=format_date(programme.ends_on))
    found = rule.texts["found"]

    @lru_cache(maxsize=_KEPT)
    def on(day: date) -> CriterionVerdict:
        state = programme.state_on(day)
        return say.verdict(
            MET if state is ProgrammeState.OPEN else NOT_MET,
            found.format(day=format_date(day)),
            met_from=programme.opens_on if state is ProgrammeState.NOT_OPEN_YET else None,
        )

    return lambda case: on(case.day)


def minimum_age(rule: CriterionRule, values: MinimumAge, _setting: Setting) -> Evaluator:
    """Judge whether the candidate has reached an age on the reference date."""
    years = values.years.value
    say = phrasing(rule, years=years)
    unknown = say.to_verify(rule.texts["unknown"], "candidate.born_on")

    def evaluate(case: Case) -> CriterionVerdict:
        born_on = case.request.candidate.born_on
        if born_on is None:
            return unknown
        age = age_on(born_on, case.day)
        found = say.text("found" if age >= 0 else "unborn", age=age, born=format_date(born_on))
        if age >= years:
            return say.verdict(MET, found)
        return say.verdict(NOT_MET, found, met_from=birthday(born_on, years))

    return evaluate


def declaration(rule: CriterionRule, values: Declaration, _setting: Setting) -> Evaluator:
    """Judge a yes-or-no fact against the one that is expected."""
    say = phrasing(rule)
    expected = values.expected.value
    read = attrgetter(values.fact)
    yes = say.verdict(outcome_of(expected), rule.texts["yes"])
    no = say.verdict(outcome_of(not expected), rule.texts["no"])
    unknown = say.to_verify(rule.texts["unknown"], values.fact)

    def evaluate(case: Case) -> CriterionVerdict:
        fact = read(case.request)
        if fact is None:
            return unknown
        return yes if fact else no

    return evaluate


def minimum_number(rule: CriterionRule, values: MinimumNumber, _setting: Setting) -> Evaluator:
    """Judge whether a number of the request reaches a minimum; equal to it reaches it."""
    minimum = values.minimum.value
    say = phrasing(rule, minimum=format_decimal(minimum))
    read = attrgetter(values.fact)
    unknown = say.to_verify(rule.texts["unknown"], values.fact)

    @lru_cache(maxsize=_KEPT)
    def of(number: Decimal | int) -> CriterionVerdict:
        return say.verdict(outcome_of(number >= minimum), say.text("found", value=format_decimal(number)))

    def evaluate(case: Case) -> CriterionVerdict:
        number = read(case.request)
        return unknown if number is None else of(number)

    return evaluate

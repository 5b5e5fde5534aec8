"""What if the application were filed on another day: every criterion as a function of the planned filing date.

Exact: each day on which an outcome changes is found, not sampled. The rule set follows the date, so that a day on
which the rules change is a turn too. Nothing here is a decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reviewer.admissibility.experience import Interval
from reviewer.admissibility.phrasing import Case, Setting
from reviewer.admissibility.precheck import Asked, criteria_asked
from reviewer.admissibility.turning import turning_days
from reviewer.admissibility.verdict import CriterionOutcome, PrecheckOutcome, overall_outcome
from reviewer.dossier.request import EvaluationRequest
from reviewer.programme.model import Programme
from reviewer.programme.rules import RuleSet

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTurn:
    """One criterion that turns. ``before`` or ``after`` None: the rules of that time do not ask it."""

    id: str
    label: str
    before: CriterionOutcome | None
    after: CriterionOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What holds from a day on, until the next turn: the rule set, all outcomes together, each, and what changed.

    The first turn of a timeline is its first day, where nothing has changed yet.
    """

    day: date
    rules: str
    outcome: PrecheckOutcome
    criteria: Mapping[str, CriterionOutcome]
    changes: tuple[CriterionTurn, ...]


def timeline(request: EvaluationRequest, programme: Programme, start: date, end: date) -> tuple[Turn, ...]:
    """Return the first day and every later day, to the last, on which a criterion's outcome or the rule set changes.

    The outcomes of any day in between are those of the last turn before it. Empty where the end precedes the start.
    """
    turns: list[Turn] = []
    labels: dict[str, str] = {}
    for rule_set, span in _by_rule_set(programme, start, end):
        asked = criteria_asked(request, programme, rule_set)
        labels.update((one.rule.id, one.rule.label) for one in asked)
        outcomes: dict[str, CriterionOutcome] = {}
        for day, turned in _outcomes(request, programme, rule_set, asked, span):
            outcomes = {**outcomes, **turned}
            before = turns[-1].criteria if turns else outcomes
            turns.append(
                Turn(
                    day=day,
                    rules=rule_set.id,
                    outcome=overall_outcome(outcomes.values()),
                    criteria=outcomes,
                    changes=tuple(_changes(before, outcomes, labels)),
                )
            )
    return tuple(turns)


def earliest_admissible(
    request: EvaluationRequest, as_of: date, programme: Programme, until: date
) -> date | None:
    """Return the earliest filing date from ``as_of`` to ``until`` on which every criterion holds; None: none does."""
    for turn in timeline(request, programme, as_of, until):
        if turn.outcome is PrecheckOutcome.ADMISSIBLE:
            return turn.day
    return None


def filed_on(request: EvaluationRequest, day: date) -> EvaluationRequest:
    """Return the request as if the application were to be filed on a day."""
    return replace(request, planned_dsp_on=day)


def _by_rule_set(programme: Programme, start: date, end: date) -> Iterator[tuple[RuleSet, Interval]]:
    """Return the rule sets that judge from one day to another, each with its days."""
    while start <= end:
        rule_set = programme.nearest_rule_set(start)
        last_one = rule_set is programme.rule_sets[-1]
        last = end if last_one or rule_set.valid_to is None else min(end, rule_set.valid_to)
        yield rule_set, Interval(start, last)
        if last == date.max:
            return
        start = last + _ONE_DAY


def _outcomes(
    request: EvaluationRequest,
    programme: Programme,
    rule_set: RuleSet,
    asked: tuple[Asked, ...],
    span: Interval,
) -> list[tuple[date, dict[str, CriterionOutcome]]]:
    """Return, in order, the days of a span with the outcomes that turn on them; on the first, all of them."""
    setting = Setting(programme, rule_set)
    by_day: defaultdict[date, dict[str, CriterionOutcome]] = defaultdict(dict)
    by_day[span.start] = {one.rule.id: CriterionOutcome.TO_VERIFY for one in asked}
    for one in asked:
        known = None
        days = (span.start,) if one.missing else turning_days(one.rule, request, setting, span)
        for day in days:
            outcome = one.judge(Case(request, day)).outcome
            if outcome is not known:
                by_day[day][one.rule.id] = known = outcome
    return sorted(by_day.items())


def _changes(
    before: Mapping[str, CriterionOutcome],
    after: Mapping[str, CriterionOutcome],
    labels: Mapping[str, str],
) -> Iterator[CriterionTurn]:
    for criterion_id in dict.fromkeys((*before, *after)):
        old, new = before.get(criterion_id), after.get(criterion_id)
        if old is not new:
            yield CriterionTurn(id=criterion_id, label=labels[criterion_id], before=old, after=new)

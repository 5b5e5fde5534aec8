"""The precheck: every criterion of a rule set on one request, on one reference date. It proposes; a person decides.

The reference date (planned filing of the permanent selection application, else the date of the examination) selects the
rule set and closes every window. Outside the programme's dates the nearest rule set judges, and ``PROG-WINDOW`` fails.
``met_from`` keeps that rule set even where the later date would select another.

Where the stream, substream or profile is unknown, the criteria of every branch that it may be are there, each to be
verified: whether they are asked at all is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from reviewer.admissibility import diplomas, general, job, work
from reviewer.admissibility.phrasing import Case, Evaluator, Setting
from reviewer.admissibility.trial import Truth
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck, overall
from reviewer.dossier.request import EvaluationRequest, LanguageProfile, Stream, Substream
from reviewer.programme import rules
from reviewer.programme.model import Programme
from reviewer.programme.rules import CriterionRule, RuleSet, Values

SCHEMA = "avise.precheck/1"

_EVALUATORS: dict[type[Values], Callable[[CriterionRule, Any, Setting], Evaluator]] = {
    rules.ProgrammeWindow: general.programme_window,
    rules.MinimumAge: general.minimum_age,
    rules.Declaration: general.declaration,
    rules.MinimumNumber: general.minimum_number,
    rules.HeldDiploma: diplomas.held_diploma,
    rules.RecentDiploma: diplomas.recent_diploma,
    rules.ResidenceDuringStudies: diplomas.residence_during_studies,
    rules.WorkExperience: work.work_experience,
    rules.ExperienceOrDiploma: work.experience_or_diploma,
    rules.ExperienceAfterStudies: work.experience_after_studies,
    rules.ListedExperience: work.listed_experience,
    rules.SalaryByPlace: job.salary_by_place,
    rules.JobToBeJudged: job.job_to_be_judged,
    rules.ListedJob: job.listed_job,
    rules.DecileWage: job.decile_wage,
}


class Asked(NamedTuple):
    """A criterion that is asked of a branch; ``missing``: the unknown facts that leave it open whether it is."""

    rule: CriterionRule
    evaluate: Evaluator
    missing: tuple[str, ...]

    def judge(self, case: Case) -> CriterionVerdict:
        """Return the verdict on a request; to be verified where it is not known whether it is asked at all."""
        verdict = self.evaluate(case)
        return _left_open(verdict, self.missing) if self.missing else verdict


def precheck(
    request: EvaluationRequest, as_of: date, programme: Programme, *, rules_id: str | None = None
) -> Precheck:
    """Judge every criterion of a request.

    ``as_of``: the date of the examination; ``rules_id``: another rule set than the one that the reference date selects
    (a replay), ``NotFound`` where the programme has none such. Nothing else is ever raised for a valid request.
    """
    day = request.reference_date(as_of)
    chosen = programme.nearest_rule_set(day) if rules_id is None else programme.rule_set_by_id(rules_id)
    case = Case(request, day)
    criteria = tuple([asked.judge(case) for asked in criteria_asked(request, programme, chosen)])
    return Precheck(
        reference=request.reference,
        as_of=as_of,
        reference_date=day,
        rules=chosen.id,
        outcome=overall(criteria),
        criteria=criteria,
    )


def criteria_asked(request: EvaluationRequest, programme: Programme, chosen: RuleSet) -> tuple[Asked, ...]:
    """Return the criteria that a rule set asks of a request, in its order."""
    return _asked(programme, chosen, request.stream, request.substream, request.profile)


@lru_cache(maxsize=256)
def _evaluators(programme: Programme, chosen: RuleSet) -> tuple[Evaluator, ...]:
    """Make the evaluators of a rule set once: its values and sentences are resolved here."""
    setting = Setting(programme, chosen)
    return tuple(_EVALUATORS[type(rule.values)](rule, rule.values, setting) for rule in chosen.criteria)


@lru_cache(maxsize=1024)
def _asked(
    programme: Programme,
    chosen: RuleSet,
    stream: Stream | None,
    substream: Substream | None,
    profile: LanguageProfile | None,
) -> tuple[Asked, ...]:
    """Return the criteria that are asked of a branch, in the order of the rule set."""
    asked = []
    for rule, evaluate in zip(chosen.criteria, _evaluators(programme, chosen), strict=True):
        branches: tuple[tuple[str, object, frozenset[Any] | None], ...] = (
            ("stream", stream, rule.streams),
            ("substream", substream, rule.substreams),
            ("profile", profile, rule.profiles),
        )
        facts: list[tuple[str, Truth]] = [
            (name, None if value is None else value in wanted)
            for name, value, wanted in branches
            if wanted is not None
        ]
        if all(fact is not False for _, fact in facts):
            asked.append(Asked(rule, evaluate, tuple(name for name, fact in facts if fact is None)))
    return tuple(asked)


def _left_open(verdict: CriterionVerdict, missing: tuple[str, ...]) -> CriterionVerdict:
    return verdict._replace(
        outcome=CriterionOutcome.TO_VERIFY, missing=(*missing, *verdict.missing), met_from=None
    )


def as_document(results: Iterable[Precheck]) -> dict[str, object]:
    """Return prechecks as the JSON document ``avise.precheck/1``."""
    return {"schema": SCHEMA, "results": [_result(result) for result in results]}


def _result(result: Precheck) -> dict[str, object]:
    return {
        "reference": result.reference,
        "as_of": result.as_of.isoformat(),
        "reference_date": result.reference_date.isoformat(),
        "rules": result.rules,
        "outcome": result.outcome.value,
        "criteria": [
            {
                "id": criterion.id,
                "outcome": criterion.outcome.value,
                "label": criterion.label,
                "required": criterion.required,
                "found": criterion.found,
                "source": criterion.source,
                "missing": list(criterion.missing),
                "warning": criterion.warning,
                "met_from": None if criterion.met_from is None else criterion.met_from.isoformat(),
            }
            for criterion in result.criteria
        ],
    }

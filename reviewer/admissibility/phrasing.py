"""What every evaluator has at hand: the request on its reference date, and the words of its criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reviewer.admissibility.trial import Truth
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.french import format_date, join_and
from reviewer.dossier.request import Diploma, EvaluationRequest
from reviewer.programme.model import Programme
from reviewer.programme.rules import CriterionRule, RuleSet


class Case(NamedTuple):
    """A request on a reference date."""

    request: EvaluationRequest
    day: date


Evaluator = Callable[[Case], CriterionVerdict]


class Setting(NamedTuple):
    """What evaluators are made from."""

    programme: Programme
    rules: RuleSet


def outcome_of(fact: Truth) -> CriterionOutcome:
    """Return the outcome that a three-valued fact stands for."""
    if fact is None:
        return CriterionOutcome.TO_VERIFY
    return CriterionOutcome.MET if fact else CriterionOutcome.NOT_MET


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Makes the verdicts of one criterion under one rule set. ``required``: what the criterion asks of anybody."""

    rule: CriterionRule
    required: str

    def text(self, key: str, /, **data: object) -> str:
        """Return one of the criterion's sentences, with its facts."""
        return self.rule.texts[key].format(**data)

    def verdict(
        self,
        outcome: CriterionOutcome,
        found: str,
        *,
        missing: tuple[str, ...] = (),
        warning: str | None = None,
        met_from: date | None = None,
        required: str | None = None,
    ) -> CriterionVerdict:
        """Return a verdict on this criterion."""
        rule = self.rule
        asked = self.required if required is None else required
        return CriterionVerdict(
            rule.id, outcome, rule.label, asked, found, rule.source, missing, warning, met_from
        )

    def to_verify(self, found: str, *missing: str, required: str | None = None) -> CriterionVerdict:
        """Return a verdict that waits for facts."""
        return self.verdict(CriterionOutcome.TO_VERIFY, found, missing=missing, required=required)


def phrasing(rule: CriterionRule, **data: object) -> Phrasing:
    """Return the words of a criterion whose requirement names these values."""
    return Phrasing(rule, rule.texts["required"].format(**data))


def told(diplomas: Iterable[Diploma], programme: Programme) -> str:
    """Return diplomas in a line: ``maîtrise (FR, 30 juin 2019)``."""
    labels = programme.labels
    words = labels.diploma
    return join_and(
        words.pattern.format(
            level=words.level_unknown if diploma.level is None else labels.diploma_levels[diploma.level],
            place=words.quebec if diploma.in_quebec else diploma.country or words.place_unknown,
            date=words.date_unknown if diploma.obtained_on is None else format_date(diploma.obtained_on),
        )
        for diploma in diplomas
    )


def known_missing(facts: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """Return the paths of the facts that are unknown."""
    return tuple(path for path, value in facts if value is None)

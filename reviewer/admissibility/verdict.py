"""What a precheck says (``avise.precheck/1``). It proposes; a named person decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class CriterionOutcome(StrEnum):
    """Three-valued, and not applicable."""

    MET = "met"
    NOT_MET = "not_met"
    TO_VERIFY = "to_verify"
    NOT_APPLICABLE = "not_applicable"


class PrecheckOutcome(StrEnum):
    """What the criteria say together."""

    ADMISSIBLE = "admissible"
    NOT_ADMISSIBLE = "not_admissible"
    TO_VERIFY = "to_verify"


class CriterionVerdict(NamedTuple):
    """One criterion with its trace: what is required, what was found, where that is written.

    A named tuple: a precheck makes some eight of them, and a frozen dataclass takes three times as long to make.
    """

    id: str
    outcome: CriterionOutcome
    label: str
    required: str
    found: str
    source: str
    missing: tuple[str, ...] = ()
    warning: str | None = None
    met_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precheck:
    """All criteria of one request on one date under one rule set."""

    reference: str
    as_of: date
    reference_date: date
    rules: str
    outcome: PrecheckOutcome
    criteria: tuple[CriterionVerdict, ...]


def overall(criteria: Iterable[CriterionVerdict]) -> PrecheckOutcome:
    """Return the outcome of all criteria: one not met refuses, else one unknown asks, else admissible."""
    return overall_outcome(criterion.outcome for criterion in criteria)


def overall_outcome(criteria: Iterable[CriterionOutcome]) -> PrecheckOutcome:
    """Return what the outcomes of all criteria come to."""
    outcomes = set(criteria)
    if CriterionOutcome.NOT_MET in outcomes:
        return PrecheckOutcome.NOT_ADMISSIBLE
    if CriterionOutcome.TO_VERIFY in outcomes:
        return PrecheckOutcome.TO_VERIFY
    return PrecheckOutcome.ADMISSIBLE

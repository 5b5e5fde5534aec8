"""What a named person decides otherwise than the precheck: criterion by criterion, each with its reason.

The computed verdict is never replaced: both outcomes stay side by side. The outcome of all follows from the decided
ones by the same rule as before (``overall_outcome``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.admissibility.verdict import (
    CriterionOutcome,
    CriterionVerdict,
    Precheck,
    PrecheckOutcome,
    overall_outcome,
)
from reviewer.errors import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionOverride:
    """One criterion decided otherwise than it was computed."""

    criterion_id: str
    outcome: CriterionOutcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCriterion:
    """A criterion as it was computed and as it was decided."""

    computed: CriterionVerdict
    override: CriterionOverride | None = None

    @property
    def outcome(self) -> CriterionOutcome:
        """Return the decided outcome: the override's where there is one."""
        return self.computed.outcome if self.override is None else self.override.outcome


class CriterionNotExamined(RuleViolation):
    """The precheck has no such criterion."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


class CriterionOverriddenTwice(RuleViolation):
    """One criterion was given two decided outcomes."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


class OverrideChangesNothing(RuleViolation):
    """The decided outcome of the criterion is the computed one: there is nothing to override."""

    def __init__(self, criterion: str, outcome: CriterionOutcome) -> None:
        super().__init__(criterion, outcome)
        self.criterion = criterion
        self.outcome = outcome


class OverrideReasonMissing(RuleViolation):
    """Deciding a criterion otherwise than the precheck needs a reason."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


def decided_criteria(
    precheck: Precheck, overrides: Sequence[CriterionOverride]
) -> tuple[DecidedCriterion, ...]:
    """Return every criterion with its override, if any, in the order of the precheck."""
    by_id = {override.criterion_id: override for override in overrides}
    return tuple(DecidedCriterion(computed=one, override=by_id.get(one.id)) for one in precheck.criteria)


def decided_outcome(precheck: Precheck, overrides: Sequence[CriterionOverride]) -> PrecheckOutcome:
    """Return the outcome of all criteria once some are overridden."""
    return overall_outcome(one.outcome for one in decided_criteria(precheck, overrides))


def checked_overrides(
    precheck: Precheck, overrides: Sequence[CriterionOverride]
) -> tuple[CriterionOverride, ...]:
    """Return the overrides with their reasons trimmed, in the order of the precheck.

    Raises ``CriterionNotExamined``, ``CriterionOverriddenTwice``, ``OverrideChangesNothing`` or
    ``OverrideReasonMissing``; a criterion is named by its label, an unknown one by its id.
    """
    computed = {one.id: one for one in precheck.criteria}
    seen: set[str] = set()
    for override in overrides:
        if override.criterion_id not in computed:
            raise CriterionNotExamined(override.criterion_id)
        verdict = computed[override.criterion_id]
        if verdict.id in seen:
            raise CriterionOverriddenTwice(verdict.label)
        seen.add(verdict.id)
        if override.outcome is verdict.outcome:
            raise OverrideChangesNothing(verdict.label, verdict.outcome)
        if not override.reason.strip():
            raise OverrideReasonMissing(verdict.label)
    decided = decided_criteria(precheck, overrides)
    return tuple(
        replace(one.override, reason=one.override.reason.strip())
        for one in decided
        if one.override is not None
    )

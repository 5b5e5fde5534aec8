"""Two prechecks side by side: which criteria came out otherwise, and how.

Used to show what a decision of the past would be under today's rules and date, and what other rules would change.
"""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDifference:
    """A criterion that two prechecks do not say the same of. None: it was not examined there."""

    criterion_id: str
    label: str
    before: CriterionVerdict | None
    after: CriterionVerdict | None

    @property
    def outcome_before(self) -> CriterionOutcome | None:
        """Return the outcome in the first precheck."""
        return None if self.before is None else self.before.outcome

    @property
    def outcome_after(self) -> CriterionOutcome | None:
        """Return the outcome in the second precheck."""
        return None if self.after is None else self.after.outcome

    @property
    def turns(self) -> bool:
        """Tell whether the outcome itself differs, and not only what is required, found or missing."""
        return self.outcome_before is not self.outcome_after


def differences(before: Precheck, after: Precheck) -> tuple[CriterionDifference, ...]:
    """Return every criterion that differs, in the order of the second precheck; those it lacks come last.

    What is compared is what a person reads: outcome, required, found, source, missing facts, warning and ``met_from``.
    """
    first = {one.id: one for one in before.criteria}
    second = {one.id: one for one in after.criteria}
    pairs = [(key, first.get(key), second.get(key)) for key in dict.fromkeys((*second, *first))]
    return tuple(
        CriterionDifference(criterion_id=key, label=_label(was, now), before=was, after=now)
        for key, was, now in pairs
        if was != now
    )


def _label(before: CriterionVerdict | None, after: CriterionVerdict | None) -> str:
    known = after or before
    return "" if known is None else known.label

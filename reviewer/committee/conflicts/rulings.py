"""What a coordinator decided of a conflict that the files show. Nothing is ever taken back: a later word stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.committee.conflicts.kinds import ConflictKey, ConflictOfInterest, Strength
from reviewer.errors import RuleViolation


class RulingOutcome(StrEnum):
    """``cleared``: the expert may sit in spite of it; ``upheld``: they may not."""

    CLEARED = "cleared"
    UPHELD = "upheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRuling:
    """One decision, with the conflict as it was found that day. Clearing a blocking one is an override."""

    id: str
    dossier_id: str
    expert_id: str
    conflict: ConflictOfInterest
    outcome: RulingOutcome
    reason: str
    by: str
    at: datetime

    @property
    def override(self) -> bool:
        """Tell whether it lets an expert in whom the rules keep out."""
        return self.outcome is RulingOutcome.CLEARED and self.conflict.strength is Strength.BLOCKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Conflicts after the rulings: those in the way, those that only inform, and what was cleared, by whom."""

    in_the_way: tuple[ConflictOfInterest, ...]
    hints: tuple[ConflictOfInterest, ...]
    cleared: tuple[ConflictRuling, ...]


class ConflictNotFound(RuleViolation):
    """The files show no such conflict any more. ``evidence``: what was to be ruled on."""

    def __init__(self, evidence: str) -> None:
        super().__init__(evidence)
        self.evidence = evidence


class ConflictNeedsOverride(RuleViolation):
    """A blocking conflict is not cleared by an ordinary ruling."""

    def __init__(self, conflict: ConflictOfInterest) -> None:
        super().__init__(conflict)
        self.conflict = conflict


class NothingToOverride(RuleViolation):
    """The conflict does not keep anybody out by itself: an ordinary ruling decides it."""

    def __init__(self, conflict: ConflictOfInterest) -> None:
        super().__init__(conflict)
        self.conflict = conflict


class RulingOnOneself(RuleViolation):
    """Nobody rules on their own conflict of interest."""

    def __init__(self, expert: str) -> None:
        super().__init__(expert)
        self.expert = expert


def standing_rulings(rulings: Iterable[ConflictRuling], expert_id: str) -> dict[ConflictKey, ConflictRuling]:
    """Return the last ruling on each conflict of an expert; ``rulings``: one dossier's, oldest first."""
    return {one.conflict.key: one for one in rulings if one.expert_id == expert_id}


def weigh(found: Sequence[ConflictOfInterest], rulings: Iterable[ConflictRuling], expert_id: str) -> Weighed:
    """Sort what the files show by what was ruled.

    Until somebody rules, a doubtful conflict is in the way like a blocking one. A doubtful one that was cleared and
    has become blocking since (the policy, or the record, changed) wants its own override.
    """
    ruled = standing_rulings(rulings, expert_id)
    in_the_way, hints, cleared = [], [], []
    for conflict in found:
        ruling = ruled.get(conflict.key)
        stronger = conflict.strength is Strength.BLOCKING
        if (
            ruling is not None
            and ruling.outcome is RulingOutcome.CLEARED
            and (ruling.override or not stronger)
        ):
            cleared.append(ruling)
        elif conflict.strength is Strength.HINT and ruling is None:
            hints.append(conflict)
        else:
            in_the_way.append(conflict)
    return Weighed(in_the_way=tuple(in_the_way), hints=tuple(hints), cleared=tuple(cleared))

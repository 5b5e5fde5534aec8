"""Conflicts of interest: what the files show, how strong it is, and what a coordinator rules."""

from __future__ import annotations

from reviewer.committee.conflicts.findings import EarlierRecusal, conflicts_of
from reviewer.committee.conflicts.kinds import (
    ConflictKey,
    ConflictKind,
    ConflictOfInterest,
    DeclarationKind,
    Strength,
)
from reviewer.committee.conflicts.policy import ConflictPolicy, ConflictRule, load_policy
from reviewer.committee.conflicts.rulings import (
    ConflictNeedsOverride,
    ConflictNotFound,
    ConflictRuling,
    NothingToOverride,
    RulingOnOneself,
    RulingOutcome,
    Weighed,
    standing_rulings,
    weigh,
)

__all__ = [
    "ConflictKey",
    "ConflictKind",
    "ConflictNeedsOverride",
    "ConflictNotFound",
    "ConflictOfInterest",
    "ConflictPolicy",
    "ConflictRule",
    "ConflictRuling",
    "DeclarationKind",
    "EarlierRecusal",
    "NothingToOverride",
    "RulingOnOneself",
    "RulingOutcome",
    "Strength",
    "Weighed",
    "conflicts_of",
    "load_policy",
    "standing_rulings",
    "weigh",
]

"""What a person decided about a mismatch, and whether that still holds at the next import.

A decision is about one mismatch and the facts that were shown with it. Where any of them has changed, the mismatch is
open again; the former decision is shown, and does nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.errors import RuleViolation


class MismatchVerdict(StrEnum):
    """What may be decided."""

    EXPLAINED = "explained"
    OURS = "ours"
    THEIRS = "theirs"
    LINKED = "linked"
    NOT_LINKED = "not_linked"
    REOPENED = "reopened"


class DecisionReasonMissing(RuleViolation):
    """A decision on a mismatch needs its reason."""


class VerdictNotOffered(RuleViolation):
    """This kind of mismatch cannot be decided so."""

    def __init__(self, verdict: MismatchVerdict, kind: str) -> None:
        super().__init__(verdict, kind)
        self.verdict = verdict.value
        self.kind = str(kind)


class FactsChangedSince(RuleViolation):
    """The facts of the mismatch are no longer those that the person looked at."""


Facts = tuple[tuple[str, str], ...]


def facts_digest(facts: Facts) -> str:
    """Return the SHA-256 of what a decision was made on."""
    text = json.dumps([list(fact) for fact in facts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class MismatchDecision:
    """One decision. Appended, never edited; the newest on a subject is the one that counts.

    ``subject``: kind and identity of the mismatch; ``dossier_id``: to which dossier a person linked the application.
    """

    id: str
    programme_id: str
    subject: str
    facts: Facts
    verdict: MismatchVerdict
    reason: str
    decided_by: str
    decided_at: datetime
    dossier_id: str | None = None

    @property
    def facts_sha256(self) -> str:
        """Return the SHA-256 of the facts."""
        return facts_digest(self.facts)


def newest_by_subject(decisions: Iterable[MismatchDecision]) -> Mapping[str, MismatchDecision]:
    """Return the last decision on each subject; ``decisions`` come oldest first."""
    return {one.subject: one for one in decisions}

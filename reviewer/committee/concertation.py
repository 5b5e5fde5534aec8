"""Concertation: the two read each other's evaluation, write to each other, and each maintains or changes.

What they say is a second record beside the first vote, which stays. Nobody's name is shown to the other.
Source: the committee's rule of this programme, « concertation » (an own setting, to be confirmed: domain facts, 2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reviewer.errors import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class Concertation:
    """One exchange. ``due_on``: its last day, fixed when it was opened; ``voided_at``: when it ceased to count.

    It ceases to count where one of the two evaluations that it was about is set aside.
    """

    number: int
    opened_at: datetime
    due_on: date | None = None
    voided_at: datetime | None = None

    def over(self, today: date) -> bool:
        """Tell whether its last day is past."""
        return self.due_on is not None and today > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one of the two maintains or changes after concertation, with the reason."""

    expert_id: str
    verdicts: Mapping[str, bool]
    reason: str
    at: datetime
    concertation: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one of the two wrote to the other. Never changed, never removed."""

    expert_id: str
    text: str
    at: datetime
    concertation: int = 1


class NotInConcertation(RuleViolation):
    """Only the two experts of a bench of two write and state a position, while concertation is open."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class ConcertationStillOpen(RuleViolation):
    """The two have until ``due_on``; before, the third is called only with a reason."""

    def __init__(self, due_on: date) -> None:
        super().__init__(due_on)
        self.due_on = due_on

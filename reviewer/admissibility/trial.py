"""Three-valued reasoning: what comes out the same whatever the unknown facts are is known.

A fact is ``True``, ``False`` or ``None`` (unknown). An unknown fact never fails a criterion.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

Truth = bool | None

_MOST_UNKNOWNS = 10


def all_of(facts: Iterable[Truth]) -> Truth:
    """Return whether all facts hold: one that does not decides, else one unknown leaves it open."""
    outcome: Truth = True
    for fact in facts:
        if fact is False:
            return False
        if fact is None:
            outcome = None
    return outcome


def any_of(facts: Iterable[Truth]) -> Truth:
    """Return whether one fact holds: one that does decides, else one unknown leaves it open."""
    outcome: Truth = False
    for fact in facts:
        if fact is True:
            return True
        if fact is None:
            outcome = None
    return outcome


@dataclass(frozen=True, slots=True)
class Decided(Generic[T]):
    """The outcome, or None where it depends on unknown facts; and the positions of those that it depends on."""

    outcome: T | None
    decisive: tuple[int, ...] = ()


def try_all(facts: Sequence[Truth], outcome: Callable[[Sequence[bool]], T]) -> Decided[T]:
    """Try every value of the unknown facts. With very many of them, say that it depends on them all."""
    unknown = [position for position, fact in enumerate(facts) if fact is None]
    values = [bool(fact) for fact in facts]
    if not unknown:
        return Decided(outcome(values))
    if len(unknown) > _MOST_UNKNOWNS:
        return Decided(None, tuple(unknown))
    outcomes: dict[tuple[bool, ...], T] = {}
    for chosen in itertools.product((True, False), repeat=len(unknown)):
        for position, value in zip(unknown, chosen, strict=True):
            values[position] = value
        outcomes[chosen] = outcome(values)
    if len(set(outcomes.values())) == 1:
        return Decided(next(iter(outcomes.values())))
    return Decided(None, tuple(p for index, p in enumerate(unknown) if _decisive(index, outcomes)))


def _decisive(index: int, outcomes: dict[tuple[bool, ...], T]) -> bool:
    """Tell whether turning one unknown fact alone ever changes the outcome."""
    return any(
        found != outcomes[(*chosen[:index], not chosen[index], *chosen[index + 1 :])]
        for chosen, found in outcomes.items()
    )

"""What the solver answers: who takes what, what stays unfilled and why, and how far the solver has got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviewer.committee.assignment.problem import Pair


class PlanStatus(StrEnum):
    """``OPTIMAL`` is proved; ``FEASIBLE`` holds every rule, and a better plan may exist (a time limit was hit)."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


class FactKind(StrEnum):
    """A fact that can keep a place empty."""

    CONFLICT = "conflict"
    CAPACITY = "capacity"
    UNAVAILABLE = "unavailable"
    SAME_EMPLOYER = "same_employer"
    NO_SENIOR = "no_senior"
    TOO_FEW_EXPERTS = "too_few_experts"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BlockingFact:
    """One fact. ``detail``: the conflict's reason, or the employer shared; ``count``: the capacity."""

    kind: FactKind
    dossier: str = ""
    expert: str = ""
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfilled:
    """A dossier with ``missing`` empty places.

    ``blocked_by``: the smallest set of facts that, together, keep the next place of this dossier empty while no other
    dossier loses one. ``freed_by``: the smallest set of facts whose lifting fills it. ``exact``: both are proved
    smallest; else they block and free, and smaller ones may exist.
    """

    dossier: str
    missing: int
    blocked_by: tuple[BlockingFact, ...]
    freed_by: tuple[BlockingFact, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlan:
    """The answer. ``pairs`` are sorted by dossier, then expert, in the order of the problem, fixed ones included."""

    status: PlanStatus
    pairs: tuple[Pair, ...]
    places: int
    objective: Decimal
    heaviest_load: int
    unfilled: tuple[Unfilled, ...]


class SolvePhase(StrEnum):
    """What the solver is at."""

    PREPARING = "preparing"
    PRICING = "pricing"
    EXCHANGING = "exchanging"
    PROVING = "proving"
    EXPLAINING = "explaining"


@dataclass(frozen=True, slots=True)
class SolveProgress:
    """``done`` of ``total`` in a phase; ``total`` 0 where it is not known."""

    phase: SolvePhase
    done: int = 0
    total: int = 0


class SolveStopped(Exception):
    """Whoever asked has asked to stop; nothing was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveWatch:
    """Who looks on: told of progress, and asked whether to go on (both between short pieces of work)."""

    on_progress: Callable[[SolveProgress], object] | None = None
    should_stop: Callable[[], bool] | None = None

    def tell(self, phase: SolvePhase, done: int = 0, total: int = 0) -> None:
        """Report, and raise ``SolveStopped`` where the work is to stop."""
        if self.on_progress is not None:
            self.on_progress(SolveProgress(phase, done, total))
        if self.should_stop is not None and self.should_stop():
            raise SolveStopped

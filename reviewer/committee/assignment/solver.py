"""``solve``: most places; then, with balance, the smallest heaviest load; then the highest affinity; proved.

Where everybody has one employer at most, the network solver (``exchange``) answers, and its prices prove the answer;
where seniors leave a gap between the two, the integer program (``program``) closes it over the few pairs that a better
plan could still use. The rest goes to the integer program whole.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.committee.assignment.plan import (
    AssignmentPlan,
    PlanStatus,
    SolvePhase,
    SolveWatch,
    Unfilled,
)
from reviewer.committee.assignment.problem import AssignmentProblem, Pair, require_consistent

if TYPE_CHECKING:
    from reviewer.committee.assignment.exchange import Seating
    from reviewer.committee.assignment.field import Bools, Field, Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """The pairs chosen beside the fixed ones, as a matrix dossiers × experts, and whether they are proved best."""

    pairs: Bools
    proved: bool


def solve(
    problem: AssignmentProblem, watch: SolveWatch | None = None, *, seconds: float | None = None
) -> AssignmentPlan:
    """Return the best plan, every unfilled place explained.

    ``seconds``: after these an integer program stops with the best it has (``PlanStatus.FEASIBLE``); without a limit
    the same problem always has the same answer. Raises ``AssignmentContradictory`` and ``SolveStopped``.
    """
    from reviewer.committee.assignment.explanation import explain
    from reviewer.committee.assignment.field import field_of

    watch = watch or SolveWatch()
    require_consistent(problem)
    watch.tell(SolvePhase.PREPARING)
    field = field_of(problem)
    solution = solve_field(field, watch, seconds=seconds)
    chosen = _named(field, solution.pairs)
    short = tuple(explain(problem, field, solution.pairs, watch))
    return plan_of(problem, chosen, proved=solution.proved, unfilled=short)


def plan_of(
    problem: AssignmentProblem, chosen: Iterable[Pair], *, proved: bool, unfilled: tuple[Unfilled, ...]
) -> AssignmentPlan:
    """Return the plan of these pairs and the fixed ones; sums are of the decimals as they were given."""
    dossiers = {dossier: at for at, dossier in enumerate(problem.dossiers)}
    experts = {expert.id: at for at, expert in enumerate(problem.experts)}
    pairs = sorted({*chosen, *problem.fixed}, key=lambda pair: (dossiers[pair[0]], experts[pair[1]]))
    loads = {expert.id: expert.load for expert in problem.experts}
    for _, expert in pairs:
        loads[expert] += 1
    return AssignmentPlan(
        status=PlanStatus.OPTIMAL if proved else PlanStatus.FEASIBLE,
        pairs=tuple(pairs),
        places=len(pairs),
        objective=sum((problem.affinity.get(pair, Decimal(0)) for pair in pairs), Decimal(0)),
        heaviest_load=max(loads.values(), default=0),
        unfilled=unfilled,
    )


def solve_field(field: Field, watch: SolveWatch, *, seconds: float | None = None) -> Solution:
    """Return the best pairs of a field of arrays."""
    import numpy as np

    if not field.open.any():
        return Solution(pairs=np.zeros(field.open.shape, bool), proved=True)
    clock = _Clock(seconds)
    if field.network:
        found = _by_network(field, watch, clock)
        if found is not None:
            return found
    return _by_program(field, watch, clock)


class _Clock:
    """What is left of a time limit."""

    def __init__(self, seconds: float | None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds

    @property
    def left(self) -> float | None:
        """Return the seconds left, ``None`` where there is no limit."""
        return None if self._until is None else max(0.0, self._until - time.monotonic())


def _by_network(field: Field, watch: SolveWatch, clock: _Clock) -> Solution | None:
    """Return the network solver's answer; ``None`` where it does not prove it."""
    from reviewer.committee.assignment.exchange import NoWayThrough, seat

    most = _most_conceivable(field)
    try:
        if not field.balance:
            seating = seat(field, field.room, watch)
            sure = seating.places == most or bool(field.settled.all())
            return _proved(field, seating, field.room, watch, clock) if sure else None
        level = least_level(field, most)
        if level is not None:
            seating = seat(field, levelled(field, level), watch)
            if seating.places == most:
                return _proved(field, seating, levelled(field, level), watch, clock)
        if not field.settled.all():
            return None
        places = seat(field, field.room, watch).places
        level, seating = _smallest(field, places, watch)
        return _proved(field, seating, levelled(field, level), watch, clock)
    except NoWayThrough:
        return None


def _smallest(field: Field, places: int, watch: SolveWatch) -> tuple[int, Seating]:
    """Return the smallest level at which so many places can be filled, and that seating."""
    from reviewer.committee.assignment.exchange import seat

    low = least_level(field, places) or 0
    high = int((field.base + field.room).max())
    level, best = low, None
    while best is None or low < high:
        seating = seat(field, levelled(field, level), watch)
        if seating.places == places:
            high, best = level, seating
        else:
            low = level + 1
        level = (low + high) // 2
    return high, best


def _proved(field: Field, seating: Seating, room: Ints, watch: SolveWatch, clock: _Clock) -> Solution:
    """Return the seating as a solution; where its prices leave a gap, closed first."""
    import numpy as np

    seats, proved = seating.seats, not seating.gap
    if not proved:
        from reviewer.committee.assignment.closing import close

        seats, proved = close(field, room, seating, watch, clock.left)
    pairs = np.zeros(field.open.shape, bool)
    rows, places = np.nonzero(seats < len(field.experts))
    pairs[rows, seats[rows, places]] = True
    return Solution(pairs=pairs, proved=proved)


def _by_program(field: Field, watch: SolveWatch, clock: _Clock) -> Solution:
    from reviewer.committee.assignment.program import Chosen, Program

    program = Program(field, field.open)
    chosen = program.most_places(watch, clock.left)
    proved, places, room = chosen.proved, chosen.places, field.room
    if field.balance:
        low = least_level(field, places) or 0
        high = int((field.base + chosen.pairs.sum(axis=0)).max())
        while low < high:
            level = (low + high) // 2
            fits = program.fits(levelled(field, level), places, watch, clock.left)
            if fits:
                high = level
            else:
                low = level + 1
                proved &= fits is not None
        room = levelled(field, high)
    best = program.best(room, places, watch, clock.left) or Chosen(pairs=chosen.pairs, proved=False)
    return Solution(pairs=best.pairs, proved=proved and best.proved)


def least_level(field: Field, places: int) -> int | None:
    """Return the smallest heaviest load that capacities alone allow for so many places; ``None`` for none."""
    levels = range(int(field.base.max(initial=0)), int((field.base + field.room).max(initial=0)) + 1)
    return next((level for level in levels if levelled(field, level).sum() >= places), None)


def levelled(field: Field, level: int) -> Ints:
    """Return the capacities left where nobody may have more than ``level`` files."""
    import numpy as np

    return np.minimum(field.room, np.maximum(level - field.base, 0))


def _most_conceivable(field: Field) -> int:
    """Return the places that could be filled if capacities did not count."""
    import numpy as np

    groups = np.array([one[0] for one in field.employers], np.int64)
    reachable = np.zeros((len(field.dossiers), int(groups.max(initial=-1)) + 1), bool)
    rows, columns = np.nonzero(field.open)
    reachable[rows, groups[columns]] = True
    places = np.minimum(field.need, reachable.sum(axis=1))
    places[~field.settled & ~field.open[:, field.senior].any(axis=1)] = 0
    return int(places.sum())


def _named(field: Field, pairs: Bools) -> list[Pair]:
    return [
        (field.dossiers[row], field.experts[column])
        for row, column in zip(*(axis.tolist() for axis in pairs.nonzero()), strict=True)
    ]

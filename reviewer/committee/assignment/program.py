"""The integer program, for what no network says: experts of several employers, and what seniors leave open.

Solved by HiGHS (through scipy), to a gap of zero. HiGHS computes in doubles: two plans whose affinities differ by less
than some 10⁻⁹ of the largest are one to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.plan import SolvePhase, SolveWatch

if TYPE_CHECKING:
    from reviewer.committee.assignment.field import Bools, Field, Ints

_LARGEST = 4096.0
"""What the largest gain becomes, so that HiGHS's absolute tolerances mean a little part of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """Pairs as a matrix dossiers × experts. ``proved``: no better exists."""

    pairs: Bools
    proved: bool

    @property
    def places(self) -> int:
        """Return the number of places filled."""
        return int(self.pairs.sum())


class Program:
    """The pairs that may be chosen, and the rules over them."""

    def __init__(self, field: Field, allowed: Bools) -> None:
        self._field = field
        self._rows, self._columns = np.nonzero(allowed)
        self._size = len(self._rows)
        self._heads: list[Ints] = []
        self._tails: list[Ints] = []
        self._values: list[Ints] = []
        self._most: list[int] = []
        self._by_dossier()
        self._by_employer()
        self._by_senior()

    def most_places(self, watch: SolveWatch, seconds: float | None) -> Chosen:
        """Fill as many places as can be."""
        return self._solve(np.ones(self._size), self._field.room, None, watch, seconds)

    def best(self, room: Ints, places: int, watch: SolveWatch, seconds: float | None) -> Chosen | None:
        """Return the best plan of that many places under these capacities; ``None`` where there is none."""
        gains = self._field.gain[self._rows, self._columns].astype(float)
        largest = np.abs(gains).max(initial=0)
        if largest:
            gains *= _LARGEST / largest
        found = self._solve(gains, room, places, watch, seconds)
        return found if found.places == places else None

    def fits(self, room: Ints, places: int, watch: SolveWatch, seconds: float | None) -> bool | None:
        """Tell whether that many places can be filled under these capacities; ``None`` where time ran out."""
        found = self._solve(np.ones(self._size), room, None, watch, seconds)
        return True if found.places >= places else False if found.proved else None

    def _by_dossier(self) -> None:
        self._row_block(self._rows, np.arange(self._size), self._field.need)

    def _row_block(self, keys: Ints, variables: Ints, most: Ints) -> None:
        first = len(self._most)
        self._heads.append(keys + first)
        self._tails.append(variables)
        self._values.append(np.ones(len(keys), np.int64))
        self._most.extend(int(one) for one in most)

    def _by_employer(self) -> None:
        employers = self._field.employers
        count = max((max(one) for one in employers), default=-1) + 1
        works = np.zeros((len(employers), count), bool)
        for expert, names in enumerate(employers):
            works[expert, list(names)] = True
        variables, at = np.nonzero(works[self._columns])
        keys = self._rows[variables] * count + at
        _, where, times = np.unique(keys, return_inverse=True, return_counts=True)
        shared = times[where] > 1
        kept = np.cumsum(times > 1) - 1
        self._row_block(kept[where[shared]], variables[shared], np.ones(int((times > 1).sum()), np.int64))

    def _by_senior(self) -> None:
        """A dossier that needs a senior takes others only beside one: others ≤ (places − 1) × seniors."""
        field = self._field
        needy = ~field.settled[self._rows]
        if not needy.any():
            return
        first = len(self._most)
        senior = field.senior[self._columns]
        self._heads.append(self._rows[needy] + first)
        self._tails.append(np.flatnonzero(needy))
        self._values.append(np.where(senior, 1 - field.need[self._rows], 1)[needy])
        self._most.extend([0] * len(field.need))

    def _solve(
        self, gains: object, room: Ints, places: int | None, watch: SolveWatch, seconds: float | None
    ) -> Chosen:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csc_array

        watch.tell(SolvePhase.PROVING)
        pairs = np.zeros(self._field.open.shape, bool)
        heads = [*self._heads, self._columns + len(self._most)]
        tails = [*self._tails, np.arange(self._size)]
        values = [*self._values, np.ones(self._size, np.int64)]
        most = [*self._most, *room.tolist()]
        least = np.full(len(most), -np.inf)
        if places is not None:
            heads.append(np.full(self._size, len(most)))
            tails.append(np.arange(self._size))
            values.append(np.ones(self._size, np.int64))
            most.append(places)
            least = np.append(least, places)
        matrix = csc_array(
            (np.concatenate(values).astype(float), (np.concatenate(heads), np.concatenate(tails))),
            shape=(len(most), self._size),
        )
        found = milp(
            -np.asarray(gains, float),
            integrality=np.ones(self._size, np.int8),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, least, np.array(most, float)),
            options=(
                {"mip_rel_gap": 0.0}
                if seconds is None
                else {"mip_rel_gap": 0.0, "time_limit": max(0.01, seconds)}
            ),
        )
        if found.x is not None:
            taken = found.x > 0.5
            pairs[self._rows[taken], self._columns[taken]] = True
        return Chosen(pairs=pairs, proved=found.status in {0, 2})

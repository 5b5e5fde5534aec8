"""Which cells to hide: the fewest, then the smallest sum, proved (M. Fischetti and J. J. Salazar).

A master program chooses a pattern; the attacker looks for a small cell that it leaves open; their proof becomes an
inequality that every protected pattern fulfils; and again, until nothing is open. Since the master leaves out
only patterns that are proved open, the first one of its answers that stands is the best of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from reviewer.statistics.protection.attack import Attacker, Leak, Witness
from reviewer.statistics.protection.knowledge import Knowledge
from reviewer.statistics.protection.reach import CLOSE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reviewer.statistics.protection.knowledge import Bools, Floats

    Indices = NDArray[np.signedinteger]


_TOGETHER = 20
"""Cells that are asked about at once where one that is open is enough to know."""


_PROOFS = 12
"""So many of the cells that a pattern leaves open are proved; the next pattern mostly closes the others too."""


class Auditor:
    """Tells which cells a pattern leaves open; remembers why each was safe, which mostly still holds."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self.attacker = Attacker(known)
        self._witnesses: dict[int, Witness] = {}

    def leaks(self, hidden: Bools, most: int | None = None) -> list[Leak]:
        """Return proofs for cells that are open under a pattern, some if there are any; at most ``most`` of them."""
        free = self.known.free(hidden)
        asked = [target for target in self.known.needs if not self._still_safe(target, free)]
        found: list[Leak] = []
        for start in range(0, len(asked), _TOGETHER if most is not None else len(asked) or 1):
            some = asked[start : start + _TOGETHER] if most is not None else asked
            proofs = _PROOFS if most is None else most
            for target, answer in self.attacker.check(some, self.known.needs, free, proofs=proofs).items():
                if isinstance(answer, Witness):
                    self._witnesses[target] = answer
                else:
                    found.append(answer)
            if most is not None and len(found) >= most:
                break
        return found

    def _still_safe(self, target: int, free: Bools) -> bool:
        witness = self._witnesses.get(target)
        return witness is not None and bool(free[target]) and bool(free[witness.support].all())

    def used_by(self, cell: int) -> bool:
        """Tell whether the safety of some cell, as remembered, rests on this one being hidden."""
        return any(cell in witness.support for witness in self._witnesses.values())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pattern:
    """The hidden cells. ``proved``: no protected pattern is better; ``least``: none hides fewer cells than this."""

    hidden: Bools
    proved: bool
    least: int


class Master:
    """The program over the cells: one if hidden."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._size = len(known.cells)
        self._forced = (known.small | known.kept)[: self._size]
        self._choice = known.hideable[: self._size]
        self._heads: list[int] = []
        self._tails: list[int] = []
        self._values: list[float] = []
        self._least: list[float] = []
        self._most: list[float] = []
        self._seen: set[bytes] = set()
        self._first_rows()

    def cut(self, leak: Leak) -> bool:
        """Take an inequality; tell whether it is new."""
        weights = leak.weights[: self._size] / leak.short
        mark = np.round(weights, 9).tobytes()
        if mark in self._seen:
            return False
        self._seen.add(mark)
        at = np.flatnonzero(weights)
        self._row(at.tolist(), weights[at].tolist(), 1.0)
        return True

    def exactly(self, weights: Floats, total: int) -> None:
        """Hold a sum over the hidden cells from now on."""
        at = np.flatnonzero(weights)
        self._row(at.tolist(), weights[at].tolist(), float(total), float(total))

    def best(self, weights: Floats, nodes: int, seconds: float | None) -> tuple[Bools | None, bool, float]:
        """Return the pattern of the smallest weight, whether that is proved, and a weight that none goes below."""
        matrix = csr_array((self._values, (self._heads, self._tails)), shape=(len(self._least), self._size))
        rows = LinearConstraint(matrix, np.array(self._least), np.array(self._most)) if self._least else ()
        found = milp(
            weights,
            integrality=np.ones(self._size, np.int8),
            bounds=Bounds(self._forced.astype(float), (self._forced | self._choice).astype(float)),
            constraints=rows,
            options={
                "mip_rel_gap": 0.0,
                "node_limit": nodes,
                "time_limit": np.inf if seconds is None else max(0.01, seconds),
            },
        )
        bound = found.mip_dual_bound if found.mip_dual_bound is not None else 0.0
        if found.x is None:
            return None, found.status == 2, bound
        hidden = np.zeros(len(self._known.nominal), bool)
        hidden[: self._size] = found.x > 0.5
        return hidden, found.status == 0, bound

    # --- rows that hold from the start -----------------------------------------------------------------------

    def _row(self, at: list[int], values: list[float], least: float, most: float = np.inf) -> None:
        self._heads += [len(self._least)] * len(at)
        self._tails += at
        self._values += values
        self._least.append(least)
        self._most.append(most)

    def _first_rows(self) -> None:
        """Nothing hidden stands alone in a sum; and a small part needs others hidden that outweigh it."""
        known = self._known
        rows = known.rows
        open_ended = known.always
        for row in range(rows.shape[0]):
            span = slice(rows.indptr[row], rows.indptr[row + 1])
            cells, factors = rows.indices[span], rows.data[span]
            live = ~known.known[cells]
            cells, factors = cells[live], factors[live]
            if not open_ended[cells].any():
                self._no_bridge(cells)
            self._outweigh(cells, factors)

    def _no_bridge(self, cells: Indices) -> None:
        forced = self._forced[cells]
        total = int(forced.sum())
        for place, cell in enumerate(cells):
            if total - int(forced[place]) > 0:
                continue
            if self._forced[cell] and cell not in self._known.needs:
                continue
            others = [int(one) for one in cells if one != cell]
            self._row([*others, int(cell)], [*([1.0] * len(others)), -1.0], 0.0)

    def _outweigh(self, cells: Indices, factors: Floats) -> None:
        """Take the attacker's proof by one row alone: what a part can gain, the other parts of its sum lose."""
        known = self._known
        for place, cell in enumerate(cells):
            need = known.needs.get(int(cell))
            if need is None:
                continue
            same = np.sign(factors) == np.sign(factors[place])
            weights = np.zeros(len(known.nominal))
            ratio = np.abs(factors / factors[place])
            weights[cells] = np.where(same, ratio * known.nominal[cells], float(need))
            weights[cell] = known.nominal[cell]
            short = need - float(weights[~known.hideable & (known.always | known.small | known.kept)].sum())
            weights = np.where(known.hideable, np.minimum(weights, short), 0.0)
            if short > CLOSE:
                self.cut(Leak(target=int(cell), weights=weights, short=short))

"""The reader who works backwards: the least and the greatest value that a hidden cell can have.

Linear programming over what is known (HiGHS, through scipy). Each question is asked in growing neighbourhoods of the
cell: leaving rows out can only widen the bounds, holding far cells still can only narrow them, and where both say the
same the answer is the whole system's.

Bounds are rounded inwards, since counts are whole: up to ``CLOSE``, which is what the solver's doubles are good for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.sparse import csr_array

from reviewer.statistics.protection.knowledge import Knowledge
from reviewer.statistics.protection.neighbourhoods import Ball, ball
from reviewer.statistics.protection.programs import Question, answers, linear

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Bools, Floats, Ints

CLOSE = 1e-6
_RADII = (2, 4, 8, None)
_SPREAD = 0.01
"""How far a shown cell may move, in widths, where the reader's proof is sought that uses the fewest shown cells."""
_MANY = 8
"""So many open questions are first put all at once."""
_FAR = 1_000.0
"""A cell that can move so many times the sum of all counts can move for ever."""

BoundsOf: TypeAlias = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Witness:
    """Why a cell is protected: two fillings of these unknowns, far enough apart, that a reader cannot exclude."""

    support: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Leak:
    """Why a cell is not protected.

    ``weights``: what hiding each cell adds at most to the width of its bounds, under the reader's own proof; ``short``:
    how much of it a pattern needs. Weights are clipped at it.
    """

    target: int
    weights: Floats
    short: float


class Attacker:
    """Knows everything that is shown, and tries to work out the rest."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._nominal = known.nominal

    # --- is it safe? -----------------------------------------------------------------------------------------

    def check(
        self, targets: Iterable[int], needs: Mapping[int, int], free: Bools
    ) -> dict[int, Witness | Leak]:
        """Return, for each hidden cell, why its bounds are far enough apart, or why they are not."""
        found: dict[int, Witness | Leak] = {}
        open_still = []
        for target in targets:
            if free[target]:
                open_still.append(target)
            else:
                found[target] = Leak(target=target, weights=np.zeros(len(self._nominal)), short=1.0)
        if len(open_still) > _MANY:
            found |= self._at_once(open_still, needs, free)
            open_still = [target for target in open_still if target not in found]
        failing: list[Ball] = []
        for radius in _RADII if open_still else ():
            balls = [ball(self._known, target, free, radius) for target in open_still]
            inside = [one for one in balls if one.target in one.unknowns[one.inner]]
            for one, (low, high, support) in zip(inside, self._ends(inside, needs, narrow=True), strict=True):
                if high - low >= needs[one.target]:
                    found[one.target] = Witness(support=support)
            rest = [one for one in balls if one.target not in found]
            failing += [one for one in rest if one.whole]
            rest = [one for one in rest if not one.whole]
            open_still = []
            for one, (low, high, _) in zip(rest, self._ends(rest, needs, narrow=False), strict=True):
                if high - low < needs[one.target]:
                    failing.append(one)
                else:
                    open_still.append(one.target)
            if not open_still:
                break
        for leak in self._leaks(failing, needs, free):
            found[leak.target] = leak
        return found

    def _at_once(
        self, targets: Sequence[int], needs: Mapping[int, int], free: Bools
    ) -> dict[int, Witness | Leak]:
        """Return the cells that two fillings of everything keep apart: all cells as high, and as low, as can be."""
        known = self._known
        chosen = np.flatnonzero(free)
        need = np.array([needs.get(int(one), 0) for one in chosen], float)
        wanted = np.isin(chosen, targets)
        least, most = -self._nominal[chosen], np.full(len(chosen), np.inf)
        most[wanted] = need[wanted]
        matrix = csr_array(known.rows[:, chosen])
        ends = []
        for sign in (1.0, -1.0):
            answer = linear(np.where(wanted, sign, 0.0), matrix, np.column_stack([least, most]))
            if answer is None:
                return {}
            ends.append(answer[0])
        moved = chosen[(np.abs(ends[0]) > CLOSE) | (np.abs(ends[1]) > CLOSE)]
        value = self._nominal[chosen]
        width = np.floor(value + ends[1] + CLOSE) - np.ceil(value + ends[0] - CLOSE)
        safe = chosen[wanted & (width >= need)]
        return {int(target): Witness(support=moved) for target in safe}

    def _ends(
        self, balls: Sequence[Ball], needs: Mapping[int, int], *, narrow: bool
    ) -> list[tuple[int, int, Ints]]:
        """Return each target's rounded bounds within its ball, and what moves between them."""
        questions = [
            self._question(one, up=up, narrow=narrow, most=float(needs[one.target]))
            for one in balls
            for up in (False, True)
        ]
        found = answers(self._known, questions)
        ends = []
        for place, one in enumerate(balls):
            down, up = found[2 * place], found[2 * place + 1]
            chosen = questions[2 * place].chosen
            moved = (np.abs(down.moves) > CLOSE) | (np.abs(up.moves) > CLOSE)
            value = float(self._nominal[one.target])
            ends.append((_whole(value - down.far, up=False), _whole(value + up.far, up=True), chosen[moved]))
        return ends

    def _question(self, one: Ball, *, up: bool, narrow: bool, most: float) -> Question:
        chosen = one.unknowns[one.inner] if narrow else one.unknowns
        where = chosen == one.target
        cap = np.where(where, most, np.inf)
        least = -self._nominal[chosen]
        least[where] = np.maximum(least[where], -most)
        return Question(one.target, one.rows, chosen, least, cap, up)

    # --- how far exactly? ------------------------------------------------------------------------------------

    def bounds(self, targets: Iterable[int], free: Bools) -> dict[int, BoundsOf]:
        """Return the least and the greatest whole value of each; the greatest is None where there is no limit."""
        wanted = list(targets)
        found: dict[int, BoundsOf] = {}
        for target in wanted:
            if not free[target]:
                value = round(float(self._nominal[target]))
                found[target] = (value, value)
        far = _FAR * (1.0 + float(self._nominal.sum()))
        low = self._reach([one for one in wanted if free[one]], free, up=False, far=far)
        high = self._reach([one for one in wanted if free[one]], free, up=True, far=far)
        for target, end in low.items():
            found[target] = (max(0, end or 0), high[target])
        return found

    def _reach(self, targets: Sequence[int], free: Bools, *, up: bool, far: float) -> dict[int, int | None]:
        found: dict[int, int | None] = {}
        open_still = list(targets)
        for radius in _RADII:
            balls = [ball(self._known, target, free, radius) for target in open_still]
            inside = self._one_way([one for one in balls if one.inner.any()], narrow=True, up=up, far=far)
            outside = self._one_way([one for one in balls if not one.whole], narrow=False, up=up, far=far)
            open_still = []
            for one in balls:
                near = inside.get(one.target, round(float(self._nominal[one.target])))
                sure = one.whole or near is None or (not up and near <= 0)
                if sure or near == outside[one.target]:
                    found[one.target] = near
                else:
                    open_still.append(one.target)
            if not open_still:
                break
        return found

    def _one_way(self, balls: Sequence[Ball], *, narrow: bool, up: bool, far: float) -> dict[int, int | None]:
        asked = [one for one in balls if not narrow or one.target in one.unknowns[one.inner]]
        found = answers(self._known, [self._question(one, up=up, narrow=narrow, most=far) for one in asked])
        ends: dict[int, int | None] = {}
        for one, answer in zip(asked, found, strict=True):
            value = float(self._nominal[one.target])
            if up and answer.far > far / 2:
                ends[one.target] = None
            else:
                ends[one.target] = _whole(value + answer.far if up else value - answer.far, up=up)
        return ends

    # --- why not ---------------------------------------------------------------------------------------------

    def _leaks(self, balls: Sequence[Ball], needs: Mapping[int, int], free: Bools) -> list[Leak]:
        """Return the reader's proof for each cell that is open, over its ball, as weights of the cells."""
        found = []
        unsure = []
        for one, weights in zip(balls, self._proofs(balls, needs, free, _SPREAD), strict=True):
            cut = self._cut(one.target, needs[one.target], free, weights)
            if cut is None:
                unsure.append(one)
            else:
                found.append(cut)
        for one, weights in zip(unsure, self._proofs(unsure, needs, free, 0.0), strict=True):
            cut = self._cut(one.target, needs[one.target], free, weights)
            if cut is None:
                lost = np.where((weights > CLOSE) & ~free & self._known.hideable, 1.0, 0.0)
                cut = Leak(target=one.target, weights=lost, short=1.0)
            found.append(cut)
        return found

    def _cut(self, target: int, need: int, free: Bools, weights: Floats) -> Leak | None:
        """Return the proof as an inequality over what may be hidden by choice; None where it excludes nothing."""
        choice = self._known.hideable
        short = need - float(weights[free & ~choice].sum())
        clipped = np.where(choice, np.minimum(weights, short), 0.0)
        if short <= CLOSE or float(clipped[free].sum()) > short - CLOSE:
            return None
        return Leak(target=target, weights=clipped, short=short)

    def _proofs(
        self, balls: Sequence[Ball], needs: Mapping[int, int], free: Bools, spread: float
    ) -> list[Floats]:
        """Return for each target what every unknown adds to the width of its bounds, by the prices of the rows."""
        questions = []
        for one in balls:
            need = float(needs[one.target])
            chosen = np.union1d(np.unique(self._known.rows[one.rows].indices), [one.target])
            nominal, loose = self._nominal[chosen], free[chosen]
            room = np.where(self._known.known[chosen], 0.0, spread)
            least = np.where(loose, -nominal, -np.minimum(nominal, need) * room)
            most = np.where(loose, np.inf, need * room)
            where = chosen == one.target
            most[where] = np.minimum(most[where], 2.0 * need)
            questions += [Question(one.target, one.rows, chosen, least, most, up) for up in (False, True)]
        found = answers(self._known, questions)
        proofs = []
        for place, one in enumerate(balls):
            weights = np.zeros(len(self._nominal))
            chosen = questions[2 * place].chosen
            for answer in found[2 * place : 2 * place + 2]:
                worth = np.where(np.abs(answer.worth) < CLOSE, 0.0, answer.worth)
                added = np.where(worth > 0, float(needs[one.target]), -worth * self._nominal[chosen])
                added[self._known.known[chosen]] = 0.0
                weights[chosen] += added
            proofs.append(weights)
        return proofs


def _whole(value: float, *, up: bool) -> int:
    return math.floor(value + CLOSE) if up else math.ceil(value - CLOSE)

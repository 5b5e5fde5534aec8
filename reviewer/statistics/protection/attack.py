"""The reader who works backwards: the least and the greatest value that a hidden cell can have.

Linear programming over what is known (HiGHS, through scipy). Each question is asked in growing neighbourhoods of the
cell: leaving rows out can only widen the bounds, holding far cells still can only narrow them, and where both say the
same the answer is the whole system's.

Bounds are rounded inwards, since counts are whole: up to ``CLOSE``, which is what the solver's doubles are good for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from reviewer.statistics.protection.knowledge import Knowledge
from reviewer.statistics.protection.neighbourhoods import Ball, ball
from reviewer.statistics.protection.programs import Question, answers
from reviewer.statistics.protection.reach import CLOSE, Reach, components

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Bools, Floats, Ints

_RADII = (2, 4, 8, None)
_LARGE = 4_000
"""Unknowns of a component over which every question is asked whole."""
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
        self, targets: Iterable[int], needs: Mapping[int, int], free: Bools, *, proofs: int | None = None
    ) -> dict[int, Witness | Leak]:
        """Return, for each hidden cell, why its bounds are far enough apart, or why they are not.

        ``proofs``: of the open cells, those with the smallest neighbourhoods are proved, so many; others are left out.
        """
        asked = list(targets)
        found: dict[int, Witness | Leak] = {}
        for target in asked:
            if not free[target]:
                itself = np.zeros(len(self._nominal))
                itself[target] = 1.0
                found[target] = Leak(target=target, weights=itself, short=1.0)
        safe, failing = self._sorted([one for one in asked if free[one]], needs, free, enough=proofs)
        found |= safe
        for leak in self._leaks(failing[:proofs], needs, free):
            found[leak.target] = leak
        return found

    def exposed(
        self, targets: Iterable[int], needs: Mapping[int, int], free: Bools, *, enough: int | None = None
    ) -> list[int]:
        """Return the cells whose bounds are too close, without proofs; ``enough``: so many of them."""
        asked = list(targets)
        shown = [one for one in asked if not free[one]]
        if enough is not None and len(shown) >= enough:
            return shown
        _, failing = self._sorted([one for one in asked if free[one]], needs, free, enough=enough)
        return [*shown, *(one.target for one in failing)]

    def _sorted(
        self, targets: Sequence[int], needs: Mapping[int, int], free: Bools, *, enough: int | None = None
    ) -> tuple[dict[int, Witness], list[Ball]]:
        """Return the hidden cells that are safe, and where the others are open, the smallest such balls first."""
        found: dict[int, Witness] = {}
        open_still = list(targets)
        whole = components(self._known, free)
        for group in _groups(open_still, whole):
            if len(group) > _MANY:
                reach = Reach(self._known, whole[group[0]])
                reach.spread(group, np.array([needs[one] for one in group], float))
                for target, place in zip(group, reach.places(group).tolist(), strict=True):
                    if float(reach.widths(np.array([place]))[0]) >= needs[target]:
                        found[target] = Witness(support=reach.witness(place))
        open_still = [target for target in open_still if target not in found]
        failing: list[Ball] = []
        for radius in _RADII if open_still else ():
            asked, open_still = open_still, []
            step = len(asked) if radius == _RADII[0] or enough is None else _MANY
            for start in range(0, len(asked), step):
                balls = [
                    ball(self._known, target, free, radius)
                    if radius == _RADII[0]
                    else self._ball(whole[target], target, free, radius)
                    for target in asked[start : start + step]
                ]
                for one, (low, high, support) in zip(
                    balls, self._ends(balls, needs, narrow=True), strict=True
                ):
                    if high - low >= needs[one.target]:
                        found[one.target] = Witness(support=support)
                rest = [one for one in balls if one.target not in found]
                failing += [one for one in rest if one.whole]
                rest = [one for one in rest if not one.whole]
                for one, (low, high, _) in zip(rest, self._ends(rest, needs, narrow=False), strict=True):
                    if high - low < needs[one.target]:
                        failing.append(one)
                    else:
                        open_still.append(one.target)
                if enough is not None and len(failing) >= enough:
                    return found, failing
            if not open_still:
                break
        return found, failing

    def _ball(self, whole: Ball, target: int, free: Bools, radius: int | None) -> Ball:
        """Return the neighbourhood of a cell to ask about: all of its component where that is not large."""
        if radius is None or len(whole.unknowns) <= _LARGE:
            return replace(whole, target=target)
        return ball(self._known, target, free, radius)

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
        whole = components(self._known, free)
        for group in _groups([one for one in wanted if free[one]], whole):
            reach = Reach(self._known, whole[group[0]])
            ends: dict[bool, dict[int, int | None]] = {}
            for up in (False, True):
                ends[up] = self._reached(reach, group, up=up, far=far)
                rest = [target for target in group if target not in ends[up]]
                ends[up] |= self._asked(rest, whole, free, up=up, far=far)
            for target in group:
                found[target] = (max(0, ends[False][target] or 0), ends[True][target])
        return found

    def _reached(self, reach: Reach, group: Sequence[int], *, up: bool, far: float) -> dict[int, int | None]:
        """Return the ends that fillings reach and that one sum proves: these need no program of their own."""
        places = reach.places(group)
        if len(places) <= _MANY:
            return {}
        reach.push_apart(places, up=up, far=far)
        least, most = reach.outer()
        near = reach.nominal + (reach.high if up else reach.low)
        found: dict[int, int | None] = {}
        for target, place in zip(group, places.tolist(), strict=True):
            end = _whole(float(near[place]), up=up)
            limit = float(most[place] if up else least[place])
            if math.isfinite(limit) and end == _whole(limit, up=up):
                found[target] = end
        return found

    def _asked(
        self, targets: Sequence[int], whole: Mapping[int, Ball], free: Bools, *, up: bool, far: float
    ) -> dict[int, int | None]:
        found: dict[int, int | None] = {}
        open_still = list(targets)
        for radius in _RADII:
            balls = [self._ball(whole[target], target, free, radius) for target in open_still]
            inside = self._one_way(balls, narrow=True, up=up, far=far)
            outside = self._one_way([one for one in balls if not one.whole], narrow=False, up=up, far=far)
            open_still = []
            for one in balls:
                near = inside[one.target]
                sure = one.whole or near is None or (not up and near <= 0)
                if sure or near == outside[one.target]:
                    found[one.target] = near
                else:
                    open_still.append(one.target)
        return found

    def _one_way(self, balls: Sequence[Ball], *, narrow: bool, up: bool, far: float) -> dict[int, int | None]:
        found = answers(self._known, [self._question(one, up=up, narrow=narrow, most=far) for one in balls])
        ends: dict[int, int | None] = {}
        for one, answer in zip(balls, found, strict=True):
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
            found.append(cut or self._one_more(one.target, free, weights))
        return found

    def _cut(self, target: int, need: int, free: Bools, weights: Floats) -> Leak | None:
        """Return the proof as an inequality over what may be hidden by choice; None where it excludes nothing."""
        choice = self._known.hideable
        short = need - float(weights[free & ~choice].sum())
        clipped = np.where(choice, np.minimum(weights, short), 0.0)
        if short <= CLOSE or float(clipped[free].sum()) > short - CLOSE:
            return None
        return Leak(target=target, weights=clipped, short=short)

    def _one_more(self, target: int, free: Bools, weights: Floats) -> Leak:
        """Return that one more of the cells in a proof has to be hidden: what it says in halves is not enough."""
        lost = np.where((weights > CLOSE) & ~free & self._known.hideable, 1.0, 0.0)
        return Leak(target=target, weights=lost, short=1.0)

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


def _groups(targets: Iterable[int], whole: Mapping[int, Ball]) -> list[list[int]]:
    """Return the targets by component."""
    found: dict[int, list[int]] = {}
    for target in targets:
        found.setdefault(whole[target].target, []).append(target)
    return list(found.values())


def _whole(value: float, *, up: bool) -> int:
    return math.floor(value + CLOSE) if up else math.ceil(value - CLOSE)

"""First prices: close enough to the right ones that few exchanges remain."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.choices import Choices, best_choices
from reviewer.committee.assignment.plan import SolvePhase, SolveWatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reviewer.committee.assignment.field import Bools, Ints

    Floats = NDArray[np.float64]

_ROUNDS = 24


def first_prices(choices: Choices, room: Ints, watch: SolveWatch) -> tuple[Ints, Floats]:
    """Return prices, and the leaning that decides between equals.

    The price of whoever is asked too much rises, of whoever has room left falls, by ever smaller steps; then the same
    with the leaning, at the best prices found.
    """
    count = choices.experts
    leaning = np.zeros(count)
    prices = np.zeros(count, np.int64)
    if not count:
        return prices, leaning
    spread = float(max(1, int(choices.gain.max(initial=0)) - int(choices.gain.min(initial=0))))

    scale = np.maximum(room, 1).astype(float)

    def by_price(tried: Floats) -> Floats:
        return _excess(best_choices(choices, np.rint(tried).astype(np.int64)), room, np.rint(tried) > 0)

    prices = np.rint(_searched(by_price, scale, np.zeros(count), spread / 4, np.inf, watch)).astype(np.int64)
    if np.abs(by_price(prices.astype(float))).sum() <= count:
        return prices, leaning

    def by_leaning(tried: Floats) -> Floats:
        return _excess(best_choices(choices, prices, tried), room, prices > 0)

    most = choices.leaning
    return prices, _searched(by_leaning, scale, np.full(count, most / 2), most / 4, most, watch)


def _excess(seats: Ints, room: Ints, paid: Bools) -> Floats:
    load = np.bincount(seats.ravel(), minlength=len(room) + 1)[: len(room)]
    over = (load - room).astype(float)
    over[(over < 0) & ~paid] = 0
    return over


def _searched(
    excess: Callable[[Floats], Floats],
    scale: Floats,
    start: Floats,
    step: float,
    most: float,
    watch: SolveWatch,
) -> Floats:
    """Return the values, between 0 and ``most``, that leave the least excess."""
    value, best, least = start, start, np.inf
    steps = np.full(len(start), step)
    before = np.zeros(len(start))
    for turn in range(_ROUNDS):
        watch.tell(SolvePhase.PRICING, turn, _ROUNDS)
        over = excess(value)
        miss = float(np.abs(over).sum())
        if miss < least:
            best, least = value, miss
        if not miss:
            break
        steps = np.where(np.sign(over) * np.sign(before) < 0, steps * 0.5, steps * 1.1)
        before = over
        value = np.clip(value + steps * np.tanh(4 * over / scale), 0.0, most)
    return best

"""First prices: close enough to the right ones that few exchanges remain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.choices import Choices, best_choices
from reviewer.committee.assignment.plan import SolvePhase, SolveWatch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reviewer.committee.assignment.field import Bools, Ints

    Floats = NDArray[np.float64]

_ROUNDS = 24
_WHOLE = ((1, _ROUNDS, 4),)
_SAMPLED = ((4, 30, 4), (1, 14, 128))
"""Stages: one dossier in how many is looked at, how often, and the first step as a part of the spread of gains."""
_SAMPLE_FROM = 1_000
"""Dossiers from which on samples say enough for the first stage."""


def first_prices(choices: Choices, room: Ints, watch: SolveWatch) -> tuple[Ints, Floats]:
    """Return prices, and the leaning that decides between equals.

    The price of whoever is asked too much rises, of whoever has room left falls, by ever smaller steps; then the same
    with the leaning, at the best prices found.
    """
    count = choices.experts
    spread = float(max(1, int(choices.gain.max(initial=0)) - int(choices.gain.min(initial=0))))
    scale = np.maximum(room, 1).astype(float)

    def by_price(tried: Floats, every: int = 1) -> Floats:
        whole = np.rint(tried).astype(np.int64)
        return _excess(best_choices(choices.some(every), whole), room / every, whole > 0)

    value = np.zeros(count)
    for every, rounds, part in _WHOLE if len(choices.need) < _SAMPLE_FROM else _SAMPLED:
        some = partial(by_price, every=every)
        value = _searched(some, scale / every, value, spread / part, np.inf, rounds, watch)
    prices = np.rint(value).astype(np.int64)
    if np.abs(by_price(prices.astype(float))).sum() <= count:
        return prices, np.zeros(count)

    def by_leaning(tried: Floats) -> Floats:
        return _excess(best_choices(choices, prices, tried), room, prices > 0)

    most = choices.leaning
    middle = np.full(count, most / 2)
    return prices, _searched(by_leaning, scale, middle, most / 4, most, _ROUNDS, watch)


def _excess(seats: Ints, room: Ints | Floats, paid: Bools) -> Floats:
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
    rounds: int,
    watch: SolveWatch,
) -> Floats:
    """Return the values, between 0 and ``most``, that leave the least excess."""
    value, best, least = start, start, np.inf
    steps = np.full(len(start), step)
    before = np.zeros(len(start))
    for turn in range(rounds):
        watch.tell(SolvePhase.PRICING, turn, rounds)
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

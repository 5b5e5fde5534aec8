"""The best experts for each dossier at given prices, all dossiers at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reviewer.committee.assignment.field import Bools, Field, Ints

    Floats = NDArray[np.float64]

NEVER = -(2.0**60)
"""Worth of a pair that is not open: below any other."""

_TIES = 0.4
"""Gains and prices are whole. Less than half a unit among the places of a dossier decides between equal experts: a
spread by pair and a leaning by expert, so that equals do not all choose the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choices:
    """What a dossier chooses from. ``penalty``: cost of an empty place, above what any chain of exchanges gains.

    ``worth``: the gain of open pairs, ``NEVER`` elsewhere, with columns in slots (``order``): the first expert of each
    employer, then the second of those that have two, and so on; the employers of most experts stand first, so that a
    slot is a range from ``starts`` and its best by employer is one pass. ``members``: the columns of each employer.
    """

    gain: Ints
    open: Bools
    need: Ints
    groups: Ints
    senior: Bools
    settled: Bools
    worth: Floats
    order: Ints
    starts: Ints
    members: Ints
    penalty: int

    @classmethod
    def of(cls, field: Field) -> Choices:
        """Return the choices of a field where everybody has one employer at most."""
        groups = np.array([one[0] for one in field.employers], np.int64)
        names, sizes = np.unique(groups, return_counts=True)
        ranked = names[np.argsort(-sizes, kind="stable")]
        mates = [np.flatnonzero(groups == name) for name in ranked]
        widest = max((len(one) for one in mates), default=0)
        slots = [[one[slot] for one in mates if len(one) > slot] for slot in range(widest)]
        starts = np.cumsum([0, *(len(slot) for slot in slots)])
        members = np.array(
            [
                [starts[slot if slot < len(one) else 0] + at for slot in range(widest)]
                for at, one in enumerate(mates)
            ],
            np.int64,
        ).reshape(len(mates), widest)
        order = np.array([expert for slot in slots for expert in slot], np.int64)
        worth = np.random.default_rng(len(order)).random(field.gain.shape)
        worth *= _TIES / max(1, int(field.need.max(initial=0)))
        worth += field.gain[:, order]
        worth[~field.open[:, order]] = NEVER
        spread = int(field.gain.max(initial=0)) - int(field.gain.min(initial=0))
        return cls(
            gain=field.gain,
            open=field.open,
            need=field.need,
            groups=groups,
            senior=field.senior,
            settled=field.settled,
            worth=worth,
            order=order,
            starts=starts,
            members=members,
            penalty=(spread + 1) * (len(order) + 3) + abs(int(field.gain.min(initial=0))),
        )

    def some(self, every: int) -> Choices:
        """Return the choices of one dossier in so many."""
        if every == 1:
            return self
        return replace(
            self,
            gain=self.gain[::every],
            open=self.open[::every],
            need=self.need[::every],
            settled=self.settled[::every],
            worth=self.worth[::every],
        )

    @property
    def leaning(self) -> float:
        """Return how much leaning, at most, still only decides between equals."""
        return _TIES / max(1, self.places)

    @property
    def all_settled(self) -> bool:
        """Tell whether no dossier needs a senior any more."""
        return bool(self.settled.all())

    @property
    def experts(self) -> int:
        """Return the number of experts."""
        return len(self.order)

    @property
    def places(self) -> int:
        """Return the number of places that the widest dossier has."""
        return int(self.need.max(initial=0))

    @property
    def closed_places(self) -> int:
        """Return how many cells of a seating are no place at all, because a fixed pair has taken it."""
        return int((self.places - self.need).sum())


def best_choices(choices: Choices, prices: Ints, leaning: Floats | None = None) -> Ints:
    """Return the experts that each dossier takes at these prices; the number of experts where nobody pays.

    Distinct employers make the sets of a dossier a matroid: taking the best, again and again, is optimal. Where that
    leaves a dossier without the senior whom it needs, each senior is tried with the best of the rest. ``leaning``:
    against whom equals are decided, by expert, from 0 to ``choices.leaning``.
    """
    net = choices.worth - (prices if leaning is None else prices + leaning)[choices.order]
    seats = np.full((len(net), choices.places), choices.experts, np.int64)
    if not seats.size or not choices.experts:
        return seats
    by_group = _by_group(choices, net)
    needy = np.flatnonzero(~choices.settled)
    kept = by_group[needy]
    _take(choices, net, by_group, choices.need, seats, 0)
    if len(needy):
        without = ~np.append(choices.senior, False)[seats[needy]].any(axis=1)
        lacking = needy[without & (choices.need[needy] > 0)]
        if len(lacking):
            seats[lacking] = _with_a_senior(choices, net[lacking], kept[np.isin(needy, lacking)], lacking)
    return seats


def _by_group(choices: Choices, net: Floats) -> Floats:
    starts = choices.starts
    best = net[:, : starts[1]].copy()
    for slot in range(1, len(starts) - 1):
        size = starts[slot + 1] - starts[slot]
        np.maximum(best[:, :size], net[:, starts[slot] : starts[slot + 1]], out=best[:, :size])
    return best


def _take(choices: Choices, net: Floats, by_group: Floats, need: Ints, seats: Ints, first: int) -> None:
    """Fill the places from ``first`` on with the best experts of groups not taken yet."""
    rows = np.arange(len(net))
    for place in range(first, choices.places):
        group = by_group.argmax(axis=1)
        taken = (by_group[rows, group] > -choices.penalty) & (place < need)
        columns = choices.members[group]
        within = net[rows[:, None], columns].argmax(axis=1)
        seats[taken, place] = choices.order[columns[rows, within]][taken]
        by_group[rows, group] = NEVER * 2


def _with_a_senior(choices: Choices, net: Floats, by_group: Floats, dossiers: Ints) -> Ints:
    """Return the best sets that have a senior; an empty one where no senior is worth their price."""
    need = choices.need[dossiers]
    rows = np.arange(len(net))
    seniors = np.where(choices.senior[choices.order], net, NEVER * 2)
    senior_by_group = _by_group(choices, seniors)
    ranked = -np.sort(-np.maximum(by_group, -choices.penalty), axis=1)
    padded = np.pad(ranked, ((0, 0), (0, choices.places)), constant_values=-choices.penalty)
    sums = np.concatenate([np.zeros((len(net), 1)), np.cumsum(padded, axis=1)], axis=1)
    own = np.maximum(by_group, -choices.penalty)
    among = own >= padded[rows, np.maximum(need - 2, 0)][:, None]
    among[need < 2] = False
    rest = np.where(among, sums[rows, need][:, None] - own, sums[rows, need - 1][:, None])
    total = senior_by_group + rest
    group = total.argmax(axis=1)
    paid = (senior_by_group[rows, group] > NEVER // 2) & (total[rows, group] > -choices.penalty * need)
    columns = choices.members[group]
    within = seniors[rows[:, None], columns].argmax(axis=1)
    seats = np.full((len(net), choices.places), choices.experts, np.int64)
    seats[paid, 0] = choices.order[columns[rows, within]][paid]
    left = by_group.copy()
    left[rows, group] = NEVER * 2
    _take(choices, net, left, np.where(paid, need, 0), seats, 1)
    return seats


def regrets(choices: Choices, prices: Ints) -> Floats:
    """Return, by dossier and expert, what a dossier loses at least at these prices by taking that expert (to a unit).

    A seating within a gap of the bound that the prices give uses no pair whose regret passes the gap.
    """
    net = choices.worth - prices[choices.order]
    own = np.maximum(_by_group(choices, net), -choices.penalty)
    rows = np.arange(len(net))
    ranked = -np.sort(-own, axis=1)
    padded = np.pad(ranked, ((0, 0), (0, choices.places)), constant_values=-choices.penalty)
    sums = np.concatenate([np.zeros((len(net), 1)), np.cumsum(padded, axis=1)], axis=1)
    need = choices.need
    among = (own >= padded[rows, np.maximum(need - 2, 0)][:, None]) & (need >= 2)[:, None]
    beside = np.where(among, sums[rows, need][:, None] - own, sums[rows, np.maximum(need - 1, 0)][:, None])
    sizes = np.diff(choices.starts)
    with_them = net + beside[:, np.concatenate([np.arange(size) for size in sizes])]
    seats = best_choices(choices, prices)
    taken = seats < choices.experts
    paid = np.append(prices, 0)[seats]
    worth = np.take_along_axis(choices.gain, np.minimum(seats, choices.experts - 1), axis=1)
    best = np.where(taken, worth - paid, 0).sum(axis=1) - choices.penalty * (need - taken.sum(axis=1))
    found = np.empty_like(net)
    found[:, choices.order] = best[:, None] - with_them
    return found

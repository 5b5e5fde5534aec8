"""The network solver: prices for experts, the best set of experts for each dossier at these prices, then exchanges.

With prices fixed, each dossier chooses alone: its best experts of distinct employers. Approximate prices leave few
experts with too much or too little; these are settled one unit at a time along shortest paths of exchanges between
experts (« this dossier gives up e for f »), as in the successive shortest path method for minimum cost flow, on a graph
with as many nodes as experts however many the dossiers. The prices at the end prove the optimum, in whole numbers.

An empty place counts as a stand-in who costs more than any chain of exchanges can gain: most places come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.choices import Choices, best_choices
from reviewer.committee.assignment.plan import SolvePhase, SolveWatch
from reviewer.committee.assignment.prices import first_prices

if TYPE_CHECKING:
    from reviewer.committee.assignment.field import Bools, Field, Ints

_FAR = 1 << 61
_CLOSED = 1 << 60
_TELL_EVERY = 64


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seating:
    """Experts by dossier and place (the number of experts stands for an empty place), and what the prices prove.

    ``gap``: how much better, at most, another seating could be (scaled affinity, a place counting ``penalty``); 0 is
    a proof, since a better one would be better by a whole unit.
    """

    choices: Choices
    seats: Ints
    places: int
    gap: int
    prices: Ints


def seat(field: Field, room: Ints, watch: SolveWatch) -> Seating:
    """Return the seating with most places, then the highest gain, under these capacities."""
    choices = Choices.of(field)
    watch.tell(SolvePhase.PRICING)
    prices, leaning = first_prices(choices, room, watch)
    work = _Exchanges(choices, room, prices, best_choices(choices, prices, leaning))
    work.settle(watch)
    return work.seating(field.unit)


class NoWayThrough(Exception):
    """Single exchanges reach no further: seniors stand in each other's way, and another method must decide."""


class _Exchanges:
    """A seating on the way to its optimum: at all times the best response of each dossier to the prices."""

    def __init__(self, choices: Choices, room: Ints, prices: Ints, seats: Ints) -> None:
        self._choices = choices
        self._room = room
        count = choices.experts
        self._nobody, self._sink = count, count + 1
        self._price = np.zeros(count + 2, np.int64)
        self._price[:count] = prices
        self._seats = seats
        self._closed = choices.places - choices.need
        self._members: list[set[int]] = [set() for _ in range(count + 1)]
        for expert in range(count + 1):
            held = (self._seats == expert).sum(axis=1)
            self._members[expert] = set(np.flatnonzero(held > (expert == count) * self._closed).tolist())
        self._load = np.bincount(self._seats.ravel(), minlength=count + 1).astype(np.int64)
        self._load[count] -= choices.closed_places
        self._used = np.minimum(self._load, np.append(room, _FAR))
        self._used[:count][prices > 0] = room[prices > 0]
        self._used[count] = self._load[count]
        self._cost = np.full((count + 2, count + 2), _FAR, np.int64)
        self._by = np.full((count + 1, count + 1), -1, np.int64)
        self._each = np.arange(count)
        self._worth = np.where(choices.open, choices.gain, -_CLOSED)
        self._senior = np.append(choices.senior, False)
        self._same = np.zeros((count + 1, count), bool)
        self._same[:count] = choices.groups[:, None] == choices.groups[None, :]
        for expert in range(count + 1):
            self._refresh(expert)

    def settle(self, watch: SolveWatch) -> None:
        """Move units along shortest paths until nobody has too much or too little."""
        total = step = 0
        while True:
            balance = np.zeros(self._sink + 1, np.int64)
            balance[: self._sink] = self._load - self._used
            balance[self._sink] = -balance.sum()
            left = int(balance[balance > 0].sum())
            if not left:
                return
            total = total or left
            if step % _TELL_EVERY == 0:
                watch.tell(SolvePhase.EXCHANGING, max(0, total - left), total)
            step += 1
            self._augment(balance > 0, balance < 0)

    def _augment(self, sources: Bools, targets: Bools) -> None:
        parent, distance, end = self._shortest(sources, targets)
        self._price += distance[end] - np.minimum(distance, distance[end])
        moved: set[int] = set()
        touched: set[int] = set()
        while not sources[end] or parent[end] >= 0:
            start = int(parent[end])
            if end == self._sink:
                self._used[start] += 1
            elif start == self._sink:
                self._used[end] -= 1
            else:
                dossier = int(self._by[start, end])
                self._exchange(dossier, start, end)
                moved.add(dossier)
                touched.add(start)
            end = start
        for dossier in moved:
            self._require_lawful(dossier)
            touched.update(self._seats[dossier].tolist())
        for expert in touched:
            self._refresh(expert)

    def _exchange(self, dossier: int, leaves: int, comes: int) -> None:
        places = self._seats[dossier]
        places[int(np.flatnonzero(places == leaves)[0])] = comes
        left = int((places == leaves).sum())
        if left <= (int(self._closed[dossier]) if leaves == self._nobody else 0):
            self._members[leaves].discard(dossier)
        self._members[comes].add(dossier)
        self._load[leaves] -= 1
        self._load[comes] += 1

    def _require_lawful(self, dossier: int) -> None:
        seated = [one for one in self._seats[dossier].tolist() if one < self._nobody]
        choices = self._choices
        employers = {int(choices.groups[one]) for one in seated}
        senior = bool(choices.settled[dossier]) or not seated or bool(choices.senior[seated].any())
        if len(employers) < len(seated) or not senior:
            raise NoWayThrough

    def _shortest(self, sources: Bools, targets: Bools) -> tuple[Ints, Ints, int]:
        """Dijkstra over reduced costs; among equal lengths the path of fewest exchanges, which never uses a dossier
        twice in ways that exclude each other.
        """
        count, sink = self._nobody, self._sink
        size = sink + 1
        steps = size + 1
        price = self._price
        key = np.where(sources, 0, _FAR)
        open_key = key.copy()
        parent = np.full(size, -1, np.int64)
        leaving = np.append(self._used[:count] < self._room, True)
        entering = self._used > 0
        while True:
            node = int(open_key.argmin())
            here = int(open_key[node])
            if here >= _FAR:
                raise NoWayThrough
            if targets[node]:
                break
            open_key[node] = _FAR
            key[node] = -1 - key[node]  # settled: negative, so that nothing shortens it
            if node == sink:
                raw = np.where(entering, 0, _FAR)
                row = np.append(raw, _FAR)
            else:
                row = self._cost[node]
                row[sink] = 0 if leaving[node] else _FAR
            usable = row < _CLOSED // 2
            reduced = np.maximum(row + price - price[node], 0)
            reach = np.where(usable, here + reduced * steps + 1, _FAR)
            better = (key >= 0) & (reach < key)
            key[better] = reach[better]
            open_key[better] = reach[better]
            parent[better] = node
        settled = key < 0
        key[settled] = -1 - key[settled]
        return parent, key // steps, node

    def _refresh(self, expert: int) -> None:
        """Recompute the cheapest way to take this expert off a dossier, by successor."""
        choices, count = self._choices, self._nobody
        row = self._cost[expert]
        row[:] = _FAR
        self._by[expert] = -1
        if not self._members[expert]:
            return
        dossiers = np.array(sorted(self._members[expert]), np.int64)
        others = self._seats[dossiers]
        others[others == expert] = count
        given_up = np.full(len(dossiers), -choices.penalty)
        if expert < count:
            given_up = choices.gain[dossiers, expert]
        costs = given_up[:, None] - self._worth[dossiers]
        for place in range(others.shape[1]):
            costs[self._same[others[:, place]]] = _FAR
        alone = None
        if not choices.all_settled:
            alone = ~choices.settled[dossiers] & ~self._senior[others].any(axis=1)
            costs[alone[:, None] & ~choices.senior] = _FAR
        if expert < count:
            costs[:, expert] = _FAR
        at = costs.argmin(axis=0)
        row[:count] = costs[at, self._each]
        self._by[expert, :count] = dossiers[at]
        if expert < count:
            if alone is not None:
                given_up = np.where(alone & (others < count).any(axis=1), _FAR - choices.penalty, given_up)
            last = int(given_up.argmin())
            row[count] = int(given_up[last]) + choices.penalty
            self._by[expert, count] = dossiers[last]

    def seating(self, unit: int) -> Seating:
        """Return what was found, with its proof."""
        choices, count = self._choices, self._nobody
        prices = np.maximum(self._price[:count] - self._price[self._sink], 0)
        filled = self._seats < count
        rows = np.nonzero(filled)[0]
        gain = int(choices.gain[rows, self._seats[filled]].sum())
        places = int(filled.sum())
        empty = self._seats.size - choices.closed_places - places
        best = best_choices(choices, prices)
        taken = best < count
        rows = np.nonzero(taken)[0]
        net = int((choices.gain[rows, best[taken]] - prices[best[taken]]).sum())
        net -= choices.penalty * int(best.size - choices.closed_places - taken.sum())
        bound = net + int((prices * self._room).sum())
        gap = bound - (gain - choices.penalty * empty)
        return Seating(
            choices=choices,
            seats=self._seats,
            places=places,
            gap=gap if gap >= unit else 0,
            prices=prices,
        )

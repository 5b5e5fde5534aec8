"""Closes the gap that seniors leave between a seating and what its prices prove.

Only sets of experts whose regret stays within the gap can belong to a better seating: they are few, and the integer
program that chooses one of them for each dossier is small. Its cost is regret, in whole units from 0 to the gap, so
that HiGHS's tolerances never meet a difference that counts.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.choices import Choices, regrets
from reviewer.committee.assignment.plan import SolvePhase, SolveWatch

if TYPE_CHECKING:
    from reviewer.committee.assignment.exchange import Seating
    from reviewer.committee.assignment.field import Bools, Field, Ints

_MOST_SETS = 400_000
_FIRST_PART = 4


def close(
    field: Field, room: Ints, seating: Seating, watch: SolveWatch, seconds: float | None
) -> tuple[Ints, bool]:
    """Return the best seats (dossiers × places) and whether they are proved; at worst those of the seating.

    First over the sets of least regret alone: what that finds costs little, and then bounds what a better one uses.
    """
    seats, cost = seating.seats, seating.gap
    limit = cost // _FIRST_PART
    while True:
        watch.tell(SolvePhase.PROVING)
        sets = _sets(field, seating, seats, limit)
        if sets is None:
            return seats, False
        found = _chosen(room, seating, seats, sets, seconds)
        if found is None:
            return seats, False
        seats, cost = found
        if cost <= limit:
            return seats, True
        limit = cost


def _chosen(
    room: Ints,
    seating: Seating,
    seats: Ints,
    sets: tuple[Ints, Ints, Ints],
    seconds: float | None,
) -> tuple[Ints, int] | None:
    """Return the best seats that these sets make and their regret, room left unused at a price counted.

    ``None`` where time ran out.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array

    rows, costs, experts = sets
    people, count = len(room), len(rows)
    unsure, rows = np.unique(rows, return_inverse=True)
    sure = np.delete(seats, unsure, axis=0).ravel()
    left = room - np.bincount(sure, minlength=people + 1)[:people]
    at, place = np.nonzero(experts < people)
    heads = np.concatenate([rows, len(unsure) + experts[at, place], len(unsure) + np.arange(people)])
    tails = np.concatenate([np.arange(count), at, count + np.arange(people)])
    shape = (len(unsure) + people, count + people)
    matrix = csc_array((np.ones(len(heads)), (heads, tails)), shape=shape)
    exact = np.concatenate([np.ones(len(unsure)), left]).astype(float)
    found = milp(
        np.concatenate([costs, seating.prices]).astype(float),
        integrality=np.concatenate([np.ones(count, np.int8), np.zeros(people, np.int8)]),
        bounds=Bounds(0, np.concatenate([np.ones(count), left])),
        constraints=LinearConstraint(matrix, exact, exact),
        options={"mip_rel_gap": 0.0} if seconds is None else {"mip_rel_gap": 0.0, "time_limit": seconds},
    )
    if found.x is None or found.status != 0:
        return None
    taken = np.flatnonzero(found.x[:count] > 0.5)
    best = seats.copy()
    best[unsure[rows[taken]]] = experts[taken]
    unused = left - np.bincount(experts[taken].ravel(), minlength=people + 1)[:people]
    return best, int(costs[taken].sum() + (seating.prices * unused).sum())


def _sets(field: Field, seating: Seating, seats: Ints, limit: int) -> tuple[Ints, Ints, Ints] | None:
    """Return the sets whose regret is within the limit, and those that sit now: dossiers, regrets, experts.

    A dossier that has no other expert near than those who sit is sure, and left out. ``None``: too many sets.
    """
    choices = seating.choices
    prices, nobody = seating.prices, choices.experts
    near = field.open & (regrets(choices, prices) <= limit + 1)
    held, place = np.nonzero(seats < nobody)
    near[held, seats[held, place]] = True
    count = near.sum(axis=1)
    unsure = (count > (seats < nobody).sum(axis=1)) | (limit >= choices.penalty)
    rows: list[Ints] = []
    experts_of: list[Ints] = []
    found = 0
    for width, need in sorted({*zip(count[unsure].tolist(), choices.need[unsure].tolist(), strict=True)}):
        alike = np.flatnonzero(unsure & (count == width) & (choices.need == need))
        experts = np.nonzero(near[alike])[1].reshape(len(alike), width)
        for size in range(min(width, need) + 1):
            ways = comb(width, size)
            found += len(alike) * ways
            if found > _MOST_SETS:
                return None
            picks = np.array(list(combinations(range(width), size)), np.int64).reshape(ways, size)
            chosen = experts[:, picks].reshape(len(alike) * ways, size)
            dossiers = np.repeat(alike, ways)
            kept = _lawful(choices, dossiers, chosen)
            rows.append(dossiers[kept])
            empty = np.full((int(kept.sum()), choices.places - size), nobody)
            experts_of.append(np.concatenate([chosen[kept], empty], axis=1))
    every = np.concatenate([*rows, np.empty(0, np.int64)])
    seated = np.concatenate([*experts_of, np.empty((0, choices.places), np.int64)])
    gains = np.pad(field.gain - prices, ((0, 0), (0, 1)), constant_values=-choices.penalty)
    worth = np.take_along_axis(gains[every], seated, axis=1).sum(axis=1)
    worth += choices.penalty * (choices.places - choices.need[every])
    best = np.full(len(field.dossiers), np.iinfo(np.int64).min)
    np.maximum.at(best, every, worth)
    regret = best[every] - worth
    within = (regret <= limit) | (np.sort(seated) == np.sort(seats[every])).all(axis=1)
    return every[within], regret[within], seated[within]


def _lawful(choices: Choices, dossiers: Ints, chosen: Ints) -> Bools:
    """Tell which of these sets have no two experts of one employer, and a senior where one is wanted."""
    size = chosen.shape[1]
    groups = np.sort(choices.groups[chosen], axis=1)
    apart = (np.diff(groups, axis=1) > 0).all(axis=1)
    senior = choices.settled[dossiers] | choices.senior[chosen].any(axis=1) | (size == 0)
    lawful: Bools = apart & senior
    return lawful

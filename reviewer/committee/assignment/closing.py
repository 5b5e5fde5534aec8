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


def close(
    field: Field, room: Ints, seating: Seating, watch: SolveWatch, seconds: float | None
) -> tuple[Ints, bool]:
    """Return the best seats (dossiers × places) and whether they are proved; at worst those of the seating."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array

    watch.tell(SolvePhase.PROVING)
    sets = _sets(field, seating)
    if sets is None:
        return seating.seats, False
    rows, costs, seats = sets
    watch.tell(SolvePhase.PROVING)
    experts = len(room)
    count = len(rows)
    open_rows, rows = np.unique(rows, return_inverse=True)
    sure = np.delete(seating.seats, open_rows, axis=0).ravel()
    room = room - np.bincount(sure, minlength=experts + 1)[:experts]
    at, place = np.nonzero(seats < experts)
    heads = np.concatenate([rows, len(open_rows) + seats[at, place]])
    tails = np.concatenate([np.arange(count), at])
    heads = np.concatenate([heads, len(open_rows) + np.arange(experts)])
    tails = np.concatenate([tails, count + np.arange(experts)])
    matrix = csc_array(
        (np.ones(len(heads)), (heads, tails)), shape=(len(open_rows) + experts, count + experts)
    )
    exact = np.concatenate([np.ones(len(open_rows)), room]).astype(float)
    found = milp(
        np.concatenate([costs, seating.prices]).astype(float),
        integrality=np.concatenate([np.ones(count, np.int8), np.zeros(experts, np.int8)]),
        bounds=Bounds(0, np.concatenate([np.ones(count), room])),
        constraints=LinearConstraint(matrix, exact, exact),
        options={"mip_rel_gap": 0.0} if seconds is None else {"mip_rel_gap": 0.0, "time_limit": seconds},
    )
    if found.x is None:
        return seating.seats, False
    chosen = np.flatnonzero(found.x[:count] > 0.5)
    best = seating.seats.copy()
    best[open_rows[rows[chosen]]] = seats[chosen]
    return best, found.status == 0


def _sets(field: Field, seating: Seating) -> tuple[Ints, Ints, Ints] | None:
    """Return the sets within the gap: their dossiers, regrets and experts; ``None`` where they are too many.

    A dossier that has no other expert near than those who sit is sure, and left out.
    """
    choices = seating.choices
    prices, gap, nobody = seating.prices, seating.gap, choices.experts
    near = field.open & (regrets(choices, prices) <= gap + 1)
    count = near.sum(axis=1)
    unsure = (count > (seating.seats < nobody).sum(axis=1)) | (gap >= choices.penalty)
    rows: list[Ints] = []
    seats: list[Ints] = []
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
            seats.append(np.concatenate([chosen[kept], empty], axis=1))
    every, seated = np.concatenate(rows), np.concatenate(seats)
    gains = np.pad(field.gain - prices, ((0, 0), (0, 1)), constant_values=-choices.penalty)
    worth = np.take_along_axis(gains[every], seated, axis=1).sum(axis=1)
    worth += choices.penalty * (choices.places - choices.need[every])
    best = np.full(len(field.dossiers), worth.min())
    np.maximum.at(best, every, worth)
    regret = best[every] - worth
    within = regret <= gap
    return every[within], regret[within], seated[within]


def _lawful(choices: Choices, dossiers: Ints, chosen: Ints) -> Bools:
    """Tell which of these sets have no two experts of one employer, and a senior where one is wanted."""
    size = chosen.shape[1]
    groups = np.sort(choices.groups[chosen], axis=1)
    apart = (np.diff(groups, axis=1) > 0).all(axis=1)
    senior = choices.settled[dossiers] | choices.senior[chosen].any(axis=1) | (size == 0)
    lawful: Bools = apart & senior
    return lawful

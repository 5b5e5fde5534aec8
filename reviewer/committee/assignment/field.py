"""The problem as arrays: dossiers by experts, in one order whatever the order of the lists that were given.

Ties between equally good plans fall by this order: ids sorted by the SHA-256 of the seed and the id. Affinities become
whole numbers, so that sums are exact: all their decimals where 64 bits have room, else as many as have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.problem import AssignableExpert, AssignmentProblem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

_ROOM = 1 << 62
_FINER = 64


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """Only what is still to decide: fixed pairs have taken their places, their room and their employers.

    ``gain``: scaled affinity, dossiers × experts. ``unit``: every gain is a multiple of it; finer prices prove more.
    ``open``: the pair breaks no rule by itself. ``need``: places left by dossier. ``room``: capacity left by expert;
    ``base``: load that stays. ``employers``: numbers into ``employer_names``, by expert; own where there is none.
    ``settled``: the dossier has a senior already, or the rule is off.
    """

    dossiers: tuple[str, ...]
    experts: tuple[str, ...]
    gain: Ints
    unit: int = 1
    open: Bools
    need: Ints
    room: Ints
    base: Ints
    employers: tuple[tuple[int, ...], ...]
    employer_names: tuple[str, ...] = ()
    senior: Bools
    settled: Bools
    balance: bool

    @property
    def network(self) -> bool:
        """Tell whether everybody has one employer at most: then the employer rule is a network's."""
        return all(len(one) == 1 for one in self.employers)


def scale_of(values: Iterable[Decimal], experts: int) -> tuple[int, int]:
    """Return the decimals that become whole numbers, and a further factor, small enough for exact 64-bit sums."""
    most, places = Decimal(1), 0
    for value in values:
        most = max(most, abs(value))
        places = max(places, -int(value.normalize().as_tuple().exponent))
    bound = Decimal(_ROOM) / (8 * (experts + 4) ** 2)
    while places > 0 and most.scaleb(places) > bound:
        places -= 1
    return places, _FINER if most.scaleb(places) * _FINER <= bound else 1


def field_of(problem: AssignmentProblem) -> Field:
    """Return the arrays of a consistent problem."""
    experts = sorted(problem.experts, key=lambda one: _turn(problem.seed, one.id))
    dossiers = sorted(problem.dossiers, key=lambda one: _turn(problem.seed, one))
    row = {dossier: at for at, dossier in enumerate(dossiers)}
    column = {expert.id: at for at, expert in enumerate(experts)}
    gain = np.zeros((len(dossiers), len(experts)), np.int64)
    places, unit = scale_of(problem.affinity.values(), len(experts))
    for (dossier, expert_id), value in problem.affinity.items():
        gain[row[dossier], column[expert_id]] = unit * int(
            value.scaleb(places).to_integral_value(ROUND_HALF_EVEN)
        )
    allowed = np.ones((len(dossiers), len(experts)), bool)
    allowed[:, [not expert.available for expert in experts]] = False
    for dossier, expert_id in problem.conflicts:
        allowed[row[dossier], column[expert_id]] = False
    need = np.array([problem.places_of(dossier) for dossier in dossiers], np.int64)
    base = np.array([expert.load for expert in experts], np.int64)
    settled = np.full(len(dossiers), not problem.rules.at_least_one_senior)
    employer_names, names = _employers(experts, by_name=problem.rules.distinct_employers)
    for dossier, expert_id in problem.fixed:
        at, who = row[dossier], column[expert_id]
        need[at] -= 1
        base[who] += 1
        settled[at] |= experts[who].senior
        allowed[at, [bool(set(names[who]) & set(other)) for other in names]] = False
    return Field(
        dossiers=tuple(dossiers),
        experts=tuple(expert.id for expert in experts),
        gain=gain,
        unit=unit,
        open=allowed,
        need=need,
        room=np.array([expert.capacity for expert in experts], np.int64) - base,
        base=base,
        employers=names,
        employer_names=employer_names,
        senior=np.array([expert.senior for expert in experts], bool),
        settled=settled,
        balance=problem.rules.balance,
    )


def _employers(
    experts: Iterable[AssignableExpert], *, by_name: bool
) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """Return the names of the employers and, by expert, their numbers; somebody without one is alone in theirs."""
    numbers: dict[str, int] = {}
    listed = []
    for at, expert in enumerate(experts):
        names = sorted(expert.employers) if by_name else []
        listed.append(tuple(numbers.setdefault(name, len(numbers)) for name in names or [f"\0{at}"]))
    return tuple(numbers), tuple(listed)


def _turn(seed: int, name: str) -> tuple[str, str]:
    return hashlib.sha256(f"{seed}\0{name}".encode()).hexdigest(), name

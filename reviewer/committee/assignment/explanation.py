"""Why a place stays empty, and what would fill it: the smallest sets of facts, not « no solution ».

A place is filled by a chain: the dossier takes an expert, who gives up another dossier, which takes another expert, and
so on to somebody with room. Each fact in the way of a chain (a conflict, a capacity, …) costs one to lift; the cheapest
chain is the smallest set that frees the place. The smallest set that blocks it meets every set that frees it: it is
found as a smallest hitting set, widened until no chain passes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from reviewer.committee.assignment.plan import BlockingFact, FactKind, SolvePhase, SolveWatch, Unfilled
from reviewer.committee.assignment.problem import AssignmentProblem

if TYPE_CHECKING:
    from reviewer.committee.assignment.field import Bools, Field, Ints

    Facts = frozenset[BlockingFact]

_FAR = 1 << 40
_MOST_CHAINS = 4000
"""Chains looked for in all; what is left then is told without proof that it is smallest."""


def explain(problem: AssignmentProblem, field: Field, pairs: Bools, watch: SolveWatch) -> Iterator[Unfilled]:
    """Yield the dossiers with empty places, in the problem's order."""
    chains = _Chains(problem, field, pairs)
    missing = dict(zip(field.dossiers, (field.need - pairs.sum(axis=1)).tolist(), strict=True))
    rows = {dossier: at for at, dossier in enumerate(field.dossiers)}
    short = [dossier for dossier in problem.dossiers if missing[dossier]]
    known: Facts = frozenset()
    for turn, dossier in enumerate(short):
        watch.tell(SolvePhase.EXPLAINING, turn, len(short))
        at = rows[dossier]
        freed = chains.cheapest(at, frozenset())
        if freed is None:
            freed = frozenset({BlockingFact(kind=FactKind.TOO_FEW_EXPERTS, dossier=dossier)})
            yield _unfilled(dossier, missing[dossier], freed, freed, exact=True)
            continue
        blocked, exact = _smallest_block(chains, at, freed, known, watch)
        known = blocked
        yield _unfilled(dossier, missing[dossier], blocked, freed, exact=exact and chains.exact)


def _unfilled(dossier: str, missing: int, blocked: Facts, freed: Facts, *, exact: bool) -> Unfilled:
    return Unfilled(
        dossier=dossier,
        missing=missing,
        blocked_by=tuple(sorted(blocked)),
        freed_by=tuple(sorted(freed)),
        exact=exact,
    )


def _smallest_block(
    chains: _Chains, at: int, first: Facts, known: Facts, watch: SolveWatch
) -> tuple[Facts, bool]:
    """Return a smallest set of facts that no chain passes, and whether it is proved smallest."""
    apart = [first]
    blocked: Facts = frozenset(first)
    if chains.looked_for > _MOST_CHAINS:
        return (known, False) if known and chains.cheapest(at, known) is None else (chains.direct(at), False)
    while (freed := chains.cheapest(at, blocked)) is not None:
        apart.append(freed)
        blocked |= freed
        watch.tell(SolvePhase.EXPLAINING)
        if chains.looked_for > _MOST_CHAINS:
            return chains.direct(at), False
    if all(len(freed) == 1 for freed in apart):
        return blocked, True
    every = list(apart)
    while chains.looked_for <= _MOST_CHAINS:
        hitting = _smallest_hitting(every)
        watch.tell(SolvePhase.EXPLAINING)
        freed = chains.cheapest(at, hitting)
        if freed is None:
            return hitting, True
        every.append(freed)
    for fact in sorted(blocked):
        if chains.cheapest(at, blocked - {fact}) is None:
            blocked -= {fact}
    return blocked, False


def _smallest_hitting(sets: list[Facts]) -> Facts:
    """Return a smallest set that has an element of each; the first in order among several."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    facts = sorted(frozenset().union(*sets))
    rows = np.array([[fact in one for fact in facts] for one in sets], float)
    found = milp(
        np.ones(len(facts)),
        integrality=np.ones(len(facts), np.int8),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, 1, np.inf),
        options={"mip_rel_gap": 0.0},
    )
    taken = np.zeros(len(facts)) if found.x is None else found.x
    return frozenset(fact for fact, value in zip(facts, taken.tolist(), strict=True) if value > 0.5)


class _Chains:
    """Cheapest chains of exchanges from an empty place to an expert with room."""

    def __init__(self, problem: AssignmentProblem, field: Field, pairs: Bools) -> None:
        self._problem, self._field, self._pairs = problem, field, pairs
        rows = {dossier: at for at, dossier in enumerate(field.dossiers)}
        columns = {expert: at for at, expert in enumerate(field.experts)}
        known = {expert.id: expert for expert in problem.experts}
        self._experts = [known[expert] for expert in field.experts]
        self._conflict = np.zeros(pairs.shape, bool)
        for dossier, expert in problem.conflicts:
            self._conflict[rows[dossier], columns[expert]] = True
        self._seated = pairs.copy()
        for dossier, expert in problem.fixed:
            self._seated[rows[dossier], columns[expert]] = True
        self._away = np.array([not expert.available for expert in self._experts], bool)
        count = max((max(one) for one in field.employers), default=-1) + 1
        self._works = np.zeros((len(self._experts), count), bool)
        for at, names in enumerate(field.employers):
            self._works[at, list(names)] = True
        self._by_name = problem.rules.distinct_employers
        self._load = pairs.sum(axis=0)
        self.exact = field.network and bool(field.settled.all())
        self.looked_for = 0

    def cheapest(self, start: int, kept: Facts) -> Facts | None:
        """Return the smallest set of facts, none of them ``kept``, whose lifting fills a place of the dossier."""
        self.looked_for += 1
        count = len(self._experts)
        if not count:
            return None
        rules = _Kept(kept, self._field)
        cost, _ = self._entries(np.array([start]), None, rules)
        key, by = cost, np.full(count, start)
        parent = np.full(count, -1)
        settled = np.zeros(count, bool)
        best, last = _FAR, -1
        while True:
            node = int(np.where(settled, _FAR, key).argmin())
            here = int(key[node])
            if settled[node] or here >= min(_FAR, best):
                break
            settled[node] = True
            full = self._field.room[node] <= self._load[node]
            leave = here + (_FAR if full and rules.capacity[node] else int(full))
            if leave < best:
                best, last = leave, node
            given_up = np.flatnonzero(self._pairs[:, node])
            if not len(given_up):
                continue
            cost, at = self._entries(given_up, node, rules)
            better = ~settled & (here + cost < key)
            key = np.where(better, here + cost, key)
            by[better] = given_up[at][better]
            parent[better] = node
        return None if last < 0 else self._facts(last, parent, by)

    def direct(self, at: int) -> Facts:
        """Return what stands between the dossier and each expert, one by one."""
        found: set[BlockingFact] = set()
        for expert in np.flatnonzero(~self._seated[at]).tolist():
            own = self._between(at, expert, None)
            found |= own or {self._capacity(expert)}
        return frozenset(found)

    def _entries(self, dossiers: Ints, leaves: int | None, rules: _Kept) -> tuple[Ints, Ints]:
        """Return the cost at which each expert enters one of these dossiers in place of one who leaves, and which."""
        seated = self._seated[dossiers]
        if leaves is not None:
            seated[:, leaves] = False
        cost = np.zeros(seated.shape, np.int64)
        cost += np.where(self._conflict[dossiers], np.where(rules.conflict[dossiers], _FAR, 1), 0)
        cost += np.where(self._away, np.where(rules.away, _FAR, 1), 0)
        if self._by_name:
            taken = (seated.astype(np.int64) @ self._works.astype(np.int64)) > 0
            dear = np.where(rules.employer[dossiers], _FAR, 1)
            cost += (taken * dear) @ self._works.T.astype(np.int64)
        lone = ~self._field.settled[dossiers] & ~(seated & self._field.senior).any(axis=1)
        alone = lone[:, None] & ~self._field.senior
        cost += np.where(alone, np.where(rules.senior[dossiers], _FAR, 1)[:, None], 0)
        cost[seated] = _FAR
        if leaves is not None:
            cost[:, leaves] = _FAR
        at = cost.argmin(axis=0)
        return np.minimum(cost[at, np.arange(len(self._experts))], _FAR), at

    def _facts(self, last: int, parent: Ints, by: Ints) -> Facts:
        found: set[BlockingFact] = set()
        if self._field.room[last] <= self._load[last]:
            found.add(self._capacity(last))
        node = last
        while node >= 0:
            before = int(parent[node])
            found |= self._between(int(by[node]), node, None if before < 0 else before)
            node = before
        return frozenset(found)

    def _between(self, at: int, expert: int, leaves: int | None) -> set[BlockingFact]:
        dossier, who = self._field.dossiers[at], self._experts[expert]
        found: set[BlockingFact] = set()
        if self._conflict[at, expert]:
            reasons = ", ".join(self._problem.conflicts[dossier, who.id])
            found.add(BlockingFact(kind=FactKind.CONFLICT, dossier=dossier, expert=who.id, detail=reasons))
        if self._away[expert]:
            found.add(BlockingFact(kind=FactKind.UNAVAILABLE, expert=who.id))
        others = [one for one in np.flatnonzero(self._seated[at]).tolist() if one != leaves]
        for name in sorted(who.employers) if self._by_name else ():
            if any(name in self._experts[other].employers for other in others):
                found.add(BlockingFact(kind=FactKind.SAME_EMPLOYER, dossier=dossier, detail=name))
        seniors = self._field.settled[at] or any(self._field.senior[other] for other in others)
        if not seniors and not who.senior:
            found.add(BlockingFact(kind=FactKind.NO_SENIOR, dossier=dossier))
        return found

    def _capacity(self, expert: int) -> BlockingFact:
        who = self._experts[expert]
        return BlockingFact(kind=FactKind.CAPACITY, expert=who.id, count=who.capacity)


class _Kept:
    """Facts that may not be lifted, as arrays."""

    def __init__(self, kept: Facts, field: Field) -> None:
        rows = {dossier: at for at, dossier in enumerate(field.dossiers)}
        columns = {expert: at for at, expert in enumerate(field.experts)}
        names = max((max(one) for one in field.employers), default=-1) + 1
        self.conflict = np.zeros(field.open.shape, bool)
        self.away = np.zeros(len(columns), bool)
        self.capacity = np.zeros(len(columns), bool)
        self.employer = np.zeros((len(rows), names), bool)
        self.senior = np.zeros(len(rows), bool)
        for fact in kept:
            if fact.kind is FactKind.CONFLICT:
                self.conflict[rows[fact.dossier], columns[fact.expert]] = True
            elif fact.kind is FactKind.UNAVAILABLE:
                self.away[columns[fact.expert]] = True
            elif fact.kind is FactKind.CAPACITY:
                self.capacity[columns[fact.expert]] = True
            elif fact.kind is FactKind.SAME_EMPLOYER:
                self.employer[rows[fact.dossier], field.employer_names.index(fact.detail)] = True
            else:  # a senior is missing: « too few experts » is nothing that anybody lifts or keeps
                self.senior[rows[fact.dossier]] = True

"""One assignment in a process of its own (HiGHS and OR-Tools cannot share one): the size, who solves, times, peak.

``python -m benchmarks.assignment_run (ours|seniors|peer) DOSSIERS EXPERTS ROUNDS`` prints one line of JSON. ``ours``:
with distinct employers and balance; ``seniors``: with one senior a dossier as well.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.memory import peak
from reviewer.committee.assignment.field import Field
from reviewer.committee.assignment.plan import SolveWatch

if TYPE_CHECKING:
    from collections.abc import Callable

_TOPICS = 24
_FINE = 1_000_000
"""Units of an affinity of 1."""


def field(dossiers: int, experts: int, seed: int = 0) -> Field:
    """Return two places a dossier, 5 % conflicts, capacities 1.25 times the places, four experts an employer.

    Affinity is the cosine of two mixtures of 24 topics; seven experts in ten are seniors.
    """
    draw = np.random.default_rng([dossiers, seed])
    wants = draw.dirichlet(np.full(_TOPICS, 0.3), dossiers)
    knows = draw.dirichlet(np.full(_TOPICS, 0.3), experts)
    cosine = (wants @ knows.T) / np.outer(np.linalg.norm(wants, axis=1), np.linalg.norm(knows, axis=1))
    share = draw.random(experts) + 0.5
    room = np.ceil(share / share.sum() * dossiers * 2 * 1.25).astype(np.int64)
    return Field(
        dossiers=tuple(map(str, range(dossiers))),
        experts=tuple(map(str, range(experts))),
        gain=np.rint(cosine * _FINE).astype(np.int64) * 64,
        unit=64,
        open=draw.random((dossiers, experts)) > 0.05,
        need=np.full(dossiers, 2),
        room=room,
        base=np.zeros(experts, np.int64),
        employers=tuple((expert // 4,) for expert in range(experts)),
        senior=draw.random(experts) < 0.7,
        settled=np.ones(dossiers, bool),
        balance=True,
    )


def seniors(given: Field) -> int:
    """Solve with every rule on, proved; return the places filled."""
    return ours(replace(given, settled=np.zeros_like(given.settled)))


def ours(given: Field) -> int:
    """Solve with distinct employers and balance, proved; return the places filled."""
    from reviewer.committee.assignment.solver import solve_field

    found = solve_field(given, SolveWatch())
    assert found.proved
    return int(found.pairs.sum())


def peer(given: Field) -> int:
    """Solve a bare minimum cost flow with OR-Tools: no employers, no seniors, no balance; return the places filled."""
    from ortools.graph.python import min_cost_flow

    dossiers, experts = given.gain.shape
    rows, columns = np.nonzero(given.open)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([rows, dossiers + np.arange(experts)]),
        np.concatenate([dossiers + columns, np.full(experts, dossiers + experts)]),
        np.concatenate([np.ones(len(rows), np.int64), given.room]),
        np.concatenate([-(given.gain[rows, columns] // given.unit), np.zeros(experts, np.int64)]),
    )
    places = int(given.need.sum())
    flow.set_nodes_supplies(
        np.append(np.arange(dossiers), dossiers + experts), np.append(given.need, -places)
    )
    assert flow.solve() == flow.OPTIMAL
    return places


def main() -> int:
    """Solve as many problems of a size, after a warm-up that loads the libraries; both solvers get the same ones."""
    who, dossiers, experts, rounds = sys.argv[1], *map(int, sys.argv[2:5])
    solvers: dict[str, Callable[[Field], int]] = {"ours": ours, "seniors": seniors, "peer": peer}
    solve = solvers[who]
    if who != "peer":
        import scipy.optimize
        import scipy.sparse  # noqa: F401 - loaded before the clock starts, like the peer's library
    solve(field(60, 20))
    times = []
    places = 0
    for seed in range(rounds):
        given = field(dossiers, experts, seed)
        start = time.perf_counter()
        places = solve(given)
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"ms": times, "places": places, "peak_mib": int(peak())}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

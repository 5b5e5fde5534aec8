"""Prechecking requests with every trace, beside parsing the same JSON and beside the same conditions in OpenFisca.

100,000 varied requests, a block at a time, so that ours and the floor take turns and memory stays small.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterator
from itertools import islice

import numpy as np

from benchmarks import openfisca_peer
from benchmarks.generated import AS_OF, requests
from benchmarks.measure import Row
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import to_document
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import Programme

_COUNT = 100_000
_BLOCK = 5_000
_ONE_BY_ONE = 50


def rows() -> Iterator[Row]:
    """Yield the measures of this file; stop at once where the peer says otherwise than ours."""
    programme = load_programmes()["iatiev"]
    ours = parsing = 0.0
    outcomes: list[PrecheckOutcome] = []
    columns: list[dict[str, openfisca_peer.Array]] = []
    collecting = 0.0
    made = requests(_COUNT)
    _warm_up(programme)
    while block := list(islice(made, _BLOCK)):
        texts = [json.dumps(to_document(request), ensure_ascii=False) for request in block]
        gc.collect()
        start = time.perf_counter()
        found = [precheck(request, AS_OF, programme) for request in block]
        middle = time.perf_counter()
        parsed = [json.loads(text) for text in texts]
        end = time.perf_counter()
        del parsed
        ours, parsing = ours + middle - start, parsing + end - middle
        outcomes.extend(result.outcome for result in found)
        start = time.perf_counter()
        columns.append(openfisca_peer.columns_of(block, programme))
        collecting += time.perf_counter() - start
    name = f"precheck of {_COUNT:,} varied requests, every trace ({_COUNT / ours:,.0f} a second)"
    yield Row(name, ours * 1000, "json.loads of the same", parsing * 1000, 3)

    whole = {key: np.concatenate([part[key] for part in columns]) for key in columns[0]}
    system = openfisca_peer.system()
    openfisca_peer.simulate(system, {key: values[:100] for key, values in whole.items()})
    start = time.perf_counter()
    answers = openfisca_peer.simulate(system, whole)
    calculating = time.perf_counter() - start
    _require_agreement(outcomes, answers)
    name = f"precheck of the same, every trace ({ours / _COUNT:.1e} s a request)"
    yes_or_no = f"yes or no only ({calculating / _COUNT:.1e} s a request)"
    yield Row(name, ours * 1000, f"OpenFisca on ready vectors, {yes_or_no}", calculating * 1000, 1)
    whole_way = collecting + calculating
    from_requests = f"yes or no only ({whole_way / _COUNT:.1e} s a request)"
    yield Row(name, ours * 1000, f"OpenFisca from the requests, {from_requests}", whole_way * 1000, 1)
    alone = _one_by_one(system, list(requests(_ONE_BY_ONE)), programme)
    yield Row(
        "one precheck, every trace", ours / _COUNT * 1000, "OpenFisca, one request, its own trace", alone, 1
    )


def _warm_up(programme: Programme) -> None:
    for request in requests(500, seed=2):
        precheck(request, AS_OF, programme)
        json.loads(json.dumps(to_document(request)))


def _require_agreement(outcomes: list[PrecheckOutcome], answers: openfisca_peer.Array) -> None:
    """Compare where ours is sure: the peer gives an unknown fact its usual value."""
    for outcome, answer in zip(outcomes, answers, strict=True):
        if outcome is not PrecheckOutcome.TO_VERIFY:
            assert bool(answer) is (outcome is PrecheckOutcome.ADMISSIBLE)


def _one_by_one(system: openfisca_peer.System, some: list[EvaluationRequest], programme: Programme) -> float:
    start = time.perf_counter()
    for request in some:
        openfisca_peer.simulate(system, openfisca_peer.columns_of([request], programme), trace=True)
    return (time.perf_counter() - start) / len(some) * 1000

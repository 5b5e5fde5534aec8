"""Assignment under its rules and proved, beside a bare OR-Tools minimum cost flow without any of them."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Row

_SIZES = ((300, 40, 7, None), (3_000, 100, 5, 2.0), (20_000, 1_000, 1, None))
_TURNS = 2


def rows() -> Iterator[Row]:
    """Yield two rows a size, without and with the rule of seniors; all take turns, each in processes of its own."""
    for dossiers, experts, rounds, aim in _SIZES:
        found: dict[str, list[dict[str, Any]]] = {"ours": [], "seniors": [], "peer": []}
        for _ in range(_TURNS if rounds > 1 else 1):
            for who, runs in found.items():
                runs.append(_run(who, dossiers, experts, rounds))
        assert {one["places"] for runs in found.values() for one in runs} == {2 * dossiers}
        for who, rules in (("ours", "employers, balance"), ("seniors", "employers, balance, seniors")):
            yield Row(
                f"assignment {dossiers:,} × {experts:,}, {rules}, proved ({_peak(found[who])} MiB)",
                _median(found[who]),
                f"bare OR-Tools min-cost flow ({_peak(found['peer'])} MiB)",
                _median(found["peer"]),
                aim,
            )


def _peak(runs: list[dict[str, Any]]) -> int:
    return max(int(one["peak_mib"]) for one in runs)


def _run(who: str, dossiers: int, experts: int, rounds: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.assignment_run", who, *map(str, (dossiers, experts, rounds))]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _median(runs: list[dict[str, Any]]) -> float:
    times: list[float] = [time for one in runs for time in one["ms"]]
    return statistics.median(times)

"""Assignment with every rule on and proved, beside a bare OR-Tools minimum cost flow without any of them."""

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
    """Yield one row a size; the two take turns, each in processes of its own."""
    for dossiers, experts, rounds, aim in _SIZES:
        mine: list[dict[str, Any]] = []
        theirs: list[dict[str, Any]] = []
        for _ in range(_TURNS if rounds > 1 else 1):
            mine.append(_run("ours", dossiers, experts, rounds))
            theirs.append(_run("peer", dossiers, experts, rounds))
        assert {one["places"] for one in (*mine, *theirs)} == {2 * dossiers}
        peak, other = (max(one["peak_mib"] for one in runs) for runs in (mine, theirs))
        yield Row(
            f"assignment {dossiers:,} × {experts:,}, all rules, proved (peak {peak} MiB)",
            _median(mine),
            f"bare OR-Tools min-cost flow (peak {other} MiB)",
            _median(theirs),
            aim,
        )


def _run(who: str, dossiers: int, experts: int, rounds: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.assignment_run", who, *map(str, (dossiers, experts, rounds))]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _median(runs: list[dict[str, Any]]) -> float:
    times: list[float] = [time for one in runs for time in one["ms"]]
    return statistics.median(times)

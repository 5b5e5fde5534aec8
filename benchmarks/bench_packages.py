"""A package of 40 dossiers with 10 MB each, out and read, beside a bare age of the same bytes."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row

_ROUNDS = 5
_AIM = 2.0
_MOST_MIB = 100.0


def rows() -> Iterator[Row]:
    """Yield the measures of this file: both sides in turn, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        _run("bare", Path(name))
        measured = [(_run("ours", Path(name)), _run("bare", Path(name))) for _ in range(_ROUNDS)]
    for step, what in (("writing", "write"), ("reading", "read")):
        yield Row(
            f"package: {what} 400 MB",
            1000 * statistics.median(ours[step] for ours, _ in measured),
            "bare age, same bytes",
            1000 * statistics.median(bare[step] for _, bare in measured),
            None,
        )
    yield Row(
        "package: round trip of 400 MB",
        1000 * statistics.median(ours["writing"] + ours["reading"] for ours, _ in measured),
        "bare age, same bytes",
        1000 * statistics.median(bare["writing"] + bare["reading"] for _, bare in measured),
        _AIM,
    )
    yield Row(
        "package: peak memory of the round trip (MiB)",
        max(ours["peak"] for ours, _ in measured),
        "the most it may take (MiB)",
        _MOST_MIB,
        1.0,
    )


def _run(side: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.packages_run", side, str(folder)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found

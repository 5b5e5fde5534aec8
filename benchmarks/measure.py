"""Timing as ratios: what is ours and what is the floor alternate in one run, so that a noisy machine hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Times are medians in milliseconds; the aim is a ratio to the floor."""

    name: str
    ours_ms: float
    floor: str
    floor_ms: float
    aim: float | None

    @property
    def ratio(self) -> float:
        """Return how many times the floor ours takes."""
        return self.ours_ms / self.floor_ms

    @property
    def met(self) -> bool | None:
        """Tell whether the aim is met; None where there is none."""
        return None if self.aim is None else self.ratio <= self.aim


def side_by_side(
    name: str,
    ours: Callable[[], object],
    floor_name: str,
    floor: Callable[[], object],
    *,
    aim: float | None = None,
    rounds: int = 7,
) -> Row:
    """Time both in turn, after one warm-up each, and return their medians."""
    ours()
    floor()
    measured: list[float] = []
    beneath: list[float] = []
    for _ in range(rounds):
        measured.append(_milliseconds(ours))
        beneath.append(_milliseconds(floor))
    return Row(name, statistics.median(measured), floor_name, statistics.median(beneath), aim)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000

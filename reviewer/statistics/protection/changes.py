"""Counts that differ from what an earlier edition let everybody see: the difference is a count too, and may be small.

« 50, then 52 » tells of two requests. So a count that has changed by less than the threshold is not shown beside what
was: today's is hidden, like a small cell, until it has changed by the threshold or more. Where hidden numbers are held,
the last printed one is printed again in its place, with its edition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.statistics.protection.tables import CellKey, Edition, Held


def small_changes(
    counts: Mapping[CellKey, int], threshold: int, editions: Sequence[Edition]
) -> Mapping[CellKey, int]:
    """Return the cells whose count differs from a printed one by 1 to threshold less 1, and the widths they need."""
    found: dict[CellKey, int] = {}
    for edition in editions:
        wanted = max(threshold, edition.threshold)
        for key, before in _printed(edition).items():
            if key in counts and 0 < abs(counts[key] - before) < wanted:
                found[key] = max(found.get(key, 0), wanted)
    return found


def unclear_changes(
    counts: Mapping[CellKey, int], threshold: int, editions: Sequence[Edition]
) -> Mapping[CellKey, int]:
    """Return the widths that cells need today which an earlier edition hid, but bounded closer than the threshold.

    What they counted then is not kept. Where it may differ from today's count by a small number, the width of then
    and the width of today make the threshold together.
    """
    found: dict[CellKey, int] = {}
    for edition in editions:
        wanted = max(threshold, edition.threshold)
        for key, (low, high) in edition.bounds.items():
            if key not in counts or high is None or high - low >= wanted:
                continue
            if any(0 < abs(counts[key] - before) < wanted for before in range(low, high + 1)):
                found[key] = max(found.get(key, 0), wanted - (high - low))
    return found


def held_numbers(editions: Sequence[Edition]) -> Mapping[CellKey, Held]:
    """Return, for every cell that was printed as a number and never as an ``x``, its last one. Oldest edition first."""
    found: dict[CellKey, Held] = {}
    for edition in editions:
        for key, shown in edition.shown.items():
            if shown is not None:
                found[key] = Held(shown, edition.name)
            elif key in edition.held:
                found.setdefault(key, Held(edition.held[key], edition.name))
    hidden = {
        key for one in editions for key, shown in one.shown.items() if shown is None and key not in one.held
    }
    return {key: one for key, one in found.items() if key not in hidden}


def _printed(edition: Edition) -> Mapping[CellKey, int]:
    return {
        **{key: shown for key, shown in edition.shown.items() if shown is not None},
        **edition.held,
    }

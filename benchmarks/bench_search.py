"""Searching as one types among a million names, beside the same words asked of FTS5 by a raw statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.listed import LARGE, listed, wanted
from benchmarks.measure import Row, side_by_side

_KEYS = "tremblay"
_MOST_MS = 30.0


def rows() -> Iterator[Row]:
    """Yield the measures of this file: one line a key, and one with a state beside the name."""
    with listed(LARGE) as base:
        lists = base.opened.queries.lists
        keys = []
        for length in range(1, len(_KEYS) + 1):
            typed = _KEYS[:length]
            key = side_by_side(
                f"« {typed} » among {LARGE:,} dossiers: first 128, as one types",
                partial(lists.open, wanted(typed), limit=128),
                "raw FTS5, the first 128 it finds, unsorted",
                partial(
                    base.raw,
                    "SELECT rowid FROM dossier_words WHERE dossier_words MATCH ? LIMIT 128",
                    f"{typed}*",
                ),
            )
            keys.append(key)
            yield key
        slowest = max(key.ours_ms for key in keys)
        yield Row(f"the slowest key among {LARGE:,} dossiers", slowest, "aim, in ms", _MOST_MS, 1.0)
        yield side_by_side(
            f"a name and a state among {LARGE:,} dossiers",
            partial(lists.open, wanted("candidat:tremblay état:en-évaluation"), limit=128),
            "raw FTS5 joined, sorted by day",
            partial(
                base.raw,
                "SELECT id FROM dossier WHERE state = 'in_review' AND rowid IN "
                "(SELECT rowid FROM dossier_words WHERE dossier_words MATCH ?) ORDER BY received_on DESC LIMIT 128",
                "tremblay*",
            ),
        )

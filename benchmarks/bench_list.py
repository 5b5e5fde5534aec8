"""The list of dossiers at 100,000 and 1,000,000: open, filter, sort, jump to the end, beside raw sqlite3."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.listed import COORDINATOR, LARGE, SMALL, Base, listed, wanted
from benchmarks.measure import Row, side_by_side
from benchmarks.memory import resident
from reviewer.services.lists import Order

_PAGE = "SELECT id, reference, candidate, employer, job_title, state, received_on, state_since FROM dossier"
_MOST_MS = 150.0
_MOST_OF_A_PAGE = 2.0


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    for count in (SMALL, LARGE):
        with listed(count) as base:
            yield from _acts(base, count)


def _acts(base: Base, count: int) -> Iterator[Row]:
    lists = base.opened.queries.lists
    before = resident()
    newest = f"{_PAGE} ORDER BY received_on DESC, id DESC LIMIT 128"
    yield side_by_side(
        f"open {count:,} dossiers: count and first 128",
        partial(lists.open, wanted(""), limit=128),
        "raw sqlite3, count and the columns alone",
        lambda: (base.raw("SELECT count(*) FROM dossier"), base.raw(newest)),
    )
    yield side_by_side(
        f"filter {count:,} by state",
        partial(lists.open, wanted("état:en-évaluation"), limit=128),
        "raw sqlite3, count and the columns alone",
        lambda: (
            base.raw("SELECT count(*) FROM dossier WHERE state = 'in_review'"),
            base.raw(f"{_PAGE} WHERE state = 'in_review' ORDER BY received_on DESC, id DESC LIMIT 128"),
        ),
    )
    yield side_by_side(
        f"sort {count:,} by employer",
        partial(lists.open, wanted("", Order("employer")), limit=128),
        "raw sqlite3, count and the columns alone",
        lambda: (
            base.raw("SELECT count(*) FROM dossier"),
            base.raw(f"{_PAGE} ORDER BY employer_fold, id LIMIT 128"),
        ),
    )
    by_due_day = side_by_side(
        f"sort {count:,} by due day, which is stored nowhere",
        partial(lists.open, wanted("", Order("due")), limit=128),
        "raw sqlite3, count and the columns alone, by employer",
        lambda: (
            base.raw("SELECT count(*) FROM dossier"),
            base.raw(f"{_PAGE} ORDER BY employer_fold, id LIMIT 128"),
        ),
    )
    yield by_due_day
    yield Row(f"sort {count:,} by due day", by_due_day.ours_ms, "aim, in ms", _MOST_MS, 1.0)
    yield side_by_side(
        f"jump to the end of {count:,}, not held yet",
        partial(lists.rows, wanted(""), count - 128, 128, count),
        "raw sqlite3, the columns alone",
        lambda: base.raw(f"{_PAGE} ORDER BY received_on, id LIMIT 128"),
    )
    for typed in ("dépassé:oui", "-état:retirée,avis-délivré", "étape:à-pourvoir"):
        yield side_by_side(
            f"« {typed} » among {count:,}: count and first 128",
            partial(lists.open, wanted(typed), limit=128),
            "raw sqlite3, open without a filter",
            lambda: (base.raw("SELECT count(*) FROM dossier"), base.raw(newest)),
        )
    held = lists.hold(wanted(""))
    middle = count // 2
    yield side_by_side(
        f"a page of 128 in the middle of {count:,}, held",
        partial(held.rows, middle, 128, COORDINATOR),
        "raw sqlite3, the same ids",
        partial(_same, base, held.ids(middle, 128)),
        aim=_MOST_OF_A_PAGE,
    )
    yield side_by_side(
        f"hold {count:,} in their order",
        lambda: lists.hold(wanted("")).close(),
        "raw sqlite3, the order into a temporary table",
        lambda: base.raw(
            "SELECT count(*) FROM (SELECT rowid FROM dossier ORDER BY received_on DESC, id DESC)"
        ),
        rounds=3,
    )
    held.close()
    grown = resident() - before
    yield Row(f"memory that {count:,} dossiers added, in MiB", grown, "aim, in MiB", 120.0, 1.0)


def _same(base: Base, ids: tuple[str, ...]) -> object:
    marks = ", ".join("?" * len(ids))
    return base.raw(f"{_PAGE} WHERE id IN ({marks})", *ids)

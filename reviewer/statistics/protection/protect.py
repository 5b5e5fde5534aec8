"""``protect``: tables in, what may be published out, with the bounds that prove it; ``audit`` alone for any pattern.

scipy is loaded on first use.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.statistics.protection.tables import (
    CellKey,
    CountTables,
    Edition,
    ProtectedCell,
    Protection,
    ProtectionStatus,
    Reason,
)

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Bools, Knowledge
    from reviewer.statistics.protection.pattern import Auditor, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How far the exact solver goes before the fallback takes over.

    ``cells``: how many cells may be hidden by choice; ``nodes``: of one search for a pattern; ``rounds``: of pattern
    and attack. These are counts of work: within them the same tables have the same pattern on every machine.
    ``seconds``: of the whole search, for tables that would keep a person waiting; the fallback then has half as long
    again to show cells that it can spare. A pattern that is proved the best does not depend on it.
    """

    cells: int
    nodes: int
    rounds: int
    seconds: float | None = None


def protect(
    tables: CountTables,
    threshold: int,
    editions: Sequence[Edition] = (),
    *,
    effort: Effort,
    keep_totals: bool = False,
    hold: bool = False,
) -> Protection:
    """Return which cells are hidden, and every cell's bounds.

    A total is shown, unless it is small itself, or nothing else protects some cell; ``keep_totals``: not even then.
    Fewest such totals first, then fewest hidden cells, then the smallest sum of hidden counts; ties go to the first
    cells in the order of their keys. ``hold``: a hidden cell that earlier editions (oldest first) always gave as a
    number, and that is not small itself, keeps the last one in print; without it, whatever is hidden is an ``x`` for
    good. Raises ``TablesContradictory`` and ``TooManyCombinations``.
    """
    from reviewer.statistics.protection.changes import held_numbers
    from reviewer.statistics.protection.knowledge import knowledge
    from reviewer.statistics.protection.pattern import Auditor

    known = knowledge(tables, threshold, editions, keep_totals=True)
    if not keep_totals and not _possible_whole(known):
        known = knowledge(tables, threshold, editions)
    known, exposed = _possible(known)
    auditor = Auditor(known)
    pattern = _pattern(auditor, effort)
    cells = _cells(tables, known, pattern.hidden, threshold)
    if hold:
        last = held_numbers(editions)
        cells = tuple(
            replace(one, held=last.get(one.key)) if one.reason and not 1 <= one.count < threshold else one
            for one in cells
        )
    status = ProtectionStatus.OPTIMAL if pattern.proved else ProtectionStatus.FEASIBLE
    if exposed or any(cell.exposed for cell in cells):
        status = ProtectionStatus.IMPOSSIBLE
    return Protection(
        threshold=threshold,
        status=status,
        cells=cells,
        least=pattern.least,
        revised=known.revised,
        set_aside=known.set_aside,
    )


def audit(
    tables: CountTables, threshold: int, hidden: Collection[CellKey], editions: Sequence[Edition] = ()
) -> tuple[ProtectedCell, ...]:
    """Return every cell's bounds under a pattern that somebody else chose; ``exposed`` where a small cell is open."""
    import numpy as np

    from reviewer.statistics.protection.knowledge import knowledge

    known = knowledge(tables, threshold, editions)
    marks = np.zeros(len(known.nominal), bool)
    chosen = set(hidden)
    marks[: len(known.cells)] = [key in chosen for key in known.cells]
    return _cells(tables, known, marks, threshold)


def _possible_whole(known: Knowledge) -> bool:
    """Tell whether some pattern meets every need."""
    from reviewer.statistics.protection.attack import Attacker

    free = known.free(known.small | known.kept | known.hideable)
    return not known.bounded or not Attacker(known).exposed(known.needs, known.needs, free, enough=1)


def _possible(known: Knowledge) -> tuple[Knowledge, frozenset[int]]:
    """Return the system with only the needs that some pattern can meet, and today's cells that none protects."""
    from reviewer.statistics.protection.attack import Attacker

    if not known.bounded:
        return known, frozenset()
    attacker = Attacker(known)
    free = known.free(known.small | known.kept | known.hideable)
    needs = dict(known.needs)
    found = attacker.exposed(known.needs, known.needs, free)
    for target, (low, high) in attacker.bounds(found, free).items():
        if high is None or high <= low:
            del needs[target]
        else:
            needs[target] = high - low
    return replace(known, needs=needs), frozenset(one for one in found if known.small[one])


def _pattern(auditor: Auditor, effort: Effort) -> Pattern:
    from reviewer.statistics.protection.fallback import completed, pruned
    from reviewer.statistics.protection.pattern import Pattern

    known = auditor.known
    forced = known.small | known.kept
    if not auditor.leaks(forced, most=1):
        return Pattern(hidden=forced, proved=True, least=int(forced.sum()))
    least = int(forced.sum())
    start = forced
    if int(known.hideable.sum()) <= effort.cells:
        found = _search(auditor, effort)
        if found.proved:
            return found
        least, start = found.least, found.hidden
    safe = completed(auditor, start)
    until = None if effort.seconds is None else time.monotonic() + effort.seconds / 2
    return Pattern(hidden=pruned(auditor, safe, until), proved=False, least=least)


def _search(auditor: Auditor, effort: Effort) -> Pattern:
    """Return the best pattern, proved; or, where the effort runs out, the best one so far, which may leak."""
    import numpy as np

    from reviewer.statistics.protection.pattern import Master, Pattern

    known = auditor.known
    size = len(known.cells)
    until = None if effort.seconds is None else time.monotonic() + effort.seconds
    master = Master(known)
    cells, total = np.ones(size), known.nominal[:size].copy()
    dear = (known.totals & known.hideable)[:size]
    worth = float(size + 1)  # one total more is worse than any number of other cells
    count = cells + worth * dear
    rank = np.arange(1.0, size + 1)
    hidden = known.small | known.kept
    least = int(hidden.sum())
    rounds = effort.rounds
    for weights, is_tie in ((count, False), (total, False), (rank, True)):
        settled = False
        while not settled:
            left = None if until is None else until - time.monotonic()
            if rounds <= 0 or (left is not None and left <= 0):
                return Pattern(hidden=hidden, proved=is_tie, least=least)
            rounds -= 1
            found, proved, bound = master.best(weights, effort.nodes, left)
            if weights is count and found is not None:
                totals = worth * float(dear[found[:size]].sum())
                least = max(least, int(np.ceil(bound - totals - 1e-6)))
            if found is None or not proved:
                keep = found if weights is count and found is not None else hidden
                return Pattern(hidden=keep, proved=is_tie, least=least)
            leaks = auditor.leaks(found)
            settled = not leaks
            if settled or weights is count:
                hidden = found
            new = sum(master.cut(leak) for leak in leaks)
            # The master fulfils every proof it was given: one that brings nothing new is of rounding, and the last.
            rounds = rounds if new or settled else 0
        master.exactly(weights, round(float(weights @ hidden[:size])))
    return Pattern(hidden=hidden, proved=True, least=least)


def _cells(tables: CountTables, known: Knowledge, hidden: Bools, threshold: int) -> tuple[ProtectedCell, ...]:
    """Return every cell with its bounds: the audit, which asks anew and trusts nothing that the search believed."""
    from reviewer.statistics.protection.attack import Attacker

    free = known.free(hidden)
    bounds = Attacker(known).bounds(range(len(known.cells)), free)
    place = {key: at for at, key in enumerate(known.cells)}
    found = []
    for key, count in tables.counts.items():
        at = place[key]
        reason = None
        if hidden[at]:
            reason = Reason.PRIMARY if known.small[at] else Reason.COMPLEMENTARY
        low, high = bounds[at]
        exposed = bool(known.small[at]) and high is not None and high - low < threshold
        found.append(ProtectedCell(key=key, count=count, reason=reason, low=low, high=high, exposed=exposed))
    return tuple(found)

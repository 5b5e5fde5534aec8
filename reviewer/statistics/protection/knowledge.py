"""Everything that a reader knows, as one linear system: today's tables, what links them, every earlier edition.

Unknowns are today's cells, then what is hidden for good: cells of earlier editions that are not published again,
unlisted cells, and the slack of every « at most ». Rows are equations that today's counts fulfil; what an earlier
edition said that they do not fulfil (a revised figure) is set aside and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, csr_array

from reviewer.statistics.protection.changes import small_changes, unclear_changes
from reviewer.statistics.protection.equations import Equation, Term, equations
from reviewer.statistics.protection.tables import (
    TOTAL,
    CellKey,
    Clash,
    Contradiction,
    CountTables,
    Edition,
    TablesContradictory,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Bools: TypeAlias = NDArray[np.bool_]
    Ints: TypeAlias = NDArray[np.int64]


_UNLISTED = Contradiction(clash=Clash.UNLISTED, key=())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """The system: ``rows @ nominal`` is fulfilled, and every unknown is 0 or more.

    ``cells``: today's, sorted; they are the first unknowns. ``small``: today's primary cells: small themselves, or by
    the difference to a number that an edition printed. ``known``: shown by an
    earlier edition, and still true; or a total that is shown whatever happens. ``kept``: hidden by an earlier edition,
    so hidden for good. ``totals``: today's cells with a star. ``always``: never shown to anybody (the unknowns after
    the cells). ``needs``: unknown → the width that the reader's bounds must have: the threshold for a small cell, now
    or in an earlier edition; 1 for whatever else an edition hid, so that no ``x`` becomes a number.
    """

    cells: tuple[CellKey, ...]
    nominal: Floats
    rows: csr_array
    columns: csc_array
    small: Bools
    known: Bools
    kept: Bools
    totals: Bools
    always: Bools
    needs: Mapping[int, int]
    bounded: bool
    revised: tuple[CellKey, ...]
    set_aside: int

    @property
    def hideable(self) -> Bools:
        """Return the cells for which hiding is a choice."""
        return ~(self.known | self.always | self.small | self.kept)

    def free(self, hidden: Bools) -> Bools:
        """Return the unknowns that a reader does not know where these cells are hidden."""
        return (hidden & ~self.known) | self.always


def contradictions(tables: CountTables) -> tuple[Contradiction, ...]:
    """Return where counts contradict their totals or relations; raise ``TooManyCombinations``."""
    negative = [
        Contradiction(clash=Clash.NEGATIVE, key=key, found=count)
        for key, count in tables.counts.items()
        if count < 0
    ]
    unknown = [
        Contradiction(clash=Clash.UNKNOWN_CELL, key=key, relation=place)
        for place, relation in enumerate(tables.relations)
        for key in (*relation.parts, *(() if isinstance(relation.to, int) else (relation.to,)))
        if key not in tables.counts
    ]
    if negative or unknown:
        return (*negative, *unknown)
    found = []
    draft = _Draft(sorted(tables.counts), tables.counts)
    for one in equations(tables.counts, tables.relations):
        left = sum(tables.counts[term] for term in one.parts if isinstance(term, tuple))
        right = one.whole if isinstance(one.whole, int) else tables.counts[one.whole]
        open_ended = any(not isinstance(term, tuple) for term in one.parts)
        if left > right or (left < right and not one.at_most and not open_ended):
            key = one.whole if isinstance(one.whole, tuple) else one.parts[0]
            clash = Clash.TOTAL if one.relation < 0 else Clash.RELATION
            named = key if isinstance(key, tuple) else ()
            found.append(
                Contradiction(clash=clash, key=named, found=right, wanted=left, relation=one.relation)
            )
        else:
            draft.add(one, {})
    if not found and not draft.can_be_true():
        found.append(_UNLISTED)
    return tuple(dict.fromkeys(found))


def knowledge(
    tables: CountTables, threshold: int, editions: Sequence[Edition], *, keep_totals: bool = False
) -> Knowledge:
    """Return what a reader knows. Raises ``TablesContradictory`` and ``TooManyCombinations``.

    ``keep_totals``: no total is hidden unless it is itself small.
    """
    wrong = contradictions(tables)
    if wrong:
        raise TablesContradictory(wrong)
    cells = sorted(tables.counts)
    draft = _Draft(cells, tables.counts)
    for one in equations(cells, tables.relations):
        draft.add(one, {})
    seen: dict[CellKey, None] = {}
    known, kept = dict[CellKey, None](), set[CellKey]()
    needs: dict[CellKey, int] = {}
    aside = 0
    for edition in editions:
        for key, shown in edition.shown.items():
            if shown is None and key not in edition.held:
                kept.add(key)
                needs[key] = max(needs.get(key, 0), 1)
            elif shown is not None and key in tables.counts:
                (known if tables.counts[key] == shown else seen).setdefault(key)
        for key in edition.primary:
            needs[key] = max(needs.get(key, 0), edition.threshold)
        aside += draft.add_edition(edition)
    small = {key for key in cells if 1 <= tables.counts[key] < threshold}
    changed = small_changes(tables.counts, threshold, editions)
    unclear = unclear_changes(tables.counts, threshold, editions)
    for key, need in (*changed.items(), *unclear.items()):
        if key not in known:
            needs[key] = max(needs.get(key, 0), need)
    kept |= unclear.keys() - known.keys()
    return draft.made(
        small=small | (changed.keys() - known.keys()),
        known=set(known),
        kept=kept,
        needs=needs,
        threshold=threshold,
        revised=tuple(seen),
        set_aside=aside,
        shown_totals={key for key in cells if keep_totals and (TOTAL in dict(key).values())},
    )


@dataclass(slots=True)
class _Draft:
    """Rows as they come: each a coefficient by unknown, and a number on the right."""

    cells: list[CellKey]
    counts: Mapping[CellKey, int]
    unknowns: dict[object, int] = field(default_factory=dict)
    rows: dict[tuple[tuple[tuple[int, int], ...], int], None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unknowns = {key: at for at, key in enumerate(self.cells)}

    def add(self, one: Equation, shown: Mapping[CellKey, int]) -> None:
        """Take a row; ``shown``: cells that count as these numbers."""
        row = self._row(one, shown)
        if row is not None:
            self.rows[row] = None

    def add_edition(self, edition: Edition) -> int:
        """Take what an earlier edition lets a reader know; return how many rows today's counts belie."""
        numbers = {
            key: count
            for key, count in edition.shown.items()
            if count is not None and self.counts.get(key) != count
        }
        found = []
        aside = 0
        for one in equations(edition.shown, edition.relations):
            row = self._row(one, numbers)
            if row is None or row in self.rows:
                continue
            if self._belied(row):
                aside += 1
            else:
                found.append(row)
        before = dict(self.rows)
        self.rows.update(dict.fromkeys(found))
        if not self.can_be_true():
            self.rows = before
            for row in found:
                self.rows[row] = None
                if not self.can_be_true():
                    del self.rows[row]
                    aside += 1
        return aside

    def _row(
        self, one: Equation, shown: Mapping[CellKey, int]
    ) -> tuple[tuple[tuple[int, int], ...], int] | None:
        terms: dict[int, int] = {}
        right = 0
        sides: list[tuple[Term | int, int]] = [(term, 1) for term in one.parts]
        sides.append((one.whole, -1))
        for term, sign in sides:
            if isinstance(term, int):
                right -= sign * term
            elif isinstance(term, tuple) and term in shown:
                right -= sign * shown[term]
            else:
                at = self.unknowns.setdefault(term, len(self.unknowns))
                terms[at] = terms.get(at, 0) + sign
        if one.at_most:
            slack = ("slack", tuple(sorted(terms.items())), right)
            terms[self.unknowns.setdefault(slack, len(self.unknowns))] = 1
        kept = tuple(sorted((at, factor) for at, factor in terms.items() if factor))
        return (kept, right) if kept else None

    def _belied(self, row: tuple[tuple[tuple[int, int], ...], int]) -> bool:
        terms, right = row
        if any(at >= len(self.cells) for at, _ in terms):
            return False
        return sum(factor * self.counts[self.cells[at]] for at, factor in terms) != right

    def can_be_true(self) -> bool:
        """Tell whether some values of the other unknowns fulfil every row with today's counts."""
        try:
            self.completion()
        except TablesContradictory:
            return False
        return True

    def completion(self) -> Floats:
        """Return today's counts with values for all other unknowns that fulfil every row.

        Raises ``TablesContradictory`` where none do.
        """
        counts = np.array([self.counts[key] for key in self.cells], float)
        extra = len(self.unknowns) - len(counts)
        if not extra:
            return counts
        matrix, right = self.matrix()
        left = right - matrix[:, : len(counts)] @ counts
        own = csr_array(matrix[:, len(counts) :])
        touched = np.diff(own.indptr) > 0
        found = milp(
            np.ones(extra),
            integrality=np.zeros(extra, np.int8),
            bounds=Bounds(0, np.inf),
            constraints=LinearConstraint(own[touched], left[touched], left[touched]),
        )
        if found.x is None:
            raise TablesContradictory((_UNLISTED,))
        return np.concatenate([counts, np.maximum(found.x, 0)])

    def matrix(self) -> tuple[csr_array, Floats]:
        """Return the rows as a matrix, and their right sides."""
        heads = [row for row, (terms, _) in enumerate(self.rows) for _ in terms]
        tails = [at for terms, _ in self.rows for at, _ in terms]
        factors = [float(factor) for terms, _ in self.rows for _, factor in terms]
        shape = (len(self.rows), len(self.unknowns))
        right = np.array([right for _, right in self.rows], float)
        return csr_array((factors, (heads, tails)), shape=shape), right

    def made(
        self,
        *,
        small: set[CellKey],
        known: set[CellKey],
        kept: set[CellKey],
        needs: Mapping[CellKey, int],
        threshold: int,
        revised: tuple[CellKey, ...],
        set_aside: int,
        shown_totals: set[CellKey],
    ) -> Knowledge:
        """Return the system of the rows taken."""
        nominal = self.completion()
        matrix, right = self.matrix()
        size = len(self.unknowns)
        wanted = {self.unknowns[key]: need for key, need in needs.items() if key in self.unknowns}
        wanted |= {self.unknowns[key]: max(threshold, needs.get(key, 0)) for key in small}
        always = np.arange(size) >= len(self.cells)
        fixed = self._marked(known | (shown_totals - small - kept), size)
        return Knowledge(
            cells=tuple(self.cells),
            nominal=nominal,
            rows=matrix,
            columns=csc_array(matrix),
            small=self._marked(small, size),
            known=fixed & ~always,
            kept=self._marked(kept, size) & ~always,
            totals=self._marked({key for key in self.cells if TOTAL in dict(key).values()}, size),
            always=always,
            needs=dict(sorted(wanted.items())),
            bounded=bool(right.any()) or bool(fixed.any()),
            revised=revised,
            set_aside=set_aside,
        )

    def _marked(self, keys: Iterable[CellKey], size: int) -> Bools:
        marks = np.zeros(size, bool)
        marks[[self.unknowns[key] for key in keys if key in self.unknowns]] = True
        return marks

"""Tables of counts that are published together, what links them, and what was published before.

A cell is named by its columns. ``TOTAL`` in a column is the total over it; a total that is given equals its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from reviewer.errors import RuleViolation

TOTAL = "*"
TABLE = "table"

CellKey: TypeAlias = tuple[tuple[str, str], ...]
"""A cell's columns and values, sorted by column; a column that its table lacks is left out."""


def cell_key(columns: Mapping[str, str]) -> CellKey:
    """Return the key of a cell from its columns; an empty value is a column that the table lacks."""
    return tuple(sorted((column, value) for column, value in columns.items() if value))


def table_of(key: CellKey) -> str:
    """Return the name of a cell's table."""
    return dict(key).get(TABLE, "")


def in_words(key: CellKey, columns: Iterable[str]) -> str:
    """Return a cell's name for a person: its values in the order of the columns."""
    values = dict(key)
    return " / ".join(values[column] for column in columns if column in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a reader may know beside totals: the sum of ``parts`` equals ``to``, or is at most ``to``."""

    parts: tuple[CellKey, ...]
    at_most: bool
    to: CellKey | int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTables:
    """Every table of one publication. ``columns``: in the order in which they are shown, ``TABLE`` first."""

    columns: tuple[str, ...]
    counts: Mapping[CellKey, int]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an earlier publication let everybody see. ``shown``: a number, or None where it was hidden.

    ``primary``: the cells hidden for being small, under ``threshold``; they are protected for ever. ``held``: of the
    hidden cells, those that were printed with the number of a still earlier edition; they may be numbers again.
    ``bounds``: what a reader could then know of hidden cells, where that was kept.
    """

    name: str
    threshold: int
    shown: Mapping[CellKey, int | None]
    primary: frozenset[CellKey] = frozenset()
    relations: tuple[Relation, ...] = ()
    held: Mapping[CellKey, int] = field(default_factory=dict)
    bounds: Mapping[CellKey, tuple[int, int | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """The number that a cell was last printed with, and the edition that counted it."""

    count: int
    edition: str


class Reason(StrEnum):
    """Why a cell is hidden: it is small, or changed by a small number since an edition; or it covers such a cell."""

    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"


class ProtectionStatus(StrEnum):
    """``OPTIMAL``: protected, and no pattern hides less. ``FEASIBLE``: protected, one that hides less may exist."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedCell:
    """A cell as it is published. ``low`` and ``high``: all that a reader can know of it; ``high`` None: no limit.

    ``exposed``: a small cell that no pattern protects (only where the status is ``IMPOSSIBLE``). ``held``: what is
    printed in its place where hidden numbers are held: public already.
    """

    key: CellKey
    count: int
    reason: Reason | None
    low: int
    high: int | None
    exposed: bool = False
    held: Held | None = None

    @property
    def shown(self) -> str:
        """Return what is printed."""
        return str(self.count) if self.reason is None else "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The tables as they may be published, with the proof: every cell's bounds, in the order of the tables.

    ``least``: no pattern hides fewer cells. ``revised``: cells shown earlier with another count; one that is shown
    again differs from it by nothing small. ``set_aside``: what earlier editions said that is no longer true of
    today's counts, and was therefore left out of what the reader knows.
    """

    threshold: int
    status: ProtectionStatus
    cells: tuple[ProtectedCell, ...]
    least: int
    revised: tuple[CellKey, ...] = ()
    set_aside: int = 0

    @property
    def hidden(self) -> int:
        """Return the number of hidden cells."""
        return sum(cell.reason is not None for cell in self.cells)

    @property
    def hidden_sum(self) -> int:
        """Return the sum of the hidden counts."""
        return sum(cell.count for cell in self.cells if cell.reason is not None)

    @property
    def exposed(self) -> tuple[ProtectedCell, ...]:
        """Return the small cells that no pattern protects."""
        return tuple(cell for cell in self.cells if cell.exposed)


class Clash(StrEnum):
    """How tables of counts can contradict themselves."""

    NEGATIVE = "negative"
    TOTAL = "total"
    RELATION = "relation"
    UNKNOWN_CELL = "unknown_cell"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One contradiction. ``found`` and ``wanted``: the two sides; ``relation``: its place in the list, or -1."""

    clash: Clash
    key: CellKey
    found: int = 0
    wanted: int = 0
    relation: int = -1


class TablesContradictory(RuleViolation):
    """Counts that contradict themselves cannot be protected: nobody knows which of them is true."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        super().__init__(contradictions)
        self.count = len(contradictions)
        self.contradictions = contradictions


class NotProtected(RuleViolation):
    """No pattern protects these cells, so nothing may be published."""

    def __init__(self, cells: tuple[CellKey, ...]) -> None:
        super().__init__(cells)
        self.count = len(cells)
        self.cells = cells


def require_protected(found: Protection) -> None:
    """Refuse to publish what is not protected; raise ``NotProtected``."""
    if found.status is ProtectionStatus.IMPOSSIBLE:
        raise NotProtected(tuple(cell.key for cell in found.exposed))

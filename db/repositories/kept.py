"""What a view has read already: its state never changes, so that nothing of the house is asked twice in it.

Of dossiers only what was gathered on purpose (``db.repositories.gathering``) is kept: a walk over all of them would
keep all of them. In a transaction that writes, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from db.tables import Base

R = TypeVar("R", bound=Base)
V = TypeVar("V")
T = TypeVar("T")

HOUSE = ""
"""Whose rows those are that belong to no dossier."""


class Kept:
    """Rows that were gathered, and what was made of them."""

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self._rows: dict[tuple[type[Base], str], list[Any]] = {}
        self._values: dict[object, Any] = {}

    def put(self, record: type[R], owner: str, rows: Sequence[R]) -> None:
        """Keep every row of a table that a dossier, or the house, has."""
        self._rows[record, owner] = list(rows)

    def has(self, record: type[Base], owner: str) -> bool:
        """Tell whether these rows were read."""
        return (record, owner) in self._rows or (record, owner) in self._values

    def of(
        self, record: type[R], owner: str, read: Callable[[], Iterable[R]], make: Callable[[R], V]
    ) -> tuple[V, ...]:
        """Return what is made of the rows of a dossier or of the house: gathered, made before, or read now."""
        key = (record, owner)
        if key in self._values:
            return cast("tuple[V, ...]", self._values[key])
        gathered = self._rows.pop(key, None)
        if gathered is None:
            made = tuple(make(row) for row in read())
            if not (self.keeps and owner == HOUSE):
                return made
        else:
            made = tuple(make(row) for row in gathered)
        self._values[key] = made
        return made

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return something small of the house, worked out at most once in a view."""
        if not self.keeps:
            return make()
        if key not in self._values:
            self._values[key] = make()
        return cast("T", self._values[key])

    def one(
        self, record: type[R], key: str, read: Callable[[], R | None], make: Callable[[R], V]
    ) -> V | None:
        """Return what is made of one of the house's rows: from all of them where they were read, else read now."""
        if self.has(record, HOUSE):
            everything: Mapping[str, V] = self.once(
                (record.__name__, "by id"),
                lambda: {str(made.id): made for made in cast("Any", self.of(record, HOUSE, tuple, make))},
            )
            return everything.get(key)

        def made() -> V | None:
            row = read()
            return None if row is None else make(row)

        return self.once((record.__name__, "one", key), made)


NOTHING = Kept(keeps=False)
"""For a transaction that writes, and for whoever reads outside a unit of work."""

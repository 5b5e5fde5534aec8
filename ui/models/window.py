"""Rows of a list of any length: those that were looked at, and where the others stand.

``data`` never waits: a row that has not been read shows as one, and its page is asked for once the view has painted.
Memory stays that of ``MOST_PAGES`` pages however long the list is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from ui.models.rows import AnyIndex, R, RowsModel

PAGE_ROWS = 128
MOST_PAGES = 16


class WindowModel(RowsModel[R]):
    """``pages_wanted``: the numbers of pages of ``PAGE_ROWS`` rows that are needed to paint; the newest word counts."""

    pages_wanted = Signal(object)

    def __init__(self, row_id: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(row_id, parent)
        self._total = 0
        self._pages: OrderedDict[int, tuple[R | None, ...]] = OrderedDict()
        self._asked_for: set[int] = set()
        self._missing: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._ask)

    # --- filling ---------------------------------------------------------------------------------------------

    def begin(self, total: int, first: Sequence[R]) -> None:
        """Show another list, of which the first rows are known."""
        self.beginResetModel()
        self._total = max(total, len(first))
        self._pages.clear()
        self._asked_for.clear()
        self._missing.clear()
        for number in range(0, len(first), PAGE_ROWS):
            page = tuple(first[number : number + PAGE_ROWS])
            if len(page) == PAGE_ROWS or number + len(page) >= self._total:
                self._pages[number // PAGE_ROWS] = page
        self.endResetModel()

    def set_total(self, total: int) -> None:
        """Learn how many rows there are, where the first count was only a least one."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._forget_last_page()
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._forget_last_page()
            self._total = total
            self.endRemoveRows()

    def fill(self, number: int, rows: Sequence[R | None]) -> None:
        """Take a page that was asked for."""
        self._asked_for.discard(number)
        self._pages[number] = tuple(rows)
        self._pages.move_to_end(number)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        first = number * PAGE_ROWS
        last = min(first + PAGE_ROWS, self._total) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def keep_only(self, first: int, last: int) -> tuple[int, ...]:
        """Forget all that was read but these places, where rows have changed; return the pages to read again."""
        kept = range(first // PAGE_ROWS, max(last, first) // PAGE_ROWS + 1)
        for number in tuple(self._pages):
            if number not in kept:
                del self._pages[number]
        return tuple(self._pages)

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows that have been read."""
        return tuple(row for _, row in self._read())

    def row(self, index: AnyIndex) -> R:
        """Return the row of an index; only for one that has been read."""
        found = self.row_at(index.row())
        if found is None:
            raise LookupError("this row has not been read yet")
        return found

    def row_at(self, number: int) -> R | None:
        """Return a row by its place, None where it is not read yet: then its page is asked for."""
        page = self._pages.get(number // PAGE_ROWS)
        if page is not None:
            within = number % PAGE_ROWS
            return page[within] if within < len(page) else None
        if number // PAGE_ROWS not in self._asked_for:
            self._missing.add(number // PAGE_ROWS)
            self._pause.start()
        return None

    def is_read(self, number: int) -> bool:
        """Tell whether the page of a place is there; a row in it may still be gone."""
        return number // PAGE_ROWS in self._pages

    def index_of(self, row_id: str) -> QModelIndex:
        """Return where a row is among those that have been read; invalid where it is not."""
        found = next((number for number, row in self._read() if self._row_id(row) == row_id), None)
        return QModelIndex() if found is None else self.index(found, 0)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many rows the list has, read or not."""
        return 0 if parent.isValid() else self._total

    # --- inside ----------------------------------------------------------------------------------------------

    def _read(self) -> Iterator[tuple[int, R]]:
        for page in sorted(self._pages):
            for within, row in enumerate(self._pages[page]):
                if row is not None:
                    yield page * PAGE_ROWS + within, row

    def _forget_last_page(self) -> None:
        self._pages.pop(max(self._total - 1, 0) // PAGE_ROWS, None)

    def _ask(self) -> None:
        self._asked_for, self._missing = self._missing, set()
        self.pages_wanted.emit(tuple(sorted(self._asked_for)))

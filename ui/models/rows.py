"""One table model for every list: frozen rows, named columns.

The model never asks the database; it is given rows. Rows have fixed height in the view, and
``data`` answers unused roles at once (qt facts: both are what keeps 100,000 rows smooth).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from ui.theme.meanings import Sign

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex

SIGN_ROLE = Qt.ItemDataRole.UserRole + 1
MUTED_ROLE = Qt.ItemDataRole.UserRole + 2
STRONG_ROLE = Qt.ItemDataRole.UserRole + 3
ID_ROLE = Qt.ItemDataRole.UserRole + 4
ICON_ROLE = Qt.ItemDataRole.UserRole + 5
NOT_READ = "…"
_TEXTS = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)
_USED = _TEXTS | {Qt.ItemDataRole.TextAlignmentRole, SIGN_ROLE, MUTED_ROLE, STRONG_ROLE, ID_ROLE, ICON_ROLE}


@dataclass(frozen=True, kw_only=True)  # no slots: Generic sets an attribute on what it makes
class Column(Generic[R]):
    """One column. ``sign``: paints the cell as a chip. ``width`` in pixels at 100 %, 0 takes what is left.

    ``optional``: hidden where room is short, the highest number first; 0 always shows. ``order``: by what the rows can
    be sorted on a click on the title, only for lists that are read whole; what has None there stays last either way.
    ``share``: how much of what is left a column without a width takes beside the others. ``icon``: stands before the
    text; ``faint``: rows whose text is muted here.
    """

    key: str
    title: str
    text: Callable[[R], str]
    width: int = 0
    sign: Callable[[R], Sign | None] | None = None
    muted: bool = False
    strong: bool = False
    right: bool = False
    optional: int = 0
    order: Callable[[R], Any] | None = None
    share: int = 1
    icon: Callable[[R], str] | None = None
    faint: Callable[[R], bool] | None = None


class Cell(NamedTuple):
    """All that is painted of one cell."""

    text: str
    sign: Sign | None = None
    icon: str | None = None
    muted: bool = False
    strong: bool = False
    right: bool = False


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind. ``row_id`` keeps selection and scroll where they are when the rows are read again.

    Subclasses set ``columns`` once they are made, so that titles are translated under their own name.
    """

    def __init__(self, row_id: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = ()
        self._row_id = row_id
        self._rows: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    # --- filling ---------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead."""
        rows = self._in_order(rows)
        same = [self._row_id(row) for row in rows] == [self._row_id(row) for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    # --- order -----------------------------------------------------------------------------------------------

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Return by which column the rows are sorted, and which way; None: as they were read."""
        return self._sorted_by

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that has an order, now and at every reading; where equal, rows keep their place."""
        if self.columns[column].order is None:
            return
        self._sorted_by = (column, order)
        self.show_rows(tuple(self._rows))

    def _in_order(self, rows: Sequence[R]) -> Sequence[R]:
        if self._sorted_by is None:
            return rows
        number, way = self._sorted_by
        key = self.columns[number].order
        if key is None:
            return rows
        known = [row for row in rows if key(row) is not None]
        known.sort(key=key, reverse=way is Qt.SortOrder.DescendingOrder)
        return [*known, *(row for row in rows if key(row) is None)]

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[R, ...]:
        """Return the rows read so far."""
        return tuple(self._rows)

    def row(self, index: AnyIndex) -> R:
        """Return the frozen row of an index."""
        return self._rows[index.row()]

    def index_of(self, row_id: str) -> QModelIndex:
        """Return the index of a row by its id, invalid where it is not among those read."""
        for number, row in enumerate(self._rows):
            if self._row_id(row) == row_id:
                return self.index(number, 0)
        return QModelIndex()

    # --- Qt --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one fact of one cell; unused roles are answered before anything is looked at."""
        if role not in _USED:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return right if column.right else None
        if role == STRONG_ROLE:
            return column.strong
        row = self.row_at(index.row())
        if row is None:
            return None if role != Qt.ItemDataRole.DisplayRole or index.column() else NOT_READ
        if role in _TEXTS:
            return column.text(row)
        if role == SIGN_ROLE:
            return None if column.sign is None else column.sign(row)
        if role == MUTED_ROLE:
            return column.muted or (column.faint is not None and column.faint(row))
        if role == ICON_ROLE:
            return None if column.icon is None else column.icon(row)
        return self._row_id(row)

    def cell(self, index: AnyIndex) -> Cell:
        """Return what ``data`` tells by roles, at once and unwrapped: a list paints some hundred cells a frame."""
        number = index.column()
        column = self.columns[number]
        row = self.row_at(index.row())
        if row is None:
            return Cell("" if number else NOT_READ, strong=column.strong, right=column.right)
        return Cell(
            column.text(row),
            None if column.sign is None else column.sign(row),
            None if column.icon is None else column.icon(row),
            column.muted or (column.faint is not None and column.faint(row)),
            column.strong,
            column.right,
        )

    def row_at(self, number: int) -> R | None:
        """Return a row by its place; None where it has not been read yet."""
        return self._rows[number]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

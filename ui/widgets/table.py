"""The list of every screen: fixed rows, chips, a focus ring one can see, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.rows import ID_ROLE, Cell, Column, RowsModel
from ui.theme.tokens import Size, Space, Type
from ui.widgets.chip import paint_chip

if TYPE_CHECKING:
    from ui.theme.theme import Theme

LEAST_WIDTH = 118
AnyIndex = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class _Look:
    """What every cell is painted with, looked up once for each change of the theme."""

    def __init__(self, theme: Theme) -> None:
        colour = theme.colour
        self.surface, self.selection, self.accent = colour("surface"), colour("selection"), colour("accent")
        self.edge, self.ring = QPen(colour("edge")), QPen(colour("focus"), 2)
        self.text, self.muted = QPen(colour("text")), QPen(colour("muted"))
        self.plain, self.strong = theme.font(Type.TABLE), theme.font(Type.TABLE, strong=True)
        self.of_plain, self.of_strong = QFontMetrics(self.plain), QFontMetrics(self.strong)
        self.margin, self.mark = theme.px(Space.M), theme.px(3)


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the theme: text, chip, selection, the line below and the focus ring of the row.

    ``words``: False where a subclass writes what the cell says itself.
    """

    words = True

    def __init__(self, theme: Theme, table: QTableView, model: RowsModel[Any]) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        self._rows = model
        self._look = _Look(theme)
        theme.changed.connect(self._look_anew)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a fixed height; widths are the columns'."""
        return QSize(self._theme.px(2 * Size.ROW), self._theme.px(Size.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        look, cell = self._look, self._rows.cell(index)
        rect: QRect = option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.selection if selected else look.surface)
        painter.setPen(look.edge)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(look.margin, 0, -look.margin, 0)
        if self.words and cell.text and cell.sign is not None:
            paint_chip(painter, self._theme, inside, cell.text, cell.sign)
        elif self.words:
            self._paint_text(painter, self._paint_icon(painter, inside, cell), cell)
        if selected and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), look.mark, rect.height() - 1, look.accent)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            self._paint_ring(painter, rect, index.column())
        painter.restore()

    def _look_anew(self) -> None:
        self._look = _Look(self._theme)

    def _paint_icon(self, painter: QPainter, place: QRect, cell: Cell) -> QRect:
        """Paint the icon of a cell that has one; return what room is left for its text."""
        if not cell.icon:
            return place
        side = self._theme.px(Size.ICON)
        where = QRect(place.left(), place.center().y() - side // 2, side, side)
        self._theme.icon(cell.icon, "muted" if cell.muted else "text").paint(painter, where)
        return place.adjusted(side + self._theme.px(Space.S), 0, 0, 0)

    def _paint_text(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        if not cell.text:
            return
        look = self._look
        metrics = look.of_strong if cell.strong else look.of_plain
        painter.setFont(look.strong if cell.strong else look.plain)
        painter.setPen(look.muted if cell.muted else look.text)
        shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _RIGHT if cell.right else _LEFT, shown)

    def _paint_ring(self, painter: QPainter, rect: QRect, column: int) -> None:
        count = self._table.model().columnCount()
        last = max(number for number in range(count) if not self._table.isColumnHidden(number))
        painter.setPen(self._look.ring)
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if column == 0:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        if column == last:
            painter.drawLine(rect.right() - 1, rect.top(), rect.right() - 1, rect.bottom())


class Table(QTableView):
    """A list of rows. ``opened``: the id of the row that was asked for with Enter or a double click."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, model: RowsModel[Any], name: str) -> None:
        super().__init__()
        self._theme = theme
        self._rows = model
        self._kept: str | None = None
        self._kept_scroll = 0
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self, model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        sortable = any(column.order is not None for column in model.columns)
        header.setSectionsClickable(sortable)
        if sortable:
            header.sectionClicked.connect(self._sort)
            self._show_order()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def current_id(self) -> str | None:
        """Return the id of the current row."""
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def select_id(self, row_id: str) -> None:
        """Make a row the current one, if it is among those read."""
        index = self._rows.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    # --- inside ----------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ID_ROLE))

    def _sort(self, column: int) -> None:
        """Sort by the title that was clicked; once more, the other way round."""
        if self._rows.columns[column].order is not None:
            way = Qt.SortOrder.AscendingOrder
            if self._rows.sorted_by == (column, way):
                way = Qt.SortOrder.DescendingOrder
            self._rows.sort(column, way)
        self._show_order()

    def _show_order(self) -> None:
        header, order = self.horizontalHeader(), self._rows.sorted_by
        header.setSortIndicatorShown(order is not None)
        if order is not None:
            header.setSortIndicator(*order)

    def _choose(self, current: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(current.data(ID_ROLE))

    def tell_current(self) -> None:
        """Let a screen reader say the chosen row while the keys go to a field beside the table."""
        current = self.currentIndex()
        if current.isValid() and QAccessible.isActive():
            across = (
                self._rows.columnCount() + 1
            )  # the header of each row is a cell too, that of the columns a row
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild((current.row() + 1) * across + current.column() + 1)
            QAccessible.updateAccessibility(told)

    def _keep(self) -> None:
        self._kept = self.current_id
        self._kept_scroll = self.verticalScrollBar().value()

    def _restore(self) -> None:
        if self._kept is not None:
            self.select_id(self._kept)
        self.verticalScrollBar().setValue(self._kept_scroll)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(Size.ROW))
        self._fit_columns()
        self.viewport().update()

    def _fit_columns(self) -> None:
        """Share the width out: fixed columns first; optional ones go where the others would be too narrow."""
        columns = list(enumerate(self._rows.columns))
        shown = dict(columns)
        least = self._theme.px(LEAST_WIDTH)
        for number, column in sorted(columns, key=lambda one: -one[1].optional):
            fixed = self._fixed(shown)
            free = [one for one in shown.values() if not one.width]
            if not column.optional or self.viewport().width() - fixed >= least * len(free):
                break
            del shown[number]
        header = self.horizontalHeader()
        stretched = [number for number, one in shown.items() if not one.width]
        left = self.viewport().width() - self._fixed(shown)
        shares = sum(shown[number].share for number in stretched)
        for number, column in columns:
            self.setColumnHidden(number, number not in shown)
            if number in stretched[:-1]:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                titled = header.sectionSizeHint(number)
                self.setColumnWidth(number, max(left * column.share // shares, least // 2, titled))
            elif column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, self._width(number))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _width(self, number: int) -> int:
        """Return the width of a fixed column, which never cuts its title."""
        wanted = self._theme.px(self._rows.columns[number].width)
        return max(wanted, self.horizontalHeader().sectionSizeHint(number))

    def _fixed(self, shown: Mapping[int, Column[Any]]) -> int:
        return sum(self._width(number) for number, column in shown.items() if column.width)

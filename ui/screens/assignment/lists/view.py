"""The two lists of the composition: places take an expert that is dropped on them, experts can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from ui.models.rows import ID_ROLE
from ui.screens.assignment.table_model import LOAD, OptionsTable, PlacesTable
from ui.theme.theme import Theme
from ui.theme.tokens import Space, Type
from ui.widgets.load_bar import BAR, HEIGHT
from ui.widgets.table import RowDelegate, Table

MIME = "application/x-avise-expert"
AnyIndex = QModelIndex | QPersistentModelIndex


class PlacesList(Table):
    """The open seats. ``dropped``: a place's key and the id of the expert; ``emptied``: a place's key."""

    dropped = Signal(str, str)
    emptied = Signal(str)

    def __init__(self, theme: Theme, model: PlacesTable, name: str) -> None:
        super().__init__(theme, model, name)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an expert."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which place the expert would land."""
        self._answer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the expert on the place below."""
        index = self.indexAt(event.position().toPoint())
        expert = bytes(event.mimeData().data(MIME).data()).decode()
        if index.isValid() and expert:
            event.acceptProposedAction()
            self.setCurrentIndex(index)
            self.dropped.emit(index.data(ID_ROLE), expert)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the place with Delete; everything else as in every list."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.current_id is not None:
            self.emptied.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def _answer(self, event: QDragMoveEvent) -> None:
        over = self.indexAt(event.position().toPoint()).isValid()
        if event.mimeData().hasFormat(MIME) and (over or isinstance(event, QDragEnterEvent)):
            event.acceptProposedAction()
        else:
            event.ignore()


class OptionsList(Table):
    """The experts for one place. ``left``: back to the places, with nothing chosen."""

    left = Signal()

    def __init__(self, theme: Theme, model: OptionsTable, name: str) -> None:
        super().__init__(theme, model, name)
        self._pressed: QPoint | None = None
        self._bars = LoadDelegate(theme, model, self)
        self.setItemDelegateForColumn(LOAD, self._bars)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the expert."""
        index = self.indexAt(self._pressed) if self._pressed is not None else QModelIndex()
        away = self._pressed is not None and (
            (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        )
        if event.buttons() & Qt.MouseButton.LeftButton and away and index.isValid():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(carried(index.data(ID_ROLE)))
            drag.exec(Qt.DropAction.CopyAction)
            return
        super().mouseMoveEvent(event)


class LoadDelegate(RowDelegate):
    """Paints a load as a bar with its figures beside it; full is told by the figures and the colour."""

    words = False

    def __init__(self, theme: Theme, model: OptionsTable, table: Table) -> None:
        super().__init__(theme, table, model)
        self._colours = theme
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the ground as elsewhere, then the bar and its figures."""
        super().paint(painter, option, index)
        theme, row = self._colours, self._model.row(index)
        rect = option.rect.adjusted(theme.px(Space.M), 0, -theme.px(Space.M), 0)
        share = 1.0 if row.capacity <= 0 else min(1.0, row.load / row.capacity)
        width, height = theme.px(BAR), theme.px(HEIGHT)
        top = rect.center().y() - height / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("edge"))
        painter.drawRoundedRect(QRectF(rect.left(), top, width, height), height / 2, height / 2)
        painter.setBrush(QColor(theme.colours.warning.text if share >= 1 else theme.colours.accent))
        if share:
            painter.drawRoundedRect(QRectF(rect.left(), top, width * share, height), height / 2, height / 2)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(Type.CAPTION))
        words = rect.adjusted(width + theme.px(Space.S), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), index.data(Qt.ItemDataRole.DisplayRole))
        painter.restore()


def carried(expert_id: str) -> QMimeData:
    """Return what is dragged for an expert."""
    data = QMimeData()
    data.setData(MIME, expert_id.encode())
    return data

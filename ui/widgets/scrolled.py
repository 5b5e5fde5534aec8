"""What scrolls: a page as it is, or a column of widgets. Sideways only where a word is wider than the place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.roll import keep_flush

SETTLED_MS = 100
TRIES = 5


def hold(area: QScrollArea, at: int | None = None) -> None:
    """Stay where one is while what is inside is made anew: its height is known only once it has been laid out.

    ``at``: where one was before it was taken away.

    Nothing is painted meanwhile: a page that jumps to its top and back is a page that lost its reader.
    """
    wanted = area.verticalScrollBar().value() if at is None else at
    if wanted:
        _Held(area, wanted)


class _Held(QObject):
    """Puts a bar back as soon as its range allows it, or as far as it does after a while."""

    def __init__(self, area: QScrollArea, at: int) -> None:
        super().__init__(area)
        self._area = area
        self._at = at
        self._tries = TRIES
        area.setUpdatesEnabled(False)
        area.verticalScrollBar().rangeChanged.connect(self._range_changed)
        QTimer.singleShot(SETTLED_MS, self, self._back)

    def _range_changed(self, _low: int, high: int) -> None:
        if high >= self._at:
            self._area.verticalScrollBar().setValue(self._at)

    def _back(self) -> None:
        bar = self._area.verticalScrollBar()
        self._tries -= 1
        if bar.maximum() < self._at and self._tries:
            QTimer.singleShot(SETTLED_MS, self, self._back)
            return
        bar.rangeChanged.disconnect(self._range_changed)
        bar.setValue(self._at)
        self._area.setUpdatesEnabled(True)
        self.deleteLater()


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page that scrolls where it is higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("page")
    area.setWidget(page)
    return area


def scrolled_column(*widgets: QWidget, inset: int = Space.XL) -> QScrollArea:
    """Return widgets one below the other, pushed to the top. ``inset``: from the sides, 0 beside what is framed."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(inset, Space.M if inset else 0, Space.M, Space.M)
    column.setSpacing(Space.L)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    keep_flush(area, beside=Space.M, without=inset)
    return area

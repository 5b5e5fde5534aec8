"""What scrolls: a page as it is, or a column of widgets. Sideways only where a word is wider than the place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.roll import keep_flush

SETTLED_MS = 100
TRIES = 5
LATE_MS = 3_000
"""How long what is laid out late may still bring one back, where one has not gone elsewhere."""


def _nothing_more() -> bool:
    return False


def hold(area: QScrollArea, at: int | None = None, *, making: Callable[[], bool] = _nothing_more) -> None:
    """Stay where one is while what is inside is made anew: its height is known only once it has been laid out.

    ``at``: where one was before it was taken away; ``making``: whether it is still being made.

    Nothing is painted meanwhile: a page that jumps to its top and back is a page that lost its reader.
    """
    wanted = area.verticalScrollBar().value() if at is None else at
    if wanted:
        _Held(area, wanted, making)


class _Held(QObject):
    """Puts a bar back as soon as its range allows it, or as far as it does a while after all is made."""

    def __init__(self, area: QScrollArea, at: int, making: Callable[[], bool]) -> None:
        super().__init__(area)
        self._area = area
        self._at = at
        self._making = making
        self._tries = TRIES
        area.setUpdatesEnabled(False)
        area.verticalScrollBar().rangeChanged.connect(self._range_changed)
        QTimer.singleShot(SETTLED_MS, self, self._back)

    def _range_changed(self, _low: int, high: int) -> None:
        if high >= self._at:
            self._area.verticalScrollBar().setValue(self._at)

    def _moved(self, value: int) -> None:
        """A bar that its range did not push was moved by somebody, or for something that has the focus."""
        if value != self._at and self._area.verticalScrollBar().maximum() >= self._at:
            self.deleteLater()

    def _back(self) -> None:
        bar = self._area.verticalScrollBar()
        making = self._making()
        self._tries -= not making
        if making or (bar.maximum() < self._at and self._tries):
            QTimer.singleShot(SETTLED_MS, self, self._back)
            return
        bar.setValue(self._at)
        bar.valueChanged.connect(self._moved)
        bar.actionTriggered.connect(self.deleteLater)
        self._area.setUpdatesEnabled(True)
        QTimer.singleShot(LATE_MS, self, self.deleteLater)


class Area(QScrollArea):
    """Scrolls a page, which is inside at once and measured only when this is: measured early, it would cost a look at
    the style sheet each time that a widget around it finds its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def hold(self, page: QWidget) -> None:
        """Scroll this page."""
        page.setParent(self.viewport())
        self._waiting = page

    def widget(self) -> QWidget | None:
        """Return the page."""
        return super().widget() if self._waiting is None else self._waiting

    def sizeHint(self) -> QSize:
        """Return what the page wants."""
        self._place()
        return super().sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the page in its place when one looks."""
        self._place()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the new room."""
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        page, self._waiting = self._waiting, None
        if page is not None:
            self.setWidget(page)
            if self.isVisible():
                page.show()


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page that scrolls where it is higher than its place."""
    area = Area()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("page")
    area.hold(page)
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
    area = Area()
    area.hold(page)
    keep_flush(area, beside=Space.M, without=inset)
    return area

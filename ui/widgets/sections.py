"""Pages chosen from a list at their left: more of them than there is room for beside each other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space, Type

BESIDE = 100
"""For how many average letters there must be room, for the list to stand beside the page; else tabs stand above."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Sections(QTabWidget):
    """A tab widget whose tabs stand below one another at the left, where there is room for that."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setTabBar(_List(theme))
        self.tabBar().setAccessibleName(name)
        self.setDocumentMode(True)
        self.setTabPosition(QTabWidget.TabPosition.West)

    def setCurrentWidget(self, widget: QWidget) -> None:  # noqa: N802 # Qt's own name
        """Show the page that this is, or that it is in."""
        number = next((n for n in range(self.count()) if self._holds(n, widget)), -1)
        self.setCurrentIndex(number)

    def _holds(self, number: int, widget: QWidget) -> bool:
        page = self.widget(number)
        return page is not None and (page is widget or page.isAncestorOf(widget))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as the width allows."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * self.fontMetrics().averageCharWidth()
        wanted = QTabWidget.TabPosition.West if beside else QTabWidget.TabPosition.North
        if self.tabPosition() is not wanted:
            self.setTabPosition(wanted)


class _List(QTabBar):
    """Words are written level, each on a line of its own; the arrows go up and down."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 # Qt's own name
        """Return a line as wide as the longest words of all, so that all are as wide."""
        if not self._stands:
            return super().tabSizeHint(index)
        metrics, px = QFontMetrics(self._theme.font(Type.BODY, strong=True)), self._theme.px
        shown = (number for number in range(self.count()) if self.isTabVisible(number))
        longest = max((metrics.horizontalAdvance(self.tabText(number)) for number in shown), default=0)
        return QSize(longest + px(Space.XL + Space.L), metrics.height() + px(Space.M))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words; the chosen page is marked by its ground and by a bar at its left."""
        if not self._stands:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.count()):
            if self.isTabVisible(number):
                self._paint(painter, number, self.tabRect(number))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, as the list stands."""
        ways = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}
        way = ways.get(Qt.Key(event.key())) if self._stands else None
        super().keyPressEvent(
            event if way is None else QKeyEvent(event.type(), way, event.modifiers(), event.text())
        )

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _stands(self) -> bool:
        return self.shape() in {QTabBar.Shape.RoundedWest, QTabBar.Shape.TriangularWest}

    def _paint(self, painter: QPainter, number: int, place: QRect) -> None:
        theme, px = self._theme, self._theme.px
        chosen = number == self.currentIndex()
        place = place.adjusted(1, 1, -px(Space.L), -1)
        radius = px(Size.RADIUS)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(place, radius, radius)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(place.left(), place.top(), px(3), place.height()), 1, 1)
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(place, radius, radius)
        painter.setFont(theme.font(Type.BODY, strong=chosen))
        painter.setPen(theme.colour("text" if chosen else "muted"))
        painter.drawText(place.adjusted(px(Space.M), 0, 0, 0), _LEFT, self.tabText(number))

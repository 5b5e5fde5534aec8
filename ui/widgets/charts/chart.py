"""What all charts share: figures that can be walked through by key, opened, said in words and drawn anywhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.charts import Mark
from ui.theme.theme import Theme
from ui.theme.tokens import Space, Type

_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TWICE = 2


class Chart(QWidget):
    """The picture. Its accessible description says every figure. ``opened``: the key of the figure that was asked for.

    Arrows walk through the figures; Enter, Space or a click opens the list behind one.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.marks: tuple[Mark, ...] = ()
        self.current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.resized)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these figures."""
        self.marks = tuple(marks)
        self.current = min(self.current, max(0, len(self.marks) - 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.marks else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("; ".join(mark.spoken for mark in self.marks))
        self.resized()

    def resized(self) -> None:
        """The figures, or the size of letters, are others: take another height and draw again."""
        self.updateGeometry()
        self.update()

    @abstractmethod
    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw everything in a rectangle of this size at the origin."""

    @abstractmethod
    def place_of(self, number: int) -> QRectF:
        """Return where a figure stands: for the pointer, and for the ring of the focus."""

    # --- on the screen -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and a ring around the figure that the keys are at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, self.size())
        if self.hasFocus() and self.marks:
            painter.setPen(QPen(self._theme.colour("focus"), _TWICE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.place_of(self.current).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = event.key()
        if key in _ON and self.current + 1 < len(self.marks):
            self.current += 1
        elif key in _BACK and self.current:
            self.current -= 1
        elif key in _OPEN and self.marks:
            self._open(self.current)
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            where = event.position()
            for number in range(len(self.marks)):
                if self.place_of(number).contains(where):
                    self.current = number
                    self._open(number)
                    self.update()
                    return
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def _open(self, number: int) -> None:
        if self.marks[number].openable:
            self.opened.emit(self.marks[number].key)

    # --- on paper ------------------------------------------------------------------------------------------------

    def as_png(self) -> bytes:
        """Return the picture at twice its size, on the ground that it stands on."""
        size = self._paper()
        image = QImage(size * _TWICE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_TWICE)
        image.fill(self._theme.colour("surface"))
        self._draw_on(image, size)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(buffer.data().data())

    def as_svg(self) -> bytes:
        """Return the picture as SVG, with its name and its figures in words inside."""
        from PySide6.QtSvg import QSvgGenerator

        size = self._paper()
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(self.accessibleName())
        generator.setDescription(self.accessibleDescription())
        self._draw_on(generator, size)
        return bytes(buffer.data().data())

    def _paper(self) -> QSize:
        return QSize(max(self.width(), self._theme.px(520)), max(self.sizeHint().height(), self.height()))

    def _draw_on(self, device: QPaintDevice, size: QSize) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self._theme.colour("surface"))
        self.draw(painter, size)
        painter.end()

    # --- for subclasses --------------------------------------------------------------------------------------

    def font_of(self, size: float = Type.BODY) -> QFont:
        """Return a font of the theme."""
        return self._theme.font(size)

    def ink(self, role: str) -> QColor:
        """Return a colour of the theme."""
        return self._theme.colour(role)

    def warn(self, painter: QPainter, middle: QPointF) -> None:
        """Draw the sign of a figure in doubt: a triangle with its mark, told by shape."""
        half = self._theme.px(Space.S) * 0.85
        triangle = QPolygonF(
            [
                QPointF(middle.x(), middle.y() - half),
                QPointF(middle.x() + half, middle.y() + half * 0.8),
                QPointF(middle.x() - half, middle.y() + half * 0.8),
            ]
        )
        painter.setPen(QPen(self.ink("warning"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(triangle)
        painter.drawLine(
            QPointF(middle.x(), middle.y() - half * 0.35), QPointF(middle.x(), middle.y() + half * 0.25)
        )
        painter.drawPoint(QPointF(middle.x(), middle.y() + half * 0.55))

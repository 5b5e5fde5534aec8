"""The way of a dossier through the committee, drawn: marks joined by a line, each with icon and word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.path import Mark, Stage
from ui.theme import icons
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName, Type

DISC = 30
_ICON = {Mark.DONE: "check", Mark.NOW: "hourglass", Mark.WAITING: "circle-dashed", Mark.SKIPPED: "minus"}
_TONE = {
    Mark.DONE: ToneName.SUCCESS,
    Mark.NOW: ToneName.INFO,
    Mark.WAITING: ToneName.NEUTRAL,
    Mark.SKIPPED: ToneName.NEUTRAL,
}


class PathPicture(QWidget):
    """Stages from left to right. The accessible description tells the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The dossier’s path"))
        theme.changed.connect(self._resize)

    def show_stages(self, stages: tuple[Stage, ...]) -> None:
        """Show these stages."""
        self._stages = stages
        words = " → ".join(f"{stage.label} ({stage.words})" for stage in stages)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self._resize()

    def sizeHint(self) -> QSize:
        """Return the room for discs and two lines of words."""
        line = QFontMetrics(self._theme.font(Type.CAPTION)).lineSpacing()
        return QSize(
            self._theme.px(110) * max(1, len(self._stages)), self._theme.px(DISC + Space.S) + 3 * line
        )

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._theme.px(84) * max(1, len(self._stages)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, discs and words."""
        if not self._stages:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._stages)
        middle = self._theme.px(DISC) / 2 + 1
        centres = [width * (index + 0.5) for index in range(len(self._stages))]
        for index in range(len(centres) - 1):
            self._paint_line(painter, index, centres, middle)
        for stage, centre in zip(self._stages, centres, strict=True):
            self._paint_discs(painter, stage, centre, middle)
            self._paint_words(painter, stage, centre, width)
        painter.end()

    # --- inside ----------------------------------------------------------------------------------------------

    def _half(self, stage: Stage) -> float:
        disc = self._theme.px(DISC)
        return (disc * len(stage.marks) + self._theme.px(Space.XS) * (len(stage.marks) - 1)) / 2

    def _paint_line(self, painter: QPainter, index: int, centres: list[float], middle: float) -> None:
        reached = any(stage.mark in {Mark.DONE, Mark.NOW} for stage in self._stages[index + 1 :])
        passed_by = Mark.SKIPPED in {self._stages[index].mark, self._stages[index + 1].mark}
        pen = QPen(self._theme.colour("success" if reached else "edge_strong"), 2)
        pen.setStyle(Qt.PenStyle.SolidLine if reached and not passed_by else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        gap = self._theme.px(Space.S)
        left = centres[index] + self._half(self._stages[index]) + gap
        right = centres[index + 1] - self._half(self._stages[index + 1]) - gap
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))

    def _paint_discs(self, painter: QPainter, stage: Stage, centre: float, middle: float) -> None:
        disc = self._theme.px(DISC)
        left = centre - self._half(stage)
        for mark in stage.marks:
            tone = self._theme.tone(_TONE[mark])
            painter.setPen(
                QPen(QColor(tone.text if mark is Mark.NOW else tone.edge), 2 if mark is Mark.NOW else 1)
            )
            painter.setBrush(QColor(tone.fill))
            circle = QRectF(left + 1, middle - disc / 2 + 1, disc - 2, disc - 2)
            painter.drawEllipse(circle)
            side = self._theme.px(16)
            picture = icons.pixmap(_ICON[mark], tone.text, side)
            painter.drawPixmap(
                QPointF(circle.center().x() - side / 2, circle.center().y() - side / 2), picture
            )
            left += disc + self._theme.px(Space.XS)

    def _paint_words(self, painter: QPainter, stage: Stage, centre: float, width: float) -> None:
        top = self._theme.px(DISC + Space.XS)
        place = QRect(round(centre - width / 2) + 2, top, round(width) - 4, self.height() - top)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        quiet = stage.mark in {Mark.WAITING, Mark.SKIPPED}
        painter.setFont(self._theme.font(Type.CAPTION, strong=not quiet))
        painter.setPen(self._theme.colour("muted" if quiet else "text"))
        used = painter.drawText(place, flags, stage.label)
        below = place.adjusted(0, used.height(), 0, 0)
        painter.setFont(self._theme.font(Type.CAPTION))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(below, flags, stage.words)

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()

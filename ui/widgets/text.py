"""Labels in the type scale, and the lines between things."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Look(StrEnum):
    """Where a text stands in the type scale; the style sheet knows these names."""

    BODY = "body"
    CAPTION = "caption"
    MUTED = "muted"
    STRONG = "strong"
    LEAD = "lead"
    TITLE = "title"
    DISPLAY = "display"
    FAULT = "fault"


class Text(QLabel):
    """A text that wraps and can be selected with the mouse. Always plain: nothing of a file is read as markup."""

    def __init__(self, text: str = "", look: Look = Look.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("look", look.value)

    def restyle(self, look: Look) -> None:
        """Move to another step of the type scale."""
        self.setProperty("look", look.value)
        repolish(self)


class OneLine(QLabel):
    """A text on one line that gives way: what does not fit is elided, and said in full by tool tip and reader."""

    def __init__(self, text: str = "", look: Look = Look.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look.value)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def explain(self, more: str) -> None:
        """Say more by tool tip, whether the text fits or not."""
        self._more = more
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """Return that it may become as narrow as an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it does not fit."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, elided where it does not fit."""
        self._tell()
        if self._fits():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()

    def _tell(self) -> None:
        whole = "" if self._fits() else self.text()
        said = "\n".join(one for one in (whole, self._more) if one)
        if said != self.toolTip():
            self.setToolTip(said)

    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.width()


def let_read(text: Text, what: str) -> None:
    """Let keys come to a text that is to be written down or read out: a code, digits. ``what``: what it is."""
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    text.setProperty("stop", True)
    text.setAccessibleDescription(what)


def announce(place: QWidget, sentence: str) -> None:
    """Have a screen reader say what shows where the focus is not. ``place``: where it shows."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(place, sentence))


def one_line(text: str = "", look: Look = Look.BODY) -> OneLine:
    """Return a text that never wraps: for headers and status lines."""
    return OneLine(text, look)


def line() -> QFrame:
    """Return a thin horizontal line."""
    frame = QFrame()
    frame.setProperty("look", "line")
    frame.setFixedHeight(1)
    return frame


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again after a property has changed; not before it was applied at all."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()

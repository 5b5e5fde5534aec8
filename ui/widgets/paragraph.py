"""A text of several lines: a reason, a comment, a declaration."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.text import Look, Text, repolish


class Paragraph(QWidget):
    """A labelled text of several lines, with the place where it says what is missing. Tab leaves it."""

    changed = Signal()

    def __init__(self, theme: Theme, label: str, *, lines: int = 3) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.label = Text(label, Look.STRONG)
        self.edit = _Edit()
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.error = Text("", Look.CAPTION)
        self.error.setProperty("tone", "danger")
        self.error.hide()
        column.addWidget(self.label)
        column.addWidget(self.edit)
        column.addWidget(self.error)
        self.edit.textChanged.connect(self._typed)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def text(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.edit.toPlainText().strip()

    def fill(self, text: str) -> None:
        """Show a text without saying that somebody typed it."""
        if text != self.edit.toPlainText():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)

    def freeze(self, frozen: bool) -> None:
        """Only to be read, and copied; what is not there is not shown."""
        self.edit.setReadOnly(frozen)
        self.setVisible(not frozen or bool(self.text))
        repolish(self.edit)

    def complain(self, sentence: str) -> None:
        """Say what is missing, at the field, and go there."""
        self.error.setText(sentence)
        self.error.show()
        self.edit.setAccessibleDescription(sentence)
        self.edit.setProperty("wrong", True)
        repolish(self.edit)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def calm(self) -> None:
        """Take the complaint back."""
        if self.error.isHidden():
            return
        self.error.hide()
        self.edit.setAccessibleDescription("")
        self.edit.setProperty("wrong", False)
        repolish(self.edit)

    def _typed(self) -> None:
        self.calm()
        self.changed.emit()

    def _measure(self) -> None:
        metrics = self.edit.fontMetrics()
        self.edit.setFixedHeight(metrics.lineSpacing() * self._lines + self._theme.px(Space.L + Space.XS))


class _Edit(QPlainTextEdit):
    """A text whose Escape goes to whoever holds it; what is typed is never lost by it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again: one reads a comment from its first line."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.verticalScrollBar().setValue(0)

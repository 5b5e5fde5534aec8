"""What stands where there is nothing: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class Empty(QWidget):
    """An icon, a sentence and, below it, what can be done. The focus of a list that empties comes here: it is named."""

    def __init__(self, theme: Theme, icon: str, what: str, do: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch(2)
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.put_icon(picture, icon, "muted", 40)
        column.addWidget(picture)
        self.what = Text("", Look.LEAD)
        self.do = Text("", Look.MUTED)
        for text in (self.what, self.do):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addStretch(3)
        self.say(what, do)

    def say(self, what: str, do: str = "") -> None:
        """Give another reason."""
        self.what.setText(what)
        self.do.setText(do)
        self.setAccessibleName(what)
        self.setAccessibleDescription(do)

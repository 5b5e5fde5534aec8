"""A document opened in the place of something else: its name, its pages, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desktop import Desktop
from ui.previews import Preview
from ui.widgets.buttons import Button, Kind
from ui.widgets.pages import Pages
from ui.widgets.text import Look, Text


class DocumentPane(QWidget):
    """``announce`` a document, then ``show_preview`` it. ``closed``: the person wants to go back."""

    closed = Signal()

    def __init__(self, desktop: Desktop, back: str, icon: str, margins: QMargins) -> None:
        super().__init__()
        self._desktop = desktop
        column = QVBoxLayout(self)
        column.setContentsMargins(margins)
        row = QHBoxLayout()
        self.title = Text("", Look.LEAD)
        row.addWidget(self.title, 1)
        self.back = Button(desktop.theme, back, icon, Kind.QUIET)
        self.back.clicked.connect(self.closed)
        row.addWidget(self.back)
        column.addLayout(row)
        self.pages = Pages(desktop.theme, self.tr("Document preview"))
        column.addWidget(self.pages, 1)

    def announce(self, filename: str) -> None:
        """Say that a document is being opened."""
        self.title.setText(filename)
        self.pages.say(self.tr("Opening the document…"))

    def show_preview(self, preview: Preview) -> None:
        """Show a document, or why it cannot be shown."""
        self.title.setText(preview.filename)
        if preview.problem is not None:
            words = self._desktop.feedback.explain(preview.problem)
            self.pages.say(words.what, words.do, "triangle-alert")
        elif not preview.pages:
            self.pages.say(self.tr("No preview for this kind of document."))
        else:
            self.pages.show_pages(preview.pages)

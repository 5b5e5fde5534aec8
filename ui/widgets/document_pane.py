"""A document opened in the place of something else: its name, its pages, words found in it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.dossier.folding import fold
from ui.desktop import Desktop
from ui.previews import Preview
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.pages import Pages
from ui.widgets.search import SearchBox
from ui.widgets.text import Look, Text


class DocumentPane(QWidget):
    """``announce`` a document, then ``show_preview`` it. ``closed``: the person wants to go back."""

    closed = Signal()

    def __init__(self, desktop: Desktop, back: str, icon: str, margins: QMargins) -> None:
        super().__init__()
        self._desktop = desktop
        self._texts: tuple[str, ...] = ()
        self._found: tuple[int, ...] = ()
        self._at = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(margins)
        row = QHBoxLayout()
        self.title = Text("", Look.LEAD)
        row.addWidget(self.title, 1)
        self.back = Button(desktop.theme, back, icon, Kind.QUIET)
        self.back.clicked.connect(self.closed)
        row.addWidget(self.back)
        column.addLayout(row)
        self.finder = QWidget()
        row = QHBoxLayout(self.finder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.words = SearchBox(
            desktop.theme, self.tr("Find in the document"), self.tr("Find in the document"), self
        )
        self.words.searched.connect(self._find)
        row.addWidget(self.words, 1)
        self.found = Text("", Look.MUTED)
        self.found.setObjectName("found_in_document")
        row.addWidget(self.found)
        self.earlier = IconButton(desktop.theme, self.tr("Page before with these words"), "chevron-up")
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later = IconButton(desktop.theme, self.tr("Next page with these words"), "chevron-down")
        self.later.clicked.connect(lambda: self._step(1))
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        column.addWidget(self.finder)
        self.rest = Text("", Look.CAPTION)
        self.rest.hide()
        column.addWidget(self.rest)
        self.pages = Pages(desktop.theme, self.tr("Document preview"))
        column.addWidget(self.pages, 1)
        self._take(())

    def announce(self, filename: str) -> None:
        """Say that a document is being opened."""
        self.title.setText(filename)
        self._take(())
        self.rest.hide()
        self.pages.say(self.tr("Opening the document…"))

    def show_preview(self, preview: Preview) -> None:
        """Show a document, or why it cannot be shown."""
        self.title.setText(preview.filename)
        self._take(tuple(fold(one.text) for one in preview.pages))
        left_out = preview.total - len(preview.pages)
        self.rest.setVisible(bool(preview.pages) and left_out > 0)
        self.rest.setText(
            self.tr("The first {shown} of {total} pages are shown.").format(
                shown=len(preview.pages), total=preview.total
            )
        )
        if preview.problem is not None:
            words = self._desktop.feedback.explain(preview.problem)
            self.pages.say(words.what, words.do, "triangle-alert")
        elif not preview.pages:
            self.pages.say(self.tr("No preview for this kind of document."))
        else:
            self.pages.show_pages(preview.pages)

    # --- finding ---------------------------------------------------------------------------------------------

    def _take(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self.finder.setVisible(any(texts))
        self.words.clear()
        self._find("")

    def _find(self, words: str) -> None:
        sought = fold(words).split()
        pages = enumerate(self._texts)
        found = tuple(number for number, text in pages if sought and all(one in text for one in sought))
        if found == self._found and found and words:
            self._step(1)
            return
        self._found, self._at = found, -1
        for button in (self.earlier, self.later):
            button.setEnabled(len(found) > 1)
        if found:
            self._step(1)
        else:
            self.found.setText(self.tr("Nowhere in the document") if sought else "")

    def _step(self, by: int) -> None:
        if not self._found:
            return
        self._at = (self._at + by) % len(self._found)
        page = self._found[self._at]
        self.pages.go_to(page)
        self.found.setText(
            self.tr("Page {page} ({n} of {all})").format(page=page + 1, n=self._at + 1, all=len(self._found))
        )

"""The checklist of documents: what the programme asks for, present or missing, and what came besides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from reviewer.dossier.dossier import Attachment
from reviewer.programme.checklist import DocumentsChecklist
from ui.formats import size
from ui.theme.meanings import Sign
from ui.theme.theme import Theme
from ui.theme.tokens import ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Captioned, Card, clear
from ui.widgets.chip import Chip
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text

MISSING = Sign("file-x", ToneName.WARNING)
ALL_THERE = Sign("check", ToneName.SUCCESS)


class AttachmentsCard(Card):
    """One button a document. ``opened``: the SHA-256 of the one to preview."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(QCoreApplication.translate("AttachmentsCard", "Documents"))
        self._theme = theme
        self._sha256: dict[Button, str] = {}
        self.count = Chip(theme, "", ALL_THERE)
        self.tools.addWidget(self.count)
        self._tab_place = TabPlace(self)

    def show_checklist(self, checklist: DocumentsChecklist) -> None:
        """Show the documents of the newest version against the checklist."""
        clear(self.body)
        self._sha256.clear()
        asked, missing = len(checklist.lines), len(checklist.missing)
        self.count.setVisible(bool(asked))
        words = self.tr("{present} of {asked}").format(present=asked - missing, asked=asked)
        self.count.show_state(words, MISSING if missing else ALL_THERE)
        for line in checklist.lines:
            for file in line.files:
                self._add(file, line.document.label)
        for file in checklist.others:
            self._add(file, file.filename)
        if not self._sha256:
            self.body.addWidget(Text(self.tr("No document came with this request."), Look.MUTED))
        self._tab_place.fill()
        if missing:
            self.body.addWidget(Text(self.tr("Missing"), Look.STRONG))
            names = "\n".join(f"– {document.label}" for document in checklist.missing)
            self.body.addWidget(Text(names))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the button of each document, in order."""
        return tuple(self._sha256)

    def _add(self, file: Attachment, name: str) -> None:
        button = Button(self._theme, name, "file-text", Kind.LINK)
        button.setAccessibleName(self.tr("Open {name}, {file}").format(name=name, file=file.filename))
        button.clicked.connect(self._open)
        self._sha256[button] = file.sha256
        self.body.addWidget(Captioned(button, f"{file.filename} · {size(file.size)}"))

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.opened.emit(self._sha256[button])

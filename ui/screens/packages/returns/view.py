"""What came back: each answer with its sentence, and the folder that is looked at by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.services.packages.views import AnswerLine, ReturnRow
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.packages.signs import OUTCOME
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.pane import Pane
from ui.widgets.text import Look, Text, one_line


class ReturnPane(Pane):
    """One package that came back."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop, self.tr("This package"))
        self._facts = Facts()
        self.card.body.addWidget(self._facts)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.M)
        self.card.body.addLayout(self._lines)

    def show_package(self, row: ReturnRow) -> None:
        """Show a package."""
        self._facts.show_facts(
            [
                (self.tr("From"), row.name),
                (self.tr("Number"), str(row.package.number)),
                (self.tr("Taken in"), moment(row.package.read_at)),
                (self.tr("Signed bytes"), f"SHA-256 {_grouped(row.package.sha256)}"),
            ]
        )
        clear(self._lines)
        if row.certificates:
            words = self.tr("It told of %n package(s) that the copy destroyed.", "", row.certificates)
            self._lines.addWidget(Text(words, Look.MUTED))
        elif not row.lines:
            self._lines.addWidget(
                Text(self.tr("It brought nothing new: everything in it had come before."), Look.MUTED)
            )
        for one in row.lines:
            self._lines.addWidget(answer_line(self._desktop, one))


class MailboxBar(QWidget):
    """The folder that is looked at: which, choose another, look now."""

    chosen = Signal()
    looked = Signal()
    left = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.words = one_line("", Look.MUTED)
        row.addWidget(self.words, 1)
        self.look = Button(desktop.theme, self.tr("Look now"), "refresh-cw", Kind.QUIET)
        self.look.setObjectName("look_now")
        self.look.clicked.connect(self.looked)
        row.addWidget(self.look)
        self.leave = Button(desktop.theme, self.tr("No mailbox"), "x", Kind.QUIET)
        self.leave.setObjectName("no_mailbox")
        self.leave.clicked.connect(self.left)
        row.addWidget(self.leave)
        self.choose = Button(desktop.theme, self.tr("Choose the mailbox…"), "folder-open", Kind.QUIET)
        self.choose.setObjectName("choose_mailbox")
        self.choose.clicked.connect(self.chosen)
        row.addWidget(self.choose)

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder it is."""
        self.look.setVisible(folder is not None)
        self.leave.setVisible(folder is not None)
        if folder is None:
            self.words.setText(
                self.tr("No mailbox: choose a shared or synchronised folder, or drop files here.")
            )
        else:
            self.words.setText(self.tr("Mailbox: {folder}").format(folder=folder))


def answer_line(desktop: Desktop, one: AnswerLine) -> QWidget:
    """Return one answer: its dossier, what it is, and the sentence of what became of it."""
    wording = desktop.wording
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    what = " – ".join(part for part in (one.reference, wording.label("returned_kind", one.kind)) if part)
    row.addWidget(Text(what, Look.STRONG), 1)
    word = wording.label("answer_outcome", one.outcome)
    row.addWidget(Chip(desktop.theme, word, OUTCOME[one.outcome]), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    sentence = wording.label("answer_sentence", one.outcome)
    column.addWidget(Text(sentence))
    line.setAccessibleName(f"{what} – {sentence}")
    return line


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))

"""Letters that were written to the employer: open, export as PDF or as the text of an e-mail; write another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from reviewer.services.records import Letter
from reviewer.services.views import DossierView
from reviewer.wording import Wording
from ui.formats import long_date, moment
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Captioned, Card, clear
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text


class LettersCard(Card):
    """``opened``: the letter to preview; ``export_asked``: the letter, whether its e-mail text, and where to."""

    opened = Signal(object)
    export_asked = Signal(object, bool, object)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(QCoreApplication.translate("LettersCard", "Letters to the employer"))
        self._theme = theme
        self._wording = wording
        self.buttons: list[Button] = []
        self.menus: list[QMenu] = []
        self.write = Button(theme, self.tr("Write…"), "send", Kind.QUIET)
        self.tools.addWidget(self.write)
        self._tab_place = TabPlace(self)

    def show_letters(self, view: DossierView, *, may_write: bool, why_not: str) -> None:
        """Show the letters, newest first."""
        clear(self.body)
        self.buttons.clear()
        self.menus.clear()
        self.write.setEnabled(may_write)
        self.write.setToolTip(why_not)
        for letter in reversed(view.letters):
            self.body.addWidget(self._line(letter, view))
        self._tab_place.fill()
        if not view.letters:
            self.body.addWidget(Text(self.tr("No letter was written."), Look.MUTED))

    # --- inside ----------------------------------------------------------------------------------------------

    def _line(self, letter: Letter, view: DossierView) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        kind = self._wording.label("letter_kind", letter.kind)
        button = Button(self._theme, kind[:1].upper() + kind[1:], "file-text", Kind.LINK)
        button.clicked.connect(lambda: self.opened.emit(letter))
        self.buttons.append(button)
        said = f"{moment(letter.made_at)}, {view.names.get(letter.made_by, '')}"
        if letter.due_on is not None:
            due = self.tr("answer due by {day}").format(day=long_date(letter.due_on))
            said = f"{said} · {due}"
        row.addWidget(Captioned(button, said), 1)
        export = IconButton(self._theme, self.tr("Export {letter}").format(letter=kind), "download")
        menu = QMenu(export)
        for words, email in ((self.tr("Letter (PDF)…"), False), (self.tr("Text of the e-mail…"), True)):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, email=email: self._ask_target(letter, email))
            menu.addAction(action)
        export.setMenu(menu)
        export.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.menus.append(menu)
        row.addWidget(export, 0, Qt.AlignmentFlag.AlignTop)
        return room

    def _ask_target(self, letter: Letter, email: bool) -> None:
        words = self.tr("Text files (*.txt)") if email else self.tr("PDF files (*.pdf)")
        dialog = QFileDialog(self, self.tr("Export the letter"), "", words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt" if email else "pdf")
        dialog.selectFile(Path(letter.filename).with_suffix(".txt" if email else ".pdf").name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_asked.emit(letter, email, Path(name)))
        dialog.open()

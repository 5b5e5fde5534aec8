"""Letters that were written to the employer: open, export, send by e-mail; write another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from reviewer.avis.notice import NoticeKind
from reviewer.services.outbox import OutboxRow
from reviewer.services.records import Letter
from reviewer.services.views import DossierView
from reviewer.wording import Wording
from ui.formats import long_date, moment
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Captioned, Card, clear
from ui.widgets.mail_line import MailLine, ask_for_mail
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text


class LettersCard(Card):
    """``opened``: the letter to preview; ``export_asked``: the letter, whether its e-mail text, and where to.

    ``mail_asked``: the letter to prepare an e-mail with; ``mail_opened``: a message to look at in the outbox.
    """

    opened = Signal(object)
    export_asked = Signal(object, bool, object)
    mail_asked = Signal(object)
    mail_opened = Signal(str)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(QCoreApplication.translate("LettersCard", "Letters to the employer"))
        self._theme = theme
        self._wording = wording
        self.buttons: list[Button] = []
        self.menus: list[QMenu] = []
        self.prepare: dict[str, Button] = {}
        self.mails: list[MailLine] = []
        self.write = Button(theme, self.tr("Write…"), "send", Kind.QUIET)
        self.tools.addWidget(self.write)
        self._tab_place = TabPlace(self)

    def show_letters(
        self,
        view: DossierView,
        *,
        may_write: bool,
        why_not: str,
        may_mail: bool,
        mails_of: Callable[[Letter], Sequence[OutboxRow]],
    ) -> None:
        """Show the letters, newest first, each with the e-mails that bring it and the way to prepare one."""
        focused = self.window().focusWidget()
        held = next((key for key, button in self.prepare.items() if button is focused), "")
        clear(self.body)
        self.buttons.clear()
        self.menus.clear()
        self.prepare.clear()
        self.mails.clear()
        self.write.setEnabled(may_write)
        self.write.setToolTip(why_not)
        for letter in reversed(view.letters):
            self.body.addWidget(self._line(letter, view))
            for mail in mails_of(letter):
                self.body.addWidget(self._mail(mail))
            if may_mail:
                self.body.addWidget(self._preparing(letter), 0, Qt.AlignmentFlag.AlignLeft)
        self._tab_place.fill()
        if held in self.prepare:
            self.prepare[held].show()
            self.prepare[held].setFocus()
        if not view.letters:
            self.body.addWidget(Text(self.tr("No letter was written."), Look.MUTED))

    def ask_for_mail(self, screen: ActingScreen, letter: Letter, prepare: Callable[[], None]) -> None:
        """Ask before the e-mail that brings a letter is prepared."""
        duplicate = letter.kind is NoticeKind.DUPLICATE
        ask_for_mail(
            screen,
            title=self.tr("Prepare the e-mail: {letter}").format(letter=self._kind(letter)),
            goes=self.tr("The letter goes with it, and the avis as it was issued, byte for byte.")
            if duplicate
            else self.tr("The letter goes with it, as it was written."),
            prepare=prepare,
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _line(self, letter: Letter, view: DossierView) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        kind = self._kind(letter)
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

    def _mail(self, row: OutboxRow) -> MailLine:
        line = MailLine(self._theme, self._wording, row)
        line.opened.connect(self.mail_opened)
        self.mails.append(line)
        return line

    def _preparing(self, letter: Letter) -> Button:
        button = Button(self._theme, self.tr("Prepare the e-mail…"), "send", Kind.QUIET)
        button.setAccessibleDescription(self._kind(letter))
        button.clicked.connect(lambda: self.mail_asked.emit(letter))
        self.prepare[letter.id] = button
        return button

    def _kind(self, letter: Letter) -> str:
        return self._wording.label("letter_kind", letter.kind)

    def _ask_target(self, letter: Letter, email: bool) -> None:
        words = self.tr("Text files (*.txt)") if email else self.tr("PDF files (*.pdf)")
        dialog = QFileDialog(self, self.tr("Export the letter"), "", words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt" if email else "pdf")
        dialog.selectFile(Path(letter.filename).with_suffix(".txt" if email else ".pdf").name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export_asked.emit(letter, email, Path(name)))
        dialog.open()

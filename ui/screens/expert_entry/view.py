"""The first page of an expert's window: a passphrase, typed twice the first time; nothing else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from reviewer.wording import Explanation
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.entry_card import EntryCard, stand_alone
from ui.widgets.fields import labelled
from ui.widgets.notice import Notice
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

WIDTH = 520


class ExpertEntry(QWidget):
    """``entered``: the passphrase, and whether this computer should remember it."""

    entered = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fresh = False
        self.card = EntryCard(theme, WIDTH, self.tr("My copy"))
        self.why = Text("")
        self.card.body.addWidget(self.why)
        self.passphrase = SpokenLine()
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._enter)
        self.card.body.addLayout(labelled(self.tr("Passphrase"), self.passphrase))
        self.repeated = SpokenLine()
        self.repeated.setObjectName("repeated")
        self.repeated.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeated.returnPressed.connect(self._enter)
        self.again = QWidget()
        again = labelled(self.tr("The same again"), self.repeated)
        again.setContentsMargins(0, 0, 0, 0)
        self.again.setLayout(again)
        self.card.body.addWidget(self.again)
        self.remember = QCheckBox(self.tr("Remember it in this computer’s keyring"))
        self.card.body.addWidget(self.remember)
        self.notice = Notice(theme)
        self.card.body.addWidget(self.notice)
        row = QHBoxLayout()
        row.addStretch(1)
        self.open_button = Button(theme, self.tr("Open my copy"), "lock", Kind.PRIMARY)
        self.open_button.setObjectName("enter")
        self.open_button.clicked.connect(self._enter)
        row.addWidget(self.open_button)
        self.card.body.addLayout(row)
        caption = Text(self.tr("An expert’s own copy of Avisé – works without a network"), Look.CAPTION)
        stand_alone(self, self.card, caption)
        self.ask(fresh=False)

    def ask(self, *, fresh: bool, may_remember: bool = True) -> None:
        """Ask for the passphrase, or for a new one. ``may_remember``: this computer has a keyring."""
        self._fresh = fresh
        self.remember.setVisible(may_remember)
        self.again.setVisible(fresh)
        self.why.setText(
            self.tr(
                "Choose a passphrase of several words. It encrypts everything on this computer, and nobody can give it "
                "back to you: if you lose it, the committee sends the dossiers again to new keys."
            )
            if fresh
            else self.tr("Your passphrase opens this copy; it never leaves this computer.")
        )
        self.open_button.setText(self.tr("Make my copy") if fresh else self.tr("Open my copy"))
        self.passphrase.setFocus()

    def ask_again(self, *, may_remember: bool, remembers: bool) -> None:
        """Cover the window until the passphrase is typed again. ``remembers``: the keyring has the key already."""
        self.done()
        self.ask(fresh=False, may_remember=may_remember)
        self.remember.setChecked(remembers)
        self.why.setText(self.tr("The window is covered. Everything that was typed is kept."))
        self.open_button.setText(self.tr("Uncover"))

    def done(self) -> None:
        """Forget what was typed."""
        for line in (self.passphrase, self.repeated):
            line.clear()
        self.notice.clear()
        self.open_button.setEnabled(True)

    def refuse(self, words: Explanation) -> None:
        """Say why it does not open; what was typed is to be typed again."""
        self.open_button.setEnabled(True)
        self.notice.explain(words)
        self.passphrase.selectAll()
        self.notice.lead_to(self.passphrase)

    def _enter(self) -> None:
        typed = self.passphrase.text()
        if self._fresh and self.repeated.text() != typed:
            if self.repeated.text():
                self.notice.say(self.tr("The two are not the same."), self.tr("Type the passphrase twice."))
            self.repeated.setFocus()
            return
        if not typed:
            self.passphrase.setFocus()
            return
        self.notice.clear()
        self.open_button.setEnabled(False)
        self.entered.emit(typed, self.remember.isChecked())

"""The door: the first account, signing in, a one-time code, and the cover over a window that was left alone."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind, is_enter
from ui.widgets.entry_card import EntryCard, stand_alone
from ui.widgets.fields import Line, labelled
from ui.widgets.notice import Notice
from ui.widgets.text import Look, Text, let_read

if TYPE_CHECKING:
    from reviewer.services.accounts import OneTimeCode
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme

WIDTH = 480


class Asked(Enum):
    """What the door asks for."""

    FIRST = auto()
    SIGN_IN = auto()
    CODE = auto()
    AGAIN = auto()
    SHOW = auto()


_FIELDS = {
    Asked.FIRST: ("name", "login", "password", "again"),
    Asked.SIGN_IN: ("login", "password"),
    Asked.CODE: ("login", "code", "password", "again"),
    Asked.AGAIN: ("password",),
    Asked.SHOW: (),
}


class SignInPage(QWidget):
    """``started``: name, login, password; ``signed``: login, password; ``redeemed``: login, code, new password.

    ``confirmed``: the password of who is there already; ``left``: somebody else wants to sign in; ``noted``: the code
    was put away; ``back_asked``: no first account after all; ``titled``: something else is asked (``title``).
    """

    started = Signal(str, str, str)
    signed = Signal(str, str)
    redeemed = Signal(str, str, str)
    confirmed = Signal(str)
    left = Signal()
    noted = Signal()
    back_asked = Signal()
    titled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.asked = Asked.SIGN_IN
        card = EntryCard(theme, WIDTH)
        self.question = Text("", Look.DISPLAY)
        self.hint = Text("", Look.MUTED)
        self.notice = Notice(theme)
        for part in (self.question, self.hint, self.notice):
            card.body.addWidget(part)
        self.fields = {
            name: Line(f"sign_in_{name}") for name in ("name", "login", "code", "password", "again")
        }
        words = {
            "name": self.tr("Your name, as it is printed and certified"),
            "login": self.tr("Login"),
            "code": self.tr("One-time code"),
            "password": self.tr("Password"),
            "again": self.tr("The same password again"),
        }
        self._rows: dict[str, QWidget] = {}
        for name, line in self.fields.items():
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(labelled(words[name], line))
            self._rows[name] = row
            card.body.addWidget(row)
            line.returnPressed.connect(self._go)
        for name in ("password", "again"):
            self.fields[name].setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(
            self.tr("Let this computer’s keyring open the database from now on (administrators)")
        )
        self.remember.setObjectName("sign_in_remember")
        self.remember.setToolTip(
            self.tr("Everybody still signs in; only the file’s own password is not asked for.")
        )
        self.remember.hide()
        card.body.addWidget(self.remember)
        self.shown_code = Text("", Look.TITLE)
        let_read(self.shown_code, self.tr("Your one-time code"))
        self.shown_code.setObjectName("one_time_code")
        card.body.addWidget(self.shown_code)
        row_of_acts = QHBoxLayout()
        row_of_acts.setSpacing(Space.S)
        self.other = Button(theme, "", None, Kind.QUIET)
        self.other.setObjectName("sign_in_other")
        self.other.clicked.connect(self._other)
        self.act = Button(theme, "", "check", Kind.PRIMARY)
        self.act.setObjectName("sign_in_act")
        self.act.clicked.connect(self._go)
        row_of_acts.addWidget(self.other)
        row_of_acts.addStretch(1)
        row_of_acts.addWidget(self.act)
        card.body.addLayout(row_of_acts)
        self.in_clear = Text(self.tr("Database not encrypted"), Look.MUTED)
        self.in_clear.setObjectName("sign_in_in_clear")
        self.in_clear.hide()
        card.body.addWidget(self.in_clear)
        stand_alone(self, card)

    @property
    def title(self) -> str:
        """Return what is asked, for the window's title."""
        return self.tr("Locked") if self.asked is Asked.AGAIN else self.question.text()

    # --- what is asked -----------------------------------------------------------------------------------------

    def ask_first(self) -> None:
        """Ask for the first administrator's name, login and password."""
        self._ask(
            Asked.FIRST,
            self.tr("This database is new."),
            self.tr(
                "You will be its first administrator, and can then add everybody else. A long password of several "
                "words is best."
            ),
            self.tr("Open the database"),
        )

    def offer_back(self) -> None:
        """Offer the way back to how one begins: there is no database yet."""
        self.other.setText(self.tr("Back"))
        self.other.show()

    def offer_remembering(self) -> None:
        """Offer to let the keyring open the database's files, while it is the gate that asks."""
        self.remember.show()

    def ask_sign_in(self) -> None:
        """Ask for login and password."""
        self._ask(
            Asked.SIGN_IN,
            self.tr("Sign in"),
            "",
            self.tr("Sign in"),
            self.tr("Use a one-time code…"),
        )

    def ask_code(self) -> None:
        """Ask for the one-time code and a new password."""
        self._ask(
            Asked.CODE,
            self.tr("Choose a password"),
            self.tr("With the one-time code that you kept, or that an administrator handed you."),
            self.tr("Choose and sign in"),
            self.tr("Back"),
        )

    def ask_again(self, name: str) -> None:
        """Cover what is shown until this person gives their password again."""
        self._ask(
            Asked.AGAIN,
            name,
            self.tr("The window is locked. Everything that was typed is kept."),
            self.tr("Unlock"),
            self.tr("Somebody else…"),
        )

    def show_code(self, code: OneTimeCode) -> None:
        """Show a one-time code, this once."""
        self._ask(
            Asked.SHOW,
            self.tr("Your one-time code"),
            self.tr(
                "It replaces a lost password, once. Write it down and keep it in a safe place: it is not shown again."
            ),
            self.tr("I have put it away"),
            self.tr("Copy"),
        )
        self.shown_code.setText(code.code)
        self.shown_code.show()
        self.shown_code.setFocus()

    def tell_bereft(self, place: str) -> None:
        """Say that the keys of a database are there and its file is not, before an empty one is made."""
        self.notice.say(
            self.tr("The keys of a database are in {place}, but its file avise.db is not.").format(
                place=place
            ),
            self.tr(
                "If it was moved, put it back before you sign in. To restore a copy, put avise.keys aside and open "
                "Avisé again: its first page offers it. Signing in now opens an empty database."
            ),
        )

    def say_in_clear(self, clear: bool) -> None:
        """Say, as long as the page shows, that nothing encrypts the database."""
        self.in_clear.setVisible(clear)

    def refuse(self, explanation: Explanation) -> None:
        """Say why; the password is typed anew, everything else is kept."""
        self._free()
        for name in ("password", "again"):
            self.fields[name].clear()
        self.notice.explain(explanation)
        self._first_empty()

    def done(self) -> None:
        """Forget everything that was typed."""
        for line in self.fields.values():
            line.clear()
        self.shown_code.clear()
        self.remember.hide()
        self.remember.setChecked(False)
        self._free()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter on the code that is shown for having put it away; fields have their own."""
        if self.asked is Asked.SHOW and is_enter(event):
            self._go()
        else:
            super().keyPressEvent(event)

    # --- inside ------------------------------------------------------------------------------------------------

    def _ask(self, asked: Asked, question: str, hint: str, act: str, other: str = "") -> None:
        self.asked = asked
        self.notice.clear()
        self.done()
        self.shown_code.hide()
        self.question.setText(question)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.act.setText(act)
        self.other.setText(other)
        self.other.setVisible(bool(other))
        for name, row in self._rows.items():
            row.setVisible(name in _FIELDS[asked])
        self._explain_first(hint)
        self.titled.emit()
        self._first_empty()

    def _explain_first(self, hint: str) -> None:
        """Let who does not see the hint hear it where one begins."""
        for number, name in enumerate(_FIELDS[self.asked]):
            self.fields[name].setAccessibleDescription("" if number else hint)

    def _first_empty(self) -> None:
        fields = (self.fields[name] for name in _FIELDS[self.asked])
        stop = next((field for field in fields if not field.text()), self.act)
        if self.notice.isHidden():
            stop.setFocus()
        else:
            self.notice.lead_to(stop)

    def _free(self) -> None:
        self.act.setEnabled(True)

    def _go(self) -> None:
        if not self.act.isEnabled():
            return
        self.notice.clear()
        if self.asked is Asked.SHOW:
            self.done()
            self.noted.emit()
            return
        if any(not self.fields[name].text() for name in _FIELDS[self.asked]):
            self.notice.say(self.tr("Fill every field."))
            self._first_empty()
            return
        password = self.fields["password"].text()
        if "again" in _FIELDS[self.asked] and password != self.fields["again"].text():
            self.fields["again"].clear()
            self.notice.say(self.tr("The two passwords differ."))
            self._first_empty()
            return
        self.act.setEnabled(False)
        name, login, code = (self.fields[one].value for one in ("name", "login", "code"))
        if self.asked is Asked.FIRST:
            self.started.emit(name, login, password)
        elif self.asked is Asked.SIGN_IN:
            self.signed.emit(login, password)
        elif self.asked is Asked.CODE:
            self.redeemed.emit(login, code, password)
        else:
            self.confirmed.emit(password)

    def _other(self) -> None:
        if self.asked is Asked.SIGN_IN:
            self.ask_code()
        elif self.asked is Asked.CODE:
            self.ask_sign_in()
        elif self.asked is Asked.AGAIN:
            self.left.emit()
        elif self.asked is Asked.FIRST:
            self.back_asked.emit()
        else:
            QApplication.clipboard().setText(self.shown_code.text())

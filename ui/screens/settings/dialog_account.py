"""Accounts of other people: one is opened, or recovered by two administrators; a one-time code comes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.dossier.people import Person
from reviewer.services.accounts import AccountRow
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, labelled
from ui.widgets.text import Look, Text


class AccountDialog(ActDialog):
    """Opens the account of somebody who has none; otherwise hands out a new code, with a second administrator."""

    def __init__(self, desktop: Desktop, person: Person, row: AccountRow | None, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Account of {name}").format(name=person.name),
            verb=self.tr("Open the account") if row is None else self.tr("Hand out a code"),
            icon="check",
            consequence=(
                self.tr("A one-time code is shown once. With it this person chooses their own password.")
                if row is None
                else self.tr(
                    "For a lost password and a lost code. A second administrator signs here; the journal names both."
                )
            ),
            parent=parent,
        )
        self.login = Line("account_login")
        self.password = Line("account_second_password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._two = row is not None
        if row is None:
            self.body.addLayout(labelled(self.tr("Login"), self.login))
        else:
            self.body.addWidget(Text(self.tr("Login: {login}").format(login=row.login), Look.STRONG))
            self.body.addLayout(labelled(self.tr("Login of the second administrator"), self.login))
            self.body.addLayout(labelled(self.tr("Password of the second administrator"), self.password))
        self.login.setFocus()

    def ready(self) -> bool:
        """What is asked for was typed."""
        return bool(self.login.value) and (bool(self.password.text()) or not self._two)

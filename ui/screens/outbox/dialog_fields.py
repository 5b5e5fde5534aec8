"""Dialogs of the outbox that ask for one line: an address, or the mail server's password."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import labelled
from ui.widgets.spoken_line import SpokenLine


class AddressDialog(ActDialog):
    """Another address for one message."""

    def __init__(self, desktop: Desktop, subject: str, to: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Address of “{subject}”").format(subject=subject),
            verb=self.tr("Change the address"),
            icon="file-pen",
            consequence=self.tr("The message goes to this one address."),
            parent=parent,
        )
        self.to = SpokenLine(to)
        self.to.setObjectName("to")
        self.body.addLayout(labelled(self.tr("E-mail address"), self.to))
        self.to.setFocus()


class PasswordDialog(ActDialog):
    """The password of the mail account; used once, or kept in this computer's keyring."""

    def __init__(self, desktop: Desktop, user: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Password of {user}").format(user=user),
            verb=self.tr("Send what is queued"),
            icon="send",
            consequence=self.tr("The mail server asks for it. It is never kept in the database."),
            parent=parent,
        )
        self.password = SpokenLine()
        self.password.setObjectName("password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addLayout(labelled(self.tr("Mail password"), self.password))
        self.keep = QCheckBox(self.tr("Keep it in this computer’s keyring, once the server has taken it"))
        self.keep.setObjectName("keep_password")
        self.body.addWidget(self.keep)
        self.password.setFocus()

    def take_password(self) -> str:
        """Return the password and empty its field."""
        taken = self.password.text()
        self.password.clear()
        return taken

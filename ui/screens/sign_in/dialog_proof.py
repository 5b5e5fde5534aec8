"""Dialogs that ask for a password: to go on with an act, to change one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, labelled


class ProofDialog(ActDialog):
    """Asks who is there for their password, before an act that wants a fresh proof."""

    def __init__(self, desktop: Desktop, name: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Confirm who you are"),
            verb=self.tr("Go on"),
            icon="check",
            consequence=self.tr(
                "{name}, this act asks for your password again. What you asked for is done right after."
            ).format(name=name),
            parent=parent,
        )
        self.password = _secret("proof_password")
        self.body.addLayout(labelled(self.tr("Password"), self.password))
        self.password.setFocus()

    def ready(self) -> bool:
        """A password was typed."""
        return bool(self.password.text())


class PasswordDialog(ActDialog):
    """Changes one's own password."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Change my password"),
            verb=self.tr("Change"),
            icon="check",
            consequence=self.tr("A long password of several words is best."),
            parent=parent,
        )
        self.old = _secret("old_password")
        self.new = _secret("new_password")
        self.again = _secret("new_password_again")
        self.body.addLayout(labelled(self.tr("Password now"), self.old))
        self.body.addLayout(labelled(self.tr("New password"), self.new))
        self.body.addLayout(labelled(self.tr("The new password again"), self.again))
        self.old.setFocus()

    def ready(self) -> bool:
        """Both new passwords are there and the same."""
        if self.new.text() != self.again.text():
            self.notice.say(self.tr("The two passwords differ."))
            self.fit()
            return False
        return bool(self.old.text() and self.new.text())


def _secret(name: str) -> Line:
    line = Line(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line

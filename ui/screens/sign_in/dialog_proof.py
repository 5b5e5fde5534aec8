"""Dialogs that ask for a password: to go on with an act, to change one's own, to get a new code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Secret, labelled
from ui.widgets.new_secret import NewSecretDialog

if TYPE_CHECKING:
    from ui.desktop import Desktop


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
        self.password = Secret("proof_password")
        self.body.addLayout(labelled(self.tr("Password"), self.password))
        self.password.setFocus()

    def ready(self) -> bool:
        """A password was typed."""
        return bool(self.password.text())


class PasswordDialog(NewSecretDialog):
    """Changes one's own password."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Change my password"),
            verb=self.tr("Change"),
            icon="check",
            consequence=self.tr("A long password of several words is best."),
            name="password",
            labels=(self.tr("Password now"), self.tr("New password"), self.tr("The new password again")),
            differ=self.tr("The two passwords differ."),
            parent=parent,
        )


class OwnCodeDialog(ActDialog):
    """Asks for the password before one gets a new one-time code of one's own."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Make me a new one-time code"),
            verb=self.tr("Show it"),
            icon="check",
            consequence=self.tr(
                "For a code that was used, lost or seen by others. The one that you have now opens nothing any more."
            ),
            parent=parent,
        )
        self.password = Secret("own_code_password")
        self.body.addLayout(labelled(self.tr("Password"), self.password))
        self.password.setFocus()

    def ready(self) -> bool:
        """A password was typed."""
        return bool(self.password.text())

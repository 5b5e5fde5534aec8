"""Another passphrase for this copy: the one of today first, then the new one twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, labelled


class PassphraseDialog(ActDialog):
    """Changes the passphrase; what it opens is not written anew."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Change my passphrase"),
            verb=self.tr("Change it"),
            icon="lock",
            consequence=self.tr(
                "From now on only the new one opens this copy. Nobody can give it back to you: choose several words."
            ),
            parent=parent,
        )
        self.old, self.new, self.again = (
            _secret("old_passphrase"),
            _secret("new_passphrase"),
            _secret("new_passphrase_again"),
        )
        self.body.addLayout(labelled(self.tr("Passphrase now"), self.old))
        self.body.addLayout(labelled(self.tr("New passphrase"), self.new))
        self.body.addLayout(labelled(self.tr("The same again"), self.again))
        self.old.setFocus()

    def ready(self) -> bool:
        """Both new ones are there and the same."""
        if self.new.text() != self.again.text():
            self.notice.say(self.tr("The two are not the same."))
            self.fit()
            return False
        return bool(self.old.text() and self.new.text())


def _secret(name: str) -> Line:
    line = Line(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line

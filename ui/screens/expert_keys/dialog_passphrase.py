"""Another passphrase for this copy: the one of today first, then the new one twice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.desktop import Desktop
from ui.widgets.new_secret import NewSecretDialog


class PassphraseDialog(NewSecretDialog):
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
            name="passphrase",
            labels=(self.tr("Passphrase now"), self.tr("New passphrase"), self.tr("The same again")),
            differ=self.tr("The two are not the same."),
            parent=parent,
        )

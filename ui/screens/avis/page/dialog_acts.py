"""Dialogs of the avis page: drafting, signing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from reviewer.services.views import AvisRow
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Button
from ui.widgets.fields import labelled
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text


class DraftDialog(ActDialog):
    """Draft an avis, or one that replaces another of the same candidate, with the reason."""

    def __init__(
        self, desktop: Desktop, reference: str, replaceable: tuple[AvisRow, ...], parent: QWidget
    ) -> None:
        super().__init__(
            desktop,
            self.tr("Draft the avis of {reference}").format(reference=reference),
            verb=self.tr("Draft the avis"),
            icon="file-pen",
            consequence=self.tr(
                "The draft is made from the decision. Somebody else validates it, a third person signs it."
            ),
            parent=parent,
        )
        self.choice = QComboBox()
        self.choice.setObjectName("replaces")
        self.choice.addItem(self.tr("It replaces no avis"), None)
        for row in replaceable:
            state = desktop.wording.label("avis_state", row.state)
            self.choice.addItem(
                self.tr("It replaces {number} ({state})").format(number=row.number, state=state), row.number
            )
        self.body.addLayout(labelled(self.tr("Avis of the same candidate"), self.choice))
        self.choice.setEnabled(bool(replaceable))
        self.reason = Paragraph(desktop.theme, self.tr("Why it replaces the other (kept in the register)"))
        self.reason.edit.setObjectName("replacement_reason")
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.choice.currentIndexChanged.connect(self._choose)

    @property
    def replaces(self) -> str | None:
        """Return the number of the avis to be replaced, if any."""
        number = self.choice.currentData()
        return number if isinstance(number, str) else None

    def ready(self) -> bool:
        """Ask for the reason of a replacement."""
        if self.replaces is not None and not self.reason.text:
            self.reason.complain(self.tr("A replacement needs its reason."))
            self.fit()
            return False
        return True

    def _choose(self) -> None:
        self.reason.setVisible(self.replaces is not None)
        self.fit()


class SignDialog(ActDialog):
    """The key file and its passphrase. The passphrase is used once and kept nowhere."""

    def __init__(self, desktop: Desktop, reference: str, key_path: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Sign the avis of {reference}").format(reference=reference),
            verb=self.tr("Sign and issue"),
            icon="signature",
            consequence=self.tr(
                "The avis takes its number, is signed and enters the register. Nothing of it can be changed "
                "afterwards: an avis is only suspended, revoked or replaced."
            ),
            parent=parent,
        )
        self.path = QLineEdit(key_path)
        self.path.setObjectName("key_path")
        self.path.setPlaceholderText(self.tr("Your .p12 or .pfx file"))
        browse = Button(desktop.theme, self.tr("Choose…"), "folder-open")
        browse.clicked.connect(self._browse)
        self.body.addLayout(labelled(self.tr("Your signing key"), self.path, browse))
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addLayout(labelled(self.tr("Passphrase of the key (kept nowhere)"), self.passphrase))
        self.problem = Text("", Look.CAPTION)
        self.problem.hide()
        self.body.addWidget(self.problem)
        (self.passphrase if key_path else self.path).setFocus()

    @property
    def key(self) -> Path:
        """Return where the key is."""
        return Path(self.path.text().strip()).expanduser()

    def take_passphrase(self) -> str:
        """Return the passphrase and empty its field."""
        taken = self.passphrase.text()
        self.passphrase.clear()
        return taken

    def ready(self) -> bool:
        """Ask for what is missing."""
        missing = next((field for field in (self.path, self.passphrase) if not field.text().strip()), None)
        self.problem.setVisible(missing is not None)
        if missing is None:
            return True
        words = self.tr("Choose your key file.") if missing is self.path else self.tr("Type the passphrase.")
        self.problem.setText(words)
        missing.setAccessibleDescription(words)
        missing.setFocus()
        self.fit()
        return False

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Your signing key"), "", self.tr("Keys (*.p12 *.pfx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

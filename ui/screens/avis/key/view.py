"""With which key one signs: a key file or a token, and the secret that opens it, used once and kept nowhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer.services.signing_setup import OwnSigning
from ui.desktop import Desktop
from ui.screens.avis.signing import KeyWanted
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.fields import labelled
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

FILE, TOKEN = "file", "token"


class KeyChoice(QWidget):
    """``resized``: something appeared or went, the dialog may fit itself."""

    resized = Signal()

    def __init__(self, desktop: Desktop, own: OwnSigning) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.source = QComboBox()
        self.source.setObjectName("key_source")
        self.source.addItem(self.tr("A key file (.p12, .pfx)"), FILE)
        if own.tokens and own.token:
            self.source.addItem(self.tr("My token “{name}”").format(name=own.token), TOKEN)
        choice = QWidget()
        kinds = labelled(self.tr("Key"), self.source)
        kinds.setContentsMargins(0, 0, 0, 0)
        choice.setLayout(kinds)
        column.addWidget(choice)
        choice.setVisible(self.source.count() > 1)
        self.path = SpokenLine(own.key_path)
        self.path.setObjectName("key_path")
        self.path.setPlaceholderText(self.tr("Your .p12 or .pfx file"))
        browse = Button(desktop.theme, self.tr("Choose…"), "folder-open")
        browse.clicked.connect(self._browse)
        self._file = QWidget()
        place = labelled(self.tr("Your signing key"), self.path, browse)
        place.setContentsMargins(0, 0, 0, 0)
        self._file.setLayout(place)
        column.addWidget(self._file)
        self._label = Text("", Look.STRONG)
        self.secret = SpokenLine()
        self.secret.setObjectName("passphrase")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._label.setBuddy(self.secret)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._label)
        row = QHBoxLayout()
        row.addWidget(self.secret)
        words.addLayout(row)
        column.addLayout(words)
        self.problem = Text("", Look.FAULT)
        self.problem.hide()
        column.addWidget(self.problem)
        self.source.currentIndexChanged.connect(self._choose)
        if own.token and own.tokens and not own.key_path:
            self.source.setCurrentIndex(1)
        self._choose()
        self.setFocusProxy(self.secret if own.key_path or self._by_token else self.path)

    def take(self) -> KeyWanted:
        """Return the key that is wanted, and empty the field of its secret."""
        secret = self.secret.text()
        self.secret.clear()
        path = None if self._by_token else Path(self.path.text().strip()).expanduser()
        return KeyWanted(path, secret)

    def ready(self) -> bool:
        """Ask for what is missing, at its field."""
        fields = (self.secret,) if self._by_token else (self.path, self.secret)
        missing = next((one for one in fields if not one.text().strip()), None)
        self.problem.setVisible(missing is not None)
        if missing is None:
            return True
        if missing is self.path:
            words = self.tr("Choose your key file.")
        elif self._by_token:
            words = self.tr("Type the PIN.")
        else:
            words = self.tr("Type the passphrase.")
        self.problem.setText(words)
        missing.setAccessibleDescription(words)
        missing.setFocus()
        self.resized.emit()
        return False

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _by_token(self) -> bool:
        return bool(self.source.currentData() == TOKEN)

    def _choose(self) -> None:
        self._file.setVisible(not self._by_token)
        words = (
            self.tr("PIN of the token (kept nowhere)")
            if self._by_token
            else self.tr("Passphrase of the key (kept nowhere)")
        )
        self._label.setText(words)
        self.secret.setAccessibleName(words)
        self.secret.clear()
        self.problem.hide()
        self.resized.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Your signing key"), "", self.tr("Keys (*.p12 *.pfx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()

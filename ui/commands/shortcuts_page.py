"""The page of shortcuts: every key that works now, by heading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.commands.table_model import CommandTable
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.commands.command import Command
    from ui.theme.theme import Theme


class ShortcutsDialog(QDialog):
    """Only what has a key. ``letters_toggled``: keys of a single letter shall work, or no more (WCAG 2.1.4)."""

    letters_toggled = Signal(bool)

    def __init__(self, theme: Theme, commands: Iterable[Command], parent: QWidget, *, letters: bool) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(theme.px(720), theme.px(640))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Text(self.tr("Keyboard shortcuts"), Look.TITLE))
        column.addWidget(
            Text(
                self.tr(
                    "A letter alone works in the list and on a dossier’s page; the others work everywhere."
                ),
                Look.MUTED,
            )
        )
        self.model = CommandTable(self, reasons=False)
        self.model.show_rows([one for one in commands if one.shortcut])
        self.table = Table(theme, self.model, self.tr("Keyboard shortcuts"))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.letters = QCheckBox(self.tr("Keys of a single letter work (kept for you on this computer)"))
        self.letters.setChecked(letters)
        self.letters.toggled.connect(self.letters_toggled)
        row.addWidget(self.letters)
        row.addStretch(1)
        close = Button(theme, self.tr("Close"), "check", Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.table.setFocus()

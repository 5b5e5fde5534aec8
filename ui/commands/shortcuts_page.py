"""The page of shortcuts: every key that works now, by heading."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.commands.command import Command
from ui.commands.table_model import CommandTable
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class ShortcutsDialog(QDialog):
    """Only what has a key."""

    def __init__(self, theme: Theme, commands: Iterable[Command], parent: QWidget) -> None:
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
        row.addStretch(1)
        close = Button(theme, self.tr("Close"), "check", Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.table.setFocus()

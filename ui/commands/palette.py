"""The palette: type a few letters of what you want done, Enter does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from ui.commands.table_model import CommandTable
from ui.theme.tokens import Space
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.commands.board import CommandBoard
    from ui.commands.command import Command
    from ui.theme.theme import Theme

WIDTH, HEIGHT = 860, 520
_STEERING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandPalette(QDialog):
    """Keys go to the field; arrows move in the list. A command that is not possible says why, and the palette stays."""

    def __init__(
        self,
        theme: Theme,
        board: CommandBoard,
        parent: QWidget,
        otherwise: Callable[[str], Command | None],
    ) -> None:
        """``otherwise``: what else may be done with the typed words, such as looking for them in the dossiers."""
        super().__init__(parent)
        self._board = board
        self._otherwise = otherwise
        self.setObjectName("command_palette")
        self.setWindowTitle(self.tr("Commands"))
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        self.field = SpokenLine()
        self.field.setObjectName("command_words")
        self.field.setAccessibleName(self.tr("What do you want to do?"))
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.model = CommandTable(self)
        self.table = Table(theme, self.model, self.tr("Commands"))
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._run)
        self.table.clicked.connect(lambda index: self._run(self.model.row(index).key))
        self.table.chosen.connect(self._say)
        column.addWidget(self.table, 1)
        self.said = Text("", Look.MUTED)
        column.addWidget(self.said)
        self._find("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter of the field work in the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _STEERING:
                QApplication.sendEvent(self.table, event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self.table.current_id is not None:
                    self._run(self.table.current_id)
                return True
        return super().eventFilter(watched, event)

    # --- inside ----------------------------------------------------------------------------------------------

    def _find(self, typed: str) -> None:
        found = list(self._board.find(typed))
        other = self._otherwise(typed.strip()) if typed.strip() else None
        if other is not None:
            found.append(other)
        self.model.show_rows(found)
        self.said.setText("" if found else self.tr("No command has these letters."))
        if found:
            self.table.selectRow(0)
            self._say(found[0].key)

    def _say(self, key: str) -> None:
        """Say of the chosen command what a narrow column would cut off."""
        command = self._command(key)
        self.said.setText("" if command is None else command.why_not())
        self.table.tell_current()

    def _run(self, key: str) -> None:
        command = self._command(key)
        if command is None:
            return
        reason = command.why_not()
        if reason:
            self.said.setText(reason)
            return
        self.accept()
        self._board.run(command)

    def _command(self, key: str) -> Command | None:
        return next((one for one in self.model.rows if one.key == key), None)

"""Shows a one-time code, this once: to hand to somebody else, or to keep as one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.act_dialog import ActDialog
from ui.widgets.text import Look, Text, let_read

if TYPE_CHECKING:
    from reviewer.services.accounts import OneTimeCode
    from ui.desktop import Desktop


class CodeDialog(ActDialog):
    """``own``: the code is of the person who reads it; otherwise they hand it on."""

    def __init__(self, desktop: Desktop, code: OneTimeCode, parent: QWidget, *, own: bool = False) -> None:
        super().__init__(
            desktop,
            self.tr("One-time code of {name}").format(name=code.name),
            verb=self.tr("I have put it away"),
            icon="check",
            consequence=(
                self.tr(
                    "It replaces a lost password, once; the code before opens nothing any more. Write it down and "
                    "keep it in a safe place: it is not shown again."
                )
                if own
                else self.tr(
                    "Hand it to {name} with the login {login}. It is not shown again; nobody else should keep it."
                ).format(name=code.name, login=code.login)
            ),
            parent=parent,
        )
        self.code = Text(code.code, Look.TITLE)
        self.code.setObjectName("one_time_code")
        let_read(self.code, self.windowTitle())
        self.body.addWidget(self.code)
        self.code.setFocus()
        self.cancel.setText(self.tr("Copy"))
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self._copy)
        self.confirmed.connect(self.accept)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())

"""An act that needs a reason, or whose consequence must be named before it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme


class ReasonDialog(QDialog):
    """Consequence, reason, and the act's own verb on the button. Stays open, with the error, when it is refused."""

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        title: str,
        consequence: str,
        verb: str,
        icon: str,
        parent: QWidget,
        kind: Kind = Kind.PRIMARY,
        ask_reason: bool = True,
    ) -> None:
        super().__init__(parent)
        self.subject = ""
        self._asked = False
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(520))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Text(title, Look.TITLE))
        self.consequence = Text(consequence)
        column.addWidget(self.consequence)
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(112))
        label = QLabel(self.tr("&Reason"))
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.tr("Reason"))
        if ask_reason:
            column.addWidget(label)
            column.addWidget(self.reason)
        self.remarked = Text("", Look.CAPTION)
        self.remarked.hide()
        column.addWidget(self.remarked)
        self.notice = Notice(theme)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        cancel = Button(theme, self.tr("Cancel"), None, Kind.QUIET)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.act = Button(theme, verb, icon, kind)
        self.act.setDefault(True)
        self.act.clicked.connect(self._give)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.act.click)
        row.addWidget(self.act)
        column.addLayout(row)
        (self.reason if ask_reason else self.act).setFocus()

    def remark(self, sentence: str) -> None:
        """Say something that is no refusal."""
        self.remarked.setText(sentence)
        self.remarked.setVisible(bool(sentence))

    def refuse(self, explanation: Explanation) -> None:
        """Show why the act was refused; what was typed stays."""
        self.act.setEnabled(True)
        self.notice.explain(explanation)
        self.notice.updateGeometry()
        wanted = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), wanted))
        if self._asked:
            self._asked = False
            self.notice.lead_to(self.act if self.reason.isHidden() else self.reason)

    def _give(self) -> None:
        self.notice.clear()
        self._asked = True
        self.act.setEnabled(False)
        self.given.emit(self.reason.toPlainText().strip())

"""Putting a copy back where there is no database: what is in it, and the secret that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import moment
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.copy_card import CopyCard
from ui.widgets.fields import Line, Secret, labelled
from ui.widgets.notice import Notice
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.services.ports.backups import RestorePreview
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme

WIDTH = 560


class PutBackDialog(QDialog):
    """``confirmed``: login and secret, both empty where this computer opens the copy or nothing encrypts it."""

    confirmed = Signal(str, str)

    def __init__(
        self, theme: Theme, seen: RestorePreview, *, asks: bool, place: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.seen = seen
        self._asks = asks
        self._busy = False
        title = self.tr("Put a copy back")
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(WIDTH))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Text(title, Look.TITLE))
        column.addWidget(
            Text(self.tr("It becomes the database of this computer, in {place}.").format(place=place))
        )
        self.notice = Notice(theme)
        column.addWidget(self.notice)
        named = self.tr("The copy of {moment}").format(moment=moment(seen.copy.made_at))
        column.addWidget(CopyCard(named, seen.copy.contents))
        self.login = Line("copy_login")
        self.secret = Secret("copy_secret")
        if asks:
            column.addWidget(
                Text(
                    self.tr("The copy is encrypted. A password of the day it was made opens it."), Look.MUTED
                )
            )
            column.addLayout(labelled(self.tr("Login"), self.login))
            column.addLayout(labelled(self.tr("Password, or one-time code"), self.secret))
        self.working = Text("", Look.MUTED)
        column.addWidget(self.working)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        self.cancel = Button(theme, self.tr("Cancel"), kind=Kind.QUIET)
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.act = Button(theme, self.tr("Put it back"), "history", Kind.PRIMARY)
        self.act.clicked.connect(self._confirm)
        self.act.setDefault(True)
        row.addWidget(self.act)
        column.addLayout(row)
        (self.login if asks else self.act).setFocus()

    def refuse(self, explanation: Explanation) -> None:
        """Say why; the secret is typed anew, everything else is kept."""
        self._settle(busy=False)
        self.secret.clear()
        self.notice.explain(explanation)
        self._fit()
        if self._asks:
            self.notice.lead_to(self.secret)

    def reject(self) -> None:
        """What has begun is not left alone."""
        if not self._busy:
            super().reject()

    def _confirm(self) -> None:
        self.notice.clear()
        for field in (self.login, self.secret) if self._asks else ():
            if not field.value:
                self.notice.say(self.tr("Fill every field."))
                self._fit()
                field.setFocus()
                return
        self._settle(busy=True)
        self.confirmed.emit(self.login.value, self.secret.text())

    def _settle(self, *, busy: bool) -> None:
        self._busy = busy
        for one in (self.act, self.cancel, self.login, self.secret):
            one.setEnabled(not busy)
        self.working.setText(self.tr("Comparing every file, then putting it back…") if busy else "")

    def _fit(self) -> None:
        """Take the height that the words need, after something appeared."""
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

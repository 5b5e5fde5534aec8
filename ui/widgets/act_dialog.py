"""Dialogs that carry an act with fields of its own, and the screens that open them.

A dialog stays open until the use case has committed; a refusal is shown in it and nothing typed is lost. An act that
needs only its reason has ``ReasonDialog``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.screen import Screen
from ui.widgets.tab_place import stand_last
from ui.widgets.text import Look, Text
from ui.widgets.typed_fields import attend

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.acting import ActingPresenter
    from ui.desktop import Desktop

WIDTH = 520


class ActDialog(QDialog):
    """One act: title, consequence, fields in ``body``, and two buttons. ``confirmed``: the person wants it done.

    ``subject``: what the act is about, where the title does not tell one from another.
    """

    confirmed = Signal()

    def __init__(
        self,
        desktop: Desktop,
        title: str,
        *,
        verb: str,
        icon: str | None = None,
        consequence: str = "",
        kind: Kind = Kind.PRIMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desktop = desktop
        self.subject = ""
        self._asked = False
        self.setWindowTitle(title)
        self.setMinimumWidth(desktop.theme.px(WIDTH))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Text(title, Look.TITLE))
        self.consequence = Text(consequence)
        column.addWidget(self.consequence)
        self.consequence.setVisible(bool(consequence))
        self.setAccessibleDescription(consequence)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        column.addLayout(self.body)
        self.remarked = Text("", Look.CAPTION)
        self.remarked.hide()
        column.addWidget(self.remarked)
        self.notice = Notice(desktop.theme)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        self.cancel = Button(desktop.theme, self.tr("Cancel"), None, Kind.QUIET)
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.act = Button(desktop.theme, verb, icon, kind)
        self.act.setDefault(True)
        self.act.clicked.connect(self._confirm)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.act.click)
        row.addWidget(self.act)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need at this width."""
        super().showEvent(event)
        stand_last(self, self.cancel, self.act)
        self.fit()

    def fit(self) -> None:
        """Take the height that the words need, after something appeared or went."""
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def ready(self) -> bool:
        """Tell whether the fields allow the act; a subclass says at its field what is missing."""
        return True

    @property
    def resume_at(self) -> QWidget:
        """Return where one begins again after a refusal."""
        return self.act

    def refuse(self, explanation: Explanation) -> None:
        """Show why the act was refused; the fields keep what was typed."""
        self.act.setEnabled(True)
        self.notice.explain(explanation)
        if self._asked:
            self._asked = False
            self.notice.lead_to(self.resume_at)

    def remark(self, sentence: str) -> None:
        """Say something that is no refusal."""
        self.remarked.setText(sentence)
        self.remarked.setVisible(bool(sentence))
        self.fit()

    def _confirm(self) -> None:
        self.notice.clear()
        if self.ready():
            self._asked = True
            self.act.setEnabled(False)
            self.confirmed.emit()


class ActingScreen(Screen):
    """A screen with dialogs: a refusal of the act that a dialog asked for is shown in that dialog."""

    def __init__(self, desktop: Desktop, presenter: ActingPresenter) -> None:
        super().__init__(desktop, presenter)
        self.dialog: ActDialog | ReasonDialog | None = None
        self.about: str | None = None
        self._acting = presenter
        presenter.acted.connect(self.close_dialog)
        presenter.working.connect(self._free)
        desktop.feedback.trouble.connect(self._tell_trouble)

    def adopt(self, presenter: ActingPresenter) -> None:
        """Let another presenter of this screen have its acts asked for, and refused, in the same dialogs."""
        presenter.setParent(self)
        presenter.refused.connect(self.show_refusal)
        presenter.conflicted.connect(self.show_conflict)
        presenter.acted.connect(self.close_dialog)
        presenter.working.connect(self._free)

    def open_dialog(self, dialog: ActDialog | ReasonDialog) -> None:
        """Show a dialog; only one at a time. What was typed into it before is back."""
        self.close_dialog()
        self.clear_refusal()
        self.dialog = dialog
        dialog.finished.connect(self._dialog_gone)
        about = self._acting.about if self.about is None else self.about
        named = dialog.subject or dialog.windowTitle()
        place = f"{type(self).__name__}/{about or ''}/{type(dialog).__name__}/{named}"
        helping = QShortcut(QKeySequence("F1"), dialog)
        helping.activated.connect(partial(self.desktop.doors.help_asked.emit, dialog))
        attend(self.desktop.typed, dialog, place, about).returned.connect(self._say_returned)
        dialog.open()

    def ask(
        self,
        *,
        title: str,
        consequence: str,
        verb: str,
        icon: str,
        act: Callable[[str], object],
        reason: bool = True,
        kind: Kind = Kind.PRIMARY,
    ) -> ReasonDialog:
        """Name the consequence of an act, ask for its reason (or only for a yes), then do it."""
        dialog = ReasonDialog(
            self.theme,
            title=title,
            consequence=consequence,
            verb=verb,
            icon=icon,
            parent=self,
            kind=kind,
            ask_reason=reason,
        )
        dialog.given.connect(act)
        self.open_dialog(dialog)
        return dialog

    def close_dialog(self, _result: object = None) -> None:
        """Close the dialog: its act is done."""
        if self.dialog is not None:
            self.dialog.accept()

    def show_refusal(self, error: Exception) -> None:
        """Show an error in the dialog that asked, else beside the act."""
        if self.dialog is not None:
            self.dialog.refuse(self.desktop.feedback.explain(error))
        else:
            super().show_refusal(error)

    def _tell_trouble(self, explanation: Explanation) -> None:
        """Say in the dialog too what the bar says: the bar is behind it."""
        if self.dialog is not None and self.isVisible():
            self.dialog.refuse(explanation)

    def _say_returned(self) -> None:
        if self.dialog is not None:
            self.dialog.remark(self.tr("What you had typed here is back."))

    def _free(self, working: bool) -> None:
        """Whatever became of the act (a conflict, trouble in the bar), what was typed can be tried again."""
        if not working and self.dialog is not None:
            self.dialog.act.setEnabled(True)

    def _dialog_gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self.about = None

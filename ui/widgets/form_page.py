"""A page of forms inside a screen: what it has to do with its presenter, and where its refusals are said."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.notice import Notice


class FormPage(QWidget):
    """Base of pages in tabs. Refusals stand above the ``column`` of cards; the presenter is told when it is seen."""

    def __init__(self, desktop: Desktop, presenter: ActingPresenter) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        self._base = presenter
        presenter.setParent(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, Space.M, Space.S, 0)
        self.column.setSpacing(Space.L)
        self.notice = Notice(self._theme)
        self.column.addWidget(self.notice)
        presenter.acted.connect(self.done)
        presenter.refused.connect(self.refuse)
        presenter.conflicted.connect(self.refuse)

    # --- for subclasses --------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Show what is for the person who is looking, before it is brought up to date."""

    def done(self, _result: object) -> None:
        """What was asked for is done: a former refusal is over."""
        self.notice.clear()

    def refuse(self, error: Exception) -> None:
        """Say why it is not done."""
        self.notice.explain(self._desktop.feedback.explain(error))

    # --- Qt --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date when it is seen."""
        super().showEvent(event)
        self.prepare()
        self._base.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self._base.hide()

"""The bar that offers a check of the database after a crash, above every screen, until somebody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.after_crash.presenter import AfterCrashPresenter
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.desktop import Desktop
    from ui.theme.theme import Theme


class AfterCrashBar(QWidget):
    """Whoever is there may check; which things do not hold, administration reads. ``details_asked``: show them."""

    details_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.presenter = AfterCrashPresenter(self)
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        room.setSpacing(Space.S)
        self.notice = Notice(theme, ToneName.WARNING, closable=False)
        self.notice.setAccessibleDescription(self.tr("After a crash"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.notice, 1)
        self.bar = ProgressBar()
        self.bar.expect(0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Check under way"))
        self.bar.hide()
        self.later = Button(theme, self.tr("Not now"), None, Kind.QUIET)
        self.later.setObjectName("check_later")
        self.later.clicked.connect(self.close_bar)
        self.check = Button(theme, self.tr("Check the database"), "shield-check")
        self.check.setObjectName("check_after_crash")
        self.check.clicked.connect(self.presenter.check)
        self.details = Button(theme, self.tr("Show what does not hold"), "shield-alert")
        self.details.clicked.connect(self._ask_details)
        for button in (self.later, self.check, self.details):
            row.addWidget(button)
        room.addLayout(row)
        room.addWidget(self.bar)
        self.hide()
        self.presenter.found.connect(self._found)
        self.presenter.failed.connect(self._failed)
        self.presenter.checking.running.connect(self._show_checking)

    def install(self, desktop: Desktop) -> None:
        """Take the office; nothing shows before somebody is there."""
        self.presenter.install(desktop)

    def greet(self) -> None:
        """Somebody is there: offer the check, where the program was not closed properly the last time."""
        if not self.presenter.waits or not self.isHidden():
            return
        self.notice.say(
            self.tr("Avisé was not closed properly the last time."),
            self.tr(
                "What was recorded is recorded. A check tells whether the database is whole; one goes on working "
                "meanwhile."
            ),
        )
        self._offer(check=True, details=False)
        self.show()

    def close_bar(self) -> None:
        """The person has answered."""
        self.presenter.waits = False
        self.hide()

    def _found(self, problems: int) -> None:
        self.later.setText(self.tr("Close"))
        if not problems:
            self.notice.say(self.tr("The database was checked: everything holds."))
            self._offer(check=False, details=False)
            return
        manages = self.presenter.manages
        self.notice.say(
            self.tr("The database was checked: %n thing(s) do not hold.", "", problems),
            ""
            if manages
            else self.tr("Tell administration before going on: a copy may have to be put back."),
        )
        self._offer(check=False, details=manages)

    def _failed(self, words: Explanation) -> None:
        self.notice.explain(words)
        self._offer(check=True, details=False)

    def _ask_details(self) -> None:
        self.close_bar()
        self.details_asked.emit()

    def _offer(self, *, check: bool, details: bool) -> None:
        self.check.setVisible(check)
        self.details.setVisible(details)

    def _show_checking(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.later.setVisible(not running)
        self.check.setVisible(not running)

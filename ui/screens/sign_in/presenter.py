"""What the door does: each on the write lane, so that what was asked for as one person is done before another acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from reviewer.accounts.parameters import load
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor, Person

if TYPE_CHECKING:
    from reviewer.services.accounts import OneTimeCode
    from ui.desktop import Desktop

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class SignInPresenter(QObject):
    """``entered``: somebody acts from now on; ``coded``: a one-time code to show once; ``refused``: an error."""

    entered = Signal(object)
    coded = Signal(object)
    refused = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._accounts = desktop.office.accounts

    def start(self, name: str, login: str, password: str) -> None:
        """Open the first account of a new database."""
        first = Person(id=str(uuid4()), name=name, roles=frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}))
        self._run(partial(self._accounts.start, first, login, password), self._coded)

    def sign_in(self, login: str, password: str) -> None:
        """Let somebody act who gives login and password."""
        self._run(partial(self._accounts.sign_in, login, password), self._entered)

    def redeem(self, login: str, code: str, password: str) -> None:
        """Choose a password by the one-time code, and sign in with it."""
        self._run(partial(_redeem, self._desktop, login, code, password), self._coded)

    def confirm(self, password: str) -> None:
        """Prove again who one is."""
        self._run(partial(self._accounts.confirm, password), self._entered)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._desktop.writes.run(work, done=done, failed=self._refused)

    def _entered(self, actor: Actor) -> None:
        self.entered.emit(actor)

    def _coded(self, code: OneTimeCode) -> None:
        self.coded.emit(code)

    def _refused(self, error: Exception) -> None:
        self.refused.emit(error)


class IdleWatch(QObject):
    """``idle``: nobody has touched a key or the mouse for as long as the house's figures say."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(load().idle_minutes * 60_000)
        self._timer.timeout.connect(self.idle)
        self._watched: QObject | None = None

    def watch(self, application: QObject | None) -> None:
        """Count from now, and anew at each sign of life; None: count no more."""
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = application
        if application is not None:
            application.installEventFilter(self)
            self._timer.start()

    @property
    def counting(self) -> bool:
        """Tell whether the time is running."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count anew at a sign of life; nothing is kept from anybody."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return False


def _redeem(desktop: Desktop, login: str, code: str, password: str) -> OneTimeCode:
    accounts = desktop.office.accounts
    found = accounts.redeem(login, code, password)
    accounts.sign_in(login, password)
    return found

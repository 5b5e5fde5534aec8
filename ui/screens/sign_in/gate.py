"""The gate before the door: what a person types opens an encrypted database, and is then handed on to its office.

There is no office yet, hence no desktop: the gate has a lane of its own, closed as soon as it let somebody through.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from ui.tasks.lanes import WriteLane

if TYPE_CHECKING:
    from reviewer.services.office import Office


class Gate(Enum):
    """What stands before an office: nothing, somebody's secret, or the first account of a new database."""

    OPEN = auto()
    LOCKED = auto()
    NEW = auto()


class Entrance(Protocol):
    """The way into one database (``ui.bootstrap``)."""

    def gate(self) -> Gate:
        """Tell what stands before its office."""
        ...

    def may_remember(self) -> bool:
        """Tell whether this computer has a keyring that could open it."""
        ...

    def open(self) -> Office:
        """Open its office."""
        ...

    def unlock(self, login: str, password: str) -> None:
        """Take the key out of a person's slot."""
        ...

    def unlock_by_code(self, login: str, code: str) -> None:
        """Take the key out with a printed code."""
        ...

    def found(self, name: str, login: str, password: str) -> None:
        """Make the keys of a new database."""
        ...


class GatePresenter(QObject):
    """``unlocked``: the office can be opened now; ``refused``: an error."""

    unlocked = Signal()
    refused = Signal(object)

    def __init__(self, entrance: Entrance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entrance = entrance
        self._lane = WriteLane(self)

    @property
    def busy(self) -> bool:
        """Tell whether a secret is being tried."""
        return self._lane.busy

    @property
    def may_remember(self) -> bool:
        """Tell whether this computer has a keyring that could open the database."""
        return self._entrance.may_remember()

    def start(self, name: str, login: str, password: str) -> None:
        """Make the keys of a new database under its first administrator's password."""
        self._run(partial(self._entrance.found, name, login, password))

    def sign_in(self, login: str, password: str) -> None:
        """Open with a person's password."""
        self._run(partial(self._entrance.unlock, login, password))

    def redeem(self, login: str, code: str, _password: str) -> None:
        """Open with a printed code; the new password is the office's."""
        self._run(partial(self._entrance.unlock_by_code, login, code))

    def close(self) -> None:
        """End the lane."""
        self._lane.close(finish=False)

    def _run(self, work: Callable[[], None]) -> None:
        self._lane.run(work, done=self._done, failed=self._failed)

    def _done(self, _nothing: object) -> None:
        self.unlocked.emit()

    def _failed(self, error: Exception) -> None:
        self.refused.emit(error)

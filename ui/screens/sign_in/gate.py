"""The gate before the door: what a person types opens an encrypted database, and is then handed on to its office.

There is no office yet, hence no desktop: the gate has a lane of its own, closed as soon as it let somebody through.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from ui.tasks.lanes import WriteLane
from ui.tasks.way_back import WayBack

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from reviewer.services.ports.backups import RestorePreview


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

    @property
    def place(self) -> str:
        """Return where its data lives."""
        ...

    @property
    def movable(self) -> bool:
        """Tell whether a person may say where that is."""
        ...

    @property
    def bereft(self) -> bool:
        """Tell whether its keys are there and its file is not."""
        ...

    def live_in(self, folder: Path) -> None:
        """Let its data live in a folder."""
        ...

    def sample(self, tell: Callable[[str], None]) -> None:
        """Lead to the sample data instead, made where they are not there."""
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

    def look_at(self, source: Path) -> tuple[RestorePreview, bool]:
        """Say what is in a copy, and whether it asks for somebody's secret."""
        ...

    def put_back(self, source: Path, login: str, secret: str) -> bool:
        """Put a copy where there is no database; tell whether the secret was a password."""
        ...


class GatePresenter(QObject):
    """``unlocked``: the office can be opened now; ``refused``: an error.

    ``turned``: the way leads somewhere else now (another folder, the sample data): look again what stands there.
    ``told``: a step of making the sample data; ``stopped``: they are not made after all. ``looked``: what a copy holds;
    ``put_in``: it is the database now; ``kept_out``: why it is not.
    """

    looked = Signal(object)
    put_in = Signal(bool)
    kept_out = Signal(object)
    unlocked = Signal()
    refused = Signal(object)
    turned = Signal()
    told = Signal(str)
    stopped = Signal()

    def __init__(self, entrance: Entrance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entrance = entrance
        self._lane = WriteLane(self)
        self._stopping = False
        self._back = WayBack(self._say)

    @property
    def place(self) -> str:
        """Return where the data lives."""
        return self._entrance.place

    @property
    def movable(self) -> bool:
        """Tell whether a person may say where that is."""
        return self._entrance.movable

    @property
    def bereft(self) -> bool:
        """Tell whether the keys of a database are there and its file is not."""
        return self._entrance.bereft

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

    def live_in(self, folder: Path) -> None:
        """Let the data live in a folder."""
        self._lane.run(partial(self._entrance.live_in, folder), done=self._turned, failed=self._failed)

    def sample(self) -> None:
        """Make the sample data, and go there."""
        self._stopping = False
        self._lane.run(partial(self._entrance.sample, self._tell), done=self._turned, failed=self._failed)

    def stop(self) -> None:
        """Make no sample data after all: the step under way is the last."""
        self._stopping = True

    def look_at(self, source: Path) -> None:
        """Ask what is in a copy."""
        self._lane.run(partial(self._entrance.look_at, source), done=self._looked, failed=self._failed)

    def put_back(self, source: Path, login: str, secret: str) -> None:
        """Put a copy where there is no database."""
        work = partial(self._entrance.put_back, source, login, secret)
        self._lane.run(work, done=self._put_in, failed=self._kept_out)

    def close(self) -> None:
        """End the lane."""
        self._lane.close(finish=False)

    def _run(self, work: Callable[[], None]) -> None:
        self._lane.run(work, done=self._done, failed=self._failed)

    def _done(self, _nothing: object) -> None:
        self.unlocked.emit()

    def _turned(self, _nothing: object) -> None:
        self.turned.emit()

    def _looked(self, looked: tuple[RestorePreview, bool]) -> None:
        self.looked.emit(looked)

    def _put_in(self, by_password: bool) -> None:
        self.put_in.emit(by_password)

    def _kept_out(self, error: Exception) -> None:
        self.kept_out.emit(error)

    def _tell(self, sentence: str) -> None:
        if self._stopping:
            raise _Stopped
        self._back.bring(sentence)

    def _say(self, sentence: str) -> None:
        self.told.emit(sentence)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, _Stopped):
            self.stopped.emit()
        else:
            self.refused.emit(error)


class _Stopped(Exception):  # the person's own wish, and no error
    """The person wants no sample data any more."""

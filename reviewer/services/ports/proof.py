"""Where checkpoints, their time stamps and the readings are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.checkpoints import CheckpointStamp, SignedCheckpoint
    from reviewer.journal import Head
    from reviewer.readings import Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the journal is sealed. ``newest``: instant of its last entry; ``sealed``: the last sealed entry."""

    head: Head
    newest: str | None
    sealed: int


class Checkpoints(Protocol):
    """Signed checkpoints and their time stamps: appended, never changed."""

    def standing(self) -> Standing:
        """Return how far the journal is sealed."""
        ...

    def hold(self) -> Standing:
        """Return the same, and let nobody else append to the journal until this transaction ends."""
        ...

    def latest(self) -> SignedCheckpoint | None:
        """Return the last checkpoint."""
        ...

    def all(self) -> tuple[SignedCheckpoint, ...]:
        """Return every checkpoint in order."""
        ...

    def add(self, checkpoint: SignedCheckpoint, sealed: int) -> None:
        """Store the next checkpoint; ``sealed``: the entry of the journal that it goes to."""
        ...

    def stamps(self) -> tuple[CheckpointStamp, ...]:
        """Return every time stamp in order."""
        ...

    def latest_and_stamp(self) -> tuple[SignedCheckpoint | None, CheckpointStamp | None]:
        """Return the last checkpoint, and the time stamp of the newest one that has one."""
        ...

    def add_stamp(self, stamp: CheckpointStamp) -> None:
        """Store a time stamp; raise ``ConflictingChange`` where its checkpoint has one."""
        ...


class Readings(Protocol):
    """Who read what, to read; entries are appended by ``UnitOfWork.keep_readings``."""

    def entries(self) -> Iterator[Reading]:
        """Return all readings in order, a window at a time."""
        ...

    def of_dossier(self, dossier_id: str) -> tuple[Reading, ...]:
        """Return the readings of one dossier, newest first."""
        ...

    def head(self) -> Head:
        """Return where the chain should end."""
        ...

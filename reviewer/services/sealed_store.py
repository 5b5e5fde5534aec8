"""The store with its journal sealed: a checkpoint goes into the transaction of the act that makes it due.

It seals what was there before the act, never the act itself: both are kept, or neither. The journal says that it was
made and its digest, so that a checkpoint that goes missing shows. When it is due is ``reviewer.checkpoints.is_due``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from reviewer.dossier.events import Details, Event
from reviewer.services.clock import calendar_day

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.ports import OfficeSeals, Store, UnitOfWork
    from reviewer.services.ports.proof import Standing


def instant(at: datetime) -> str:
    """Return an instant as the journal writes it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(work: UnitOfWork, seals: OfficeSeals, at: datetime) -> tuple[Event, ...]:
    """Sign where both chains stand now, keep it in this transaction, and return what to put in the journal."""
    from reviewer.checkpoints import SignedCheckpoint, next_checkpoint
    from reviewer.services.office_keys import key_in_use

    key, made = key_in_use(
        work, seals, at
    )  # before the head is held: whoever makes a key does it in this order
    standing = work.checkpoints.hold()
    checkpoint = next_checkpoint(
        work.checkpoints.latest(),
        at=instant(at),
        kid=key.kid,
        journal=standing.head,
        readings=work.readings.head(),
    )
    payload = checkpoint.payload()
    signed = SignedCheckpoint(
        number=checkpoint.number, kid=key.kid, payload=payload, signature=seals.sign(payload, key)
    )
    work.checkpoints.add(signed, standing.head.sequence)
    details: Details = {"number": signed.number, "until": standing.head.sequence, "sha256": signed.sha256}
    return (*made, Event(name="journal_sealed", details=details))


def due(standing: Standing, at: datetime) -> bool:
    """Tell whether an act at this instant seals first what was done before it."""
    from reviewer.checkpoints import is_due

    if standing.newest is None:
        return False
    newest = calendar_day(datetime.fromisoformat(standing.newest)).isoformat()
    day = calendar_day(at).isoformat()
    return is_due(sealed=standing.sealed, head=standing.head, newest=newest, day=day)


class _Work:
    """One transaction that may write, sealed as it is committed."""

    def __init__(self, inner: UnitOfWork, seals: OfficeSeals) -> None:
        self._inner = inner
        self._seals = seals

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        """Append the events to the journal and commit; seal before them what was there, where that is due."""
        sealing: tuple[Event, ...] = ()
        if events and due(self._inner.checkpoints.standing(), at):
            sealing = self._sealed(at)
        self._inner.commit(actor, at, *sealing, *events)

    def _sealed(self, at: datetime) -> tuple[Event, ...]:
        # Another one may have sealed it while this one waited for the pen.
        return seal(self._inner, self._seals, at) if due(self._inner.checkpoints.hold(), at) else ()


@dataclass(frozen=True, slots=True)
class SealedStore:
    """Implements ``Store``."""

    inner: Store
    seals: OfficeSeals

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """Open a transaction that may write."""
        with self.inner.begin() as work:
            yield cast("UnitOfWork", _Work(work, self.seals))  # what it does not do it passes on

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a view that only reads."""
        return self.inner.read()

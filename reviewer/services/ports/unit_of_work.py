"""One transaction over everything that is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.dossier.events import Event
    from reviewer.dossier.people import Actor
    from reviewer.readings import Glance
    from reviewer.services.ports.accounts import Accounts
    from reviewer.services.ports.committee import Conflicts, Deliberations, Experts
    from reviewer.services.ports.dossiers import Corrections, Dossiers, Letters, Prechecks, Quarantine
    from reviewer.services.ports.expert_copy import ExpertCopies
    from reviewer.services.ports.figures import Figures
    from reviewer.services.ports.grids import Grids
    from reviewer.services.ports.house import Blobs, Journal, People, ReceptionCounts, Settings, Wages
    from reviewer.services.ports.office import OfficeKeys, StatusLists
    from reviewer.services.ports.outbox import Outbox
    from reviewer.services.ports.packages import ExchangeKeys, Packages
    from reviewer.services.ports.pieces import Piece
    from reviewer.services.ports.proof import Checkpoints, Readings
    from reviewer.services.ports.reconciliation import Reconciliations
    from reviewer.services.ports.register import Register
    from reviewer.services.ports.signatures import Signatures
    from reviewer.services.ports.typed import TypedText, TypedTexts
    from reviewer.services.view_records import Layout, SavedView, SavedViews


class UnitOfWork(Protocol):
    """One transaction. Leaving without ``commit`` rolls everything back; there is no commit without an event."""

    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def deliberations(self) -> Deliberations: ...
    @property
    def prechecks(self) -> Prechecks: ...
    @property
    def corrections(self) -> Corrections: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def grids(self) -> Grids: ...
    @property
    def experts(self) -> Experts: ...
    @property
    def conflicts(self) -> Conflicts: ...
    @property
    def people(self) -> People: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def register(self) -> Register: ...
    @property
    def office_keys(self) -> OfficeKeys: ...
    @property
    def status_lists(self) -> StatusLists: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def signatures(self) -> Signatures: ...
    @property
    def expert_copy(self) -> ExpertCopies: ...
    @property
    def exchange_keys(self) -> ExchangeKeys: ...
    @property
    def packages(self) -> Packages: ...
    @property
    def reconciliations(self) -> Reconciliations: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def saved_views(self) -> SavedViews: ...
    @property
    def quarantine(self) -> Quarantine: ...
    @property
    def wages(self) -> Wages: ...
    @property
    def reception_counts(self) -> ReceptionCounts: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def checkpoints(self) -> Checkpoints: ...
    @property
    def readings(self) -> Readings: ...
    @property
    def typed(self) -> TypedTexts: ...
    @property
    def blobs(self) -> Blobs: ...

    def gather(self, dossier_ids: Collection[str], *pieces: Piece) -> None:
        """Read pieces of dossiers, and of the house, at once: what is asked of them later in this view is at hand.

        For whoever asks of many dossiers, or much of one; what is answered is the same. Nothing where one may write.
        """
        ...

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        """Append the events to the journal and commit, both or neither. At least one event."""
        ...

    def keep_readings(self, *glances: Glance) -> None:
        """Append to the chain of readings and commit, in a transaction that does nothing else."""
        ...

    def keep_typed(self, person_id: str, texts: Iterable[TypedText], forget: Collection[str]) -> None:
        """Keep what somebody is typing, forget other places, and commit: a transaction that does nothing else."""
        ...

    def keep_own_view(self, view: SavedView) -> None:
        """Keep a view of one's own and commit: no act of the house, in a transaction that does nothing else."""
        ...

    def forget_own_view(self, view: SavedView) -> None:
        """Remove a view of one's own and commit, likewise."""
        ...

    def keep_layout(self, person_id: str, layout: Layout) -> None:
        """Keep how somebody has set the list out and commit, likewise."""
        ...


class Store(Protocol):
    """A database: opens transactions for writing, and consistent views for reading."""

    def begin(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction that may write (on SQLite: BEGIN IMMEDIATE)."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a view that only reads; ``commit`` is refused there."""
        ...

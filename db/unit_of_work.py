"""Transactions: rolled back unless committed, and never committed without a line in the journal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from db.blobs import FolderBlobs, TableBlobs
from db.engine import begin_reading, begin_writing
from db.errors import DatabaseReadOnly
from db.repositories.journal import append
from db.repositories.kept import Kept

if TYPE_CHECKING:
    from db.repositories.accounts import SqlAccounts
    from db.repositories.conflicts import SqlConflicts
    from db.repositories.corrections import SqlCorrections
    from db.repositories.deliberations import SqlDeliberations
    from db.repositories.dossiers import SqlDossiers
    from db.repositories.exchange_keys import SqlExchangeKeys
    from db.repositories.expert_copy import SqlExpertCopies
    from db.repositories.figures import SqlFigures
    from db.repositories.grids import SqlGrids
    from db.repositories.journal import SqlJournal
    from db.repositories.letters import SqlLetters
    from db.repositories.office import SqlOfficeKeys, SqlStatusLists
    from db.repositories.outbox import SqlOutbox
    from db.repositories.packages import SqlPackages
    from db.repositories.people import SqlExperts, SqlPeople
    from db.repositories.prechecks import SqlPrechecks
    from db.repositories.proof import SqlCheckpoints, SqlReadings
    from db.repositories.quarantine import SqlQuarantine
    from db.repositories.reconciliation import SqlReconciliations
    from db.repositories.reference_data import SqlReceptionCounts, SqlWages
    from db.repositories.register import SqlRegister
    from db.repositories.saved_views import SqlSavedViews
    from db.repositories.settings import SqlSettings
    from db.repositories.signatures import SqlSignatures
    from db.repositories.typed import SqlTypedTexts
    from reviewer.dossier.events import Event
    from reviewer.dossier.people import Actor
    from reviewer.readings import Glance
    from reviewer.services.ports import Blobs
    from reviewer.services.ports.pieces import Piece
    from reviewer.services.ports.typed import TypedText
    from reviewer.services.view_records import Layout, SavedView


class SqlUnitOfWork:
    """Implements ``UnitOfWork`` on one session. Over once committed or left."""

    def __init__(self, session: Session, blobs: Blobs, *, writable: bool) -> None:
        self._open_session: Session | None = session
        self._blobs = blobs
        self._writable = writable
        self._kept = Kept(keeps=not writable)

    @cached_property
    def dossiers(self) -> SqlDossiers:
        """The case files."""
        from db.repositories.dossiers import SqlDossiers

        return SqlDossiers(self._session, self._kept)

    @cached_property
    def deliberations(self) -> SqlDeliberations:
        """What the committee did."""
        from db.repositories.deliberations import SqlDeliberations

        return SqlDeliberations(self._session, self._kept)

    @cached_property
    def prechecks(self) -> SqlPrechecks:
        """Confirmed prechecks."""
        from db.repositories.prechecks import SqlPrechecks

        return SqlPrechecks(self._session, self._kept)

    @cached_property
    def corrections(self) -> SqlCorrections:
        """Facts that were corrected."""
        from db.repositories.corrections import SqlCorrections

        return SqlCorrections(self._session, self._kept)

    @cached_property
    def letters(self) -> SqlLetters:
        """Letters to employers."""
        from db.repositories.letters import SqlLetters

        return SqlLetters(self._session, self._kept)

    @cached_property
    def grids(self) -> SqlGrids:
        """Grids written in the window: drafts, and published versions."""
        from db.repositories.grids import SqlGrids

        return SqlGrids(self._session, self._kept)

    @cached_property
    def experts(self) -> SqlExperts:
        """The committee's experts."""
        from db.repositories.people import SqlExperts

        return SqlExperts(self._session, self._kept)

    @cached_property
    def conflicts(self) -> SqlConflicts:
        """What was ruled of conflicts of interest."""
        from db.repositories.conflicts import SqlConflicts

        return SqlConflicts(self._session, self._kept)

    @cached_property
    def people(self) -> SqlPeople:
        """Who works in the house."""
        from db.repositories.people import SqlPeople

        return SqlPeople(self._session, self._kept)

    @cached_property
    def accounts(self) -> SqlAccounts:
        """Logins and sealed secrets."""
        from db.repositories.accounts import SqlAccounts

        return SqlAccounts(self._session, self._kept)

    @cached_property
    def register(self) -> SqlRegister:
        """Drafts, issued avis and their numbers."""
        from db.repositories.register import SqlRegister

        return SqlRegister(self._session, self._kept)

    @cached_property
    def office_keys(self) -> SqlOfficeKeys:
        """The office's own keys."""
        from db.repositories.office import SqlOfficeKeys

        return SqlOfficeKeys(self._session)

    @cached_property
    def status_lists(self) -> SqlStatusLists:
        """Published lists of states."""
        from db.repositories.office import SqlStatusLists

        return SqlStatusLists(self._session)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """Messages that leave the house."""
        from db.repositories.outbox import SqlOutbox

        return SqlOutbox(self._session)

    @cached_property
    def expert_copy(self) -> SqlExpertCopies:
        """What an expert's own copy keeps."""
        from db.repositories.expert_copy import SqlExpertCopies

        return SqlExpertCopies(self._session)

    @cached_property
    def signatures(self) -> SqlSignatures:
        """Held numbers, and avis between two signatures."""
        from db.repositories.signatures import SqlSignatures

        return SqlSignatures(self._session)

    @cached_property
    def exchange_keys(self) -> SqlExchangeKeys:
        """Keys for packages: the office's own and its experts'."""
        from db.repositories.exchange_keys import SqlExchangeKeys

        return SqlExchangeKeys(self._session, self._kept)

    @cached_property
    def packages(self) -> SqlPackages:
        """Packages that went out and came back, and each answer."""
        from db.repositories.packages import SqlPackages

        return SqlPackages(self._session, self._kept)

    @cached_property
    def reconciliations(self) -> SqlReconciliations:
        """The ministry's files, and decisions on what does not agree with them."""
        from db.repositories.reconciliation import SqlReconciliations

        return SqlReconciliations(self._session, self._kept)

    @cached_property
    def figures(self) -> SqlFigures:
        """Published editions of figures; checks of the data, and decisions on them."""
        from db.repositories.figures import SqlFigures

        return SqlFigures(self._session)

    @cached_property
    def saved_views(self) -> SqlSavedViews:
        """Views of the list that people keep."""
        from db.repositories.saved_views import SqlSavedViews

        return SqlSavedViews(self._session)

    @cached_property
    def quarantine(self) -> SqlQuarantine:
        """Rows that could not be taken in."""
        from db.repositories.quarantine import SqlQuarantine

        return SqlQuarantine(self._session)

    @cached_property
    def wages(self) -> SqlWages:
        """9th-decile wages."""
        from db.repositories.reference_data import SqlWages

        return SqlWages(self._session, self._kept)

    @cached_property
    def reception_counts(self) -> SqlReceptionCounts:
        """What the ministry said it had received."""
        from db.repositories.reference_data import SqlReceptionCounts

        return SqlReceptionCounts(self._session, self._kept)

    @cached_property
    def settings(self) -> SqlSettings:
        """Settings of this database."""
        from db.repositories.settings import SqlSettings

        return SqlSettings(self._session, self._kept)

    @cached_property
    def journal(self) -> SqlJournal:
        """The chained journal, to read."""
        from db.repositories.journal import SqlJournal

        return SqlJournal(self._session, self._kept)

    @cached_property
    def checkpoints(self) -> SqlCheckpoints:
        """Signed checkpoints of the journal."""
        from db.repositories.proof import SqlCheckpoints

        return SqlCheckpoints(self._session)

    @cached_property
    def readings(self) -> SqlReadings:
        """Who read what, to read."""
        from db.repositories.proof import SqlReadings

        return SqlReadings(self._session)

    @cached_property
    def typed(self) -> SqlTypedTexts:
        """Texts in the making, to read."""
        from db.repositories.typed import SqlTypedTexts

        return SqlTypedTexts(self._session)

    @property
    def blobs(self) -> Blobs:
        """Documents."""
        return self._blobs

    def gather(self, dossier_ids: Collection[str], *pieces: Piece) -> None:
        """Read pieces of dossiers, and of the house, at once, in a view; whoever writes reads one by one."""
        if not self._writable:
            from db.repositories.gathering import gather

            gather(self._session, self._kept, dossier_ids, pieces)

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        """Append the events to the journal and commit, both or neither.

        Raises ``ValueError`` without an event, ``RuntimeError`` in a view that only reads or after the end.
        """
        if not self._writable:
            raise RuntimeError("a view that only reads commits nothing")
        if not events:
            raise ValueError("nothing is committed without an event")
        session = self._session
        session.flush()
        append(session, actor, at, events)
        session.commit()
        self._open_session = None

    def keep_readings(self, *glances: Glance) -> None:
        """Append to the chain of readings and commit, without a line in the journal.

        Raises ``RuntimeError`` in a view that only reads, or where something else was to be written too.
        """
        session = self._session
        if not self._writable or session.new or session.dirty or session.deleted:
            raise RuntimeError("readings are kept in a transaction of their own")
        from db.repositories.proof import append_readings

        append_readings(session, glances)
        session.commit()
        self._open_session = None

    def keep_typed(self, person_id: str, texts: Iterable[TypedText], forget: Collection[str]) -> None:
        """Keep what somebody is typing and commit: no act, hence no line in the journal.

        Raises ``RuntimeError`` in a view that only reads, or where something else was to be written too.
        """
        session = self._session
        if not self._writable or session.new or session.dirty or session.deleted:
            raise RuntimeError("what is typed is kept in a transaction of its own")
        from db.repositories.typed import keep as keep_texts

        keep_texts(session, person_id, texts, forget)
        session.commit()
        self._open_session = None

    def keep_own_view(self, view: SavedView) -> None:
        """Keep a view of one's own and commit: no act of the house, hence no line in the journal.

        Raises ``RuntimeError`` for a shared view, or where something else was to be written too.
        """
        with self._of_ones_own(view):
            self.saved_views.save(view)

    def forget_own_view(self, view: SavedView) -> None:
        """Remove a view of one's own and commit, likewise."""
        with self._of_ones_own(view):
            self.saved_views.remove(view)

    def keep_layout(self, person_id: str, layout: Layout) -> None:
        """Keep how somebody has set the list out and commit, likewise."""
        with self._of_ones_own():
            self.saved_views.put_layout(person_id, layout)

    @contextmanager
    def _of_ones_own(self, view: SavedView | None = None) -> Iterator[None]:
        session = self._session
        if not self._writable or session.new or session.dirty or session.deleted or (view and view.shared):
            raise RuntimeError("what is one's own is kept in a transaction of its own")
        yield
        session.commit()
        self._open_session = None

    @property
    def _session(self) -> Session:
        if self._open_session is None:
            raise RuntimeError("this transaction is over")
        return self._open_session

    def _end(self) -> None:
        self._open_session = None


class SqlStore:
    """Implements ``Store``. ``folder``: where documents are files; None keeps them in the database."""

    def __init__(self, engine: Engine, folder: FolderBlobs | None) -> None:
        self._engine = engine
        self._folder = folder

    @contextmanager
    def begin(self) -> Iterator[SqlUnitOfWork]:
        """Open a transaction that may write; on SQLite it holds the only pen from its first moment."""
        with self._unit(begin_writing, writable=True) as unit:
            yield unit

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """Open a view of one consistent state; writing and ``commit`` are refused there."""
        with self._unit(begin_reading, writable=False) as unit:
            try:
                yield unit
            except DatabaseReadOnly as error:
                raise RuntimeError("a view that only reads was asked to write") from error

    @contextmanager
    def _unit(self, connect: Callable[[Engine], Connection], *, writable: bool) -> Iterator[SqlUnitOfWork]:
        # One transaction: no flush that the repositories did not ask for, no second BEGIN after the commit. Closing
        # rolls back what was not committed.
        with (
            connect(self._engine) as connection,
            Session(connection, autoflush=False, expire_on_commit=False, autobegin=False) as session,
        ):
            session.begin()
            session.connection()
            blobs: Blobs = self._folder or TableBlobs(lambda: nullcontext(connection))
            unit = SqlUnitOfWork(session, blobs, writable=writable)
            try:
                yield unit
            finally:
                unit._end()

"""What the Avis screen does: reads the queue and the register, signs and prints series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.avis.signature import PendingSignature
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.signing_batch import BatchReport
from reviewer.services.signing_setup import OwnSigning
from reviewer.services.views import AvisRow, DossierFilter, DossierRow
from ui.desktop import Desktop
from ui.printing.batch import PrintReport, print_batch
from ui.printing.port import PrintOrder
from ui.printing.presenter import PrintingPresenter
from ui.screens.avis.signing import KeyWanted, may_sign_now, sign_queue
from ui.tasks.progress import Progress

QUEUE = frozenset({DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED})
LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueView:
    """Dossiers on their way, the signatures that are waited for by dossier, and where the own key is."""

    rows: tuple[DossierRow, ...]
    pending: Mapping[str, PendingSignature]
    own: OwnSigning


class AvisPresenter(PrintingPresenter):
    """The queue and the register."""

    queued = Signal(object)
    registered = Signal(object)
    signed = Signal(object)
    printed = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._queue_view: QueueView | None = None

    def refresh(self) -> None:
        """Read queue and register."""
        self.ask("both", partial(_read, self.desktop.office), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers and avis; and who is looking."""
        return bool(changes.dossiers or changes.avis or changes.people or changes.settings)

    @property
    def own(self) -> OwnSigning:
        """Return where the own key is, as it was read last."""
        return OwnSigning() if self._queue_view is None else self._queue_view.own

    @property
    def to_sign(self) -> tuple[DossierRow, ...]:
        """Return the dossiers that wait for the acting person's signature, in the order of the list."""
        view = self._queue_view
        if view is None or not self.allowed(Act.SIGN_AVIS):
            return ()
        me = self.actor.id
        return tuple(row for row in view.rows if may_sign_now(row, view.pending.get(row.id), me))

    # --- series ----------------------------------------------------------------------------------------------

    def sign(self, dossier_ids: Sequence[str], wanted: KeyWanted, progress: Progress) -> None:
        """Sign these, one after the other, with one key."""
        self.run(partial(sign_queue, self.desktop.office, dossier_ids, wanted, progress), self._signed)

    def print(self, numbers: Sequence[str], order: PrintOrder, progress: Progress) -> None:
        """Hand these to a printer, in this order."""
        work = partial(
            print_batch,
            self.desktop.office,
            self.printing,
            numbers,
            order,
            progress=progress.tell,
            should_stop=progress.should_stop,
        )
        self.run(work, self._printed)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show(self, both: tuple[QueueView, tuple[AvisRow, ...]]) -> None:
        self._queue_view, rows = both
        self.queued.emit(self._queue_view)
        self.registered.emit(rows)

    def _signed(self, report: BatchReport) -> None:
        self.signed.emit(report)
        self.desktop.feedback.done(report.changes)
        self.desktop.news.tell(report.changes, self)

    def _printed(self, report: PrintReport) -> None:
        self.printed.emit(report)
        self.desktop.news.tell(Changes(avis=frozenset(report.printed)), self)


def _read(office: Office) -> tuple[QueueView, tuple[AvisRow, ...]]:
    return _queue(office), office.dossiers.register()


def _queue(office: Office) -> QueueView:
    rows = office.dossiers.rows(DossierFilter(states=QUEUE), limit=LIMIT)
    pending = {one.dossier_id: one for one in office.signatures.pending()}
    return QueueView(rows=rows, pending=pending, own=office.signing_setup.own())

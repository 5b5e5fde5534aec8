"""What the grid page does: declares, keeps the draft at every change, hands in, takes a position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.grid import Gap, Rating, gaps
from reviewer.committee.request_changes import FactChange, request_changes
from reviewer.dossier.business_days import business_days_until
from reviewer.dossier.dossier import Attachment
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.views import CommitteeView, GridView
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.previews import Preview, preview_of

if TYPE_CHECKING:
    from ui.tasks.lanes import Slot

PAUSE_MS = 400


class Saving(StrEnum):
    """What the page says about the draft."""

    NOTHING = "nothing"
    PENDING = "pending"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class GridPage:
    """What the page shows. ``committee``: what the author may see of it while they wait or once they have handed in.

    ``days_left``: business days until the end of a concertation; 0 on its last day and after it.
    """

    view: GridView
    committee: CommitteeView | None
    days_left: int | None = None


class GridPresenter(ActingPresenter):
    """One expert's grid on one dossier. What is typed is the truth until it is saved; news never overwrite it."""

    shown = Signal(object)
    saving = Signal(str)
    previewed = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None
        self._author: str | None = None
        self._page: GridPage | None = None
        self.ratings: dict[str, Rating] = {}
        self.verdicts: dict[str, bool] = {}
        self.justification = ""
        self._seen = 0
        self._dirty = False
        self._in_flight = False
        self._handing_in = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def about(self) -> str | None:
        """Return the dossier that is scored."""
        return self._dossier_id

    @property
    def page(self) -> GridPage | None:
        """Return what is on the page."""
        return self._page

    @property
    def programme(self) -> Programme | None:
        """Return the programme of the dossier, once it is open."""
        dossier = None if self._page is None else self._page.view.dossier
        return None if dossier is None else self.desktop.office.desk.programmes.get(dossier.programme_id)

    @property
    def rated(self) -> int:
        """Return how many criteria have a mark, or do not apply."""
        return sum(one.mark is not None or one.not_applicable for one in self.ratings.values())

    @property
    def sealed(self) -> bool:
        """Tell whether the evaluation is handed in."""
        evaluation = None if self._page is None else self._page.view.evaluation
        return evaluation is not None and evaluation.submitted

    @property
    def request_changed(self) -> bool:
        """Tell whether the request changed since the draft was begun, and the expert has not said that they read it."""
        dossier = None if self._page is None else self._page.view.dossier
        return dossier is not None and not self.sealed and self._seen != dossier.current.number

    @property
    def changed_facts(self) -> tuple[FactChange, ...]:
        """Return the facts that are not as they were in the version that the expert has read."""
        dossier = None if self._page is None else self._page.view.dossier
        if dossier is None:
            return ()
        read = next((one for one in dossier.versions if one.number == self._seen), dossier.versions[0])
        return request_changes(read.request, dossier.request)

    def open(self, dossier_id: str) -> None:
        """Put a dossier on the page; what was typed on the last one is saved first."""
        self.flush()
        if dossier_id != self._dossier_id or self._author != self.actor.id:
            self._dossier_id = dossier_id
            self._author = self.actor.id
            self._page = None
            self._dirty = False
            self.saving.emit(Saving.NOTHING)
        self.reload()

    def refresh(self) -> None:
        """Read the page again."""
        if self._dossier_id is not None and self._author == self.actor.id:
            self.ask("page", partial(_page, self.desktop.office, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier; a change of person leads away from here."""
        return self._dossier_id in changes.dossiers

    def preview(self, attachment: Attachment) -> None:
        """Render a document, off the GUI thread."""
        if self._dossier_id is not None:
            read = partial(self.desktop.office.dossiers.attachment, self._dossier_id, attachment.sha256)
            self.ask("preview", partial(preview_of, read, attachment.filename), self._show_preview)

    # --- filling ---------------------------------------------------------------------------------------------

    def rate(self, criterion_id: str, rating: Rating) -> None:
        """Give a criterion its mark, « not applicable » or its comment."""
        if self.sealed:
            return
        before = self.ratings.get(criterion_id, Rating())
        self.ratings[criterion_id] = rating
        marked = (before.mark, before.not_applicable) != (rating.mark, rating.not_applicable)
        self._touched(now=marked)

    def decide(self, finding_id: str, verdict: bool) -> None:
        """Answer a finding."""
        if self.sealed:
            return
        self.verdicts[finding_id] = verdict
        self._touched(now=True)

    def justify(self, text: str) -> None:
        """Write the justification."""
        if self.sealed:
            return
        self.justification = text
        self._touched(now=False)

    def missing(self) -> tuple[Gap, ...]:
        """Return what is missing before the evaluation can be handed in, in reading order."""
        if self._page is None:
            return ()
        view = self._page.view
        required = view.breaks_tie
        return gaps(
            view.grid, self.ratings, self.verdicts, self.justification, justification_required=required
        )

    def flush(self) -> None:
        """Save what was typed, now. One save at a time: a newer text follows the one under way."""
        self._pause.stop()
        if self._dossier_id is None or not self._dirty or self._in_flight or self._handing_in:
            return
        if self.sealed or self._author != self.actor.id:
            return
        self._dirty = False
        self._in_flight = True
        work = partial(
            self.desktop.office.committee.save_evaluation,
            self._dossier_id,
            dict(self.ratings),
            dict(self.verdicts),
            self.justification,
            request_version=self._seen,
            grid_id=self._grid_id,
        )
        self.desktop.writes.run(work, done=self._saved, failed=self._not_saved)

    # --- acts ------------------------------------------------------------------------------------------------

    def acknowledge(self) -> None:
        """Note that the expert has read the newer version of the request."""
        if self._page is not None and self._page.view.dossier is not None and not self.sealed:
            self._seen = self._page.view.dossier.current.number
            self._touched(now=True)
            self.shown.emit(self._page)

    def declare(self, kind: DeclarationKind, text: str) -> None:
        """Declare interests: without conflict the dossier opens."""
        if self._dossier_id is not None:
            self.act(partial(self.desktop.office.committee.declare_interests, self._dossier_id, kind, text))

    def recuse(self, reason: str) -> None:
        """Leave the seat, in the office; from an expert's own copy one declines."""
        self._pause.stop()
        self._dirty = False
        if self._dossier_id is not None:
            self.act(partial(self.desktop.office.seating.recuse, self._dossier_id, self.actor.id, reason))

    def decline(self, reason: str) -> None:
        """Give the seat back: before declaring anything, or from an expert's own copy also after."""
        if self._dossier_id is None:
            return
        if self.desktop.expert_copy is not None:
            self.act(partial(self.desktop.own_copy.answering.decline, self._dossier_id, reason))
        else:
            self.act(partial(self.desktop.office.seating.decline, self._dossier_id, reason))

    def submit(self) -> None:
        """Hand the evaluation in, as it stands on the page: nothing is saved behind it."""
        self._pause.stop()
        if self._dossier_id is None:
            return
        self._handing_in = True
        self.act(
            partial(
                self.desktop.office.committee.submit_evaluation,
                self._dossier_id,
                dict(self.ratings),
                dict(self.verdicts),
                self.justification,
                request_version=self._seen,
                grid_id=self._grid_id,
            )
        )

    def state_position(self, verdicts: Mapping[str, bool], reason: str) -> None:
        """Maintain or change after concertation."""
        if self._dossier_id is not None:
            state = self.desktop.office.committee.state_position
            self.act(partial(state, self._dossier_id, dict(verdicts), reason))

    def write(self, text: str) -> None:
        """Write to the other expert during concertation."""
        if self._dossier_id is not None:
            self.act(partial(self.desktop.office.committee.post_message, self._dossier_id, text))

    def call_third(self) -> None:
        """Call the third expert: the time of the two is over."""
        if self._dossier_id is not None:
            self.act(partial(self.desktop.office.committee.open_third_review, self._dossier_id))

    def finish(self, result: Any, after: Slot | None) -> None:
        """What was handed in is no draft any more."""
        if self._handing_in:
            self._handing_in = self._dirty = False
        super().finish(result, after)

    def give_up(self, error: Exception) -> None:
        """What was not handed in is still a draft, and kept."""
        super().give_up(error)
        if self._handing_in:
            self._handing_in = False
            self.flush()

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _grid_id(self) -> str | None:
        return None if self._page is None else self._page.view.grid.id

    def _touched(self, *, now: bool) -> None:
        self._dirty = True
        self.saving.emit(Saving.PENDING)
        if now:
            self.flush()
        else:
            self._pause.start()

    def _show(self, page: GridPage) -> None:
        first = self._page is None or self._page.view.dossier is None
        self._page = page
        evaluation, dossier = page.view.evaluation, page.view.dossier
        typed = self._dirty or self._in_flight
        if evaluation is not None and (first or evaluation.submitted or not typed):
            self.ratings = dict(evaluation.ratings)
            self.verdicts = dict(evaluation.verdicts)
            self.justification = evaluation.justification
        elif first:
            self.ratings, self.verdicts, self.justification = {}, {}, ""
        if first and dossier is not None:
            self._seen = dossier.current.number if evaluation is None else evaluation.request_version
        if self.sealed:
            self._dirty = False
        self.shown.emit(page)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _saved(self, _changes: Any) -> None:
        self._in_flight = False
        if self._dirty:
            self.flush()
        else:
            self.saving.emit(Saving.SAVED)

    def _not_saved(self, error: Exception) -> None:
        self._in_flight = False
        self._dirty = True
        self.saving.emit(Saving.FAILED)
        self.fail(error)


def _page(office: Office, dossier_id: str) -> GridPage:
    view = office.committee.open_grid(dossier_id)
    sealed = view.evaluation is not None and view.evaluation.submitted
    committee = office.dossiers.comparison(dossier_id).committee if sealed or view.awaits_ruling else None
    due = None if committee is None else committee.concertation_due_on
    left = None if due is None else business_days_until(office.desk.today(), due)
    return GridPage(view, committee, left)

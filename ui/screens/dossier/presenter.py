"""What the dossier page does: reads one dossier, decides on admissibility, withdraws, renders attachments."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.admissibility.verdict import Precheck, PrecheckOutcome
from reviewer.dossier.dossier import Attachment
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.views import DossierView
from ui.desktop import Desktop
from ui.presenter import Presenter
from ui.previews import Preview, preview_of

DECISION_OF = {
    Act.FIND_ADMISSIBLE: AdmissibilityDecision.ADMISSIBLE,
    Act.FIND_INADMISSIBLE: AdmissibilityDecision.INADMISSIBLE,
    Act.ASK_COMPLEMENTS: AdmissibilityDecision.COMPLEMENTS,
}

PROPOSED = {
    PrecheckOutcome.ADMISSIBLE: Act.FIND_ADMISSIBLE,
    PrecheckOutcome.NOT_ADMISSIBLE: Act.FIND_INADMISSIBLE,
    PrecheckOutcome.TO_VERIFY: Act.ASK_COMPLEMENTS,
}


class DossierPresenter(Presenter):
    """One dossier at a time, by its id."""

    shown = Signal(object)
    previewed = Signal(object)
    done = Signal()

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None
        self._view: DossierView | None = None

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def view(self) -> DossierView | None:
        """Return what is on the page."""
        return self._view

    @property
    def programme(self) -> Programme | None:
        """Return the programme of the dossier on the page."""
        if self._view is None:
            return None
        return self.desktop.office.desk.programmes.get(self._view.dossier.programme_id)

    def open(self, dossier_id: str) -> None:
        """Put another dossier on the page."""
        if dossier_id != self._dossier_id:
            self._view = None
        self._dossier_id = dossier_id
        self.reload()

    def refresh(self) -> None:
        """Read the dossier again."""
        if self._dossier_id is not None:
            self.ask("view", partial(self.desktop.office.dossiers.view, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier, and who is looking."""
        return self._dossier_id in changes.dossiers or changes.people

    def preview(self, attachment: Attachment) -> None:
        """Render an attachment, off the GUI thread."""
        if self._view is None:
            return
        read = partial(self.desktop.office.dossiers.attachment, self._view.dossier.id, attachment.sha256)
        self.ask("preview", partial(preview_of, read, attachment.filename), self._show_preview)

    # --- what the page offers --------------------------------------------------------------------------------

    @property
    def precheck(self) -> Precheck | None:
        """Return the precheck to show: as it stands while triage is open, as it was frozen once decided."""
        view = self._view
        if view is None:
            return None
        if view.decisions and view.dossier.state not in {DossierState.RECEIVED, DossierState.INCOMPLETE}:
            return view.decisions[-1].precheck
        return view.precheck

    @property
    def proposed(self) -> Act | None:
        """Return what the precheck proposes, while it is for the person to decide."""
        view = self._view
        if view is None or view.dossier.state is not DossierState.RECEIVED:
            return None
        return PROPOSED[view.precheck.outcome]

    def may(self, act: Act) -> bool:
        """Tell whether the acting person may do this now."""
        return self._view is not None and act in self._view.acts

    def agrees(self, act: Act) -> bool:
        """Tell whether a decision needs no reason: it is what the precheck says."""
        return act is self.proposed and act is not Act.ASK_COMPLEMENTS

    # --- doing -----------------------------------------------------------------------------------------------

    def decide(self, act: Act, reason: str = "") -> None:
        """Decide on admissibility, of the version on the screen."""
        view = self._view
        if view is None:
            return
        version = view.dossier.current.number
        decide = self.desktop.office.triage.decide
        decision = DECISION_OF[act]
        self.run(
            partial(decide, view.dossier.id, decision, request_version=version, reason=reason), self._after
        )

    def record_complements(self) -> None:
        """Note that the employer has answered."""
        if self._view is not None:
            work = partial(self.desktop.office.triage.record_complements, self._view.dossier.id)
            self.run(work, self._after)

    def withdraw(self, reason: str) -> None:
        """Close the dossier at the employer's request."""
        if self._view is not None:
            self.run(partial(self.desktop.office.triage.withdraw, self._view.dossier.id, reason), self._after)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show(self, view: DossierView) -> None:
        self._view = view
        self.shown.emit(view)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _after(self, changes: Changes) -> None:
        self.done.emit()

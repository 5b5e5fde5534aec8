"""Deciding on one dossier: reads it, says what is offered and why something is not, and runs the use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from reviewer.admissibility.override import CriterionOverride, decided_outcome
from reviewer.dossier.lifecycle import TRANSITIONS, Act, DossierState
from reviewer.errors import AviseError, RuleViolation
from reviewer.services.records import ACT_OF, DECISION_OF, PROPOSED, AdmissibilityDecision
from ui.acting import ActingPresenter
from ui.formats import quoted

if TYPE_CHECKING:
    from reviewer.programme.model import Programme
    from reviewer.services.changes import Changes
    from reviewer.services.correspondence import LetterOptions
    from reviewer.services.views import DossierView
    from ui.desktop import Desktop
    from ui.dossier_acts.letter_files import LetterDraft


class DossierActsPresenter(ActingPresenter):
    """One dossier at a time, by its id. ``shown``: it has been read, or what is decided of it has changed.

    ``overrides``: criteria decided otherwise, kept until the decision.
    """

    shown = Signal(object)
    letter_drafted = Signal(object)
    letter_refused = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None
        self._view: DossierView | None = None
        self._overrides: dict[str, CriterionOverride] = {}

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def dossier_id(self) -> str | None:
        """Return which dossier is asked for, read already or not."""
        return self._dossier_id

    @property
    def about(self) -> str | None:
        """Return the dossier."""
        return self._dossier_id

    @property
    def view(self) -> DossierView | None:
        """Return the dossier as it was read, None until then."""
        return self._view

    @property
    def programme(self) -> Programme | None:
        """Return the programme of the dossier."""
        if self._view is None:
            return None
        return self.desktop.office.desk.programmes.get(self._view.dossier.programme_id)

    def open(self, dossier_id: str) -> None:
        """Take another dossier."""
        if dossier_id != self._dossier_id:
            self._view = None
            self._overrides.clear()
        self._dossier_id = dossier_id
        self.reload()

    def close(self) -> None:
        """Have no dossier any more."""
        self._dossier_id = self._view = None
        self._overrides.clear()

    def refresh(self) -> None:
        """Read the dossier again."""
        if self._dossier_id is not None:
            self.ask("view", partial(self.desktop.office.dossiers.view, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier, and who is looking."""
        return self._dossier_id in changes.dossiers or changes.people

    def draft_letter(self, options: LetterOptions) -> None:
        """Make the letter that asking for complements would write; the newest choice wins."""
        from ui.dossier_acts.letter_files import draft_of

        if self._view is None:
            return
        work = partial(
            draft_of,
            self.desktop.office,
            self._view.dossier.id,
            AdmissibilityDecision.COMPLEMENTS,
            self.pending,
            options,
        )
        self.ask("letter", partial(_or_problem, work), self._show_draft)

    def unsaved(self) -> tuple[str | None, dict[str, CriterionOverride]] | None:
        """Return the criteria decided otherwise, with their dossier."""
        return (self._dossier_id, dict(self._overrides)) if self._overrides else None

    def put_back(self, unsaved: object) -> None:
        """Take the criteria that were decided otherwise, if it is still the same dossier."""
        dossier_id, overrides = cast("tuple[str | None, dict[str, CriterionOverride]]", unsaved)
        if dossier_id == self._dossier_id:
            self._overrides.update(overrides)
            if self._view is not None:
                self.shown.emit(self._view)

    # --- what is offered -------------------------------------------------------------------------------------

    @property
    def pending(self) -> tuple[CriterionOverride, ...]:
        """Return what the person decided otherwise and has not stored yet, in so far as it still differs."""
        if self._view is None:
            return ()
        computed = {one.id: one.outcome for one in self._view.precheck.criteria}
        return tuple(
            one
            for one in self._overrides.values()
            if computed.get(one.criterion_id) not in {None, one.outcome}
        )

    @property
    def writes_complements(self) -> bool:
        """Tell whether the programme has a letter that asks for complements."""
        programme = self.programme
        return programme is not None and AdmissibilityDecision.COMPLEMENTS.value in programme.letters

    def why_not(self, act: Act) -> str:
        """Return why an act is not possible now; empty where it is."""
        view, label = self._view, self.desktop.wording.label
        if not self.allowed(act):
            roles = ", ".join(label("role", role) for role in sorted(TRANSITIONS[act].roles))
            return self.tr("Only for: {roles}.").format(roles=roles)
        if view is None or act in view.acts:
            return ""
        state = quoted(label("state", view.dossier.state))
        return self.tr("Not possible in the state {state}.").format(state=state)

    @property
    def proposed(self) -> Act | None:
        """Return what the precheck proposes, while it is for the person to decide."""
        view = self._view
        if view is None or view.dossier.state is not DossierState.RECEIVED:
            return None
        return ACT_OF[PROPOSED[decided_outcome(view.precheck, self.pending)]]

    def may(self, act: Act) -> bool:
        """Tell whether the acting person may do this now."""
        return self._view is not None and act in self._view.acts

    # --- doing -----------------------------------------------------------------------------------------------

    def decide(self, act: Act, reason: str = "", letter: LetterOptions | None = None) -> None:
        """Decide on admissibility, of the version and the precheck on the screen; its letter says everything."""
        from reviewer.services.correspondence import EVERYTHING

        view = self._view
        if view is None:
            return
        work = partial(
            self.desktop.office.triage.decide,
            view.dossier.id,
            DECISION_OF[act],
            request_version=view.dossier.current.number,
            reason=reason,
            overrides=self.pending,
            seen=view.precheck,
            letter=letter or EVERYTHING,
        )
        self.run(work, self._decided)

    def record_complements(self) -> None:
        """Note that the employer has answered."""
        if self._view is not None:
            self.act(partial(self.desktop.office.triage.record_complements, self._view.dossier.id))

    def withdraw(self, reason: str) -> None:
        """Close the dossier at the employer's request."""
        if self._view is not None:
            self.act(partial(self.desktop.office.triage.withdraw, self._view.dossier.id, reason))

    def ask_reconsideration(self, reason: str, received_on: date) -> None:
        """Open a second round by other experts."""
        view = self._view
        if view is not None:
            ask = self.desktop.office.chair.ask_reconsideration
            self.act(partial(ask, view.dossier.id, reason, received_on=received_on))

    # --- inside ----------------------------------------------------------------------------------------------

    def _show(self, view: DossierView) -> None:
        if view.dossier.id == self._dossier_id:
            self._view = view
            self.shown.emit(view)

    def _show_draft(self, draft: LetterDraft | AviseError) -> None:
        if isinstance(draft, AviseError):
            self.letter_refused.emit(draft)
        else:
            self.letter_drafted.emit(draft)

    def _decided(self, changes: Changes) -> None:
        self._overrides.clear()
        self.acted.emit(changes)


def _or_problem(work: Callable[[], LetterDraft]) -> LetterDraft | AviseError:
    """Return the letter, or why there is none: that is shown where the letter would be."""
    try:
        return work()
    except RuleViolation as error:
        return error

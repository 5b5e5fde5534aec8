"""What the dossier page does: reads one dossier, decides on admissibility, corrects facts, writes letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.admissibility.override import CriterionOverride, decided_outcome
from reviewer.admissibility.verdict import Precheck, PrecheckOutcome
from reviewer.dossier.correction import JsonValue, declared_fact, standing
from reviewer.dossier.dossier import Attachment
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.errors import AviseError, RuleViolation
from reviewer.programme.model import Programme
from reviewer.programme.place_search import SuggestedPlace, suggest
from reviewer.services.changes import Changes
from reviewer.services.correspondence import EVERYTHING, LetterOptions
from reviewer.services.office import Office
from reviewer.services.records import AdmissibilityDecision, Letter
from reviewer.services.views import DossierView, Rerun
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.models.fact_kinds import together
from ui.previews import Preview, preview_of
from ui.screens.dossier.letter_files import LetterDraft, draft_of, export_letter, pages_of

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


class DossierPresenter(ActingPresenter):
    """One dossier at a time, by its id. ``overrides``: criteria decided otherwise, kept until the decision."""

    shown = Signal(object)
    previewed = Signal(object)
    compared = Signal(object)
    letter_drafted = Signal(object)
    letter_refused = Signal(object)
    places_found = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None
        self._view: DossierView | None = None
        self._overrides: dict[str, CriterionOverride] = {}

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
            self._overrides.clear()
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

    def open_letter(self, letter: Letter) -> None:
        """Render a letter that was written."""
        self.ask("preview", partial(pages_of, self.desktop.office, letter), self._show_preview)

    def draft_letter(self, options: LetterOptions) -> None:
        """Make the letter that asking for complements would write; the newest choice wins."""
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

    def find_places(self, words: str) -> None:
        """Look for the municipalities that words may begin to name."""
        programme = self.programme
        if programme is not None and programme.territory is not None:
            self.ask("places", partial(suggest, programme.territory, words), self._show_places)

    # --- what the page offers --------------------------------------------------------------------------------

    @property
    def precheck(self) -> Precheck | None:
        """Return the precheck to show: as it stands while triage is open, as it was frozen once decided."""
        view = self._view
        if view is None:
            return None
        return view.decisions[-1].precheck if self.decided else view.precheck

    @property
    def decided(self) -> bool:
        """Tell whether triage is over: what shows is what was frozen with the decision."""
        view = self._view
        if view is None or not view.decisions:
            return False
        return view.dossier.state not in {DossierState.RECEIVED, DossierState.INCOMPLETE}

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
    def overrides(self) -> tuple[CriterionOverride, ...]:
        """Return what is decided otherwise in the precheck to show: frozen with the decision, or still pending."""
        if self._view is not None and self.decided:
            return self._view.decisions[-1].overrides
        return self.pending

    @property
    def may_override(self) -> bool:
        """Tell whether the acting person may decide criteria otherwise now."""
        return self.may(Act.FIND_ADMISSIBLE)

    @property
    def writes_complements(self) -> bool:
        """Tell whether the programme has a letter that asks for complements."""
        programme = self.programme
        return programme is not None and AdmissibilityDecision.COMPLEMENTS.value in programme.letters

    def why_not(self, act: Act) -> str:
        """Return why an act of the person's role is not possible now; empty where it is."""
        view = self._view
        if view is None or act in view.acts:
            return ""
        state = self.desktop.wording.label("state", view.dossier.state)
        return self.tr("Not possible in the state {state}.").format(state=f"«\u202f{state}\u202f»")

    def current_values(self, path: str) -> dict[str, JsonValue]:
        """Return what holds for a fact and those that go with it: corrected where it is, else declared."""
        view = self._view
        if view is None:
            return {}
        values = {one: declared_fact(view.dossier.request, one) for one in together(path)}
        held = {one.path: one.corrected for one in standing(view.corrections) if one.path in values}
        return {**values, **held}

    @property
    def proposed(self) -> Act | None:
        """Return what the precheck proposes, while it is for the person to decide."""
        view = self._view
        if view is None or view.dossier.state is not DossierState.RECEIVED:
            return None
        return PROPOSED[decided_outcome(view.precheck, self.pending)]

    def may(self, act: Act) -> bool:
        """Tell whether the acting person may do this now."""
        return self._view is not None and act in self._view.acts

    def agrees(self, act: Act) -> bool:
        """Tell whether a decision needs no reason: it is what the precheck says."""
        return act is self.proposed and act is not Act.ASK_COMPLEMENTS

    # --- doing -----------------------------------------------------------------------------------------------

    def override(self, override: CriterionOverride) -> None:
        """Decide a criterion otherwise; nothing is stored before the decision."""
        self._overrides[override.criterion_id] = override
        self._again()

    def take_back(self, criterion_id: str) -> None:
        """Let the computed outcome of a criterion count again."""
        self._overrides.pop(criterion_id, None)
        self._again()

    def decide(self, act: Act, reason: str = "", letter: LetterOptions = EVERYTHING) -> None:
        """Decide on admissibility, of the version and the precheck on the screen."""
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
            letter=letter,
        )
        self.run(work, self._decided)

    def correct(self, values: Mapping[str, JsonValue], reason: str) -> None:
        """Put other values beside declared ones, in one act."""
        view = self._view
        if view is not None:
            work = partial(
                self.desktop.office.triage.correct_facts,
                view.dossier.id,
                dict(values),
                reason,
                view.dossier.current.number,
            )
            self.act(work)

    def withdraw_corrections(self, ids: tuple[str, ...]) -> None:
        """Let declared values hold again."""
        if self._view is not None:
            self.act(partial(_withdraw_all, self.desktop.office, self._view.dossier.id, ids))

    def write_letter(self) -> None:
        """Write the letter of the decision in which the dossier stands."""
        if self._view is not None:
            self.act(partial(self.desktop.office.correspondence.write, self._view.dossier.id))

    def export_letter(self, letter: Letter, email: bool, target: Path) -> None:
        """Write a letter, or its e-mail, to a file."""
        self.run(partial(export_letter, self.desktop.office, letter, email, target), self._exported)

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
        self._view = view
        self.shown.emit(view)
        if self.decided:
            self.ask("since", partial(self.desktop.office.triage.rerun, view.dossier.id), self._show_since)

    def _again(self) -> None:
        if self._view is not None:
            self.shown.emit(self._view)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _show_since(self, rerun: Rerun) -> None:
        self.compared.emit(rerun)

    def _show_draft(self, draft: LetterDraft | AviseError) -> None:
        if isinstance(draft, LetterDraft):
            self.letter_drafted.emit(draft)
        else:
            self.letter_refused.emit(draft)

    def _show_places(self, places: tuple[SuggestedPlace, ...]) -> None:
        self.places_found.emit(places)

    def _decided(self, changes: Changes) -> None:
        self._overrides.clear()
        self.acted.emit(changes)

    def _exported(self, target: Path) -> None:
        self.desktop.feedback.say(self.tr("Exported: {file}.").format(file=target.name))


def _or_problem(work: Callable[[], LetterDraft]) -> LetterDraft | AviseError:
    """Return the letter, or why there is none: that is shown where the letter would be."""
    try:
        return work()
    except RuleViolation as error:
        return error


def _withdraw_all(office: Office, dossier_id: str, ids: tuple[str, ...]) -> Changes:
    """Withdraw corrections that were made together, the last one first."""
    done = [office.triage.withdraw_correction(dossier_id, one) for one in reversed(ids)]
    return done[-1]

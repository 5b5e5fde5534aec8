"""What the dossier page does: reads one dossier, decides on admissibility, corrects facts, writes letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.admissibility.override import CriterionOverride
from reviewer.admissibility.verdict import Precheck
from reviewer.dossier.correction import JsonValue, declared_fact, standing
from reviewer.dossier.dossier import Attachment
from reviewer.dossier.lifecycle import Act, DossierState, may
from reviewer.outbox.message import MessageKind, MessageState
from reviewer.programme.place_search import SuggestedPlace, suggest
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.outbox import OutboxRow
from reviewer.services.records import Letter
from reviewer.services.views import DossierView, Rerun
from ui.desktop import Desktop
from ui.dossier_acts.letter_files import export_letter, pages_of
from ui.dossier_acts.presenter import DossierActsPresenter
from ui.models.fact_kinds import together
from ui.previews import Preview, preview_of


class DossierPresenter(DossierActsPresenter):
    """What only the page shows and does: documents, corrections, criteria decided otherwise, letters."""

    previewed = Signal(object)
    compared = Signal(object)
    places_found = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._mails: tuple[OutboxRow, ...] = ()

    # --- reading ---------------------------------------------------------------------------------------------

    def preview(self, attachment: Attachment) -> None:
        """Render an attachment, off the GUI thread."""
        if self._view is None:
            return
        read = partial(self.desktop.office.dossiers.attachment, self._view.dossier.id, attachment.sha256)
        self.ask("preview", partial(preview_of, read, attachment.filename), self._show_preview)

    def open_letter(self, letter: Letter) -> None:
        """Render a letter that was written."""
        self.ask("preview", partial(pages_of, self.desktop.office, letter), self._show_preview)

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
        return self._view is not None and _decided(self._view)

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

    def current_values(self, path: str) -> dict[str, JsonValue]:
        """Return what holds for a fact and those that go with it: corrected where it is, else declared."""
        view = self._view
        if view is None:
            return {}
        values = {one: declared_fact(view.dossier.request, one) for one in together(path)}
        held = {one.path: one.corrected for one in standing(view.corrections) if one.path in values}
        return {**values, **held}

    def mails_of(self, letter: Letter) -> tuple[OutboxRow, ...]:
        """Return the messages that bring a letter, newest first, in so far as the acting person reads the outbox."""
        return tuple(one for one in reversed(self._mails) if one.message.about == letter.id)

    @property
    def may_mail(self) -> bool:
        """Tell whether e-mails with letters are offered."""
        return self.allowed(Act.SEND_MAIL)

    def concerns(self, changes: Changes) -> bool:
        """What became of the letters' e-mails too: what is sent is told without its dossiers."""
        return super().concerns(changes) or (changes.messages and bool(self._mails))

    # --- doing -----------------------------------------------------------------------------------------------

    def override(self, override: CriterionOverride) -> None:
        """Decide a criterion otherwise; nothing is stored before the decision."""
        self._overrides[override.criterion_id] = override
        self._again()

    def take_back(self, criterion_id: str) -> None:
        """Let the computed outcome of a criterion count again."""
        self._overrides.pop(criterion_id, None)
        self._again()

    def correct(self, values: Mapping[str, JsonValue], reason: str) -> None:
        """Put other values beside declared ones, in one act."""
        view = self._view
        if view is not None:
            work = partial(
                self.desktop.office.corrections.correct,
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

    def draft_mail(self, letter: Letter) -> None:
        """Draft the e-mail that brings a letter; a second one where one was sent already."""
        sent = any(one.state is MessageState.SENT for one in self.mails_of(letter))
        self.act(partial(self.desktop.office.delivery.draft_letter, letter.id, again=sent))

    def export_letter(self, letter: Letter, email: bool, target: Path) -> None:
        """Write a letter, or its e-mail, to a file."""
        self.run(partial(export_letter, self.desktop.office, letter, email, target), self._exported)

    # --- inside ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the dossier again, the e-mails with its letters and, once decided, its precheck of today."""
        if self._dossier_id is not None:
            self.ask("view", partial(_read, self.desktop.office, self._dossier_id), self._show_both)

    def _show_both(self, found: tuple[DossierView, Rerun | None, tuple[OutboxRow, ...]]) -> None:
        view, rerun, self._mails = found
        self._show(view)
        if rerun is not None:
            self._show_since(rerun)

    def _again(self) -> None:
        if self._view is not None:
            self.shown.emit(self._view)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _show_since(self, rerun: Rerun) -> None:
        self.compared.emit(rerun)

    def _show_places(self, places: tuple[SuggestedPlace, ...]) -> None:
        self.places_found.emit(places)

    def _exported(self, target: Path) -> None:
        self.desktop.feedback.say(self.tr("Exported: {file}.").format(file=target.name))


def _read(office: Office, dossier_id: str) -> tuple[DossierView, Rerun | None, tuple[OutboxRow, ...]]:
    view = office.dossiers.view(dossier_id)
    rerun = office.triage.rerun(dossier_id) if _decided(view) else None
    asks = view.letters and may(Act.READ_OUTBOX, office.session.current().roles)
    return view, rerun, office.delivery.of_dossier(MessageKind.LETTER, dossier_id) if asks else ()


def _decided(view: DossierView) -> bool:
    return bool(view.decisions) and view.dossier.state not in {DossierState.RECEIVED, DossierState.INCOMPLETE}


def _withdraw_all(office: Office, dossier_id: str, ids: tuple[str, ...]) -> Changes:
    """Withdraw corrections that were made together, the last one first."""
    done = [office.corrections.withdraw(dossier_id, one) for one in reversed(ids)]
    return done[-1]

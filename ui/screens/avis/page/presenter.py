"""What the avis page does: drafts, returns, validates, signs, prints, exports, suspends, lifts, revokes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.avis.avis import STATE_AFTER, RegisterEventKind
from reviewer.dossier.folding import fold_words
from reviewer.dossier.lifecycle import Act, AvisState, DossierState, may
from reviewer.dossier.people import require_separate_hands
from reviewer.errors import RuleViolation
from reviewer.services.avis import filename_of
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.settings import key_path_of
from reviewer.services.views import AvisFile, AvisRow, DossierView
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import export_avis
from ui.previews import Preview, render
from ui.printing.batch import print_one
from ui.printing.port import Printers, PrintOrder, PrintSystem, Trays
from ui.printing.systems import this_system

EVENT_OF = {
    Act.SUSPEND_AVIS: RegisterEventKind.SUSPENDED,
    Act.LIFT_SUSPENSION: RegisterEventKind.LIFTED,
    Act.REVOKE_AVIS: RegisterEventKind.REVOKED,
}
WRITTEN = frozenset({DossierState.DRAFTED, DossierState.VALIDATED, DossierState.ISSUED})


@dataclass(frozen=True, slots=True)
class AvisView:
    """The page. ``replaceable``: avis of the same candidate that this one may supersede."""

    view: DossierView
    replaceable: tuple[AvisRow, ...]
    key_path: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether an act is offered: never shown to who never may, held with its reason where it is not possible now."""

    shown: bool
    held: str = ""


class AvisPagePresenter(ActingPresenter):
    """One avis at a time, by its dossier's id."""

    shown = Signal(object)
    previewed = Signal(object)
    printers_known = Signal(object)
    trays_known = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.printing: PrintSystem = this_system()
        self._dossier_id: str | None = None
        self._page: AvisView | None = None

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def page(self) -> AvisView | None:
        """Return what is on the page."""
        return self._page

    def open(self, dossier_id: str) -> None:
        """Put another avis on the page."""
        if dossier_id != self._dossier_id:
            self._page = None
        self._dossier_id = dossier_id
        self.reload()

    def refresh(self) -> None:
        """Read the dossier, then its preview where there is something to see."""
        if self._dossier_id is not None:
            self.ask("page", partial(_read, self.desktop.office, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier, and who is looking."""
        return self._dossier_id in changes.dossiers or changes.people or changes.settings

    def ask_printers(self) -> None:
        """Ask the system for its printers."""
        self.ask("printers", self.printing.printers, self._know_printers)

    @property
    def filename(self) -> str:
        """Return the name under which the avis is exported."""
        avis = None if self._page is None else self._page.view.avis
        return "" if avis is None else filename_of(avis)

    @property
    def number(self) -> str:
        """Return the number of the issued avis, empty where there is none."""
        avis = None if self._page is None else self._page.view.avis
        return "" if avis is None else str(avis.number)

    def offer(self, act: Act) -> Offer:
        """Tell whether an act is offered on this page now, and why not."""
        page = self._page
        if page is None or not self.allowed(act):
            return Offer(shown=False)
        dossier = page.view.dossier
        if not may(act, self.actor.roles, dossier.state):
            return Offer(shown=False)
        try:
            require_separate_hands(act, self.actor, dossier.parts)
        except RuleViolation as error:
            return Offer(shown=True, held=self.desktop.wording.explain(error).what)
        if act in EVENT_OF:
            return self._offer_event(act, page.view.avis_state)
        return Offer(shown=True)

    # --- acts ------------------------------------------------------------------------------------------------

    def draft(self, replaces: str | None, reason: str) -> None:
        """Draft the avis. ``replaces``: the avis that it supersedes, and why."""
        work = partial(self.desktop.office.avis.draft, self._id, replaces=replaces, replacement_reason=reason)
        self.act(work)

    def return_draft(self, reason: str) -> None:
        """Send the draft back."""
        self.act(partial(self.desktop.office.avis.return_draft, self._id, reason))

    def validate(self) -> None:
        """Validate a draft that somebody else made."""
        self.act(partial(self.desktop.office.avis.validate, self._id))

    def sign(self, key: Path, passphrase: str) -> None:
        """Open the key, number, sign and register; the key's place is remembered, its secret is not."""
        self.act(partial(_sign, self.desktop.office, self._id, key, passphrase))

    def happen(self, act: Act, reason: str) -> None:
        """Suspend, lift or revoke."""
        self.act(partial(self.desktop.office.avis.happen, self.number, EVENT_OF[act], reason))

    def ask_trays(self, printer: str) -> None:
        """Ask the system for the trays of a printer."""
        self.ask("trays", partial(self.printing.trays, printer), self._know_trays)

    def print(self, order: PrintOrder) -> None:
        """Hand the signed file to a printer."""
        work = partial(print_one, self.desktop.office, self.printing, self.number, order)
        self.run(work, self._printed)

    def export(self, target: Path) -> None:
        """Write the signed file where the person wants it."""
        self.run(partial(export_avis, self.desktop.office, self.number, target), self._exported)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _id(self) -> str:
        return self._dossier_id or ""

    def _offer_event(self, act: Act, state: AvisState | None) -> Offer:
        if state is not None and (state, EVENT_OF[act]) in STATE_AFTER:
            return Offer(shown=True)
        word = "" if state is None else self.desktop.wording.label("avis_state", state)
        return Offer(shown=True, held=self.tr("Not possible now: the avis is {state}.").format(state=word))

    def _show(self, page: AvisView) -> None:
        self._page = page
        self.shown.emit(page)
        if page.view.dossier.state in WRITTEN:
            self.ask("preview", partial(_preview, self.desktop.office, page.view), self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _know_printers(self, printers: Printers) -> None:
        self.printers_known.emit(printers)

    def _know_trays(self, trays: Trays) -> None:
        self.trays_known.emit(trays)

    def _printed(self, file: AvisFile) -> None:
        self.acted.emit(file)
        self.desktop.feedback.say(
            self.tr("The avis {number} is with the printer.").format(number=file.number)
        )
        self.desktop.news.tell(Changes(avis=frozenset({file.number}), dossiers=frozenset({self._id})), self)

    def _exported(self, file: AvisFile) -> None:
        self.acted.emit(file)
        self.desktop.feedback.say(self.tr("The avis {number} is exported.").format(number=file.number))
        self.desktop.news.tell(Changes(avis=frozenset({file.number}), dossiers=frozenset({self._id})), self)


def _read(office: Office, dossier_id: str) -> AvisView:
    view = office.dossiers.view(dossier_id)
    rows: tuple[AvisRow, ...] = ()
    if view.dossier.state is DossierState.DECIDED:
        who = fold_words(view.dossier.request.candidate.full_name)
        rows = tuple(
            row
            for row in office.dossiers.register()
            if row.state in {AvisState.IN_FORCE, AvisState.SUSPENDED}
            and row.dossier_id != dossier_id
            and fold_words(row.candidate) == who
        )
    key = office.settings.get(key_path_of(office.session.current().id)) or ""
    return AvisView(view, rows, key)


def _preview(office: Office, view: DossierView) -> Preview:
    name = filename_of(view.avis) if view.avis is not None else f"{view.dossier.reference}.pdf"
    return render(office.avis.preview(view.dossier.id), name)


def _sign(office: Office, dossier_id: str, path: Path, passphrase: str) -> Changes:
    key = office.signatures.open_key(path, passphrase)
    signed = office.signatures.sign(dossier_id, key)
    if office.settings.get(key_path_of(office.session.current().id)) != str(path):
        office.settings.remember_own_key(str(path))
    return signed

"""What the avis page does: drafts, returns, validates, signs, prints, exports, sends, suspends, lifts, revokes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.avis.avis import STATE_AFTER, RegisterEventKind
from reviewer.avis.falling import LateFiling
from reviewer.avis.notice import NOTICED_STATES, NoticeKind
from reviewer.avis.signature import Awaited, PendingSignature
from reviewer.dossier.folding import fold_words
from reviewer.dossier.lifecycle import Act, AvisState, DossierState, may
from reviewer.dossier.people import require_separate_hands
from reviewer.errors import NotFound, RuleViolation
from reviewer.outbox.message import MessageKind, MessageState
from reviewer.services.avis import filename_of
from reviewer.services.changes import Changes
from reviewer.services.handing_off import HandOff
from reviewer.services.office import Office
from reviewer.services.outbox import OutboxRow
from reviewer.services.signing_setup import OwnSigning
from reviewer.services.succession import SuccessionLink
from reviewer.services.views import AvisFile, AvisRow, DossierFilter, DossierRow, DossierView
from ui.desktop import Desktop
from ui.handover import export_avis
from ui.previews import Preview, render
from ui.printing.batch import print_one
from ui.printing.port import PrintOrder
from ui.printing.presenter import PrintingPresenter
from ui.screens.avis.signing import (
    ElsewhereWanted,
    KeyWanted,
    bring_back,
    may_sign_now,
    prepare_elsewhere,
    sign_one,
)

EVENT_OF = {
    Act.SUSPEND_AVIS: RegisterEventKind.SUSPENDED,
    Act.LIFT_SUSPENSION: RegisterEventKind.LIFTED,
    Act.REVOKE_AVIS: RegisterEventKind.REVOKED,
}
WRITTEN = frozenset({DossierState.DRAFTED, DossierState.VALIDATED, DossierState.ISSUED})
OUT = frozenset({Awaited.EXTERNAL, Awaited.EXTERNAL_COUNTERSIGNATURE})
QUEUE_LIMIT = 500


class Extra(StrEnum):
    """What one may do on the page besides the acts of the table."""

    ELSEWHERE = "elsewhere"
    BRING_BACK = "bring_back"
    CALL_BACK = "call_back"
    MAIL = "mail"
    REVOCATION = "revocation"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisView:
    """The page. ``replaceable``: avis of the same candidate that this one may supersede; ``own``: where my key is.

    ``pending``: the signature that the avis waits for, where it has one or is out for one; ``late``: the application
    is planned after its expiry; ``chain``: what replaced what; ``mails``: messages with this avis. ``sheet`` makes the
    printed sheet, where there is one: it takes long, so that the rest of the page does not wait for it.
    """

    view: DossierView
    replaceable: tuple[AvisRow, ...]
    own: OwnSigning
    pending: PendingSignature | None
    late: LateFiling | None
    chain: tuple[SuccessionLink, ...]
    mails: tuple[OutboxRow, ...]
    sheet: Callable[[], bytes] | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether an act is offered: never shown to who never may, held with its reason where it is not possible now."""

    shown: bool
    held: str = ""


class AvisPagePresenter(PrintingPresenter):
    """One avis at a time, by its dossier's id."""

    shown = Signal(object)
    previewed = Signal(object)
    noticed = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
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
        """Only this dossier, who is looking, and what became of its e-mails: sending tells of no dossier."""
        waits = self._page is not None and bool(self._page.mails)
        mine = self._dossier_id in changes.dossiers or (changes.messages and waits)
        return mine or changes.people or changes.settings

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
        if act is Act.SIGN_AVIS and page.pending is not None:
            return self._offer_pending(page, page.pending)
        try:
            require_separate_hands(act, self.actor, dossier.parts)
        except RuleViolation as error:
            return Offer(shown=True, held=self.desktop.wording.explain(error).what)
        if act in EVENT_OF:
            return self._offer_event(act, page.view.avis_state)
        return Offer(shown=True)

    def offer_extra(self, extra: Extra) -> bool:
        """Tell whether something else is offered now."""
        page = self._page
        if page is None:
            return False
        pending, state = page.pending, page.view.avis_state
        signs = self.offer(Act.SIGN_AVIS)
        out = pending is not None and pending.kind in OUT and pending.awaits == self.actor.id
        notices = self.allowed(Act.WRITE_NOTICE) and page.view.avis is not None
        return {
            Extra.ELSEWHERE: signs.shown and not signs.held,
            Extra.BRING_BACK: signs.shown and out,
            Extra.CALL_BACK: signs.shown and out,
            Extra.MAIL: self.allowed(Act.SEND_MAIL) and state is AvisState.IN_FORCE,
            Extra.REVOCATION: notices and state in NOTICED_STATES[NoticeKind.REVOCATION],
            Extra.DUPLICATE: notices and state in NOTICED_STATES[NoticeKind.DUPLICATE],
        }[extra]

    @property
    def countersigns(self) -> bool:
        """Tell whether the signature that is asked for here is the second one."""
        return self._page is not None and self._page.pending is not None

    @property
    def waits_for(self) -> str | None:
        """Return who signs after the acting person, where the avis wants two signatures and has none yet."""
        page = self._page
        if page is None or page.pending is not None or page.view.draft is None:
            return None
        content = page.view.draft.content
        names = [content.second_signatory_name, content.signatory_name]
        if content.second_signatory_name is None:
            return None
        return next((one for one in names if one and one != self.actor.name), None)

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

    def sign(self, wanted: KeyWanted) -> None:
        """Open the key and sign; the key's place is remembered, its secret is not."""
        self.act(partial(sign_one, self.desktop.office, self._id, wanted))

    def prepare_elsewhere(self, wanted: ElsewhereWanted) -> None:
        """Write the file for the signing service; the avis is numbered and waits."""
        self.run(partial(prepare_elsewhere, self.desktop.office, self._id, wanted), self._handed_out)

    def bring_back(self, path: Path) -> None:
        """Take the signature that came back."""
        self.act(partial(bring_back, self.desktop.office, self._id, path))

    def call_back(self) -> None:
        """Give up the signature that was asked for elsewhere."""
        self.act(partial(self.desktop.office.signatures.cancel_external, self._id))

    def go_to_next(self) -> None:
        """Open the next avis that waits for one's signature."""
        self.ask("next", partial(_next_to_sign, self.desktop.office, self._id), self._go_to)

    def preview_notice(self, kind: NoticeKind) -> None:
        """Lay a notice out, to be read before it is written."""
        self.ask("notice", partial(_notice, self.desktop.office, self.number, kind), self._show_notice)

    def write_notice(self, kind: NoticeKind) -> None:
        """Write a notice and keep it with the letters."""
        self.act(partial(self.desktop.office.notices.write, self.number, kind))

    def draft_mail(self) -> None:
        """Draft the e-mail that brings the avis; a second one where one was sent already."""
        page = self._page
        sent = page is not None and any(one.state is MessageState.SENT for one in page.mails)
        self.act(partial(self.desktop.office.delivery.draft_avis, self.number, again=sent))

    def happen(self, act: Act, reason: str) -> None:
        """Suspend, lift or revoke."""
        self.act(partial(self.desktop.office.avis.happen, self.number, EVENT_OF[act], reason))

    def print(self, order: PrintOrder) -> None:
        """Hand the signed file to a printer."""
        work = partial(print_one, self.desktop.office, self.printing, self.number, order)
        self.run(work, self._printed)

    def export(self, target: Path) -> None:
        """Write the signed file where the person wants it."""
        self.run(partial(export_avis, self.desktop.office, self.number, target), self._exported)

    @property
    def about(self) -> str | None:
        """Return the dossier of the avis."""
        return self._dossier_id

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _id(self) -> str:
        return self._dossier_id or ""

    def _offer_event(self, act: Act, state: AvisState | None) -> Offer:
        if state is not None and (state, EVENT_OF[act]) in STATE_AFTER:
            return Offer(shown=True)
        word = "" if state is None else self.desktop.wording.label("avis_state", state)
        return Offer(shown=True, held=self.tr("Not possible now: the avis is {state}.").format(state=word))

    def _offer_pending(self, page: AvisView, pending: PendingSignature) -> Offer:
        if pending.kind is Awaited.COUNTERSIGNATURE and pending.awaits == self.actor.id:
            return Offer(shown=True)
        name = page.view.names.get(pending.awaits, "")
        words = self.desktop.wording.label("awaited", pending.kind)
        return Offer(shown=True, held=f"{words}\u202f: {name}." if name else f"{words}.")

    def _show(self, page: AvisView) -> None:
        self._page = page
        self.shown.emit(page)
        if page.sheet is not None:
            self.ask("preview", partial(_preview, page.view, page.sheet), self._show_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.previewed.emit(preview)

    def _handed_out(self, made: HandOff) -> None:
        self.acted.emit(made)
        self.desktop.feedback.say(
            self.tr("Prepared: {file}. The avis waits under the number {number}.").format(
                file=made.filename, number=made.number
            )
        )
        self.desktop.news.tell(Changes(dossiers=frozenset({self._id})), self)

    def _show_notice(self, preview: Preview) -> None:
        self.noticed.emit(preview)

    def _go_to(self, dossier_id: str | None) -> None:
        if dossier_id is None:
            self.desktop.feedback.say(self.tr("No other avis waits for your signature."))
        else:
            self.desktop.navigator.go("avis_page", dossier_id)

    def give_up(self, error: Exception) -> None:
        """Say it, and look again: a number may have been taken before something went wrong."""
        super().give_up(error)
        self.reload()

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
    number = "" if view.avis is None else str(view.avis.number)
    return AvisView(
        view=view,
        replaceable=rows,
        own=office.signing_setup.own(),
        pending=_pending(office, dossier_id),
        late=_late(office, dossier_id),
        chain=office.succession.of(number) if number else (),
        mails=_mails(office, dossier_id, number),
        sheet=office.avis.sheet(dossier_id) if view.dossier.state in WRITTEN else None,
    )


def _pending(office: Office, dossier_id: str) -> PendingSignature | None:
    return next((one for one in office.signatures.pending() if one.dossier_id == dossier_id), None)


def _late(office: Office, dossier_id: str) -> LateFiling | None:
    try:
        return office.validity.late_filing(dossier_id)
    except NotFound:
        return None


def _mails(office: Office, dossier_id: str, number: str) -> tuple[OutboxRow, ...]:
    if not number or not may(Act.READ_OUTBOX, office.session.current().roles):
        return ()
    found = office.delivery.of_dossier(MessageKind.AVIS, dossier_id)
    return tuple(one for one in reversed(found) if one.message.about == number)


def _next_to_sign(office: Office, dossier_id: str) -> str | None:
    """Return the next dossier after this one, in the queue's order and then from its beginning."""
    me = office.session.current().id
    pending = {one.dossier_id: one for one in office.signatures.pending()}
    rows = office.dossiers.rows(DossierFilter(states=frozenset({DossierState.VALIDATED})), limit=QUEUE_LIMIT)
    ids = [row.id for row in rows]
    start = ids.index(dossier_id) + 1 if dossier_id in ids else 0
    turned: tuple[DossierRow, ...] = (*rows[start:], *rows[:start])
    waiting = (row.id for row in turned if may_sign_now(row, pending.get(row.id), me))
    return next((one for one in waiting if one != dossier_id), None)


def _notice(office: Office, number: str, kind: NoticeKind) -> Preview:
    return render(office.notices.preview(number, kind).pdf, f"{number}.pdf")


def _preview(view: DossierView, sheet: Callable[[], bytes]) -> Preview:
    name = filename_of(view.avis) if view.avis is not None else f"{view.dossier.reference}.pdf"
    return render(sheet(), name)

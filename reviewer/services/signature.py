"""Signing: numbers, first and second signatures, signatures made elsewhere, whole queues.

A number is taken, the page laid out, signed and stored in one transaction that holds the series: there is either no
signature or a whole one. Where two people sign, or one elsewhere, the number stays with the dossier in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from reviewer.avis.avis import AvisDraft
from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import (
    Awaited,
    OverBeforeIssued,
    PendingSignature,
    TimeStampTrouble,
)
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.folding import fold_words
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor, Part, Person
from reviewer.errors import AviseError
from reviewer.services.avis import CertificateOfSomebodyElse, draft_there, free_signatories
from reviewer.services.awaited_signature import awaiting_second, handed_out, hold_number, require_awaited
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.handing_off import HandOff, hand_off
from reviewer.services.issuing import Issue, issue
from reviewer.services.office_keys import on_paper
from reviewer.services.ports import AvisPrinter, KeyRing, OfficeSeals, SigningKey, UnitOfWork
from reviewer.services.ports.signing import Certified, TimeStamps
from reviewer.services.sealing import Sealing, changed, line_of, told_missed
from reviewer.services.settings import REVOCATIONS, TRUST
from reviewer.services.signature_settings import (
    may_do_without_time_stamp,
    time_stamp_place,
    token_place,
)
from reviewer.services.signing_batch import BatchReport, sign_all
from reviewer.services.validity import last_day


@dataclass(frozen=True, slots=True)
class Signatures:
    """Use cases of signing."""

    desk: Desk
    printer: AvisPrinter
    keys: KeyRing
    seals: OfficeSeals

    # --- keys ------------------------------------------------------------------------------------------------

    def open_key(self, path: Path, passphrase: str) -> SigningKey:
        """Open the signatory's key; it must be theirs and valid today. The passphrase is not kept."""
        actor = self.desk.require(Act.SIGN_AVIS)
        return self._opened(self.keys.open(path, passphrase), actor)

    def open_token(self, pin: str) -> SigningKey:
        """Open the signatory's key on the token of the settings. The PIN is not kept.

        Raises ``TokenNotSet`` where the settings name no module or no token.
        """
        actor = self.desk.require(Act.SIGN_AVIS)
        with self.desk.store.read() as work:
            place = token_place(work.settings, actor.id)
        return self._opened(self.keys.open_token(place, pin), actor)

    def _opened(self, key: SigningKey, actor: Actor) -> SigningKey:
        with self.desk.store.read() as work:
            try:
                self._require_usable(work, key, actor)
            except AviseError:
                key.forget()
                raise
        return key

    # --- one avis --------------------------------------------------------------------------------------------

    def sign(self, dossier_id: str, key: SigningKey) -> Changes:
        """Make the signature that the avis waits for: the only one, the first, or the second.

        The first numbers the avis; the last issues it. All of it or nothing.
        """
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            now, today = self.desk.moment()
            self._require_usable(work, key, actor)
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.SIGN_AVIS, actor, today)
            pending = work.signatures.pending_of(dossier_id)
            if pending is not None:
                waiting = require_awaited(pending, dossier, actor, Awaited.COUNTERSIGNATURE)
                _require_time_left(waiting, today)
                return self._countersign(work, actor, dossier, waiting, key, now, today)
            return self._first(work, actor, dossier, key, now, today)

    def _first(
        self, work: UnitOfWork, actor: Actor, dossier: Dossier, key: SigningKey, now: datetime, today: date
    ) -> Changes:
        draft = draft_there(work, dossier.id)
        content, number = self._numbered(work, actor, dossier, draft, today)
        proof, keyed = on_paper(work, self.seals, content, now)
        alone = content.second_signatory_name is None

        def sealed(sealing: Sealing) -> bytes:
            stamps = sealing.stamps
            page = self.printer.render(content, draft=False, proof=proof, time_stamped=stamps is not None)
            signed = key.sign(page, content, now, stamps)
            return signed if stamps is None or not alone else stamps.archive(signed)

        signed, sealing = self._sealed(work, sealed, alone=alone)
        line = line_of(actor, key, now, sealing)
        events = (*keyed, *told_missed(dossier, number, sealing))
        if alone:
            done = Issue(dossier, draft, number, content, signed, (line,))
            return issue(work, actor, now, today, done, events)
        waiting = awaiting_second(work, dossier, number, content, signed, line, proof, now)
        return self._put_by(work, actor, dossier, waiting, now, events)

    def _countersign(
        self,
        work: UnitOfWork,
        actor: Actor,
        dossier: Dossier,
        pending: PendingSignature,
        key: SigningKey,
        now: datetime,
        today: date,
    ) -> Changes:
        stamps = self._stamps(work) if pending.timed else None
        signed = key.countersign(pending.pdf, pending.content, now, stamps)
        if stamps is not None:
            signed = stamps.archive(signed)
        sealing = Sealing(stamps, alone=True)
        return self._finish(work, actor, dossier, pending, key, signed, sealing, now=now, today=today)

    # --- elsewhere -------------------------------------------------------------------------------------------

    def prepare_external(self, dossier_id: str, certificate_pem: bytes) -> HandOff:
        """Prepare the signature that the avis waits for, to be made elsewhere; return what goes out.

        The avis is numbered and its bytes are kept; nothing is issued before ``complete_external``.
        """
        signer = self.keys.elsewhere(certificate_pem)
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            now, today = self.desk.moment()
            self._require_usable(work, signer, actor)
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.SIGN_AVIS, actor, today)
            pending = work.signatures.pending_of(dossier_id)
            made: tuple[Event, ...] = ()
            if pending is None:
                draft = draft_there(work, dossier_id)
                content, number = self._numbered(work, actor, dossier, draft, today)
                proof, made = on_paper(work, self.seals, content, now)
                timed = time_stamp_place(work.settings) is not None
                page = self.printer.render(content, draft=False, proof=proof, time_stamped=timed)
                request = signer.prepare(page, content, now, second=False, timed=timed)
                waiting = PendingSignature(
                    dossier_id=dossier.id,
                    number=number,
                    kind=Awaited.EXTERNAL,
                    content=content,
                    pdf=page,
                    lines=(),
                    awaits=actor.id,
                    since=now,
                    proof=proof,
                    timed=timed,
                    request=request,
                )
                hold_number(work, actor, dossier, number, now)
            else:
                waiting = require_awaited(pending, dossier, actor, Awaited.COUNTERSIGNATURE)
                _require_time_left(waiting, today)
                request = signer.prepare(waiting.pdf, waiting.content, now, second=True, timed=waiting.timed)
                waiting = waiting.with_request(request, Awaited.EXTERNAL_COUNTERSIGNATURE, now)
            work.signatures.save_pending(waiting)
            details = {"number": str(waiting.number), "digest": request.digest.hex()}
            event = Event(name="avis_handed_out", dossier_id=dossier.id, details=details)
            work.commit(actor, now, *made, event)
        return hand_off(waiting, request, actor)

    def complete_external(self, dossier_id: str, returned: bytes) -> Changes:
        """Take the signature that came back; raise where it is none of this avis by this person."""
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            now, today = self.desk.moment()
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.SIGN_AVIS, actor, today)
            pending, request = handed_out(work, dossier, actor)
            _require_time_left(pending, today)
            signer = self.keys.elsewhere(request.certificate_pem)
            self._require_usable(work, signer, actor)
            second = pending.kind is Awaited.EXTERNAL_COUNTERSIGNATURE
            alone = pending.content.second_signatory_name is None
            stamps = self._stamps(work) if pending.timed else None
            signed = signer.complete(request, returned, str(pending.number), stamps)
            last = second or alone
            if stamps is not None and last:
                signed = stamps.archive(signed)
            sealing = Sealing(stamps, alone=last)
            if last:
                return self._finish(
                    work, actor, dossier, pending, signer, signed, sealing, now=now, today=today
                )
            line = line_of(actor, signer, now, sealing)
            waiting = awaiting_second(
                work, dossier, pending.number, pending.content, signed, line, pending.proof, now
            )
            return self._put_by(work, actor, dossier, replace(waiting, version=pending.version), now, ())

    def cancel_external(self, dossier_id: str) -> Changes:
        """Call back what was handed out: the avis waits for its signature again, under the same number."""
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            now = self.desk.now()
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.SIGN_AVIS, actor, self.desk.today())
            pending, _ = handed_out(work, dossier, actor)
            if pending.kind is Awaited.EXTERNAL:
                work.signatures.drop_pending(dossier_id)
            else:
                work.signatures.save_pending(pending.with_request(None, Awaited.COUNTERSIGNATURE, now))
            details = {"number": str(pending.number)}
            work.commit(actor, now, Event(name="avis_called_back", dossier_id=dossier.id, details=details))
        return changed(dossier, "avis_called_back", str(pending.number))

    # --- many ------------------------------------------------------------------------------------------------

    def sign_many(
        self,
        dossier_ids: Sequence[str],
        key: SigningKey,
        progress: Callable[[int, int], None] = lambda *_: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> BatchReport:
        """Make every signature that waits for this person, each in a transaction of its own; then forget the key.

        ``progress``: how many are done, of how many; ``should_stop``: asked before each. What is refused does not stop
        the others; trouble outside the program does.
        """
        self.desk.require(Act.SIGN_AVIS)
        return sign_all(self.sign, dossier_ids, key, progress, should_stop)

    # --- reading ---------------------------------------------------------------------------------------------

    def pending(self) -> tuple[PendingSignature, ...]:
        """Return the avis that wait for a signature, oldest first, without their bytes."""
        self.desk.require(Act.READ_REGISTER)
        with self.desk.store.read() as work:
            return tuple(replace(one, pdf=b"", request=None) for one in work.signatures.pending())

    # --- inside ----------------------------------------------------------------------------------------------

    def _require_usable(self, work: UnitOfWork, key: Certified, actor: Actor) -> None:
        """Refuse somebody else's, an expired, a revoked or a stranger's certificate before anything is numbered."""
        if fold_words(key.subject_name) != fold_words(actor.name):
            raise CertificateOfSomebodyElse(key.subject_name, actor.name)
        key.require_valid(self.desk.today())
        trust = (work.settings.get(TRUST) or "").encode()
        key.require_accepted(trust, (work.settings.get(REVOCATIONS) or "").encode(), self.desk.now())

    def _numbered(
        self, work: UnitOfWork, actor: Actor, dossier: Dossier, draft: AvisDraft, today: date
    ) -> tuple[AvisContent, AvisNumber]:
        """Return the content with its number, dates and signatories; the number is the one held, or the next."""
        programme = self.desk.programme(dossier.programme_id)
        signatory = work.people.get(actor.id)
        second: Person | None = None
        if programme.countersigned:
            named = draft.content.second_signatory_name
            others = free_signatories(work, dossier, besides=actor.id)
            second = next((one for one in others if one.name == named), others[0])
        content = replace(
            draft.content,
            issued_on=today,
            expires_on=last_day(work, programme, today),
            signatory_name=signatory.name,
            signatory_function=signatory.title or "",
            second_signatory_name=None if second is None else second.name,
            second_signatory_function=None if second is None else second.title or "",
        )
        held = work.signatures.held_by(dossier.id)
        number = work.register.next_number(programme.series, today.year) if held is None else held.number
        return content.sealed(str(number)), number

    def _sealed(
        self, work: UnitOfWork, make: Callable[[Sealing], bytes], *, alone: bool
    ) -> tuple[bytes, Sealing]:
        """Sign with time stamps where an authority is set; without, only where the settings allow it."""
        stamps = self._stamps(work)
        sealing = Sealing(stamps, alone)
        try:
            return make(sealing), sealing
        except TimeStampTrouble:
            if not may_do_without_time_stamp(work.settings):
                raise
        plain = Sealing(None, alone, missed=True)
        return make(plain), plain

    def _stamps(self, work: UnitOfWork) -> TimeStamps | None:
        place = time_stamp_place(work.settings)
        return None if place is None else self.keys.time_stamps(place)

    def _put_by(
        self,
        work: UnitOfWork,
        actor: Actor,
        dossier: Dossier,
        waiting: PendingSignature,
        now: datetime,
        events: tuple[Event, ...],
    ) -> Changes:
        """Store the avis with its first signature: the dossier stays validated, its number is held."""
        number = str(waiting.number)
        hold_number(work, actor, dossier, waiting.number, now)
        work.signatures.save_pending(waiting)
        work.dossiers.save(dossier.with_part(Part.SIGNED, actor.id))
        details = {
            "number": number,
            "awaits": waiting.content.second_signatory_name,
            "level": waiting.lines[0].level.value,
        }
        event = Event(name="avis_signed_first", dossier_id=dossier.id, details=details)
        work.commit(actor, now, *events, event)
        return changed(dossier, "avis_signed_first", number)

    def _finish(
        self,
        work: UnitOfWork,
        actor: Actor,
        dossier: Dossier,
        pending: PendingSignature,
        key: Certified,
        signed: bytes,
        sealing: Sealing,
        *,
        now: datetime,
        today: date,
    ) -> Changes:
        """Issue an avis that waited."""
        work.signatures.drop_pending(dossier.id)
        draft = draft_there(work, dossier.id)
        lines = (*pending.lines, line_of(actor, key, now, sealing))
        done = Issue(dossier, draft, pending.number, pending.content, signed, lines)
        return issue(work, actor, now, today, done, ())


def _require_time_left(pending: PendingSignature, today: date) -> None:
    """Raise ``OverBeforeIssued`` where an avis that waited would be issued after its own last day."""
    if pending.content.expires_on < today:
        raise OverBeforeIssued(str(pending.number), pending.content.expires_on)

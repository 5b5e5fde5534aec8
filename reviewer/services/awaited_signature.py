"""Avis that wait for a signature: whose it must be, what was handed out, and the number that is held meanwhile."""

from __future__ import annotations

from datetime import datetime

from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import (
    Awaited,
    HeldNumber,
    NothingAwaited,
    NumberState,
    PartlySigned,
    PendingSignature,
    SignatureLevel,
    SignatureLine,
    SignatureOfSomebodyElse,
    SignatureRequest,
)
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.people import Actor
from reviewer.services.avis import NoSignatoryLeft, free_signatories
from reviewer.services.ports import UnitOfWork


def hold_number(work: UnitOfWork, actor: Actor, dossier: Dossier, number: AvisNumber, now: datetime) -> None:
    """Keep a number for a dossier until its avis is issued, unless it has one."""
    if work.signatures.held_by(dossier.id) is None:
        held = HeldNumber(
            number=number, dossier_id=dossier.id, state=NumberState.HELD, since=now, by=actor.id
        )
        work.signatures.hold(held)


def awaiting_second(
    work: UnitOfWork,
    dossier: Dossier,
    number: AvisNumber,
    content: AvisContent,
    signed: bytes,
    line: SignatureLine,
    proof: str | None,
    now: datetime,
) -> PendingSignature:
    """Return the avis with its first signature, waiting for the person whom it names second."""
    others = free_signatories(work, dossier, besides=line.signer_id)
    second = next((one for one in others if one.name == content.second_signatory_name), None)
    if second is None:
        raise NoSignatoryLeft(dossier.reference)
    return PendingSignature(
        dossier_id=dossier.id,
        number=number,
        kind=Awaited.COUNTERSIGNATURE,
        content=content,
        pdf=signed,
        lines=(line,),
        awaits=second.id,
        since=now,
        proof=proof,
        timed=line.level is not SignatureLevel.BASIC,
    )


def require_awaited(
    pending: PendingSignature, dossier: Dossier, actor: Actor, kind: Awaited
) -> PendingSignature:
    """Return what waits; raise ``PartlySigned``, or ``SignatureOfSomebodyElse`` where another person is awaited."""
    if pending.kind is not kind:
        raise PartlySigned(dossier.reference, str(pending.number))
    if pending.awaits != actor.id:
        raise SignatureOfSomebodyElse(pending.content.second_signatory_name or "", actor.name)
    return pending


def handed_out(work: UnitOfWork, dossier: Dossier, actor: Actor) -> tuple[PendingSignature, SignatureRequest]:
    """Return what was handed out to be signed elsewhere, and what was asked for.

    Raises ``NothingAwaited``, or ``SignatureOfSomebodyElse`` where another person is awaited.
    """
    pending = work.signatures.pending_of(dossier.id)
    if pending is None or pending.request is None:
        raise NothingAwaited(dossier.reference)
    if pending.awaits != actor.id:
        second = pending.kind is Awaited.EXTERNAL_COUNTERSIGNATURE
        named = pending.content.second_signatory_name if second else pending.content.signatory_name
        raise SignatureOfSomebodyElse(named or "", actor.name)
    return pending, pending.request

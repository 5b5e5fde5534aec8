"""Issuing an avis once its last signature is there: stored, registered, and what it replaces superseded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from reviewer.avis.avis import Avis, AvisDraft, RegisterEvent, RegisterEventKind
from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import NumberState, SignatureLine
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.dossier.people import Actor
from reviewer.services.avis import require_replaceable, take_draft_away
from reviewer.services.changes import Changes
from reviewer.services.effective import effective_request
from reviewer.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole avis on its way into the register. ``signed``: the file; ``lines``: every signature of it."""

    dossier: Dossier
    draft: AvisDraft
    number: AvisNumber
    content: AvisContent
    signed: bytes
    lines: tuple[SignatureLine, ...]


def issue(
    work: UnitOfWork, actor: Actor, now: datetime, today: date, done: Issue, events: tuple[Event, ...]
) -> Changes:
    """Store and register the avis, and commit. ``events``: what happened on the way, for the journal.

    ``now``, ``today``: of one moment (``Desk.moment``), the one of the signature.
    """
    dossier, content, number = done.dossier, done.content, done.number
    advanced = dossier.advance(Act.SIGN_AVIS, actor, today)
    replaced = None
    if content.replaces is not None:
        request = effective_request(work, dossier)
        replaced = require_replaceable(work, dossier, request, content.replaces, today)
    sha256 = work.blobs.put(done.signed)
    work.register.add(
        Avis(
            number=number,
            dossier_id=dossier.id,
            content=content,
            pdf_sha256=sha256,
            state=AvisState.IN_FORCE,
            events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=now, by=actor.id),),
            signatures=done.lines,
        )
    )
    held = work.signatures.held_by(dossier.id)
    if held is not None:
        work.signatures.settle(replace(held, state=NumberState.USED, since=now, by=actor.id))
    take_draft_away(work, dossier.id)
    work.dossiers.save(advanced)
    details = {
        "number": str(number),
        "pdf_sha256": sha256,
        "expires_on": content.expires_on.isoformat(),
        "level": done.lines[-1].level.value,
    }
    told = [*events, Event(name="avis_signed", dossier_id=dossier.id, details=details)]
    if replaced is not None:
        superseded = RegisterEvent(
            kind=RegisterEventKind.SUPERSEDED,
            at=now,
            by=actor.id,
            reason=done.draft.replacement_reason,
            reference=str(number),
        )
        work.register.save(replaced.happen(superseded, today))
        facts = {"number": str(replaced.number), "by": str(number)}
        told.append(Event(name="avis_superseded", dossier_id=replaced.dossier_id, details=facts))
    work.commit(actor, now, *told)
    also = () if replaced is None else (replaced,)
    return Changes(
        dossiers=frozenset({dossier.id, *(one.dossier_id for one in also)}),
        avis=frozenset({str(number), *(str(one.number) for one in also)}),
        message="avis_signed",
        facts={"reference": dossier.reference, "number": str(number)},
    )

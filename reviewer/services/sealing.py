"""How one signature is made, and what is kept and told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import SignatureLevel, SignatureLine
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.people import Actor
from reviewer.services.changes import Changes
from reviewer.services.ports.signing import Certified, TimeStamps


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a signature is made, and at which level it leaves the file."""

    stamps: TimeStamps | None
    alone: bool
    missed: bool = False

    @property
    def level(self) -> SignatureLevel:
        """Return the level that the signature will have: with time stamps, and evidence for the long term."""
        if self.stamps is None:
            return SignatureLevel.BASIC
        return SignatureLevel.ARCHIVED if self.alone else SignatureLevel.TIMED


def line_of(actor: Actor, key: Certified, now: datetime, sealing: Sealing) -> SignatureLine:
    """Return the register's line of a signature."""
    return SignatureLine(
        signer_id=actor.id,
        signer_name=actor.name,
        certificate_sha256=key.certificate_sha256,
        at=now,
        level=sealing.level,
    )


def told_missed(dossier: Dossier, number: AvisNumber, sealing: Sealing) -> tuple[Event, ...]:
    """Say in the journal that the time stamp could not be had."""
    if not sealing.missed:
        return ()
    return (Event(name="time_stamp_missed", dossier_id=dossier.id, details={"number": str(number)}),)


def changed(dossier: Dossier, message: str, number: str) -> Changes:
    """Return what a signing changed in one dossier."""
    return Changes(
        dossiers=frozenset({dossier.id}),
        message=message,
        facts={"reference": dossier.reference, "number": number},
    )

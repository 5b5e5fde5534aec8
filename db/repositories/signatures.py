"""Numbers that are held, and avis on their way between two signatures."""

from __future__ import annotations

import base64
import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.register import AvisSignatureRecord
from db.records.signature import HeldNumberRecord, PendingSignatureRecord
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.avis.content import as_json, from_json
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import (
    Awaited,
    HeldNumber,
    NumberState,
    PendingSignature,
    SignatureLevel,
    SignatureLine,
    SignatureRequest,
)
from reviewer.errors import ConflictingChange, NotFound


class SqlSignatures:
    """Implements ``Signatures``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def held_by(self, dossier_id: str) -> HeldNumber | None:
        """Return the number that waits with a dossier, if any."""
        waiting = select(HeldNumberRecord).where(
            HeldNumberRecord.dossier_id == dossier_id, HeldNumberRecord.state == NumberState.HELD
        )
        record = self._session.scalar(waiting)
        return None if record is None else _held(record)

    def hold(self, held: HeldNumber) -> None:
        """Store a number given to a dossier; raise ``ConflictingChange`` where it is stored already."""
        number = str(held.number)
        if self._session.get(HeldNumberRecord, number) is not None:
            raise ConflictingChange("held_number", number)
        self._session.add(
            HeldNumberRecord(
                number=number,
                series=held.number.series,
                year=held.number.year,
                sequence=held.number.sequence,
                dossier_id=held.dossier_id,
                state=held.state,
                since=held.since,
                by=held.by,
                reason=held.reason,
            )
        )
        flush(self._session, "held_number", number)

    def settle(self, held: HeldNumber) -> None:
        """Store what became of a held number; raise ``ConflictingChange`` where it waits no more."""
        number = str(held.number)
        record = self._session.get(HeldNumberRecord, number)
        if record is None or record.state != NumberState.HELD:
            raise ConflictingChange("held_number", number)
        record.state, record.since, record.by, record.reason = held.state, held.since, held.by, held.reason
        flush(self._session, "held_number", number)

    def pending_of(self, dossier_id: str) -> PendingSignature | None:
        """Return the avis of a dossier that waits for a signature, if any."""
        record = self._session.get(PendingSignatureRecord, dossier_id)
        return None if record is None else _pending(record)

    def pending(self) -> tuple[PendingSignature, ...]:
        """Return every avis that waits for a signature, oldest first."""
        order = (PendingSignatureRecord.since, PendingSignatureRecord.dossier_id)
        return tuple(
            _pending(record)
            for record in self._session.scalars(select(PendingSignatureRecord).order_by(*order))
        )

    def save_pending(self, pending: PendingSignature) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        key = pending.dossier_id
        record = record_to_save(
            self._session, PendingSignatureRecord, "pending_signature", key, pending.version
        )
        if record is None:
            record = PendingSignatureRecord(dossier_id=key)
            self._session.add(record)
        record.number = str(pending.number)
        record.kind = pending.kind
        record.content = as_json(pending.content).decode()
        record.pdf = pending.pdf
        record.lines = canonical_json([_line_document(line) for line in pending.lines])
        record.awaits = pending.awaits
        record.since = pending.since
        record.proof = pending.proof
        record.timed = pending.timed
        record.prepared = None if pending.request is None else pending.request.pdf
        record.request = None if pending.request is None else canonical_json(_asked(pending.request))
        record.version = pending.version + 1
        flush(self._session, "pending_signature", key)

    def drop_pending(self, dossier_id: str) -> None:
        """Remove what waits, bytes and all; raise ``NotFound`` where nothing does."""
        record = self._session.get(PendingSignatureRecord, dossier_id)
        if record is None:
            raise NotFound("pending_signature", dossier_id)
        self._session.delete(record)
        flush(self._session, "pending_signature", dossier_id)


def line_record(number: str, ordinal: int, line: SignatureLine) -> AvisSignatureRecord:
    """Return the record of one signature of an issued avis."""
    return AvisSignatureRecord(
        number=number,
        ordinal=ordinal,
        signer_id=line.signer_id,
        signer_name=line.signer_name,
        certificate_sha256=line.certificate_sha256,
        at=line.at,
        level=line.level,
    )


def line_of(record: AvisSignatureRecord) -> SignatureLine:
    """Return the core value of one signature."""
    return SignatureLine(
        signer_id=record.signer_id,
        signer_name=record.signer_name,
        certificate_sha256=record.certificate_sha256,
        at=record.at,
        level=SignatureLevel(record.level),
    )


def _held(record: HeldNumberRecord) -> HeldNumber:
    return HeldNumber(
        number=AvisNumber(record.series, record.year, record.sequence),
        dossier_id=record.dossier_id,
        state=NumberState(record.state),
        since=record.since,
        by=record.by,
        reason=record.reason,
    )


def _line_document(line: SignatureLine) -> dict[str, str]:
    return {
        "signer_id": line.signer_id,
        "signer_name": line.signer_name,
        "certificate_sha256": line.certificate_sha256,
        "at": line.at.isoformat(),
        "level": line.level.value,
    }


def _asked(request: SignatureRequest) -> dict[str, object]:
    return {
        "start": request.start,
        "end": request.end,
        "digest": request.digest.hex(),
        "attributes": base64.b64encode(request.attributes).decode(),
        "certificate_pem": request.certificate_pem.decode(),
    }


def _pending(record: PendingSignatureRecord) -> PendingSignature:
    request = None
    if record.request is not None and record.prepared is not None:
        asked = json.loads(record.request)
        request = SignatureRequest(
            pdf=record.prepared,
            start=asked["start"],
            end=asked["end"],
            digest=bytes.fromhex(asked["digest"]),
            attributes=base64.b64decode(asked["attributes"]),
            certificate_pem=asked["certificate_pem"].encode(),
        )
    return PendingSignature(
        dossier_id=record.dossier_id,
        number=AvisNumber.parse(record.number),
        kind=Awaited(record.kind),
        content=from_json(record.content.encode()),
        pdf=record.pdf,
        lines=tuple(
            SignatureLine(
                signer_id=line["signer_id"],
                signer_name=line["signer_name"],
                certificate_sha256=line["certificate_sha256"],
                at=datetime.fromisoformat(line["at"]),
                level=SignatureLevel(line["level"]),
            )
            for line in json.loads(record.lines)
        ),
        awaits=record.awaits,
        since=record.since,
        proof=record.proof,
        timed=record.timed,
        request=request,
        version=record.version,
    )

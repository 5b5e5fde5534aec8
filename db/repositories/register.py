"""Drafts, issued avis and their numbers."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.records.dossiers import DossierRecord
from db.records.register import AvisDraftRecord, AvisRecord, NumberSeriesRecord, RegisterEventRecord
from db.repositories.dossiers import refold
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from db.repositories.signatures import line_of, line_record
from reviewer.avis.avis import Avis, AvisDraft, RegisterEvent, RegisterEventKind
from reviewer.avis.content import as_json, from_json
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.lifecycle import AvisState
from reviewer.errors import ConflictingChange, NotFound


class SqlRegister:
    """Implements ``Register``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def draft_of(self, dossier_id: str) -> AvisDraft:
        """Return the draft or raise ``NotFound``."""
        found = self._kept.of(AvisDraftRecord, dossier_id, lambda: self._read_draft(dossier_id), _draft)
        if not found:
            raise NotFound("avis_draft", dossier_id)
        return found[0]

    def _read_draft(self, dossier_id: str) -> tuple[AvisDraftRecord, ...]:
        record = self._session.get(AvisDraftRecord, dossier_id)
        return () if record is None else (record,)

    def save_draft(self, draft: AvisDraft) -> None:
        """Store a new or newer draft; raise ``ConflictingChange`` where it is stale."""
        key = draft.dossier_id
        record = record_to_save(self._session, AvisDraftRecord, "avis_draft", key, draft.version)
        if record is None:
            record = AvisDraftRecord(dossier_id=key)
            self._session.add(record)
        record.content = as_json(draft.content).decode()
        record.drafted_by = draft.drafted_by
        record.drafted_at = draft.drafted_at
        record.replacement_reason = draft.replacement_reason
        record.validated_by = draft.validated_by
        record.validated_at = draft.validated_at
        record.version = draft.version + 1
        flush(self._session, "avis_draft", key)

    def drop_draft(self, dossier_id: str) -> None:
        """Remove the draft of a dossier, or raise ``NotFound``."""
        record = self._session.get(AvisDraftRecord, dossier_id)
        if record is None:
            raise NotFound("avis_draft", dossier_id)
        self._session.delete(record)
        flush(self._session, "avis_draft", dossier_id)

    def next_number(self, series: str, year: int) -> AvisNumber:
        """Take the next number: the row of the series is made on demand and held until the transaction ends."""
        insert = postgresql.insert if self._session.get_bind().dialect.name == "postgresql" else sqlite.insert
        taken = self._session.scalar(
            insert(NumberSeriesRecord)
            .values(series=series, year=year, last=1)
            .on_conflict_do_update(
                index_elements=["series", "year"], set_={"last": NumberSeriesRecord.last + 1}
            )
            .returning(NumberSeriesRecord.last)
        )
        if taken is None:
            raise AssertionError("an upsert returns its row")
        return AvisNumber(series, year, taken)

    def get(self, number: AvisNumber) -> Avis:
        """Return an issued avis or raise ``NotFound``."""
        found = self._kept.once(("avis", str(number)), lambda: self._find(number))
        if found is None:
            raise NotFound("avis", str(number))
        return found

    def _find(self, number: AvisNumber) -> Avis | None:
        record = self._session.get(AvisRecord, str(number))
        return None if record is None else avis_of(record)

    def of_dossier(self, dossier_id: str) -> Avis | None:
        """Return the avis issued on a dossier, if any: the newest, where a reconsideration gave another one."""
        newest = (AvisRecord.issued_on.desc(), AvisRecord.year.desc(), AvisRecord.sequence.desc())
        rows = select(AvisRecord).where(AvisRecord.dossier_id == dossier_id).order_by(*newest).limit(1)
        found = self._kept.of(AvisRecord, dossier_id, lambda: self._session.scalars(rows), avis_of)
        for avis in found:
            self._kept.once(("avis", str(avis.number)), partial(_itself, avis))
        return found[0] if found else None

    def all(self) -> tuple[Avis, ...]:
        """Return every issued avis by number."""
        in_order = (AvisRecord.series, AvisRecord.year, AvisRecord.sequence)
        return tuple(
            avis_of(record) for record in self._session.scalars(select(AvisRecord).order_by(*in_order))
        )

    def add(self, avis: Avis) -> None:
        """Store a newly signed avis, and its number where lists look for it."""
        number = str(avis.number)
        if avis.version != 0 or self._session.get(AvisRecord, number) is not None:
            raise ConflictingChange("avis", number)
        content = avis.content
        self._session.add(
            AvisRecord(
                number=number,
                series=avis.number.series,
                year=avis.number.year,
                sequence=avis.number.sequence,
                dossier_id=avis.dossier_id,
                content=as_json(content).decode(),
                pdf_sha256=avis.pdf_sha256,
                employer=content.employer_name or "",
                candidate=content.candidate_name,
                favourable=content.favourable,
                issued_on=content.issued_on,
                expires_on=content.expires_on,
                state=avis.state,
                version=1,
                events=[_event_record(ordinal, event) for ordinal, event in enumerate(avis.events, 1)],
                signatures=[
                    line_record(number, ordinal, line) for ordinal, line in enumerate(avis.signatures, 1)
                ],
            )
        )
        dossier = self._session.get(DossierRecord, avis.dossier_id)
        if dossier is not None:
            dossier.avis_number = number
            dossier.avis_favourable = content.favourable
            dossier.avis_expires_on = content.expires_on
            refold(dossier)
        flush(self._session, "avis", number)

    def save(self, avis: Avis) -> None:
        """Store a newer state with the events appended; raise ``ConflictingChange`` where it is stale."""
        number = str(avis.number)
        record = record_to_save(self._session, AvisRecord, "avis", number, avis.version)
        if record is None or len(avis.events) < len(record.events):
            raise ConflictingChange("avis", number)
        record.state = avis.state
        record.version = avis.version + 1
        for ordinal, event in enumerate(avis.events, 1):
            if ordinal > len(record.events):
                record.events.append(_event_record(ordinal, event))
        flush(self._session, "avis", number)


def _itself(avis: Avis) -> Avis:
    return avis


def _draft(record: AvisDraftRecord) -> AvisDraft:
    return AvisDraft(
        dossier_id=record.dossier_id,
        content=from_json(record.content.encode()),
        drafted_by=record.drafted_by,
        drafted_at=record.drafted_at,
        replacement_reason=record.replacement_reason,
        validated_by=record.validated_by,
        validated_at=record.validated_at,
        version=record.version,
    )


def _event_record(ordinal: int, event: RegisterEvent) -> RegisterEventRecord:
    return RegisterEventRecord(
        ordinal=ordinal,
        kind=event.kind,
        at=event.at,
        by=event.by,
        reason=event.reason,
        reference=event.reference,
    )


def avis_of(record: AvisRecord) -> Avis:
    """Return the core value of a record; raise ``ValueError`` where its content is no avis."""
    return Avis(
        number=AvisNumber(record.series, record.year, record.sequence),
        dossier_id=record.dossier_id,
        content=from_json(record.content.encode()),
        pdf_sha256=record.pdf_sha256,
        state=AvisState(record.state),
        events=tuple(
            RegisterEvent(
                kind=RegisterEventKind(row.kind),
                at=row.at,
                by=row.by,
                reason=row.reason,
                reference=row.reference,
            )
            for row in record.events
        ),
        signatures=tuple(line_of(row) for row in record.signatures),
        version=record.version,
    )

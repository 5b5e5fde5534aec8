"""Case files with every version of their request."""

from __future__ import annotations

import json
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.dossiers import AttachmentRecord, DossierRecord, RequestVersionRecord
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion
from reviewer.dossier.lifecycle import DossierState
from reviewer.dossier.people import Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import canonical_bytes, from_document
from reviewer.errors import ConflictingChange, NotFound
from reviewer.search.words import searchable

STATE_RANKS = {state: rank for rank, state in enumerate(DossierState, 1)}
"""The order in which a list sorts states: that of a dossier's life."""


class SqlDossiers:
    """Implements ``Dossiers``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, dossier_id: str) -> Dossier:
        """Return the dossier or raise ``NotFound``."""
        found = self._kept.of(DossierRecord, dossier_id, partial(self._read, dossier_id), _dossier)
        if not found:
            raise NotFound("dossier", dossier_id)
        return found[0]

    def by_reference(self, programme_id: str, reference: str) -> Dossier | None:
        """Return the dossier of a reference, if any."""
        record = self._session.scalar(
            select(DossierRecord).where(
                DossierRecord.programme_id == programme_id, DossierRecord.reference == reference
            )
        )
        return _dossier(record) if record is not None else None

    def any_of(self, programme_id: str) -> bool:
        """Tell whether a programme has a dossier at all."""
        found = select(DossierRecord.id).where(DossierRecord.programme_id == programme_id).limit(1)
        return self._session.scalar(found) is not None

    def add(self, dossier: Dossier) -> None:
        """Store a new dossier; raise ``ConflictingChange`` where its id or its reference is taken."""
        if dossier.version != 0:
            raise ConflictingChange("dossier", dossier.id)
        self.save(dossier)

    def save(self, dossier: Dossier) -> None:
        """Store a newer value; raise ``ConflictingChange`` where the stored one is not the one that was read."""
        record = record_to_save(self._session, DossierRecord, "dossier", dossier.id, dossier.version)
        if record is None:
            record = DossierRecord(id=dossier.id, avis_number=None, verdict=None, unmet="", versions=[])
            self._session.add(record)
        record.programme_id = dossier.programme_id
        record.reference = dossier.reference
        record.state = dossier.state
        record.state_rank = STATE_RANKS[dossier.state]
        record.state_since = dossier.state_since
        record.received_on = dossier.received_on
        record.parts = canonical_json(sorted([part.value, person] for part, person in dossier.parts))
        record.replaces_avis = dossier.replaces_avis
        record.version = dossier.version + 1
        describe(record, dossier.request)
        _add_versions(record, dossier)
        flush(self._session, "dossier", dossier.id)

    def _read(self, dossier_id: str) -> tuple[DossierRecord, ...]:
        record = self._session.get(DossierRecord, dossier_id)
        return () if record is None else (record,)


def describe(record: DossierRecord, request: EvaluationRequest) -> None:
    """Repeat on the dossier what lists show and search: the newest request, and the avis' number once there is one."""
    record.candidate = request.candidate.full_name
    record.employer = request.employer.legal_name or ""
    record.job_title = request.job.title or ""
    record.stream = request.stream or ""
    record.substream = request.substream
    record.profile = request.profile
    refold(record)


def refold(record: DossierRecord) -> None:
    """Compute the columns that are searched and sorted by again, from those that they repeat."""
    parts = (record.reference, record.candidate, record.employer, record.job_title, record.avis_number)
    record.search_fold = searchable(" ".join(part for part in parts if part))
    record.reference_fold = searchable(record.reference)
    record.candidate_fold = searchable(record.candidate)
    record.employer_fold = searchable(record.employer)
    record.job_fold = searchable(record.job_title)


def _add_versions(record: DossierRecord, dossier: Dossier) -> None:
    stored = {version.number: version.sha256 for version in record.versions}
    given = {version.number: version.sha256 for version in dossier.versions}
    if any(given.get(number) != sha256 for number, sha256 in stored.items()):
        # Each content is kept for ever: a value that lacks one, or has another under its number, was not read here.
        raise ConflictingChange("dossier", dossier.id)
    for version in dossier.versions:
        if version.number not in stored:
            record.versions.append(_version_record(version))


def _version_record(version: RequestVersion) -> RequestVersionRecord:
    return RequestVersionRecord(
        number=version.number,
        content=canonical_bytes(version.request).decode(),
        sha256=version.sha256,
        taken_in_at=version.taken_in_at,
        taken_in_by=version.taken_in_by,
        origin=version.origin,
        attachments=[
            AttachmentRecord(
                ordinal=ordinal, kind=item.kind, filename=item.filename, sha256=item.sha256, size=item.size
            )
            for ordinal, item in enumerate(version.attachments, 1)
        ],
    )


def _dossier(record: DossierRecord) -> Dossier:
    return Dossier(
        id=record.id,
        programme_id=record.programme_id,
        reference=record.reference,
        state=DossierState(record.state),
        state_since=record.state_since,
        received_on=record.received_on,
        versions=tuple(_version(version) for version in record.versions),
        parts=frozenset((Part(part), person) for part, person in json.loads(record.parts)),
        replaces_avis=record.replaces_avis,
        version=record.version,
    )


def _version(record: RequestVersionRecord) -> RequestVersion:
    return RequestVersion(
        number=record.number,
        request=from_document(json.loads(record.content)),
        sha256=record.sha256,
        taken_in_at=record.taken_in_at,
        taken_in_by=record.taken_in_by,
        origin=record.origin,
        attachments=tuple(
            Attachment(kind=item.kind, filename=item.filename, sha256=item.sha256, size=item.size)
            for item in record.attachments
        ),
    )

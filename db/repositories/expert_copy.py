"""What an expert's copy keeps."""

from __future__ import annotations

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.records.committee import AlternateRecord, DeliberationRecord, EvaluationRecord, SeatRecord
from db.records.dossiers import AttachmentRecord, DossierRecord, RequestVersionRecord
from db.records.expert_copy import (
    CopyAnswerRecord,
    CopyDestructionRecord,
    CopyDossierRecord,
    CopyEnrolmentRecord,
    CopyPackageRecord,
    CopySentRecord,
)
from db.records.people import ConflictRulingRecord
from db.records.triage import FactCorrectionRecord
from db.records.typed import TypedTextRecord
from db.repositories.answer_content import answer_of, content_of
from db.repositories.deliberation_records import evaluation_record
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.offline.keys import Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.own_copy import (
    AnswerState,
    Destruction,
    DestructionCause,
    HeldDossier,
    KeptPackage,
    OwnAnswer,
    OwnEnrolment,
    WrittenReturn,
)
from reviewer.committee.offline.taking_in import AnswerKind
from reviewer.errors import ConflictingChange

# Children before parents; what an office keeps of a dossier and an expert's copy never makes is not here.
_OF_A_DOSSIER = (
    TypedTextRecord,
    AttachmentRecord,
    FactCorrectionRecord,
    EvaluationRecord,
    SeatRecord,
    AlternateRecord,
    ConflictRulingRecord,
    DeliberationRecord,
    RequestVersionRecord,
)


class SqlExpertCopies:
    """Implements ``ExpertCopies``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def enrolments(self) -> tuple[OwnEnrolment, ...]:
        """Return the keys that this copy made, newest first; only the first may be in use."""
        order = select(CopyEnrolmentRecord).order_by(
            CopyEnrolmentRecord.retired_at.is_not(None), CopyEnrolmentRecord.made_at.desc()
        )
        return tuple(_enrolment(one) for one in self._session.scalars(order))

    def save_enrolment(self, enrolment: OwnEnrolment) -> None:
        """Store new keys, or retired ones; raise ``ConflictingChange`` where they are stale."""
        key = enrolment.id
        record = record_to_save(self._session, CopyEnrolmentRecord, "enrolment", key, enrolment.version)
        if record is None:
            invitation, keys = enrolment.invitation, enrolment.keys
            record = CopyEnrolmentRecord(
                id=key,
                invitation_id=invitation.id,
                expert_id=invitation.expert_id,
                expert_name=invitation.expert_name,
                office_name=invitation.office_name,
                office_recipient=invitation.office.recipient,
                office_verifying=invitation.office.verifying,
                invited_at=invitation.made_at,
                recipient=keys.public.recipient,
                verifying=keys.public.verifying,
                identity=keys.identity,
                signing=keys.signing,
                made_at=enrolment.made_at,
                replaces=enrolment.replaces,
            )
            self._session.add(record)
        record.retired_at = enrolment.retired_at
        record.version = enrolment.version + 1
        flush(self._session, "enrolment", key)

    def packages(self) -> tuple[KeptPackage, ...]:
        """Return the packages that were received, newest first."""
        order = select(CopyPackageRecord).order_by(CopyPackageRecord.received_at.desc(), CopyPackageRecord.id)
        return tuple(_package(one) for one in self._session.scalars(order))

    def package(self, package_id: str) -> KeptPackage | None:
        """Return a package that was received, or None."""
        record = self._session.get(CopyPackageRecord, package_id)
        return None if record is None else _package(record)

    def save_package(self, package: KeptPackage) -> None:
        """Store a package; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, CopyPackageRecord, "package", package.id, package.version)
        if record is None:
            record = CopyPackageRecord(
                id=package.id,
                made_at=package.made_at,
                received_at=package.received_at,
                open_until=package.open_until,
                dossier_ids=canonical_json(list(package.dossier_ids)),
                contents=canonical_json(list(package.contents)),
            )
            self._session.add(record)
        record.destroyed_at = package.destroyed_at
        record.version = package.version + 1
        flush(self._session, "package", package.id)

    def held(self, dossier_id: str) -> HeldDossier | None:
        """Return a dossier that this copy holds, or None: in an office, always None."""
        record = self._session.get(CopyDossierRecord, dossier_id)
        return None if record is None else _held(record)

    def all_held(self) -> tuple[HeldDossier, ...]:
        """Return every dossier that this copy holds, by reference."""
        order = select(CopyDossierRecord).order_by(CopyDossierRecord.reference, CopyDossierRecord.dossier_id)
        return tuple(_held(one) for one in self._session.scalars(order))

    def hold(self, dossier: HeldDossier) -> None:
        """Store what the newest package says of a dossier; raise ``ConflictingChange`` where it is stale."""
        key = dossier.dossier_id
        record = record_to_save(self._session, CopyDossierRecord, "dossier", key, dossier.version)
        if record is None:
            record = CopyDossierRecord(dossier_id=key)
            self._session.add(record)
        record.package_id = dossier.package_id
        record.reference = dossier.reference
        record.made_at = dossier.made_at
        record.seat = dossier.seat
        record.breaks_tie = dossier.breaks_tie
        record.request_version = dossier.request_version
        record.facts_sha256 = dossier.facts_sha256
        record.due_on = dossier.due_on
        record.declared = None if dossier.declared is None else dossier.declared.value
        record.last_revision = dossier.last_revision
        record.version = dossier.version + 1
        flush(self._session, "dossier", key)

    def answers(self) -> tuple[OwnAnswer, ...]:
        """Return every answer, by dossier and revision."""
        order = select(CopyAnswerRecord).order_by(CopyAnswerRecord.dossier_id, CopyAnswerRecord.revision)
        return tuple(_answer(one) for one in self._session.scalars(order))

    def save_answer(self, answer: OwnAnswer) -> None:
        """Store an answer; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, CopyAnswerRecord, "answer", answer.id, answer.version)
        if record is None:
            record = CopyAnswerRecord(
                id=answer.id,
                package_id=answer.package_id,
                dossier_id=answer.dossier_id,
                kind=answer.kind.value,
                revision=answer.revision,
                facts_sha256=answer.facts_sha256,
                at=answer.at,
            )
            self._session.add(record)
        record.content = None if answer.answer is None else canonical_json(content_of(answer.answer))
        record.state = answer.state.value
        record.sent_at = answer.sent_at
        record.withdrawn_at = answer.withdrawn_at
        record.version = answer.version + 1
        flush(self._session, "answer", answer.id)

    def replace_sealed(self, sealed: Evaluation, draft: Evaluation) -> None:
        """Put a draft in the place of a sealed evaluation that its author withdrew and that is kept as an answer."""
        deliberation = self._session.get(DeliberationRecord, sealed.dossier_id)
        record = self._session.get(EvaluationRecord, sealed.id)
        if deliberation is None or record is None or record.version != sealed.version:
            raise ConflictingChange("evaluation", sealed.id)
        deliberation.evaluations.remove(record)  # deleted with it; a trigger asks whether it may be
        flush(self._session, "evaluation", sealed.id)
        deliberation.evaluations.append(evaluation_record(draft, deliberation.round))
        flush(self._session, "evaluation", draft.id)

    def sent(self) -> tuple[WrittenReturn, ...]:
        """Return the packages that were written, newest first."""
        order = select(CopySentRecord).order_by(CopySentRecord.number.desc())
        return tuple(_sent(one) for one in self._session.scalars(order))

    def add_sent(self, package: WrittenReturn) -> None:
        """Store a package that was written; raise ``ConflictingChange`` where its number is taken."""
        self._session.add(
            CopySentRecord(
                number=package.number,
                id=package.id,
                made_at=package.made_at,
                sha256=package.sha256,
                size=package.size,
                answer_ids=canonical_json(list(package.answer_ids)),
                destruction_ids=canonical_json(list(package.destruction_ids)),
            )
        )
        flush(self._session, "sent", package.id)

    def destructions(self) -> tuple[Destruction, ...]:
        """Return every certificate of destruction, newest first."""
        order = select(CopyDestructionRecord).order_by(
            CopyDestructionRecord.at.desc(), CopyDestructionRecord.id
        )
        return tuple(_destruction(one) for one in self._session.scalars(order))

    def destroy(self, destruction: Destruction) -> None:
        """Store a certificate, and take every row of its dossiers out of the database: all but ids and digests."""
        session = self._session
        session.add(
            CopyDestructionRecord(
                id=destruction.id,
                package_id=destruction.package_id,
                at=destruction.at,
                cause=destruction.cause.value,
                dossier_ids=canonical_json(list(destruction.dossier_ids)),
                contents=canonical_json(list(destruction.contents)),
            )
        )
        flush(session, "destruction", destruction.id)
        gone = destruction.dossier_ids
        answers = session.scalars(select(CopyAnswerRecord).where(CopyAnswerRecord.dossier_id.in_(gone)))
        for answer in answers:
            answer.content = None
            answer.version += 1
        flush(session, "answer", destruction.id)
        session.execute(delete(CopyDossierRecord).where(CopyDossierRecord.dossier_id.in_(gone)))
        for kind in _OF_A_DOSSIER:
            session.execute(delete(kind).where(kind.dossier_id.in_(gone)))
        session.execute(delete(DossierRecord).where(DossierRecord.id.in_(gone)))
        session.expire_all()

    def contents_in_use(self) -> frozenset[str]:
        """Return the SHA-256 of every document of a dossier that is still held."""
        return frozenset(self._session.scalars(select(AttachmentRecord.sha256)))


def _enrolment(record: CopyEnrolmentRecord) -> OwnEnrolment:
    return OwnEnrolment(
        id=record.id,
        invitation=Invitation(
            id=record.invitation_id,
            expert_id=record.expert_id,
            expert_name=record.expert_name,
            office_name=record.office_name,
            office=PublicKeys(record.office_recipient, record.office_verifying),
            made_at=record.invited_at,
        ),
        keys=KeyPairs(PublicKeys(record.recipient, record.verifying), record.identity, record.signing),
        made_at=record.made_at,
        replaces=record.replaces,
        retired_at=record.retired_at,
        version=record.version,
    )


def _package(record: CopyPackageRecord) -> KeptPackage:
    return KeptPackage(
        id=record.id,
        made_at=record.made_at,
        received_at=record.received_at,
        open_until=record.open_until,
        dossier_ids=tuple(json.loads(record.dossier_ids)),
        contents=tuple(json.loads(record.contents)),
        destroyed_at=record.destroyed_at,
        version=record.version,
    )


def _held(record: CopyDossierRecord) -> HeldDossier:
    return HeldDossier(
        dossier_id=record.dossier_id,
        package_id=record.package_id,
        reference=record.reference,
        made_at=record.made_at,
        seat=record.seat,
        breaks_tie=record.breaks_tie,
        request_version=record.request_version,
        facts_sha256=record.facts_sha256,
        due_on=record.due_on,
        declared=None if record.declared is None else DeclarationKind(record.declared),
        last_revision=record.last_revision,
        version=record.version,
    )


def _answer(record: CopyAnswerRecord) -> OwnAnswer:
    kind = AnswerKind(record.kind)
    return OwnAnswer(
        id=record.id,
        package_id=record.package_id,
        dossier_id=record.dossier_id,
        kind=kind,
        revision=record.revision,
        facts_sha256=record.facts_sha256,
        at=record.at,
        state=AnswerState(record.state),
        answer=None if record.content is None else answer_of(record, kind, json.loads(record.content)),
        sent_at=record.sent_at,
        withdrawn_at=record.withdrawn_at,
        version=record.version,
    )


def _sent(record: CopySentRecord) -> WrittenReturn:
    return WrittenReturn(
        id=record.id,
        number=record.number,
        made_at=record.made_at,
        sha256=record.sha256,
        size=record.size,
        answer_ids=tuple(json.loads(record.answer_ids)),
        destruction_ids=tuple(json.loads(record.destruction_ids)),
    )


def _destruction(record: CopyDestructionRecord) -> Destruction:
    return Destruction(
        id=record.id,
        package_id=record.package_id,
        at=record.at,
        cause=DestructionCause(record.cause),
        dossier_ids=tuple(json.loads(record.dossier_ids)),
        contents=tuple(json.loads(record.contents)),
    )

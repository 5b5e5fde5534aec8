"""Whether a database is whole: what must hold in it, checked from what is stored and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, String, select, text
from sqlalchemy.orm import Session

from db import triggers
from db.blobs import FolderBlobs
from db.records.blobs import BlobRecord
from db.records.committee import DeliberationRecord, EvaluationRecord
from db.records.dossiers import AttachmentRecord, DossierRecord, RequestVersionRecord
from db.records.every import METADATA
from db.records.expert_copy import CopyDossierRecord, CopySentRecord
from db.records.house import SettingRecord
from db.records.office import StatusListRecord
from db.records.outbox import OutgoingMessageRecord
from db.records.packages import PackageAnswerRecord, PackageInRecord
from db.records.register import AvisRecord, NumberSeriesRecord
from db.records.signature import HeldNumberRecord
from db.records.triage import LetterRecord
from db.repositories.deliberations import SqlDeliberations
from db.repositories.expert_copy import SqlExpertCopies
from db.repositories.journal import SqlJournal
from db.repositories.register import avis_of
from reviewer.avis.content import verification_code
from reviewer.avis.signature import NumberState
from reviewer.committee.deliberation import Step
from reviewer.committee.evaluation import seal_of
from reviewer.committee.offline.answers import EvaluationAnswer
from reviewer.committee.offline.taking_in import AnswerKind, Settlement
from reviewer.dossier.dossier import Attachment, version_sha256
from reviewer.dossier.lifecycle import UNDER_REVIEW, DossierState
from reviewer.dossier.serialization import from_document
from reviewer.errors import EnvironmentTrouble, NotFound
from reviewer.journal import first_break
from reviewer.services.ports import Blobs
from reviewer.services.settings import INSTALLED

_D = DossierState
_BEFORE_COMMITTEE = frozenset({_D.RECEIVED, _D.INCOMPLETE, _D.INADMISSIBLE})
_DECIDED = frozenset({_D.DECIDED, _D.DRAFTED, _D.VALIDATED, _D.ISSUED})
_SHA256 = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: ``name`` is a key of the wording (``[database_finding]``), ``detail`` says where."""

    name: str
    detail: str


def findings(connection: Connection, documents: Blobs) -> tuple[Finding, ...]:
    """Return everything that is wrong, the file itself first. Where the file is damaged, nothing more is read."""
    broken = tuple(_file(connection))
    if broken:
        return broken
    with Session(connection, autoflush=False) as session:
        return (
            *_triggers(connection),
            *_journal(session),
            *_requests(connection),
            *_evaluations(session),
            *_avis(session),
            *_series(connection),
            *_states(session),
            *_expert_copy(session),
            *_packages(connection),
            *_documents(connection, documents),
        )


def _file(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    # Every page against its seal, where the file is encrypted; plain SQLite does not know the word and says nothing.
    sealed = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    pages = sealed.scalars().all() if sealed.returns_rows else ()
    if pages:  # the next check would stumble over them
        yield from (Finding("file_damaged", str(line)) for line in pages)
        return
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield Finding("file_damaged", str(line))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding("link_broken", f"{row[0]} → {row[2]}")


def _triggers(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "postgresql":
        listing = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        listing = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    present = set(connection.scalars(text(listing)))
    for name in sorted(triggers.names(connection.dialect.name) - present):
        yield Finding("protection_missing", name)


def _journal(session: Session) -> Iterator[Finding]:
    journal = SqlJournal(session)
    broken = first_break(journal.entries(), journal.head())
    if broken is not None:
        yield Finding(f"journal_{broken.kind}", str(broken.sequence))


def _requests(connection: Connection) -> Iterator[Finding]:
    documents: dict[tuple[str, int], list[Attachment]] = {}
    for one in connection.execute(
        select(
            AttachmentRecord.dossier_id,
            AttachmentRecord.version_number,
            AttachmentRecord.kind,
            AttachmentRecord.filename,
            AttachmentRecord.sha256,
            AttachmentRecord.size,
        ).order_by(AttachmentRecord.dossier_id, AttachmentRecord.version_number, AttachmentRecord.ordinal)
    ):
        attached = Attachment(kind=one.kind, filename=one.filename, sha256=one.sha256, size=one.size)
        documents.setdefault((one.dossier_id, one.version_number), []).append(attached)
    rows = connection.execution_options(yield_per=200).execute(
        select(
            DossierRecord.id,
            DossierRecord.reference,
            RequestVersionRecord.number,
            RequestVersionRecord.content,
            RequestVersionRecord.sha256,
        )
        .join(DossierRecord, DossierRecord.id == RequestVersionRecord.dossier_id)
        .order_by(DossierRecord.reference, RequestVersionRecord.number)
    )
    for row in rows:
        try:
            request = from_document(json.loads(row.content))
            whole = version_sha256(request, documents.get((row.id, row.number), ())) == row.sha256
        except _UNREADABLE:
            whole = False
        if not whole:
            yield Finding("request_altered", f"{row.reference}, version {row.number}")


def _evaluations(session: Session) -> Iterator[Finding]:
    deliberations = SqlDeliberations(session)
    for dossier_id in session.scalars(
        select(DeliberationRecord.dossier_id).order_by(DeliberationRecord.dossier_id)
    ):
        try:
            deliberation = deliberations.get(dossier_id)
            step = deliberation.step()
        except _UNREADABLE:
            yield Finding("deliberation_unreadable", dossier_id)
            continue
        for evaluation in deliberation.evaluations:
            if evaluation.submitted != (evaluation.seal is not None) or (
                evaluation.submitted and seal_of(evaluation) != evaluation.seal
            ):
                yield Finding("seal_broken", evaluation.id)
        stored = session.scalar(
            select(DeliberationRecord.step).where(DeliberationRecord.dossier_id == dossier_id)
        )
        if stored != step:
            yield Finding("step_differs", dossier_id)


def _avis(session: Session) -> Iterator[Finding]:
    columns = select(AvisRecord).order_by(AvisRecord.series, AvisRecord.year, AvisRecord.sequence)
    for record in session.scalars(columns):
        try:
            avis = avis_of(record)
        except _UNREADABLE:
            yield Finding("avis_altered", record.number)
            continue
        content = avis.content
        shown = (record.employer, record.candidate, record.favourable, record.issued_on, record.expires_on)
        said = (
            content.employer_name or "",
            content.candidate_name,
            content.favourable,
            content.issued_on,
            content.expires_on,
        )
        code = verification_code(replace(content, verification_code=None))
        named = content.number == str(avis.number) == record.number
        if not named or shown != said or content.verification_code != code:
            yield Finding("avis_altered", record.number)
        if content.expires_on < content.issued_on:
            yield Finding("avis_dates", record.number)
        if not avis.events:
            yield Finding("avis_without_event", record.number)


def _series(connection: Connection) -> Iterator[Finding]:
    last = {
        (row.series, row.year): row.last
        for row in connection.execute(
            select(NumberSeriesRecord.series, NumberSeriesRecord.year, NumberSeriesRecord.last)
        )
    }
    given: dict[tuple[str, int], set[int]] = {key: set() for key in last}
    accounted: dict[tuple[str, int], set[int]] = {}
    for row in connection.execute(select(AvisRecord.series, AvisRecord.year, AvisRecord.sequence)):
        given.setdefault((row.series, row.year), set()).add(row.sequence)
    for held in connection.execute(
        select(
            HeldNumberRecord.series, HeldNumberRecord.year, HeldNumberRecord.sequence, HeldNumberRecord.state
        )
    ):
        issued = held.sequence in given.get((held.series, held.year), set())
        if issued != (held.state == NumberState.USED):
            yield Finding("number_settled_wrong", f"{held.series}-{held.year}-{held.sequence:04d}")
        if held.state != NumberState.USED:  # held or cancelled: a line of its own, and no hole
            accounted.setdefault((held.series, held.year), set()).add(held.sequence)
    for key, numbers in accounted.items():
        given.setdefault(key, set()).update(numbers)
    for (series, year), numbers in sorted(given.items()):
        expected = set(range(1, max(last.get((series, year), 0), max(numbers, default=0)) + 1))
        for missing in sorted(expected - numbers):
            yield Finding("number_missing", f"{series}-{year}-{missing:04d}")
        if last.get((series, year), 0) < max(numbers, default=0):
            yield Finding("series_behind", f"{series}-{year}")


def _states(session: Session) -> Iterator[Finding]:
    rows = session.execute(
        select(
            DossierRecord.id,
            DossierRecord.reference,
            DossierRecord.state,
            DossierRecord.avis_number,
            DeliberationRecord.step,
            AvisRecord.number,
        )
        .outerjoin(DeliberationRecord, DeliberationRecord.dossier_id == DossierRecord.id)
        .outerjoin(AvisRecord, AvisRecord.dossier_id == DossierRecord.id)
        .order_by(DossierRecord.reference)
    )
    for row in rows:
        state = DossierState(row.state) if row.state in set(DossierState) else None
        if state is None:
            yield Finding("state_unknown", row.reference)
            continue
        if (state is _D.ISSUED) != (row.number is not None) or row.avis_number != row.number:
            yield Finding("issue_and_avis", row.reference)
        if (state in _DECIDED) != (row.step == Step.DECIDED) and state is not _D.WITHDRAWN:
            yield Finding("state_and_decision", row.reference)
        if (state in UNDER_REVIEW and row.step is None) or (
            state in _BEFORE_COMMITTEE and row.step not in {None, Step.SEATS, Step.EVALUATIONS}
        ):
            yield Finding("state_and_committee", row.reference)


def _expert_copy(session: Session) -> Iterator[Finding]:
    """Yield what is wrong with an expert's own copy: answers whose seal does not hold, dossiers held without a file."""
    for one in SqlExpertCopies(session).answers():
        answer = one.answer
        if isinstance(answer, EvaluationAnswer) and seal_of(answer.evaluation) != answer.evaluation.seal:
            yield Finding("seal_broken", answer.evaluation.id)
    held = select(CopyDossierRecord.dossier_id, CopyDossierRecord.reference)
    present = set(session.scalars(select(DossierRecord.id)))
    for row in session.execute(held):
        if row.dossier_id not in present:
            yield Finding("held_without_dossier", row.reference)


def _packages(connection: Connection) -> Iterator[Finding]:
    """What experts signed is what it was; a vote that a package brought is there, sealed."""
    for row in connection.execution_options(yield_per=50).execute(
        select(PackageInRecord.sha256, PackageInRecord.signed).order_by(PackageInRecord.sha256)
    ):
        if hashlib.sha256(row.signed).hexdigest() != row.sha256:
            yield Finding("package_altered", row.sha256[:16])
    sealed = (
        select(EvaluationRecord.id)
        .where(
            EvaluationRecord.dossier_id == PackageAnswerRecord.dossier_id,
            EvaluationRecord.expert_id == PackageAnswerRecord.expert_id,
            EvaluationRecord.submitted_at.is_not(None),
        )
        .exists()
    )
    brought = select(PackageAnswerRecord.id).where(
        PackageAnswerRecord.kind == AnswerKind.EVALUATION,
        PackageAnswerRecord.outcome == Settlement.TAKEN_IN,
        ~sealed,
    )
    for answer_id in connection.scalars(brought.order_by(PackageAnswerRecord.id)):
        yield Finding("vote_of_package_missing", answer_id)


def _documents(connection: Connection, documents: Blobs) -> Iterable[Finding]:
    named: dict[str, str] = {}
    for row in connection.execute(
        select(AttachmentRecord.sha256, AttachmentRecord.filename).order_by(AttachmentRecord.sha256)
    ):
        named.setdefault(row.sha256, row.filename)
    for row in connection.execute(select(AvisRecord.pdf_sha256, AvisRecord.number)):
        named.setdefault(row.pdf_sha256, row.number)
    for row in connection.execute(select(LetterRecord.pdf_sha256, LetterRecord.filename)):
        named.setdefault(row.pdf_sha256, row.filename)
    installed = select(SettingRecord.value, SettingRecord.name).where(
        SettingRecord.name.startswith(INSTALLED, autoescape=True)
    )
    for row in connection.execute(installed):
        named.setdefault(row.value, row.name)
    for lists in connection.execute(select(StatusListRecord.sha256, StatusListRecord.number)):
        named.setdefault(lists.sha256, f"{lists.number:04d}")
    mails = select(OutgoingMessageRecord.mail_sha256, OutgoingMessageRecord.id)
    for mail in connection.execute(mails.where(OutgoingMessageRecord.mail_sha256.is_not(None))):
        named.setdefault(mail.mail_sha256 or "", mail.id)
    for back in connection.execute(select(CopySentRecord.sha256, CopySentRecord.id)):
        named.setdefault(back.sha256, back.id)
    for sha256 in _stored(connection, documents):
        named.setdefault(sha256, sha256[:16])
    for sha256, name in sorted(named.items(), key=lambda item: item[1]):
        try:
            documents.get(sha256)
        except NotFound:
            yield Finding("document_missing", name)
        except EnvironmentTrouble:
            yield Finding("document_altered", name)


def _stored(connection: Connection, documents: Blobs) -> Iterable[str]:
    if isinstance(documents, FolderBlobs):
        return documents.all()
    return connection.scalars(select(BlobRecord.sha256)).all()


def mentioned(connection: Connection) -> frozenset[str]:
    """Return every SHA-256 that any text of the database mentions: those of all its documents, and others."""
    found = set[str]()
    for table in METADATA.sorted_tables:
        columns = [
            column
            for column in table.columns
            if isinstance(column.type, String) and not (table.name == "blob" and column.name == "sha256")
        ]
        if not columns:
            continue
        for row in connection.execute(select(*columns).execution_options(yield_per=500)):
            for value in row:
                if isinstance(value, str) and len(value) >= 64:
                    found.update(_SHA256.findall(value))
    return frozenset(found)

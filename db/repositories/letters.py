"""Letters to employers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records.triage import LetterRecord
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush
from reviewer.admissibility.letter import EmailText, LetterKind
from reviewer.avis.notice import NoticeKind
from reviewer.errors import NotFound
from reviewer.services.records import Letter

_NOTICES = frozenset(kind.value for kind in NoticeKind)


class SqlLetters:
    """Implements ``Letters``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def add(self, letter: Letter) -> None:
        """Store a letter after those already there."""
        last = self._session.scalar(
            select(func.max(LetterRecord.ordinal)).where(LetterRecord.dossier_id == letter.dossier_id)
        )
        self._session.add(
            LetterRecord(
                id=letter.id,
                dossier_id=letter.dossier_id,
                ordinal=(last or 0) + 1,
                kind=letter.kind,
                wording_id=letter.wording_id,
                made_at=letter.made_at,
                made_by=letter.made_by,
                due_on=letter.due_on,
                pdf_sha256=letter.pdf_sha256,
                filename=letter.filename,
                email_to=letter.email.to,
                email_subject=letter.email.subject,
                email_body=letter.email.body,
            )
        )
        flush(self._session, "letter", letter.id)

    def get(self, letter_id: str) -> Letter:
        """Return the letter or raise ``NotFound``."""
        record = self._session.get(LetterRecord, letter_id)
        if record is None:
            raise NotFound("letter", letter_id)
        return _letter(record)

    def of(self, dossier_id: str) -> tuple[Letter, ...]:
        """Return the letters of a dossier, oldest first."""
        rows = (
            select(LetterRecord).where(LetterRecord.dossier_id == dossier_id).order_by(LetterRecord.ordinal)
        )
        return self._kept.of(LetterRecord, dossier_id, lambda: self._session.scalars(rows), _letter)


def _letter(record: LetterRecord) -> Letter:
    return Letter(
        id=record.id,
        dossier_id=record.dossier_id,
        kind=NoticeKind(record.kind) if record.kind in _NOTICES else LetterKind(record.kind),
        wording_id=record.wording_id,
        made_at=record.made_at,
        made_by=record.made_by,
        pdf_sha256=record.pdf_sha256,
        filename=record.filename,
        email=EmailText(to=record.email_to, subject=record.email_subject, body=record.email_body),
        due_on=record.due_on,
    )

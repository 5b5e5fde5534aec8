"""Texts in the making: read here, kept by the unit of work in a transaction that does nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.records.typed import TypedTextRecord
from reviewer.services.ports.typed import TypedText


class SqlTypedTexts:
    """Implements ``TypedTexts``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: str) -> tuple[TypedText, ...]:
        """Return what somebody was typing, newest first."""
        found = self._session.scalars(
            select(TypedTextRecord)
            .where(TypedTextRecord.person_id == person_id)
            .order_by(TypedTextRecord.at.desc(), TypedTextRecord.place)
        )
        return tuple(
            TypedText(
                person_id=one.person_id, place=one.place, text=one.text, at=one.at, dossier_id=one.dossier_id
            )
            for one in found
        )


def keep(session: Session, person_id: str, texts: Iterable[TypedText], forget: Collection[str]) -> None:
    """Put texts in the place of those typed there before, and take others away. The caller commits."""
    for one in texts:
        session.merge(
            TypedTextRecord(
                person_id=person_id, place=one.place, dossier_id=one.dossier_id, text=one.text, at=one.at
            )
        )
    session.flush()
    if forget:
        session.execute(
            delete(TypedTextRecord).where(
                TypedTextRecord.person_id == person_id, TypedTextRecord.place.in_(forget)
            )
        )

"""The office's own keys, and the lists of states that it published."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.records.office import OfficeKeyRecord, StatusListRecord
from db.repositories.saving import flush
from reviewer.avis.office_key import OfficeKey, OfficePublicKey
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.ports.office import PublishedList

_ONLY_SLOT = 1


class SqlOfficeKeys:
    """Implements ``OfficeKeys``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self) -> OfficeKey | None:
        """Return the key with which the office signs now, if there is one."""
        record = self._in_use()
        return None if record is None else _key(record)

    def hold(self) -> OfficeKey | None:
        """Return the key in use; while there is none, or it is about to change, others wait until this ends."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("LOCK TABLE office_key IN SHARE ROW EXCLUSIVE MODE"))
        return self.current()

    def public(self) -> tuple[OfficePublicKey, ...]:
        """Return the public half of every key, oldest first."""
        order = (OfficeKeyRecord.made_at, OfficeKeyRecord.kid)
        return tuple(
            _public(record) for record in self._session.scalars(select(OfficeKeyRecord).order_by(*order))
        )

    def add(self, key: OfficeKey) -> None:
        """Store a new key, from now on the one in use; raise ``ConflictingChange`` where another still is."""
        if self._in_use() is not None:
            raise ConflictingChange("office_key", key.kid)
        half = key.public_half
        self._session.add(
            OfficeKeyRecord(
                kid=half.kid,
                slot=_ONLY_SLOT,
                public=half.public,
                private=key.private,
                made_at=half.made_at,
                retired_at=half.retired_at,
            )
        )
        flush(self._session, "office_key", key.kid)

    def retire(self, key: OfficeKey) -> None:
        """Store that a key is no longer used, and forget its secret."""
        record = self._session.get(OfficeKeyRecord, key.kid)
        if record is None:
            raise NotFound("office_key", key.kid)
        if record.retired_at is not None or key.public_half.retired_at is None:
            raise ConflictingChange("office_key", key.kid)
        record.retired_at = key.public_half.retired_at
        record.private = b""
        flush(self._session, "office_key", key.kid)

    def _in_use(self) -> OfficeKeyRecord | None:
        return self._session.scalar(select(OfficeKeyRecord).where(OfficeKeyRecord.retired_at.is_(None)))


class SqlStatusLists:
    """Implements ``StatusLists``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self) -> PublishedList | None:
        """Return the last list that was published."""
        record = self._session.scalar(
            select(StatusListRecord).order_by(StatusListRecord.number.desc()).limit(1)
        )
        if record is None:
            return None
        return PublishedList(
            number=record.number,
            kid=record.kid,
            issued_at=record.issued_at,
            next_update=record.next_update,
            lines=record.lines,
            sha256=record.sha256,
            published_by=record.published_by,
        )

    def add(self, published: PublishedList) -> None:
        """Store that a list was published; raise ``ConflictingChange`` where its number is taken."""
        if self._session.get(StatusListRecord, published.number) is not None:
            raise ConflictingChange("status_list", str(published.number))
        self._session.add(
            StatusListRecord(
                number=published.number,
                kid=published.kid,
                issued_at=published.issued_at,
                next_update=published.next_update,
                lines=published.lines,
                sha256=published.sha256,
                published_by=published.published_by,
            )
        )
        flush(self._session, "status_list", str(published.number))


def _key(record: OfficeKeyRecord) -> OfficeKey:
    return OfficeKey(public_half=_public(record), private=record.private)


def _public(record: OfficeKeyRecord) -> OfficePublicKey:
    return OfficePublicKey(
        kid=record.kid, public=record.public, made_at=record.made_at, retired_at=record.retired_at
    )

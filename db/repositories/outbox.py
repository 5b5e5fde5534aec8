"""Messages that leave the house."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.outbox import CalendarLineRecord, OutgoingMessageRecord
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.errors import ConflictingChange, NotFound
from reviewer.outbox.message import Enclosure, Message, MessageKind, MessageState

_NAME = "message"


class SqlOutbox:
    """Implements ``Outbox``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, message_id: str) -> Message:
        """Return the message or raise ``NotFound``."""
        record = self._session.get(OutgoingMessageRecord, message_id)
        if record is None:
            raise NotFound(_NAME, message_id)
        return _message(record)

    def by_key(self, key: str) -> Message | None:
        """Return the message of a key, if there is one."""
        record = self._session.scalar(select(OutgoingMessageRecord).where(OutgoingMessageRecord.key == key))
        return None if record is None else _message(record)

    def about(self, kind: MessageKind, about: str) -> tuple[Message, ...]:
        """Return the messages of a kind about one thing, oldest first."""
        return self._listed(
            select(OutgoingMessageRecord).where(
                OutgoingMessageRecord.kind == kind.value, OutgoingMessageRecord.about == about
            )
        )

    def of_dossier(self, kind: MessageKind, dossier_id: str) -> tuple[Message, ...]:
        """Return the messages of a kind that belong to a dossier, oldest first."""
        return self._listed(
            select(OutgoingMessageRecord).where(
                OutgoingMessageRecord.kind == kind.value, OutgoingMessageRecord.dossier_id == dossier_id
            )
        )

    def all(self, states: Collection[MessageState] | None = None) -> tuple[Message, ...]:
        """Return the messages that stand in these states (None: all), oldest first."""
        query = select(OutgoingMessageRecord)
        if states is not None:
            query = query.where(OutgoingMessageRecord.state.in_([one.value for one in states]))
        return self._listed(query)

    def save(self, message: Message) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale, or its key is taken."""
        record = record_to_save(self._session, OutgoingMessageRecord, _NAME, message.id, message.version)
        if record is None:
            if self.by_key(message.key) is not None:
                raise ConflictingChange(_NAME, message.key)
            record = OutgoingMessageRecord(
                id=message.id,
                key=message.key,
                kind=message.kind.value,
                about=message.about,
                dossier_id=message.dossier_id,
                wording_id=message.wording_id,
                to_person=message.to_person,
                subject=message.subject,
                body=message.body,
                enclosures=canonical_json([[one.filename, one.sha256] for one in message.enclosures]),
                due_on=message.due_on,
                drafted_at=message.drafted_at,
                drafted_by=message.drafted_by,
            )
            self._session.add(record)
        record.to_address = message.to
        record.state = message.state.value
        record.mail_sha256 = message.mail_sha256
        record.attempts = message.attempts
        record.attempt_id = message.attempt_id
        record.attempt_at = message.attempt_at
        record.settled_at = message.settled_at
        record.settled_by = message.settled_by
        record.by_hand = message.by_hand
        record.reason = message.reason
        record.version = message.version + 1
        flush(self._session, _NAME, message.id)

    def calendar_sequence(self, uid: str, due_on: date) -> int:
        """Return the SEQUENCE of a calendar line, one more than before where its day changed."""
        record = self._session.get(CalendarLineRecord, uid)
        if record is None:
            record = CalendarLineRecord(uid=uid, due_on=due_on, sequence=0)
            self._session.add(record)
        elif record.due_on != due_on:
            record.due_on, record.sequence = due_on, record.sequence + 1
        flush(self._session, "calendar_line", uid)
        return record.sequence

    def _listed(self, query) -> tuple[Message, ...]:  # type: ignore[no-untyped-def]  # a Select of records
        ordered = query.order_by(OutgoingMessageRecord.drafted_at, OutgoingMessageRecord.key)
        return tuple(_message(record) for record in self._session.scalars(ordered))


def _message(record: OutgoingMessageRecord) -> Message:
    return Message(
        id=record.id,
        key=record.key,
        kind=MessageKind(record.kind),
        about=record.about,
        dossier_id=record.dossier_id,
        wording_id=record.wording_id,
        to=record.to_address,
        to_person=record.to_person,
        subject=record.subject,
        body=record.body,
        enclosures=tuple(
            Enclosure(filename=filename, sha256=sha256) for filename, sha256 in json.loads(record.enclosures)
        ),
        due_on=record.due_on,
        drafted_at=record.drafted_at,
        drafted_by=record.drafted_by,
        state=MessageState(record.state),
        mail_sha256=record.mail_sha256,
        attempts=record.attempts,
        attempt_id=record.attempt_id,
        attempt_at=record.attempt_at,
        settled_at=record.settled_at,
        settled_by=record.settled_by,
        by_hand=record.by_hand,
        reason=record.reason,
        version=record.version,
    )

"""Keys for packages: the office's own, the invitations that it gave, and those of its experts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.records.packages import ExchangeKeyRecord, ExpertKeyRecord, KeyInvitationRecord
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.packages import newest_first
from db.repositories.saving import flush, record_to_save
from reviewer.committee.offline.keys import ExpertKeys, KeyEnd, KeyPairs, KeyState, PublicKeys
from reviewer.committee.offline.office_record import OfficeExchangeKeys, SentInvitation
from reviewer.errors import ConflictingChange, NotFound

_ONLY_SLOT = 1
_OFFICE, _EXPERT, _INVITATION = "exchange_key", "expert_key", "key_invitation"


class SqlExchangeKeys:
    """Implements ``ExchangeKeys``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def current(self) -> KeyPairs | None:
        """Return the keys with which the office signs now, if there are any."""
        record = self._in_use()
        return None if record is None else _pairs(record)

    def current_public(self) -> PublicKeys | None:
        """Return the public half of the keys in use: no secret is read for it."""
        record = self._in_use()
        return None if record is None else _public(record)

    def hold(self) -> KeyPairs | None:
        """Return the keys in use; while there are none, or they are about to change, others wait until this ends."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("LOCK TABLE exchange_key IN SHARE ROW EXCLUSIVE MODE"))
        return self.current()

    def office(self) -> tuple[OfficeExchangeKeys, ...]:
        """Return every key of the office, newest first."""
        order = (ExchangeKeyRecord.made_at.desc(), ExchangeKeyRecord.fingerprint)
        return tuple(
            OfficeExchangeKeys(keys=_pairs(record), made_at=record.made_at, retired_at=record.retired_at)
            for record in self._session.scalars(select(ExchangeKeyRecord).order_by(*order))
        )

    def add_office(self, keys: KeyPairs, at: datetime) -> None:
        """Store new keys, from now on those in use; raise ``ConflictingChange`` where others still are."""
        fingerprint = keys.public.fingerprint
        if self._in_use() is not None:
            raise ConflictingChange(_OFFICE, fingerprint)
        self._session.add(
            ExchangeKeyRecord(
                fingerprint=fingerprint,
                slot=_ONLY_SLOT,
                recipient=keys.public.recipient,
                verifying=keys.public.verifying,
                identity=keys.identity,
                signing=keys.signing,
                made_at=at,
                retired_at=None,
            )
        )
        flush(self._session, _OFFICE, fingerprint)

    def retire_office(self, fingerprint: str, at: datetime) -> None:
        """Store that keys are no longer given out; they still open what comes back."""
        record = self._office(fingerprint)
        if record.retired_at is not None:
            raise ConflictingChange(_OFFICE, fingerprint)
        record.retired_at = at
        flush(self._session, _OFFICE, fingerprint)

    def forget_office(self, fingerprint: str) -> None:
        """Forget the secrets of retired keys; raise ``ConflictingChange`` where they are in use."""
        record = self._office(fingerprint)
        if record.retired_at is None:
            raise ConflictingChange(_OFFICE, fingerprint)
        record.identity, record.signing = "", b""
        flush(self._session, _OFFICE, fingerprint)

    def add_invitation(self, invitation: SentInvitation) -> None:
        """Store that somebody was invited."""
        self._session.add(
            KeyInvitationRecord(
                id=invitation.id,
                expert_id=invitation.expert_id,
                made_at=invitation.made_at,
                made_by=invitation.made_by,
                office_fingerprint=invitation.office_fingerprint,
            )
        )
        flush(self._session, _INVITATION, invitation.id)

    def invitation(self, invitation_id: str) -> SentInvitation | None:
        """Return an invitation that this office gave."""
        record = self._session.get(KeyInvitationRecord, invitation_id)
        return None if record is None else _invitation(record)

    def invitations(self) -> tuple[SentInvitation, ...]:
        """Return every invitation, newest first."""
        every = select(KeyInvitationRecord)
        found = self._kept.of(KeyInvitationRecord, HOUSE, lambda: self._session.scalars(every), _invitation)
        return newest_first(found, lambda one: (one.made_at, one.id))

    def get(self, key_id: str) -> ExpertKeys:
        """Return an expert's keys or raise ``NotFound``."""
        record = self._session.get(ExpertKeyRecord, key_id)
        if record is None:
            raise NotFound(_EXPERT, key_id)
        return _expert_keys(record)

    def by_fingerprint(self, fingerprint: str) -> ExpertKeys | None:
        """Return the expert's keys of a fingerprint, whatever their state."""
        record = self._session.scalar(
            select(ExpertKeyRecord).where(ExpertKeyRecord.fingerprint == fingerprint)
        )
        return None if record is None else _expert_keys(record)

    def of_expert(self, expert_id: str) -> tuple[ExpertKeys, ...]:
        """Return every key of an expert, newest first."""
        return tuple(one for one in self.all() if one.expert_id == expert_id)

    def all(self) -> tuple[ExpertKeys, ...]:
        """Return every key of every expert, newest first."""
        every = select(ExpertKeyRecord)
        found = self._kept.of(ExpertKeyRecord, HOUSE, lambda: self._session.scalars(every), _expert_keys)
        return newest_first(found, lambda one: (one.announced_at, one.id))

    def save(self, keys: ExpertKeys) -> None:
        """Store new keys, or another state of known ones; raise ``ConflictingChange`` where the value is stale."""
        record = record_to_save(self._session, ExpertKeyRecord, _EXPERT, keys.id, keys.version)
        if record is None:
            record = ExpertKeyRecord(
                id=keys.id,
                expert_id=keys.expert_id,
                invitation_id=keys.invitation_id,
                fingerprint=keys.keys.fingerprint,
                recipient=keys.keys.recipient,
                verifying=keys.keys.verifying,
                announced_at=keys.announced_at,
            )
            self._session.add(record)
        record.state = keys.state.value
        record.settled_by = keys.settled_by
        record.settled_at = keys.settled_at
        record.reason = keys.reason
        record.ended = None if keys.ended is None else keys.ended.value
        record.version = keys.version + 1
        flush(self._session, _EXPERT, keys.id)

    def _office(self, fingerprint: str) -> ExchangeKeyRecord:
        record = self._session.get(ExchangeKeyRecord, fingerprint)
        if record is None:
            raise NotFound(_OFFICE, fingerprint)
        return record

    def _in_use(self) -> ExchangeKeyRecord | None:
        return self._session.scalar(select(ExchangeKeyRecord).where(ExchangeKeyRecord.retired_at.is_(None)))


def _public(record: ExchangeKeyRecord) -> PublicKeys:
    return PublicKeys(recipient=record.recipient, verifying=record.verifying)


def _pairs(record: ExchangeKeyRecord) -> KeyPairs:
    return KeyPairs(public=_public(record), identity=record.identity, signing=record.signing)


def _invitation(record: KeyInvitationRecord) -> SentInvitation:
    return SentInvitation(
        id=record.id,
        expert_id=record.expert_id,
        made_at=record.made_at,
        made_by=record.made_by,
        office_fingerprint=record.office_fingerprint,
    )


def _expert_keys(record: ExpertKeyRecord) -> ExpertKeys:
    return ExpertKeys(
        id=record.id,
        expert_id=record.expert_id,
        keys=PublicKeys(recipient=record.recipient, verifying=record.verifying),
        state=KeyState(record.state),
        announced_at=record.announced_at,
        invitation_id=record.invitation_id,
        settled_by=record.settled_by,
        settled_at=record.settled_at,
        reason=record.reason,
        ended=None if record.ended is None else KeyEnd(record.ended),
        version=record.version,
    )

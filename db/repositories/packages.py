"""Packages for experts: what went out, what came back, and what became of each answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.records.packages import (
    PackageAnswerRecord,
    PackagedDossierRecord,
    PackageDestructionRecord,
    PackageInRecord,
    PackageOutRecord,
)
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.committee.offline.office_record import (
    KnownAnswer,
    KnownDestruction,
    PackageState,
    ReturnedPackage,
    SentDossier,
    SentPackage,
)
from reviewer.committee.offline.taking_in import KEPT_ASIDE, AnswerKind, Settlement
from reviewer.errors import ConflictingChange, NotFound

T = TypeVar("T")

_OUT, _IN, _ANSWER, _DESTRUCTION = "package_out", "package_in", "package_answer", "package_destruction"


class SqlPackages:
    """Implements ``Packages``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    # --- out -------------------------------------------------------------------------------------------------

    def get(self, package_id: str) -> SentPackage:
        """Return a package out or raise ``NotFound``."""
        record = self._session.get(PackageOutRecord, package_id)
        if record is None:
            raise NotFound(_OUT, package_id)
        return _sent(record)

    def sent(self) -> tuple[SentPackage, ...]:
        """Return every package out, newest first."""
        every = select(PackageOutRecord)
        found = self._kept.of(PackageOutRecord, HOUSE, lambda: self._session.scalars(every), _sent)
        return newest_first(found, lambda one: (one.made_at, one.id))

    def sent_to(self, expert_id: str) -> tuple[SentPackage, ...]:
        """Return the packages out for one expert, newest first."""
        if self._kept.keeps:
            return tuple(one for one in self.sent() if one.expert_id == expert_id)
        return self._sent(select(PackageOutRecord).where(PackageOutRecord.expert_id == expert_id))

    def save(self, package: SentPackage) -> None:
        """Store a new package out, or another state of a known one; raise ``ConflictingChange`` where it is stale."""
        record = self._session.get(PackageOutRecord, package.id)
        if package.version != (0 if record is None else record.version):
            raise ConflictingChange(_OUT, package.id)
        if record is None:
            record = _package_out(package)
            self._session.add(record)
        record.state = package.state.value
        record.since = package.since
        record.by = package.by
        record.reason = package.reason
        record.version = package.version + 1
        flush(self._session, _OUT, package.id)

    # --- back ------------------------------------------------------------------------------------------------

    def returned(self) -> tuple[ReturnedPackage, ...]:
        """Return every package that came back, newest first."""
        every = select(PackageInRecord)
        found = self._kept.of(PackageInRecord, HOUSE, lambda: self._session.scalars(every), _returned)
        return newest_first(found, lambda one: (one.read_at, one.sha256))

    def find_returned(self, sha256: str) -> ReturnedPackage | None:
        """Return a package that came back by the SHA-256 of its signed bytes."""
        record = self._session.get(PackageInRecord, sha256)
        return None if record is None else _returned(record)

    def add_returned(self, package: ReturnedPackage, signed: bytes, signature: bytes) -> None:
        """Store a package that came back, with the bytes that its expert signed."""
        if self._session.get(PackageInRecord, package.sha256) is not None:
            raise ConflictingChange(_IN, package.sha256)
        self._session.add(
            PackageInRecord(
                sha256=package.sha256,
                id=package.id,
                number=package.number,
                expert_id=package.expert_id,
                expert_fingerprint=package.expert_fingerprint,
                office_fingerprint=package.office_fingerprint,
                made_at=package.made_at,
                answers=package.answers,
                file_sha256=package.file_sha256,
                read_at=package.read_at,
                read_by=package.read_by,
                signed=signed,
                signature=signature,
            )
        )
        flush(self._session, _IN, package.sha256)

    def signed_bytes(self, sha256: str) -> bytes:
        """Return what an expert signed, marks and all: for taking in alone. Raise ``NotFound``."""
        record = self._session.get(PackageInRecord, sha256)
        if record is None:
            raise NotFound(_IN, sha256)
        return record.signed

    # --- answers ---------------------------------------------------------------------------------------------

    def answer(self, expert_id: str, answer_id: str) -> KnownAnswer | None:
        """Return an answer that came, by its author and its id."""
        record = self._session.get(PackageAnswerRecord, (expert_id, answer_id))
        return None if record is None else _answer(record)

    def answers_of(self, expert_id: str, dossier_id: str) -> tuple[KnownAnswer, ...]:
        """Return all that one expert answered on one dossier, newest first."""
        found = select(PackageAnswerRecord).where(
            PackageAnswerRecord.expert_id == expert_id, PackageAnswerRecord.dossier_id == dossier_id
        )
        return self._answers(found.order_by(PackageAnswerRecord.revision.desc(), PackageAnswerRecord.id))

    def answers(self) -> tuple[KnownAnswer, ...]:
        """Return every answer that came, newest first."""
        every = select(PackageAnswerRecord)
        found = self._kept.of(PackageAnswerRecord, HOUSE, lambda: self._session.scalars(every), _answer)
        return newest_first(found, lambda one: (one.since, one.id))

    def aside(self) -> tuple[KnownAnswer, ...]:
        """Return the answers that somebody must still look at, in the order of their coming."""
        if self._kept.has(PackageAnswerRecord, HOUSE):
            waiting = (one for one in self.answers() if one.aside)
            return tuple(sorted(waiting, key=lambda one: (one.since, one.id)))
        found = select(PackageAnswerRecord).where(
            PackageAnswerRecord.outcome.in_(sorted(KEPT_ASIDE)), PackageAnswerRecord.closed == ""
        )
        in_order = found.order_by(PackageAnswerRecord.since, PackageAnswerRecord.id)
        return self._kept.once(("aside",), lambda: self._answers(in_order))

    def save_answer(self, answer: KnownAnswer) -> None:
        """Store a new answer, or what became of a known one; raise ``ConflictingChange`` where it is stale."""
        record = self._session.get(PackageAnswerRecord, (answer.expert_id, answer.id))
        if answer.version != (0 if record is None else record.version):
            raise ConflictingChange(_ANSWER, answer.id)
        if record is None:
            record = PackageAnswerRecord(
                expert_id=answer.expert_id,
                id=answer.id,
                dossier_id=answer.dossier_id,
                package_id=answer.package_id,
                returned=answer.returned,
                kind=answer.kind.value,
                revision=answer.revision,
                facts_sha256=answer.facts_sha256,
                answered_at=answer.answered_at,
            )
            self._session.add(record)
        record.outcome = answer.outcome.value
        record.since = answer.since
        record.by = answer.by
        record.closed = answer.closed
        record.version = answer.version + 1
        flush(self._session, _ANSWER, answer.id)

    # --- certificates ----------------------------------------------------------------------------------------

    def add_destruction(self, destruction: KnownDestruction) -> None:
        """Store a certificate, once."""
        key = (destruction.expert_id, destruction.id)
        if self._session.get(PackageDestructionRecord, key) is not None:
            return
        self._session.add(
            PackageDestructionRecord(
                expert_id=destruction.expert_id,
                id=destruction.id,
                package_id=destruction.package_id,
                returned=destruction.returned,
                at=destruction.at,
                on_schedule=destruction.on_schedule,
                dossier_ids=canonical_json(list(destruction.dossier_ids)),
                contents=canonical_json(list(destruction.contents)),
            )
        )
        flush(self._session, _DESTRUCTION, destruction.id)

    def destructions(self) -> tuple[KnownDestruction, ...]:
        """Return every certificate, newest first."""
        every = select(PackageDestructionRecord)
        found = self._kept.of(
            PackageDestructionRecord, HOUSE, lambda: self._session.scalars(every), _destruction
        )
        return newest_first(found, lambda one: (one.at, one.id))

    # --- inside ----------------------------------------------------------------------------------------------

    def _sent(self, query: Select[Any]) -> tuple[SentPackage, ...]:
        ordered = query.order_by(PackageOutRecord.made_at.desc(), PackageOutRecord.id)
        return tuple(_sent(record) for record in self._session.scalars(ordered))

    def _answers(self, query: Select[Any]) -> tuple[KnownAnswer, ...]:
        return tuple(_answer(record) for record in self._session.scalars(query))


def newest_first(found: Iterable[T], key: Callable[[T], tuple[datetime, str]]) -> tuple[T, ...]:
    """Return what came at known instants, what came last first; of one instant, in the order of ids."""
    by_id = sorted(found, key=lambda one: key(one)[1])
    return tuple(sorted(by_id, key=lambda one: key(one)[0], reverse=True))


def _package_out(package: SentPackage) -> PackageOutRecord:
    return PackageOutRecord(
        id=package.id,
        expert_id=package.expert_id,
        expert_fingerprint=package.expert_fingerprint,
        office_fingerprint=package.office_fingerprint,
        made_at=package.made_at,
        made_by=package.made_by,
        open_until=package.open_until,
        replaces=package.replaces,
        dossiers=[
            PackagedDossierRecord(
                dossier_id=one.dossier_id,
                place=place,
                seat=one.seat,
                request_version=one.request_version,
                request_sha256=one.request_sha256,
                facts_sha256=one.facts_sha256,
                grid_id=one.grid_id,
                due_on=one.due_on,
            )
            for place, one in enumerate(package.dossiers, 1)
        ],
    )


def _sent(record: PackageOutRecord) -> SentPackage:
    return SentPackage(
        id=record.id,
        expert_id=record.expert_id,
        expert_fingerprint=record.expert_fingerprint,
        office_fingerprint=record.office_fingerprint,
        made_at=record.made_at,
        made_by=record.made_by,
        open_until=record.open_until,
        dossiers=tuple(
            SentDossier(
                dossier_id=one.dossier_id,
                seat=one.seat,
                request_version=one.request_version,
                request_sha256=one.request_sha256,
                facts_sha256=one.facts_sha256,
                grid_id=one.grid_id,
                due_on=one.due_on,
            )
            for one in record.dossiers
        ),
        state=PackageState(record.state),
        since=record.since,
        by=record.by,
        reason=record.reason,
        replaces=record.replaces,
        version=record.version,
    )


def _returned(record: PackageInRecord) -> ReturnedPackage:
    return ReturnedPackage(
        sha256=record.sha256,
        id=record.id,
        number=record.number,
        expert_id=record.expert_id,
        expert_fingerprint=record.expert_fingerprint,
        office_fingerprint=record.office_fingerprint,
        made_at=record.made_at,
        answers=record.answers,
        file_sha256=record.file_sha256,
        read_at=record.read_at,
        read_by=record.read_by,
    )


def _answer(record: PackageAnswerRecord) -> KnownAnswer:
    return KnownAnswer(
        id=record.id,
        expert_id=record.expert_id,
        dossier_id=record.dossier_id,
        package_id=record.package_id,
        returned=record.returned,
        kind=AnswerKind(record.kind),
        revision=record.revision,
        facts_sha256=record.facts_sha256,
        answered_at=record.answered_at,
        outcome=Settlement(record.outcome),
        since=record.since,
        by=record.by,
        closed=record.closed,
        version=record.version,
    )


def _destruction(record: PackageDestructionRecord) -> KnownDestruction:
    return KnownDestruction(
        id=record.id,
        expert_id=record.expert_id,
        package_id=record.package_id,
        returned=record.returned,
        at=record.at,
        on_schedule=record.on_schedule,
        dossier_ids=tuple(json.loads(record.dossier_ids)),
        contents=tuple(json.loads(record.contents)),
    )

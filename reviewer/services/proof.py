"""Sealing the journal, having it time-stamped, and giving a third party what proves it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from reviewer.avis.signature import TimeStampTrouble
from reviewer.checkpoints import (
    HOUSEKEEPING,
    STAMP_FAILED,
    STAMPED,
    CheckpointStamp,
    SignedCheckpoint,
)
from reviewer.committee.visibility import hidden_experts, require_does_not_sit, visible_entry
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.journal import Link, canonical
from reviewer.readings import canonical as canonical_reading
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.desk import Desk
from reviewer.services.office_keys import KEYS_FILE
from reviewer.services.ports import KeyRing, OfficeSeals, UnitOfWork
from reviewer.services.sealed_store import instant, seal
from reviewer.services.signature_settings import time_stamp_place

Write = Callable[[str, Iterable[bytes]], None]
"""Takes a file's name, with « / » between folders, and its content in pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofStanding:
    """How far the journal is proved. Instants in ISO 8601, empty where there is none.

    ``stamped_at``: as the authority says, of the last stamp; ``failed_at``: of the last try, where it failed.
    """

    checkpoints: int
    stamped_at: str
    failed_at: str


@dataclass(frozen=True, slots=True)
class ProofDesk:
    """Use cases about the proof of the journal."""

    desk: Desk
    seals: OfficeSeals
    keys: KeyRing

    def seal(self) -> Changes:
        """Sign where the journal stands now; where nothing happened since the last checkpoint, change nothing."""
        with self.desk.permitted(Act.SEAL_JOURNAL) as (work, actor):
            if not _has_news(work):
                return Changes()
            now = self.desk.now()
            events = seal(work, self.seals, now)
            work.commit(actor, now, *events)
        return Changes(settings=True, message="journal_sealed")

    def stamp(self) -> Changes:
        """Have the newest checkpoint time-stamped, where an authority is set and none was asked for today.

        The authority is asked outside any transaction, and its stamp is verified before it is stored. Raises
        ``TimeStampTrouble`` where it does not answer, or not rightly: no stamp is stored then, and the journal says
        once a day that there was none.
        """
        actor = self.desk.require(Act.SEAL_JOURNAL)
        with self.desk.store.read() as work:
            place = time_stamp_place(work.settings)
            newest, last = work.checkpoints.latest_and_stamp()
        now = self.desk.now()
        if place is None or newest is None:
            return Changes()
        if last is not None and (last.number == newest.number or _day(last.at) >= calendar_day(now)):
            return Changes()
        try:
            token = self.keys.time_stamps(place).stamp(newest.payload)
            at = self.seals.stamped_at(token, newest.payload, place.anchors)
            if at is None:
                raise TimeStampTrouble(place.address, "content")
        except TimeStampTrouble as trouble:
            self._note_failure(actor, now, newest, trouble)
            raise
        stamp = CheckpointStamp(
            number=newest.number, at=instant(at), token=token, anchors=place.anchors.decode()
        )
        with self.desk.store.begin() as work:
            work.checkpoints.add_stamp(stamp)
            details: Details = {"number": stamp.number, "at": stamp.at, "sha256": stamp.sha256}
            work.commit(actor, now, Event(name="journal_stamped", details=details))
        return Changes(settings=True, message="journal_stamped")

    def standing(self) -> ProofStanding:
        """Return how far the journal is proved, and whether the last time stamp that was asked for came."""
        self.desk.require(Act.READ_READINGS)
        with self.desk.store.read() as work:
            newest, stamp = work.checkpoints.latest_and_stamp()
            tried = work.journal.newest_of(STAMPED, STAMP_FAILED)
        return ProofStanding(
            checkpoints=0 if newest is None else newest.number,
            stamped_at="" if stamp is None else stamp.at,
            failed_at=tried.at if tried is not None and tried.event == STAMP_FAILED else "",
        )

    def export(self, write: Write, reference: str | None = None) -> int:
        """Write what a third party needs to verify the journal, and return how many entries it proves.

        Both chains as digests, without a word of what happened; every checkpoint with its signature and time stamp; the
        office's public keys. ``reference``: also the journal's entries of this dossier in full, as they were digested,
        so that each can be compared with its digest; without what is not for the actor to read. Raises ``NotFound``.
        """
        actor = self.desk.require(Act.EXPORT_PROOF)
        with self.desk.store.begin() as work:
            if _has_news(work):
                now = self.desk.now()
                work.commit(actor, now, *seal(work, self.seals, now))
        with self.desk.store.read() as work:
            dossier = None if reference is None else self._dossier(work, reference)
            if dossier is not None:
                require_does_not_sit(actor, work.deliberations.find(dossier.id))
            return self._write(work, write, dossier)

    def _note_failure(
        self, actor: Actor, now: datetime, newest: SignedCheckpoint, trouble: TimeStampTrouble
    ) -> None:
        with self.desk.store.begin() as work:
            tried = work.journal.newest_of(STAMPED, STAMP_FAILED)
            if tried is not None and tried.event == STAMP_FAILED and _day(tried.at) >= calendar_day(now):
                return
            details: Details = {"number": newest.number, "reason": trouble.detail}
            work.commit(actor, now, Event(name="journal_stamp_failed", details=details))

    def _write(self, work: UnitOfWork, write: Write, dossier: Dossier | None) -> int:
        entries = work.journal.entries()
        write("journal.jsonl", _lines(Link(e.sequence, e.previous_sha256, e.sha256, "") for e in entries))
        write("readings.jsonl", _lines(one.link for one in work.readings.entries()))
        for one in work.checkpoints.all():
            write(f"checkpoints/{one.number:06d}.json", [one.payload])
            write(f"checkpoints/{one.number:06d}.sig", [one.signature])
        for stamp in work.checkpoints.stamps():
            write(f"checkpoints/{stamp.number:06d}.tst", [stamp.token])
            write(f"authorities/{stamp.number:06d}.pem", [stamp.anchors.encode()])
        keys = work.office_keys.public()
        write(f"keys/{KEYS_FILE}", [self.seals.write_keys(keys)])
        for key in keys:
            write(f"keys/office-{key.kid}.pem", [self.seals.public_pem(key)])
        if dossier is not None:
            self._write_dossier(work, write, dossier)
        latest = work.checkpoints.latest()
        return 0 if latest is None else int(json.loads(latest.payload)["journal"]["sequence"])

    def _write_dossier(self, work: UnitOfWork, write: Write, dossier: Dossier) -> None:
        hidden = hidden_experts(self.desk.actor, work.deliberations.find(dossier.id))
        for entry in work.journal.of_dossier(dossier.id):
            if visible_entry(self.desk.actor, entry, sits=False, hidden=hidden) == entry:
                write(f"entries/{entry.sequence:09d}.json", [canonical(entry)])
        for reading in work.readings.of_dossier(dossier.id):
            if reading.actor_id not in hidden:
                write(f"readings/{reading.sequence:09d}.json", [canonical_reading(reading)])

    def _dossier(self, work: UnitOfWork, reference: str) -> Dossier:
        for programme_id in self.desk.programmes:
            found = work.dossiers.by_reference(programme_id, reference)
            if found is not None:
                return work.dossiers.get(found.id)
        raise NotFound("dossier", reference)


def _has_news(work: UnitOfWork) -> bool:
    """Tell whether anything but the sealing itself happened since the last checkpoint."""
    standing = work.checkpoints.hold()
    waiting = standing.head.sequence - standing.sealed
    return waiting > len(HOUSEKEEPING) or any(
        entry.event not in HOUSEKEEPING for entry in work.journal.latest(waiting)
    )


def _lines(links: Iterable[Link]) -> Iterator[bytes]:
    for one in links:
        line = {"sequence": one.sequence, "previous_sha256": one.previous_sha256, "sha256": one.sha256}
        yield json.dumps(line, separators=(",", ":")).encode() + b"\n"


def _day(at: str) -> date:
    return calendar_day(datetime.fromisoformat(at))

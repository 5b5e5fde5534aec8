"""Recomputing everything that proves what happened: the journal, the readings, the checkpoints, their time stamps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reviewer.avis.office_key import OfficePublicKey
from reviewer.checkpoints import (
    SEALED,
    STAMP_FAILED,
    STAMPED,
    CheckpointStamp,
    ProofBreak,
    SignedCheckpoint,
    first_unchained,
    first_unrecorded,
    read_checkpoint,
)
from reviewer.journal import GENESIS, Break, JournalEntry, first_break, first_broken_link
from reviewer.readings import Reading
from reviewer.services.ports import OfficeSeals, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How much was read, and the first that does not hold. ``entries`` and ``broken`` are of the journal itself.

    ``proof_broken``: the first thing beside the journal's own chain; None as well where nobody could look at it.
    ``stamp_failed_at``: when the last time stamp was asked for in vain (ISO 8601, UTC); empty where it came.
    """

    entries: int
    broken: Break | None
    readings: int = 0
    checkpoints: int = 0
    stamps: int = 0
    sealed_until: int = 0
    proof_broken: ProofBreak | None = None
    stamp_failed_at: str = ""

    @property
    def whole(self) -> bool:
        """Tell whether everything holds."""
        return self.broken is None and self.proof_broken is None


@dataclass(slots=True)
class _Seen:
    """What of the two chains the checkpoints speak of, noted while walking them."""

    journal: dict[int, str]
    readings: dict[int, str]
    recorded: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: {SEALED: [], STAMPED: []})
    stamp_failed_at: str = ""

    def entries(self, entries: Iterator[JournalEntry]) -> Iterator[JournalEntry]:
        for entry in entries:
            if entry.sequence in self.journal:
                self.journal[entry.sequence] = entry.sha256
            if entry.event in {STAMPED, STAMP_FAILED}:
                self.stamp_failed_at = entry.at if entry.event == STAMP_FAILED else ""
            if entry.event in self.recorded:
                number, sha256 = entry.details.get("number"), entry.details.get("sha256")
                if type(number) is int and type(sha256) is str:
                    self.recorded[entry.event].append((number, sha256))
            yield entry

    def glances(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        for reading in readings:
            if reading.sequence in self.readings:
                self.readings[reading.sequence] = reading.sha256
            yield reading


def audit(store: Store, seals: OfficeSeals | None = None) -> AuditReport:
    """Walk the whole journal from its first entry to its head, a window at a time, and all that proves it.

    ``seals``: what checks signatures and time stamps; without it neither is looked at.
    """
    with store.read() as work:
        head = work.journal.head()
        checkpoints, stamps = work.checkpoints.all(), work.checkpoints.stamps()
        unchained = first_unchained(checkpoints)
        said = [] if unchained is not None else [read_checkpoint(one.payload) for one in checkpoints]
        seen = _Seen(
            {0: GENESIS} | {one.journal.sequence: "" for one in said if one.journal.sequence},
            {0: GENESIS} | {one.readings.sequence: "" for one in said if one.readings.sequence},
        )
        broken = first_break(seen.entries(work.journal.entries()), head)
        proof_broken = None
        if broken is None:
            proof_broken = (
                _readings(work, seen)
                or unchained
                or _points(checkpoints, seen)
                or first_unrecorded(
                    "checkpoint", {one.number: one.sha256 for one in checkpoints}, seen.recorded[SEALED]
                )
                or first_unrecorded(
                    "stamp", {one.number: one.sha256 for one in stamps}, seen.recorded[STAMPED]
                )
                or (None if seals is None else _signatures(work, seals, checkpoints, stamps))
            )
        return AuditReport(
            entries=0 if head is None else head.sequence,
            broken=broken,
            readings=work.readings.head().sequence,
            checkpoints=len(checkpoints),
            stamps=len(stamps),
            sealed_until=max((one.journal.sequence for one in said), default=0),
            proof_broken=proof_broken,
            stamp_failed_at=seen.stamp_failed_at,
        )


def _readings(work: UnitOfWork, seen: _Seen) -> ProofBreak | None:
    links = (one.link for one in seen.glances(work.readings.entries()))
    broken = first_broken_link(links, work.readings.head())
    return None if broken is None else ProofBreak("readings", broken.sequence, broken.kind)


def _points(checkpoints: tuple[SignedCheckpoint, ...], seen: _Seen) -> ProofBreak | None:
    """Return the first checkpoint that signs another chain than the one that is there."""
    for one in checkpoints:
        said = read_checkpoint(one.payload)
        if seen.journal.get(said.journal.sequence) != said.journal.sha256:
            return ProofBreak("checkpoint", one.number, "journal")
        if seen.readings.get(said.readings.sequence) != said.readings.sha256:
            return ProofBreak("checkpoint", one.number, "readings")
    return None


def _signatures(
    work: UnitOfWork,
    seals: OfficeSeals,
    checkpoints: tuple[SignedCheckpoint, ...],
    stamps: tuple[CheckpointStamp, ...],
) -> ProofBreak | None:
    keys = {key.kid: key for key in work.office_keys.public()}
    for one in checkpoints:
        fault = _signed(one, keys, seals)
        if fault is not None:
            return ProofBreak("checkpoint", one.number, fault)
    payloads = {one.number: one.payload for one in checkpoints}
    for stamp in stamps:
        at = seals.stamped_at(stamp.token, payloads[stamp.number], stamp.anchors.encode())
        if at is None or at != datetime.fromisoformat(stamp.at):
            return ProofBreak("stamp", stamp.number, "content")
    return None


def _signed(one: SignedCheckpoint, keys: Mapping[str, OfficePublicKey], seals: OfficeSeals) -> str | None:
    key = keys.get(one.kid)
    if key is None:
        return "key"
    return None if seals.holds(one.payload, one.signature, key) else "signature"

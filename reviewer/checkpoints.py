"""Checkpoints: where both chains stood, signed by the office's key and chained to each other.

A chain alone proves that nothing in it was changed by somebody who could not rewrite all of it. A checkpoint signs
where it stood, so that whoever rewrites it also needs the key of that day; its time stamp, by an authority outside,
that it existed then, so that the key alone is not enough. The signed bytes are one line of canonical JSON, kept as
they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reviewer.journal import GENESIS, Head

SCHEMA: Final = "avise.checkpoint/1"
EVERY_ENTRIES: Final = 500
"""After how many entries of the journal a checkpoint is due, however young the day."""

SEALED: Final = "journal_sealed"
STAMPED: Final = "journal_stamped"
STAMP_FAILED: Final = "journal_stamp_failed"
HOUSEKEEPING: Final = frozenset({SEALED, STAMPED, STAMP_FAILED, "office_key_made"})
"""Entries that the sealing itself writes; they alone make no new checkpoint due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Where both chains stood. ``at``: ISO 8601 in UTC; ``kid``: the office's key that signs; numbers begin at 1."""

    number: int
    at: str
    kid: str
    journal: Head
    readings: Head
    previous_sha256: str

    def payload(self) -> bytes:
        """Return the bytes that are signed and stamped."""
        content = {
            "schema": SCHEMA,
            "number": self.number,
            "at": self.at,
            "kid": self.kid,
            "journal": {"sequence": self.journal.sequence, "sha256": self.journal.sha256},
            "readings": {"sequence": self.readings.sequence, "sha256": self.readings.sha256},
            "previous_sha256": self.previous_sha256,
        }
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCheckpoint:
    """A checkpoint as it is kept: the very bytes that were signed, and the signature (Ed25519, 64 bytes)."""

    number: int
    kid: str
    payload: bytes
    signature: bytes

    @property
    def sha256(self) -> str:
        """Return the digest by which the next one, and the journal, name it."""
        return hashlib.sha256(self.payload).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointStamp:
    """A time stamp (RFC 3161) over a checkpoint's bytes.

    ``token``: DER; ``at``: the authority's own instant, ISO 8601 in UTC; ``anchors``: PEM, who vouched for it then.
    """

    number: int
    at: str
    token: bytes
    anchors: str

    @property
    def sha256(self) -> str:
        """Return the digest by which the journal names it."""
        return hashlib.sha256(self.token).hexdigest()


@dataclass(frozen=True, slots=True)
class ProofBreak:
    """The first thing that does not hold beside the journal's own chain.

    ``part``: ``readings``, ``checkpoint`` or ``stamp``; ``kind``: for readings as in ``Break``; for a checkpoint
    ``gap``, ``content``, ``link``, ``key``, ``signature``, ``journal``, ``readings``, ``unknown`` or ``missing``; for a
    stamp ``content``, ``unknown`` or ``missing``.
    """

    part: str
    number: int
    kind: str


def read_checkpoint(payload: bytes) -> Checkpoint:
    """Return what a checkpoint's bytes say; raise ``ValueError`` where they are no checkpoint, or not canonical."""
    try:
        said: dict[str, Any] = json.loads(payload)
        if said["schema"] != SCHEMA:
            raise ValueError("schema")
        found = Checkpoint(
            number=_whole(said["number"]),
            at=_text(said["at"]),
            kid=_text(said["kid"]),
            journal=_head(said["journal"]),
            readings=_head(said["readings"]),
            previous_sha256=_text(said["previous_sha256"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("checkpoint") from error
    if found.payload() != payload:
        raise ValueError("canonical")
    return found


def is_due(*, sealed: int, head: Head, newest: str, day: str) -> bool:
    """Tell whether an act on a day (ISO, Québec) seals first what was done before it.

    ``sealed``: up to which entry the last checkpoint goes; ``newest``: the day of the journal's last entry. The first
    act of a day seals the days before; on a busy day every ``EVERY_ENTRIES`` entries are sealed as well.
    """
    waiting = head.sequence - sealed
    return waiting > 0 and (newest < day or waiting >= EVERY_ENTRIES)


def next_checkpoint(
    former: SignedCheckpoint | None, *, at: str, kid: str, journal: Head, readings: Head
) -> Checkpoint:
    """Return the checkpoint that follows another one."""
    return Checkpoint(
        number=1 if former is None else former.number + 1,
        at=at,
        kid=kid,
        journal=journal,
        readings=readings,
        previous_sha256=GENESIS if former is None else former.sha256,
    )


def first_unchained(checkpoints: Sequence[SignedCheckpoint]) -> ProofBreak | None:
    """Return the first checkpoint that is not where it should be, or is not readable."""
    former: SignedCheckpoint | None = None
    reached = Head(0, GENESIS)
    for place, one in enumerate(checkpoints, 1):
        if one.number != place:
            return ProofBreak("checkpoint", place, "gap")
        try:
            said = read_checkpoint(one.payload)
        except ValueError:
            return ProofBreak("checkpoint", place, "content")
        if (said.number, said.kid) != (one.number, one.kid):
            return ProofBreak("checkpoint", place, "content")
        if (
            said.previous_sha256 != (GENESIS if former is None else former.sha256)
            or said.journal.sequence < reached.sequence
        ):
            return ProofBreak("checkpoint", place, "link")
        former, reached = one, said.journal
    return None


def first_unrecorded(
    part: str, kept: Mapping[int, str], recorded: Iterable[tuple[int, str]]
) -> ProofBreak | None:
    """Return the first checkpoint or stamp of which the journal knows nothing, or which it knows and is not there.

    ``kept`` and ``recorded``: number and digest, as kept and as the journal's entries say.
    """
    known = dict(recorded)
    for number in sorted({*kept, *known}):
        if number not in kept:
            return ProofBreak(part, number, "missing")
        if known.get(number) != kept[number]:
            return ProofBreak(part, number, "unknown")
    return None


def _head(said: Mapping[str, Any]) -> Head:
    return Head(_whole(said["sequence"]), _text(said["sha256"]))


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("number")
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("text")
    return value

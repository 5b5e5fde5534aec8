"""Who read what of a dossier: a chain of its own beside the journal, so that lists and acts stay fast.

A reading says who, when and which part, never what was in it. One person's reading of one part of one dossier is one
entry a minute, however often a screen asks again. ``reviewer.checkpoints`` sign this chain with the journal's.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from reviewer.journal import Link


class ReadPart(StrEnum):
    """What part of a dossier was shown or handed over."""

    REQUEST = "request"
    ATTACHMENT = "attachment"
    EVALUATIONS = "evaluations"
    LETTER = "letter"
    AVIS = "avis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is to be recorded. ``item``: which attachment (SHA-256), letter (id) or avis (number); empty for a part."""

    actor_id: str
    actor_name: str
    dossier_id: str
    part: ReadPart
    item: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A reading as it was recorded. ``at`` is an ISO 8601 instant in UTC: the first of its minute."""

    sequence: int
    at: str
    actor_id: str
    actor_name: str
    dossier_id: str
    part: str
    item: str
    previous_sha256: str
    sha256: str

    @property
    def link(self) -> Link:
        """Return its place in the chain."""
        return Link(self.sequence, self.previous_sha256, self.sha256, digest(self))


def digest(reading: Reading) -> str:
    """Return the SHA-256 that the reading must carry: of canonical JSON, as in the journal."""
    return hashlib.sha256(canonical(reading)).hexdigest()


def canonical(reading: Reading) -> bytes:
    """Return the bytes that a reading's digest is over."""
    content = {
        "sequence": reading.sequence,
        "at": reading.at,
        "actor_id": reading.actor_id,
        "actor_name": reading.actor_name,
        "dossier_id": reading.dossier_id,
        "part": reading.part,
        "item": reading.item,
        "previous_sha256": reading.previous_sha256,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode(errors="surrogatepass")

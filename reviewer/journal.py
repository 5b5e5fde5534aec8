"""The chained journal: each entry carries the SHA-256 of the one before it, so that a change shows.

The digest is over canonical JSON (sorted keys, no spaces, UTF-8) of every field but the digest itself. The first
entry follows ``GENESIS``. What the chain cannot show is an end cut off; ``Head`` (count and last digest), kept apart,
shows that too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reviewer.dossier.events import JsonScalar

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One act that happened. ``at`` is an ISO 8601 instant in UTC."""

    sequence: int
    at: str
    actor_id: str
    actor_name: str
    event: str
    dossier_id: str | None
    details: Mapping[str, JsonScalar]
    previous_sha256: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends."""

    sequence: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold: ``content``, ``link``, ``gap`` or ``end``."""

    sequence: int
    kind: str


class Link(NamedTuple):
    """An entry of a chain, of whatever: its place, what it says it follows, its digest, and what that should be."""

    sequence: int
    previous_sha256: str
    sha256: str
    computed: str


def digest(entry: JournalEntry) -> str:
    """Return the SHA-256 that the entry must carry."""
    return hashlib.sha256(canonical(entry)).hexdigest()


def canonical(entry: JournalEntry) -> bytes:
    """Return the bytes that an entry's digest is over."""
    content = {
        "sequence": entry.sequence,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "actor_name": entry.actor_name,
        "event": entry.event,
        "dossier_id": entry.dossier_id,
        "details": dict(entry.details),
        "previous_sha256": entry.previous_sha256,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    # An altered entry may hold half a character: it gets its digest like any other, and is found out by it.
    return text.encode(errors="surrogatepass")


def first_break(entries: Iterable[JournalEntry], head: Head | None) -> Break | None:
    """Walk the chain in order and return its first break, or None where it holds to the head."""
    links = (Link(one.sequence, one.previous_sha256, one.sha256, digest(one)) for one in entries)
    return first_broken_link(links, head)


def first_broken_link(links: Iterable[Link], head: Head | None) -> Break | None:
    """Walk any chain that is made as the journal is, and return its first break."""
    last = Head(0, GENESIS)
    for link in links:
        if link.sequence != last.sequence + 1:
            return Break(last.sequence + 1, "gap")
        if link.previous_sha256 != last.sha256:
            return Break(link.sequence, "link")
        if link.computed != link.sha256:
            return Break(link.sequence, "content")
        last = Head(link.sequence, link.sha256)
    if head is not None and head != last:
        return Break(last.sequence + 1, "end")
    return None

"""The dossier: one request on its way through the house, with everything that was said of it.

An operation returns a new value or raises. Who may do it, and in which state, is the table's to say
(``reviewer.dossier.lifecycle``); what separates people is in ``reviewer.dossier.people``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from reviewer.dossier.lifecycle import Act, DossierState, next_state
from reviewer.dossier.people import Actor, Part, require_separate_hands
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import canonical_bytes
from reviewer.errors import RuleViolation


class RequestChangedSince(RuleViolation):
    """The request on the screen is not the newest one any more."""

    def __init__(self, seen: int, current: int) -> None:
        super().__init__(seen, current)
        self.seen = seen
        self.current = current


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document in content-addressed storage."""

    kind: str
    filename: str
    sha256: str
    size: int


def version_sha256(request: EvaluationRequest, attachments: Iterable[Attachment]) -> str:
    """Return the SHA-256 of one content of a request with its documents, in their order: ``RequestVersion.sha256``."""
    content = hashlib.sha256(canonical_bytes(request))
    for one in attachments:
        content.update(f"\n{one.kind} {one.filename} {one.sha256}".encode())
    return content.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestVersion:
    """One content of the request as it was taken in. Kept for ever; never edited."""

    number: int
    request: EvaluationRequest
    sha256: str
    taken_in_at: datetime
    taken_in_by: str
    origin: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The case file. ``version`` is the optimistic lock of the store, not a version of the request."""

    id: str
    programme_id: str
    reference: str
    state: DossierState
    state_since: date
    received_on: date
    versions: tuple[RequestVersion, ...]
    parts: frozenset[tuple[Part, str]] = frozenset()
    replaces_avis: str | None = None
    version: int = 0

    @property
    def current(self) -> RequestVersion:
        """Return the newest content of the request."""
        return self.versions[-1]

    @property
    def request(self) -> EvaluationRequest:
        """Return the newest request."""
        return self.current.request

    def require_seen(self, request_version: int) -> None:
        """Raise ``RequestChangedSince`` unless this version of the request is the newest."""
        if request_version != self.current.number:
            raise RequestChangedSince(request_version, self.current.number)

    def advance(self, act: Act, actor: Actor, on: date, part: Part | None = None) -> Dossier:
        """Do an act of the table: check role, state and separate hands, and remember the part taken."""
        target = next_state(act, actor.roles, self.state)
        require_separate_hands(act, actor, self.parts)
        parts = self.parts if part is None else self.parts | {(part, actor.id)}
        since = on if target is not self.state else self.state_since
        return replace(self, state=target, state_since=since, parts=parts)

    def with_part(self, part: Part, person_id: str) -> Dossier:
        """Remember a part that somebody had in this dossier."""
        return replace(self, parts=self.parts | {(part, person_id)})

    def without_part(self, part: Part) -> Dossier:
        """Forget that anybody had a part: on an expert's own copy, what was said can be taken back."""
        return replace(self, parts=frozenset(one for one in self.parts if one[0] is not part))

    def amend(self, newer: RequestVersion, actor: Actor, on: date) -> Dossier:
        """Add a newer content of the request; before the committee has it, triage starts again."""
        amended = replace(self.advance(Act.AMEND_REQUEST, actor, on), versions=(*self.versions, newer))
        if amended.state in {DossierState.INCOMPLETE, DossierState.ADMISSIBLE}:
            amended = replace(amended, state=DossierState.RECEIVED, state_since=on)
        return amended

"""What is kept of signatures beside the file: who signed, with which certificate, and what waits for a signature.

A number is given once: it goes to an avis, or stays with its dossier until the next signature, or is cancelled for
good where the dossier is withdrawn. Each is a line that can be read, so that a series shows no hole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.errors import EnvironmentTrouble, RuleViolation


class SignatureLevel(StrEnum):
    """How long a signature proves itself (ETSI EN 319 142-1): B-B without time stamp, B-LTA with an archived one."""

    BASIC = "B-B"
    TIMED = "B-T"
    LONG_TERM = "B-LT"
    ARCHIVED = "B-LTA"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """One signature of an avis, for the register. ``level``: of the whole file once this signature was made."""

    signer_id: str
    signer_name: str
    certificate_sha256: str
    at: datetime
    level: SignatureLevel


class NumberState(StrEnum):
    """What became of a number that was given before its avis was issued."""

    HELD = "held"
    USED = "used"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNumber:
    """A number that a dossier has before its avis is issued. ``reason``: why it was cancelled."""

    number: AvisNumber
    dossier_id: str
    state: NumberState
    since: datetime
    by: str
    reason: str = ""


class Awaited(StrEnum):
    """What a dossier whose avis is partly signed waits for."""

    COUNTERSIGNATURE = "countersignature"
    EXTERNAL = "external"
    EXTERNAL_COUNTERSIGNATURE = "external_countersignature"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRequest:
    """A file that only lacks a signature's container, and what must be signed for it.

    ``start`` and ``end``: of the container's place in ``pdf``; ``digest``: SHA-256 of all the rest;
    ``attributes``: the DER whose SHA-256 is signed; ``certificate_pem``: of who signs, the path above after it.
    """

    pdf: bytes
    start: int
    end: int
    digest: bytes
    attributes: bytes
    certificate_pem: bytes

    @property
    def covered(self) -> bytes:
        """Return the bytes that the signature covers."""
        return self.pdf[: self.start] + self.pdf[self.end :]


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingSignature:
    """An avis on its way between two signatures, or out for one. Its bytes never leave the house.

    ``pdf``: the file so far; ``lines``: the signatures that it has; ``request``: what was handed out to be signed
    elsewhere; ``awaits``: the id of who must sign next; ``timed``: whether the file has the place of a time stamp.
    """

    dossier_id: str
    number: AvisNumber
    kind: Awaited
    content: AvisContent
    pdf: bytes
    lines: tuple[SignatureLine, ...]
    awaits: str
    since: datetime
    proof: str | None = None
    timed: bool = False
    request: SignatureRequest | None = None
    version: int = 0

    def with_request(self, request: SignatureRequest | None, kind: Awaited, at: datetime) -> PendingSignature:
        """Return the same avis, handed out to be signed elsewhere or called back."""
        return replace(self, request=request, kind=kind, since=at)


class TimeStampTrouble(EnvironmentTrouble):
    """No time stamp could be had. ``address``: the authority's; nothing was numbered nor stored."""

    def __init__(self, address: str, detail: str = "") -> None:
        super().__init__("time_stamp", detail)
        self.address = address


class OverBeforeIssued(RuleViolation):
    """The last day of an avis came while it waited for a signature: whoever received it could not use it."""

    def __init__(self, number: str, expires_on: date) -> None:
        super().__init__(number, expires_on)
        self.number = number
        self.expires_on = expires_on


class PartlySigned(RuleViolation):
    """The avis has a first signature already, or is out to be signed."""

    def __init__(self, reference: str, number: str) -> None:
        super().__init__(reference, number)
        self.reference = reference
        self.number = number


class NothingAwaited(RuleViolation):
    """No avis of this dossier waits for that signature."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class SignatureOfSomebodyElse(RuleViolation):
    """The avis names another person for this signature."""

    def __init__(self, expected: str, actor: str) -> None:
        super().__init__(expected, actor)
        self.expected = expected
        self.actor = actor

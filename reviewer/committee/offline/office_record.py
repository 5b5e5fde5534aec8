"""What the office keeps of what travelled: packages that went out, packages that came back, and each answer in them.

No mark stands in any of it. The bytes that an expert signed, in which the marks are, are kept beside as proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reviewer.committee.offline.answers import DestructionAnswer
from reviewer.committee.offline.keys import KeyPairs
from reviewer.committee.offline.taking_in import KEPT_ASIDE, AnswerKind, Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeExchangeKeys:
    """Keys of the office for packages. ``retired_at``: since when others are in use; these still open what comes back.

    Once nothing can come back to them any more their secret is forgotten: ``keys`` holds empty secrets.
    """

    keys: KeyPairs
    made_at: datetime
    retired_at: datetime | None = None

    @property
    def opens(self) -> bool:
        """Tell whether the secret is still there."""
        return bool(self.keys.identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentInvitation:
    """That an expert was invited to enrol, by whom, and which keys of the office they were told."""

    id: str
    expert_id: str
    made_at: datetime
    made_by: str
    office_fingerprint: str


class PackageState(StrEnum):
    """Where a package is. ``PREPARING``: its file is being written, or never was whole.

    ``WITHDRAWN``: it should not be answered any more. A file that left cannot be called back: what comes is weighed as
    ever, by seat and facts.
    """

    PREPARING = "preparing"
    OUT = "out"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDossier:
    """One dossier of a package out, bound to what it was then."""

    dossier_id: str
    seat: int
    request_version: int
    request_sha256: str
    facts_sha256: str
    grid_id: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPackage:
    """A package for one expert. ``since``, ``by``, ``reason``: when it came into its state, by whom and why.

    ``replaces``: the package whose dossiers were sent anew in this one.
    """

    id: str
    expert_id: str
    expert_fingerprint: str
    office_fingerprint: str
    made_at: datetime
    made_by: str
    open_until: date
    dossiers: tuple[SentDossier, ...]
    state: PackageState
    since: datetime
    by: str
    reason: str = ""
    replaces: str | None = None
    version: int = 0

    def moved(self, state: PackageState, by: str, at: datetime, reason: str = "") -> SentPackage:
        """Return the package in another state."""
        return replace(self, state=state, by=by, since=at, reason=reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPackage:
    """A package that came back, whose signature held. ``sha256``: of the signed bytes, which are what it is.

    ``file_sha256``: of the file in which it came first; ``id`` and ``number`` are the copy's own.
    """

    sha256: str
    id: str
    number: int
    expert_id: str
    expert_fingerprint: str
    office_fingerprint: str
    made_at: datetime
    answers: int
    file_sha256: str
    read_at: datetime
    read_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAnswer:
    """An answer that came, and what became of it. ``package_id``: the package out; ``returned``: where it came in.

    ``since``, ``by``: when it got its outcome, and who was taking in; ``closed``: why a coordinator looks no more.
    """

    id: str
    expert_id: str
    dossier_id: str
    package_id: str
    returned: str
    kind: AnswerKind
    revision: int
    facts_sha256: str
    answered_at: datetime
    outcome: Settlement
    since: datetime
    by: str
    closed: str = ""
    version: int = 0

    @property
    def aside(self) -> bool:
        """Tell whether somebody must still look."""
        return self.outcome in KEPT_ASIDE and not self.closed

    def became(self, outcome: Settlement, by: str, at: datetime) -> KnownAnswer:
        """Return the answer with what became of it now."""
        return replace(self, outcome=outcome, by=by, since=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDestruction(DestructionAnswer):
    """A certificate that came. ``returned``: in which package, whose it is."""

    expert_id: str
    returned: str

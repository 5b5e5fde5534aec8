"""Where the office keeps its keys for packages, those of its experts, what went out and what came back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.committee.offline.keys import ExpertKeys, KeyPairs, PublicKeys
    from reviewer.committee.offline.office_record import (
        KnownAnswer,
        KnownDestruction,
        OfficeExchangeKeys,
        ReturnedPackage,
        SentInvitation,
        SentPackage,
    )


class ExchangeKeys(Protocol):
    """The office's own keys for packages, the invitations that it gave, and every key of its experts."""

    def current(self) -> KeyPairs | None:
        """Return the keys with which the office signs now, if there are any."""
        ...

    def current_public(self) -> PublicKeys | None:
        """Return the public half of the keys in use: no secret is read for it."""
        ...

    def hold(self) -> KeyPairs | None:
        """Return the keys in use, and let nobody else make or change any until this transaction ends."""
        ...

    def office(self) -> tuple[OfficeExchangeKeys, ...]:
        """Return every key of the office, newest first."""
        ...

    def add_office(self, keys: KeyPairs, at: datetime) -> None:
        """Store new keys, from now on those in use; raise ``ConflictingChange`` where others still are."""
        ...

    def retire_office(self, fingerprint: str, at: datetime) -> None:
        """Store that keys are no longer given out; they still open what comes back."""
        ...

    def forget_office(self, fingerprint: str) -> None:
        """Forget the secrets of retired keys; raise ``ConflictingChange`` where they are in use."""
        ...

    def add_invitation(self, invitation: SentInvitation) -> None:
        """Store that somebody was invited."""
        ...

    def invitation(self, invitation_id: str) -> SentInvitation | None:
        """Return an invitation that this office gave."""
        ...

    def invitations(self) -> tuple[SentInvitation, ...]:
        """Return every invitation, newest first."""
        ...

    def get(self, key_id: str) -> ExpertKeys:
        """Return an expert's keys or raise ``NotFound``."""
        ...

    def by_fingerprint(self, fingerprint: str) -> ExpertKeys | None:
        """Return the expert's keys of a fingerprint, whatever their state."""
        ...

    def of_expert(self, expert_id: str) -> tuple[ExpertKeys, ...]:
        """Return every key of an expert, newest first."""
        ...

    def all(self) -> tuple[ExpertKeys, ...]:
        """Return every key of every expert, newest first."""
        ...

    def save(self, keys: ExpertKeys) -> None:
        """Store new keys, or another state of known ones; raise ``ConflictingChange`` where the value is stale."""
        ...


class Packages(Protocol):
    """What went out and what came back. Nothing is ever removed."""

    def get(self, package_id: str) -> SentPackage:
        """Return a package out or raise ``NotFound``."""
        ...

    def sent(self) -> tuple[SentPackage, ...]:
        """Return every package out, newest first."""
        ...

    def sent_to(self, expert_id: str) -> tuple[SentPackage, ...]:
        """Return the packages out for one expert, newest first."""
        ...

    def save(self, package: SentPackage) -> None:
        """Store a new package out, or another state of a known one; raise ``ConflictingChange`` where it is stale."""
        ...

    def returned(self) -> tuple[ReturnedPackage, ...]:
        """Return every package that came back, newest first."""
        ...

    def find_returned(self, sha256: str) -> ReturnedPackage | None:
        """Return a package that came back by the SHA-256 of its signed bytes."""
        ...

    def add_returned(self, package: ReturnedPackage, signed: bytes, signature: bytes) -> None:
        """Store a package that came back, with the bytes that its expert signed."""
        ...

    def signed_bytes(self, sha256: str) -> bytes:
        """Return what an expert signed, marks and all: for taking in alone. Raise ``NotFound``."""
        ...

    def answer(self, expert_id: str, answer_id: str) -> KnownAnswer | None:
        """Return an answer that came, by its author and its id."""
        ...

    def answers_of(self, expert_id: str, dossier_id: str) -> tuple[KnownAnswer, ...]:
        """Return all that one expert answered on one dossier, newest first."""
        ...

    def answers(self) -> tuple[KnownAnswer, ...]:
        """Return every answer that came, newest first."""
        ...

    def aside(self) -> tuple[KnownAnswer, ...]:
        """Return the answers that somebody must still look at, in the order of their coming."""
        ...

    def save_answer(self, answer: KnownAnswer) -> None:
        """Store a new answer, or what became of a known one; raise ``ConflictingChange`` where it is stale."""
        ...

    def add_destruction(self, destruction: KnownDestruction) -> None:
        """Store a certificate, once."""
        ...

    def destructions(self) -> tuple[KnownDestruction, ...]:
        """Return every certificate, newest first."""
        ...

"""The office's own key: where it is kept, what it seals, and the lists of states that were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.avis.content import AvisContent
    from reviewer.avis.office_key import OfficeKey, OfficePublicKey
    from reviewer.avis.proof import PaperFindings
    from reviewer.avis.status_list import StatusList


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedList:
    """That a list of states was published: ``lines`` avis in it; ``sha256`` of the file, kept among the documents."""

    number: int
    kid: str
    issued_at: datetime
    next_update: date
    lines: int
    sha256: str
    published_by: str


class OfficeKeys(Protocol):
    """The keys of the office. At most one is in use; a retired one keeps only its public half."""

    def current(self) -> OfficeKey | None:
        """Return the key with which the office signs now, if there is one."""
        ...

    def hold(self) -> OfficeKey | None:
        """Return the key in use, and let nobody else make or change one until this transaction ends."""
        ...

    def public(self) -> tuple[OfficePublicKey, ...]:
        """Return the public half of every key, oldest first."""
        ...

    def add(self, key: OfficeKey) -> None:
        """Store a new key, from now on the one in use; raise ``ConflictingChange`` where another still is."""
        ...

    def retire(self, key: OfficeKey) -> None:
        """Store that a key is no longer used, and forget its secret."""
        ...


class StatusLists(Protocol):
    """The lists of states that were published: numbered, appended, never changed."""

    def latest(self) -> PublishedList | None:
        """Return the last list that was published."""
        ...

    def add(self, published: PublishedList) -> None:
        """Store that a list was published; raise ``ConflictingChange`` where its number is taken."""
        ...


class OfficeSeals(Protocol):
    """What is done with a key of the office (``reviewer.documents``)."""

    def make_key(self, at: datetime) -> OfficeKey:
        """Return a new key."""
        ...

    def sign(self, message: bytes, key: OfficeKey) -> bytes:
        """Return a signature."""
        ...

    def holds(self, message: bytes, signature: bytes, key: OfficePublicKey) -> bool:
        """Tell whether a signature is this key's on this message."""
        ...

    def write_keys(self, keys: Sequence[OfficePublicKey]) -> bytes:
        """Return the public keys as the file ``office-keys.json``."""
        ...

    def read_keys(self, raw: bytes) -> tuple[OfficePublicKey, ...]:
        """Read ``office-keys.json`` or a public key in PEM; raise ``TrustUnreadable``."""
        ...

    def public_pem(self, key: OfficePublicKey) -> bytes:
        """Return a public key as ``openssl`` reads it."""
        ...

    def paper_code(self, content: AvisContent, key: OfficeKey) -> str:
        """Return the text of the code printed on a numbered avis."""
        ...

    def read_paper(self, text: str, keys: Sequence[OfficePublicKey]) -> PaperFindings:
        """Return what the text of a code proves; never raises."""
        ...

    def sign_list(self, one: StatusList, key: OfficeKey) -> bytes:
        """Return the published file of a list of states."""
        ...

    def read_list(self, raw: bytes, keys: Sequence[OfficePublicKey]) -> StatusList:
        """Read a published list whose signature holds; raise ``StatusListRefused``."""
        ...

    def list_number(self, raw: bytes) -> int | None:
        """Return the number that a published file claims, unchecked."""
        ...

    def stamped_at(self, token: bytes, covered: bytes, anchors: bytes) -> datetime | None:
        """Return the instant of a time stamp that holds over these bytes, by one of the anchors (PEM); else None."""
        ...

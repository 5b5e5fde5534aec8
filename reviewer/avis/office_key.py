"""The office's own key (Ed25519, RFC 8032): it signs the codes printed on avis and the lists of their states.

It proves that data come from this office; it is no person's signature and never signs an avis.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

_QUEBEC = ZoneInfo("America/Toronto")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePublicKey:
    """What everybody may know of a key of the office.

    ``kid``: 16 hexadecimal digits, the first 8 bytes of the SHA-256 of ``public``; ``public``: 32 bytes;
    ``retired_at``: from that instant on the office signs with another one; what was signed before still holds.
    """

    kid: str
    public: bytes
    made_at: datetime
    retired_at: datetime | None = None

    def signed_on(self, day: date) -> bool:
        """Tell whether the office signed with this key on a day of Québec."""
        return self.retired_at is None or day <= self.retired_at.astimezone(_QUEBEC).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKey:
    """A key of the office with its secret, which shows neither in repr nor in the journal."""

    public_half: OfficePublicKey
    private: bytes = field(repr=False)

    @property
    def kid(self) -> str:
        """Return the name of the key."""
        return self.public_half.kid

    def retired(self, at: datetime) -> OfficeKey:
        """Return the key as it is kept once another takes its place."""
        return replace(self, public_half=replace(self.public_half, retired_at=at))

"""Who can read and who has signed: the public keys of an expert's copy and of the office, and how they are told.

Two keys on each side: one to be written to (X25519, as an age recipient), one to sign with (Ed25519, RFC 8032).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

_GROUPS = 6
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public half of one side. ``recipient``: an age recipient (``age1…``); ``verifying``: 32 bytes of Ed25519."""

    recipient: str
    verifying: bytes

    @property
    def fingerprint(self) -> str:
        """Return 64 hexadecimal digits that stand for both keys: how a file names them."""
        return hashlib.sha256(self.recipient.encode() + b"\0" + self.verifying).hexdigest()

    @property
    def spoken(self) -> str:
        """Return the fingerprint as one reads it out on the telephone: six groups of five digits, some 99 bits."""
        number = int(self.fingerprint, 16) % 10 ** (_GROUPS * _DIGITS)
        digits = f"{number:0{_GROUPS * _DIGITS}d}"
        return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


@dataclass(frozen=True, slots=True)
class KeyPairs:
    """Both keys of one side with their secrets, which show neither in repr nor in a journal.

    ``identity``: an age identity (``AGE-SECRET-KEY-1…``); ``signing``: 32 bytes of Ed25519.
    """

    public: PublicKeys
    identity: str = field(repr=False)
    signing: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What the office gives an expert who is to enrol: whose expert they are, and which keys are the office's.

    ``id`` comes back in the enrolment, once; ``expert_id`` is the office's id of the person.
    """

    id: str
    expert_id: str
    expert_name: str
    office_name: str
    office: PublicKeys
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """An expert's answer to an invitation: the keys that their copy made. ``replaces``: fingerprint of former ones."""

    id: str
    invitation_id: str
    expert_id: str
    keys: PublicKeys
    made_at: datetime
    replaces: str | None = None


class KeyState(StrEnum):
    """What the office thinks of an expert's keys."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    REVOKED = "revoked"


class KeyEnd(StrEnum):
    """Why keys are revoked. What was signed with replaced ones still counts; with the others nothing comes in."""

    LOST = "lost"
    CONTRACT_ENDED = "contract_ended"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertKeys:
    """An expert's keys as the office keeps them: never deleted, so that what they signed can be checked for ever.

    ``id``: of the enrolment that brought them; ``invitation_id``: what it answered. ``settled_by``, ``settled_at``,
    ``reason``: who confirmed, refused or revoked them last, when and why; ``ended``: once revoked.
    """

    id: str
    expert_id: str
    keys: PublicKeys
    state: KeyState
    announced_at: datetime
    invitation_id: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    reason: str = ""
    ended: KeyEnd | None = None
    version: int = 0

    @property
    def may_answer(self) -> bool:
        """Tell whether what these keys signed is taken in: in use, or followed by others in good order."""
        return self.state is KeyState.CONFIRMED or self.ended is KeyEnd.REPLACED

    def settled(
        self, state: KeyState, by: str, at: datetime, reason: str = "", ended: KeyEnd | None = None
    ) -> ExpertKeys:
        """Return the keys in another state."""
        return replace(self, state=state, settled_by=by, settled_at=at, reason=reason.strip(), ended=ended)

"""Settings of signing: the time-stamping authority, the token, the lists of revoked certificates.

``signature.time_stamp.address``: HTTP or HTTPS address of the authority (RFC 3161); without it signatures are B-B.
``signature.time_stamp.certificates``: PEM, the authority's certificate or whose who certified it.
``signature.time_stamp.seconds``: how long to wait for an answer (default 5).
``signature.time_stamp.required``: ``no`` lets an avis be signed without a time stamp when the authority does not
answer, which the register and the journal say; anything else: nothing is signed then.
``signature.token.module``: path of the PKCS#11 library; ``signing_token.<person>``: label of that person's token, and
``signing_token_key.<person>`` that of the key, where the token holds several.
``trust.revocations``: PEM, lists of revoked certificates, one after another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reviewer.errors import RuleViolation
from reviewer.services.ports import Settings
from reviewer.services.ports.signing import TimeStampPlace, TokenPlace
from reviewer.services.settings import REVOCATIONS, TRUST

TIME_STAMP_ADDRESS: Final = "signature.time_stamp.address"
TIME_STAMP_CERTIFICATES: Final = "signature.time_stamp.certificates"
TIME_STAMP_SECONDS: Final = "signature.time_stamp.seconds"
TIME_STAMP_REQUIRED: Final = "signature.time_stamp.required"
TOKEN_MODULE: Final = "signature.token.module"  # noqa: S105 - the name of a setting
USUAL_WAIT: Final = 5.0
LONGEST_WAIT: Final = 60.0
"""Seconds."""


class TokenNotSet(RuleViolation):
    """The settings name no token for this person."""


class TimeStampSecondsInvalid(RuleViolation):
    """The waiting time is no number of seconds between 1 and 60. ``found``: what the setting says."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def token_of(person_id: str) -> str:
    """Return the name of the setting that holds the label of a signatory's token."""
    return f"signing_token.{person_id}"


def token_key_of(person_id: str) -> str:
    """Return the name of the setting that holds the label of a signatory's key on it."""
    return f"signing_token_key.{person_id}"


def token_place(settings: Settings, person_id: str) -> TokenPlace:
    """Return where a signatory's key is; raise ``TokenNotSet``."""
    module, token = settings.get(TOKEN_MODULE), settings.get(token_of(person_id))
    if not module or not token:
        raise TokenNotSet
    return TokenPlace(module=Path(module), token=token, key=settings.get(token_key_of(person_id)) or "")


def time_stamp_place(settings: Settings) -> TimeStampPlace | None:
    """Return the authority of the settings, or None where there is none; raise ``TimeStampSecondsInvalid``."""
    address = (settings.get(TIME_STAMP_ADDRESS) or "").strip()
    if not address:
        return None
    return TimeStampPlace(
        address=address,
        anchors=(settings.get(TIME_STAMP_CERTIFICATES) or "").encode(),
        trust=(settings.get(TRUST) or "").encode(),
        revocations=(settings.get(REVOCATIONS) or "").encode(),
        seconds=_seconds(settings.get(TIME_STAMP_SECONDS)),
    )


def may_do_without_time_stamp(settings: Settings) -> bool:
    """Tell whether an avis may be signed without a time stamp when the authority fails."""
    return (settings.get(TIME_STAMP_REQUIRED) or "").strip().lower() == "no"


def _seconds(text: str | None) -> float:
    if text is None or not text.strip():
        return USUAL_WAIT
    try:
        seconds = float(text)
    except ValueError:
        raise TimeStampSecondsInvalid(text) from None
    if not 1 <= seconds <= LONGEST_WAIT:
        raise TimeStampSecondsInvalid(text)
    return seconds

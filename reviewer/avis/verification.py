"""What to answer whoever holds an avis: the file's own proof first, then the register, then the calendar. Pure.

The file's proof (signature, trust, content) is found by ``reviewer.documents.verification``; this says what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from reviewer.avis.avis import Avis, RegisterEventKind
from reviewer.avis.content import AvisContent
from reviewer.dossier.lifecycle import AvisState

Fact = str | int | date

_QUEBEC = ZoneInfo("America/Toronto")


class SignatureOutcome(StrEnum):
    """What a file proves by itself."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    NOT_AN_AVIS = "not_an_avis"


class Verdict(StrEnum):
    """The answer, of schema ``avise.verification/1``."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    GENUINE = "genuine"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    NOT_AN_AVIS = "not_an_avis"

    @property
    def holds(self) -> bool:
        """Tell whether the avis may be relied on (exit status 0 of ``avise verify``)."""
        return self in {Verdict.IN_FORCE, Verdict.GENUINE}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, whose sentence is in ``resources/i18n/messages`` (section ``verification``), and its facts."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFindings:
    """What was found in a file. ``content`` only where the signature covers it: never from an altered file.

    ``signer``: the name in the certificate; ``level``: ``B-B`` where there is a signature; ``signed_at``: the instant
    that the signature claims.
    """

    outcome: SignatureOutcome
    pdf_sha256: str
    content: AvisContent | None = None
    signer: str | None = None
    signed_at: datetime | None = None
    level: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer on one file."""

    verdict: Verdict
    number: str | None
    issued_on: date | None
    expires_on: date | None
    signer: str | None
    level: str | None
    reasons: tuple[Reason, ...]


_VERDICT_OF = {
    AvisState.IN_FORCE: Verdict.IN_FORCE,
    AvisState.SUSPENDED: Verdict.SUSPENDED,
    AvisState.EXPIRED: Verdict.EXPIRED,
    AvisState.REVOKED: Verdict.REVOKED,
    AvisState.SUPERSEDED: Verdict.SUPERSEDED,
}
_EVENT_OF = {
    AvisState.SUSPENDED: RegisterEventKind.SUSPENDED,
    AvisState.REVOKED: RegisterEventKind.REVOKED,
    AvisState.SUPERSEDED: RegisterEventKind.SUPERSEDED,
}


def judge(
    findings: SignatureFindings,
    entry: Avis | None,
    as_of: date,
    *,
    register_is_explicit: bool = False,
    day_is_explicit: bool = True,
) -> Verification:
    """Return the verdict on a file, on a day.

    ``entry``: the register's record under the number that the file carries, or None where the register has none or
    there is no register. ``register_is_explicit``: the person named the register, so that a number which it does not
    know makes the file untrusted; a register that merely happens to be there says nothing by its silence.
    ``day_is_explicit``: the person asked about this day; without register nor day the file is only said to be genuine,
    and a passed expiry is a reason beside it.
    """
    verdict, reasons = _verdict(findings, entry, as_of, register_is_explicit, day_is_explicit)
    content = findings.content
    return Verification(
        verdict=verdict,
        number=content.number if content else None,
        issued_on=content.issued_on if content else None,
        expires_on=content.expires_on if content else None,
        signer=findings.signer,
        level=findings.level,
        reasons=(*findings.reasons, *reasons),
    )


def _verdict(
    findings: SignatureFindings,
    entry: Avis | None,
    as_of: date,
    register_is_explicit: bool,
    day_is_explicit: bool,
) -> tuple[Verdict, tuple[Reason, ...]]:
    content = findings.content
    if findings.outcome is not SignatureOutcome.GENUINE or content is None:
        return Verdict(findings.outcome.value), ()
    number = str(content.number)
    if entry is not None:
        if entry.pdf_sha256 != findings.pdf_sha256 or str(entry.number) != number:
            return Verdict.ALTERED, (Reason("differs_from_register", {"number": number}),)
        return _from_register(entry, as_of)
    if register_is_explicit:
        return Verdict.UNTRUSTED, (Reason("unknown_to_register", {"number": number}),)
    if as_of > content.expires_on:
        late = Reason("expired", {"expires_on": content.expires_on, "as_of": as_of})
        return (
            (Verdict.EXPIRED, (late,))
            if day_is_explicit
            else (Verdict.GENUINE, (late, Reason("no_register")))
        )
    return Verdict.GENUINE, (*_early(content, as_of), Reason("no_register"))


def _from_register(entry: Avis, as_of: date) -> tuple[Verdict, tuple[Reason, ...]]:
    state = entry.state_on(as_of)
    content = entry.content
    facts = {"expires_on": content.expires_on, "as_of": as_of}
    if state is AvisState.IN_FORCE:
        return Verdict.IN_FORCE, (*_early(content, as_of), Reason("in_force", facts))
    if state is AvisState.EXPIRED:
        return Verdict.EXPIRED, (Reason("expired", facts),)
    event = next((e for e in reversed(entry.events) if e.kind is _EVENT_OF[state]), None)
    if event is None:
        return _VERDICT_OF[state], (Reason(state.value),)
    told: dict[str, Fact] = {"on": event.at.astimezone(_QUEBEC).date(), "reason": event.reason}
    if event.reference is None:
        return _VERDICT_OF[state], (Reason(f"{state.value}_on", told),)
    return _VERDICT_OF[state], (Reason(f"{state.value}_by", {**told, "by": event.reference}),)


def _early(content: AvisContent, as_of: date) -> tuple[Reason, ...]:
    """Say that the avis did not exist yet on the day asked about."""
    if as_of >= content.issued_on:
        return ()
    return (Reason("not_issued_yet", {"issued_on": content.issued_on, "as_of": as_of}),)

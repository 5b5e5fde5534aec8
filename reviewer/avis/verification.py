"""What to answer whoever holds an avis: its own proof first, then the register, the published list, the calendar. Pure.

A file's proof (signature, trust, content) is found by ``reviewer.documents.verification``, that of a printed code by
``reviewer.documents.proof``; this says what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from reviewer.avis.avis import Avis
from reviewer.avis.content import AvisContent
from reviewer.avis.proof import PaperFacts, PaperFindings, PaperOutcome, paper_facts
from reviewer.avis.status_list import ListedAvis, StatusList
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
    NOT_YET = "not_yet"

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
class CodesFound:
    """The texts of our codes in a picture; ``fault``: why there is none."""

    texts: tuple[str, ...] = ()
    fault: str | None = None


class Proof(StrEnum):
    """What the answer rests on."""

    SIGNATURE = "signature"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer on one file. ``paper``: what a genuine code says, where one was read."""

    verdict: Verdict
    number: str | None
    issued_on: date | None
    expires_on: date | None
    signer: str | None
    level: str | None
    reasons: tuple[Reason, ...]
    proof: Proof | None = None
    paper: PaperFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is known beside the file itself.

    ``entry``: the register's record under the number that the file carries, or None where the register has none or
    there is no register. ``register_is_explicit``: the person named the register, so that a number which it does not
    know makes the file untrusted; a register that merely happens to be there says nothing by its silence.
    ``listed``: the published list of states. ``day_is_explicit``: the person asked about this day; without register,
    list nor day the file is only said to be genuine, and a passed expiry is a reason beside it.
    """

    as_of: date
    entry: Avis | None = None
    register_is_explicit: bool = False
    listed: StatusList | None = None
    day_is_explicit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What is proved of an avis by itself: by the signed file (``pdf_sha256``) or by the code on paper."""

    number: str
    issued_on: date
    expires_on: date
    pdf_sha256: str | None = None
    paper: PaperFacts | None = None

    def is_of(self, entry: Avis) -> bool:
        if str(entry.number) != self.number:
            return False
        if self.paper is not None:
            return paper_facts(entry.content, self.paper.kid) == self.paper
        return entry.pdf_sha256 == self.pdf_sha256

    def is_on(self, line: ListedAvis) -> bool:
        if (line.issued_on, line.expires_on) != (self.issued_on, self.expires_on):
            return False
        return self.pdf_sha256 is None or line.pdf_sha256 == self.pdf_sha256


_Answer = tuple[Verdict, tuple[Reason, ...]]
_VERDICT_OF = {
    AvisState.IN_FORCE: Verdict.IN_FORCE,
    AvisState.SUSPENDED: Verdict.SUSPENDED,
    AvisState.EXPIRED: Verdict.EXPIRED,
    AvisState.REVOKED: Verdict.REVOKED,
    AvisState.SUPERSEDED: Verdict.SUPERSEDED,
    AvisState.NOT_YET: Verdict.NOT_YET,
}


def judge(findings: SignatureFindings, records: Records) -> Verification:
    """Return the verdict on a file, on a day."""
    content = findings.content
    if findings.outcome is not SignatureOutcome.GENUINE or content is None:
        verdict, reasons = Verdict(findings.outcome.value), tuple[Reason, ...]()
    else:
        claim = _Claim(
            number=str(content.number),
            issued_on=content.issued_on,
            expires_on=content.expires_on,
            pdf_sha256=findings.pdf_sha256,
        )
        verdict, reasons = _standing(claim, records)
    return Verification(
        verdict=verdict,
        number=content.number if content else None,
        issued_on=content.issued_on if content else None,
        expires_on=content.expires_on if content else None,
        signer=findings.signer,
        level=findings.level,
        reasons=(*findings.reasons, *reasons),
        proof=None if findings.signer is None else Proof.SIGNATURE,
    )


def judge_paper(findings: PaperFindings, records: Records) -> Verification:
    """Return the verdict on a code read from paper. It speaks of the code: the paper must say the same."""
    facts = findings.facts
    if findings.outcome is not PaperOutcome.GENUINE or facts is None:
        return Verification(
            verdict=Verdict(findings.outcome.value),
            number=None,
            issued_on=None,
            expires_on=None,
            signer=None,
            level=None,
            reasons=(Reason(findings.code),),
        )
    claim = _Claim(number=facts.number, issued_on=facts.issued_on, expires_on=facts.expires_on, paper=facts)
    verdict, reasons = _standing(claim, records)
    return Verification(
        verdict=verdict,
        number=facts.number,
        issued_on=facts.issued_on,
        expires_on=facts.expires_on,
        signer=None,
        level=None,
        reasons=(Reason(findings.code), says(facts), *reasons),
        proof=Proof.CODE,
        paper=facts,
    )


def says(facts: PaperFacts) -> Reason:
    """Return what the code says, to be compared with the paper."""
    code = "code_says_favourable" if facts.favourable else "code_says_unfavourable"
    told: dict[str, Fact] = {
        "number": facts.number,
        "holder": facts.holder,
        "issued_on": facts.issued_on,
        "expires_on": facts.expires_on,
    }
    if facts.job is None:
        return Reason(code, told)
    return Reason(f"{code}_job", {**told, "job": facts.job})


def not_the_file(file: Verification, paper: Verification) -> Verification:
    """Return the answer on a PDF that is no signed avis but shows a code: a print or a scan proves nothing itself."""
    told = Reason("scan_verdict", {"verdict": paper.verdict})
    return replace(
        file, reasons=(Reason("scan_not_the_file"), told, *paper.reasons), proof=None, paper=paper.paper
    )


def _standing(claim: _Claim, records: Records) -> _Answer:
    facts: dict[str, Fact] = {"number": claim.number}
    entry, listed = records.entry, records.listed
    if entry is not None:
        if not claim.is_of(entry):
            return Verdict.ALTERED, (Reason("differs_from_register", facts),)
        return _worse_of_list(claim, _from_register(entry, records.as_of), records)
    if records.register_is_explicit:
        return Verdict.UNTRUSTED, (Reason("unknown_to_register", facts),)
    if listed is None:
        return _from_calendar(claim, records)
    line = listed.find(claim.number)
    facts["list"] = listed.number
    if line is None:
        if claim.issued_on > listed.issued_on:
            verdict, reasons = _from_calendar(claim, records)
            return verdict, (Reason("list_older_than_avis", {**facts, "on": listed.issued_on}), *reasons)
        return Verdict.UNTRUSTED, (Reason("unknown_to_list", facts),)
    if not claim.is_on(line):
        return Verdict.ALTERED, (Reason("differs_from_list", facts),)
    return _from_list(line, listed, records.as_of)


def _worse_of_list(claim: _Claim, by_register: _Answer, records: Records) -> _Answer:
    """Return the register's answer, unless a published list knows of an end that this register does not."""
    line = None if records.listed is None else records.listed.find(claim.number)
    if records.listed is None or line is None or not claim.is_on(line):
        return by_register
    by_list = _from_list(line, records.listed, records.as_of)
    if not by_register[0].holds or by_list[0].holds:
        return by_register
    return by_list[0], (*by_list[1], Reason("list_says_otherwise", {"list": records.listed.number}))


def _from_calendar(claim: _Claim, records: Records) -> _Answer:
    none = Reason("no_register") if records.listed is None else None
    rest = () if none is None else (none,)
    as_of = records.as_of
    if claim.issued_on <= as_of <= claim.expires_on:
        return Verdict.GENUINE, rest
    late = as_of > claim.expires_on
    reason = _late(claim.expires_on, as_of) if late else _early(claim.issued_on, as_of)
    if not records.day_is_explicit:
        return Verdict.GENUINE, (reason, *rest)
    return (Verdict.EXPIRED, (reason,)) if late else (Verdict.NOT_YET, (reason, *rest))


def _from_register(entry: Avis, as_of: date) -> _Answer:
    state = entry.state_on(as_of)
    content = entry.content
    if state is AvisState.IN_FORCE:
        facts = {"expires_on": content.expires_on, "as_of": as_of}
        return Verdict.IN_FORCE, (Reason("in_force", facts),)
    if state is AvisState.EXPIRED:
        return Verdict.EXPIRED, (_late(content.expires_on, as_of),)
    if state is AvisState.NOT_YET:
        return Verdict.NOT_YET, (_early(content.issued_on, as_of),)
    event = entry.left_by
    if event is None:
        return _VERDICT_OF[state], (Reason(state.value),)
    told: dict[str, Fact] = {"on": event.at.astimezone(_QUEBEC).date(), "reason": event.reason}
    if event.reference is None:
        return _VERDICT_OF[state], (Reason(f"{state.value}_on", told),)
    return _VERDICT_OF[state], (Reason(f"{state.value}_by", {**told, "by": event.reference}),)


def _from_list(line: ListedAvis, listed: StatusList, as_of: date) -> _Answer:
    state = line.state_on(as_of)
    facts: dict[str, Fact] = {
        "list": listed.number,
        "on": line.since or listed.issued_on,
        "as_of": as_of,
        "list_on": listed.issued_on,
        "next_update": listed.next_update,
    }
    if state is AvisState.EXPIRED:
        return Verdict.EXPIRED, (_late(line.expires_on, as_of),)
    if state is AvisState.NOT_YET:
        return Verdict.NOT_YET, (_early(line.issued_on, as_of),)
    stale = (Reason("list_stale", facts),) if listed.is_stale(as_of) else ()
    if state is AvisState.IN_FORCE:
        return (Verdict.GENUINE, stale) if stale else (Verdict.IN_FORCE, (Reason("listed_in_force", facts),))
    if line.successor is not None:
        told = Reason(f"listed_{state.value}_by", {**facts, "by": line.successor})
    else:
        told = Reason(f"listed_{state.value}", facts)
    return _VERDICT_OF[state], ((told, *stale) if state is AvisState.SUSPENDED else (told,))


def _late(expires_on: date, as_of: date) -> Reason:
    return Reason("expired", {"expires_on": expires_on, "as_of": as_of})


def _early(issued_on: date, as_of: date) -> Reason:
    """Say that the avis did not exist yet on the day asked about."""
    return Reason("not_issued_yet", {"issued_on": issued_on, "as_of": as_of})

"""Is this avis genuine, unaltered and in force on a date? For the command line and the window's drop zone.

A signed file, a photo or a scan of the paper, or the text of its code: each is judged by its own proof first, then by
the register, the published list of states and the calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol

from reviewer.avis.avis import Avis
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.office_key import OfficePublicKey
from reviewer.avis.proof import PREFIX, PaperFindings, PaperOutcome
from reviewer.avis.status_list import StatusList
from reviewer.avis.verification import (
    CodesFound,
    Records,
    SignatureFindings,
    SignatureOutcome,
    Verification,
    judge,
    judge_paper,
    not_the_file,
)
from reviewer.errors import NotFound
from reviewer.services.desk import Desk
from reviewer.services.office_keys import public_keys
from reviewer.services.ports import OfficeSeals, Store
from reviewer.services.settings import TRUST

_PRINTS: Final = frozenset({"no_avis_inside"})
"""Reasons for which a PDF may be a print or a scan of an avis."""


class Verifier(Protocol):
    """Says what a file proves by itself (``reviewer.documents``)."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:
        """Return what the bytes prove. ``trust``: PEM certificates, one after another; may be empty."""
        ...

    def require_certificates(self, trust: bytes) -> None:
        """Raise ``TrustUnreadable`` where a file that was given to be trusted holds no certificate."""
        ...

    def is_image(self, content: bytes) -> bool:
        """Tell whether the bytes are a photo or a scan."""
        ...

    def codes(self, content: bytes) -> CodesFound:
        """Return the codes of ours in a photo, a scan or the pages of a PDF; never raises."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to know of a file.

    ``trust``: PEM certificates; ``office_keys``: public keys of the office; ``listed``: the published list of states.
    ``as_of`` None: today, and nobody asked about that day. ``register``: the store to look in; ``named``: whether the
    person named it, so that a number which it does not know speaks against the file.
    """

    trust: Sequence[bytes]
    today: date
    as_of: date | None = None
    register: Store | None = None
    named: bool = False
    office_keys: tuple[OfficePublicKey, ...] = ()
    listed: StatusList | None = None


def verify(verifier: Verifier, seals: OfficeSeals, content: bytes, question: Question) -> Verification:
    """Return the verdict on one file, with every reason."""
    if content.lstrip().startswith(PREFIX.encode()):
        return verify_code(seals, content.strip().decode("ascii", "replace"), question)
    if verifier.is_image(content):
        return _on_paper(seals, verifier.codes(content), question)
    trust = list(question.trust)
    if question.register is not None:
        trust.append(_own_trust(question.register))
    findings = verifier.verify(content, b"\n".join(trust))
    number = None if findings.content is None else findings.content.number
    answer = judge(findings, _records(question, number))
    if findings.outcome is not SignatureOutcome.NOT_AN_AVIS or not _may_be_a_print(findings):
        return answer
    codes = verifier.codes(content)
    return not_the_file(answer, _on_paper(seals, codes, question)) if codes.texts else answer


def verify_code(seals: OfficeSeals, text: str, question: Question) -> Verification:
    """Return the verdict on the text of a code."""
    keys = question.office_keys
    if question.register is not None:
        keys += public_keys(question.register)
    findings = seals.read_paper(text, keys)
    number = None if findings.facts is None else findings.facts.number
    return judge_paper(findings, _records(question, number))


@dataclass(frozen=True, slots=True)
class Verifications:
    """Verifying in the house itself, against its own register."""

    desk: Desk
    verifier: Verifier
    seals: OfficeSeals

    def verify(self, content: bytes) -> Verification:
        """Return the verdict on a file today, against this database's register, certificates and office keys."""
        return verify(self.verifier, self.seals, content, self._question())

    def verify_code(self, text: str) -> Verification:
        """Return the verdict on the text of a code that somebody read or typed."""
        return verify_code(self.seals, "".join(text.splitlines()).strip(), self._question())

    def _question(self) -> Question:
        today = self.desk.today()
        return Question(trust=(), today=today, as_of=today, register=self.desk.store, named=True)


def _on_paper(seals: OfficeSeals, codes: CodesFound, question: Question) -> Verification:
    """Return the verdict on a picture; where codes differ, none of them is believed."""
    if codes.fault is not None:
        return judge_paper(
            PaperFindings(outcome=PaperOutcome.NOT_AN_AVIS, code=codes.fault),
            Records(as_of=question.today),
        )
    if len(codes.texts) > 1:
        return judge_paper(
            PaperFindings(outcome=PaperOutcome.NOT_AN_AVIS, code="several_codes"),
            Records(as_of=question.today),
        )
    return verify_code(seals, codes.texts[0], question)


def _may_be_a_print(findings: SignatureFindings) -> bool:
    return any(reason.code in _PRINTS for reason in findings.reasons)


def _records(question: Question, number: str | None) -> Records:
    known = Records(
        as_of=question.as_of or question.today,
        register_is_explicit=question.named,
        listed=question.listed,
        day_is_explicit=question.as_of is not None,
    )
    if question.register is None or number is None:
        return known
    return replace(known, entry=_entry(question.register, number))


def _own_trust(store: Store) -> bytes:
    with store.read() as work:
        return (work.settings.get(TRUST) or "").encode()


def _entry(store: Store, number: str) -> Avis | None:
    try:
        parsed = AvisNumber.parse(number)
    except ValueError:
        return None
    with store.read() as work:
        try:
            return work.register.get(parsed)
        except NotFound:
            return None

"""Is this avis genuine, unaltered and in force on a date? For the command line and the window's drop zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reviewer.avis.avis import Avis
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.verification import SignatureFindings, Verification, judge
from reviewer.errors import NotFound
from reviewer.services.desk import Desk
from reviewer.services.ports import Store
from reviewer.services.settings import TRUST


class Verifier(Protocol):
    """Says what a file proves by itself (``reviewer.documents``)."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:
        """Return what the bytes prove. ``trust``: PEM certificates, one after another; may be empty."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to know of a file.

    ``as_of`` None: today, and nobody asked about that day. ``register``: the store to look in; ``named``: whether the
    person named it, so that a number which it does not know speaks against the file.
    """

    trust: Sequence[bytes]
    today: date
    as_of: date | None = None
    register: Store | None = None
    named: bool = False


def verify(verifier: Verifier, pdf: bytes, question: Question) -> Verification:
    """Return the verdict on one file, with every reason."""
    trust = list(question.trust)
    if question.register is not None:
        trust.append(_own_trust(question.register))
    findings = verifier.verify(pdf, b"\n".join(trust))
    entry = None
    if question.register is not None and findings.content is not None:
        entry = _entry(question.register, findings.content.number)
    return judge(
        findings,
        entry,
        question.as_of or question.today,
        register_is_explicit=question.named,
        day_is_explicit=question.as_of is not None,
    )


@dataclass(frozen=True, slots=True)
class Verifications:
    """Verifying in the house itself, against its own register."""

    desk: Desk
    verifier: Verifier

    def verify(self, pdf: bytes) -> Verification:
        """Return the verdict on a file today, against this database's register and its trusted certificates."""
        today = self.desk.today()
        question = Question(trust=(), today=today, as_of=today, register=self.desk.store, named=True)
        return verify(self.verifier, pdf, question)


def _own_trust(store: Store) -> bytes:
    with store.read() as work:
        return (work.settings.get(TRUST) or "").encode()


def _entry(store: Store, number: str | None) -> Avis | None:
    try:
        parsed = AvisNumber.parse(number or "")
    except ValueError:
        return None
    with store.read() as work:
        try:
            return work.register.get(parsed)
        except NotFound:
            return None

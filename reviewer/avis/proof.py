"""The proof on paper: what the QR code of a printed avis says, signed by the office. Pure.

The encoding (``AV1:``, base45 of canonical CBOR and an Ed25519 signature) is ``reviewer.documents.proof``'s; its
description for other programs is ``docs/formats/paper-proof.md``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from reviewer.avis.content import AvisContent, as_json

PREFIX: Final = "AV1:"
VERSION: Final = 1
HASH_BYTES: Final = 16
TEXT_BYTES: Final = 116
"""Room for the holder and the job together, in UTF-8: the symbol stays at version 12 with error correction M."""
_CUT: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What the code says. ``job``: left out where it does not fit; ``content_hash``: of ``avis.json``, cut."""

    number: str
    favourable: bool
    issued_on: date
    expires_on: date
    holder: str
    job: str | None
    content_hash: bytes
    kid: str


def paper_facts(content: AvisContent, kid: str) -> PaperFacts:
    """Return what the code on a numbered avis says; a name that does not fit ends with « … »."""
    if content.number is None:
        raise ValueError("a draft has no code")
    holder = _fitting(content.candidate_name)
    job = content.job_title
    if job is not None and len(holder.encode()) + len(job.encode()) > TEXT_BYTES:
        job = None
    return PaperFacts(
        number=content.number,
        favourable=content.favourable,
        issued_on=content.issued_on,
        expires_on=content.expires_on,
        holder=holder,
        job=job,
        content_hash=content_hash(content),
        kid=kid,
    )


def content_hash(content: AvisContent) -> bytes:
    """Return the first half of the SHA-256 of ``avis.json``."""
    return hashlib.sha256(as_json(content)).digest()[:HASH_BYTES]


def _fitting(text: str) -> str:
    if len(text.encode()) <= TEXT_BYTES:
        return text
    room = TEXT_BYTES - len(_CUT.encode())
    return text.encode()[:room].decode(errors="ignore") + _CUT


class PaperOutcome(StrEnum):
    """What a code proves by itself."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    NOT_AN_AVIS = "not_an_avis"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFindings:
    """What was found in a code. ``facts`` only where the office's signature covers them; ``code``: a reason's code."""

    outcome: PaperOutcome
    code: str
    facts: PaperFacts | None = None

"""Verifying an avis: what the file proves by itself. Strict: what ordinary readers tolerate is refused here.

In order, each step only on what the one before vouches for: signatures and time stamps cover the whole file
(``envelope``); the signers' certificates come from those that are trusted; pyHanko agrees on every point, at the
instant of each signature (``validation``); facts are read from the first signature's part of the file alone, and the
attached data, the verification code and the printed text say the same there and in the file as it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509

from reviewer.avis.content import AvisContent
from reviewer.avis.signature import SignatureLevel
from reviewer.avis.verification import Fact, Reason, SignatureFindings, SignatureOutcome
from reviewer.documents.certificates import is_authority, issued, subject_name
from reviewer.documents.envelope import Envelope, EnvelopeFault, open_envelope
from reviewer.documents.reading import attached_content, carries_marks, disagreement, is_draft
from reviewer.documents.timestamp_reading import is_authority_for_time
from reviewer.documents.validation import SealKind, SignatureFinding, judged
from reviewer.dossier.folding import fold_words
from reviewer.services.clock import QUEBEC

LARGEST_AVIS: Final = 20_000_000
_LARGEST_STRANGER: Final = 500_000
_UNTRUSTED: Final = frozenset({"signer_unknown", "certificate_not_valid_then", "time_stamp_unknown"})


def verify_avis(pdf: bytes, trust: Sequence[x509.Certificate]) -> SignatureFindings:
    """Return what these bytes prove, whatever they are; never raises.

    ``trust``: certificates of authorities, or of signers. As soon as one of a signer is among them, only the signers
    named there are trusted: another person's certificate from the same authority is not enough.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    if len(pdf) > LARGEST_AVIS:
        return _findings(
            sha256, SignatureOutcome.NOT_AN_AVIS, "too_large", megabytes=LARGEST_AVIS // 1_000_000
        )
    ours = carries_marks(pdf)
    if not ours and not pdf.startswith(b"%PDF-"):
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "not_a_pdf")
    try:
        envelope = open_envelope(pdf)
    except EnvelopeFault as fault:
        return _unsealed(sha256, fault.code, ours=ours, draft=is_draft(pdf))
    if not ours:
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "no_avis_inside")
    return _Sealed(pdf, sha256, envelope).judged(trust)


def _unsealed(sha256: str, code: str, *, ours: bool, draft: bool) -> SignatureFindings:
    """An envelope that does not hold: an altered avis, a draft, or something else altogether."""
    if draft and code == "not_signed":
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "draft")
    if ours:
        return _findings(
            sha256, SignatureOutcome.ALTERED, "signature_removed" if code == "not_signed" else code
        )
    return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "no_avis_inside")


def _findings(sha256: str, outcome: SignatureOutcome, code: str, **facts: Fact) -> SignatureFindings:
    return SignatureFindings(outcome=outcome, pdf_sha256=sha256, reasons=(Reason(code, facts),))


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A file of which every byte was signed or time-stamped: it is as somebody made it, whoever that is."""

    pdf: bytes
    sha256: str
    envelope: Envelope

    def judged(self, trust: Sequence[x509.Certificate]) -> SignatureFindings:
        """Return the findings: trust first, parsing of the pages last."""
        stranger = next((s for s in self.envelope.signatures if not comes_from(s.chain, trust)), None)
        if stranger is not None:
            # A stranger's file: its data are told if it is small, so that no bomb is unpacked on the way.
            told = attached_content(self.pdf) if len(self.pdf) <= _LARGEST_STRANGER else None
            named = subject_name(stranger.chain[0])
            return self._found(SignatureOutcome.UNTRUSTED, "signer_unknown", told, named=named)
        signed = self.pdf[: self.envelope.revision_end]
        content = attached_content(signed)
        if content is None:
            return self._found(SignatureOutcome.NOT_AN_AVIS, "no_avis_inside", None)
        try:
            return self._trusted(signed, content, judged(self.pdf, self.envelope, trust))
        except EnvelopeFault as fault:
            return self._found(SignatureOutcome.ALTERED, fault.code, None)
        except Exception:  # parsers of PDF raise many kinds: whatever it is, it is not proved
            return self._found(SignatureOutcome.ALTERED, "structure_broken", None)

    def _trusted(
        self, signed: bytes, content: AvisContent, seals: Sequence[SignatureFinding]
    ) -> SignatureFindings:
        doubtful = next((one for one in seals if one.fault is not None), None)
        if doubtful is not None and doubtful.fault is not None:
            outcome = SignatureOutcome.UNTRUSTED if doubtful.fault in _UNTRUSTED else SignatureOutcome.ALTERED
            return self._found(outcome, doubtful.fault, content, seals, named=doubtful.name)
        people = [one for one in seals if one.kind is SealKind.SIGNATURE]
        expected = [name for name in (content.signatory_name, content.second_signatory_name) if name]
        for one, name in zip(people, expected, strict=False):
            if fold_words(one.name) != fold_words(name):
                facts = {"named": one.name, "signatory": name}
                return self._found(SignatureOutcome.UNTRUSTED, "signer_is_another", content, seals, **facts)
        if len(people) != len(expected):
            missing = "countersignature_missing" if len(people) < len(expected) else "several_signatures"
            return self._found(SignatureOutcome.ALTERED, missing, None, seals)
        code = disagreement(signed, content)
        if code is None and len(self.pdf) > len(signed):
            same = attached_content(self.pdf) == content
            code = disagreement(self.pdf, content) if same else "page_differs"
        if code is not None:
            return self._found(SignatureOutcome.ALTERED, code, None, seals)
        return self._found(SignatureOutcome.GENUINE, "whole_and_unaltered", content, seals)

    def _found(
        self,
        outcome: SignatureOutcome,
        code: str,
        content: AvisContent | None,
        seals: Sequence[SignatureFinding] = (),
        **facts: Fact,
    ) -> SignatureFindings:
        people = [one for one in seals if one.kind is SealKind.SIGNATURE]
        signer = _named([subject_name(one.chain[0]) for one in self.envelope.signatures])
        reasons = [Reason(code, {"named": signer, **facts})]
        if outcome is SignatureOutcome.GENUINE:
            reasons += _times(people)
        return SignatureFindings(
            outcome=outcome,
            pdf_sha256=self.sha256,
            content=content,
            signer=signer,
            signed_at=_signed_at(people),
            level=_level(self.envelope, people),
            reasons=tuple(reasons),
        )


def comes_from(chain: Sequence[x509.Certificate], trust: Sequence[x509.Certificate]) -> bool:
    """Tell whether a signer is trusted: pinned, or, where no signer is pinned, certified by a trusted authority.

    ``chain``: the signer's certificate first. Signatures of certificates only; dates and usages are judged at the
    instant of the signature (``validation``).
    """
    pinned = [one for one in trust if not is_authority(one) and not is_authority_for_time(one)]
    if pinned:
        return chain[0] in pinned
    return any(is_authority(authority) and issued(authority, chain[-1]) for authority in trust)


def _named(names: Sequence[str]) -> str:
    return ", ".join(names)


def _signed_at(people: Sequence[SignatureFinding]) -> datetime | None:
    if not people:
        return None
    return people[0].proved_at or people[0].claimed_at


def _level(envelope: Envelope, people: Sequence[SignatureFinding]) -> str:
    """Return the level of the file: that of its least proved signature; before that is known, the least there is."""
    if not people:
        return (SignatureLevel.BASIC if not envelope.time_stamps else SignatureLevel.TIMED).value
    order = list(SignatureLevel)
    return min((one.level for one in people), key=order.index).value


def _times(people: Sequence[SignatureFinding]) -> list[Reason]:
    """Say what vouches for the instant: a trusted time stamp, or nobody but the signer."""
    first = people[0]
    if first.proved_at is None:
        return [Reason("time_claimed")]
    day = first.proved_at.astimezone(QUEBEC).date()
    return [Reason("time_proved", {"on": day, "level": first.level.value})]

"""Every signature and time stamp of an avis, by the strict rule: what ordinary readers tolerate is refused here.

After the bytes (``envelope``): the fields are the ones that were prepared, each of them filled and nothing else; each
part of the file was added by one signature and holds nothing but it (pyHanko's comparison of revisions, without its
tolerance for metadata); the certification allows what it must and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Final

from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reviewer.avis.signature import SignatureLevel
from reviewer.documents.certificates import as_asn1, is_authority, issued, subject_name
from reviewer.documents.envelope import Envelope, EnvelopeFault, Seal, proved_instant
from reviewer.documents.page import SECOND_FIELD, SIGNATURE_FIELD, TIME_STAMP_FIELD
from reviewer.documents.timestamp_reading import is_authority_for_time, vouched_for

_SIGNING: Final = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
_STRICT: Final = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),  # type: ignore[no-untyped-call]  # pyHanko
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]  # pyHanko
            SigFieldModificationRule(),
        ]
    ),
)


class SealKind(StrEnum):
    """Who made it: a person, or an authority that vouches for the time."""

    SIGNATURE = "signature"
    TIME_STAMP = "time_stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFinding:
    """One signature or time stamp that holds.

    ``claimed_at``: what the signer says; ``proved_at``: the earliest instant that a trusted authority vouches for;
    ``level``: of the file as this signature leaves it proved; ``fault``: why the certificates given do not make it
    trusted (``signer_unknown``, ``certificate_not_valid_then``, ``time_stamp_unknown``).
    """

    kind: SealKind
    name: str
    claimed_at: datetime | None
    proved_at: datetime | None
    level: SignatureLevel
    fault: str | None = None


def judged(
    pdf: bytes,
    envelope: Envelope,
    trust: Sequence[x509.Certificate],
    authorities: Sequence[x509.Certificate] = (),
) -> tuple[SignatureFinding, ...]:
    """Return every signature and time stamp, in the order of the file; all hold, or ``EnvelopeFault`` is raised.

    ``envelope``: of the same file, opened. ``trust``: certificates of authorities, or of signers: as soon as one of a
    signer is among them, only the signers named there are trusted. ``authorities``: for time stamps; empty: those among
    ``trust``.

    Codes besides those of ``open_envelope``: ``not_certified``, ``structure_broken``, ``countersignature_missing``,
    ``time_stamp_missing``, ``evidence_missing``, ``instant_missing``.
    """
    anchors = tuple(authorities) or tuple(trust)
    try:
        return _Reading(pdf, envelope, tuple(trust), anchors).findings()
    except EnvelopeFault:
        raise
    except Exception as error:  # parsers of PDF and of certificates raise many kinds: it is not proved
        raise EnvelopeFault("structure_broken") from error


@dataclass(frozen=True, slots=True)
class _Reading:
    pdf: bytes
    envelope: Envelope
    trust: tuple[x509.Certificate, ...]
    anchors: tuple[x509.Certificate, ...]

    def findings(self) -> tuple[SignatureFinding, ...]:
        reader = PdfFileReader(BytesIO(self.pdf))
        embedded = reader.embedded_signatures
        self._check_fields(reader, embedded)
        self._check_evidence()
        people = len(self.envelope.signatures)
        found = []
        for place, (seal, signature) in enumerate(zip(self.envelope.seals, embedded, strict=True)):
            if not seal.signs:
                found.append(self._time_stamp(seal, signature))
                continue
            allowed = ModificationLevel.FORM_FILLING if place + 1 < people else ModificationLevel.LTA_UPDATES
            found.append(self._signature(reader, seal, signature, allowed))
        return tuple(found)

    def _check_fields(self, reader: PdfFileReader, embedded: Sequence[EmbeddedPdfSignature]) -> None:
        """The fields that were prepared, all filled, in their order, and one part of the file for each."""
        names = [str(signature.field_name) for signature in embedded]
        people = len(self.envelope.signatures)
        if len(names) != len(self.envelope.seals):
            raise EnvelopeFault("several_signatures")
        every = {str(name) for name, _, _ in enumerate_sig_fields(reader)}
        empty = every - set(names)
        if SECOND_FIELD in empty:
            raise EnvelopeFault("countersignature_missing")
        if TIME_STAMP_FIELD in empty:
            raise EnvelopeFault("time_stamp_missing")
        people_fields = [SIGNATURE_FIELD, SECOND_FIELD][:people]
        first_stamp = names[people : people + 1]
        if empty or names[:people] != people_fields or first_stamp not in ([], [TIME_STAMP_FIELD]):
            raise EnvelopeFault("structure_broken")
        ends = [seal.revision_end for seal in self.envelope.seals]
        if reader.xrefs.total_revisions != len(ends) + 1:
            raise EnvelopeFault("structure_broken")
        certification = embedded[0].docmdp_level
        if certification is not (MDPPerm.NO_CHANGES if people == 1 else MDPPerm.FILL_FORMS):
            raise EnvelopeFault("not_certified")

    def _check_evidence(self) -> None:
        """Each archive time stamp covers the paths of all before it, and what was kept before; people keep nothing."""
        end_of_people = self.envelope.signatures[-1].revision_end
        if "/DSS" in PdfFileReader(BytesIO(self.pdf[:end_of_people])).root:
            raise EnvelopeFault("structure_broken")
        kept: set[bytes] = set()
        for place, seal in enumerate(self.envelope.seals):
            if seal.signs:
                continue
            certificates, lists = _kept(PdfFileReader(BytesIO(self.pdf[: seal.revision_end])))
            now = {one.dump() for one in (*certificates, *lists)}
            before = self.envelope.seals[:place]
            paths = {
                link.public_bytes(Encoding.DER)
                for one in before
                for link in (*one.chain, *(() if one.stamp is None else one.stamp.chain))
            }
            if not kept | paths <= now:
                raise EnvelopeFault("evidence_missing")
            kept = now

    def _signature(
        self,
        reader: PdfFileReader,
        seal: Seal,
        signature: EmbeddedPdfSignature,
        allowed: ModificationLevel,
    ) -> SignatureFinding:
        claimed = signature.self_reported_timestamp
        if claimed is None:
            raise EnvelopeFault("instant_missing")
        proved = proved_instant(self.envelope, seal) if self._times_trusted(seal) else None
        status = self._status(reader, seal, signature, proved or claimed)
        whole = seal.revision_end == len(self.pdf)
        coverage = SignatureCoverageLevel.ENTIRE_FILE if whole else SignatureCoverageLevel.ENTIRE_REVISION
        if not (status.intact and status.valid and status.coverage is coverage):
            raise EnvelopeFault("content_changed")
        if status.modification_level is None or status.modification_level > allowed or not status.docmdp_ok:
            raise EnvelopeFault("content_changed")
        fault = None
        if not self._known(seal):
            fault = "signer_unknown"
        elif not status.trusted:
            fault = "certificate_not_valid_then"
        elif proved is None and self._timed(seal):
            fault = "time_stamp_unknown"
        return SignatureFinding(
            kind=SealKind.SIGNATURE,
            name=subject_name(seal.chain[0]),
            claimed_at=claimed,
            proved_at=proved,
            level=self._level(reader, seal),
            fault=fault,
        )

    def _status(
        self, reader: PdfFileReader, seal: Seal, signature: EmbeddedPdfSignature, moment: datetime
    ) -> PdfSignatureStatus:
        certs, revocations = _kept(reader)
        roots = [as_asn1(one) for one in self.trust]
        context = ValidationContext(
            trust_roots=roots,
            other_certs=[*(as_asn1(one) for one in seal.chain), *certs],
            crls=revocations,
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        times = ValidationContext(
            trust_roots=[as_asn1(one) for one in self.anchors],
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        return validate_pdf_signature(
            signature,
            signer_validation_context=context,
            ts_validation_context=times,
            diff_policy=_STRICT,
            key_usage_settings=_SIGNING,
        )

    def _time_stamp(self, seal: Seal, signature: EmbeddedPdfSignature) -> SignatureFinding:
        stamp = seal.stamp
        if stamp is None or str(signature.sig_object.get("/SubFilter")) != "/ETSI.RFC3161":
            raise EnvelopeFault("structure_broken")
        if seal.revision_end != len(self.pdf):
            # pyHanko compares what came after; the bytes before are settled.
            signature.compute_integrity_info(diff_policy=_STRICT)  # type: ignore[no-untyped-call]  # pyHanko
            level = getattr(signature.diff_result, "modification_level", None)
            if level is None or level > ModificationLevel.LTA_UPDATES:
                raise EnvelopeFault("content_changed")
        trusted = vouched_for(stamp, self.anchors)
        return SignatureFinding(
            kind=SealKind.TIME_STAMP,
            name=subject_name(stamp.authority),
            claimed_at=None,
            proved_at=stamp.instant if trusted else None,
            level=SignatureLevel.ARCHIVED,
            fault=None if trusted else "time_stamp_unknown",
        )

    def _known(self, seal: Seal) -> bool:
        pinned = [one for one in self.trust if not is_authority(one) and not is_authority_for_time(one)]
        if pinned:
            return seal.chain[0] in pinned
        return any(issued(authority, seal.chain[-1]) for authority in self.trust if is_authority(authority))

    def _timed(self, seal: Seal) -> bool:
        return seal.stamp is not None or bool(self.envelope.time_stamps)

    def _times_trusted(self, seal: Seal) -> bool:
        """Tell whether every time stamp that vouches for a signature comes from a trusted authority."""
        stamps = [one.stamp for one in (seal, *self.envelope.time_stamps) if one.stamp is not None]
        return bool(stamps) and all(vouched_for(stamp, self.anchors) for stamp in stamps)

    def _level(self, reader: PdfFileReader, seal: Seal) -> SignatureLevel:
        if self.envelope.time_stamps:
            return SignatureLevel.ARCHIVED if "/DSS" in reader.root else SignatureLevel.TIMED
        return SignatureLevel.BASIC if seal.stamp is None else SignatureLevel.TIMED


def _kept(reader: PdfFileReader) -> tuple[list[asn1_x509.Certificate], list[asn1_crl.CertificateList]]:
    """Return the certificates and revocation lists that the file keeps for later."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except ValidationInfoReadingError:
        return [], []
    lists = [asn1_crl.CertificateList.load(one.get_object().data) for one in store.crls]
    return list(store.load_certs()), lists

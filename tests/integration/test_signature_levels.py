"""Signatures at every level, by one person or two, against programs that are not ours and against the years."""

from __future__ import annotations

import asyncio
import hashlib
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms, tsp
from cryptography import x509
from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

from reviewer.avis.signature import SignatureLevel, TimeStampTrouble
from reviewer.documents.certificates import as_asn1
from reviewer.documents.envelope import EnvelopeFault, open_envelope
from reviewer.documents.errors import (
    NotReadyForSignature,
    TimeStampAddressInvalid,
    TimeStampNotTrusted,
    TimeStampRefused,
    TimeStampUnavailable,
)
from reviewer.documents.preparation import embed
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import load_signing_key
from reviewer.documents.validation import SealKind
from tests.support.avis_documents import (
    PASSPHRASE,
    SIGNATORY,
    SIGNED_AT,
    a_sealed_avis,
    an_authority,
    the_wording,
)
from tests.support.signing_bench import (
    COUNTERSIGNED_AT,
    KINDS,
    SECOND,
    Bench,
    a_signing_bench,
    made_avis,
    signatures_of,
)
from tests.support.time_stamping import a_time_stamping_authority


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with a_signing_bench(tmp_path_factory.mktemp("niveaux")) as made:
        yield made


@pytest.mark.parametrize("kind", KINDS)
def test_every_signature_is_found_with_its_level_and_covers_what_it_must(bench: Bench, kind: str) -> None:
    pdf = bench.files[kind]
    found = signatures_of(pdf, (bench.root,), bench.anchors())
    people = [one for one in found if one.kind is SealKind.SIGNATURE]
    assert [one.name for one in people] == [SIGNATORY, SECOND][: int(kind[0])]
    assert [one.claimed_at for one in people] == [SIGNED_AT, COUNTERSIGNED_AT][: int(kind[0])]
    assert all(one.fault is None for one in found)
    archived = kind.endswith("LTA")
    assert {one.level for one in found} == {SignatureLevel.ARCHIVED if archived else SignatureLevel.BASIC}
    assert len(found) == int(kind[0]) + archived
    stamped = COUNTERSIGNED_AT + timedelta(minutes=1)
    assert {one.proved_at for one in found} == ({stamped} if archived else {None})
    assert open_envelope(pdf).seals[-1].revision_end == len(pdf)


def test_signing_is_the_same_bytes_for_the_same_input_with_a_key_that_signs_so(
    bench: Bench, tmp_path: Path
) -> None:
    people = an_authority(tmp_path, SIGNATORY, fast=False)
    key = load_signing_key(people.keys[SIGNATORY], PASSPHRASE)
    assert made_avis(key, bench.two, "1-BB", bench.authority()) == made_avis(
        key, bench.two, "1-BB", bench.authority()
    )


def test_certificates_that_nobody_trusts_are_told_apart(bench: Bench, tmp_path: Path) -> None:
    pdf = bench.files["2-LTA"]
    stranger = an_authority(tmp_path, SIGNATORY)
    strange = x509.load_pem_x509_certificate(stranger.certificate.read_bytes())
    assert [one.fault for one in signatures_of(pdf, (strange,), bench.anchors())] == [
        "signer_unknown",
        "signer_unknown",
        None,
    ]
    assert [one.fault for one in signatures_of(pdf, (bench.root,), (strange,))] == ["time_stamp_unknown"] * 3
    pinned = (bench.one.certificate, bench.root)
    assert [one.fault for one in signatures_of(pdf, pinned, bench.anchors())] == [
        None,
        "signer_unknown",
        None,
    ]
    together = (bench.root, bench.time.certificate, bench.time.root)
    assert all(one.fault is None for one in signatures_of(pdf, together))


# --- programs that are not ours ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_pdfsig_and_qpdf_find_nothing_wrong(bench: Bench, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "avis.pdf"
    path.write_bytes(bench.files[kind])
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") >= int(kind[0])
    assert "Invalid" not in said
    assert "Total document signed" in said
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def _containers(pdf: bytes) -> list[tuple[bytes, bytes]]:
    """Return each container with the bytes that it covers."""
    found = []
    for match in re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", pdf):
        start, end, rest = (int(number) for number in match.groups())
        container = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : end - 1].decode())).dump()
        found.append((container, pdf[:start] + pdf[end : end + rest]))
    return found


def _openssl(folder: Path, *command: str) -> int:
    return subprocess.run(["openssl", *command], cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize("kind", KINDS)
def test_openssl_verifies_every_signature_and_time_stamp(bench: Bench, tmp_path: Path, kind: str) -> None:
    containers = _containers(bench.files[kind])
    signatures = containers[: int(kind[0])]
    for container, covered in signatures:
        (tmp_path / "cms.der").write_bytes(container)
        for content, good in ((covered, True), (covered + b"\n", False)):
            (tmp_path / "content").write_bytes(content)
            authority = str(bench.folder / "pki" / "ca.pem")
            status = _openssl(
                tmp_path, "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms.der", "-content",
                "content", "-CAfile", authority, "-purpose", "any", "-out", "verified",
            )  # fmt: skip
            assert (status == 0) is good
    for container, covered in containers[int(kind[0]) :]:
        _verify_time_stamp(bench, tmp_path, container, covered)


def test_openssl_verifies_the_time_stamp_that_a_signature_carries(bench: Bench, tmp_path: Path) -> None:
    for container, _ in _containers(bench.files["2-LTA"])[:2]:
        signer = cms.ContentInfo.load(container)["content"]["signer_infos"][0]
        token = signer["unsigned_attrs"][0]["values"][0].dump()
        _verify_time_stamp(bench, tmp_path, token, signer["signature"].native)


def _verify_time_stamp(bench: Bench, folder: Path, token: bytes, covered: bytes) -> None:
    (folder / "token.der").write_bytes(token)
    root = str(bench.folder / "heure" / "tsa-root.pem")
    for content, good in ((covered, True), (covered + b"\n", False)):
        (folder / "data").write_bytes(content)
        status = _openssl(
            folder, "ts", "-verify", "-data", "data", "-in", "token.der", "-token_in", "-CAfile", root
        )
        assert (status == 0) is good


def test_an_authority_run_by_openssl_gives_time_stamps_that_hold(bench: Bench, tmp_path: Path) -> None:
    with a_time_stamping_authority(tmp_path) as time:
        stamps = bench.authority(address=time.address, anchors=(time.root,))
        for kind in ("1-LTA", "2-LTA"):
            pdf = made_avis(bench.one, bench.two, kind, stamps)
            assert all(one.fault is None for one in signatures_of(pdf, (bench.root,), (time.root,)))


# --- years later ---------------------------------------------------------------------------------------------


def _in_2033(bench: Bench, pdf: bytes) -> list[object]:
    """Return what the algorithm of ETSI EN 319 102-1 says of each signature in 2033, as pyHanko runs it."""
    rule = RevocationCheckingRule.CRL_REQUIRED
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([as_asn1(bench.root), as_asn1(bench.time.root)]),
        revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(rule, rule)),
    )
    return [
        asyncio.run(
            simulate_future_ades_lta_validation(
                signature,
                PdfSignatureValidationSpec(SignatureValidationSpec(policy)),
                datetime(2033, 6, 1, tzinfo=UTC),
                COUNTERSIGNED_AT + timedelta(minutes=2),
            )
        ).ades_subindic
        for signature in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    ]


@pytest.mark.parametrize("kind", ["1-LTA", "2-LTA"])
def test_in_2033_the_certificates_long_expired_the_avis_still_validates(bench: Bench, kind: str) -> None:
    assert bench.one.certificate.not_valid_after_utc < datetime(2033, 6, 1, tzinfo=UTC)
    assert _in_2033(bench, bench.files[kind]) == [AdESPassed.OK] * int(kind[0])
    assert all(one.fault is None for one in signatures_of(bench.files[kind], (bench.root,), bench.anchors()))


def test_in_2033_an_avis_without_time_stamp_proves_nothing_any_more(bench: Bench) -> None:
    assert AdESPassed.OK not in _in_2033(bench, bench.files["1-BB"])


def test_an_archive_can_be_stamped_again_before_its_time_stamp_ages(bench: Bench) -> None:
    again = bench.authority().archive(bench.files["1-LTA"])
    found = signatures_of(again, (bench.root,), bench.anchors())
    assert [one.kind for one in found] == [SealKind.SIGNATURE, SealKind.TIME_STAMP, SealKind.TIME_STAMP]
    assert all(one.fault is None for one in found)


# --- what does not hold --------------------------------------------------------------------------------------


def _fault(bench: Bench, pdf: bytes) -> str:
    with pytest.raises(EnvelopeFault) as refused:
        signatures_of(pdf, (bench.root,), bench.anchors())
    return refused.value.code


def _ends(pdf: bytes) -> list[int]:
    ranges = re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", pdf)
    return [int(match[2]) + int(match[3]) for match in ranges]


def test_an_avis_cut_back_to_an_earlier_signature_is_not_whole(bench: Bench) -> None:
    two = bench.files["2-BB"]
    assert _fault(bench, two[: _ends(two)[0]]) == "countersignature_missing"
    archived = bench.files["1-LTA"]
    assert _fault(bench, archived[: _ends(archived)[0]]) == "time_stamp_missing"
    both = bench.files["2-LTA"]
    for end, code in zip(_ends(both), ("countersignature_missing", "time_stamp_missing"), strict=False):
        assert _fault(bench, both[:end]) == code


@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_byte_anywhere_is_found(bench: Bench, kind: str) -> None:
    pdf = bench.files[kind]
    for place in {0, 10, len(pdf) - 1, *range(5000, len(pdf), 1499)}:
        changed = bytearray(pdf)
        changed[place] ^= 0x01
        with pytest.raises(EnvelopeFault):
            signatures_of(bytes(changed), (bench.root,), bench.anchors())


def test_every_byte_of_the_last_container_counts(bench: Bench) -> None:
    pdf = bench.files["1-LTA"]
    start = int(list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", pdf))[-1][1])
    for place in range(start, start + 4200, 13):
        changed = bytearray(pdf)
        changed[place] ^= 0x01
        with pytest.raises(EnvelopeFault):
            signatures_of(bytes(changed), (bench.root,), bench.anchors())


def test_a_change_before_a_new_good_time_stamp_is_found_and_we_never_ask_for_that_stamp(bench: Bench) -> None:
    signed = bench.one.sign(
        render_avis(a_sealed_avis(), the_wording(), time_stamped=True),
        a_sealed_avis(),
        SIGNED_AT,
        bench.authority(),
    )
    for key in ("/Metadata", "/Contents"):
        writer = IncrementalPdfFileWriter(BytesIO(signed))
        stream = writer.add_object(StreamObject(stream_data=b"<x/>" if key == "/Metadata" else b"BT ET"))
        if key == "/Metadata":
            writer.root[NameObject(key)] = stream
            writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko
        else:
            page = writer.root["/Pages"]["/Kids"][0]
            page[NameObject(key)] = stream
            writer.update_container(page)
        output = BytesIO()
        writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko
        changed = output.getvalue()
        with pytest.raises(NotReadyForSignature):
            bench.authority().archive(changed)
        forced = bench.authority()._prepared(changed, open_envelope(signed))
        covered = (forced.pdf[: forced.start], forced.pdf[forced.end :])
        forged = embed(forced, bench.authority()._token(forced.digest, covered))
        assert len(open_envelope(forged).seals) == 2  # every byte is signed or stamped, and yet
        assert _fault(bench, forged) == "structure_broken"


# --- signing -------------------------------------------------------------------------------------------------


def test_a_signature_is_put_only_where_it_is_awaited(bench: Bench) -> None:
    alone, both = a_sealed_avis(), a_sealed_avis(second_signatory_name=SECOND)
    page = render_avis(alone, the_wording())
    with pytest.raises(NotReadyForSignature):
        bench.two.countersign(page, alone, SIGNED_AT)
    with pytest.raises(NotReadyForSignature):
        bench.two.countersign(render_avis(both, the_wording()), both, SIGNED_AT)
    first = bench.one.sign(render_avis(both, the_wording()), both, SIGNED_AT)
    with pytest.raises(NotReadyForSignature):
        bench.one.sign(first, both, SIGNED_AT)
    with pytest.raises(NotReadyForSignature):
        bench.one.sign(page, both, SIGNED_AT)
    with pytest.raises(NotReadyForSignature):
        bench.authority().archive(page)


# --- the authority fails -------------------------------------------------------------------------------------


def test_an_authority_that_is_not_there_is_said(bench: Bench) -> None:
    for address in ("http://127.0.0.1:9/", "http://192.0.2.1:81/"):
        with pytest.raises(TimeStampUnavailable) as refused:
            bench.authority(address=address, seconds=0.2).stamp(b"signature")
        assert refused.value.address == address


@pytest.mark.parametrize("address", ["", "ftp://exemple.org/", "http://", "https://moi:secret@exemple.org/"])
def test_an_address_that_is_none_is_refused(bench: Bench, address: str) -> None:
    with pytest.raises(TimeStampAddressInvalid):
        bench.authority(address=address)


def test_an_authority_that_answers_something_else_is_said(bench: Bench, tmp_path: Path) -> None:
    with a_time_stamping_authority(tmp_path, SIGNED_AT) as time:
        stamps = bench.authority(address=time.address, anchors=(time.root,))
        good = time.answer
        other = good(_request_for(b"autre"))
        for answer in (b"", b"bonjour", other, other[:-20], b"\x30\x80" + other, other * 40):
            time.answer = partial(_always, answer)
            with pytest.raises(TimeStampRefused):
                stamps.stamp(b"signature")
        time.answer = good
        time.status = 503
        with pytest.raises(TimeStampTrouble):
            stamps.stamp(b"signature")


def _always(answer: bytes, _: bytes) -> bytes:
    return answer


def _request_for(data: bytes) -> bytes:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": hashlib.sha256(data).digest()}
    raw: bytes = tsp.TimeStampReq(
        {"version": 1, "message_imprint": imprint, "cert_req": True, "nonce": 7}
    ).dump()
    return raw


def test_an_authority_that_nobody_trusts_is_refused_before_anything_is_signed(bench: Bench) -> None:
    for anchors in ((), (bench.root,)):
        with pytest.raises(TimeStampNotTrusted):
            bench.authority(anchors=anchors).stamp(b"signature")

"""Signed avis against other programs and against forgers: genuine is said of what is, and of nothing else."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from reviewer.avis.content import as_json
from reviewer.avis.verification import SignatureFindings, SignatureOutcome
from reviewer.documents.adapters import SignatureVerifier
from reviewer.documents.errors import TrustUnreadable
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.documents.verification import LARGEST_AVIS, verify_avis
from tests.support.avis_documents import (
    PASSPHRASE,
    SIGNATORY,
    SIGNED_AT,
    a_key,
    a_sealed_avis,
    an_authority,
    an_avis,
    any_signer,
    the_wording,
    with_reasons,
)
from tests.support.pdf_updates.face import appearance, attached_data, description, metadata, page_content
from tests.support.pdf_updates.forms import script_on_opening, signature_field
from tests.support.pdf_updates.writing import Update, updated

OTHER = "Autre Personne"
Trust = tuple[x509.Certificate, ...]


class House(NamedTuple):
    """An authority, its people's keys and one signed avis."""

    folder: Path
    trust: Trust
    key: PdfSigningKey
    other: PdfSigningKey
    signed: bytes

    def verify(self, pdf: bytes) -> SignatureFindings:
        return verify_avis(pdf, self.trust)


def _sign(key: PdfSigningKey, **changes: Any) -> bytes:
    content = a_sealed_avis(**changes)
    return key.sign(render_avis(content, the_wording()), content, SIGNED_AT)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("pki")
    authority = an_authority(folder, SIGNATORY, OTHER)
    key = load_signing_key(authority.keys[SIGNATORY], PASSPHRASE)
    other = load_signing_key(authority.keys[OTHER], PASSPHRASE)
    root = x509.load_pem_x509_certificate(authority.certificate.read_bytes())
    return House(folder, (root,), key, other, _sign(key))


# --- genuine -----------------------------------------------------------------------------------------------------


def test_a_signed_avis_is_genuine_and_gives_back_its_content(house: House) -> None:
    found = house.verify(house.signed)
    assert found.outcome is SignatureOutcome.GENUINE
    assert found.content == a_sealed_avis()
    assert (found.signer, found.level, found.signed_at) == (SIGNATORY, "B-B", SIGNED_AT)


@pytest.mark.parametrize(
    "changes",
    [
        {"candidate_name": "Ẹ́bùn O’Neill-Saint-Jean dit « l’Aîné » <b>&amp;</b>"},
        {"candidate_name": "Jean-" * 40, "job_title": "Mot" * 60},
        {
            "employer_name": None,
            "employer_neq": None,
            "job_title": None,
            "workplace": None,
            "substream": None,
        },
        {"favourable": False, "findings": with_reasons("Un motif. " * 700, "Non.", profile_answer=False)},
        {"job_title": "Architecte\u00a0: données\u202f!  deux  espaces\tet tabulation"},
    ],
)
def test_avis_of_every_shape_are_genuine(house: House, changes: dict[str, Any]) -> None:
    found = house.verify(_sign(house.key, **changes))
    assert found.outcome is SignatureOutcome.GENUINE, found.reasons


def test_rsa_keys_as_the_demonstration_makes_them_sign_genuine_avis(tmp_path: Path) -> None:
    authority = an_authority(tmp_path, SIGNATORY, fast=False)
    key = load_signing_key(authority.keys[SIGNATORY], PASSPHRASE)
    root = x509.load_pem_x509_certificate(authority.certificate.read_bytes())
    assert verify_avis(_sign(key), (root,)).outcome is SignatureOutcome.GENUINE


def test_pdfsig_calls_the_signature_valid_and_the_whole_file_signed(house: House, tmp_path: Path) -> None:
    path = tmp_path / "avis.pdf"
    path.write_bytes(house.signed)
    answer = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in answer
    assert "Total document signed" in answer
    assert SIGNATORY in answer


def test_openssl_verifies_the_container_without_any_of_our_code(house: House, tmp_path: Path) -> None:
    numbers = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", house.signed)
    assert numbers is not None
    start, end = int(numbers[1]), int(numbers[2])
    container = bytes.fromhex(house.signed[start + 1 : end - 1].decode())
    (tmp_path / "cms.der").write_bytes(container)
    (tmp_path / "content").write_bytes(house.signed[:start] + house.signed[end:])
    command = [
        "openssl",
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "cms.der",
        "-content",
        "content",
    ]
    command += ["-CAfile", str(house.folder / "ca.pem"), "-purpose", "any", "-out", "verified"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "content").write_bytes(house.signed[:start] + house.signed[end:] + b"\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0


# --- changed -----------------------------------------------------------------------------------------------------


def _gap(pdf: bytes) -> tuple[int, int]:
    numbers = re.search(rb"/ByteRange \[0 (\d+) (\d+) ", pdf)
    assert numbers is not None
    return int(numbers[1]), int(numbers[2])


def test_one_changed_byte_anywhere_is_altered(house: House) -> None:
    start, end = _gap(house.signed)
    rng = random.Random(20250520)
    places = {0, 1, 4, start - 1, start, start + 1, end - 1, end, len(house.signed) - 1}
    places |= set(range(start, start + 4600, 7)) | set(range(end, len(house.signed), 5))
    places |= {rng.randrange(start) for _ in range(250)}
    for place in sorted(places):
        for bit in (0x01, 0x20):
            changed = bytearray(house.signed)
            changed[place] ^= bit
            found = house.verify(bytes(changed))
            assert found.outcome is SignatureOutcome.ALTERED, (place - start, bit, found.reasons)
            assert found.content is None


@settings(max_examples=150)
@given(st.data())
def test_bytes_put_in_taken_out_or_replaced_are_never_genuine(house: House, data: st.DataObject) -> None:
    whole = house.signed
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    noise = data.draw(st.binary(max_size=40))
    changed = whole[:at] + noise + whole[at + length :]
    if changed != whole:
        assert house.verify(changed).outcome is SignatureOutcome.ALTERED


@pytest.mark.parametrize(
    "change",
    [page_content, metadata, attached_data, appearance, description, script_on_opening, signature_field],
)
def test_an_incremental_update_of_anything_is_altered(house: House, change: Update) -> None:
    assert house.verify(updated(house.signed, change)).outcome is SignatureOutcome.ALTERED


def _signed_again(pdf: bytes, key: PdfSigningKey, field: str, *, certify: bool) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    output: BytesIO = PdfSigner(metadata, any_signer(key)).sign_pdf(writer)
    return output.getvalue()


def test_an_avis_signed_by_the_signatory_without_forbidding_changes_is_not_genuine(house: House) -> None:
    unsigned = render_avis(a_sealed_avis(), the_wording())
    for certify in (False, True):
        found = house.verify(_signed_again(unsigned, house.key, "Signature", certify=certify))
        assert found.outcome is SignatureOutcome.ALTERED
        assert [reason.code for reason in found.reasons] == ["not_certified"]


def test_a_change_followed_by_another_good_signature_is_altered(house: House) -> None:
    with pikepdf.Pdf.open(BytesIO(house.signed)) as document:
        del document.Root.Perms
        output = BytesIO()
        document.save(output)
    forged = _signed_again(output.getvalue(), house.other, "Deuxième", certify=False)
    assert house.verify(forged).outcome is SignatureOutcome.ALTERED


def test_a_removed_signature_is_altered_and_a_draft_is_no_avis(house: House) -> None:
    unsigned = render_avis(a_sealed_avis(), the_wording())
    assert house.verify(unsigned).outcome is SignatureOutcome.ALTERED
    draft = house.verify(render_avis(an_avis(), the_wording(), draft=True))
    assert draft.outcome is SignatureOutcome.NOT_AN_AVIS
    assert [reason.code for reason in draft.reasons] == ["draft"]


def test_pages_that_say_something_else_than_the_data_are_altered_though_well_signed(house: House) -> None:
    content = a_sealed_avis()
    pages = render_avis(content, the_wording())
    lie = replace(content, candidate_name=OTHER).sealed(str(content.number))
    with pikepdf.Pdf.open(BytesIO(pages)) as document:
        document.Root.AF[0].EF.F.write(as_json(lie))
        output = BytesIO()
        document.save(output)
    found = house.verify(house.key.sign(output.getvalue(), content, SIGNED_AT))
    assert found.outcome is SignatureOutcome.ALTERED
    assert [reason.code for reason in found.reasons] == ["page_differs"]


def test_a_code_that_does_not_follow_from_the_content_is_altered(house: House) -> None:
    content = replace(a_sealed_avis(), verification_code="AAAAA-AAAAA-AAAAA-AAAAA")
    found = house.verify(house.key.sign(render_avis(content, the_wording()), content, SIGNED_AT))
    assert [reason.code for reason in found.reasons] == ["code_wrong"]


# --- trust -------------------------------------------------------------------------------------------------------


def test_nobody_is_trusted_by_default_and_the_content_is_still_told(house: House) -> None:
    found = verify_avis(house.signed, ())
    assert found.outcome is SignatureOutcome.UNTRUSTED
    assert found.content == a_sealed_avis()


def test_the_same_name_from_another_authority_is_untrusted(house: House, tmp_path: Path) -> None:
    impostor = a_key(tmp_path)
    assert impostor.subject_name == house.key.subject_name
    assert house.verify(_sign(impostor)).outcome is SignatureOutcome.UNTRUSTED


def test_another_person_of_the_same_authority_cannot_sign_in_the_signatorys_name(house: House) -> None:
    found = house.verify(_sign(house.other))
    assert found.outcome is SignatureOutcome.UNTRUSTED
    assert [reason.code for reason in found.reasons] == ["signer_is_another"]


def test_a_pinned_signer_is_trusted_and_nobody_else_of_the_authority(house: House) -> None:
    pinned = (house.key.certificate, *house.trust)
    assert verify_avis(house.signed, pinned).outcome is SignatureOutcome.GENUINE
    assert verify_avis(house.signed, pinned[:1]).outcome is SignatureOutcome.GENUINE
    by_other = _sign(house.other, signatory_name=OTHER)
    assert verify_avis(by_other, house.trust).outcome is SignatureOutcome.GENUINE
    assert verify_avis(by_other, pinned).outcome is SignatureOutcome.UNTRUSTED


def test_a_certificate_that_had_ended_when_the_avis_was_signed_is_untrusted(tmp_path: Path) -> None:
    ended = datetime(2025, 5, 1, tzinfo=UTC)
    key = a_key(tmp_path, valid_until=ended)
    content = a_sealed_avis()
    backdated = key.sign(render_avis(content, the_wording()), content, datetime(2025, 4, 30, 12, tzinfo=UTC))
    root = (x509.load_pem_x509_certificate((tmp_path / "ca.pem").read_bytes()),)
    assert verify_avis(backdated, root).outcome is SignatureOutcome.GENUINE
    late = key._signed(render_avis(content, the_wording()), content, the_wording(), SIGNED_AT)
    found = verify_avis(late, root)
    assert found.outcome is SignatureOutcome.UNTRUSTED
    assert [reason.code for reason in found.reasons] == ["certificate_not_valid_then"]


def test_a_bad_avis_is_told_without_noise_on_standard_error(tmp_path: Path) -> None:
    key = a_key(tmp_path, valid_until=datetime(2025, 5, 1, tzinfo=UTC))
    content = a_sealed_avis()
    late = key._signed(render_avis(content, the_wording()), content, the_wording(), SIGNED_AT)
    (tmp_path / "avis.pdf").write_bytes(late)
    program = (
        "import sys; from pathlib import Path; from reviewer.documents.adapters import SignatureVerifier;"
        "folder = Path(sys.argv[1]); trust = (folder / 'ca.pem').read_bytes();"
        "print(SignatureVerifier().verify((folder / 'avis.pdf').read_bytes(), trust).outcome)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (said.stdout, said.stderr) == ("untrusted\n", "")


def test_trust_that_is_no_certificate_is_said(house: House) -> None:
    verifier = SignatureVerifier()
    pem = (house.folder / "ca.pem").read_bytes()
    assert verifier.verify(house.signed, pem + b"\n" + pem).outcome is SignatureOutcome.GENUINE
    assert verifier.verify(house.signed, b"\n").outcome is SignatureOutcome.UNTRUSTED
    for junk in (b"junk", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(TrustUnreadable):
            verifier.verify(house.signed, junk)


# --- anything else -----------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda noise: b"%PDF-1.7\n" + noise)))
def test_random_bytes_are_no_avis(noise: bytes) -> None:
    assert verify_avis(noise, ()).outcome is SignatureOutcome.NOT_AN_AVIS


@settings(max_examples=200)
@given(st.binary(max_size=600))
def test_a_hostile_signature_container_is_altered_and_never_a_crash(house: House, noise: bytes) -> None:
    start, end = _gap(house.signed)
    container = b"<" + noise.hex().upper().encode().ljust(end - start - 2, b"0") + b">"
    assert (
        house.verify(house.signed[:start] + container + house.signed[end:]).outcome
        is SignatureOutcome.ALTERED
    )


def test_what_is_larger_than_any_avis_is_no_avis(house: House) -> None:
    found = verify_avis(house.signed.ljust(LARGEST_AVIS + 1, b"\0"), house.trust)
    assert found.outcome is SignatureOutcome.NOT_AN_AVIS
    assert [reason.code for reason in found.reasons] == ["too_large"]
    assert found.pdf_sha256


def test_a_signed_pdf_that_is_no_avis_is_said_so(house: House) -> None:
    output = BytesIO()
    with pikepdf.Pdf.new() as document:
        document.add_blank_page()
        document.save(output)
    signed = _signed_again(output.getvalue(), house.key, "Signature", certify=True)
    assert house.verify(signed).outcome is SignatureOutcome.NOT_AN_AVIS

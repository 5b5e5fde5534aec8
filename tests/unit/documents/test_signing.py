"""Opening keys and signing: what is refused, and that nothing secret shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from reviewer.documents.adapters import Keys, Printer
from reviewer.documents.authority import VALID_FROM, VALID_UNTIL
from reviewer.documents.errors import (
    CertificateNotValid,
    KeyNotForSigning,
    KeyUnreadable,
    NotReadyForSignature,
    PassphraseRefused,
)
from reviewer.documents.preview import render_pages
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.documents.stamp import stamp_page
from reviewer.services.ports import AvisPrinter, KeyRing, SigningKey
from tests.support.avis_documents import (
    PASSPHRASE,
    SIGNATORY,
    SIGNED_AT,
    a_key,
    a_sealed_avis,
    an_authority,
    an_avis,
    the_wording,
)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> PdfSigningKey:
    return a_key(tmp_path_factory.mktemp("pki"))


def test_the_adapters_are_what_the_services_ask_for(key: PdfSigningKey) -> None:
    ring: KeyRing = Keys()
    printer: AvisPrinter = Printer()
    opened: SigningKey = key
    assert printer.render(a_sealed_avis(), draft=True).startswith(b"%PDF-1.7")
    assert opened.certificate_pem.startswith(b"-----BEGIN CERTIFICATE-----")
    with pytest.raises(KeyUnreadable):
        ring.open(Path("absent.p12"), "x")


def test_an_opened_key_says_whose_it_is_and_hides_the_rest(key: PdfSigningKey) -> None:
    assert key.subject_name == SIGNATORY
    assert len(key.certificate_sha256) == 64
    for shown in (repr(key), str(key)):
        assert PASSPHRASE not in shown
        assert "_signer" not in shown


def test_a_wrong_passphrase_is_refused_and_never_repeated(tmp_path: Path) -> None:
    path = an_authority(tmp_path).keys[SIGNATORY]
    with pytest.raises(PassphraseRefused) as caught:
        load_signing_key(path, "mauvaise phrase")
    assert "mauvaise phrase" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert caught.value.details() == {"file": path.name}


@pytest.mark.parametrize("content", [b"", b"not a key", b"0" * 2_000_000, b"0\x82\x01\x00" + b"\x00" * 64])
def test_a_file_that_is_no_key_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.p12"
    path.write_bytes(content)
    with pytest.raises(KeyUnreadable):
        load_signing_key(path, PASSPHRASE)


def test_a_folder_and_an_absent_file_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.p12"):
        with pytest.raises(KeyUnreadable):
            load_signing_key(path, PASSPHRASE)


def test_a_certificate_without_its_key_is_unreadable(tmp_path: Path) -> None:
    certificate = x509.load_pem_x509_certificate(an_authority(tmp_path).certificate.read_bytes())
    path = tmp_path / "certificate.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            None, None, None, [certificate], BestAvailableEncryption(PASSPHRASE.encode())
        )
    )
    with pytest.raises(KeyUnreadable):
        load_signing_key(path, PASSPHRASE)


def test_a_key_of_another_kind_is_not_for_signing(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Autre")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        .sign(key, None)
    )
    path = tmp_path / "key.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            None, key, certificate, None, BestAvailableEncryption(PASSPHRASE.encode())
        )
    )
    with pytest.raises(KeyNotForSigning):
        load_signing_key(path, PASSPHRASE)


def test_a_certificate_holds_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    first, last = datetime(2025, 1, 1, 12, tzinfo=UTC), datetime(2025, 6, 30, 12, tzinfo=UTC)
    key = a_key(tmp_path, valid_from=first, valid_until=last)
    key.require_valid(date(2025, 1, 1))
    key.require_valid(date(2025, 6, 30))
    for day in (date(2024, 12, 31), date(2025, 7, 1)):
        with pytest.raises(CertificateNotValid) as caught:
            key.require_valid(day)
        assert (caught.value.valid_from, caught.value.valid_until) == (first.date(), last.date())


def test_signing_an_hour_after_the_certificate_ended_is_refused(tmp_path: Path) -> None:
    key = a_key(tmp_path, valid_until=SIGNED_AT)
    content = a_sealed_avis()
    pages = render_avis(content, the_wording())
    assert key.sign(pages, content, SIGNED_AT)
    with pytest.raises(CertificateNotValid):
        key.sign(pages, content, SIGNED_AT + timedelta(hours=1))


def test_a_draft_a_signed_avis_and_a_stranger_are_not_signed(key: PdfSigningKey) -> None:
    content = a_sealed_avis()
    signed = key.sign(render_avis(content, the_wording()), content, SIGNED_AT)
    draft = render_avis(an_avis(), the_wording(), draft=True)
    for pages in (draft, signed, b"%PDF-1.7\n", b""):
        with pytest.raises(NotReadyForSignature):
            key.sign(pages, content, SIGNED_AT)


def test_the_pages_of_another_avis_are_not_signed(key: PdfSigningKey) -> None:
    other = an_avis().sealed("IA-2025-0002")
    with pytest.raises(NotReadyForSignature):
        key.sign(render_avis(other, the_wording()), a_sealed_avis(), SIGNED_AT)


def test_signing_appends_and_rewrites_nothing(key: PdfSigningKey) -> None:
    content = a_sealed_avis()
    pages = render_avis(content, the_wording())
    signed = key.sign(pages, content, SIGNED_AT)
    assert signed.startswith(pages)
    with pikepdf.Pdf.open(BytesIO(pages)) as before, pikepdf.Pdf.open(BytesIO(signed)) as after:
        assert bytes(before.Root.Metadata.read_raw_bytes()) == bytes(after.Root.Metadata.read_raw_bytes())
        assert {key: str(value) for key, value in before.docinfo.items()} == {
            key: str(value) for key, value in after.docinfo.items()
        }


def test_the_signature_carries_the_instant_the_reason_and_forbids_changes(key: PdfSigningKey) -> None:
    content = a_sealed_avis()
    signed = key.sign(render_avis(content, the_wording()), content, SIGNED_AT)
    with pikepdf.Pdf.open(BytesIO(signed)) as document:
        (field,) = document.Root.AcroForm.Fields
        value = field.V
        assert str(value.M) == "D:20250520090500-04'00'"
        assert str(value.Reason) == "Délivrance de l’avis IA-2025-0001"
        assert str(value.SubFilter) == "/ETSI.CAdES.detached"
        assert document.Root.Perms.DocMDP.objgen == value.objgen
        assert int(value.Reference[0].TransformParams.P) == 1


def test_the_stamp_is_text_and_says_who_and_when_in_quebec() -> None:
    (stamp,) = render_pages(stamp_page(a_sealed_avis(), the_wording(), SIGNED_AT), 1.0)
    for said in ("Signé numériquement par", SIGNATORY, "Présidente du comité d’experts", "20 mai 2025"):
        assert said in stamp.text
    assert "9\u202fh\u202f05" in stamp.text


@pytest.mark.parametrize("function", ["", "Présidente " * 14])
def test_a_stamp_of_any_length_stays_in_its_box(function: str) -> None:
    content = replace(a_sealed_avis(), signatory_name="Marie-Ève " * 12, signatory_function=function)
    (stamp,) = render_pages(stamp_page(content, the_wording(), SIGNED_AT), 1.0)
    assert "20 mai 2025" in stamp.text
    assert stamp.text.count("Marie-Ève") == 12


def test_demonstration_certificates_say_what_they_are(tmp_path: Path) -> None:
    authority = an_authority(tmp_path)
    root = x509.load_pem_x509_certificate(authority.certificate.read_bytes())
    assert "démonstration" in root.subject.rfc4514_string()
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    key = load_signing_key(authority.keys[SIGNATORY], PASSPHRASE)
    usage = key.certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    key.certificate.verify_directly_issued_by(root)
    assert isinstance(key.certificate.signature_hash_algorithm, hashes.SHA256)
    assert authority.keys[SIGNATORY].stat().st_mode & 0o077 == 0

"""Keys on a real PKCS#11 token (SoftHSM), signatures made elsewhere by OpenSSL, and certificates that were revoked."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11 import Attribute, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key

from reviewer.avis.signature import SignatureLevel
from reviewer.documents.adapters import Keys
from reviewer.documents.authority import DemoAuthority
from reviewer.documents.errors import (
    CertificateNotTrusted,
    CertificateNotValid,
    CertificateRevoked,
    CertificateUnreadable,
    KeyForgotten,
    PinLocked,
    PinRefused,
    ReturnedSignatureWrong,
    RevocationsUnreadable,
    TokenAbsent,
    TokenKeyMissing,
    TokenModuleUnusable,
)
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import load_signing_key
from reviewer.documents.timestamps import TimeStampAuthority
from reviewer.services.ports.signing import TokenPlace
from tests.support.avis_documents import (
    PASSPHRASE,
    SIGNATORY,
    SIGNED_AT,
    a_sealed_avis,
    an_authority,
    the_wording,
)
from tests.support.signing_bench import signatures_of
from tests.support.time_stamping import a_time_stamping_authority

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN, SO_PIN = "123456", "87654321"
OTHER = "Autre Personne"


@pytest.fixture(scope="module", params=[True, False], ids=["P-256", "RSA-3072"])
def people(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DemoAuthority:
    return an_authority(tmp_path_factory.mktemp("pki"), SIGNATORY, OTHER, fast=request.param)


def _root(people: DemoAuthority) -> x509.Certificate:
    return x509.load_pem_x509_certificate(people.certificate.read_bytes())


def _p12(people: DemoAuthority, name: str = SIGNATORY) -> tuple[bytes, x509.Certificate]:
    """Return a person's private key (DER, PKCS#8) and certificate."""
    key, certificate, _ = pkcs12.load_key_and_certificates(
        people.keys[name].read_bytes(), PASSPHRASE.encode()
    )
    assert key is not None
    assert certificate is not None
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return der, certificate


# --- a token -------------------------------------------------------------------------------------------------


@pytest.fixture
def token(people: DemoAuthority, tmp_path: Path) -> Iterator[TokenPlace]:
    """Make a token that holds the signatory's key and certificate."""
    (tmp_path / "tokens").mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {tmp_path}/tokens\nobjectstore.backend = file\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    command = ["softhsm2-util", "--init-token", "--free", "--label", "Avis", "--pin", PIN, "--so-pin", SO_PIN]
    subprocess.run(command, check=True, capture_output=True)
    _fill(people)
    try:
        yield TokenPlace(module=MODULE, token="Avis")
    finally:
        pkcs11.unload(str(MODULE))
        if before is None:
            del os.environ["SOFTHSM2_CONF"]
        else:
            os.environ["SOFTHSM2_CONF"] = before


def _fill(people: DemoAuthority, label: str = "signature") -> None:
    der, certificate = _p12(people)
    is_rsa = hasattr(certificate.public_key(), "public_numbers") and hasattr(
        certificate.public_key(), "key_size"
    )
    decode = (
        decode_rsa_private_key
        if is_rsa and certificate.public_key().__class__.__name__.startswith("RSA")
        else decode_ec_private_key
    )
    attributes = decode(der)
    attributes |= {
        Attribute.LABEL: label,
        Attribute.ID: b"\x01",
        Attribute.TOKEN: True,
        Attribute.SIGN: True,
        Attribute.SENSITIVE: True,
        Attribute.PRIVATE: True,
    }
    with pkcs11.lib(str(MODULE)).get_token(token_label="Avis").open(user_pin=PIN, rw=True) as session:
        session.create_object(attributes)
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                Attribute.LABEL: label,
                Attribute.ID: b"\x01",
                Attribute.TOKEN: True,
                Attribute.SUBJECT: certificate.subject.public_bytes(),
                Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
            }
        )


def test_a_key_on_a_token_signs_an_avis_that_holds(people: DemoAuthority, token: TokenPlace) -> None:
    content = a_sealed_avis()
    with Keys().open_token(token, PIN) as key:
        assert key.subject_name == SIGNATORY
        key.require_valid(SIGNED_AT.date())
        signed = key.sign(render_avis(content, the_wording()), content, SIGNED_AT)
    (found,) = signatures_of(signed, (_root(people),))
    assert (found.name, found.fault, found.level) == (SIGNATORY, None, SignatureLevel.BASIC)
    with pytest.raises(KeyForgotten):
        key.sign(render_avis(content, the_wording()), content, SIGNED_AT)
    assert PIN not in repr(key)


def test_a_wrong_pin_is_refused_and_a_right_one_opens_afterwards(token: TokenPlace) -> None:
    for wrong in ("654321", "", "1"):
        with pytest.raises(PinRefused) as refused:
            Keys().open_token(token, wrong)
        assert wrong not in str(refused.value) or not wrong
    Keys().open_token(token, PIN).forget()


def test_an_absent_token_a_missing_key_and_a_module_that_is_none_are_said(
    token: TokenPlace, tmp_path: Path
) -> None:
    with pytest.raises(TokenAbsent):
        Keys().open_token(TokenPlace(module=MODULE, token="Autre"), PIN)
    with pytest.raises(TokenKeyMissing):
        Keys().open_token(TokenPlace(module=MODULE, token=token.token, key="absente"), PIN)
    Keys().open_token(TokenPlace(module=MODULE, token=token.token, key="signature"), PIN).forget()
    (tmp_path / "module.so").write_bytes(b"rien")
    for module in (tmp_path / "module.so", tmp_path / "absent.so"):
        with pytest.raises(TokenModuleUnusable):
            Keys().open_token(TokenPlace(module=module, token="Avis"), PIN)


def test_a_token_with_two_keys_asks_for_a_name(people: DemoAuthority, token: TokenPlace) -> None:
    _fill(people, "autre")
    with pytest.raises(TokenKeyMissing):
        Keys().open_token(token, PIN)


def test_a_locked_token_is_said(token: TokenPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    # SoftHSM never locks itself: the module's own answer is put in its place.
    def locked(self: object, **_: object) -> None:
        raise pkcs11.exceptions.PinLocked

    opened = type(pkcs11.lib(str(MODULE)).get_token(token_label="Avis"))
    try:
        monkeypatch.setattr(opened, "open", locked)
    except TypeError:  # compiled classes cannot be changed: answer for the lookup instead
        from reviewer.documents import tokens

        class Locked:
            open = locked

        monkeypatch.setattr(tokens, "_token", lambda module, label: Locked())  # noqa: ARG005
    with pytest.raises(PinLocked):
        Keys().open_token(token, PIN)


# --- elsewhere -----------------------------------------------------------------------------------------------


def _openssl(folder: Path, *command: str) -> None:
    subprocess.run(["openssl", *command], cwd=folder, check=True, capture_output=True)


def _files(people: DemoAuthority, folder: Path, name: str = SIGNATORY) -> None:
    der, certificate = _p12(people, name)
    key = serialization.load_der_private_key(der, None)
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def test_the_hash_goes_out_and_openssl_signs_it(people: DemoAuthority, tmp_path: Path) -> None:
    _files(people, tmp_path)
    signer = Keys().elsewhere((tmp_path / "cert.pem").read_bytes())
    content = a_sealed_avis()
    page = render_avis(content, the_wording())
    request = signer.prepare(page, content, SIGNED_AT, second=False, timed=False)
    (tmp_path / "hash").write_bytes(hashlib.sha256(request.attributes).digest())
    _openssl(
        tmp_path, "pkeyutl", "-sign", "-inkey", "key.pem", "-pkeyopt", "digest:sha256", "-in", "hash",
        "-out", "value.sig",
    )  # fmt: skip
    signed = signer.complete(request, (tmp_path / "value.sig").read_bytes(), "IA-2025-0001")
    (found,) = signatures_of(signed, (_root(people),))
    assert (found.name, found.fault) == (SIGNATORY, None)


def test_openssl_makes_the_container_itself(people: DemoAuthority, tmp_path: Path) -> None:
    _files(people, tmp_path)
    signer = Keys().elsewhere((tmp_path / "cert.pem").read_bytes())
    content = a_sealed_avis()
    with a_time_stamping_authority(tmp_path / "heure", SIGNED_AT + timedelta(minutes=1)) as time:
        stamps = TimeStampAuthority(address=time.address, anchors=(time.root,), trust=(_root(people),))
        page = render_avis(content, the_wording(), time_stamped=True)
        request = signer.prepare(page, content, SIGNED_AT, second=False, timed=True)
        (tmp_path / "contenu").write_bytes(request.covered)
        _openssl(
            tmp_path, "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-nosmimecap", "-signer",
            "cert.pem", "-inkey", "key.pem", "-in", "contenu", "-outform", "DER", "-out", "value.p7s",
        )  # fmt: skip
        returned = (tmp_path / "value.p7s").read_bytes()
        signed = stamps.archive(signer.complete(request, returned, "IA-2025-0001", stamps))
        found = signatures_of(signed, (_root(people),), (time.root,))
    assert [one.level for one in found] == [SignatureLevel.ARCHIVED] * 2
    assert all(one.fault is None for one in found)


def test_what_comes_back_wrong_is_refused(people: DemoAuthority, tmp_path: Path) -> None:
    content = a_sealed_avis()
    page = render_avis(content, the_wording())
    _files(people, tmp_path)
    signer = Keys().elsewhere((tmp_path / "cert.pem").read_bytes())
    request = signer.prepare(page, content, SIGNED_AT, second=False, timed=False)
    (tmp_path / "contenu").write_bytes(request.covered)
    (tmp_path / "autre").write_bytes(b"autre document")

    def returned(name: str, document: str) -> bytes:
        _files(people, tmp_path, name)
        _openssl(
            tmp_path, "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-nosmimecap", "-signer",
            "cert.pem", "-inkey", "key.pem", "-in", document, "-outform", "DER", "-out", "value.p7s",
        )  # fmt: skip
        return (tmp_path / "value.p7s").read_bytes()

    good = returned(SIGNATORY, "contenu")
    wrong = {
        "": b"",
        "noise": b"\x00" * 256,
        "large": good + bytes(200_000),
        "cut": good[:-3],
        "other document": returned(SIGNATORY, "autre"),
        "other person": returned(OTHER, "contenu"),
    }
    for name, answer in wrong.items():
        with pytest.raises(ReturnedSignatureWrong):
            signer.complete(request, answer, "IA-2025-0001")
        assert name not in {"good"}
    assert signer.complete(request, good, "IA-2025-0001")


# --- certificates --------------------------------------------------------------------------------------------


def test_a_revoked_certificate_is_refused_from_its_day_on(tmp_path: Path) -> None:
    listed = SIGNED_AT - timedelta(days=3)
    people = an_authority(tmp_path, SIGNATORY, OTHER, revoked=(SIGNATORY,), listed_at=listed)
    lists = people.revocations.read_bytes()
    trust = people.certificate.read_bytes()
    key = load_signing_key(people.keys[SIGNATORY], PASSPHRASE)
    with pytest.raises(CertificateRevoked) as refused:
        key.require_accepted(trust, lists, SIGNED_AT)
    assert refused.value.revoked_on == listed.date()
    key.require_accepted(trust, lists, listed - timedelta(days=1))
    key.require_accepted(trust, b"", SIGNED_AT)
    load_signing_key(people.keys[OTHER], PASSPHRASE).require_accepted(trust, lists, SIGNED_AT)


def test_lists_that_nobody_trusted_signed_are_refused(tmp_path: Path) -> None:
    people = an_authority(tmp_path / "une", SIGNATORY)
    others = an_authority(tmp_path / "autre", SIGNATORY)
    key = load_signing_key(people.keys[SIGNATORY], PASSPHRASE)
    for lists in (others.revocations.read_bytes(), b"junk", b"-----BEGIN X509 CRL-----\njunk"):
        with pytest.raises(RevocationsUnreadable):
            key.require_accepted(people.certificate.read_bytes(), lists, SIGNED_AT)
    with pytest.raises(CertificateNotTrusted):
        key.require_accepted(others.certificate.read_bytes(), b"", SIGNED_AT)


def test_certificates_of_somebody_elsewhere_are_checked_like_any_other(tmp_path: Path) -> None:
    people = an_authority(tmp_path, SIGNATORY, valid_until=datetime(2025, 5, 1, tzinfo=UTC))
    _files(people, tmp_path)
    signer = Keys().elsewhere((tmp_path / "cert.pem").read_bytes())
    with pytest.raises(CertificateNotValid):
        signer.require_valid(SIGNED_AT.date())
    for junk in (b"", b"junk"):
        with pytest.raises(CertificateUnreadable):
            Keys().elsewhere(junk)

"""The office's key: what it signs, how it is given away, and that its secret stays hidden."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reviewer.avis.status_list import (
    StatusList,
    StatusListForged,
    StatusListOfUnknownOffice,
    StatusListRefused,
)
from reviewer.documents import proof
from reviewer.documents.errors import TrustUnreadable

MADE_AT = datetime(2025, 1, 6, 14, tzinfo=UTC)
KEY = proof.make_key(MADE_AT)
PUBLIC = KEY.public_half
LIST = StatusList(
    number=4,
    issuer="TECHNOCompétences",
    kid=KEY.kid,
    issued_at=datetime(2025, 6, 9, 14, tzinfo=UTC),
    next_update=date(2025, 6, 16),
    lines=(),
)


def test_the_secret_shows_in_no_text() -> None:
    assert KEY.private.hex() not in repr(KEY)
    assert repr(KEY.private) not in repr(KEY)
    assert b"PRIVATE" not in proof.public_pem(PUBLIC)
    assert KEY.private not in proof.write_keys([PUBLIC])


def test_public_keys_are_read_back_as_they_were_written() -> None:
    retired = replace(PUBLIC, retired_at=datetime(2025, 7, 1, 12, 30, 5, 7, tzinfo=UTC))
    assert proof.read_keys(proof.write_keys([PUBLIC, retired])) == (PUBLIC, retired)
    (pem,) = proof.read_keys(proof.public_pem(PUBLIC))
    assert (pem.kid, pem.public) == (PUBLIC.kid, PUBLIC.public)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b'{"schema": "avise.office-keys/1", "keys": [{}]}',
        b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        proof.write_keys([replace(PUBLIC, kid="0" * 16)]),
        proof.write_keys([PUBLIC]) + b" " * 1_000_001,
    ],
)
def test_what_is_no_list_of_keys_is_refused(raw: bytes) -> None:
    with pytest.raises(TrustUnreadable):
        proof.read_keys(raw)


def test_a_published_list_is_read_back_by_whoever_has_the_key() -> None:
    raw = proof.sign_list(LIST, KEY)
    assert proof.read_list(raw, [PUBLIC]) == LIST
    assert proof.list_number(raw) == 4


def test_a_list_of_an_unknown_office_is_refused() -> None:
    with pytest.raises(StatusListOfUnknownOffice):
        proof.read_list(proof.sign_list(LIST, KEY), [proof.make_key(MADE_AT).public_half])


def test_a_changed_list_is_refused() -> None:
    raw = proof.sign_list(LIST, KEY)
    for changed in (raw.replace(b"2025-06-16", b"2035-06-16"), raw.replace(b'"list":4', b'"list":9')):
        with pytest.raises(StatusListForged):
            proof.read_list(changed, [PUBLIC])


def test_a_list_signed_by_another_key_under_this_name_is_refused() -> None:
    other = proof.make_key(MADE_AT)
    forged = proof.sign_list(LIST, replace(other, public_half=replace(other.public_half, kid=KEY.kid)))
    with pytest.raises(StatusListForged):
        proof.read_list(forged, [PUBLIC])


def test_a_list_made_after_its_key_was_retired_is_refused() -> None:
    retired = replace(PUBLIC, retired_at=datetime(2025, 6, 1, tzinfo=UTC))
    with pytest.raises(StatusListForged):
        proof.read_list(proof.sign_list(LIST, KEY), [retired])


@pytest.mark.parametrize("raw", [b"", b"{}\n{}\n", b"%PDF-1.7", b'{"list":1}\n{"kid":1,"signature":2}\n'])
def test_what_is_no_list_is_refused(raw: bytes) -> None:
    with pytest.raises(StatusListRefused):
        proof.read_list(raw, [PUBLIC])


def test_a_list_signed_but_of_no_form_of_ours_is_refused() -> None:
    import base64
    import json

    payload = b'{"schema":"avise.status/1"}\n'
    seal = {"kid": KEY.kid, "signature": base64.b64encode(proof.sign(payload, KEY)).decode()}
    with pytest.raises(StatusListRefused):
        proof.read_list(payload + json.dumps(seal).encode(), [PUBLIC])
    assert proof.list_number(payload) is None


def test_openssl_verifies_what_the_office_signs(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_bytes(proof.public_pem(PUBLIC))
    (tmp_path / "message").write_bytes(b"AV1:message")
    (tmp_path / "signature").write_bytes(proof.sign(b"AV1:message", KEY))
    words = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in message -sigfile signature"
    done = subprocess.run(words.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully")

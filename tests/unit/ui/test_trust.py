"""Trusted certificates are added once, read as rows, and removed by fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.documents.authority import make_demo_authority
from reviewer.documents.errors import TrustUnreadable
from ui.trust import trust_rows, with_certificates, without_certificate


@pytest.fixture
def certificates(tmp_path: Path) -> tuple[bytes, bytes]:
    """Return the certificates of two authorities."""
    one, other = (
        make_demo_authority(
            tmp_path / name, (), "phrase", organisation="Essai", authority_name=name, fast=True
        ).certificate.read_bytes()
        for name in ("Autorité A", "Autorité B")
    )
    return one, other


def test_certificates_are_read_as_rows(certificates: tuple[bytes, bytes]) -> None:
    rows = trust_rows(with_certificates(with_certificates("", certificates[0]), certificates[1]))
    assert [row.name for row in rows] == ["Autorité A", "Autorité B"]
    assert rows[0].organisation == "Essai"
    assert rows[0].valid_until.year == 2041
    assert len(rows[0].fingerprint) == 64


def test_the_same_certificate_is_kept_once(certificates: tuple[bytes, bytes]) -> None:
    once = with_certificates("", certificates[0])
    assert with_certificates(once, certificates[0] + certificates[0]) == once


def test_a_certificate_is_removed_by_its_fingerprint(certificates: tuple[bytes, bytes]) -> None:
    both = with_certificates("", certificates[0] + certificates[1])
    gone = trust_rows(both)[0].fingerprint
    assert [row.name for row in trust_rows(without_certificate(both, gone))] == ["Autorité B"]


@pytest.mark.parametrize(
    "content", [b"", b"rien", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_a_file_without_a_readable_certificate_is_refused(content: bytes) -> None:
    with pytest.raises(TrustUnreadable):
        with_certificates("", content)

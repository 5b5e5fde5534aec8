"""Avis signed at every level, for tests: one or two signatories, without and with time stamps, and a trust list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.timestamps import dummy_client

from reviewer.avis.content import AvisContent
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.documents.timestamps import TimeStampAuthority
from reviewer.documents.wording import AvisWording, load_wording
from tests.support.avis_documents import PASSPHRASE, SIGNATORY, SIGNED_AT, an_authority
from tests.support.time_stamping import Authority, a_time_stamping_authority

SECOND = "Jean-François Bélanger-Côté"
SECOND_FUNCTION = "Directeur général"
ACCOMPLICE = "Autre Personne"
STAMPED_AT = SIGNED_AT + timedelta(hours=1)
PROOF = "AV1:" + "6BF+70NBXKQ.3D E6H" * 12
"""A text of the length that the code on paper has; what it says does not matter to the page."""


@dataclass(frozen=True)
class Chancery:
    """Keys, a certification authority, and a time-stamping authority that answers on the loopback."""

    folder: Path
    clock: Authority

    @cached_property
    def _people(self) -> dict[str, Path]:
        return an_authority(self.folder / "people", SIGNATORY, SECOND, ACCOMPLICE).keys

    @cached_property
    def key(self) -> PdfSigningKey:
        """Return the signatory's key."""
        return load_signing_key(self._people[SIGNATORY], PASSPHRASE)

    @cached_property
    def second(self) -> PdfSigningKey:
        """Return the second signatory's key."""
        return load_signing_key(self._people[SECOND], PASSPHRASE)

    @cached_property
    def accomplice(self) -> PdfSigningKey:
        """Return the key of somebody else whom the same authority certified."""
        return load_signing_key(self._people[ACCOMPLICE], PASSPHRASE)

    @cached_property
    def people_pem(self) -> bytes:
        """Return the certificate of the authority that certifies people."""
        assert self._people
        return (self.folder / "people" / "ca.pem").read_bytes()

    @property
    def trust(self) -> bytes:
        """Return the certificates to trust: of people's authority and of the clock's."""
        return self.people_pem + self.clock.root_pem

    @cached_property
    def stamps(self) -> TimeStampAuthority:
        """Return the program's own way to the clock."""
        people = x509.load_pem_x509_certificates(self.people_pem)
        return TimeStampAuthority(address=self.clock.address, anchors=(self.clock.root,), trust=tuple(people))

    def steps(self, content: AvisContent, *, timed: bool, proof: str | None = PROOF) -> dict[str, bytes]:
        """Return the file after each step, in order. ``timed``: with time stamps, the archive's last.

        Names: ``unsigned``, ``signed``, where the content names a second signatory ``countersigned``, and with time
        stamps ``archived``.
        """
        files = {"unsigned": render_avis(content, wording_of(content), proof=proof, time_stamped=timed)}
        stamps = self.stamps if timed else None
        files["signed"] = self.key.sign(files["unsigned"], content, SIGNED_AT, stamps)
        if content.second_signatory_name is not None:
            files["countersigned"] = self.second.countersign(
                files["signed"], content, SIGNED_AT + timedelta(minutes=9), stamps
            )
        if timed:
            files["archived"] = self.stamps.archive(list(files.values())[-1])
        return files

    def issue(self, content: AvisContent, *, timed: bool) -> bytes:
        """Return the avis as it is issued."""
        return list(self.steps(content, timed=timed).values())[-1]


def wording_of(content: AvisContent) -> AvisWording:
    """Return the wording that an avis names."""
    return load_wording(content.programme_id, content.wording_id)


@contextmanager
def a_chancery(folder: Path) -> Iterator[Chancery]:
    """Open a chancery, its clock at an hour after the signatures, until left."""
    with (
        pytest.MonkeyPatch.context() as patch,
        a_time_stamping_authority(folder / "clock", STAMPED_AT) as clock,
    ):
        # The test authority parses and checks its RSA key at each stamp, which takes longer than all the rest.
        patch.setattr(dummy_client, "serialization", SimpleNamespace(load_der_private_key=_key_once))
        yield Chancery(folder, clock)


@cache
def _key_once(der: bytes, password: None = None) -> PrivateKeyTypes:
    return load_der_private_key(der, password)

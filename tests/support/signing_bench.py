"""Two people who sign, an authority for time, and an avis of each level and number of signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509

from reviewer.documents.envelope import open_envelope
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.documents.timestamps import TimeStampAuthority
from reviewer.documents.validation import SignatureFinding, judged
from tests.support.avis_documents import (
    PASSPHRASE,
    SIGNATORY,
    SIGNED_AT,
    a_sealed_avis,
    an_authority,
    the_wording,
)
from tests.support.time_stamping import Authority, a_time_stamping_authority

SECOND = "Autre Personne"
UNTIL = datetime(2030, 1, 1, tzinfo=UTC)
COUNTERSIGNED_AT = SIGNED_AT + timedelta(hours=2)
KINDS = ("1-BB", "2-BB", "1-LTA", "2-LTA")


class Bench(NamedTuple):
    """Two people, an authority for time, and an avis of each kind."""

    folder: Path
    root: x509.Certificate
    one: PdfSigningKey
    two: PdfSigningKey
    time: Authority
    files: dict[str, bytes]

    def authority(self, **options: object) -> TimeStampAuthority:
        facts = {"address": self.time.address, "anchors": (self.time.root,), "trust": (self.root,)}
        return TimeStampAuthority(**(facts | options))  # type: ignore[arg-type]  # a table of facts

    def anchors(self) -> tuple[x509.Certificate, ...]:
        return (self.time.root,)


def signatures_of(
    pdf: bytes, trust: Sequence[x509.Certificate], authorities: Sequence[x509.Certificate] = ()
) -> tuple[SignatureFinding, ...]:
    """Judge the signatures of a file as it comes."""
    return judged(pdf, open_envelope(pdf), trust, authorities)


def made_avis(one: PdfSigningKey, two: PdfSigningKey, kind: str, stamps: TimeStampAuthority) -> bytes:
    facts = {"second_signatory_name": SECOND, "second_signatory_function": "Vice-présidence"}
    content = a_sealed_avis(**(facts if kind[0] == "2" else {}))
    timed = stamps if kind.endswith("LTA") else None
    pdf = one.sign(
        render_avis(content, the_wording(), time_stamped=timed is not None), content, SIGNED_AT, timed
    )
    if kind[0] == "2":
        pdf = two.countersign(pdf, content, COUNTERSIGNED_AT, timed)
    return pdf if timed is None else timed.archive(pdf)


@contextmanager
def a_signing_bench(folder: Path) -> Iterator[Bench]:
    """Make everything in a folder, and run the authority for time while it is used."""
    stamped = COUNTERSIGNED_AT + timedelta(minutes=1)
    listed = stamped - timedelta(seconds=10)
    people = an_authority(folder / "pki", SIGNATORY, SECOND, valid_until=UNTIL, listed_at=listed)
    root = x509.load_pem_x509_certificate(people.certificate.read_bytes())
    one = load_signing_key(people.keys[SIGNATORY], PASSPHRASE)
    two = load_signing_key(people.keys[SECOND], PASSPHRASE)
    with a_time_stamping_authority(folder / "heure", stamped, listed) as time:
        lists = people.revocations.read_bytes() + time.revocations
        stamps = TimeStampAuthority(
            address=time.address, anchors=(time.root,), trust=(root,), revocations=lists
        )
        files = {kind: made_avis(one, two, kind, stamps) for kind in KINDS}
        yield Bench(folder, root, one, two, time, files)

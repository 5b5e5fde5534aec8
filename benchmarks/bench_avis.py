"""From data to a signed avis and back, beside the bare operations underneath."""

from __future__ import annotations

import gc
import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Row, side_by_side
from benchmarks.memory import forget_peak, peak
from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.documents.adapters import Keys, Printer, SignatureVerifier
from reviewer.documents.authority import AUTHORITY_FILE, make_demo_authority
from reviewer.documents.printing import render_avis
from reviewer.documents.signing import PdfSigningKey
from reviewer.documents.timestamps import TimeStampAuthority
from reviewer.documents.wording import load_wording
from tests.support.signing_bench import signatures_of
from tests.support.time_stamping import a_time_stamping_authority

_NOW = datetime(2025, 5, 20, 13, tzinfo=UTC)
_PASSPHRASE = "mesure"  # noqa: S105 - opens a key that lives as long as the measure
_SIGNATORY = "Camille Exemple"
_BATCH = 1000
_FLAT = 1.10
"""A batch may take a tenth more memory at its end than near its beginning."""


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    content = _content().sealed("IA-2025-0001")
    printer, verifier = Printer(), SignatureVerifier()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        authority = make_demo_authority(
            folder, [_SIGNATORY], _PASSPHRASE, organisation="Mesures", authority_name="Mesures, sans valeur"
        )
        key = Keys().open(authority.keys[_SIGNATORY], _PASSPHRASE)
        trust = authority.certificate.read_bytes()
        page = printer.render(content, draft=False)
        signed = key.sign(page, content, _NOW)
        raw_key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        yield side_by_side(
            "avis: lay out, PDF/A-3a and PDF/UA-1",
            lambda: printer.render(content, draft=False),
            "bare ReportLab page, one line",
            _bare_page,
        )
        yield side_by_side(
            "avis: sign, PAdES B-B",
            lambda: key.sign(page, content, _NOW),
            "raw RSA-3072 signature",
            lambda: raw_key.sign(page, padding.PKCS1v15(), hashes.SHA256()),
        )
        yield side_by_side(
            "avis: data to signed",
            lambda: key.sign(printer.render(content, draft=False), content, _NOW),
            "bare ReportLab page, one line",
            _bare_page,
        )
        yield from _archived(folder, key, content)
        yield _in_a_batch(printer, key)
        yield side_by_side(
            "avis: verify, strict rule",
            lambda: verifier.verify(signed, trust),
            "raw RSA-3072 signature",
            lambda: raw_key.sign(page, padding.PKCS1v15(), hashes.SHA256()),
        )


def _archived(folder: Path, key: PdfSigningKey, content: AvisContent) -> Iterator[Row]:
    """Measure with a time-stamping authority on the loopback, beside two bare requests to it."""
    with a_time_stamping_authority(folder / "time", _NOW) as authority:
        trust = x509.load_pem_x509_certificates((folder / AUTHORITY_FILE).read_bytes())
        stamps = TimeStampAuthority(address=authority.address, anchors=(authority.root,), trust=tuple(trust))
        wording = load_wording(content.programme_id, content.wording_id)
        page = render_avis(content, wording, time_stamped=True)

        def sealed() -> bytes:
            return stamps.archive(key.sign(page, content, _NOW, stamps))

        def asked() -> None:
            stamps.stamp(b"one")
            stamps.stamp(b"two")

        yield side_by_side("avis: sign, PAdES B-LTA", sealed, "two bare time stamps", asked)
        archived = sealed()
        yield side_by_side(
            "avis: verify B-LTA, every signature",
            lambda: signatures_of(archived, trust, (authority.root,)),
            "two bare time stamps",
            asked,
        )


def _in_a_batch(printer: Printer, key: PdfSigningKey) -> Row:
    """Make a thousand avis one after another: the peak of memory, in megabytes, beside that after the first fifty."""

    def made(first: int, last: int) -> None:
        for sequence in range(first, last):
            content = _content().sealed(f"IA-2025-{sequence:04d}")
            key.sign(printer.render(content, draft=False), content, _NOW)

    forget_peak()
    made(1, 51)
    gc.collect()
    floor = peak()
    made(51, _BATCH + 1)
    gc.collect()
    name = f"avis: {_BATCH} in a batch, peak memory (MiB)"
    return Row(name, peak(), "peak after the first 50 (MiB)", floor, _FLAT)


def _bare_page() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, "Avis")
    canvas.save()
    return buffer.getvalue()


def _content() -> AvisContent:
    finding = PrintedFinding(id="job", label="Emploi", question="L’emploi est-il en IA ?", answer=True)
    return AvisContent(
        number=None,
        programme_id="iatiev",
        programme_name="Programme pilote",
        issuer="TECHNOCompétences",
        employer_name="Laboratoires Boréal inc.",
        employer_neq="1160000008",
        candidate_name="Zoé Nguyễn",
        job_title="Scientifique en apprentissage automatique",
        workplace="Montréal",
        substream="Travailleur étranger",
        findings=(finding, replace(finding, id="profile", label="Profil")),
        favourable=True,
        issued_on=date(2025, 5, 20),
        expires_on=date(2025, 12, 31),
        rules_id="iatiev-2023-11-23",
        grid_id="iatiev-grille-1",
        wording_id="iatiev-avis-1",
        signatory_name=_SIGNATORY,
        signatory_function="Direction",
        dossier_reference="TC-2025-0001",
    )

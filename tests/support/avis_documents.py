"""Avis, keys and signed files for tests of documents. Keys are P-256, so that making them costs nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.documents.authority import DemoAuthority, make_demo_authority
from reviewer.documents.certificates import as_asn1
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.documents.wording import AvisWording, load_wording

PASSPHRASE = "démonstration 2025"
SIGNATORY = "Hélène Tremblay"
NUMBER = "IA-2025-0001"
SIGNED_AT = datetime(2025, 5, 20, 13, 5, tzinfo=UTC)

_JOB = PrintedFinding(
    id="job",
    label="L’emploi est dans le secteur de l’IA",
    question="L’emploi occupé ou offert est-il réellement dans le secteur de l’intelligence artificielle\u202f?",
    answer=True,
    reason="Les tâches consistent à concevoir et à mettre en production des modèles.",
)
_PROFILE = PrintedFinding(
    id="profile",
    label="Le profil répond aux exigences de l’emploi",
    question="Le profil de compétence répond-il aux exigences de l’emploi\u202f?",
    answer=True,
)
_CONTENT = AvisContent(
    number=None,
    programme_id="iatiev",
    programme_name="Programme pilote d’immigration permanente des travailleurs de l’intelligence artificielle",
    issuer="TECHNOCompétences",
    employer_name="Laboratoires Boréal inc.",
    employer_neq="1160000008",
    candidate_name="Nguyễn Thị Minh Châu",
    job_title="Scientifique en apprentissage automatique",
    workplace="Montréal",
    substream="Travailleur étranger",
    findings=(_JOB, _PROFILE),
    favourable=True,
    issued_on=date(2025, 5, 20),
    expires_on=date(2025, 12, 31),
    rules_id="iatiev-2023-11-23",
    grid_id="iatiev-grille-1",
    wording_id="iatiev-avis-1",
    signatory_name=SIGNATORY,
    signatory_function="Présidente du comité d’experts",
    dossier_reference="TC-2024-0123",
)


def an_avis(**changes: Any) -> AvisContent:
    """Return a draft's content; fields as given."""
    return replace(_CONTENT, **changes)


def a_sealed_avis(**changes: Any) -> AvisContent:
    """Return the content with its number and code."""
    return an_avis(**changes).sealed(NUMBER)


def with_reasons(job: str, profile: str = "", *, job_answer: bool = True, profile_answer: bool = True) -> Any:
    """Return the two findings with these reasons and answers."""
    return (
        replace(_JOB, reason=job, answer=job_answer),
        replace(_PROFILE, reason=profile, answer=profile_answer),
    )


def the_wording() -> AvisWording:
    """Return the wording that the avis names."""
    return load_wording(_CONTENT.programme_id, _CONTENT.wording_id)


def an_authority(folder: Path, *names: str, **options: Any) -> DemoAuthority:
    """Make an authority and keys in a folder, for the signatory or for the people named."""
    settings: dict[str, Any] = {
        "organisation": "Avisé (essais, sans valeur)",
        "authority_name": "Autorité d’essai, démonstration",
        "fast": True,
    } | options
    return make_demo_authority(folder, names or (SIGNATORY,), PASSPHRASE, **settings)


def a_key(folder: Path, name: str = SIGNATORY, **options: Any) -> PdfSigningKey:
    """Make an authority with one person, and open that person's key."""
    return load_signing_key(an_authority(folder, name, **options).keys[name], PASSPHRASE)


def any_signer(key: PdfSigningKey) -> Signer:
    """Return pyHanko's own signer on a key: what a forger who has the key could sign with."""
    return _AnySigner(key)


class _AnySigner(Signer):
    def __init__(self, key: PdfSigningKey) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko
        super().__init__(signing_cert=as_asn1(key.certificate), cert_registry=store)
        self._key = key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,  # noqa: ARG002  # pyHanko's signature; only SHA-256 is asked for
        dry_run: bool = False,
    ) -> bytes:
        return bytes(512) if dry_run else self._key._secret.sign(data, self._key.subject_name)

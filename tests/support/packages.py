"""Packages out and back for tests: fixed keys, small values, and the means to make hostile ones."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from pyrage import x25519

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation, facts_sha256
from reviewer.committee.grid import Rating
from reviewer.committee.offline.answers import (
    DeclarationAnswer,
    DeclineAnswer,
    DestructionAnswer,
    EvaluationAnswer,
    PackageBack,
)
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.package import PackagedAttachment, PackagedDossier, PackageOut
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.dossier import Attachment, RequestVersion, version_sha256
from reviewer.exchange.adapters import AgePackages
from reviewer.exchange.documents import PACKAGE, package_document
from reviewer.exchange.json_text import canonical
from reviewer.exchange.keys import sign
from tests.support.committee import GRID, ratings, verdicts
from tests.support.requests import a_request
from tests.support.source import ROOT

VECTORS = ROOT / "tests" / "data" / "packages"
MADE_AT = datetime(2025, 5, 20, 13, 0, tzinfo=UTC)
ANSWERED_AT = datetime(2025, 5, 24, 9, 30, tzinfo=UTC)
FILES = AgePackages()
CV = b"%PDF-1.7\nune piece d'essai\n"
DIPLOMA = bytes(range(256)) * 3


def _keys(name: str) -> KeyPairs:
    facts = json.loads((VECTORS / "1" / "keys.json").read_text(encoding="utf-8"))[name]
    public = PublicKeys(recipient=facts["recipient"], verifying=bytes.fromhex(facts["verifying"]))
    return KeyPairs(public=public, identity=facts["identity"], signing=bytes.fromhex(facts["signing"]))


OFFICE, EXPERT, STRANGER = _keys("office"), _keys("expert"), _keys("stranger")


def known(*keys: KeyPairs) -> Callable[[str], PublicKeys | None]:
    """Return who answers for the signatures of these keys alone."""
    return {one.public.fingerprint: one.public for one in keys}.get


def an_invitation() -> Invitation:
    """Return an invitation of the office."""
    return Invitation(
        id="invitation-1",
        expert_id="elsa",
        expert_name="Elsa Experte",
        office_name="Bureau d’essai",
        office=OFFICE.public,
        made_at=MADE_AT,
    )


def an_enrolment(**others: Any) -> Enrolment:
    """Return the answer to it."""
    enrolment = Enrolment(
        id="enrolment-1",
        invitation_id="invitation-1",
        expert_id="elsa",
        keys=EXPERT.public,
        made_at=ANSWERED_AT,
    )
    return replace(enrolment, **others)


def an_attachment(content: bytes, filename: str = "CV.pdf") -> PackagedAttachment:
    """Return a document as a package names it."""
    sha256 = hashlib.sha256(content).hexdigest()
    return PackagedAttachment(
        kind="cv", filename=filename, sha256=sha256, size=len(content), original_sha256=sha256
    )


def a_correction() -> FactCorrection:
    """Return a correction that stands."""
    return FactCorrection(
        id="c1",
        dossier_id="d1",
        path="job.hours_per_week",
        declared=37.5,
        corrected=35,
        reason="Le contrat le dit.",
        by="claude",
        at=MADE_AT,
        request_version=1,
    )


def a_dossier(
    key: str = "d1",
    attachments: Iterable[PackagedAttachment] = (an_attachment(CV), an_attachment(DIPLOMA, "Diplôme.bin")),
    corrections: tuple[FactCorrection, ...] = (),
    **others: Any,
) -> PackagedDossier:
    """Return a dossier whose digests hold."""
    request = a_request(reference=f"TC-2025-{key}")
    documents = tuple(attachments)
    version = RequestVersion(
        number=1,
        request=request,
        sha256="",
        taken_in_at=MADE_AT,
        taken_in_by="",
        origin="",
        attachments=tuple(
            Attachment(kind=one.kind, filename=one.filename, sha256=one.original_sha256, size=one.size)
            for one in documents
        ),
    )
    version = replace(version, sha256=version_sha256(request, version.attachments))
    dossier = PackagedDossier(
        dossier_id=key,
        reference=request.reference,
        programme_id="iatiev",
        seat=2,
        breaks_tie=False,
        request_version=1,
        request=request,
        request_sha256=version.sha256,
        corrections=corrections,
        facts_sha256=facts_sha256(version, corrections),
        attachments=documents,
        grid_id=GRID.id,
        due_on=date(2025, 6, 10),
    )
    return replace(dossier, **others)


def a_package(*dossiers: PackagedDossier, **others: Any) -> PackageOut:
    """Return a package out of the office for the expert."""
    package = PackageOut(
        id="package-1",
        office_name="Bureau d’essai",
        office=OFFICE.public,
        expert_id="elsa",
        expert_name="Elsa Experte",
        expert_fingerprint=EXPERT.public.fingerprint,
        made_at=MADE_AT,
        open_until=date(2025, 7, 31),
        dossiers=dossiers or (a_dossier(corrections=(a_correction(),)),),
        grids=(GRID,),
    )
    return replace(package, **others)


def contents_of(*contents: bytes) -> dict[str, Callable[[], BinaryIO]]:
    """Return what opens each of these documents."""

    def opener(content: bytes) -> Callable[[], BinaryIO]:
        return lambda: io.BytesIO(content)

    return {hashlib.sha256(content).hexdigest(): opener(content) for content in contents}


def an_evaluation(dossier: PackagedDossier, **others: Any) -> Evaluation:
    """Return a sealed evaluation of a packaged dossier."""
    draft = Evaluation(
        id=f"evaluation-{dossier.dossier_id}",
        dossier_id=dossier.dossier_id,
        expert_id="elsa",
        seat=dossier.seat,
        grid_id=GRID.id,
        request_version=1,
        ratings={**ratings(), "job.share": Rating(not_applicable=True, comment="Sans objet.")},
        verdicts=verdicts(profile=False),
        justification="Le poste est en IA.",
    )
    return replace(draft, **others).submit(
        GRID, ANSWERED_AT, justification_required=False, facts=dossier.facts_sha256
    )


def a_return(package: PackageOut | None = None, **others: Any) -> PackageBack:
    """Return a package back with an answer of each kind."""
    dossier = (package or a_package()).dossiers[0]
    shared: dict[str, Any] = {
        "package_id": "package-1",
        "dossier_id": dossier.dossier_id,
        "facts_sha256": dossier.facts_sha256,
        "at": ANSWERED_AT,
    }
    back = PackageBack(
        id="return-1",
        number=1,
        expert_id="elsa",
        expert_fingerprint=EXPERT.public.fingerprint,
        office_fingerprint=OFFICE.public.fingerprint,
        made_at=ANSWERED_AT,
        answers=(
            DeclarationAnswer(**shared, id="a1", revision=1, kind=DeclarationKind.NONE),
            EvaluationAnswer(**shared, id="a2", revision=2, evaluation=an_evaluation(dossier)),
            DeclineAnswer(**shared, id="a3", revision=3, reason="Plus le temps."),
        ),
        destructions=(
            DestructionAnswer(
                id="x1",
                package_id="package-0",
                at=ANSWERED_AT,
                on_schedule=True,
                dossier_ids=("d0",),
                contents=("0" * 64,),
            ),
        ),
    )
    return replace(back, **others)


def written_package(folder: Path, package: PackageOut | None = None, *contents: bytes) -> Path:
    """Write a package out; return where it is."""
    path = folder / "package-1.avisex"
    FILES.write_package(
        package or a_package(), contents_of(*contents or (CV, DIPLOMA)), OFFICE, EXPERT.public, path
    )
    return path


def written_return(folder: Path, back: PackageBack | None = None) -> Path:
    """Write a package back; return where it is."""
    path = folder / "return-1.avisre"
    FILES.write_return(back or a_return(), EXPERT, OFFICE.public, path)
    return path


def opened(path: Path, scratch: Path) -> tuple[PackageOut, dict[str, bytes]]:
    """Read a package as the expert's copy does; return it with its documents."""
    with FILES.read_package(path, (EXPERT,), known(OFFICE), scratch) as received:
        shas = {one.sha256 for dossier in received.package.dossiers for one in dossier.attachments}
        found = {}
        for sha256 in shas:
            with received.open_document(sha256) as stream:
                found[sha256] = stream.read()
        return received.package, found


# ------------------------------------------------------------------------------ what an enemy makes


def sealed(clear: bytes, path: Path, to: KeyPairs = EXPERT) -> Path:
    """Encrypt any bytes as a package is; return where they are."""
    path.write_bytes(pyrage.encrypt(clear, [x25519.Recipient.from_str(to.public.recipient)]))
    return path


def signed_manifest(package: PackageOut, by: KeyPairs = OFFICE, **changed: Any) -> tuple[bytes, bytes]:
    """Return a manifest, any of its keys changed, signed by whoever is the enemy."""
    manifest = canonical({**package_document(package), **changed})
    return manifest, sign(PACKAGE, manifest, by)


def documents_in_order(*contents: bytes) -> dict[str, bytes]:
    """Return documents by the names that they have in a container, in its order."""
    return dict(sorted((f"files/{hashlib.sha256(one).hexdigest()}", one) for one in contents))


def entry(name: str, **attributes: Any) -> zipfile.ZipInfo:
    """Return what ``zipfile`` says of an entry of the format, any of it changed."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    for key, value in attributes.items():
        setattr(info, key, value)
    return info


def zipped(entries: Iterable[tuple[zipfile.ZipInfo, bytes]], comment: bytes = b"") -> bytes:
    """Return an archive as ``zipfile`` writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = comment
        for info, content in entries:
            archive.writestr(info, content)
    return out.getvalue()


def container_of(manifest: bytes, signature: bytes, documents: Mapping[str, bytes]) -> bytes:
    """Return a container of the format, written by ``zipfile``."""
    entries = {"manifest.json": manifest, "manifest.sig": signature, **documents}
    return zipped((entry(name), content) for name, content in entries.items())

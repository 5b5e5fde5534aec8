"""Packages out and back as the documents inside them: ``avise.package/1`` and ``avise.return/1``.

Reading trusts nothing: what comes out is typed all through, and says of itself nothing that its own content denies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import facts_sha256, seal_of
from reviewer.committee.grid_document import from_document as read_grid
from reviewer.committee.grid_document import to_document as grid_document
from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.keys import PublicKeys
from reviewer.committee.offline.package import PackagedAttachment, PackagedDossier, PackageOut
from reviewer.committee.offline.refusals import (
    DocumentMalformed,
    PackageRefused,
    PackageSchemaNewer,
    PromisedDigestDiffers,
)
from reviewer.dossier.correction import CorrectionEnd, FactCorrection
from reviewer.dossier.dossier import Attachment, RequestVersion, version_sha256
from reviewer.dossier.serialization import from_document as read_request
from reviewer.dossier.serialization import to_document as request_document
from reviewer.exchange.answers import answer_document, destruction_document, read_answer, read_destruction
from reviewer.exchange.keys import is_recipient
from reviewer.exchange.limits import limits, require_within
from reviewer.exchange.shape import Misshapen, require_shape

PACKAGE: Final = "avise.package/1"
RETURN: Final = "avise.return/1"

_T = TypeVar("_T")


def package_document(package: PackageOut) -> dict[str, Any]:
    """Return a package out as plain values."""
    return {
        "schema": PACKAGE,
        "id": package.id,
        "made_at": package.made_at.isoformat(),
        "open_until": package.open_until.isoformat(),
        "office": {"name": package.office_name, **keys_document(package.office)},
        "expert": {
            "id": package.expert_id,
            "name": package.expert_name,
            "fingerprint": package.expert_fingerprint,
        },
        "dossiers": [_dossier(dossier) for dossier in package.dossiers],
        "grids": [grid_document(grid) for grid in package.grids],
    }


def read_package(document: Mapping[str, Any], file: str) -> PackageOut:
    """Return the package out of a document. Raises ``PackageRefused``."""
    office, expert = document.get("office"), document.get("expert")

    def build() -> PackageOut:
        return PackageOut(
            id=document["id"],
            office_name=_of(office)["name"],
            office=read_keys(_of(office)),
            expert_id=_of(expert)["id"],
            expert_name=_of(expert)["name"],
            expert_fingerprint=_of(expert)["fingerprint"],
            made_at=datetime.fromisoformat(document["made_at"]),
            open_until=date.fromisoformat(document["open_until"]),
            dossiers=tuple(_read_dossier(one) for one in document["dossiers"]),
            grids=tuple(read_grid(one) for one in document["grids"]),
        )

    package = _built(build, PackageOut, file)
    if not _contained(document, package_document(package)):
        raise DocumentMalformed(file, "$")
    require_consistent(package, file)
    return package


def return_document(back: PackageBack) -> dict[str, Any]:
    """Return a package back as plain values."""
    return {
        "schema": RETURN,
        "id": back.id,
        "number": back.number,
        "made_at": back.made_at.isoformat(),
        "expert": {"id": back.expert_id, "fingerprint": back.expert_fingerprint},
        "office": {"fingerprint": back.office_fingerprint},
        "answers": [answer_document(answer) for answer in back.answers],
        "destructions": [destruction_document(one) for one in back.destructions],
    }


def read_return(document: Mapping[str, Any], file: str) -> PackageBack:
    """Return the package back of a document. Raises ``PackageRefused``."""

    def build() -> PackageBack:
        return PackageBack(
            id=document["id"],
            number=document["number"],
            expert_id=document["expert"]["id"],
            expert_fingerprint=document["expert"]["fingerprint"],
            office_fingerprint=document["office"]["fingerprint"],
            made_at=datetime.fromisoformat(document["made_at"]),
            answers=tuple(read_answer(one) for one in document["answers"]),
            destructions=tuple(read_destruction(one) for one in document["destructions"]),
        )

    back = _built(build, PackageBack, file)
    if not _contained(document, return_document(back)):
        raise DocumentMalformed(file, "$")
    require_answers_consistent(back, file)
    return back


def require_schema(document: Mapping[str, Any], schema: str, file: str) -> None:
    """Raise unless a document is of this schema: ``PackageSchemaNewer`` where it is a later one of the same name."""
    found = document.get("schema")
    if found == schema:
        return
    name, _, version = str(found).partition("/")
    known, _, own = schema.partition("/")
    if (
        name == known
        and version.isascii()
        and version.isdigit()
        and len(version) < 9
        and int(version) > int(own)
    ):
        raise PackageSchemaNewer(file, f"{name}/{int(version)}", schema)
    raise DocumentMalformed(file, "$.schema")


def keys_document(keys: PublicKeys) -> dict[str, str]:
    """Return public keys as plain values."""
    return {"recipient": keys.recipient, "verifying": keys.verifying.hex()}


def read_keys(document: Mapping[str, Any]) -> PublicKeys:
    """Return public keys; raise ``ValueError``, ``KeyError`` or ``TypeError`` where they are none of our kind."""
    verifying, recipient = bytes.fromhex(document["verifying"]), document["recipient"]
    if len(verifying) != 32 or verifying.hex() != document["verifying"] or not is_recipient(recipient):
        raise ValueError("keys")
    return PublicKeys(recipient=recipient, verifying=verifying)


def require_consistent(package: PackageOut, file: str) -> None:
    """Raise where a package contradicts itself: a digest of its own content, a grid that is not there, a name twice."""
    _require_shape(package, PackageOut, file)
    most = limits().container
    grids = {grid.id for grid in package.grids}
    if len(grids) != len(package.grids):
        raise DocumentMalformed(file, "$.grids")
    if len({dossier.dossier_id for dossier in package.dossiers}) != len(package.dossiers):
        raise DocumentMalformed(file, "$.dossiers")
    for number, dossier in enumerate(package.dossiers):
        place = f"dossiers[{number}]"
        if dossier.grid_id not in grids:
            raise DocumentMalformed(file, f"$.{place}.grid")
        version = _version(dossier, package)
        if version_sha256(version.request, version.attachments) != dossier.request_sha256:
            raise PromisedDigestDiffers(file, f"{place}.request")
        if facts_sha256(version, dossier.corrections) != dossier.facts_sha256:
            raise PromisedDigestDiffers(file, f"{place}.facts")
    sizes = documents_of(package, file)
    require_within(file, "documents", len(sizes), most.documents)
    for size in sizes.values():
        require_within(file, "document_bytes", size, most.document_bytes)
    require_within(file, "total_bytes", sum(sizes.values()), most.total_bytes)


def documents_of(package: PackageOut, file: str) -> dict[str, int]:
    """Return every document that a package promises, once each: SHA-256 to bytes, in ascending order."""
    found: dict[str, int] = {}
    for dossier in package.dossiers:
        for attachment in dossier.attachments:
            if found.setdefault(attachment.sha256, attachment.size) != attachment.size:
                raise PromisedDigestDiffers(file, attachment.sha256)
    return dict(sorted(found.items()))


def require_answers_consistent(back: PackageBack, file: str) -> None:
    """Raise where a package back contradicts itself: somebody else's vote, a seal that is not of its content."""
    _require_shape(back, PackageBack, file)
    ids = [one.id for one in (*back.answers, *back.destructions)]
    if len(set(ids)) != len(ids):
        raise DocumentMalformed(file, "$.answers")
    for number, answer in enumerate(back.answers):
        evaluation = getattr(answer, "evaluation", None)
        if evaluation is None:
            continue
        place = f"answers[{number}]"
        own = (evaluation.dossier_id, evaluation.expert_id, evaluation.facts_sha256)
        if own != (answer.dossier_id, back.expert_id, answer.facts_sha256) or not evaluation.submitted:
            raise DocumentMalformed(file, f"$.{place}.evaluation")
        if seal_of(evaluation) != evaluation.seal:
            raise PromisedDigestDiffers(file, f"{place}.seal")


def _version(dossier: PackagedDossier, package: PackageOut) -> RequestVersion:
    """Return the version of the request as the office has it."""
    return RequestVersion(
        number=dossier.request_version,
        request=dossier.request,
        sha256=dossier.request_sha256,
        taken_in_at=package.made_at,
        taken_in_by="",
        origin="",
        attachments=tuple(
            Attachment(kind=one.kind, filename=one.filename, sha256=one.original_sha256, size=one.size)
            for one in dossier.attachments
        ),
    )


def _built(build: Callable[[], _T], kind: type[_T], file: str) -> _T:
    """Build a value from a document and hold it to its types before anything looks into it."""
    try:
        value = build()
    except PackageRefused:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise DocumentMalformed(file, f"$ {type(error).__name__}") from None
    _require_shape(value, kind, file)
    return value


def _require_shape(value: object, kind: type, file: str) -> None:
    try:
        require_shape(value, kind)
    except Misshapen as found:
        raise DocumentMalformed(file, found.place[:120]) from None


def _of(document: object) -> Mapping[str, Any]:
    if not isinstance(document, Mapping):
        raise TypeError(type(document).__name__)
    return document


def _contained(found: object, again: object) -> bool:
    """Tell whether all that was found is what we would write of it: nothing unknown, nothing read as something else.

    What a document leaves out, because its version of the format did not know it yet, is not missed.
    """
    if isinstance(found, Mapping):
        return isinstance(again, Mapping) and all(
            key in again and _contained(inside, again[key]) for key, inside in found.items()
        )
    if isinstance(found, list):
        return (
            isinstance(again, list)
            and len(found) == len(again)
            and all(_contained(*pair) for pair in zip(found, again, strict=True))
        )
    return isinstance(found, bool) == isinstance(again, bool) and found == again


def _dossier(dossier: PackagedDossier) -> dict[str, Any]:
    return {
        "id": dossier.dossier_id,
        "reference": dossier.reference,
        "programme": dossier.programme_id,
        "seat": dossier.seat,
        "breaks_tie": dossier.breaks_tie,
        "due_on": None if dossier.due_on is None else dossier.due_on.isoformat(),
        "declared": None if dossier.declared is None else dossier.declared.value,
        "last_revision": dossier.last_revision,
        "grid": dossier.grid_id,
        "request_version": dossier.request_version,
        "request": request_document(dossier.request),
        "request_sha256": dossier.request_sha256,
        "corrections": [_correction(one) for one in dossier.corrections],
        "facts_sha256": dossier.facts_sha256,
        "attachments": [
            {
                "kind": one.kind,
                "filename": one.filename,
                "sha256": one.sha256,
                "size": one.size,
                "original_sha256": one.original_sha256,
                "may_name_author": one.may_name_author,
            }
            for one in dossier.attachments
        ],
    }


def _read_dossier(document: Mapping[str, Any]) -> PackagedDossier:
    due_on, declared = document["due_on"], document["declared"]
    return PackagedDossier(
        dossier_id=document["id"],
        reference=document["reference"],
        programme_id=document["programme"],
        seat=document["seat"],
        breaks_tie=document["breaks_tie"],
        due_on=None if due_on is None else date.fromisoformat(due_on),
        declared=None if declared is None else DeclarationKind(declared),
        last_revision=document.get("last_revision", 0),
        grid_id=document["grid"],
        request_version=document["request_version"],
        request=read_request(document["request"]),
        request_sha256=document["request_sha256"],
        corrections=tuple(_read_correction(one) for one in document["corrections"]),
        facts_sha256=document["facts_sha256"],
        attachments=tuple(PackagedAttachment(**one) for one in _objects(document["attachments"])),
    )


def _correction(one: FactCorrection) -> dict[str, Any]:
    return {
        "id": one.id,
        "dossier": one.dossier_id,
        "path": one.path,
        "declared": one.declared,
        "corrected": one.corrected,
        "reason": one.reason,
        "by": one.by,
        "at": one.at.isoformat(),
        "request_version": one.request_version,
        "ended": None if one.ended is None else one.ended.value,
        "ended_by": one.ended_by,
        "ended_at": None if one.ended_at is None else one.ended_at.isoformat(),
    }


def _read_correction(document: Mapping[str, Any]) -> FactCorrection:
    ended, ended_at = document["ended"], document["ended_at"]
    return FactCorrection(
        id=document["id"],
        dossier_id=document["dossier"],
        path=document["path"],
        declared=document["declared"],
        corrected=document["corrected"],
        reason=document["reason"],
        by=document["by"],
        at=datetime.fromisoformat(document["at"]),
        request_version=document["request_version"],
        ended=None if ended is None else CorrectionEnd(ended),
        ended_by=document["ended_by"],
        ended_at=None if ended_at is None else datetime.fromisoformat(ended_at),
    )


def _objects(value: object) -> Iterable[Mapping[str, Any]]:
    if not isinstance(value, list):
        raise TypeError(type(value).__name__)
    return value

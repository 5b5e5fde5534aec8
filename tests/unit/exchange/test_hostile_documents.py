"""Manifests that an enemy wrote who holds a right key: none is taken that is not of its form all through."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reviewer.committee.offline.refusals import (
    DocumentMalformed,
    PackageForSomebodyElse,
    PackageLimit,
    PackageRefused,
    PackageSchemaNewer,
    PackageSignatureWrong,
    PackageTooBig,
    PromisedDigestDiffers,
)
from reviewer.exchange.documents import PACKAGE, RETURN, package_document, return_document
from reviewer.exchange.json_text import canonical
from reviewer.exchange.keys import sign
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    STRANGER,
    a_correction,
    a_dossier,
    a_package,
    a_return,
    an_invitation,
    container_of,
    documents_in_order,
    known,
    sealed,
)


def _package(manifest: bytes, folder: Path, *, schema: str = PACKAGE, by: Any = OFFICE) -> None:
    clear = container_of(manifest, sign(schema, manifest, by), documents_in_order(CV, DIPLOMA))
    path = sealed(clear, folder / "p.avisex")
    try:
        with FILES.read_package(path, (EXPERT,), known(OFFICE), folder):
            pass
    finally:
        assert list(folder.iterdir()) == [path]


def _return(manifest: bytes, folder: Path, *, schema: str = RETURN, by: Any = EXPERT) -> None:
    path = sealed(container_of(manifest, sign(schema, manifest, by), {}), folder / "r.avisre", OFFICE)
    FILES.read_return(path, (OFFICE,), known(EXPERT))


def _changed(document: dict[str, Any], path: str, value: object) -> bytes:
    changed = deepcopy(document)
    node: Any = changed
    *steps, last = path.split(".")
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if value is KeyError:
        del node[last]
    else:
        node[int(last) if isinstance(node, list) else last] = value
    return json.dumps(changed, ensure_ascii=False).encode("utf-8", "surrogatepass")


GOOD_PACKAGE = package_document(a_package(a_dossier(corrections=(a_correction(),))))
GOOD_RETURN = return_document(a_return())


def test_what_is_good_is_taken(tmp_path: Path) -> None:
    _package(canonical(GOOD_PACKAGE), tmp_path)
    _return(canonical(GOOD_RETURN), tmp_path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", 5),
        ("id", ""),
        ("id", "a\nb"),
        ("id", "x" * 201),
        ("made_at", "2025-05-20T13:00:00"),
        ("made_at", "2025-05-20"),
        ("made_at", None),
        ("open_until", "2025-02-30"),
        ("open_until", "20250731"),
        ("office", None),
        ("office.name", KeyError),
        ("expert.fingerprint", "A" * 64),
        ("dossiers", {}),
        ("dossiers", None),
        ("dossiers.0", []),
        ("dossiers.0.seat", -1),
        ("dossiers.0.seat", True),
        ("dossiers.0.seat", 1.5),
        ("dossiers.0.breaks_tie", 1),
        ("dossiers.0.declared", "peut-être"),
        ("dossiers.0.grid", "une autre"),
        ("dossiers.0.request", {"schema": "avise.request/2"}),
        ("dossiers.0.request.candidate.family_name", ["Okonkwo"]),
        ("dossiers.0.request.candidate.family_name", 12),
        ("dossiers.0.request.candidate.diplomas", {}),
        ("dossiers.0.request.job.annual_salary_cad", "NaN"),
        ("dossiers.0.request.job.annual_salary_cad", "1e999999999"),
        ("dossiers.0.request.job.hours_per_week", "Infinity"),
        ("dossiers.0.request.job.noc_version", "2031"),
        ("dossiers.0.request.unknown", 1),
        ("dossiers.0.corrections.0.at", 5),
        ("dossiers.0.corrections.0.path", None),
        ("dossiers.0.attachments.0.filename", "../CV.pdf"),
        ("dossiers.0.attachments.0.filename", "CV\u202efdp.exe"),
        ("dossiers.0.attachments.0.filename", ".."),
        ("dossiers.0.attachments.0.filename", "é" * 200),
        ("dossiers.0.attachments.0.sha256", "../../../etc/passwd"),
        ("dossiers.0.attachments.0.size", -1),
        ("dossiers.0.attachments.0.size", "27"),
        ("dossiers.0.attachments.0.more", 1),
        ("grids.0.findings", None),
        ("grids.0.findings.0.criteria.0.marks.0.value", "4"),
        ("grids.0.findings.0.criteria.0.weight", None),
        ("grids.0.contradiction", {"yes_up_to": 1}),
        ("more", None),
    ],
)
def test_a_package_whose_manifest_is_misshapen_is_refused(tmp_path: Path, path: str, value: object) -> None:
    with pytest.raises(DocumentMalformed):
        _package(_changed(GOOD_PACKAGE, path, value), tmp_path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("number", -1),
        ("number", "1"),
        ("answers.0.answer", "abstention"),
        ("answers.0.declared", None),
        ("answers.0.revision", "2"),
        ("answers.0.at", "2025-05-24T09:30:00"),
        ("answers.1.id", "a1"),
        ("answers.1.evaluation", None),
        ("answers.1.evaluation.expert", "eli"),
        ("answers.1.evaluation.dossier", "d2"),
        ("answers.1.evaluation.facts_sha256", "1" * 64),
        ("answers.1.evaluation.submitted_at", None),
        ("answers.1.evaluation.version", 3),
        ("answers.1.evaluation.ratings", []),
        ("answers.1.evaluation.ratings", {"job.tasks": {"mark": "3"}}),
        ("answers.1.evaluation.ratings", {"job.tasks": 3}),
        ("answers.1.evaluation.verdicts", {"job": "oui"}),
        ("answers.2.reason", KeyError),
        ("destructions.0.contents", ["x"]),
        ("destructions.0.contents", "0" * 64),
        ("destructions", None),
    ],
)
def test_a_return_whose_manifest_is_misshapen_is_refused(tmp_path: Path, path: str, value: object) -> None:
    with pytest.raises(DocumentMalformed):
        _return(_changed(GOOD_RETURN, path, value), tmp_path)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b'{"schema": "avise.package/1"',
        b'{"a": 1, "a": 2}',
        b'{"schema": NaN}',
        b'{"schema": Infinity}',
        b'{"schema": 1e400}',
        b'{"schema": ' + b"9" * 5_000 + b"}",
        b'{"schema": "\xff"}',
        b'\xef\xbb\xbf{"schema": "avise.package/1"}',
        b'{"schema": "a\\u0000b"}',
        b'{"schema": "\\ud800"}',
        b'{"schema": "avise.return/1"}',
        b'{"schema": "avise.package/"}',
        b'{"schema": "avise.package/0"}',
        b'{"schema": 1}',
        b'{"schema": "avise.package/1"}',
        b'{"schema": "avise.package/1", "office": {"verifying": 5, "recipient": []}}',
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(DocumentMalformed):
        _package(raw, tmp_path)


@pytest.mark.parametrize(
    ("raw", "limit"),
    [
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, PackageLimit.DEPTH),
        (b'{"a":' + b"[" * 25 + b"]" * 25 + b"}", PackageLimit.DEPTH),
        (b'{"a": "' + b"x" * 100_001 + b'"}', PackageLimit.TEXT),
        (b'{"a": [' + b"1," * 4_000 + b"1]}", PackageLimit.ITEMS),
    ],
    ids=["too deep for Python", "too deep", "a text too long", "a list too long"],
)
def test_a_manifest_past_a_limit_says_which(tmp_path: Path, raw: bytes, limit: PackageLimit) -> None:
    with pytest.raises(PackageTooBig) as raised:
        _package(raw, tmp_path)
    assert raised.value.limit is limit
    assert raised.value.found > raised.value.allowed


def test_a_later_version_of_the_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageSchemaNewer) as raised:
        _package(_changed(GOOD_PACKAGE, "schema", "avise.package/2"), tmp_path)
    assert (raised.value.found, raised.value.known) == ("avise.package/2", PACKAGE)
    with pytest.raises(PackageSchemaNewer):
        _return(_changed(GOOD_RETURN, "schema", "avise.return/17"), tmp_path)


def test_a_signature_for_one_kind_of_document_is_none_for_another(tmp_path: Path) -> None:
    with pytest.raises(PackageSignatureWrong):
        _package(canonical(GOOD_PACKAGE), tmp_path, schema=RETURN)
    with pytest.raises(PackageSignatureWrong):
        _return(canonical(GOOD_RETURN), tmp_path, schema=PACKAGE)


def test_a_manifest_signed_by_a_stranger_in_the_name_of_the_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageSignatureWrong):
        _package(canonical(GOOD_PACKAGE), tmp_path, by=STRANGER)
    with pytest.raises(PackageSignatureWrong):
        _return(canonical(GOOD_RETURN), tmp_path, by=STRANGER)


def test_a_package_that_names_another_expert_than_it_is_sealed_to_is_refused(tmp_path: Path) -> None:
    """Whoever received a package cannot seal it anew to a colleague."""
    with pytest.raises(PackageForSomebodyElse):
        _package(_changed(GOOD_PACKAGE, "expert.fingerprint", STRANGER.public.fingerprint), tmp_path)
    with pytest.raises(PackageForSomebodyElse):
        _return(_changed(GOOD_RETURN, "office.fingerprint", STRANGER.public.fingerprint), tmp_path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("dossiers.0.request_sha256", "0" * 64),
        ("dossiers.0.facts_sha256", "0" * 64),
        ("dossiers.0.request.candidate.family_name", "Autre"),
        ("dossiers.0.corrections", []),
        ("dossiers.0.attachments.0.original_sha256", "0" * 64),
        ("dossiers.0.attachments.0.filename", "Autre.pdf"),
    ],
)
def test_a_package_whose_own_digests_do_not_hold_is_refused(tmp_path: Path, path: str, value: object) -> None:
    with pytest.raises(PromisedDigestDiffers):
        _package(_changed(GOOD_PACKAGE, path, value), tmp_path)


def test_a_vote_that_is_not_what_its_seal_says_is_refused(tmp_path: Path) -> None:
    for path, value in (("justification", "Non."), ("seal", None), ("seal", "0" * 64)):
        with pytest.raises(PromisedDigestDiffers):
            _return(_changed(GOOD_RETURN, f"answers.1.evaluation.{path}", value), tmp_path)


def test_a_dossier_or_a_grid_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    for name in ("dossiers", "grids"):
        twice = [*GOOD_PACKAGE[name], *GOOD_PACKAGE[name]]
        with pytest.raises(DocumentMalformed):
            _package(_changed(GOOD_PACKAGE, name, twice), tmp_path)


def test_one_document_of_two_sizes_is_refused(tmp_path: Path) -> None:
    dossier, other = a_dossier("d1"), a_dossier("d2")
    longer = replace(other.attachments[0], size=other.attachments[0].size + 1)
    package = a_package(dossier, replace(other, attachments=(longer, *other.attachments[1:])))
    with pytest.raises(PromisedDigestDiffers):
        _package(canonical(package_document(package)), tmp_path)


def test_what_an_earlier_version_of_the_format_did_not_have_is_not_missed(tmp_path: Path) -> None:
    _package(_changed(GOOD_PACKAGE, "dossiers.0.last_revision", KeyError), tmp_path)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda text: text.replace("invitation/1", "invitation/2"), PackageSchemaNewer),
        (lambda text: text.replace('"id"', '"ident"'), PackageRefused),
        (lambda text: text.replace("{", "{ ", 1), PackageRefused),
        (lambda text: text.replace("age1", "age2"), DocumentMalformed),
        (lambda text: text.replace("elsa", "eli"), PackageSignatureWrong),
        (lambda text: text.replace('"signature":"', '"signature":"0'), PackageSignatureWrong),
        (lambda text: "{}\n" + text[:0], PackageRefused),
        (lambda text: "[" * 60_000 + text[:0], PackageRefused),
        (lambda text: "{" * 60_000 + text[:0], PackageRefused),
        (lambda text: '{"a":' * 12_000 + text[:0], PackageRefused),
    ],
)
def test_a_letter_that_somebody_edited_is_refused(
    tmp_path: Path, change: Callable[[str], str], refusal: type[PackageRefused]
) -> None:
    path = tmp_path / "1.avisei"
    FILES.write_invitation(an_invitation(), OFFICE, path)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(refusal):
        FILES.read_invitation(path)

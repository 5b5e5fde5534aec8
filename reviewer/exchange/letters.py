"""Invitations and enrolments: no candidate's data, so JSON in clear, signed by the keys that they bring.

The signature proves that whoever wrote the file has the keys. Whose they are, people settle on the telephone
(``PublicKeys.spoken``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.refusals import (
    DocumentMalformed,
    NotAPackage,
    PackageAltered,
    PackageSignatureWrong,
)
from reviewer.exchange.documents import keys_document, read_keys, require_schema
from reviewer.exchange.envelope import read_letter
from reviewer.exchange.json_text import canonical, read_object
from reviewer.exchange.keys import SIGNATURE_BYTES, holds, sign
from reviewer.exchange.shape import Misshapen, require_shape
from reviewer.exchange.whole_files import written_package

INVITATION: Final = "avise.invitation/1"
ENROLMENT: Final = "avise.enrolment/1"


def write_invitation(invitation: Invitation, office: KeyPairs, path: Path) -> None:
    """Write an invitation; raise ``PackageDiskTrouble``."""
    document = {
        "schema": INVITATION,
        "id": invitation.id,
        "made_at": invitation.made_at.isoformat(),
        "expert": {"id": invitation.expert_id, "name": invitation.expert_name},
        "office": {"name": invitation.office_name, **keys_document(invitation.office)},
    }
    _write(document, INVITATION, office, path)


def read_invitation(path: Path) -> Invitation:
    """Read an invitation; raise ``PackageRefused`` or ``PackageDiskTrouble``."""
    document = _read(path, INVITATION)
    try:
        invitation = Invitation(
            id=document["id"],
            expert_id=document["expert"]["id"],
            expert_name=document["expert"]["name"],
            office_name=document["office"]["name"],
            office=read_keys(document["office"]),
            made_at=datetime.fromisoformat(document["made_at"]),
        )
        require_shape(invitation, Invitation)
    except (KeyError, TypeError, ValueError, Misshapen):
        raise DocumentMalformed(path.name, "$") from None
    _require_signed(document, INVITATION, invitation.office, path)
    return invitation


def write_enrolment(enrolment: Enrolment, expert: KeyPairs, path: Path) -> None:
    """Write an enrolment; raise ``PackageDiskTrouble``."""
    document = {
        "schema": ENROLMENT,
        "id": enrolment.id,
        "made_at": enrolment.made_at.isoformat(),
        "invitation": enrolment.invitation_id,
        "expert": {"id": enrolment.expert_id, **keys_document(enrolment.keys)},
        "replaces": enrolment.replaces,
    }
    _write(document, ENROLMENT, expert, path)


def read_enrolment(path: Path) -> Enrolment:
    """Read an enrolment; raise ``PackageRefused`` or ``PackageDiskTrouble``."""
    document = _read(path, ENROLMENT)
    try:
        enrolment = Enrolment(
            id=document["id"],
            invitation_id=document["invitation"],
            expert_id=document["expert"]["id"],
            keys=read_keys(document["expert"]),
            made_at=datetime.fromisoformat(document["made_at"]),
            replaces=document["replaces"],
        )
        require_shape(enrolment, Enrolment)
    except (KeyError, TypeError, ValueError, Misshapen):
        raise DocumentMalformed(path.name, "$") from None
    _require_signed(document, ENROLMENT, enrolment.keys, path)
    return enrolment


def _write(document: Mapping[str, Any], schema: str, keys: KeyPairs, path: Path) -> None:
    signature = sign(schema, canonical(document), keys).hex()
    with written_package(path) as out:
        out.write(canonical({**document, "signature": signature}) + b"\n")


def _read(path: Path, schema: str) -> dict[str, Any]:
    raw = read_letter(path)
    if not raw.startswith(b"{"):
        raise NotAPackage(path.name)
    document = read_object(raw, path.name)
    if document.get("schema", "") == "" or "signature" not in document:
        raise NotAPackage(path.name)
    require_schema(document, schema, path.name)
    if canonical(document) + b"\n" != raw:
        raise PackageAltered(path.name)
    return document


def _require_signed(document: Mapping[str, Any], schema: str, keys: PublicKeys, path: Path) -> None:
    signed = {key: value for key, value in document.items() if key != "signature"}
    try:
        signature = bytes.fromhex(document["signature"])
    except (TypeError, ValueError):
        raise PackageSignatureWrong(path.name) from None
    one_form = len(signature) == SIGNATURE_BYTES and signature.hex() == document["signature"]
    if not one_form or not holds(schema, canonical(signed), signature, keys):
        raise PackageSignatureWrong(path.name)

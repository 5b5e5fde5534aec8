"""The office's seal: codes of paper avis (``AV1:``), lists of states, and the office's keys as files. Ed25519.

Strict on reading: one encoding for one value, so that no two codes say the same and nothing hides in one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

import base45  # type: ignore[import-untyped]  # ships no types
import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.office_key import OfficeKey, OfficePublicKey
from reviewer.avis.proof import (
    HASH_BYTES,
    PREFIX,
    VERSION,
    PaperFacts,
    PaperFindings,
    PaperOutcome,
    paper_facts,
)
from reviewer.avis.status_list import (
    StatusList,
    StatusListForged,
    StatusListOfUnknownOffice,
    StatusListRefused,
    as_payload,
    from_payload,
)
from reviewer.documents.errors import TrustUnreadable

KEYS_SCHEMA: Final = "avise.office-keys/1"
LARGEST_LIST: Final = 50_000_000
_LARGEST_KEYS: Final = 1_000_000
_LONGEST_CODE: Final = 1_200
_SIGNATURE_BYTES: Final = 64
_KID_BYTES: Final = 8
_NUMBER, _FAVOURABLE, _ISSUED, _EXPIRES, _HOLDER, _JOB, _HASH, _KID = range(2, 10)


# --- keys -------------------------------------------------------------------------------------------------------------


def make_key(at: datetime) -> OfficeKey:
    """Return a new key, made of the system's randomness."""
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    half = OfficePublicKey(kid=key_id(public), public=public, made_at=at)
    return OfficeKey(public_half=half, private=private.private_bytes_raw())


def key_id(public: bytes) -> str:
    """Return the name of a public key."""
    return hashlib.sha256(public).hexdigest()[: 2 * _KID_BYTES]


def sign(message: bytes, key: OfficeKey) -> bytes:
    """Return the 64 bytes of a signature."""
    return Ed25519PrivateKey.from_private_bytes(key.private).sign(message)


def holds(message: bytes, signature: bytes, key: OfficePublicKey) -> bool:
    """Tell whether a signature is this key's on this message."""
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_pem(key: OfficePublicKey) -> bytes:
    """Return a public key as ``openssl`` reads it."""
    public = Ed25519PublicKey.from_public_bytes(key.public)
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def write_keys(keys: Sequence[OfficePublicKey]) -> bytes:
    """Return ``office-keys.json``: every public key of the office, the retired ones too."""
    document = {
        "schema": KEYS_SCHEMA,
        "keys": [
            {
                "kid": key.kid,
                "public": base64.b64encode(key.public).decode(),
                "made_at": _instant(key.made_at),
                "retired_at": None if key.retired_at is None else _instant(key.retired_at),
            }
            for key in keys
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def read_keys(raw: bytes) -> tuple[OfficePublicKey, ...]:
    """Read ``office-keys.json`` or one public key in PEM; raise ``TrustUnreadable``."""
    if len(raw) > _LARGEST_KEYS:
        raise TrustUnreadable
    try:
        if raw.lstrip().startswith(b"-----BEGIN PUBLIC KEY"):
            public = load_pem_public_key(raw)
            if not isinstance(public, Ed25519PublicKey):
                raise TrustUnreadable
            own = public.public_bytes_raw()
            return (OfficePublicKey(kid=key_id(own), public=own, made_at=datetime.fromtimestamp(0, UTC)),)
        document = json.loads(raw)
        if document["schema"] != KEYS_SCHEMA:
            raise TrustUnreadable
        return tuple(_read_key(entry) for entry in document["keys"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise TrustUnreadable from None


def _read_key(entry: dict[str, Any]) -> OfficePublicKey:
    public = base64.b64decode(entry["public"], validate=True)
    retired = entry["retired_at"]
    if len(public) != 32 or entry["kid"] != key_id(public):
        raise TrustUnreadable
    return OfficePublicKey(
        kid=entry["kid"],
        public=public,
        made_at=_aware(entry["made_at"]),
        retired_at=None if retired is None else _aware(retired),
    )


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at


# --- the code on paper ------------------------------------------------------------------------------------------------


def paper_code(content: AvisContent, key: OfficeKey) -> str:
    """Return the text of the QR code of a numbered avis."""
    payload = cbor2.dumps(_as_map(paper_facts(content, key.kid)), canonical=True)
    code: bytes = base45.b45encode(payload + sign(PREFIX.encode() + payload, key))
    return PREFIX + code.decode("ascii")


def read_paper(text: str, keys: Sequence[OfficePublicKey]) -> PaperFindings:
    """Return what the text of a code proves, whatever it is; never raises."""
    text = text.strip("\r\n")
    if not text.startswith(PREFIX) or len(text) > _LONGEST_CODE:
        return PaperFindings(outcome=PaperOutcome.NOT_AN_AVIS, code="code_not_ours")
    try:
        raw = base45.b45decode(text.removeprefix(PREFIX))
        payload, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
        facts = _from_map(cbor2.loads(payload))
        canonical = cbor2.dumps(_as_map(facts), canonical=True) == payload
        if not canonical or PREFIX + base45.b45encode(raw).decode("ascii") != text:
            raise ValueError("not the one encoding")
    except Exception:  # a hostile code: the decoders raise what they like
        return PaperFindings(outcome=PaperOutcome.ALTERED, code="code_altered")
    key = next((one for one in keys if one.kid == facts.kid), None)
    if key is None:
        return PaperFindings(outcome=PaperOutcome.UNTRUSTED, code="code_of_unknown_office")
    if not holds(PREFIX.encode() + payload, signature, key):
        return PaperFindings(outcome=PaperOutcome.ALTERED, code="code_altered")
    if not key.signed_on(facts.issued_on):
        return PaperFindings(outcome=PaperOutcome.UNTRUSTED, code="code_key_retired")
    return PaperFindings(outcome=PaperOutcome.GENUINE, code="code_genuine", facts=facts)


def _as_map(facts: PaperFacts) -> dict[int, object]:
    found: dict[int, object] = {
        1: VERSION,
        _NUMBER: facts.number,
        _FAVOURABLE: facts.favourable,
        _ISSUED: facts.issued_on.isoformat(),
        _EXPIRES: facts.expires_on.isoformat(),
        _HOLDER: facts.holder,
        _HASH: facts.content_hash,
        _KID: bytes.fromhex(facts.kid),
    }
    if facts.job is not None:
        found[_JOB] = facts.job
    return found


def _from_map(found: Any) -> PaperFacts:
    facts = PaperFacts(
        number=_is(str, found[_NUMBER]),
        favourable=_is(bool, found[_FAVOURABLE]),
        issued_on=date.fromisoformat(_is(str, found[_ISSUED])),
        expires_on=date.fromisoformat(_is(str, found[_EXPIRES])),
        holder=_is(str, found[_HOLDER]),
        job=_is(str, found[_JOB]) if _JOB in found else None,
        content_hash=_is(bytes, found[_HASH]),
        kid=_is(bytes, found[_KID]).hex(),
    )
    AvisNumber.parse(facts.number)
    if len(facts.content_hash) != HASH_BYTES or len(facts.kid) != 2 * _KID_BYTES:
        raise ValueError("lengths")
    return facts


def _is(kind: type[Any], value: object) -> Any:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value


# --- the list of states -----------------------------------------------------------------------------------------------


def sign_list(one: StatusList, key: OfficeKey) -> bytes:
    """Return the published file: the list on one line, then its signature on another."""
    payload = as_payload(one)
    seal = {"kid": key.kid, "signature": base64.b64encode(sign(payload, key)).decode()}
    return payload + json.dumps(seal, separators=(",", ":")).encode() + b"\n"


def read_list(raw: bytes, keys: Sequence[OfficePublicKey]) -> StatusList:
    """Return a published list whose signature holds; raise ``StatusListRefused``. Nothing else of it is believed."""
    if len(raw) > LARGEST_LIST:
        raise StatusListRefused
    payload, ending, seal = raw.partition(b"\n")
    try:
        said = json.loads(seal)
        kid, signature = said["kid"], base64.b64decode(said["signature"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise StatusListRefused from None
    key = next((one for one in keys if one.kid == kid), None)
    if key is None:
        raise StatusListOfUnknownOffice
    if not holds(payload + ending, signature, key):
        raise StatusListForged
    try:
        found = from_payload(payload + ending)
    except ValueError:
        raise StatusListRefused from None
    if found.kid != kid or not key.signed_on(found.issued_on):
        raise StatusListForged
    return found


def list_number(raw: bytes) -> int | None:
    """Return the number that a published file claims, unchecked, or None where it is no list."""
    try:
        number = json.loads(raw.partition(b"\n")[0])["list"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return number if type(number) is int else None

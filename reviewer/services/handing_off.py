"""What goes out to a signing service: a small JSON file (``avise.tosign/1``), and never the avis itself.

``docs/external-signing.md`` says how to make the signature from it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Final

from reviewer.avis.signature import PendingSignature, SignatureRequest
from reviewer.dossier.people import Actor

SCHEMA: Final = "avise.tosign/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff:
    """``content``: the file for the service; ``covered``: the bytes that the signature covers.

    Those are for a program that signs a file rather than a hash: they are the avis, and go to no service.
    """

    number: str
    filename: str
    content: bytes
    covered: bytes


def hand_off(pending: PendingSignature, request: SignatureRequest, actor: Actor) -> HandOff:
    """Return what goes out for a prepared signature."""
    document = {
        "schema": SCHEMA,
        "number": str(pending.number),
        "signer": actor.name,
        "certificate": request.certificate_pem.decode("ascii"),
        "prepared_at": pending.since.isoformat(),
        "digest_algorithm": "sha256",
        "document_digest": request.digest.hex(),
        "signed_attributes": base64.b64encode(request.attributes).decode("ascii"),
        "hash_to_sign": hashlib.sha256(request.attributes).hexdigest(),
        "returns": ["application/pkcs7-signature", "application/octet-stream"],
    }
    content = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"
    return HandOff(
        number=str(pending.number),
        filename=f"{pending.number}.tosign",
        content=content,
        covered=request.covered,
    )

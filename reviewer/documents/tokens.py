"""Signing keys on a token (PKCS#11): the key never leaves it, the PIN is asked for and not kept.

A module is loaded once and stays loaded (its library keeps state of its own); a session lasts as long as its key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from reviewer.documents.certificates import Credentials, path_above
from reviewer.documents.errors import (
    PinLocked,
    PinRefused,
    TokenAbsent,
    TokenKeyMissing,
    TokenModuleUnusable,
)
from reviewer.documents.paths import NO_OTHERS
from reviewer.documents.signing import PdfSigningKey, Raw, opened_key
from reviewer.services.ports.signing import TokenPlace

if TYPE_CHECKING:
    import pkcs11

_MOST_OBJECTS: Final = 64


def open_token(place: TokenPlace, pin: str, folders: Mapping[str, Path] = NO_OTHERS) -> PdfSigningKey:
    """Open a token's key with its certificate.

    Raises ``TokenModuleUnusable``, ``TokenAbsent``, ``PinRefused``, ``PinLocked``, ``TokenKeyMissing`` (no such key, or
    several and none named) or ``KeyNotForSigning``.
    """
    import pkcs11

    try:
        module = pkcs11.lib(str(place.module))
        token = _token(module, place.token)
        session = token.open(user_pin=pin)
    except (pkcs11.exceptions.PinIncorrect, pkcs11.exceptions.PinInvalid, pkcs11.exceptions.PinLenRange):
        raise PinRefused(place.token) from None
    except pkcs11.exceptions.PinLocked:
        raise PinLocked(place.token) from None
    except (pkcs11.exceptions.TokenNotPresent, pkcs11.exceptions.DeviceRemoved):
        raise TokenAbsent(place.token) from None
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise TokenModuleUnusable(place.module.name, type(error).__name__) from error
    try:
        key, credentials = _key(session, place)
    except BaseException:
        session.close()
        raise
    return opened_key(credentials, _signing_with(key, credentials, place), folders, session.close)


def _token(module: Any, label: str) -> pkcs11.Token:
    """Return the token of this label; raise ``TokenAbsent``."""
    import pkcs11

    for slot in module.get_slots(token_present=True):
        try:
            token: pkcs11.Token = slot.get_token()
        except pkcs11.PKCS11Error:
            continue
        if token.label == label:
            return token
    raise TokenAbsent(label)


def _key(session: pkcs11.Session, place: TokenPlace) -> tuple[Any, Credentials]:
    """Return the key and its certificate, found by the key's label, or alone where none is named."""
    from pkcs11 import Attribute, ObjectClass

    wanted: dict[Attribute, Any] = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True}
    if place.key:
        wanted[Attribute.LABEL] = place.key
    keys = list(session.get_objects(wanted))[:_MOST_OBJECTS]
    if len(keys) != 1:
        raise TokenKeyMissing(place.token, place.key)
    found = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))[:_MOST_OBJECTS]
    certificates = {bytes(one[Attribute.VALUE]): one for one in found}
    own = [
        der for der, one in certificates.items() if bytes(one[Attribute.ID]) == bytes(keys[0][Attribute.ID])
    ]
    if len(own) != 1:
        raise TokenKeyMissing(place.token, place.key)
    others = [x509.load_der_x509_certificate(der) for der in certificates if der != own[0]]
    certificate = x509.load_der_x509_certificate(own[0])
    return keys[0], Credentials(certificate=certificate, chain=path_above(certificate, others))


def _signing_with(key: Any, credentials: Credentials, place: TokenPlace) -> Raw:
    import pkcs11

    is_rsa = isinstance(credentials.certificate.public_key(), rsa.RSAPublicKey)

    def sign(data: bytes) -> bytes:
        try:
            if is_rsa:
                return bytes(key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS))
            # Tokens sign a hash on a curve, and give the two numbers side by side (PKCS#11, 6.3.1).
            both = bytes(key.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA))
        except (
            pkcs11.exceptions.DeviceRemoved,
            pkcs11.exceptions.SessionHandleInvalid,
            pkcs11.exceptions.SessionClosed,
            pkcs11.exceptions.TokenNotPresent,
        ):
            raise TokenAbsent(place.token) from None
        except pkcs11.PKCS11Error as error:
            raise TokenModuleUnusable(place.module.name, type(error).__name__) from error
        half = len(both) // 2
        return encode_dss_signature(int.from_bytes(both[:half]), int.from_bytes(both[half:]))

    return sign

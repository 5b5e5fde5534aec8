"""Key slots: the master key put away for one person, so that another person, or another secret, rewrites no data.

A slot has a pair of keys (X25519). Its private half is sealed under the person's secret; the master key is wrapped for
its public half. A new master key can so be given to everybody without asking anybody for a password.
"""

from __future__ import annotations

import secrets
import tomllib
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Protocol

from db.vault.errors import SecretEmpty
from db.vault.master import SIZE, MasterKey
from reviewer import resource_files
from reviewer.services.ports.key_slots import SlotKind

__all__ = [
    "Derivation",
    "Password",
    "RecoveryCode",
    "Secret",
    "Slot",
    "SlotKind",
    "slot_from_json",
    "slot_to_json",
]

ARGON2ID = "argon2id"
RANDOM = "hkdf-sha256"
_SALT = 16
_NONCE = 12


class Secret(Protocol):
    """What somebody, or a computer, opens a slot with."""

    @property
    def kind(self) -> SlotKind:
        """What kind of slot it opens."""

    def prepare(self, vault: str) -> None:
        """Make it, where a computer keeps it for the vault of that id; a person's own is there already."""

    def material(self, vault: str) -> bytes:
        """Return its bytes for the vault of that id; raise ``SecretEmpty``, or what says that it is not to be had."""


@dataclass(frozen=True, slots=True)
class Password:
    """What a person knows. The same letters typed on another keyboard are the same password (NFKC)."""

    text: str = field(repr=False)
    kind: SlotKind = field(default=SlotKind.PASSWORD, init=False)

    def prepare(self, vault: str) -> None:
        """Nothing to make."""

    def material(self, vault: str) -> bytes:  # noqa: ARG002  # what a person knows is the same for every vault
        """Return the password's bytes."""
        return _not_empty(unicodedata.normalize("NFKC", self.text).encode())


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """What a person keeps on paper. Spaces, dashes and case do not count; O reads as 0, I and L as 1."""

    text: str = field(repr=False)
    kind: SlotKind = field(default=SlotKind.RECOVERY_CODE, init=False)

    @classmethod
    def new(cls) -> RecoveryCode:
        """Return a code that nobody has, in groups for the eye."""
        facts = _facts("recovery_code")
        size, group = int(facts["characters"]), int(facts["group"])
        letters = "".join(secrets.choice(facts["alphabet"]) for _ in range(size))
        return cls("-".join(letters[at : at + group] for at in range(0, size, group)))

    def prepare(self, vault: str) -> None:
        """Nothing to make."""

    def material(self, vault: str) -> bytes:  # noqa: ARG002  # what a person knows is the same for every vault
        """Return the code's bytes, without its dashes."""
        read = self.text.upper().translate(str.maketrans("OIL", "011"))
        return _not_empty("".join(one for one in read if one in _facts("recovery_code")["alphabet"]).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How the key that seals a slot comes from a secret. Argon2id for what a person chose; HKDF for what is random."""

    name: str
    salt: bytes
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0

    @classmethod
    def fit_for(cls, kind: SlotKind) -> Derivation:
        """Return a new derivation with the costs of today."""
        salt = secrets.token_bytes(_SALT)
        if kind is not SlotKind.PASSWORD:
            return cls(name=RANDOM, salt=salt)
        costs = _facts("password")
        return cls(
            name=ARGON2ID,
            salt=salt,
            memory_kib=int(costs["memory_kib"]),
            passes=int(costs["passes"]),
            lanes=int(costs["lanes"]),
        )

    def __post_init__(self) -> None:
        if self.name not in {ARGON2ID, RANDOM} or len(self.salt) != _SALT:
            raise ValueError("derivation")
        most = _facts("limits")
        if self.name == ARGON2ID and not (
            8 * self.lanes <= self.memory_kib <= most["memory_kib"]
            and 1 <= self.passes <= most["passes"]
            and 1 <= self.lanes <= most["lanes"]
        ):
            raise ValueError("costs")

    def key(self, material: bytes) -> bytes:
        """Return the 32 bytes that seal the slot. Argon2id takes about 0.15 s, and is meant to."""
        if self.name == ARGON2ID:
            from argon2.low_level import Type, hash_secret_raw

            return hash_secret_raw(
                material, self.salt, self.passes, self.memory_kib, self.lanes, SIZE, Type.ID
            )
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), SIZE, self.salt, b"avise.slot/1").derive(material)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The master key for one holder. ``holder``: a sign-in name, or a computer's, readable without any key.

    ``private``: the private half under the secret. ``master``: the wrapped master key, by the id of the key.
    """

    id: str
    kind: SlotKind
    holder: str
    derivation: Derivation
    public: bytes
    private: bytes = field(repr=False)
    master: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def make(cls, vault: str, holder: str, secret: Secret, key: MasterKey) -> Slot:
        """Put a master key away under a secret."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        pair = X25519PrivateKey.generate()
        slot = cls(
            id=secrets.token_hex(8),
            kind=secret.kind,
            holder=holder,
            derivation=Derivation.fit_for(secret.kind),
            public=pair.public_key().public_bytes_raw(),
            private=b"",
            master={},
        )
        return slot.sealed_under(vault, secret, pair.private_bytes_raw()).holding(vault, *key.both)

    def sealed_under(self, vault: str, secret: Secret, private: bytes) -> Slot:
        """Return the slot with its private half under a secret."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        cipher = AESGCM(self.derivation.key(secret.material(vault)))
        return replace(self, private=nonce + cipher.encrypt(nonce, private, self._context(vault)))

    def holding(self, vault: str, *keys: MasterKey) -> Slot:
        """Return the slot with these master keys, and no other, wrapped in it."""
        context = self._context(vault)
        return replace(self, master={key.id: key.wrap(self.public, context) for key in keys})

    def open(self, vault: str, material: bytes) -> Mapping[str, MasterKey] | None:
        """Return the master keys in it by their ids, or None where the secret is not its own."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        context = self._context(vault)
        try:
            private = AESGCM(self.derivation.key(material)).decrypt(
                self.private[:_NONCE], self.private[_NONCE:], context
            )
        except (InvalidTag, ValueError):
            return None
        found = (MasterKey.unwrap(wrapped, private, context) for wrapped in self.master.values())
        return {key.id: key for key in found if key is not None}

    def _context(self, vault: str) -> bytes:
        return f"avise.keys/1 {vault} {self.id} {self.kind}".encode()


def slot_to_json(slot: Slot) -> dict[str, object]:
    """Return a slot as the file holds it."""
    how = slot.derivation
    costs = (
        {"memory_kib": how.memory_kib, "passes": how.passes, "lanes": how.lanes}
        if how.name == ARGON2ID
        else {}
    )
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "holder": slot.holder,
        "derivation": {"name": how.name, "salt": _text(how.salt), **costs},
        "public": _text(slot.public),
        "private": _text(slot.private),
        "master": {key_id: _text(wrapped) for key_id, wrapped in sorted(slot.master.items())},
    }


def slot_from_json(found: Mapping[str, Any]) -> Slot:
    """Return a slot from the file; raise ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError`` for none."""
    how = found["derivation"]
    return Slot(
        id=str(found["id"]),
        kind=SlotKind(found["kind"]),
        holder=str(found["holder"]),
        derivation=Derivation(
            name=how["name"],
            salt=_bytes(how["salt"]),
            memory_kib=int(how.get("memory_kib", 0)),
            passes=int(how.get("passes", 0)),
            lanes=int(how.get("lanes", 0)),
        ),
        public=_bytes(found["public"]),
        private=_bytes(found["private"]),
        master={str(key_id): _bytes(wrapped) for key_id, wrapped in found["master"].items()},
    )


def _not_empty(material: bytes) -> bytes:
    if not material:
        raise SecretEmpty
    return material


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)


@cache
def _facts(section: str) -> Mapping[str, Any]:
    found = tomllib.loads(resource_files.path("security/key_slots.toml").read_text(encoding="utf-8"))
    return dict(found[section])

"""Argon2id (RFC 9106) by ``argon2-cffi``, with the parameters of ``resources/security/accounts.toml``.

A sealed secret says itself what it was sealed with, so that it opens for ever; one sealed with less than what is set
now is told apart and sealed anew at the next sign-in.
"""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from reviewer.accounts.parameters import AccountParameters, load
from reviewer.accounts.recovery_code import new_code

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Argon2Credentials:
    """Implements ``Credentials``."""

    def __init__(self, parameters: AccountParameters | None = None) -> None:
        self._parameters = parameters or load()

    def seal(self, secret: str) -> str:
        """Return the secret, sealed with a salt of its own."""
        return self._hasher.hash(secret)

    def opens(self, sealed: str | None, secret: str) -> bool:
        """Tell whether a secret is the one that was sealed; None costs as much time, and never is."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            self._hasher.verify(sealed or self._nobodys, secret)
        except (VerificationError, InvalidHashError):
            return False
        return sealed is not None

    def outdated(self, sealed: str) -> bool:
        """Tell whether a secret was sealed with other parameters than those set now."""
        return self._hasher.check_needs_rehash(sealed)

    def new_code(self) -> str:
        """Return a new one-time code."""
        return new_code(secrets.choice, self._parameters)

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher, Type

        wanted = self._parameters
        return PasswordHasher(
            time_cost=wanted.passes,
            memory_cost=wanted.memory_kib,
            parallelism=wanted.lanes,
            type=Type.ID,
        )

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_hex(16))

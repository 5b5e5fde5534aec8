"""Where accounts are kept, and what seals their secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.accounts.account import Account


class Accounts(Protocol):
    """Logins and sealed secrets, one a person. None is ever deleted."""

    def any(self) -> bool:
        """Tell whether there is an account: from then on one signs in."""
        ...

    def find(self, person_id: str) -> Account | None:
        """Return the account of a person, if there is one."""
        ...

    def by_login(self, login: str) -> Account | None:
        """Return the account with a login, if there is one."""
        ...

    def all(self) -> tuple[Account, ...]:
        """Return every account by login."""
        ...

    def save(self, account: Account) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...


class Credentials(Protocol):
    """Seals passwords and codes (``reviewer.credentials``)."""

    def seal(self, secret: str) -> str:
        """Return the secret, sealed with a salt of its own."""
        ...

    def opens(self, sealed: str | None, secret: str) -> bool:
        """Tell whether a secret is the one that was sealed; None costs as much time, and never is."""
        ...

    def outdated(self, sealed: str) -> bool:
        """Tell whether a secret was sealed with other parameters than those set now."""
        ...

    def new_code(self) -> str:
        """Return a new one-time code."""
        ...

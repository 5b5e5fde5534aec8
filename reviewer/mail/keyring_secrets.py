"""Passwords in the system's own keyring (Windows Credential Manager, macOS Keychain, Secret Service)."""

from __future__ import annotations

from reviewer.services.ports.mail import MailAccount, MailKeyringMissing

_SERVICE = "avise-mail"


def get_secret(account: MailAccount) -> str | None:
    """Return the password of an account; None where there is none, or no keyring on this machine."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, _name(account))
    except KeyringError:
        return None


def put_secret(account: MailAccount, password: str) -> None:
    """Keep a password; raise ``MailKeyringMissing`` where this machine has no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, _name(account), password)
    except KeyringError as error:
        raise MailKeyringMissing("keyring", type(error).__name__) from error


def _name(account: MailAccount) -> str:
    return f"{account.user or ''}@{account.host}:{account.port}"

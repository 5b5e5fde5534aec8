"""The office's way to its mail server: read from the settings of the database, and written there.

The password is never among them: it is asked for at each sending, or kept in the system's keyring.
"""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import RuleViolation
from reviewer.outbox.address import checked_address, checked_header
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.outbox import MailNotSet
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.mail import MailAccount, MailSecurity, Secrets

PREFIX = "mail."
HOST, PORT, SECURITY, USER = "mail.host", "mail.port", "mail.security", "mail.user"
SENDER, SENDER_NAME = "mail.sender", "mail.sender_name"
CA, PLAIN_LOOPBACK = "mail.ca_pem", "mail.plain_loopback"
DEFAULT_PORT = {MailSecurity.STARTTLS: 587, MailSecurity.TLS: 465, MailSecurity.PLAIN: 25}
"""RFC 6409 and RFC 8314; 25 for a server on this machine."""

_LAST_PORT = 65535


class MailSettingWrong(RuleViolation):
    """A setting of the mail server cannot be what was given. ``setting``: its name; ``value``: what was given."""

    def __init__(self, setting: str, value: str) -> None:
        super().__init__(setting, value)
        self.setting = setting
        self.value = value


def read_account(work: UnitOfWork) -> MailAccount | None:
    """Return the account that the settings describe, None where no server is set."""
    found = work.settings.starting_with(PREFIX)
    host = found.get(HOST, "").strip()
    if not host:
        return None
    security = _security(found.get(SECURITY) or MailSecurity.STARTTLS.value)
    return MailAccount(
        host=host,
        port=_port(found.get(PORT) or str(DEFAULT_PORT[security])),
        security=security,
        user=found.get(USER) or None,
        sender=found.get(SENDER, ""),
        sender_name=found.get(SENDER_NAME) or None,
        ca_pem=found.get(CA) or None,
        plain_loopback=found.get(PLAIN_LOOPBACK) == "yes",
    )


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Use cases about the mail server's settings."""

    desk: Desk
    secrets: Secrets

    def account(self) -> MailAccount | None:
        """Return the account, None where mail is not sent from here."""
        self.desk.require(Act.READ_SETTINGS)
        with self.desk.store.read() as work:
            return read_account(work)

    def put(self, account: MailAccount | None) -> Changes:
        """Write the whole account, None to send no mail from here. The journal keeps that it changed, not how."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            for name, value in _values(account).items():
                work.settings.put(name, value)
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": "mail"}))
        return Changes(settings=True, message="setting_changed", facts={"name": "mail"})

    def keep_password(self, password: str) -> None:
        """Keep the account's password in the keyring of whoever is at this computer; never in the database.

        Raises ``MailNotSet``, and ``MailKeyringMissing`` where this computer has no keyring.
        """
        self.desk.require(Act.SEND_MAIL)
        with self.desk.store.read() as work:
            account = read_account(work)
        if account is None:
            raise MailNotSet
        self.secrets.put(account, password)


def _values(account: MailAccount | None) -> dict[str, str]:
    if account is None:
        return {HOST: ""}
    host = account.host.strip()
    if not host or any(one.isspace() or not one.isprintable() for one in host):
        raise MailSettingWrong(HOST, account.host)
    return {
        HOST: host,
        PORT: str(_port(str(account.port))),
        SECURITY: account.security.value,
        USER: account.user or "",
        SENDER: checked_address(account.sender),
        SENDER_NAME: "" if account.sender_name is None else checked_header(account.sender_name),
        CA: account.ca_pem or "",
        PLAIN_LOOPBACK: "yes" if account.plain_loopback else "",
    }


def _security(text: str) -> MailSecurity:
    try:
        return MailSecurity(text)
    except ValueError:
        raise MailSettingWrong(SECURITY, text) from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LAST_PORT:
        raise MailSettingWrong(PORT, text)
    return int(text)

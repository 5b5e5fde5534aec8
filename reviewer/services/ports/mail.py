"""What use cases need of e-mail and calendars: writing a message, sending it, a place for its password."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from reviewer.errors import EnvironmentTrouble, RuleViolation

if TYPE_CHECKING:
    from reviewer.outbox.message import Message


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAccount:
    """The office's way to its mail server; never the password.

    ``ca_pem``: certificates trusted besides the system's; ``plain_loopback``: whether a server on this very machine
    may be spoken to without TLS.
    """

    host: str
    port: int
    security: MailSecurity
    user: str | None
    sender: str
    sender_name: str | None = None
    ca_pem: str | None = None
    plain_loopback: bool = False


class PlainMailRefused(RuleViolation):
    """Without TLS, mail goes to a server on this machine only, and only where a setting allows it."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class MailTrouble(EnvironmentTrouble):
    """The server cannot be reached, cannot be trusted or refuses the login: the message was not handed over.

    ``what``: ``unreachable``, ``tls``, ``login`` or ``later`` (the server asks to come back).
    """


class MailKeyringMissing(EnvironmentTrouble):
    """This computer has no keyring that keeps a password."""


class MailRefused(RuleViolation):
    """The server refused this message for good. ``number``: its reply's; ``detail``: its words."""

    def __init__(self, number: int, detail: str) -> None:
        super().__init__(number, detail)
        self.number = number
        self.detail = detail


class MailFateUnknown(EnvironmentTrouble):
    """The connection broke after the message was handed over: nobody can tell whether the server took it."""


class Mailer(Protocol):
    """Writes messages as mail and hands them to a server."""

    def write(
        self,
        message: Message,
        files: Sequence[tuple[str, bytes]],
        account: MailAccount | None,
        *,
        unsent: bool,
    ) -> bytes:
        """Return the message as ``.eml``: the same bytes for the same arguments.

        ``unsent``: marked for mail programs as a draft to be opened and sent. ``account`` None: without a sender.
        Raises ``AddressRefused`` or ``HeaderRefused``.
        """
        ...

    def send(self, mail: bytes, to: str, account: MailAccount, password: str | None) -> None:
        """Hand the very bytes to the server.

        Raises ``MailTrouble`` or ``MailRefused`` where the message was surely not taken, ``MailFateUnknown`` where
        nobody can tell, ``PlainMailRefused`` before any connection.
        """
        ...


class Secrets(Protocol):
    """The system's own place for passwords."""

    def get(self, account: MailAccount) -> str | None:
        """Return the password of an account, None where there is none or no such place."""
        ...

    def put(self, account: MailAccount, password: str) -> None:
        """Keep the password of an account; raise ``MailKeyringMissing`` where there is no such place."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One all-day line of a calendar. ``sequence`` grows with each change of the day (RFC 5545, 3.8.7.4)."""

    uid: str
    sequence: int
    on: date
    summary: str
    stamped_at: datetime


class CalendarWriter(Protocol):
    """Writes calendar files."""

    def write(self, entries: Sequence[CalendarEntry], name: str) -> bytes:
        """Return an iCalendar file (RFC 5545)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Everything by which messages and due dates leave the house."""

    mailer: Mailer
    secrets: Secrets
    calendars: CalendarWriter

"""What the rest of the program holds of this room. Light: the mail and calendar libraries load at first use."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.outbox.message import Message
from reviewer.services.ports.mail import CalendarEntry, MailAccount, Post


class SmtpMailer:
    """Writes mail and hands it to a server (port ``Mailer``)."""

    def write(
        self,
        message: Message,
        files: Sequence[tuple[str, bytes]],
        account: MailAccount | None,
        *,
        unsent: bool,
    ) -> bytes:
        """Return the message as ``.eml``."""
        from reviewer.mail.eml import write_mail

        return write_mail(message, files, account, unsent=unsent)

    def send(self, mail: bytes, to: str, account: MailAccount, password: str | None) -> None:
        """Hand the very bytes to the server."""
        from reviewer.mail.smtp import send_mail

        send_mail(mail, to, account, password)


class SystemSecrets:
    """Passwords in the system's keyring (port ``Secrets``)."""

    def get(self, account: MailAccount) -> str | None:
        """Return the password of an account, if kept."""
        from reviewer.mail.keyring_secrets import get_secret

        return get_secret(account)

    def put(self, account: MailAccount, password: str) -> None:
        """Keep the password of an account."""
        from reviewer.mail.keyring_secrets import put_secret

        put_secret(account, password)


class Calendars:
    """Writes calendar files (port ``CalendarWriter``)."""

    def write(self, entries: Sequence[CalendarEntry], name: str) -> bytes:
        """Return an iCalendar file."""
        from reviewer.mail.calendar import write_calendar

        return write_calendar(entries, name)


def post() -> Post:
    """Return the post office of a real office."""
    return Post(mailer=SmtpMailer(), secrets=SystemSecrets(), calendars=Calendars())

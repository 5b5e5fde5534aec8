"""A message as mail: RFC 5322 with MIME, one plain French text and the enclosed files. The same bytes each time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

from reviewer.outbox.address import checked_address, checked_header
from reviewer.outbox.message import Message
from reviewer.services.ports.mail import MailAccount

_NO_SENDER = "avise.invalid"  # RFC 2606: never anybody's


def write_mail(
    message: Message, files: Sequence[tuple[str, bytes]], account: MailAccount | None, *, unsent: bool
) -> bytes:
    """Return the message as the bytes that travel, or as a draft that mail programs open to be sent."""
    mail = EmailMessage(policy=policy.SMTP)
    domain = _NO_SENDER
    if account is not None:
        sender = checked_address(account.sender)
        local, _, domain = sender.rpartition("@")
        name = "" if account.sender_name is None else checked_header(account.sender_name)
        mail["From"] = Address(name, local, domain)
    if message.to is not None:
        mail["To"] = checked_address(message.to)
    mail["Subject"] = checked_header(message.subject)
    mail["Date"] = message.drafted_at.astimezone(UTC)
    mail["Message-ID"] = f"<{message.id}@{domain}>"
    if unsent:
        mail["X-Unsent"] = "1"
    mail.set_content(message.body, charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = "fr-CA"  # after the text: setting it clears what says Content-
    for filename, content in files:
        kind, _, subtype = _media_type(filename).partition("/")
        mail.add_attachment(content, maintype=kind, subtype=subtype, filename=checked_header(filename))
    if files:
        digest = hashlib.sha256(message.id.encode()).hexdigest()
        mail.set_boundary(f"=_{digest[:40]}_=")
    return mail.as_bytes()


def _media_type(filename: str) -> str:
    return "application/pdf" if filename.lower().endswith(".pdf") else "application/octet-stream"

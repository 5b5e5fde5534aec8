"""Handing mail to a server (RFC 5321) over TLS, telling apart what was surely not taken from what nobody can tell.

Until the server has answered 354 to DATA nothing of the message has left; from the first byte of the text to the
server's last answer its fate is open; with that answer it is known again.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import ssl
from ipaddress import ip_address

from reviewer.outbox.address import checked_address
from reviewer.services.ports.mail import (
    MailAccount,
    MailFateUnknown,
    MailRefused,
    MailSecurity,
    MailTrouble,
    PlainMailRefused,
)

PATIENCE_S = 30
"""How long the server may take over each step, in seconds."""

_HELLO = "[127.0.0.1]"  # an address literal: the machine's name is nobody's business
_LOGIN_REFUSED = frozenset({530, 534, 535, 538})
_LONGEST_REPLY = 200


def send_mail(mail: bytes, to: str, account: MailAccount, password: str | None) -> None:
    """Hand the bytes over. Raises what the port ``Mailer.send`` says."""
    recipient, sender = checked_address(to), checked_address(account.sender)
    server = _connected(account)
    try:
        _before_the_text(server, account, password, sender, recipient)
        _the_text(server, mail)
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            server.close()


def is_loopback(host: str) -> bool:
    """Tell whether a host is this very machine, by its name or address alone: no name is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _connected(account: MailAccount) -> smtplib.SMTP:
    if account.security is MailSecurity.PLAIN and not (account.plain_loopback and is_loopback(account.host)):
        raise PlainMailRefused(account.host)
    try:
        context = _context(account)
        if account.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(
                account.host, account.port, local_hostname=_HELLO, timeout=PATIENCE_S, context=context
            )
        server = smtplib.SMTP(account.host, account.port, local_hostname=_HELLO, timeout=PATIENCE_S)
    except ssl.SSLError as error:
        raise MailTrouble("tls", _shown(error.reason or str(error))) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailTrouble("unreachable", _shown(str(error))) from error
    if account.security is MailSecurity.STARTTLS:
        try:
            server.starttls(context=context)
        except (OSError, smtplib.SMTPException) as error:
            server.close()
            reason = error.reason if isinstance(error, ssl.SSLError) else str(error)
            raise MailTrouble("tls", _shown(reason or str(error))) from error
    return server


def _context(account: MailAccount) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if account.ca_pem is not None:
        context.load_verify_locations(cadata=account.ca_pem)
    return context


def _before_the_text(
    server: smtplib.SMTP, account: MailAccount, password: str | None, sender: str, recipient: str
) -> None:
    """Go as far as the server's invitation to send the text; whatever fails here, the message was not taken."""
    try:
        if account.user is not None:
            _login(server, account.user, password or "")
        server.ehlo_or_helo_if_needed()
        _require(server.mail(sender), 250)
        _require(server.rcpt(recipient), 250, 251)
        _require(server.docmd("DATA"), 354)
    except smtplib.SMTPAuthenticationError as error:
        raise MailTrouble("login", _words(error.smtp_error)) from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailTrouble("unreachable", _shown(str(error))) from error


def _login(server: smtplib.SMTP, user: str, password: str) -> None:
    """Log in with AUTH PLAIN (RFC 4616) or LOGIN in UTF-8: smtplib's own login takes ASCII passwords only."""
    server.ehlo_or_helo_if_needed()
    offered = server.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, reply = server.docmd("AUTH", f"PLAIN {_base64(f'{chr(0)}{user}{chr(0)}{password}')}")
    elif "LOGIN" in offered:
        code, reply = server.docmd("AUTH", f"LOGIN {_base64(user)}")
        if code == 334:
            code, reply = server.docmd(_base64(password))
    else:
        raise MailTrouble("login", " ".join(offered))
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, reply)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _the_text(server: smtplib.SMTP, mail: bytes) -> None:
    """Send the text and its end, and read the answer that decides."""
    text = re.sub(rb"(?m)^\.", b"..", mail)  # RFC 5321, 4.5.2
    ending = b".\r\n" if text.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        server.send(text + ending)
        code, reply = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise MailFateUnknown("fate_unknown", _shown(str(error))) from error
    if code != 250:
        raise _refusal(code, reply)
    with contextlib.suppress(OSError, smtplib.SMTPException):
        server.docmd("QUIT")


def _require(answer: tuple[int, bytes], *wanted: int) -> None:
    code, reply = answer
    if code not in wanted:
        raise _refusal(code, reply)


def _refusal(code: int, reply: bytes | str) -> MailTrouble | MailRefused:
    """Return what an answer means: a reply of the 400s asks to come back, one of the 500s is for good."""
    if code in _LOGIN_REFUSED:
        return MailTrouble("login", _words(reply))
    if 400 <= code < 500 or code < 0:
        return MailTrouble("later", f"{code} {_words(reply)}")
    return MailRefused(code, _words(reply))


def _words(reply: bytes | str) -> str:
    return _shown(reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply)


def _shown(text: str) -> str:
    """Return a server's words as one short printable line: they come from outside."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line[:_LONGEST_REPLY]

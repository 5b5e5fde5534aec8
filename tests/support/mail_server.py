"""A real mail server on loopback, with a certificate made for the test. Also a program of its own: see ``main``.

As a program it listens until it is ended and appends one line ``MESSAGE-ID`` for each message that it accepted to a
file, durably, before it answers: what is in the file was delivered.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import ssl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
USER, PASSWORD = "avis", "sésame-ouvre-toi"


@dataclass
class Received:
    """What arrived: envelope sender, recipients and bytes. ``answers``: replies to DATA before 250 is given again."""

    mails: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused_recipients: dict[str, str] = field(default_factory=dict)
    record: Path | None = None
    slow_s: float = 0.0
    drop_after_data: bool = False

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused_recipients:
            return self.refused_recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # the same
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append((envelope.mail_from or "", list(envelope.rcpt_tos), content))
        if self.record is not None:
            mail = message_from_bytes(content, policy=policy.default)
            with self.record.open("a", encoding="utf-8") as file:
                file.write(f"{mail['Message-ID']}\n")
                file.flush()
                os.fsync(file.fileno())
        if self.slow_s:
            await asyncio.sleep(self.slow_s)
        if self.drop_after_data and server.transport is not None:
            server.transport.close()
        return "250 pris"


def authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
) -> AuthResult:
    """Take one user with one password."""
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=known, handled=False)


def certificate(folder: Path, *names: str) -> tuple[str, ssl.SSLContext]:
    """Make an authority and a server certificate for these names; return the authority's PEM and the server's side."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autorité d’essai")])
    authority = (
        _builder(root, root, root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    server = (
        _builder(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Serveur d’essai")]), root, key)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
        )
        .sign(root_key, hashes.SHA256())
    )
    path = folder / "serveur.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + server.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return authority.public_bytes(serialization.Encoding.PEM).decode(), context


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(DAY)
        .not_valid_after(DAY + dt.timedelta(days=365 * 30))
    )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


@contextmanager
def serving(
    received: Received,
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    login: bool = False,
) -> Iterator[int]:
    """Serve on a free port of loopback and return it."""
    settings: dict[str, Any] = {"hostname": "127.0.0.1", "port": _free_port(), "ready_timeout": 10}
    if login:
        settings |= {"authenticator": authenticate, "auth_require_tls": tls is None, "auth_required": True}
    if starttls is not None:
        settings |= {"tls_context": starttls, "require_starttls": True}
    controller = Controller(received, ssl_context=tls, **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(record: str, slow_s: str) -> None:
    """Serve without TLS until ended; the port is told on standard output."""
    with serving(Received(record=Path(record), slow_s=float(slow_s))) as port:
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

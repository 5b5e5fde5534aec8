"""A time-stamping authority on the loopback: real RFC 3161 over HTTP, in a thread of the test that starts it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

ROOT_FROM, ROOT_UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)

_CONFIGURATION = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa-root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@dataclass
class Authority:
    """The authority's files, where it answers, and how. ``answer``: from a request's bytes to an answer's."""

    folder: Path
    address: str = ""
    asked: int = 0
    status: int = 200
    answer: Callable[[bytes], bytes] = field(default=lambda request: request)

    @property
    def root(self) -> x509.Certificate:
        """Return the certificate that vouches for the authority."""
        return x509.load_pem_x509_certificate(self.root_pem)

    @property
    def root_pem(self) -> bytes:
        return (self.folder / "tsa-root.pem").read_bytes()

    @property
    def revocations(self) -> bytes:
        """Return the list that the authority's own authority publishes: nobody is on it."""
        return (self.folder / "tsa-root.crl.pem").read_bytes()

    @property
    def certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate((self.folder / "tsa.pem").read_bytes())

    def by_openssl(self, request: bytes) -> bytes:
        """Answer as OpenSSL's own authority does, with the computer's clock."""
        (self.folder / "query.tsq").write_bytes(request)
        command = ["openssl", "ts", "-reply", "-config", str(self.folder / "tsa.cnf"), "-queryfile"]
        command += [str(self.folder / "query.tsq"), "-out", str(self.folder / "reply.tsr")]
        subprocess.run(command, check=True, capture_output=True)
        return (self.folder / "reply.tsr").read_bytes()

    def at(self, instant: datetime) -> Callable[[bytes], bytes]:
        """Answer as if it were this instant."""
        key = serialization.load_pem_private_key((self.folder / "tsa.key").read_bytes(), None)
        der = key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER)),
            asn1_keys.PrivateKeyInfo.load(der),
            fixed_dt=instant.replace(microsecond=0),
        )

        def answer(request: bytes) -> bytes:
            raw: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
            return raw

        return answer


@contextmanager
def a_time_stamping_authority(
    folder: Path, instant: datetime | None = None, listed_at: datetime = ROOT_FROM
) -> Iterator[Authority]:
    """Answer on the loopback until left. ``instant``: what it says the time is (none: OpenSSL, and the true time)."""
    authority = Authority(folder)
    _make(folder, listed_at)
    authority.answer = authority.by_openssl if instant is None else authority.at(instant)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the server's name for it
            authority.asked += 1
            request = self.rfile.read(int(self.headers["Content-Length"]))
            content = authority.answer(request) if authority.status == 200 else b""
            self.send_response(authority.status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    authority.address = f"http://127.0.0.1:{server.server_port}/tsa"
    try:
        yield authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _make(folder: Path, listed_at: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    root_key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Horodatage d’essai, racine")])
    root = (
        _builder(name, name, root_key, ROOT_UNTIL)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    key = rsa.generate_private_key(65537, 2048)
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Horodatage d’essai")])
    certificate = (
        _builder(own, name, key, ROOT_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    listing = x509.CertificateRevocationListBuilder().issuer_name(name)
    listing = listing.last_update(listed_at).next_update(ROOT_UNTIL)
    (folder / "tsa-root.crl.pem").write_bytes(
        listing.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    (folder / "tsa-root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "tsa.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(_CONFIGURATION.format(folder=folder))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ROOT_FROM)
        .not_valid_after(until)
    )

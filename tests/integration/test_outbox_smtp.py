"""Mail handed to a real server on loopback: over TLS that is verified, and with its fate told truly."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.mail.smtp import is_loopback, send_mail
from reviewer.outbox.address import AddressRefused
from reviewer.services.ports.mail import (
    MailAccount,
    MailFateUnknown,
    MailRefused,
    MailSecurity,
    MailTrouble,
    PlainMailRefused,
)
from tests.support.mail_server import PASSWORD, USER, Received, certificate, serving

MAIL = b"From: a@b.example\r\nTo: rh@boreal.example\r\nSubject: Avis\r\n\r\n.point\r\n..deux\r\nfin"
TO = "rh@boreal.example"


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("pki"), "127.0.0.1", "localhost")


def account(port: int, security: MailSecurity, ca: str | None, **others: object) -> MailAccount:
    made = MailAccount(
        host="127.0.0.1", port=port, security=security, user=None, sender="avis@comite.example", ca_pem=ca
    )
    return replace(made, **others)  # type: ignore[arg-type]  # a table of settings, for tests


def test_mail_goes_over_starttls_with_a_login_and_arrives_byte_for_byte(
    pki: tuple[str, ssl.SSLContext],
) -> None:
    ca, context = pki
    received = Received()
    with serving(received, starttls=context, login=True) as port:
        send_mail(MAIL, TO, account(port, MailSecurity.STARTTLS, ca, user=USER), PASSWORD)
    ((sender, recipients, content),) = received.mails
    assert (sender, recipients) == ("avis@comite.example", [TO])
    assert content == MAIL + b"\r\n"


def test_mail_goes_over_tls_from_the_first_byte(pki: tuple[str, ssl.SSLContext]) -> None:
    ca, context = pki
    received = Received()
    with serving(received, tls=context) as port:
        send_mail(MAIL, TO, account(port, MailSecurity.TLS, ca), None)
    assert len(received.mails) == 1


@pytest.mark.parametrize("security", [MailSecurity.STARTTLS, MailSecurity.TLS])
def test_a_server_whose_certificate_is_not_trusted_gets_nothing(
    pki: tuple[str, ssl.SSLContext], security: MailSecurity
) -> None:
    _, context = pki
    received = Received()
    starttls, tls = (context, None) if security is MailSecurity.STARTTLS else (None, context)
    with serving(received, starttls=starttls, tls=tls) as port, pytest.raises(MailTrouble) as caught:
        send_mail(MAIL, TO, account(port, security, None), None)
    assert caught.value.what == "tls"
    assert received.mails == []


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path) -> None:
    ca, context = certificate(tmp_path, "mail.example")
    received = Received()
    with serving(received, starttls=context) as port, pytest.raises(MailTrouble) as caught:
        send_mail(MAIL, TO, account(port, MailSecurity.STARTTLS, ca), None)
    assert (caught.value.what, received.mails) == ("tls", [])


def test_a_server_that_does_not_offer_starttls_gets_nothing() -> None:
    received = Received()
    with serving(received) as port, pytest.raises(MailTrouble) as caught:
        send_mail(MAIL, TO, account(port, MailSecurity.STARTTLS, None), None)
    assert (caught.value.what, received.mails) == ("tls", [])


def test_without_tls_only_this_machine_and_only_where_a_setting_allows_it() -> None:
    received = Received()
    with serving(received) as port:
        with pytest.raises(PlainMailRefused):
            send_mail(MAIL, TO, account(port, MailSecurity.PLAIN, None), None)
        with pytest.raises(PlainMailRefused):
            outside = account(port, MailSecurity.PLAIN, None, host="mail.example", plain_loopback=True)
            send_mail(MAIL, TO, outside, None)
        assert received.mails == []
        send_mail(MAIL, TO, account(port, MailSecurity.PLAIN, None, plain_loopback=True), None)
    assert len(received.mails) == 1


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("localhost", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost.example", False),
        ("127.0.0.1.example", False),
        ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("", False),
    ],
)
def test_loopback_is_told_by_the_name_alone(host: str, answer: bool) -> None:
    assert is_loopback(host) is answer


def test_a_wrong_password_hands_nothing_over(pki: tuple[str, ssl.SSLContext]) -> None:
    ca, context = pki
    received = Received()
    with serving(received, starttls=context, login=True) as port, pytest.raises(MailTrouble) as caught:
        send_mail(MAIL, TO, account(port, MailSecurity.STARTTLS, ca, user=USER), "faux")
    assert (caught.value.what, received.mails) == ("login", [])
    assert "faux" not in str(caught.value)


@pytest.mark.parametrize(
    ("prepare", "error"),
    [
        (lambda r: r.refused_recipients.update({TO: "550 boîte inconnue"}), MailRefused),
        (lambda r: r.refused_recipients.update({TO: "450 plus tard"}), MailTrouble),
        (lambda r: r.answers.append("554 contenu refusé"), MailRefused),
        (lambda r: r.answers.append("451 plus tard"), MailTrouble),
    ],
    ids=["recipient", "recipient later", "content", "content later"],
)
def test_what_the_server_refuses_was_surely_not_taken(
    prepare: Callable[[Received], None], error: type[Exception]
) -> None:
    received = Received()
    prepare(received)
    with serving(received) as port, pytest.raises(error):
        send_mail(MAIL, TO, account(port, MailSecurity.PLAIN, None, plain_loopback=True), None)
    assert received.mails == []


def test_a_connection_that_breaks_after_the_text_leaves_an_unknown_fate() -> None:
    received = Received(drop_after_data=True)
    with serving(received) as port, pytest.raises(MailFateUnknown):
        send_mail(MAIL, TO, account(port, MailSecurity.PLAIN, None, plain_loopback=True), None)
    assert len(received.mails) == 1


def test_nobody_listening_is_trouble_and_nothing_was_taken() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(MailTrouble) as caught:
        send_mail(MAIL, TO, account(port, MailSecurity.PLAIN, None, plain_loopback=True), None)
    assert caught.value.what == "unreachable"


def test_an_address_with_a_line_break_never_reaches_a_server() -> None:
    received = Received()
    with serving(received) as port, pytest.raises(AddressRefused):
        send_mail(
            MAIL,
            f"{TO}>\r\nRCPT TO:<x@y.example",
            account(port, MailSecurity.PLAIN, None, plain_loopback=True),
            None,
        )
    assert received.mails == []

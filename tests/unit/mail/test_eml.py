"""The bytes of a mail: readable by any mail program, the same each time, with no line slipped in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.mail.eml import write_mail
from reviewer.outbox.address import AddressRefused, HeaderRefused
from reviewer.outbox.message import Message, MessageKind
from reviewer.services.ports.mail import MailAccount, MailSecurity

ACCOUNT = MailAccount(
    host="mail.example",
    port=587,
    security=MailSecurity.STARTTLS,
    user="avis",
    sender="avis@comite.example",
    sender_name="Comité d’évaluation",
)
MESSAGE = Message(
    id="4f1c",
    key="avis/IA-2025-0001/1",
    kind=MessageKind.AVIS,
    about="IA-2025-0001",
    dossier_id=None,
    wording_id="emails-1",
    to="rh@boreal.example",
    subject="Avis IA-2025-0001, dossier TC-2025-0001 : échéance",
    body="Bonjour,\n\n.un point en tête\nUne ligne très longue : " + "é" * 2000 + "\n",
    drafted_at=datetime(2025, 5, 20, 13, tzinfo=UTC),
    drafted_by="kim",
)
PDF = b"%PDF-1.7\r\n.\r\n\x00\xff" * 50
FILES = [("IA-2025-0001_boréal.pdf", PDF)]


def read(mail: bytes) -> EmailMessage:
    found = message_from_bytes(mail, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    return found


def test_a_mail_program_reads_the_text_and_the_very_bytes_of_the_file() -> None:
    mail = read(write_mail(MESSAGE, FILES, ACCOUNT, unsent=False))
    assert mail["From"] == "Comité d’évaluation <avis@comite.example>"
    assert mail["To"] == "rh@boreal.example"
    assert mail["Subject"] == MESSAGE.subject
    assert mail["Message-ID"] == "<4f1c@comite.example>"
    assert mail["Date"].datetime == MESSAGE.drafted_at
    assert mail["X-Unsent"] is None
    body = mail.get_body(("plain",))
    assert body is not None
    assert body["Content-Language"] == "fr-CA"
    assert (body.get_content_type(), body.get_content_charset()) == ("text/plain", "utf-8")
    assert body.get_content().replace("\r\n", "\n") == MESSAGE.body
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("IA-2025-0001_boréal.pdf", "application/pdf")
    assert file.get_content() == PDF


def test_the_bytes_are_the_same_each_time_and_travel_as_seven_bits() -> None:
    mail = write_mail(MESSAGE, FILES, ACCOUNT, unsent=False)
    assert mail == write_mail(MESSAGE, FILES, ACCOUNT, unsent=False)
    assert mail.isascii()
    assert all(len(line) <= 998 for line in mail.split(b"\r\n"))
    assert b"\n" not in mail.replace(b"\r\n", b"")


def test_a_draft_is_one_that_mail_programs_open_to_be_sent() -> None:
    mail = read(write_mail(MESSAGE, FILES, None, unsent=True))
    assert mail["X-Unsent"] == "1"
    assert mail["From"] is None


@pytest.mark.parametrize("field", ["subject", "to"])
def test_a_line_break_adds_no_header(field: str) -> None:
    wrong = replace(MESSAGE, **{field: "rh@boreal.example\r\nBcc: autre@ailleurs.example"})  # type: ignore[arg-type]  # one text field
    with pytest.raises((AddressRefused, HeaderRefused)):
        write_mail(wrong, [], ACCOUNT, unsent=False)


def test_a_file_name_with_a_line_break_is_refused() -> None:
    with pytest.raises(HeaderRefused):
        write_mail(MESSAGE, [("a\r\nBcc: x@y.example.pdf", PDF)], ACCOUNT, unsent=False)


def test_a_sender_name_with_a_line_break_is_refused() -> None:
    with pytest.raises(HeaderRefused):
        write_mail(MESSAGE, [], replace(ACCOUNT, sender_name="Comité\nBcc: x@y.example"), unsent=False)


@given(st.text(max_size=200))
def test_whatever_a_subject_holds_no_other_header_appears(subject: str) -> None:
    try:
        mail = read(write_mail(replace(MESSAGE, subject=subject), [], ACCOUNT, unsent=False))
    except HeaderRefused:
        return
    assert set(mail.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert " ".join(str(mail["Subject"]).split()) == " ".join(subject.split())

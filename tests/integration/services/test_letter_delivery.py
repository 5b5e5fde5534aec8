"""Letters by the outbox: each with the text that was written with it, and found again by its dossier."""

from __future__ import annotations

import pytest

from db.store import OpenedStore
from reviewer.mail.adapters import Calendars
from reviewer.outbox.message import MessageKind, MessageState
from reviewer.services.outbox import OutboxRow
from reviewer.services.ports.mail import MailAccount, MailSecurity, Post
from reviewer.services.records import AdmissibilityDecision, Letter
from tests.support.fakes import PlainMailer, PlainSecrets
from tests.support.looks import letters_of
from tests.support.office import House, a_house

ACCOUNT = MailAccount(
    host="mail.example", port=587, security=MailSecurity.STARTTLS, user=None, sender="avis@comite.example"
)


@pytest.fixture
def mailer() -> PlainMailer:
    return PlainMailer()


@pytest.fixture
def house(store: OpenedStore, mailer: PlainMailer) -> House:
    house = a_house(store, post=Post(mailer=mailer, secrets=PlainSecrets(), calendars=Calendars()))
    house.as_("ada").mail_settings.put(ACCOUNT)
    return house


def drafted(house: House, reference: str = "TC-2025-0001", **facts: object) -> Letter:
    """Return the letter of a dossier that lacks something, once its e-mail was drafted by the clerk."""
    dossier_id = house.received(reference, job__annual_salary_cad=None, **facts)
    house.triage(dossier_id, AdmissibilityDecision.COMPLEMENTS)
    (letter,) = letters_of(house.as_("kim"), dossier_id)
    house.office.delivery.draft_letter(letter.id)
    return letter


def only(house: House) -> OutboxRow:
    (row,) = house.as_("kim").delivery.rows()
    return row


def test_a_letter_goes_with_the_text_that_was_written_with_it(house: House, mailer: PlainMailer) -> None:
    letter = drafted(house)
    row = only(house)
    assert (row.message.to, row.message.subject, row.message.body) == (
        letter.email.to,
        letter.email.subject,
        letter.email.body,
    )
    house.office.delivery.queue(row.id)
    assert house.office.sending.send_queue().sent == (row.id,)
    assert house.office.correspondence.letter_bytes(letter.id) in mailer.sent[0][0]


def test_what_brings_the_letters_of_a_dossier_is_told_apart_from_the_rest(house: House) -> None:
    letter = drafted(house, reference="TC-1")
    drafted(house, reference="TC-2")
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    (row,) = house.office.delivery.of_dossier(MessageKind.LETTER, letter.dossier_id)
    assert (row.message.about, row.reference, row.state) == (letter.id, "TC-1", MessageState.DRAFTED)


def test_a_letter_to_an_unusable_address_gives_a_draft_without_one(house: House) -> None:
    drafted(house, employer__contact={"name": "M", "email": "rh@boreal", "phone": None})
    assert only(house).message.to is None

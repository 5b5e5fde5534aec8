"""Letters by the outbox: each with the text that was written with it, and found again by its dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from db.store import OpenedStore
from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.notice import NoticeKind
from reviewer.dossier.lifecycle import AvisState
from reviewer.mail.adapters import Calendars
from reviewer.outbox.message import MessageKind, MessageState
from reviewer.services.changes import Changes
from reviewer.services.outbox import AvisNotSendable, OutboxRow
from reviewer.services.ports.mail import MailAccount, MailSecurity, Post
from reviewer.services.records import AdmissibilityDecision, Letter
from reviewer.services.sending import NOT_IN_FORCE
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


def duplicated(house: House) -> tuple[str, Letter]:
    """Return an avis and the letter of its duplicate, once its e-mail was drafted."""
    number = house.issued()
    house.as_("claude").notices.write(number, NoticeKind.DUPLICATE)
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
    (letter,) = letters_of(house.as_("kim"), avis.dossier_id)
    house.office.delivery.draft_letter(letter.id)
    return number, letter


def test_a_duplicate_goes_with_its_letter_and_is_the_file_that_was_issued(
    house: House, mailer: PlainMailer
) -> None:
    number, letter = duplicated(house)
    first, second = only(house).message.enclosures
    issued = house.office.avis.hand_over(number)
    assert (first.filename, first.sha256) == (letter.filename, letter.pdf_sha256)
    assert (second.filename, second.sha256) == (
        issued.filename,
        hashlib.sha256(issued.content).hexdigest(),
    )
    house.office.delivery.queue(only(house).id)
    house.office.sending.send_queue()
    assert issued.content in mailer.sent[0][0]


@pytest.mark.parametrize("how", ["draft", "queue", "by_hand", "send"])
def test_no_duplicate_of_an_avis_goes_that_was_revoked_since(
    house: House, mailer: PlainMailer, how: str
) -> None:
    number, letter = duplicated(house)
    row = only(house)
    delivery = house.as_("kim").delivery
    if how == "send":
        delivery.queue(row.id)
    house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Offre d’emploi retirée.")
    house.as_("kim")
    if how == "send":
        assert house.office.sending.send_queue().failed == (row.id,)
        assert (only(house).message.reason, mailer.sent) == (NOT_IN_FORCE, [])
        return
    if how == "draft":
        delivery.set_aside(row.id, "Repris plus tard.")
    acts: dict[str, Callable[[], Changes]] = {
        "draft": lambda: delivery.draft_letter(letter.id),
        "queue": lambda: delivery.queue(row.id),
        "by_hand": lambda: delivery.note_sent_by_hand(row.id),
    }
    before = house.events()
    with pytest.raises(AvisNotSendable) as refused:
        acts[how]()
    assert (refused.value.number, refused.value.state) == (number, AvisState.REVOKED)
    assert house.events() == before


def test_the_notice_of_a_revocation_goes_though_its_avis_is_no_longer_in_force(
    house: House, mailer: PlainMailer
) -> None:
    number = house.issued()
    house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Offre d’emploi retirée.")
    house.as_("claude").notices.write(number, NoticeKind.REVOCATION)
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
    (letter,) = letters_of(house.as_("kim"), avis.dossier_id)
    house.office.delivery.draft_letter(letter.id)
    house.office.delivery.queue(only(house).id)
    assert house.office.sending.send_queue().sent == (only(house).id,)
    assert house.office.correspondence.letter_bytes(letter.id) in mailer.sent[0][0]

"""The outbox: drafted once, queued with its bytes, sent by one process, decided by a person where nobody can tell."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from db.store import OpenedStore
from reviewer.avis.avis import RegisterEventKind
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import AviseError, NotFound
from reviewer.mail.adapters import Calendars
from reviewer.outbox.address import AddressRefused
from reviewer.outbox.message import LEASE, MessageNotInState, MessageState
from reviewer.services.mail_settings import MailSettingWrong
from reviewer.services.outbox import (
    AvisNotSendable,
    MailNotSet,
    MailPasswordWanted,
    MessageAlreadyDrafted,
    OutboxRow,
)
from reviewer.services.ports.mail import (
    MailAccount,
    MailFateUnknown,
    MailRefused,
    MailSecurity,
    MailTrouble,
    Post,
)
from reviewer.services.sending import NOT_IN_FORCE, SendReport
from tests.support.fakes import PlainMailer, PlainSecrets
from tests.support.office import House, a_house

ACCOUNT = MailAccount(
    host="mail.example",
    port=587,
    security=MailSecurity.STARTTLS,
    user=None,
    sender="avis@comite.example",
    sender_name="Comité d’évaluation",
)


@pytest.fixture
def mailer() -> PlainMailer:
    return PlainMailer()


@pytest.fixture
def house(store: OpenedStore, mailer: PlainMailer) -> House:
    house = a_house(store, post=Post(mailer=mailer, secrets=PlainSecrets(), calendars=Calendars()))
    house.as_("ada").mail_settings.put(ACCOUNT)
    return house


def one(house: House) -> OutboxRow:
    (row,) = house.as_("kim").delivery.rows()
    return row


def queued(house: House) -> OutboxRow:
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    house.office.delivery.queue(one(house).id)
    return one(house)


def send(house: House) -> SendReport:
    return house.as_("kim").sending.send_queue()


def test_a_drafted_avis_goes_to_the_employers_contact_with_the_very_bytes_that_were_issued(
    house: House,
) -> None:
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    row = one(house)
    assert (row.state, row.message.to) == (MessageState.DRAFTED, "maude.desrosiers@boreal.example")
    assert (row.message.subject, row.reference) == (f"Avis {number}, dossier TC-2025-0001", "TC-2025-0001")
    (file,) = row.message.enclosures
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
    assert (file.sha256, file.filename) == (avis.pdf_sha256, f"{number}_laboratoires-boreal.pdf")
    assert house.dossier(avis.dossier_id).request.candidate.full_name not in row.message.body


def test_what_was_sent_is_kept_with_when_by_whom_and_with_which_bytes(
    house: House, mailer: PlainMailer
) -> None:
    row = queued(house)
    assert send(house) == SendReport(sent=(row.id,))
    message = one(house).message
    ((mail, to),) = mailer.sent
    assert to == message.to
    assert hashlib.sha256(mail).hexdigest() == message.mail_sha256
    assert (message.state, message.settled_by, message.attempts) == (MessageState.SENT, "kim", 1)
    assert message.settled_at is not None
    assert house.events()[-5:] == ["avis_signed", "mail_drafted", "mail_queued", "mail_taken", "mail_sent"]
    assert all("@" not in str(entry.details) for entry in house.journal())
    assert house.holds()


def test_sending_twice_sends_once(house: House, mailer: PlainMailer) -> None:
    queued(house)
    send(house)
    assert send(house) == SendReport()
    assert len(mailer.sent) == 1


def test_the_same_avis_is_not_drafted_twice_unless_it_was_sent_and_somebody_asks_again(house: House) -> None:
    row = queued(house)
    number = row.message.about
    for again in (False, True):
        with pytest.raises(MessageAlreadyDrafted):
            house.as_("kim").delivery.draft_avis(number, again=again)
    send(house)
    with pytest.raises(MessageAlreadyDrafted):
        house.office.delivery.draft_avis(number)
    house.office.delivery.draft_avis(number, again=True)
    assert [one.state for one in house.office.delivery.rows()] == [MessageState.SENT, MessageState.DRAFTED]


def test_a_draft_that_was_set_aside_makes_room_for_another(house: House) -> None:
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    house.office.delivery.set_aside(one(house).id, "Remis en mains propres.")
    house.office.delivery.draft_avis(number)
    assert len(house.office.delivery.rows()) == 2


def test_a_message_that_the_server_refuses_waits_for_a_person(house: House, mailer: PlainMailer) -> None:
    row = queued(house)

    def refuse() -> None:
        raise MailRefused(550, "boîte inconnue")

    mailer.before = refuse
    assert send(house) == SendReport(failed=(row.id,))
    assert (one(house).state, one(house).message.reason) == (MessageState.FAILED, "550 boîte inconnue")
    mailer.before = lambda: None
    house.office.delivery.address(row.id, "rh@boreal.example")
    house.office.delivery.queue(row.id)
    assert send(house).sent == (row.id,)
    assert mailer.sent[-1][1] == "rh@boreal.example"


def test_trouble_with_the_server_stops_the_queue_and_loses_nothing(house: House, mailer: PlainMailer) -> None:
    for reference in ("TC-2025-0001", "TC-2025-0002"):
        number = house.issued(reference)
        house.as_("kim").delivery.draft_avis(number)
    for row in house.office.delivery.rows():
        house.office.delivery.queue(row.id)

    def fail() -> None:
        raise MailTrouble("unreachable", "refusé")

    mailer.before = fail
    report = send(house)
    assert (report.waiting, report.sent) == (2, ())
    assert isinstance(report.trouble, MailTrouble)
    mailer.before = lambda: None
    assert len(send(house).sent) == 2


def test_a_server_that_asks_to_come_back_later_does_not_hold_the_others_up(
    house: House, mailer: PlainMailer
) -> None:
    for reference in ("TC-2025-0001", "TC-2025-0002"):
        number = house.issued(reference)
        house.as_("kim").delivery.draft_avis(number)
    for row in house.office.delivery.rows():
        house.office.delivery.queue(row.id)
    answers = iter([MailTrouble("later", "451 plus tard"), None])

    def answer() -> None:
        error = next(answers)
        if error is not None:
            raise error

    mailer.before = answer
    report = send(house)
    assert (len(report.sent), report.waiting, report.trouble) == (1, 1, None)


def test_a_connection_that_breaks_leaves_an_unknown_fate_that_nobody_but_a_person_settles(
    house: House, mailer: PlainMailer
) -> None:
    row = queued(house)

    def breaks() -> None:
        raise MailFateUnknown("fate_unknown", "rompue")

    mailer.before = breaks
    assert send(house) == SendReport(unknown=(row.id,))
    mailer.before = lambda: None
    assert send(house) == SendReport()
    with pytest.raises(MessageNotInState):
        house.office.delivery.queue(row.id)
    house.office.delivery.decide(row.id, sent=False, reason="L’employeur n’a rien reçu.")
    assert one(house).state is MessageState.FAILED
    house.office.delivery.queue(row.id)
    assert send(house).sent == (row.id,)
    assert len(mailer.sent) == 1


def test_a_process_that_dies_while_sending_leaves_a_message_that_is_never_sent_by_itself(
    house: House, mailer: PlainMailer
) -> None:
    row = queued(house)

    def die() -> None:
        raise KeyboardInterrupt

    mailer.before = die
    with pytest.raises(KeyboardInterrupt):
        send(house)
    mailer.before = lambda: None
    assert one(house).state is MessageState.SENDING
    assert send(house) == SendReport()
    with pytest.raises(MessageNotInState):
        house.office.delivery.decide(row.id, sent=True, reason="Reçu.")
    house.clock.move_to(house.clock.today().replace(day=21))
    assert one(house).state is MessageState.UNKNOWN
    assert send(house) == SendReport()
    house.office.delivery.decide(row.id, sent=True, reason="L’employeur l’a reçu.")
    assert one(house).state is MessageState.SENT
    assert mailer.sent == []
    assert LEASE.total_seconds() > 600


def test_the_answer_of_an_attempt_that_a_person_has_decided_on_only_goes_to_the_journal(
    house: House, mailer: PlainMailer
) -> None:
    row = queued(house)

    def meanwhile() -> None:
        house.clock.move_to(house.clock.today().replace(day=21))
        house.office.delivery.decide(row.id, sent=False, reason="Rien reçu.")

    mailer.before = meanwhile
    send(house)
    assert one(house).state is MessageState.FAILED
    assert house.events()[-1] == "mail_outcome_late"


def test_an_avis_that_is_revoked_is_neither_drafted_nor_queued_nor_sent(
    house: House, mailer: PlainMailer
) -> None:
    row = queued(house)
    house.as_("sacha").avis.happen(row.message.about, RegisterEventKind.REVOKED, "Erreur sur l’emploi.")
    assert send(house).failed == (row.id,)
    assert (one(house).message.reason, mailer.sent) == (NOT_IN_FORCE, [])
    for refused in (
        lambda: house.office.delivery.queue(row.id),
        lambda: house.office.delivery.draft_avis(row.message.about),
        lambda: house.office.delivery.note_sent_by_hand(row.id),
    ):
        _refused(house, AvisNotSendable, refused)


def test_a_message_sent_by_hand_keeps_the_bytes_of_its_file(house: House) -> None:
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    row = one(house)
    file = house.office.delivery.export(row.id)
    assert file.filename.startswith(number)
    assert file.filename.endswith(".eml")
    house.office.delivery.note_sent_by_hand(row.id)
    message = one(house).message
    assert (message.state, message.by_hand) == (MessageState.SENT, True)
    assert message.mail_sha256 == hashlib.sha256(file.content).hexdigest()
    assert house.office.delivery.export(row.id).content == file.content


def test_a_request_with_an_unusable_address_gives_a_draft_without_one(house: House) -> None:
    number = house.issued(employer__contact={"name": "M", "email": "rh@boreal", "phone": None})
    house.as_("kim").delivery.draft_avis(number)
    assert one(house).message.to is None
    _refused(
        house, AddressRefused, lambda: house.office.delivery.address(one(house).id, "rh@boreal\nBcc: x@y.z")
    )


def test_without_a_server_nothing_is_queued_and_the_file_still_goes_out(house: House) -> None:
    house.as_("ada").mail_settings.put(None)
    number = house.issued()
    house.as_("kim").delivery.draft_avis(number)
    _refused(house, MailNotSet, lambda: house.office.delivery.queue(one(house).id))
    _refused(house, MailNotSet, lambda: send(house))
    assert house.office.delivery.export(one(house).id).content


def test_a_server_with_a_login_asks_for_the_password_which_no_table_holds(house: House) -> None:
    account = MailAccount(
        host="mail.example", port=465, security=MailSecurity.TLS, user="avis", sender="avis@comite.example"
    )
    house.as_("ada").mail_settings.put(account)
    row = queued(house)
    _refused(house, MailPasswordWanted, lambda: send(house))
    house.as_("kim").mail_settings.keep_password("sésame-ouvre-toi")
    assert send(house).sent == (row.id,)
    with house.opened.store.read() as work:
        assert "sésame" not in str(work.settings.starting_with(""))
    assert all("sésame" not in str(entry) for entry in house.journal())


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("host", "a b", MailSettingWrong),
        ("host", "mail\nx", MailSettingWrong),
        ("port", 0, MailSettingWrong),
        ("port", 70000, MailSettingWrong),
        ("sender", "avis", AddressRefused),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    house: House, field: str, value: object, error: type[Exception]
) -> None:
    before = house.office.mail_settings.account()
    with pytest.raises(error):
        house.as_("ada").mail_settings.put(replace(ACCOUNT, **{field: value}))  # type: ignore[arg-type]  # wrong on purpose
    assert house.office.mail_settings.account() == before == ACCOUNT


@pytest.mark.parametrize("key", ["eli", "sacha", "ada", "aude"])
def test_only_coordination_and_issue_send_mail(house: House, key: str) -> None:
    number = house.issued()
    with pytest.raises(ActNotPermitted):
        house.as_(key).delivery.draft_avis(number)
    with pytest.raises(ActNotPermitted):
        house.office.sending.send_queue()


def test_stopping_between_two_messages_leaves_the_rest_in_the_queue(
    house: House, mailer: PlainMailer
) -> None:
    for reference in ("TC-2025-0001", "TC-2025-0002", "TC-2025-0003"):
        number = house.issued(reference)
        house.as_("kim").delivery.draft_avis(number)
    for row in house.office.delivery.rows():
        house.office.delivery.queue(row.id)
    steps: list[tuple[int, int]] = []
    report = house.office.sending.send_queue(
        progress=lambda done, of: steps.append((done, of)), should_stop=lambda: len(mailer.sent) == 2
    )
    assert (len(report.sent), report.waiting) == (2, 1)
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_a_message_that_was_sent_cannot_be_changed_in_the_database_itself(house: House) -> None:
    row = queued(house)
    send(house)
    statements = (
        "UPDATE outgoing_message SET to_address = 'x@y.example'",
        "DELETE FROM outgoing_message",
    )
    for statement in statements:
        with (
            pytest.raises((AviseError, DBAPIError)),
            house.opened.engine.begin() as connection,
        ):
            connection.exec_driver_sql(statement)
    assert one(house).message.to == row.message.to


def test_a_message_that_is_not_there_is_not_found(house: House) -> None:
    _refused(house, NotFound, lambda: house.as_("kim").delivery.queue("nulle-part"))


def _refused(house: House, error: type[Exception], act: Callable[[], object]) -> None:
    house.as_("kim")
    before = house.events()
    with pytest.raises(error):
        act()
    assert house.events() == before

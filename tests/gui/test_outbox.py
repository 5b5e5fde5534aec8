"""The outbox: what asks for somebody comes first, and each message offers only what is possible for it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog

from reviewer.outbox.message import MessageState
from reviewer.services.ports.mail import MailAccount, MailSecurity
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.outbox.dialog_fields import AddressDialog, PasswordDialog
from ui.screens.outbox.view import OutboxScreen
from ui.widgets.reason_dialog import ReasonDialog


@pytest.fixture
def screen(bench: Bench, stories: Stories) -> OutboxScreen:
    """Return the outbox with one drafted message, as the clerk sees it."""
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    with bench.opened.store.read() as work:
        (avis,) = work.register.all()
    stories.office.become("p-clerk")
    stories.office.delivery.draft_avis(str(avis.number))
    bench.start()
    bench.become("p-clerk")
    return cast("OutboxScreen", bench.go("outbox", None))


def offered(screen: OutboxScreen) -> set[str]:
    return {name for name, button in screen.steps.items() if not button.isHidden()}


def state(screen: OutboxScreen) -> MessageState:
    (row,) = screen.model.rows
    return row.state


def test_a_draft_offers_what_is_possible_for_a_draft(screen: OutboxScreen) -> None:
    assert state(screen) is MessageState.DRAFTED
    assert offered(screen) == {"queue", "now", "address", "export", "by_hand", "set_aside"}
    assert not screen.send.isEnabled()


def test_the_title_says_how_many_are_to_send_beside_how_many_wait_for_a_decision(
    screen: OutboxScreen,
) -> None:
    assert screen.subtitle.text() == "Aucun courriel n’attend une décision · 1 courriel à envoyer"


def test_without_a_server_the_refusal_says_what_to_do(bench: Bench, screen: OutboxScreen) -> None:
    screen.steps["queue"].click()
    bench.settle()
    assert "Aucun serveur de courriel" in screen.notice.sentence
    assert state(screen) is MessageState.DRAFTED


def test_another_address_is_typed_and_a_wrong_one_is_refused_in_the_dialog(
    bench: Bench, screen: OutboxScreen
) -> None:
    screen.steps["address"].click()
    dialog = cast("AddressDialog", screen.dialog)
    dialog.to.setText("rh@boreal")
    dialog.act.click()
    bench.settle()
    assert "n’est pas une adresse" in dialog.notice.sentence
    dialog.to.setText("rh@boreal.example")
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    assert screen.model.rows[0].message.to == "rh@boreal.example"


def test_a_message_is_saved_as_a_file_and_noted_as_sent_by_hand(
    bench: Bench, screen: OutboxScreen, tmp_path: Path
) -> None:
    screen.steps["export"].click()
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "avis.eml"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    bench.settle()
    assert b"X-Unsent: 1" in target.read_bytes()
    screen.steps["by_hand"].click()
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert state(screen) is MessageState.SENT
    assert offered(screen) == {"export"}


def test_a_server_with_a_login_asks_for_the_password_before_anything_is_sent(
    bench: Bench, screen: OutboxScreen, stories: Stories
) -> None:
    account = MailAccount(
        host="127.0.0.1", port=1, security=MailSecurity.STARTTLS, user="avis", sender="avis@comite.example"
    )
    stories.office.become("p-admin")
    stories.office.mail_settings.put(account)
    screen.steps["queue"].click()
    bench.settle()
    assert state(screen) is MessageState.QUEUED
    assert screen.send.isEnabled()
    screen.presenter.password_wanted.emit("avis")
    dialog = cast("PasswordDialog", screen.dialog)
    dialog.password.setText("secret")
    assert dialog.take_password() == "secret"
    assert dialog.password.text() == ""


def test_setting_a_message_aside_asks_for_the_reason(bench: Bench, screen: OutboxScreen) -> None:
    screen.steps["set_aside"].click()
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.given.emit("Remis en mains propres.")
    bench.settle()
    assert state(screen) is MessageState.SET_ASIDE
    assert screen.model.rows[0].message.reason == "Remis en mains propres."


def test_while_the_queue_is_sent_a_line_says_how_far_it_is_and_stops_it(
    bench: Bench, screen: OutboxScreen
) -> None:
    line = screen.under_way
    assert line.isHidden()
    screen.presenter.sending.emit(True)
    assert line.isVisible()
    assert not screen.send.isEnabled()
    screen.presenter.advanced.emit(1, 3)
    assert line.words.text() == "Envoi du courriel 2 sur 3"
    assert (line.bar.value(), line.bar.maximum()) == (1, 3)
    stopped = []
    line.stopped.connect(lambda: stopped.append(True))
    line.stop.click()
    assert stopped == [True]
    screen.presenter.advanced.emit(2, 3)
    assert "restent en file" in line.words.text(), "what was asked for stays said"
    screen.presenter.sending.emit(False)
    assert line.isHidden()

"""The mail password: asked for when sending, and kept where one says so, in the computer's keyring alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from reviewer.outbox.message import MessageState
from reviewer.services.ports.mail import MailAccount, MailSecurity
from tests.support.gui import Bench
from tests.support.mail_server import PASSWORD, USER, Received, certificate, serving
from tests.support.session_keyring import MemoryKeyring, no_keyring, session_keyring
from tests.support.stories import Stories
from ui.screens.outbox.dialog_fields import PasswordDialog
from ui.screens.outbox.view import OutboxScreen


@pytest.fixture
def post(tmp_path: Path) -> Iterator[tuple[Received, MailAccount]]:
    """Return a server that asks for a login, and the account there."""
    ca, context = certificate(tmp_path, "127.0.0.1")
    received = Received()
    with serving(received, starttls=context, login=True) as port:
        yield (
            received,
            MailAccount(
                host="127.0.0.1",
                port=port,
                security=MailSecurity.STARTTLS,
                user=USER,
                sender="avis@comite.example",
                ca_pem=ca,
            ),
        )


@pytest.fixture
def screen(bench: Bench, stories: Stories, post: tuple[Received, MailAccount]) -> OutboxScreen:
    """Return the outbox of the clerk, with two avis to send."""
    stories.office.become("p-admin")
    stories.office.mail_settings.put(post[1])
    for reference in ("TC-2025-0001", "TC-2025-0002"):
        number = stories.signed(bench.add(reference))
        stories.office.become("p-clerk")
        stories.office.delivery.draft_avis(number)
    bench.start()
    bench.become("p-clerk")
    return cast("OutboxScreen", bench.go("outbox", None))


def send_next(bench: Bench, screen: OutboxScreen) -> PasswordDialog | None:
    """Send the first message that can be; return the dialog that asks for the password, where one does."""
    row = next(row for row in screen.model.rows if row.state in {MessageState.DRAFTED, MessageState.QUEUED})
    screen.table.select_id(row.id)
    (screen.steps["now"] if row.state is MessageState.DRAFTED else screen.send).click()
    bench.settle()
    return cast("PasswordDialog | None", screen.dialog)


def give(bench: Bench, dialog: PasswordDialog | None, password: str, *, keep: bool) -> None:
    assert dialog is not None
    dialog.password.setText(password)
    dialog.keep.setChecked(keep)
    dialog.act.click()
    bench.settle()


def kept_in(keyring: MemoryKeyring) -> list[str]:
    return list(keyring.kept.values())


def test_a_password_that_one_keeps_is_not_asked_for_again_and_stands_in_the_keyring_alone(
    bench: Bench, screen: OutboxScreen, post: tuple[Received, MailAccount]
) -> None:
    with session_keyring() as keyring:
        give(bench, send_next(bench, screen), PASSWORD, keep=True)
        assert kept_in(keyring) == [PASSWORD]
        assert send_next(bench, screen) is None
    assert len(post[0].mails) == 2
    with bench.opened.store.read() as work:
        assert PASSWORD not in str(work.settings.starting_with(""))
        assert all(PASSWORD not in str(entry) for entry in work.journal.entries())


def test_it_is_used_once_where_one_does_not_say_so(bench: Bench, screen: OutboxScreen) -> None:
    with session_keyring() as keyring:
        give(bench, send_next(bench, screen), PASSWORD, keep=False)
        assert kept_in(keyring) == []
        assert send_next(bench, screen) is not None


def test_one_that_the_server_refuses_is_not_kept(bench: Bench, screen: OutboxScreen) -> None:
    with session_keyring() as keyring:
        give(bench, send_next(bench, screen), "ce n’est pas cela", keep=True)
        assert kept_in(keyring) == []


def test_one_that_was_changed_at_the_server_is_asked_for_again(bench: Bench, screen: OutboxScreen) -> None:
    with session_keyring() as keyring:
        give(bench, send_next(bench, screen), PASSWORD, keep=True)
        for place in keyring.kept:
            keyring.kept[place] = "celui d’avant"
        give(bench, send_next(bench, screen), PASSWORD, keep=True)
        assert kept_in(keyring) == [PASSWORD]


def test_a_computer_without_a_keyring_says_so_once_the_mail_has_left(
    bench: Bench, screen: OutboxScreen, post: tuple[Received, MailAccount]
) -> None:
    with no_keyring():
        give(bench, send_next(bench, screen), PASSWORD, keep=True)
    assert len(post[0].mails) == 1
    assert "trousseau" in bench.window.trouble.notice.sentence

"""Processes that send and are killed at any moment: no message ever goes twice, and none is lost from sight.

A real mail server in its own process notes durably what it accepted before it answers; the senders are real processes
over the real SMTP adapter. After any number of kills, each message is in exactly one of four hands: delivered and
known, delivered and in doubt, not delivered and in doubt, or still queued.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from db.maintenance import check
from db.store import OpenedStore, open_store
from reviewer.dossier.events import Event
from reviewer.mail.adapters import Calendars, SmtpMailer
from reviewer.outbox.message import LEASE, Message, MessageKind, MessageState
from reviewer.services.ports.mail import MailAccount, MailSecurity, Post
from tests.support.fakes import PlainSecrets
from tests.support.kills import SEED, Patience, share, victims
from tests.support.office import FOUNDER, a_house

ROOT = Path(__file__).resolve().parents[2]
LETTERS = 12


@contextmanager
def server(record: Path, slow_s: float) -> Iterator[int]:
    command = [sys.executable, "-m", "tests.support.mail_server", str(record), str(slow_s)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def sender(url: str, key: str) -> subprocess.Popen[str]:
    """Start a sender and return it once it is ready."""
    command = [sys.executable, "-m", "tests.support.sending_process", url, key]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def end(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    assert process.stdin is not None
    said = process.stdout.read()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return said


def prepare(opened: OpenedStore, port: int, letters: int = LETTERS) -> None:
    """Staff the house, set its mail server and put messages in the queue."""
    post = Post(mailer=SmtpMailer(), secrets=PlainSecrets(), calendars=Calendars())
    house = a_house(opened, post=post)
    account = MailAccount(
        host="127.0.0.1",
        port=port,
        security=MailSecurity.PLAIN,
        user=None,
        sender="avis@comite.example",
        plain_loopback=True,
    )
    house.as_("ada").mail_settings.put(account)
    now = house.clock.now()
    with opened.store.begin() as work:
        for number in range(letters):
            message = Message(
                id=uuid4().hex,
                key=f"essai/{number}",
                kind=MessageKind.CONTRACT_ENDING,
                about="eli",
                dossier_id=None,
                wording_id="emails-1",
                to="claude@comite.example",
                subject=f"Fin de contrat, {number}",
                body="Bonjour,\n",
                drafted_at=now,
                drafted_by="kim",
            )
            mail = post.mailer.write(message, [], account, unsent=False)
            work.outbox.save(message.queued(work.blobs.put(mail)))
        work.commit(FOUNDER, now, Event(name="mail_queued"))


def messages(opened: OpenedStore) -> dict[str, Message]:
    with opened.store.read() as work:
        return {f"<{one.id}@comite.example>": one for one in work.outbox.all()}


def delivered(record: Path) -> Counter[str]:
    return Counter(record.read_text(encoding="utf-8").split()) if record.exists() else Counter()


@pytest.mark.timeout(900)
def test_processes_killed_at_random_moments_never_send_twice_and_lose_nothing(
    sqlite_url: str, tmp_path: Path
) -> None:
    _kill_and_look(sqlite_url, tmp_path / "recu.txt", Patience(random.Random(SEED)), kills=share(0.15))


@pytest.mark.timeout(900)
@pytest.mark.postgresql
def test_clients_of_a_server_killed_at_random_moments_never_send_twice_and_lose_nothing(
    postgresql_url: str, tmp_path: Path
) -> None:
    _kill_and_look(postgresql_url, tmp_path / "recu.txt", Patience(random.Random(SEED + 1)), kills=share(0.1))


def _kill_and_look(url: str, record: Path, waiting: Patience, kills: int) -> None:
    opened, letters = open_store(url, unencrypted=True), max(LETTERS, 2 * kills)
    with server(record, 0.02) as port, victims() as killer:
        prepare(opened, port, letters)
        for _ in range(kills):
            killer.kill_one(waiting, "send", url, "kim")
            _nothing_twice_nothing_lost(opened, record, letters)
        assert killer.let_one("send", url, "kim") == 0
    _nothing_twice_nothing_lost(opened, record, letters)
    found = messages(opened)
    assert not [one for one in found.values() if one.state is MessageState.QUEUED]
    doubtful = [one for one in found.values() if one.state is MessageState.SENDING]
    assert len(doubtful) <= kills
    for one in doubtful:
        assert one.attempt_at is not None
        assert one.state_at(one.attempt_at + LEASE) is MessageState.UNKNOWN
    opened.close()
    assert check(url) == ()


def _nothing_twice_nothing_lost(opened: OpenedStore, record: Path, letters: int) -> None:
    arrived, found = delivered(record), messages(opened)
    assert len(found) == letters
    assert max(arrived.values(), default=0) <= 1
    assert set(arrived) <= set(found)
    for message_id, message in found.items():
        if message.state is MessageState.SENT:
            assert arrived[message_id] == 1
        elif message.state is MessageState.QUEUED:
            assert arrived[message_id] == 0
        else:
            assert message.state is MessageState.SENDING


def test_two_processes_that_send_at_once_send_each_message_once(store_url: str, tmp_path: Path) -> None:
    record = tmp_path / "recu.txt"
    opened = open_store(store_url, unencrypted=True)
    with server(record, 0.02) as port:
        prepare(opened, port)
        pair = [sender(store_url, key) for key in ("kim", "claude")]
        for process in pair:
            go(process)
        counts = [int(end(process).split()[1]) for process in pair]
    assert sum(counts) == LETTERS
    assert delivered(record) == Counter(dict.fromkeys(messages(opened), 1))
    assert {one.state for one in messages(opened).values()} == {MessageState.SENT}
    opened.close()

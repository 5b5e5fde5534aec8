"""Sending what is queued.

A message is taken by one process in one transaction, sent, and what came of it is written in another. A process that
dies in between leaves a message whose fate is unknown: it is shown to a person, and never sent again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import AviseError, ConflictingChange, RuleViolation
from reviewer.outbox.message import Message, MessageState, MessageStep
from reviewer.services.desk import Desk
from reviewer.services.mail_settings import read_account
from reviewer.services.outbox import (
    AvisNotSendable,
    MailNotSet,
    MailPasswordWanted,
    may_see,
    require_sendable,
    told_in,
    told_of,
)
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.mail import (
    MailAccount,
    Mailer,
    MailFateUnknown,
    MailRefused,
    MailTrouble,
    PlainMailRefused,
    Secrets,
)

NOT_IN_FORCE = "not_in_force"
"""Reason of a message that was not sent because its avis is no longer in force (``[mail_reason]``)."""

Progress = Callable[[int, int], None]
ShouldStop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """What became of the queue: ids. ``waiting``: still queued; ``trouble``: why it stopped."""

    sent: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waiting: int = 0
    trouble: AviseError | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """Use cases of the queue."""

    desk: Desk
    mailer: Mailer
    secrets: Secrets

    def send_queue(
        self,
        password: str | None = None,
        *,
        progress: Progress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SendReport:
        """Send what is queued, one message after the other; trouble with the server stops and loses nothing.

        Without ``password``, the one of the keyring serves; where there is none, or the server refuses it, raises
        ``MailPasswordWanted``.
        ``progress``: how many are done, of how many; ``should_stop``: asked before each message.
        """
        actor = self.desk.require(Act.SEND_MAIL)
        today = self.desk.today()
        with self.desk.store.read() as work:
            account = read_account(work)
            queued = [
                one.id for one in work.outbox.all({MessageState.QUEUED}) if may_see(work, actor, one, today)
            ]
        if account is None:
            raise MailNotSet
        from_keyring = account.user is not None and password is None
        if account.user is not None and password is None:
            password = self.secrets.get(account)
            if password is None:
                raise MailPasswordWanted(account.user)
        outcomes: dict[MessageStep, list[str]] = {
            MessageStep.CONFIRM: [],
            MessageStep.REFUSE: [],
            MessageStep.LOSE: [],
            MessageStep.RELEASE: [],
        }
        trouble: AviseError | None = None
        for done, message_id in enumerate(queued):
            if progress is not None:
                progress(done, len(queued))
            if should_stop is not None and should_stop():
                break
            step, error = self._send_one(message_id, account, password)
            if step is not None:
                outcomes[step].append(message_id)
            if error is not None:
                trouble = error
                break
        if from_keyring and account.user and isinstance(trouble, MailTrouble) and trouble.what == "login":
            raise MailPasswordWanted(account.user)
        with self.desk.store.read() as work:
            waiting = len(work.outbox.all({MessageState.QUEUED}))
        return SendReport(
            sent=tuple(outcomes[MessageStep.CONFIRM]),
            failed=tuple(outcomes[MessageStep.REFUSE]),
            unknown=tuple(outcomes[MessageStep.LOSE]),
            waiting=waiting,
            trouble=trouble,
        )

    def _send_one(
        self, message_id: str, account: MailAccount, password: str | None
    ) -> tuple[MessageStep | None, AviseError | None]:
        """Take, send and settle one message; return what came of it, and trouble that will meet the next as well."""
        taken = self._take(message_id)
        if taken is None:
            return None, None
        message, mail = taken
        attempt = message.attempt_id or ""
        if mail is None:
            return self._settle(message_id, attempt, MessageStep.REFUSE, NOT_IN_FORCE), None
        try:
            self.mailer.send(mail, message.require_address(), account, password)
        except MailRefused as error:
            return self._settle(
                message_id, attempt, MessageStep.REFUSE, f"{error.number} {error.detail}"
            ), None
        except MailFateUnknown as error:
            return self._settle(message_id, attempt, MessageStep.LOSE, error.detail), None
        except (MailTrouble, PlainMailRefused) as error:
            step = self._settle(message_id, attempt, MessageStep.RELEASE, "")
            later = isinstance(error, MailTrouble) and error.what == "later"
            return step, None if later else error
        return self._settle(message_id, attempt, MessageStep.CONFIRM, ""), None

    def _take(self, message_id: str) -> tuple[Message, bytes | None] | None:
        """Take a queued message for this process alone; None where somebody else has, or it left the queue."""
        try:
            with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
                now = self.desk.now()
                message = work.outbox.get(message_id)
                sha256 = message.mail_sha256
                if message.state is not MessageState.QUEUED or sha256 is None:
                    return None
                message = message.taken(uuid4().hex, now)
                mail = work.blobs.get(sha256) if self._still_sendable(work, message) else None
                work.outbox.save(message)
                work.commit(
                    actor,
                    now,
                    Event(
                        name="mail_taken",
                        dossier_id=told_in(message),
                        details={**told_of(message), "attempt": message.attempts},
                    ),
                )
        except ConflictingChange:
            return None
        return message, mail

    def _settle(self, message_id: str, attempt: str, step: MessageStep, reason: str) -> MessageStep:
        """Write what came of an attempt; one that a person has decided on meanwhile only goes to the journal."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            now = self.desk.now()
            message = work.outbox.get(message_id)
            name = (
                "mail_sent"
                if step is MessageStep.CONFIRM
                else "mail_refused"
                if step is MessageStep.REFUSE
                else "mail_fate_unknown"
                if step is MessageStep.LOSE
                else "mail_released"
            )
            try:
                message = message.after_attempt(step, attempt, now, actor.id, reason)
                work.outbox.save(message)
                work.commit(
                    actor, now, Event(name=name, dossier_id=told_in(message), details={**told_of(message)})
                )
            except RuleViolation:
                work.commit(
                    actor,
                    now,
                    Event(
                        name="mail_outcome_late",
                        dossier_id=told_in(message),
                        details={**told_of(message), "outcome": step.value},
                    ),
                )
        return step

    def _still_sendable(self, work: UnitOfWork, message: Message) -> bool:
        try:
            require_sendable(self.desk, work, message)
        except AvisNotSendable:
            return False
        return True

"""Where messages that leave the house are kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.outbox.message import Message, MessageKind, MessageState


class Outbox(Protocol):
    """Messages: drafted, queued, sent. None is ever removed."""

    def get(self, message_id: str) -> Message:
        """Return the message or raise ``NotFound``."""
        ...

    def by_key(self, key: str) -> Message | None:
        """Return the message of a key, if there is one."""
        ...

    def about(self, kind: MessageKind, about: str) -> tuple[Message, ...]:
        """Return the messages of a kind about one thing, oldest first."""
        ...

    def of_dossier(self, kind: MessageKind, dossier_id: str) -> tuple[Message, ...]:
        """Return the messages of a kind that belong to a dossier, oldest first."""
        ...

    def all(self, states: Collection[MessageState] | None = None) -> tuple[Message, ...]:
        """Return the messages that stand in these states (None: all), oldest first."""
        ...

    def save(self, message: Message) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale, or its key is taken."""
        ...

    def calendar_sequence(self, uid: str, due_on: date) -> int:
        """Return the SEQUENCE of a calendar line, one more than before where its day changed."""
        ...

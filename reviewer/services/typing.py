"""Texts in the making: each word typed into a dialog is kept until its act is done, whatever happens to the program.

A text in the making is its author's alone. It leaves no line in the journal: nothing was said yet. What is typed about
a dossier goes where the dossier goes: whoever is walled off from it does not find their own text of it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.dossier.lifecycle import Act
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.desk import Desk
from reviewer.services.ports.typed import TypedText

if TYPE_CHECKING:
    from reviewer.services.ports import UnitOfWork

LONGEST = 200_000


class TypedTextTooLong(RuleViolation):
    """A text in the making has at most ``most`` characters."""

    def __init__(self, found: int, most: int) -> None:
        super().__init__(found, most)
        self.found = found
        self.most = most


@dataclass(frozen=True, slots=True)
class Typing:
    """Use cases about texts in the making."""

    desk: Desk

    def mine(self) -> tuple[TypedText, ...]:
        """Return what the acting person was typing, newest first."""
        actor = self.desk.require(Act.KEEP_TYPED_TEXT)
        with self.desk.store.read() as work:
            return tuple(one for one in work.typed.of(actor.id) if _there(work, one.dossier_id))

    def keep(self, texts: Mapping[str, str], *, dossier_id: str | None = None) -> None:
        """Keep texts by their places; an empty text is forgotten.

        Raises ``TypedTextTooLong``, or ``NotFound`` for a dossier that is not there for this person.
        """
        for text in texts.values():
            if len(text) > LONGEST:
                raise TypedTextTooLong(len(text), LONGEST)
        with self.desk.permitted(Act.KEEP_TYPED_TEXT) as (work, actor):
            if dossier_id is not None:
                work.dossiers.get(dossier_id)
            at = self.desk.now()
            kept = [
                TypedText(person_id=actor.id, place=place, text=text, at=at, dossier_id=dossier_id)
                for place, text in texts.items()
                if text
            ]
            gone = {place for place, text in texts.items() if not text}
            work.keep_typed(actor.id, kept, gone)


def _there(work: UnitOfWork, dossier_id: str | None) -> bool:
    if dossier_id is None:
        return True
    try:
        work.dossiers.get(dossier_id)
    except NotFound:
        return False
    return True

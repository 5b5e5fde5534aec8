"""People of the house and the rules that keep their hands apart on one dossier.

Four eyes: who drafts an avis does not validate it; whoever triaged or reviewed a dossier, drafted or validated its
avis does not sign it (domain facts, 8.3, separation of duties).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.dossier.lifecycle import Act, Role
from reviewer.errors import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works in the house. Never deleted: the journal keeps the name."""

    id: str
    name: str
    roles: frozenset[Role]
    email: str | None = None
    title: str | None = None
    active: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does the present act: a person in the flesh, or somebody at the command line under their login."""

    id: str
    name: str
    roles: frozenset[Role]


class Part(StrEnum):
    """What somebody did on a dossier, in so far as it separates them from later acts."""

    TRIAGED = "triaged"
    ASSIGNED = "assigned"
    RECUSED = "recused"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    DRAFTED = "drafted"
    VALIDATED = "validated"
    SIGNED = "signed"


FORBIDDEN_AFTER: dict[Act, frozenset[Part]] = {
    Act.DRAFT_AVIS: frozenset({Part.RECUSED}),
    Act.VALIDATE_AVIS: frozenset({Part.DRAFTED, Part.REVIEWED, Part.RECUSED}),
    Act.SIGN_AVIS: frozenset(Part),
    Act.FIND_ADMISSIBLE: frozenset({Part.REVIEWED, Part.RECUSED}),
    Act.FIND_INADMISSIBLE: frozenset({Part.REVIEWED, Part.RECUSED}),
    Act.CONFIRM_DECISION: frozenset({Part.REVIEWED, Part.RECUSED}),
}


class HandsNotApart(RuleViolation):
    """The same person already did something on this dossier that excludes them from this act."""

    def __init__(self, act: Act, part: Part, person: str) -> None:
        super().__init__(act, part, person)
        self.act = act
        self.part = part
        self.person = person


def require_separate_hands(act: Act, actor: Actor, parts: frozenset[tuple[Part, str]]) -> None:
    """Raise ``HandsNotApart`` where the actor had one of the parts that exclude the act.

    ``parts``: every (part, person id) of the dossier so far.
    """
    forbidden = FORBIDDEN_AFTER.get(act, frozenset())
    for part, person_id in sorted(parts):
        if part in forbidden and person_id == actor.id:
            raise HandsNotApart(act, part, actor.name)

"""Seats: who sits on a dossier, what they declared before the file opened, and how a seat is left.

Source: rapport d'évaluation, 3.4.4; the declaration of each file and its ruling by the competent authority, not by the
evaluator alone, after the federal agencies' policy of 2013-03-01 (domain facts, 8.3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from reviewer.committee.conflicts import DeclarationKind
from reviewer.errors import RuleViolation

OPENS_AT_ONCE = frozenset({DeclarationKind.NONE})
WAITS_FOR_A_RULING = frozenset({DeclarationKind.APPARENT, DeclarationKind.POTENTIAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationRuling:
    """What a coordinator decided of a doubtful declaration. ``cleared``: the file opens all the same."""

    cleared: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What an expert declared about conflicts of interest before the file opened.

    No conflict opens the file, a real one vacates the seat; an apparent or potential one waits for a ruling.
    """

    kind: DeclarationKind
    text: str
    at: datetime
    ruling: DeclarationRuling | None = None

    @property
    def clear(self) -> bool:
        """Tell whether the file may open."""
        return self.kind in OPENS_AT_ONCE or (self.ruling is not None and self.ruling.cleared)

    @property
    def pending(self) -> bool:
        """Tell whether a coordinator has still to rule."""
        return self.kind in WAITS_FOR_A_RULING and self.ruling is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One expert's place on one dossier; a vacated seat stays in the record."""

    number: int
    expert_id: str
    assigned_at: datetime
    assigned_by: str
    declaration: Declaration | None = None
    recused_at: datetime | None = None
    recusal_reason: str = ""

    @property
    def active(self) -> bool:
        """Tell whether the expert still sits."""
        return self.recused_at is None

    @property
    def open(self) -> bool:
        """Tell whether the expert sits and the file is open to them."""
        return self.active and self.declaration is not None and self.declaration.clear

    @property
    def awaits_ruling(self) -> bool:
        """Tell whether the seat is held shut until a coordinator rules on its declaration."""
        return self.active and self.declaration is not None and self.declaration.pending

    @property
    def left_for_conflict(self) -> bool:
        """Tell whether the expert left because they declared a real conflict of interest."""
        return (
            not self.active and self.declaration is not None and self.declaration.kind is DeclarationKind.REAL
        )

    def vacated(self, reason: str, at: datetime) -> Seat:
        """Return the seat as it is kept once its expert has left it."""
        return replace(self, recused_at=at, recusal_reason=reason.strip())

    def held_again(self) -> Seat:
        """Return the seat once its expert sits again: on their own copy, what was said can be taken back."""
        return replace(self, recused_at=None, recusal_reason="")

    def declared(self, kind: DeclarationKind, text: str, at: datetime) -> Seat:
        """Return the seat with its declaration, vacated at once by a real conflict."""
        if self.declaration is not None:
            raise DeclarationAlreadyMade(self.expert_id)
        if kind is not DeclarationKind.NONE and not text.strip():
            raise TextMissing("declaration")
        seat = replace(self, declaration=Declaration(kind=kind, text=text.strip(), at=at))
        return seat.vacated(text, at) if kind is DeclarationKind.REAL else seat

    def ruled(self, *, cleared: bool, reason: str, by: str, at: datetime) -> Seat:
        """Return the seat once its doubtful declaration is decided: open, or vacated."""
        if self.declaration is None or not self.declaration.pending:
            raise NoDeclarationToRuleOn(self.expert_id)
        if not reason.strip():
            raise TextMissing("ruling")
        ruling = DeclarationRuling(cleared=cleared, reason=reason.strip(), by=by, at=at)
        seat = replace(self, declaration=replace(self.declaration, ruling=ruling))
        return seat if cleared else seat.vacated(reason, at)


class TextMissing(RuleViolation):
    """A reason is required and is empty. ``where`` names the field."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class SeatTaken(RuleViolation):
    """The seat is occupied, or does not open at this step."""

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.seat = seat


class AlreadySeated(RuleViolation):
    """The expert sits, or has sat, on this dossier, in this round or in an earlier one."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class NotSeated(RuleViolation):
    """The expert has no active seat on this dossier."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class DeclarationMissing(RuleViolation):
    """The file opens only after the expert has declared their interests."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class DeclarationPending(RuleViolation):
    """The expert declared an apparent or potential conflict: the file stays shut until a coordinator rules."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class DeclarationAlreadyMade(RuleViolation):
    """The declaration of this seat is made; a new fact is a recusal."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class NoDeclarationToRuleOn(RuleViolation):
    """No declaration of this expert waits for a ruling."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class ReviewStarted(RuleViolation):
    """The expert has submitted: the vote is kept. A coordinator may set it aside, with a reason."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class NothingToSetAside(RuleViolation):
    """The expert has submitted nothing: they are recused, and there is no evaluation to set aside."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id

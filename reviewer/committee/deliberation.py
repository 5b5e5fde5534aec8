"""The chain from blind experts to a decision: consensus, concertation, tie-break, majority per finding.

The programme says how many experts sit at first. An odd bench decides by majority at once; an even one that does not
agree calls one more expert, the tie-breaker: the third of a bench of two. Only a bench of two may talk before that.
Source: rapport d'évaluation, 3.4.4 (two specialists, a third where they do not agree); « consensus » read as the same
answer to every finding, and the third as one vote of three (domain facts, 2.3 and 9, question 14); a bench of three
that decides by majority: domain facts, 11. First votes are never rewritten: a position after concertation is a second
record beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation
from reviewer.errors import RuleViolation

_BENCH_THAT_TALKS = 2
"""Concertation is between two: each reads the other's evaluation. More would know who stands alone."""


class Step(StrEnum):
    """What the deliberation waits for. ``THIRD_*``: the tie-breaker, who is third on a bench of two."""

    SEATS = "seats"
    EVALUATIONS = "evaluations"
    CONCERTATION = "concertation"
    THIRD_SEAT = "third_seat"
    THIRD_EVALUATION = "third_evaluation"
    CONFIRMATION = "confirmation"
    DECIDED = "decided"


class Path(StrEnum):
    """How the answer came about."""

    CONSENSUS = "consensus"
    CONCERTATION = "concertation"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What an expert declared about conflicts of interest before the file opened."""

    kind: DeclarationKind
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One expert's place on one dossier; a recused seat stays in the record."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one of the two maintains or changes after concertation, with the reason."""

    expert_id: str
    verdicts: Mapping[str, bool]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The committee's answer, confirmed by a named coordinator. ``reasons``: finding id to text for the employer."""

    verdicts: Mapping[str, bool]
    path: Path
    reasons: Mapping[str, str]
    confirmed_by: str
    confirmed_at: datetime

    @property
    def favourable(self) -> bool:
        """Tell whether every finding is answered by yes."""
        return all(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the votes say: the answers per finding and how they came about."""

    verdicts: Mapping[str, bool]
    path: Path


class SeatTaken(RuleViolation):
    """The seat is occupied, or does not open at this step."""

    def __init__(self, seat: int) -> None:
        super().__init__(seat)
        self.seat = seat


class AlreadySeated(RuleViolation):
    """The expert sits, or has sat, on this dossier."""

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


class DeclarationAlreadyMade(RuleViolation):
    """The declaration of this seat is made; a new fact is a recusal."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class TextMissing(RuleViolation):
    """A reason is required and is empty. ``where`` names the field."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class NotInConcertation(RuleViolation):
    """Only the two experts of a bench of two state a position, once each, while concertation is open."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


class VotesMissing(RuleViolation):
    """There is no decision without its votes."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


class ReviewStarted(RuleViolation):
    """The expert has submitted: the vote is kept and the seat cannot be vacated any more."""

    def __init__(self, expert_id: str) -> None:
        super().__init__(expert_id)
        self.expert_id = expert_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation:
    """Everything the committee did on one dossier.

    ``reviewers``: how many experts sit at first, blind to each other; a setting of the programme on the day on which
    the deliberation was opened.
    """

    dossier_id: str
    grid_id: str
    finding_ids: tuple[str, ...]
    reviewers: int
    with_concertation: bool
    seats: tuple[Seat, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    positions: tuple[Position, ...] = ()
    concertation_opened_at: datetime | None = None
    third_review_opened_at: datetime | None = None
    decision: Decision | None = None
    version: int = 0

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def first_seats(self) -> tuple[int, ...]:
        """Return the numbers of the seats that are open from the start."""
        return first_seats(self.reviewers)

    def breaks_tie(self, seat: int) -> bool:
        """Tell whether a seat is the tie-breaker's: one vote more, with its reasons, where an even bench differs."""
        return seat == self._tie_break_seat

    def seat_of(self, expert_id: str) -> Seat:
        """Return the expert's active seat or raise ``NotSeated``."""
        for seat in self.seats:
            if seat.expert_id == expert_id and seat.active:
                return seat
        raise NotSeated(expert_id)

    def evaluation_of(self, expert_id: str) -> Evaluation | None:
        """Return the expert's evaluation, draft or sealed."""
        return next((item for item in self.evaluations if item.expert_id == expert_id), None)

    def votes(self, seats: tuple[int, ...]) -> tuple[Evaluation, ...]:
        """Return the sealed evaluations of these seats, in seat order."""
        sealed = (item for item in self.evaluations if item.submitted and item.seat in seats)
        return tuple(sorted(sealed, key=lambda item: item.seat))

    @property
    def first_votes_in(self) -> bool:
        """Tell whether all first experts have submitted: the moment at which blindness between them ends."""
        return len(self.votes(self.first_seats)) == self.reviewers

    def open_seats(self) -> tuple[int, ...]:
        """Return the numbers of the seats that want an expert now."""
        called = self.third_review_opened_at is not None
        wanted = (*self.first_seats, self._tie_break_seat) if called else self.first_seats
        taken = {seat.number for seat in self.seats if seat.active}
        return tuple(number for number in wanted if number not in taken)

    def outcome(self) -> Outcome | None:
        """Return what the votes say, or None while they do not say it yet."""
        first = self.votes(self.first_seats)
        if len(first) < self.reviewers:
            return None
        ballots = [vote.verdicts for vote in first]
        if self._agree(ballots):
            return Outcome(_pick(ballots[0], self.finding_ids), Path.CONSENSUS)
        if self.reviewers % 2:
            return Outcome(self._majority(ballots), Path.MAJORITY)
        standing = [self._standing(vote) for vote in first]
        tie_break = self.votes((self._tie_break_seat,))
        if tie_break:
            return Outcome(self._majority([*standing, tie_break[0].verdicts]), Path.MAJORITY)
        if len(self.positions) == self.reviewers and self._agree(standing):
            return Outcome(_pick(standing[0], self.finding_ids), Path.CONCERTATION)
        return None

    def step(self) -> Step:
        """Return what the deliberation waits for."""
        if self.decision is not None:
            return Step.DECIDED
        if self.outcome() is not None:
            return Step.CONFIRMATION
        if not self.first_votes_in:
            return Step.SEATS if any(n in self.first_seats for n in self.open_seats()) else Step.EVALUATIONS
        if (
            self.with_concertation
            and self.reviewers == _BENCH_THAT_TALKS
            and self.third_review_opened_at is None
            and len(self.positions) < self.reviewers
        ):
            return Step.CONCERTATION
        seated = any(seat.number == self._tie_break_seat and seat.active for seat in self.seats)
        return Step.THIRD_EVALUATION if seated else Step.THIRD_SEAT

    # --- acts ------------------------------------------------------------------------------------------------

    def seat_expert(self, number: int, expert_id: str, by: str, at: datetime) -> Deliberation:
        """Give an open seat to an expert who never sat on this dossier."""
        if any(seat.expert_id == expert_id for seat in self.seats):
            raise AlreadySeated(expert_id)
        if number not in self.open_seats():
            raise SeatTaken(number)
        seat = Seat(number=number, expert_id=expert_id, assigned_at=at, assigned_by=by)
        return replace(self, seats=(*self.seats, seat))

    def declare(self, expert_id: str, kind: DeclarationKind, text: str, at: datetime) -> Deliberation:
        """Record the expert's declaration; any conflict, even potential, vacates the seat."""
        seat = self.seat_of(expert_id)
        if seat.declaration is not None:
            raise DeclarationAlreadyMade(expert_id)
        if kind is not DeclarationKind.NONE and not text.strip():
            raise TextMissing("declaration")
        declared = replace(seat, declaration=Declaration(kind=kind, text=text.strip(), at=at))
        if kind is not DeclarationKind.NONE:
            declared = replace(declared, recused_at=at, recusal_reason=text.strip())
        return self._with_seat(seat, declared)

    def recuse(self, expert_id: str, reason: str, at: datetime) -> Deliberation:
        """Vacate a seat whose expert has not submitted; the draft goes, the seat's record stays."""
        seat = self.seat_of(expert_id)
        if not reason.strip():
            raise TextMissing("recusal")
        mine = self.evaluation_of(expert_id)
        if mine is not None and mine.submitted:
            raise ReviewStarted(expert_id)
        vacated = self._with_seat(seat, replace(seat, recused_at=at, recusal_reason=reason.strip()))
        return replace(vacated, evaluations=tuple(e for e in vacated.evaluations if e is not mine))

    def put_evaluation(self, evaluation: Evaluation) -> Deliberation:
        """Store a draft or a sealed evaluation of a seated expert; a sealed one is never replaced."""
        seat = self.require_declared(evaluation.expert_id)
        before = self.evaluation_of(evaluation.expert_id)
        if before is not None and before.submitted:
            raise ReviewStarted(evaluation.expert_id)
        if seat.number != evaluation.seat:
            raise SeatTaken(evaluation.seat)
        others = tuple(item for item in self.evaluations if item is not before)
        return replace(self, evaluations=(*others, evaluation))

    def require_declared(self, expert_id: str) -> Seat:
        """Return the expert's seat once it carries a declaration without conflict."""
        seat = self.seat_of(expert_id)
        if seat.declaration is None:
            raise DeclarationMissing(expert_id)
        return seat

    def state_position(
        self, expert_id: str, verdicts: Mapping[str, bool], reason: str, at: datetime
    ) -> Deliberation:
        """Record what one of the two maintains or changes, as a second record beside the first vote."""
        seated = {vote.expert_id for vote in self.votes(self.first_seats)}
        stated = {position.expert_id for position in self.positions}
        if self.step() is not Step.CONCERTATION or expert_id not in seated or expert_id in stated:
            raise NotInConcertation(expert_id)
        if not reason.strip():
            raise TextMissing("position")
        if any(finding not in verdicts for finding in self.finding_ids):
            raise TextMissing("verdict")
        position = Position(
            expert_id=expert_id, verdicts=_pick(verdicts, self.finding_ids), reason=reason.strip(), at=at
        )
        return replace(self, positions=(*self.positions, position))

    def open_concertation(self, at: datetime) -> Deliberation:
        """Note when the two were shown each other's evaluation: once, and only where they do not agree."""
        if self.step() is not Step.CONCERTATION or self.concertation_opened_at is not None:
            raise VotesMissing(self.step())
        return replace(self, concertation_opened_at=at)

    def open_third_review(self, at: datetime) -> Deliberation:
        """Open the tie-breaker's seat, once: an even bench did not agree, or its time is over."""
        already = self.third_review_opened_at is not None
        if already or not self.first_votes_in or self.outcome() is not None:
            raise VotesMissing(self.step())
        return replace(self, third_review_opened_at=at)

    def decide(self, reasons: Mapping[str, str], by: str, at: datetime) -> Deliberation:
        """Confirm what the votes say; each finding answered by no needs its reason for the employer."""
        outcome = self.outcome()
        if outcome is None or self.decision is not None:
            raise VotesMissing(self.step())
        for finding, answer in outcome.verdicts.items():
            if not answer and not reasons.get(finding, "").strip():
                raise TextMissing(f"reason.{finding}")
        kept = {finding: text.strip() for finding, text in reasons.items() if text.strip()}
        decision = Decision(
            verdicts=outcome.verdicts, path=outcome.path, reasons=kept, confirmed_by=by, confirmed_at=at
        )
        return replace(self, decision=decision)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _tie_break_seat(self) -> int:
        return self.reviewers + 1

    def _agree(self, ballots: Sequence[Mapping[str, bool]]) -> bool:
        return all(len({ballot[finding] for ballot in ballots}) == 1 for finding in self.finding_ids)

    def _majority(self, ballots: Sequence[Mapping[str, bool]]) -> dict[str, bool]:
        """Return what more than half of an odd number of ballots say of each finding."""
        return {
            finding: sum(ballot[finding] for ballot in ballots) * 2 > len(ballots)
            for finding in self.finding_ids
        }

    def _standing(self, vote: Evaluation) -> Mapping[str, bool]:
        later = next((p for p in self.positions if p.expert_id == vote.expert_id), None)
        return later.verdicts if later is not None else vote.verdicts

    def _with_seat(self, before: Seat, after: Seat) -> Deliberation:
        return replace(self, seats=tuple(after if seat is before else seat for seat in self.seats))


def first_seats(reviewers: int) -> tuple[int, ...]:
    """Return the numbers of the seats of so many first experts."""
    return tuple(range(1, reviewers + 1))


def _pick(verdicts: Mapping[str, bool], findings: tuple[str, ...]) -> dict[str, bool]:
    return {finding: verdicts[finding] for finding in findings}

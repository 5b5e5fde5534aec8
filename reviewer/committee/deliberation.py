"""The chain from blind experts to a decision: consensus, concertation, tie-break, majority per finding.

The programme says how many experts sit at first. An odd bench decides by majority at once; an even one that does not
agree calls one more expert, the tie-breaker: the third of a bench of two. Only a bench of two may talk before that.
Source: rapport d'évaluation, 3.4.4 (two specialists, a third where they do not agree); « consensus » read as the same
answer to every finding, and the third as one vote of three (domain facts, 2.3 and 9, question 14); a bench of three
that decides by majority: domain facts, 11.

Nothing is rewritten: a position after concertation is a second record beside the first vote; an evaluation whose
author left the seat is set aside, kept, and counts no more; a reconsideration is another round beside the first one.
Where an evaluation is set aside after the two had read each other, the one who stays voted blind before, and the one
who comes votes blind too: they read nothing before they have submitted, and a new concertation starts from nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reviewer.committee.concertation import (
    Concertation,
    ConcertationStillOpen,
    Message,
    NotInConcertation,
    Position,
)
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import (
    Decision,
    Outcome,
    Path,
    ReconsiderationRequest,
    ReconsiderationUsed,
)
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.round_record import BENCH_THAT_TALKS, RoundRecord, first_seats
from reviewer.committee.seats import (
    AlreadySeated,
    Declaration,
    DeclarationAlreadyMade,
    DeclarationMissing,
    DeclarationPending,
    NothingToSetAside,
    NotSeated,
    ReviewStarted,
    Seat,
    SeatTaken,
    TextMissing,
)
from reviewer.errors import RuleViolation

__all__ = [
    "AlreadySeated",
    "Concertation",
    "Decision",
    "Declaration",
    "DeclarationAlreadyMade",
    "DeclarationMissing",
    "DeclarationPending",
    "Deliberation",
    "Message",
    "NotInConcertation",
    "NotSeated",
    "Outcome",
    "Path",
    "Position",
    "ReviewStarted",
    "Seat",
    "SeatTaken",
    "Step",
    "TextMissing",
    "VotesMissing",
    "first_seats",
]


class Step(StrEnum):
    """What the deliberation waits for. ``THIRD_*``: the tie-breaker, who is third on a bench of two."""

    SEATS = "seats"
    EVALUATIONS = "evaluations"
    CONCERTATION = "concertation"
    THIRD_SEAT = "third_seat"
    THIRD_EVALUATION = "third_evaluation"
    CONFIRMATION = "confirmation"
    DECIDED = "decided"


class VotesMissing(RuleViolation):
    """There is no decision without its votes."""

    def __init__(self, step: Step) -> None:
        super().__init__(step)
        self.step = step


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation(RoundRecord):
    """The committee's work on one dossier: what its votes say, what it waits for, and each act upon it.

    An act gives a new value or raises; nothing that was said is ever taken out of the record. ``earlier``: the rounds
    before this one, as they ended.
    """

    earlier: tuple[Deliberation, ...] = ()

    def ever_seated(self) -> frozenset[str]:
        """Return everybody who sits or has sat on this dossier, earlier rounds included."""
        return frozenset(seat.expert_id for one in (*self.earlier, self) for seat in one.seats)

    # --- what it says ----------------------------------------------------------------------------------------

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
        tie_break = self.votes((self._tie_break_seat,)) if self.third_review_opened_at is not None else ()
        if tie_break:
            return Outcome(self._majority([*standing, tie_break[0].verdicts]), Path.MAJORITY)
        if len(self.standing_positions) == self.reviewers and self._agree(standing):
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
            and self.reviewers == BENCH_THAT_TALKS
            and self.third_review_opened_at is None
            and len(self.standing_positions) < self.reviewers
        ):
            return Step.CONCERTATION
        seated = any(seat.number == self._tie_break_seat and seat.active for seat in self.seats)
        return Step.THIRD_EVALUATION if seated else Step.THIRD_SEAT

    @property
    def wants_third_review(self) -> bool:
        """Tell whether nothing but the call for the tie-breaker is left to do."""
        return self.third_review_opened_at is None and self.step() in {Step.THIRD_SEAT, Step.THIRD_EVALUATION}

    @property
    def waiting_since(self) -> datetime | None:
        """Return when what it waits for began, so that a due date may be counted from it.

        Before the first votes are in it depends on seats alone: never on who has submitted.
        """
        step = self.step()
        active = [seat for seat in self.seats if seat.active]
        first = [seat.assigned_at for seat in active if seat.number in self.first_seats]
        votes = [vote.submitted_at for vote in self.votes((*self.first_seats, self._tie_break_seat))]
        known: Sequence[datetime | None] = ()
        match step:
            case Step.EVALUATIONS:
                known = first
            case Step.CONCERTATION:
                known = [self.concertation_opened_at] if self.concertation is not None else votes
            case Step.THIRD_SEAT:
                known = [self.third_review_opened_at]
            case Step.THIRD_EVALUATION:
                known = [s.assigned_at for s in active if s.number == self._tie_break_seat]
                known = [*known, self.third_review_opened_at]
            case Step.CONFIRMATION:
                known = [*votes, *(one.at for one in self.standing_positions)]
            case Step.DECIDED:
                known = [self.decision.confirmed_at if self.decision is not None else None]
            case Step.SEATS:
                known = [seat.recused_at for seat in self.seats]
        return max((instant for instant in known if instant is not None), default=None)

    # --- seats -----------------------------------------------------------------------------------------------

    def seat_expert(self, number: int, expert_id: str, by: str, at: datetime) -> Deliberation:
        """Give an open seat to an expert who never sat on this dossier, in no round."""
        if expert_id in self.ever_seated():
            raise AlreadySeated(expert_id)
        if number not in self.open_seats():
            raise SeatTaken(number)
        seat = Seat(number=number, expert_id=expert_id, assigned_at=at, assigned_by=by)
        return replace(self, seats=(*self.seats, seat))

    def declare(self, expert_id: str, kind: DeclarationKind, text: str, at: datetime) -> Deliberation:
        """Record the expert's declaration: a real conflict vacates the seat, a doubtful one waits for a ruling."""
        seat = self.seat_of(expert_id)
        return self._with_seat(seat, seat.declared(kind, text, at))

    def rule_on_declaration(
        self, expert_id: str, *, cleared: bool, reason: str, by: str, at: datetime
    ) -> Deliberation:
        """Decide a doubtful declaration: the file opens, or the seat is vacated. The declaration stays."""
        seat = self.seat_of(expert_id)
        return self._with_seat(seat, seat.ruled(cleared=cleared, reason=reason, by=by, at=at))

    def recuse(self, expert_id: str, reason: str, at: datetime) -> Deliberation:
        """Vacate a seat whose expert has not submitted; the draft goes, the seat's record stays."""
        seat = self.seat_of(expert_id)
        if not reason.strip():
            raise TextMissing("recusal")
        mine = self.evaluation_of(expert_id)
        if mine is not None and mine.submitted:
            raise ReviewStarted(expert_id)
        vacated = self._with_seat(seat, seat.vacated(reason, at))
        return replace(vacated, evaluations=tuple(e for e in vacated.evaluations if e is not mine))

    def decline(self, expert_id: str, reason: str, at: datetime) -> Deliberation:
        """Vacate the seat of an expert who does not take the file, before they declared anything about it."""
        if self.seat_of(expert_id).declaration is not None:
            raise DeclarationAlreadyMade(expert_id)
        return self.recuse(expert_id, reason, at)

    def set_aside(self, expert_id: str, reason: str, at: datetime) -> Deliberation:
        """Vacate a seat whose expert has submitted: the evaluation is kept for ever and counts no more.

        On a first seat, what came after both votes ceases to count with it: concertation, positions, the call for the
        third. A third expert who sits already stays, and their vote counts if the new pair does not agree either.
        """
        seat = self.seat_of(expert_id)
        if self.decision is not None:
            raise VotesMissing(self.step())
        if not reason.strip():
            raise TextMissing("set_aside")
        mine = self.evaluation_of(expert_id)
        if mine is None or not mine.submitted:
            raise NothingToSetAside(expert_id)
        vacated = self._with_seat(seat, seat.vacated(reason, at))
        if seat.number not in self.first_seats:
            return vacated
        last = self.concertation
        if last is not None:
            ended = (*self.concertations[:-1], replace(last, voided_at=at))
            vacated = replace(vacated, concertations=ended)
        return replace(vacated, third_review_opened_at=None)

    def require_declared(self, expert_id: str) -> Seat:
        """Return the expert's seat once it carries a declaration that opens the file."""
        seat = self.seat_of(expert_id)
        if seat.declaration is None:
            raise DeclarationMissing(expert_id)
        if not seat.open:
            raise DeclarationPending(expert_id)
        return seat

    # --- evaluations -----------------------------------------------------------------------------------------

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

    # --- disagreement ----------------------------------------------------------------------------------------

    def open_concertation(self, at: datetime, due_on: date | None = None) -> Deliberation:
        """Note when the two were shown each other's evaluation: once, and only where they do not agree."""
        if self.step() is not Step.CONCERTATION or self.concertation is not None:
            raise VotesMissing(self.step())
        opened = Concertation(number=self._exchange, opened_at=at, due_on=due_on)
        return replace(self, concertations=(*self.concertations, opened))

    def post_message(self, expert_id: str, text: str, at: datetime) -> Deliberation:
        """Keep what one of the two writes to the other, for as long as not both have stated a position."""
        if self.concertation is None or self.step() is not Step.CONCERTATION:
            raise NotInConcertation(expert_id)
        self._require_one_of_the_two(expert_id)
        if not text.strip():
            raise TextMissing("message")
        message = Message(expert_id=expert_id, text=text.strip(), at=at, concertation=self._exchange)
        return replace(self, messages=(*self.messages, message))

    def state_position(
        self, expert_id: str, verdicts: Mapping[str, bool], reason: str, at: datetime
    ) -> Deliberation:
        """Record what one of the two maintains or changes, as a second record beside the first vote.

        A position that comes after the last day counts for as long as nobody has called the third.
        """
        stated = {position.expert_id for position in self.standing_positions}
        if self.step() is not Step.CONCERTATION or expert_id in stated:
            raise NotInConcertation(expert_id)
        self._require_one_of_the_two(expert_id)
        if not reason.strip():
            raise TextMissing("position")
        if any(finding not in verdicts for finding in self.finding_ids):
            raise TextMissing("verdict")
        position = Position(
            expert_id=expert_id,
            verdicts=_pick(verdicts, self.finding_ids),
            reason=reason.strip(),
            at=at,
            concertation=self._exchange,
        )
        return replace(self, positions=(*self.positions, position))

    def require_concertation_over(self, today: date) -> None:
        """Raise ``ConcertationStillOpen`` while the two still have time to talk."""
        talking = self.concertation if self.step() is Step.CONCERTATION else None
        if talking is not None and talking.due_on is not None and not talking.over(today):
            raise ConcertationStillOpen(talking.due_on)

    def open_third_review(self, at: datetime) -> Deliberation:
        """Open the tie-breaker's seat, once: an even bench did not agree, or its time is over."""
        already = self.third_review_opened_at is not None
        if already or not self.first_votes_in or self.outcome() is not None:
            raise VotesMissing(self.step())
        return replace(self, third_review_opened_at=at)

    # --- the answer ------------------------------------------------------------------------------------------

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

    def reconsider(
        self,
        request: ReconsiderationRequest,
        *,
        grid_id: str,
        finding_ids: tuple[str, ...],
        reviewers: int,
        with_concertation: bool,
    ) -> Deliberation:
        """Start a second round with other experts; this one is kept as it ended. Once only, and only once decided."""
        if self.decision is None:
            raise VotesMissing(self.step())
        if self.earlier:
            raise ReconsiderationUsed(self.dossier_id)
        if not request.reason.strip():
            raise TextMissing("reconsideration")
        return Deliberation(
            dossier_id=self.dossier_id,
            grid_id=grid_id,
            finding_ids=finding_ids,
            reviewers=reviewers,
            with_concertation=with_concertation,
            round=self.round + 1,
            request=replace(request, reason=request.reason.strip()),
            earlier=(*self.earlier, replace(self, earlier=(), version=0)),
            version=self.version,
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _require_one_of_the_two(self, expert_id: str) -> None:
        if expert_id not in {vote.expert_id for vote in self.votes(self.first_seats)}:
            raise NotInConcertation(expert_id)

    def _agree(self, ballots: Sequence[Mapping[str, bool]]) -> bool:
        return all(len({ballot[finding] for ballot in ballots}) == 1 for finding in self.finding_ids)

    def _majority(self, ballots: Sequence[Mapping[str, bool]]) -> dict[str, bool]:
        """Return what more than half of an odd number of ballots say of each finding."""
        return {
            finding: sum(ballot[finding] for ballot in ballots) * 2 > len(ballots)
            for finding in self.finding_ids
        }

    def _standing(self, vote: Evaluation) -> Mapping[str, bool]:
        later = next((p for p in self.standing_positions if p.expert_id == vote.expert_id), None)
        return later.verdicts if later is not None else vote.verdicts

    def _with_seat(self, before: Seat, after: Seat) -> Deliberation:
        return replace(self, seats=tuple(after if seat is before else seat for seat in self.seats))


def _pick(verdicts: Mapping[str, bool], findings: tuple[str, ...]) -> dict[str, bool]:
    return {finding: verdicts[finding] for finding in findings}

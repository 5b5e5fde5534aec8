"""What the committee did in one round of a dossier, as it is kept: seats, votes, exchanges, and how to read them.

What follows from it, and what may be done next, is ``reviewer.committee.deliberation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reviewer.committee.concertation import Concertation, Message, Position
from reviewer.committee.decision import Decision, ReconsiderationRequest
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.seats import NotSeated, Seat

BENCH_THAT_TALKS = 2
"""Concertation is between two: each reads the other's evaluation. More would know who stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRecord:
    """The record of one round.

    ``reviewers``: how many experts sit at first, blind to each other; a setting of the programme on the day on which
    the round was opened. ``round``: 1, then 2 for a reconsideration, which ``request`` asked for.
    """

    dossier_id: str
    grid_id: str
    finding_ids: tuple[str, ...]
    reviewers: int
    with_concertation: bool
    round: int = 1
    seats: tuple[Seat, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    concertations: tuple[Concertation, ...] = ()
    messages: tuple[Message, ...] = ()
    positions: tuple[Position, ...] = ()
    third_review_opened_at: datetime | None = None
    decision: Decision | None = None
    request: ReconsiderationRequest | None = None
    version: int = 0

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
        """Return the expert's evaluation, draft, sealed or set aside."""
        return next((item for item in self.evaluations if item.expert_id == expert_id), None)

    def votes(self, seats: tuple[int, ...]) -> tuple[Evaluation, ...]:
        """Return the sealed evaluations that count, of these seats, in seat order."""
        sitting = {seat.expert_id for seat in self.seats if seat.active}
        counted = (e for e in self.evaluations if e.submitted and e.seat in seats and e.expert_id in sitting)
        return tuple(sorted(counted, key=lambda item: item.seat))

    def set_aside_evaluations(self) -> tuple[Evaluation, ...]:
        """Return the sealed evaluations that do not count any more, in the order of their submission."""
        sitting = {seat.expert_id for seat in self.seats if seat.active}
        left = [e for e in self.evaluations if e.submitted and e.expert_id not in sitting]
        return tuple(sorted(left, key=lambda item: (item.submitted_at is None, item.submitted_at, item.seat)))

    @property
    def first_votes_in(self) -> bool:
        """Tell whether all first experts have submitted: the moment at which blindness between them ends."""
        return len(self.votes(self.first_seats)) == self.reviewers

    @property
    def concertation(self) -> Concertation | None:
        """Return the concertation that counts, or None where none was opened or the last one ceased to count."""
        last = self.concertations[-1] if self.concertations else None
        return last if last is not None and last.voided_at is None else None

    @property
    def concertation_opened_at(self) -> datetime | None:
        """Return when the two were shown each other's evaluation."""
        return None if self.concertation is None else self.concertation.opened_at

    @property
    def standing_positions(self) -> tuple[Position, ...]:
        """Return the positions of the concertation that counts."""
        return tuple(one for one in self.positions if one.concertation == self._exchange)

    @property
    def standing_messages(self) -> tuple[Message, ...]:
        """Return the messages of the concertation that counts."""
        return tuple(one for one in self.messages if one.concertation == self._exchange)

    @property
    def exchange_closed(self) -> bool:
        """Tell whether the two have said all: both stated a position, or the third was called."""
        return self.third_review_opened_at is not None or len(self.standing_positions) == BENCH_THAT_TALKS

    def open_seats(self) -> tuple[int, ...]:
        """Return the numbers of the seats that want an expert now."""
        called = self.third_review_opened_at is not None
        wanted = (*self.first_seats, self._tie_break_seat) if called else self.first_seats
        taken = {seat.number for seat in self.seats if seat.active}
        return tuple(number for number in wanted if number not in taken)

    @property
    def _tie_break_seat(self) -> int:
        return self.reviewers + 1

    @property
    def _exchange(self) -> int:
        """Return the number of the concertation under way, or of the one that would be opened next."""
        return len(self.concertations) + (self.concertation is None)


def first_seats(reviewers: int) -> tuple[int, ...]:
    """Return the numbers of the seats of so many first experts."""
    return tuple(range(1, reviewers + 1))

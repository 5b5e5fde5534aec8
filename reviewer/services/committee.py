"""The committee at work: declarations, evaluations, concertation, third expert, decision.

What anybody sees of it goes by the rules of ``reviewer.committee.visibility``; the chain itself is
``reviewer.committee.deliberation``; seats are ``reviewer.services.seating``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import uuid4

from reviewer.committee.conflicts import ConflictOfInterest, DeclarationKind
from reviewer.committee.decision import require_presentable
from reviewer.committee.deliberation import Deliberation, NotSeated
from reviewer.committee.evaluation import Evaluation, WrongGrid, facts_sha256
from reviewer.committee.grid import Rating, ScoringGrid
from reviewer.committee.offline.own_copy import HeldDossier
from reviewer.committee.visibility import has_sat, require_does_not_sit
from reviewer.dossier.correction import standing
from reviewer.dossier.dossier import Dossier, RequestChangedSince
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, Role, next_state
from reviewer.dossier.people import Actor, Part
from reviewer.errors import RuleViolation
from reviewer.readings import ReadPart
from reviewer.services.again import done_again
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.due import due_in
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.views import GridView, SeatProgress
from reviewer.services.votes import with_vote
from reviewer.services.walls import conflicts_now, expert_record

_SHARED = frozenset({"deliberation", "dossier"})
"""What two experts who submit at once both write."""


class ConflictSinceSeated(RuleViolation):
    """A conflict of interest shows at the vote that did not show when the seat was given."""

    def __init__(self, conflicts: tuple[ConflictOfInterest, ...]) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts


@dataclass(frozen=True, slots=True)
class Committee:
    """Use cases of the committee."""

    desk: Desk

    # --- the expert's own work -------------------------------------------------------------------------------

    def open_grid(self, dossier_id: str) -> GridView:
        """Return the expert's own page: the file only once interests are declared, and no one else's work."""
        actor = self.desk.require(Act.SAVE_EVALUATION)
        with self.desk.store.read() as work:
            deliberation = work.deliberations.get(dossier_id)
            seat = deliberation.seat_of(actor.id)
            dossier = work.dossiers.get(dossier_id)
            corrections = standing(work.corrections.of(dossier_id))
            grid = self._grid(work, dossier, deliberation)
            due_on = self._due_on(work.expert_copy.held(dossier_id), dossier, deliberation, actor)
        mine = deliberation.evaluation_of(actor.id)
        if seat.open:
            self.desk.note_read(dossier_id, ReadPart.REQUEST)
        # Not who else took part: that would tell who the other is, and that they have submitted.
        seen = replace(dossier, parts=frozenset(), version=0) if seat.open else None
        return GridView(
            reference=dossier.reference,
            breaks_tie=deliberation.breaks_tie(seat.number),
            dossier=seen,
            grid=grid,
            evaluation=mine,
            corrections=corrections if seen is not None else (),
            awaits_ruling=seat.awaits_ruling,
            due_on=due_on,
        )

    def my_seats(self, dossier_ids: Collection[str]) -> Mapping[str, SeatProgress]:
        """Return how far the expert is with each of some dossiers; one on which they do not sit is left out.

        Nothing of a file is in it, so that nothing is kept as read.
        """
        actor = self.desk.require(Act.SAVE_EVALUATION)
        found = {}
        with self.desk.store.read() as work:
            work.gather(dossier_ids, Piece.REQUEST, Piece.COMMITTEE)
            held = {one.dossier_id: one for one in work.expert_copy.all_held()}
            for dossier_id in dossier_ids:
                deliberation = work.deliberations.get(dossier_id)
                try:
                    seat = deliberation.seat_of(actor.id)
                except NotSeated:
                    continue
                mine = deliberation.evaluation_of(actor.id)
                found[dossier_id] = SeatProgress(
                    breaks_tie=deliberation.breaks_tie(seat.number),
                    open=seat.open,
                    awaits_ruling=seat.awaits_ruling,
                    begun=mine is not None,
                    submitted=mine is not None and mine.submitted,
                    stated=any(one.expert_id == actor.id for one in deliberation.standing_positions),
                    due_on=self._due_on(
                        held.get(dossier_id), work.dossiers.get(dossier_id), deliberation, actor
                    ),
                )
        return found

    def _due_on(
        self, held: HeldDossier | None, dossier: Dossier, deliberation: Deliberation, actor: Actor
    ) -> date | None:
        """Return by when the expert is to be done: what the house said in a package, else what the programme says."""
        if held is not None:
            return held.due_on
        due = due_in(deliberation, self.desk.programme(dossier.programme_id))
        return next((one.due_on for one in due if one.expert_id == actor.id), None)

    def declare_interests(self, dossier_id: str, kind: DeclarationKind, text: str = "") -> Changes:
        """Record the expert's declaration: none opens the file, a real conflict vacates the seat, a doubtful one waits.

        Who waits has the file shut until a coordinator rules (``Chair.rule_on_declaration``).
        """
        with self.desk.permitted(Act.DECLARE_INTERESTS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.DECLARE_INTERESTS, actor, self.desk.today())
            now = self.desk.now()
            declared = work.deliberations.get(dossier_id).declare(actor.id, kind, text, now)
            work.deliberations.save(declared)
            if kind is DeclarationKind.REAL:
                work.dossiers.save(dossier.with_part(Part.RECUSED, actor.id))
            details: Details = {"kind": kind.value}
            work.commit(actor, now, Event(name="interests_declared", dossier_id=dossier.id, details=details))
        return Changes.of_dossier(dossier, f"interests_{kind.value}")

    def save_evaluation(
        self,
        dossier_id: str,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        *,
        request_version: int,
        grid_id: str | None = None,
    ) -> Changes:
        """Keep the expert's draft. Nothing need be complete; nobody else sees it.

        Only the draft is written: two experts at work on one dossier do not meet. ``grid_id``: the grid on the screen.
        """
        with self.desk.permitted(Act.SAVE_EVALUATION) as (work, actor):
            dossier, deliberation = self._seated(work, dossier_id, actor, Act.SAVE_EVALUATION)
            _require_same_grid(deliberation, grid_id)
            grid = self._grid(work, dossier, deliberation)
            draft = _filled(
                dossier, deliberation, actor, grid, ratings, verdicts, justification, request_version
            )
            work.deliberations.save_draft(draft)
            work.commit(actor, self.desk.now(), Event(name="evaluation_saved", dossier_id=dossier.id))
        return Changes.of_dossier(dossier, "evaluation_saved")

    def submit_evaluation(
        self,
        dossier_id: str,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        *,
        request_version: int,
        grid_id: str | None = None,
    ) -> Changes:
        """Seal the expert's evaluation; once all are in and differ, the next step of the chain opens.

        Two who submit at the same moment are taken one after the other: that the other one has is not told by a
        refusal. ``grid_id``: the grid on the screen.
        """
        act = partial(self._submit, dossier_id, ratings, verdicts, justification, request_version, grid_id)
        return done_again(act, shared=_SHARED)

    def _submit(
        self,
        dossier_id: str,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        request_version: int,
        grid_id: str | None,
    ) -> Changes:
        with self.desk.permitted(Act.SUBMIT_EVALUATION) as (work, actor):
            dossier, deliberation = self._seated(work, dossier_id, actor, Act.SUBMIT_EVALUATION)
            now, today = self.desk.now(), self.desk.today()
            _require_same_grid(deliberation, grid_id)
            dossier.require_seen(request_version)
            self._require_no_conflict(work, dossier, actor)
            grid = self._grid(work, dossier, deliberation)
            draft = _filled(
                dossier, deliberation, actor, grid, ratings, verdicts, justification, request_version
            )
            sealed = draft.submit(
                grid,
                now,
                justification_required=deliberation.breaks_tie(draft.seat),
                facts=_facts(work, dossier),
            )
            voted = with_vote(
                dossier,
                deliberation,
                sealed,
                actor,
                programme=self.desk.programme(dossier.programme_id),
                now=now,
                today=today,
            )
            work.deliberations.save(voted.deliberation)
            work.dossiers.save(voted.dossier)
            work.commit(actor, now, *voted.events)
        return Changes.of_dossier(dossier, "evaluation_submitted")

    # --- disagreement ----------------------------------------------------------------------------------------

    def post_message(self, dossier_id: str, text: str) -> Changes:
        """Write to the other expert during concertation, without a name. The journal says that, not what."""
        with self.desk.permitted(Act.POST_MESSAGE) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            dossier.advance(Act.POST_MESSAGE, actor, self.desk.today())
            work.deliberations.save(work.deliberations.get(dossier_id).post_message(actor.id, text, now))
            work.commit(actor, now, Event(name="message_posted", dossier_id=dossier.id))
        return Changes.of_dossier(dossier, "message_posted")

    def state_position(self, dossier_id: str, verdicts: Mapping[str, bool], reason: str) -> Changes:
        """Maintain or change after concertation, as a second record; two that still differ call the third."""
        with self.desk.permitted(Act.STATE_POSITION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now, today = self.desk.now(), self.desk.today()
            advanced = dossier.advance(Act.STATE_POSITION, actor, today)
            deliberation = work.deliberations.get(dossier_id).state_position(actor.id, verdicts, reason, now)
            events = [Event(name="position_stated", dossier_id=dossier.id)]
            if deliberation.wants_third_review:
                deliberation = deliberation.open_third_review(now)
                advanced = advanced.advance(Act.OPEN_THIRD_REVIEW, actor, today)
                events.append(Event(name="third_review_opened", dossier_id=dossier.id))
            work.deliberations.save(deliberation)
            work.dossiers.save(advanced)
            work.commit(actor, now, *events)
        return Changes.of_dossier(dossier, "position_stated")

    def open_third_review(self, dossier_id: str, reason: str = "") -> Changes:
        """Call the third expert where the two do not agree and their time for concertation is over.

        Before the last day only a coordinator does so, and says why; afterwards one of the two may, too.
        """
        with self.desk.permitted(Act.OPEN_THIRD_REVIEW) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.OPEN_THIRD_REVIEW, actor, self.desk.today())
            deliberation = work.deliberations.get(dossier_id)
            coordinates = Role.COORDINATOR in actor.roles and not has_sat(actor, deliberation)
            if not coordinates:
                deliberation.seat_of(actor.id)
            if not (coordinates and reason.strip()):
                deliberation.require_concertation_over(self.desk.today())
            work.deliberations.save(deliberation.open_third_review(now))
            work.dossiers.save(advanced)
            why: Details = {"reason": reason.strip() if coordinates else ""}
            work.commit(actor, now, Event(name="third_review_opened", dossier_id=dossier.id, details=why))
        return Changes.of_dossier(dossier, "third_review_opened")

    def confirm_decision(self, dossier_id: str, reasons: Mapping[str, str]) -> Changes:
        """Confirm what the votes say. ``reasons``: finding id to text for the employer, due where the answer is no.

        A reason names no expert and tells no mark.
        """
        with self.desk.permitted(Act.CONFIRM_DECISION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.CONFIRM_DECISION, actor, self.desk.today(), Part.DECIDED)
            deliberation = work.deliberations.get(dossier_id)
            require_does_not_sit(actor, deliberation)
            decided = deliberation.decide(reasons, actor.id, now)
            sat = [work.people.get(one).name for one in sorted(deliberation.ever_seated())]
            top = max(one.top for one in self._grid(work, dossier, deliberation).criteria)
            require_presentable(reasons, sat, top)
            work.deliberations.save(decided)
            work.dossiers.save(advanced)
            path = decided.decision.path.value if decided.decision else None
            work.commit(
                actor, now, Event(name="decision_confirmed", dossier_id=dossier.id, details={"path": path})
            )
        return Changes.of_dossier(dossier, "decision_confirmed")

    # --- inside ----------------------------------------------------------------------------------------------

    def _grid(self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation) -> ScoringGrid:
        return self.desk.grid_by_id(work, dossier.programme_id, deliberation.grid_id)

    def _require_no_conflict(self, work: UnitOfWork, dossier: Dossier, actor: Actor) -> None:
        """Look again at the vote: the request, or what is known of the expert, may have changed since."""
        expert = expert_record(work, actor.id) or work.experts.get(actor.id)
        found = conflicts_now(work, expert, dossier, self.desk.today()).in_the_way
        if found:
            raise ConflictSinceSeated(found)

    def _seated(
        self, work: UnitOfWork, dossier_id: str, actor: Actor, act: Act
    ) -> tuple[Dossier, Deliberation]:
        dossier = work.dossiers.get(dossier_id)
        next_state(act, actor.roles, dossier.state)
        deliberation = work.deliberations.get(dossier_id)
        deliberation.require_declared(actor.id)
        return dossier, deliberation


def _filled(
    dossier: Dossier,
    deliberation: Deliberation,
    actor: Actor,
    grid: ScoringGrid,
    ratings: Mapping[str, Rating],
    verdicts: Mapping[str, bool],
    justification: str,
    request_version: int,
) -> Evaluation:
    if request_version not in {version.number for version in dossier.versions}:
        raise RequestChangedSince(request_version, dossier.current.number)
    draft = deliberation.evaluation_of(actor.id) or Evaluation(
        id=str(uuid4()),
        dossier_id=dossier.id,
        expert_id=actor.id,
        seat=deliberation.seat_of(actor.id).number,
        grid_id=deliberation.grid_id,
        request_version=request_version,
    )
    filled = draft.fill(grid, ratings, verdicts, justification)
    return replace(filled, request_version=request_version)


def _facts(work: UnitOfWork, dossier: Dossier) -> str:
    """Return the digest of what the expert has before them; on an expert's own copy, the one that the office gave."""
    held = work.expert_copy.held(dossier.id)
    if held is not None and held.request_version == dossier.current.number:
        return held.facts_sha256
    return facts_sha256(dossier.current, work.corrections.of(dossier.id))


def _require_same_grid(deliberation: Deliberation, grid_id: str | None) -> None:
    if grid_id is not None and grid_id != deliberation.grid_id:
        raise WrongGrid(grid_id, deliberation.grid_id)

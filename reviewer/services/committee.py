"""The committee at work: seats, declarations, evaluations, concertation, third expert, decision.

What anybody sees of it is decided by ``reviewer.committee.visibility`` alone; the chain itself is
``reviewer.committee.deliberation``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from reviewer.committee.assignment import ExpertCannotTake, Obstacle, Taker, propose, takers
from reviewer.committee.conflicts import ConflictOfInterest, DeclarationKind, conflicts_of
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import Rating, ScoringGrid
from reviewer.dossier.correction import standing, with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role, next_state
from reviewer.dossier.people import Actor, Part
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.views import GridView


class NobodyChosen(RuleViolation):
    """Nobody was chosen for the open seats."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class ConflictSinceSeated(RuleViolation):
    """A conflict of interest shows at the vote that did not show when the seat was given."""

    def __init__(self, conflicts: tuple[ConflictOfInterest, ...]) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts


@dataclass(frozen=True, slots=True)
class Committee:
    """Use cases of the committee."""

    desk: Desk

    # --- seats -----------------------------------------------------------------------------------------------

    def who_could_take(self, dossier_id: str) -> tuple[Taker, ...]:
        """Return every expert with what stands in the way; the proposed ones are marked."""
        self.desk.require(Act.ASSIGN)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.find(dossier_id)
            found = self._takers(work, dossier, deliberation)
            places = len((deliberation or self._new_deliberation(dossier)).open_seats())
        proposed = {expert.id for expert in propose(found, places)}
        return tuple(replace(taker, proposed=taker.expert.id in proposed) for taker in found)

    def assign(self, dossier_id: str, expert_ids: tuple[str, ...]) -> Changes:
        """Seat experts on the open seats, in order; the review starts once all first seats are taken."""
        with self.desk.permitted(Act.ASSIGN) as (work, actor):
            today, now = self.desk.today(), self.desk.now()
            dossier = work.dossiers.get(dossier_id)
            next_state(Act.ASSIGN, actor.roles, dossier.state)
            if not expert_ids:
                raise NobodyChosen(dossier.reference)
            deliberation = work.deliberations.find(dossier_id) or self._new_deliberation(dossier)
            events = []
            for expert_id in expert_ids:
                seats = deliberation.open_seats()
                self._require_can_take(work, dossier, deliberation, expert_id, actor)
                number = seats[0] if seats else deliberation.reviewers + 1
                deliberation = deliberation.seat_expert(number, expert_id, actor.id, now)
                details: Details = {"seat": number, "expert": expert_id}
                events.append(Event(name="expert_seated", dossier_id=dossier.id, details=details))
            advanced = dossier.advance(Act.ASSIGN, actor, today, Part.ASSIGNED)
            if advanced.state is DossierState.ADMISSIBLE and deliberation.step() is Step.EVALUATIONS:
                advanced = advanced.advance(Act.START_REVIEW, actor, today)
            work.deliberations.save(deliberation)
            work.dossiers.save(advanced)
            work.commit(actor, now, *events)
        return self._changed(dossier, "experts_seated")

    def recuse(self, dossier_id: str, expert_id: str, reason: str) -> Changes:
        """Vacate a seat before its evaluation is submitted; an expert may only recuse themselves."""
        with self.desk.permitted(Act.RECUSE) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.RECUSE, actor, self.desk.today())
            deliberation = work.deliberations.get(dossier_id)
            if expert_id != actor.id and Role.COORDINATOR not in actor.roles:
                raise ActNotPermitted(Act.RECUSE, actor.roles)
            now = self.desk.now()
            work.deliberations.save(deliberation.recuse(expert_id, reason, now))
            work.dossiers.save(dossier.with_part(Part.RECUSED, expert_id))
            details: Details = {"expert": expert_id, "reason": reason.strip()}
            work.commit(actor, now, Event(name="expert_recused", dossier_id=dossier.id, details=details))
        return self._changed(dossier, "expert_recused")

    # --- the expert's own work -------------------------------------------------------------------------------

    def open_grid(self, dossier_id: str) -> GridView:
        """Return the expert's own page: the file only once interests are declared, and no one else's work."""
        actor = self.desk.require(Act.SAVE_EVALUATION)
        with self.desk.store.read() as work:
            deliberation = work.deliberations.get(dossier_id)
            seat = deliberation.seat_of(actor.id)
            dossier = work.dossiers.get(dossier_id)
            corrections = standing(work.corrections.of(dossier_id))
        mine = deliberation.evaluation_of(actor.id)
        # Not who else took part: that would tell who the other is, and that they have submitted.
        seen = replace(dossier, parts=frozenset()) if seat.declaration is not None else None
        current = dossier.current.number
        return GridView(
            dossier_id=dossier.id,
            reference=dossier.reference,
            seat=seat.number,
            breaks_tie=deliberation.breaks_tie(seat.number),
            declared=seat.declaration is not None,
            dossier=seen,
            grid=self._grid(dossier, deliberation),
            evaluation=mine,
            changed_since=mine is not None and not mine.submitted and mine.request_version != current,
            corrections=corrections if seen is not None else (),
        )

    def declare_interests(self, dossier_id: str, kind: DeclarationKind, text: str = "") -> Changes:
        """Record the expert's declaration; without conflict the file opens, otherwise the seat is vacated."""
        with self.desk.permitted(Act.DECLARE_INTERESTS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.DECLARE_INTERESTS, actor, self.desk.today())
            now = self.desk.now()
            declared = work.deliberations.get(dossier_id).declare(actor.id, kind, text, now)
            work.deliberations.save(declared)
            if kind is not DeclarationKind.NONE:
                work.dossiers.save(dossier.with_part(Part.RECUSED, actor.id))
            details: Details = {"kind": kind.value}
            work.commit(actor, now, Event(name="interests_declared", dossier_id=dossier.id, details=details))
        return self._changed(dossier, f"interests_{kind.value}")

    def save_evaluation(
        self,
        dossier_id: str,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        *,
        request_version: int,
    ) -> Changes:
        """Keep the expert's draft. Nothing need be complete; nobody else sees it."""
        with self.desk.permitted(Act.SAVE_EVALUATION) as (work, actor):
            dossier, deliberation = self._seated(work, dossier_id, actor, Act.SAVE_EVALUATION)
            draft = self._filled(
                dossier, deliberation, actor, ratings, verdicts, justification, request_version
            )
            work.deliberations.save(deliberation.put_evaluation(draft))
            work.commit(actor, self.desk.now(), Event(name="evaluation_saved", dossier_id=dossier.id))
        return self._changed(dossier, "evaluation_saved")

    def submit_evaluation(
        self,
        dossier_id: str,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        *,
        request_version: int,
    ) -> Changes:
        """Seal the expert's evaluation; once all are in and differ, the next step of the chain opens."""
        with self.desk.permitted(Act.SUBMIT_EVALUATION) as (work, actor):
            dossier, deliberation = self._seated(work, dossier_id, actor, Act.SUBMIT_EVALUATION)
            now, today = self.desk.now(), self.desk.today()
            dossier.require_seen(request_version)
            self._require_no_conflict(work, dossier, actor)
            draft = self._filled(
                dossier, deliberation, actor, ratings, verdicts, justification, request_version
            )
            sealed = draft.submit(
                self._grid(dossier, deliberation),
                now,
                justification_required=deliberation.breaks_tie(draft.seat),
            )
            deliberation = deliberation.put_evaluation(sealed)
            advanced = dossier.advance(Act.SUBMIT_EVALUATION, actor, today, Part.REVIEWED)
            # Never the evaluation's id: it is the secret in the seal, without which marks could be guessed from it.
            details: Details = {"seal": sealed.seal, "seat": sealed.seat}
            events = [Event(name="evaluation_submitted", dossier_id=dossier.id, details=details)]
            if deliberation.step() is Step.CONCERTATION:
                deliberation = deliberation.open_concertation(now)
                advanced = advanced.advance(Act.OPEN_CONCERTATION, actor, today)
                events.append(Event(name="concertation_opened", dossier_id=dossier.id))
            elif deliberation.step() is Step.THIRD_SEAT and not deliberation.breaks_tie(sealed.seat):
                deliberation = deliberation.open_third_review(now)
                advanced = advanced.advance(Act.OPEN_THIRD_REVIEW, actor, today)
                events.append(Event(name="third_review_opened", dossier_id=dossier.id))
            work.deliberations.save(deliberation)
            work.dossiers.save(advanced)
            work.commit(actor, now, *events)
        return self._changed(dossier, "evaluation_submitted")

    # --- disagreement ----------------------------------------------------------------------------------------

    def state_position(self, dossier_id: str, verdicts: Mapping[str, bool], reason: str) -> Changes:
        """Maintain or change after concertation, as a second record; two that still differ call the third."""
        with self.desk.permitted(Act.STATE_POSITION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now, today = self.desk.now(), self.desk.today()
            advanced = dossier.advance(Act.STATE_POSITION, actor, today)
            deliberation = work.deliberations.get(dossier_id).state_position(actor.id, verdicts, reason, now)
            events = [Event(name="position_stated", dossier_id=dossier.id)]
            if deliberation.step() is Step.THIRD_SEAT:
                deliberation = deliberation.open_third_review(now)
                advanced = advanced.advance(Act.OPEN_THIRD_REVIEW, actor, today)
                events.append(Event(name="third_review_opened", dossier_id=dossier.id))
            work.deliberations.save(deliberation)
            work.dossiers.save(advanced)
            work.commit(actor, now, *events)
        return self._changed(dossier, "position_stated")

    def open_third_review(self, dossier_id: str) -> Changes:
        """Call the third expert where the two do not agree and their time for concertation is over."""
        with self.desk.permitted(Act.OPEN_THIRD_REVIEW) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.OPEN_THIRD_REVIEW, actor, self.desk.today())
            work.deliberations.save(work.deliberations.get(dossier_id).open_third_review(now))
            work.dossiers.save(advanced)
            work.commit(actor, now, Event(name="third_review_opened", dossier_id=dossier.id))
        return self._changed(dossier, "third_review_opened")

    def confirm_decision(self, dossier_id: str, reasons: Mapping[str, str]) -> Changes:
        """Confirm what the votes say. ``reasons``: finding id to text for the employer, due where the answer is no."""
        with self.desk.permitted(Act.CONFIRM_DECISION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.CONFIRM_DECISION, actor, self.desk.today(), Part.DECIDED)
            decided = work.deliberations.get(dossier_id).decide(reasons, actor.id, now)
            work.deliberations.save(decided)
            work.dossiers.save(advanced)
            path = decided.decision.path.value if decided.decision else None
            work.commit(
                actor, now, Event(name="decision_confirmed", dossier_id=dossier.id, details={"path": path})
            )
        return self._changed(dossier, "decision_confirmed")

    # --- inside ----------------------------------------------------------------------------------------------

    def _new_deliberation(self, dossier: Dossier) -> Deliberation:
        programme = self.desk.programme(dossier.programme_id)
        return Deliberation(
            dossier_id=dossier.id,
            grid_id=programme.grid.id,
            finding_ids=programme.grid.finding_ids,
            reviewers=programme.reviewers_per_dossier.value,
            with_concertation=programme.concertation.enabled.value,
        )

    def _grid(self, dossier: Dossier, deliberation: Deliberation) -> ScoringGrid:
        return self.desk.programme(dossier.programme_id).grid_by_id(deliberation.grid_id)

    def _takers(
        self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation | None
    ) -> tuple[Taker, ...]:
        here = {person.id for person in work.people.all() if person.active and Role.EXPERT in person.roles}
        return takers(
            [one if one.id in here else replace(one, active=False) for one in work.experts.all()],
            with_corrections(dossier.request, work.corrections.of(dossier.id)),
            deliberation,
            work.deliberations.loads(),
            dossier.parts,
            self.desk.today(),
        )

    def _require_can_take(
        self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation, expert_id: str, actor: Actor
    ) -> None:
        expert = work.experts.get(expert_id)
        if expert_id == actor.id:
            raise ExpertCannotTake(expert.name, (Obstacle.OTHER_PART,), ())
        for taker in self._takers(work, dossier, deliberation):
            if taker.expert.id == expert_id and not taker.eligible:
                raise ExpertCannotTake(taker.expert.name, taker.obstacles, taker.conflicts)

    def _require_no_conflict(self, work: UnitOfWork, dossier: Dossier, actor: Actor) -> None:
        """Look again at the vote: the request or the expert's own record may have changed since the seat was given."""
        expert = work.experts.get(actor.id)
        request = with_corrections(dossier.request, standing(work.corrections.of(dossier.id)))
        found = conflicts_of(expert, request)
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
        self,
        dossier: Dossier,
        deliberation: Deliberation,
        actor: Actor,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
        request_version: int,
    ) -> Evaluation:
        draft = deliberation.evaluation_of(actor.id) or Evaluation(
            id=str(uuid4()),
            dossier_id=dossier.id,
            expert_id=actor.id,
            seat=deliberation.seat_of(actor.id).number,
            grid_id=deliberation.grid_id,
            request_version=request_version,
        )
        filled = draft.fill(self._grid(dossier, deliberation), ratings, verdicts, justification)
        return replace(filled, request_version=request_version)

    def _changed(self, dossier: Dossier, message: str) -> Changes:
        return Changes(
            dossiers=frozenset({dossier.id}), message=message, facts={"reference": dossier.reference}
        )

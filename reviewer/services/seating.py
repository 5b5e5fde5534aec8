"""Seats: who could take a file, who takes it, who leaves it, and what is ruled of a conflict of interest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import uuid4

from reviewer.committee.conflicts import (
    ConflictNeedsOverride,
    ConflictNotFound,
    ConflictOfInterest,
    ConflictRuling,
    NothingToOverride,
    RulingOnOneself,
    RulingOutcome,
    Strength,
    conflicts_of,
)
from reviewer.committee.deliberation import Deliberation, Step, TextMissing
from reviewer.committee.expert import Expert
from reviewer.committee.takers import ExpertCannotTake, Obstacle, Taker, propose, takers
from reviewer.committee.visibility import require_does_not_sit
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role, next_state
from reviewer.dossier.people import Actor, Part
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.ports import UnitOfWork
from reviewer.services.walls import expert_record, require_no_wall, with_address


class Leaving(StrEnum):
    """Why a seat is left. Only a recusal is for a conflict of interest, and keeps its expert out of the dossier."""

    RECUSED = "recused"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class NobodyChosen(RuleViolation):
    """Nobody was chosen for the open seats."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Seating:
    """Use cases of the seats."""

    desk: Desk

    def who_could_take(self, dossier_id: str, due: date | None = None) -> tuple[Taker, ...]:
        """Return every expert with what stands in the way; the proposed ones are marked.

        Those proposed fill the seats that are open now: once a seat was left, the next alternate. ``due``: when the
        evaluation would be due; no contract may end before it.
        """
        actor = self.desk.require(Act.ASSIGN)
        with self.desk.store.read() as work:
            dossier = self._dossier(work, dossier_id, actor)
            deliberation = work.deliberations.find(dossier_id)
            require_does_not_sit(actor, deliberation)
            found = self._takers(work, dossier, deliberation, due)
            places = len((deliberation or new_deliberation(self.desk, work, dossier)).open_seats())
            ranks = {one: rank for rank, one in enumerate(work.deliberations.alternates_of(dossier_id), 1)}
        found = tuple(replace(taker, rank=ranks.get(taker.expert.id)) for taker in found)
        in_turn = sorted(found, key=lambda one: one.rank or len(ranks) + 1)
        proposed = {expert.id for expert in propose(in_turn, places)}
        return tuple(replace(taker, proposed=taker.expert.id in proposed) for taker in found)

    def assign(
        self,
        dossier_id: str,
        expert_ids: tuple[str, ...],
        due: date | None = None,
        *,
        alternates: tuple[str, ...] | None = None,
    ) -> Changes:
        """Seat experts on the open seats, in order; the review starts once all first seats are taken.

        ``alternates``: who comes next, in their order, kept with the dossier; None leaves those kept before.
        """
        with self.desk.permitted(Act.ASSIGN) as (work, actor):
            today, now = self.desk.today(), self.desk.now()
            dossier = self._dossier(work, dossier_id, actor)
            next_state(Act.ASSIGN, actor.roles, dossier.state)
            if not expert_ids:
                raise NobodyChosen(dossier.reference)
            deliberation = work.deliberations.find(dossier_id) or new_deliberation(self.desk, work, dossier)
            require_does_not_sit(actor, deliberation)
            events = []
            for expert_id in expert_ids:
                seats = deliberation.open_seats()
                self._require_can_take(work, dossier, deliberation, expert_id, actor, due)
                number = seats[0] if seats else deliberation.reviewers + 1
                deliberation = deliberation.seat_expert(number, expert_id, actor.id, now)
                details: Details = {"seat": number, "expert": expert_id}
                events.append(Event(name="expert_seated", dossier_id=dossier.id, details=details))
            advanced = dossier.advance(Act.ASSIGN, actor, today, Part.ASSIGNED)
            if advanced.state is DossierState.ADMISSIBLE and deliberation.step() is Step.EVALUATIONS:
                advanced = advanced.advance(Act.START_REVIEW, actor, today)
            work.deliberations.save(deliberation)
            if alternates is not None:
                work.deliberations.put_alternates(dossier.id, alternates)
            work.dossiers.save(advanced)
            work.commit(actor, now, *events)
        return Changes.of_dossier(dossier, "experts_seated" if len(expert_ids) > 1 else "expert_seated")

    def recuse(
        self, dossier_id: str, expert_id: str, reason: str, leaving: Leaving = Leaving.RECUSED
    ) -> Changes:
        """Vacate a seat before its evaluation is submitted; an expert may only leave their own.

        The reason stays in the record and the seat opens for the next alternate. A recusal is for a conflict of
        interest: it follows the expert to other dossiers of the same candidate or employer. Declining, and being
        withdrawn by a coordinator, do not.
        """
        with self.desk.permitted(Act.RECUSE) as (work, actor):
            own = expert_id == actor.id
            dossier = work.dossiers.get(dossier_id) if own else self._dossier(work, dossier_id, actor)
            dossier.advance(Act.RECUSE, actor, self.desk.today())
            deliberation = work.deliberations.get(dossier_id)
            if not own and Role.COORDINATOR not in actor.roles:
                raise ActNotPermitted(Act.RECUSE, actor.roles)
            if not own:
                require_does_not_sit(actor, deliberation)
            now = self.desk.now()
            work.deliberations.save(deliberation.recuse(expert_id, reason, now))
            if leaving is Leaving.RECUSED:
                work.dossiers.save(dossier.with_part(Part.RECUSED, expert_id))
            details: Details = {"expert": expert_id, "reason": reason.strip()}
            event = Event(name=f"expert_{leaving.value}", dossier_id=dossier.id, details=details)
            work.commit(actor, now, event)
        return Changes.of_dossier(dossier, f"expert_{leaving.value}")

    def decline(self, dossier_id: str, reason: str) -> Changes:
        """Give one's own seat back before declaring anything: no time, no competence, an absence.

        It is no recusal: nothing is said of interests, and other files of the same employer stay open to the expert.
        """
        with self.desk.permitted(Act.DECLINE_SEAT) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.advance(Act.DECLINE_SEAT, actor, self.desk.today())
            now = self.desk.now()
            work.deliberations.save(work.deliberations.get(dossier_id).decline(actor.id, reason, now))
            details: Details = {"expert": actor.id, "reason": reason.strip()}
            work.commit(actor, now, Event(name="expert_declined", dossier_id=dossier.id, details=details))
        return Changes.of_dossier(dossier, "expert_declined")

    # --- conflicts of interest -------------------------------------------------------------------------------

    def rule_on_conflict(
        self,
        dossier_id: str,
        expert_id: str,
        conflict: ConflictOfInterest,
        outcome: RulingOutcome,
        reason: str,
    ) -> Changes:
        """Decide a conflict that the files show; upheld, it vacates the expert's seat and keeps them out.

        A blocking conflict may be upheld here; only ``override_conflict`` clears it.
        """
        if outcome is RulingOutcome.CLEARED and conflict.strength is Strength.BLOCKING:
            raise ConflictNeedsOverride(conflict)
        return self._rule(Act.RULE_ON_CONFLICT, dossier_id, expert_id, conflict, outcome, reason)

    def override_conflict(
        self, dossier_id: str, expert_id: str, conflict: ConflictOfInterest, reason: str
    ) -> Changes:
        """Let an expert take a file in spite of a blocking conflict: who did, and why, stays beside the seat."""
        if conflict.strength is not Strength.BLOCKING:
            raise NothingToOverride(conflict)
        cleared = RulingOutcome.CLEARED
        return self._rule(Act.OVERRIDE_CONFLICT, dossier_id, expert_id, conflict, cleared, reason)

    # --- inside ----------------------------------------------------------------------------------------------

    def _rule(
        self,
        act: Act,
        dossier_id: str,
        expert_id: str,
        conflict: ConflictOfInterest,
        outcome: RulingOutcome,
        reason: str,
    ) -> Changes:
        with self.desk.permitted(act) as (work, actor):
            dossier = self._dossier(work, dossier_id, actor)
            next_state(act, actor.roles, dossier.state)
            expert = expert_record(work, expert_id) or work.experts.get(expert_id)
            if expert_id == actor.id:
                raise RulingOnOneself(expert.name)
            if not reason.strip():
                raise TextMissing("conflict")
            now = self.desk.now()
            request = effective_request(work, dossier)
            found = conflicts_of(expert, request, on=self.desk.today(), earlier=work.conflicts.recusals())
            same = next((one for one in found if one.key == conflict.key), None)
            if same is None or same.strength is not conflict.strength:
                raise ConflictNotFound(conflict.evidence)
            ruling = ConflictRuling(
                id=str(uuid4()),
                dossier_id=dossier.id,
                expert_id=expert_id,
                conflict=same,
                outcome=outcome,
                reason=reason.strip(),
                by=actor.id,
                at=now,
            )
            work.conflicts.add(ruling)
            details: Details = {
                "expert": expert_id,
                "conflict": str(same.kind),
                "strength": same.strength.value,
                "outcome": outcome.value,
            }
            name = "conflict_overridden" if ruling.override else "conflict_ruled"
            events = [Event(name=name, dossier_id=dossier.id, details=details)]
            if outcome is RulingOutcome.UPHELD:
                events += self._vacate(work, dossier, ruling)
            work.commit(actor, now, *events)
        return Changes.of_dossier(dossier, name)

    def _vacate(self, work: UnitOfWork, dossier: Dossier, ruling: ConflictRuling) -> list[Event]:
        """Take the expert off their seat; one who has submitted must be set aside first (``ReviewStarted``)."""
        deliberation = work.deliberations.find(dossier.id)
        seats = () if deliberation is None else deliberation.seats
        if deliberation is None or not any(
            seat.expert_id == ruling.expert_id and seat.active for seat in seats
        ):
            return []
        work.deliberations.save(deliberation.recuse(ruling.expert_id, ruling.reason, ruling.at))
        work.dossiers.save(dossier.with_part(Part.RECUSED, ruling.expert_id))
        details: Details = {"expert": ruling.expert_id, "reason": ruling.reason}
        return [Event(name="expert_recused", dossier_id=dossier.id, details=details)]

    def _dossier(self, work: UnitOfWork, dossier_id: str, actor: Actor) -> Dossier:
        dossier = work.dossiers.get(dossier_id)
        require_no_wall(work, actor, dossier, self.desk.today())
        return dossier

    def _takers(
        self,
        work: UnitOfWork,
        dossier: Dossier,
        deliberation: Deliberation | None,
        due: date | None,
    ) -> tuple[Taker, ...]:
        return takers(
            experts_here(work),
            effective_request(work, dossier),
            deliberation,
            work.deliberations.loads(),
            dossier.parts,
            self.desk.today(),
            due=due,
            earlier=work.conflicts.recusals(),
            rulings=work.conflicts.rulings_of(dossier.id),
        )

    def _require_can_take(
        self,
        work: UnitOfWork,
        dossier: Dossier,
        deliberation: Deliberation,
        expert_id: str,
        actor: Actor,
        due: date | None,
    ) -> None:
        expert = work.experts.get(expert_id)
        if expert_id == actor.id:
            raise ExpertCannotTake(expert.name, (Obstacle.OTHER_PART,), ())
        for taker in self._takers(work, dossier, deliberation, due):
            if taker.expert.id == expert_id and not taker.eligible:
                raise ExpertCannotTake(taker.expert.name, taker.obstacles, taker.conflicts)


def experts_here(work: UnitOfWork) -> tuple[Expert, ...]:
    """Return every expert with the house's address for them; inactive who is not here as an expert any more."""
    people = {person.id: person for person in work.people.all()}
    found = []
    for one in work.experts.all():
        person = people.get(one.id)
        here = person is not None and person.active and Role.EXPERT in person.roles
        known = one if person is None else with_address(one, person.email)
        found.append(known if here else replace(known, active=False))
    return tuple(found)


def ids_here(work: UnitOfWork) -> frozenset[str]:
    """Return the ids of the experts who are here as such."""
    return frozenset(one.id for one in experts_here(work) if one.active)


def new_deliberation(desk: Desk, work: UnitOfWork, dossier: Dossier) -> Deliberation:
    """Return the deliberation that a dossier would start with today."""
    programme = desk.programme(dossier.programme_id)
    grid = desk.grid_in_effect(work, programme.id)
    return Deliberation(
        dossier_id=dossier.id,
        grid_id=grid.id,
        finding_ids=grid.finding_ids,
        reviewers=programme.reviewers_per_dossier.value,
        with_concertation=programme.concertation.enabled.value,
    )

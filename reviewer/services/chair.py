"""What the coordination does with a deliberation besides seats and the decision.

Doubtful declarations, evaluations set aside, concertations whose time is over, and reconsideration by other experts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.committee.decision import (
    ReconsiderationDateImpossible,
    ReconsiderationRequest,
    ReconsiderationTooLate,
    last_day_to_ask,
)
from reviewer.committee.deliberation import Deliberation, Step, VotesMissing
from reviewer.committee.visibility import require_does_not_sit
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role
from reviewer.dossier.people import Part
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork

_FARTHER_THAN_REVIEW = frozenset({DossierState.CONCERTATION, DossierState.THIRD_REVIEW})


@dataclass(frozen=True, slots=True)
class Chair:
    """Use cases of the coordination."""

    desk: Desk

    def rule_on_declaration(self, dossier_id: str, expert_id: str, *, accept: bool, reason: str) -> Changes:
        """Decide an apparent or potential conflict that an expert declared: the file opens, or the seat is vacated."""
        with self.desk.permitted(Act.RULE_ON_DECLARATION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            dossier.advance(Act.RULE_ON_DECLARATION, actor, self.desk.today())
            deliberation = work.deliberations.get(dossier_id)
            require_does_not_sit(actor, deliberation)
            ruled = deliberation.rule_on_declaration(
                expert_id, cleared=accept, reason=reason, by=actor.id, at=now
            )
            work.deliberations.save(ruled)
            if not accept:
                work.dossiers.save(dossier.with_part(Part.RECUSED, expert_id))
            details: Details = {"expert": expert_id, "cleared": accept, "reason": reason.strip()}
            work.commit(
                actor, now, Event(name="declaration_ruled_on", dossier_id=dossier.id, details=details)
            )
        return Changes.of_dossier(dossier, "declaration_cleared" if accept else "declaration_upheld")

    def set_aside_evaluation(self, dossier_id: str, expert_id: str, reason: str) -> Changes:
        """Vacate the seat of an expert who has submitted: the evaluation is kept and counts no more.

        Where both first votes were in, the review starts again for that seat; a concertation under way ends.
        """
        with self.desk.permitted(Act.SET_ASIDE_EVALUATION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now, today = self.desk.now(), self.desk.today()
            advanced = dossier.advance(Act.SET_ASIDE_EVALUATION, actor, today)
            deliberation = work.deliberations.get(dossier_id)
            require_does_not_sit(actor, deliberation)
            seat = deliberation.seat_of(expert_id).number
            after = deliberation.set_aside(expert_id, reason, now)
            details: Details = {"expert": expert_id, "seat": seat, "reason": reason.strip()}
            events = [Event(name="evaluation_set_aside", dossier_id=dossier.id, details=details)]
            if advanced.state in _FARTHER_THAN_REVIEW and after.step() is Step.SEATS:
                advanced = advanced.advance(Act.RESUME_REVIEW, actor, today)
                events.append(Event(name="review_resumed", dossier_id=dossier.id))
            work.deliberations.save(after)
            work.dossiers.save(advanced.with_part(Part.RECUSED, expert_id))
            work.commit(actor, now, *events)
        return Changes.of_dossier(dossier, "evaluation_set_aside")

    def close_overdue_concertations(self, *, by_itself: bool = False) -> Changes:
        """Call the third expert on every dossier whose two have had their time.

        It answers no finding and seats nobody: a coordinator chooses the third, and confirms what the votes say.
        ``by_itself``: the program did it at the start of a coordinator's day; the journal tells it apart from their own
        act. Each dossier is its own transaction; what cannot be closed any more is left as it is.
        """
        actor = self.desk.require(Act.OPEN_THIRD_REVIEW)
        if Role.COORDINATOR not in actor.roles:
            raise ActNotPermitted(Act.OPEN_THIRD_REVIEW, actor.roles)
        with self.desk.store.read() as work:
            waiting = work.deliberations.overdue_concertations(self.desk.today())
        closed = frozenset(one for one in waiting if self._close(one, by_itself=by_itself))
        return Changes(
            dossiers=closed,
            message="concertations_closed",
            facts={"count": str(len(closed))},
        )

    def ask_reconsideration(
        self, dossier_id: str, reason: str, *, received_on: date | None = None
    ) -> Changes:
        """Open a second round with other experts, once, on a request that came in time.

        ``received_on``: the day on which it came in, by default today. Time runs from the avis's date of issue, or from
        the day of the decision where no avis was issued. The first round stays as it ended, and an avis stays in force
        until another one supersedes it.
        """
        with self.desk.permitted(Act.ASK_RECONSIDERATION) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now, today = self.desk.now(), self.desk.today()
            advanced = dossier.advance(Act.ASK_RECONSIDERATION, actor, today)
            deliberation = work.deliberations.get(dossier_id)
            require_does_not_sit(actor, deliberation)
            asked_on = received_on or today
            self._require_in_time(work, dossier, deliberation, asked_on)
            programme = self.desk.programme(dossier.programme_id)
            grid = self.desk.grid_in_effect(work, programme.id)
            request = ReconsiderationRequest(
                reason=reason, received_on=asked_on, recorded_by=actor.id, recorded_at=now
            )
            work.deliberations.save(
                deliberation.reconsider(
                    request,
                    grid_id=grid.id,
                    finding_ids=grid.finding_ids,
                    reviewers=programme.reviewers_per_dossier.value,
                    with_concertation=programme.concertation.enabled.value,
                )
            )
            work.dossiers.save(advanced)
            details: Details = {"reason": reason.strip(), "received_on": asked_on.isoformat()}
            work.commit(
                actor, now, Event(name="reconsideration_asked", dossier_id=dossier.id, details=details)
            )
        return Changes.of_dossier(dossier, "reconsideration_asked")

    # --- inside ----------------------------------------------------------------------------------------------

    def _close(self, dossier_id: str, *, by_itself: bool) -> bool:
        with self.desk.permitted(Act.OPEN_THIRD_REVIEW) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.get(dossier_id)
            talking = deliberation.concertation
            now, today = self.desk.now(), self.desk.today()
            over = talking is not None and talking.over(today) and deliberation.step() is Step.CONCERTATION
            if not over or actor.id in deliberation.ever_seated():
                return False
            work.deliberations.save(deliberation.open_third_review(now))
            work.dossiers.save(dossier.advance(Act.OPEN_THIRD_REVIEW, actor, today))
            work.commit(
                actor,
                now,
                Event(
                    name="concertation_closed_by_time" if by_itself else "concertation_time_over",
                    dossier_id=dossier.id,
                ),
                Event(name="third_review_opened", dossier_id=dossier.id),
            )
        return True

    def _require_in_time(
        self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation, asked_on: date
    ) -> None:
        decision = deliberation.decision
        if decision is None:
            raise VotesMissing(deliberation.step())
        avis = work.register.of_dossier(dossier.id)
        told_on = calendar_day(decision.confirmed_at) if avis is None else avis.content.issued_on
        days = self.desk.programme(dossier.programme_id).reconsideration_days.value
        last = last_day_to_ask(told_on, days)
        if not told_on <= asked_on <= self.desk.today():
            raise ReconsiderationDateImpossible(asked_on)
        if asked_on > last:
            raise ReconsiderationTooLate(asked_on, last)

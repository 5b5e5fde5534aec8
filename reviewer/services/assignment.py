"""Composing committees: who could take every open seat, the best proposal, and its application, dossier by dossier.

A proposal changes nothing. It is read, changed by hand (``reviewer.committee.assignment.draft``) and applied: each
dossier is a transaction of its own, checked again by ``Seating.assign``; what has become stale is told and left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from reviewer.committee.assignment.affinity import Affinity
from reviewer.committee.assignment.draft import Draft, Place
from reviewer.committee.assignment.plan import AssignmentPlan, PlanStatus, SolvePhase, SolveWatch
from reviewer.committee.assignment.problem import AssignmentProblem, Pair
from reviewer.committee.conflicts import Weighed
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.expert import Expert
from reviewer.committee.takers import takers
from reviewer.committee.topics import topics_of
from reviewer.committee.visibility import has_sat
from reviewer.committee.vocabulary import Term
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import COMMITTEE_STATES, Act, DossierState
from reviewer.errors import AviseError, EnvironmentTrouble
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.experts import domains_of
from reviewer.services.one_view import one_view
from reviewer.services.openings import Opening, affinities_of, problem_of
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.seating import Seating, experts_here, new_deliberation
from reviewer.services.views import DossierFilter, Queries
from reviewer.services.walls import conflicts_now

SEATABLE = frozenset({DossierState.ADMISSIBLE, DossierState.IN_REVIEW, DossierState.THIRD_REVIEW})
_PAGE = 500


class Solver(Protocol):
    """Finds the best plan: here, or in a process of its own."""

    def __call__(self, problem: AssignmentProblem, watch: SolveWatch | None = None) -> AssignmentPlan:
        """Return the plan; raise ``SolveStopped`` where the watch says so."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The best plan for some openings, and all that it was made from. ``draft``: the plan on the open seats.

    ``experts``: by name; ``affinities``: with their parts, for each pair that no rule forbids by itself.
    """

    openings: tuple[Opening, ...]
    experts: tuple[Expert, ...]
    domains: tuple[Term, ...]
    affinities: Mapping[Pair, Affinity]
    plan: AssignmentPlan
    draft: Draft

    @property
    def proved(self) -> bool:
        """Tell whether no better plan exists."""
        return self.plan.status is PlanStatus.OPTIMAL

    def opening(self, dossier_id: str) -> Opening:
        """Return the opening of a dossier."""
        return next(one for one in self.openings if one.dossier_id == dossier_id)

    def name_of(self, expert_id: str) -> str:
        """Return an expert's name."""
        return next((one.name for one in self.experts if one.id == expert_id), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is applied to one dossier: experts for its open seats, in order, and who comes next."""

    dossier_id: str
    reference: str
    experts: tuple[str, ...]
    alternates: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A choice that could not be applied any more, and why. The choice is kept, so that nothing is lost."""

    choice: Choice
    error: AviseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Changes):
    """What became of the choices."""

    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """What all the files show between an expert and one open dossier."""

    dossier_id: str
    reference: str
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class Assignment:
    """Use cases of the composition."""

    desk: Desk
    queries: Queries
    seating: Seating
    solver: Solver

    def propose(
        self, dossier_ids: Collection[str] | None = None, watch: SolveWatch | None = None
    ) -> Proposal:
        """Return the best plan for some dossiers, or for everything that waits for experts.

        What the acting person sits on, or must not see, is not among it. Raises ``SolveStopped`` and what solvers
        raise.
        """
        with one_view(), self.desk.store.read() as work:
            actor = self.desk.require(Act.ASSIGN)
            ids = self._waiting() if dossier_ids is None else tuple(dossier_ids)
            of_each = (Piece.REQUEST, Piece.COMMITTEE, Piece.CORRECTIONS, Piece.RULINGS)
            work.gather(ids, Piece.PEOPLE, Piece.EXPERTS, Piece.GRIDS, Piece.SETTINGS, *of_each)
            experts = experts_here(work)
            loads = work.deliberations.loads()
            domains = domains_of(work)
            openings = tuple(
                self._openings(work, ids, experts, loads, domains, actor.id, watch or SolveWatch())
            )
        openings = tuple(sorted(openings, key=lambda one: (one.reference, one.dossier_id)))
        affinities = affinities_of(openings, loads)
        problem = problem_of(openings, experts, loads, affinities, actor.id, self.desk.today())
        plan = self.solver(problem, watch)
        places = [Place(dossier=one.dossier_id, number=seat) for one in openings for seat in one.seats]
        return Proposal(
            openings=openings,
            experts=experts,
            domains=domains,
            affinities=affinities,
            plan=plan,
            draft=Draft.of(problem, places, plan.pairs),
        )

    def apply(self, choices: Sequence[Choice]) -> Applied:
        """Seat what was chosen, a transaction a dossier, each checked again; what cannot be is told and left out.

        Where the store itself fails, everything before stands and the rest is left out with that trouble.
        """
        self.desk.require(Act.ASSIGN)
        seated: list[Choice] = []
        left_out: list[LeftOut] = []
        trouble: EnvironmentTrouble | None = None
        for choice in choices:
            try:
                if trouble is not None:
                    raise trouble
                self.seating.assign(
                    choice.dossier_id, choice.experts, choice.due, alternates=choice.alternates
                )
                seated.append(choice)
            except AviseError as error:
                left_out.append(LeftOut(choice=choice, error=error))
                trouble = error if isinstance(error, EnvironmentTrouble) else None
        return Applied(
            dossiers=frozenset(one.dossier_id for one in seated),
            message="committees_composed" if seated else "",
            facts={"seated": str(len(seated)), "left": str(len(left_out))},
            left_out=tuple(left_out),
        )

    def open_conflicts(self, expert_id: str) -> tuple[OpenConflict, ...]:
        """Return the open dossiers with which an expert has something in common, by reference."""
        self.desk.require(Act.ASSIGN)
        on = self.desk.today()
        found = []
        with self.desk.store.read() as work:
            ids = tuple(self._ids(COMMITTEE_STATES))
            of_each = (Piece.REQUEST, Piece.CORRECTIONS, Piece.RULINGS)
            work.gather(ids, Piece.PEOPLE, Piece.EXPERTS, *of_each)
            expert = next((one for one in experts_here(work) if one.id == expert_id), None)
            for dossier_id in ids:
                dossier = work.dossiers.get(dossier_id)
                weighed = None if expert is None else conflicts_now(work, expert, dossier, on)
                if weighed is not None and (weighed.in_the_way or weighed.hints or weighed.cleared):
                    found.append(
                        OpenConflict(dossier_id=dossier.id, reference=dossier.reference, weighed=weighed)
                    )
        return tuple(sorted(found, key=lambda one: one.reference))

    # --- inside ----------------------------------------------------------------------------------------------

    def _waiting(self) -> tuple[str, ...]:
        return tuple(self._ids(SEATABLE))

    def _ids(self, states: frozenset[DossierState]) -> Iterator[str]:
        last: str | None = None
        while True:
            rows = self.queries.dossiers(DossierFilter(states=states), limit=_PAGE, offset_id=last)
            yield from (row.id for row in rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def _openings(
        self,
        work: UnitOfWork,
        dossier_ids: Sequence[str],
        experts: tuple[Expert, ...],
        loads: Mapping[str, int],
        domains: tuple[Term, ...],
        actor_id: str,
        watch: SolveWatch,
    ) -> Iterator[Opening]:
        today, actor = self.desk.today(), self.desk.actor
        earlier = work.conflicts.recusals()
        for turn, dossier_id in enumerate(dossier_ids):
            watch.tell(SolvePhase.PREPARING, turn, len(dossier_ids))
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.find(dossier_id) or new_deliberation(self.desk, work, dossier)
            seats = deliberation.open_seats()
            if dossier.state not in SEATABLE or not seats or has_sat(actor, deliberation):
                continue
            request = effective_request(work, dossier)
            due = self._due(dossier, deliberation, today)
            found = takers(
                experts,
                request,
                deliberation,
                loads,
                dossier.parts,
                today,
                due=due,
                earlier=earlier,
                rulings=work.conflicts.rulings_of(dossier.id),
            )
            known = (request.candidate.full_name, request.employer.legal_name, request.job.title)
            yield Opening(
                dossier_id=dossier.id,
                reference=dossier.reference,
                programme_id=dossier.programme_id,
                about=tuple(part for part in known if part),
                seats=seats,
                breaks_tie=deliberation.step() is Step.THIRD_SEAT,
                due=due,
                sitting=tuple(seat.expert_id for seat in deliberation.seats if seat.active),
                topics=topics_of(request, domains),
                takers={one.expert.id: one for one in found if one.expert.id != actor_id},
            )

    def _due(self, dossier: Dossier, deliberation: Deliberation, today: date) -> date:
        targets = self.desk.programme(dossier.programme_id).targets
        third = deliberation.step() is Step.THIRD_SEAT
        return add_business_days(today, (targets.third_review if third else targets.review).value)


def choices_of(proposal: Proposal, draft: Draft) -> tuple[Choice, ...]:
    """Return what a draft gives each dossier, those without anybody left out."""
    following: dict[str, list[str]] = {}
    for one in draft.alternates():
        following.setdefault(one.dossier, []).append(one.expert)
    found = []
    for opening in proposal.openings:
        chosen = tuple(
            who
            for place, who in zip(draft.places, draft.chosen, strict=True)
            if who is not None and place.dossier == opening.dossier_id
        )
        if chosen:
            found.append(
                Choice(
                    dossier_id=opening.dossier_id,
                    reference=opening.reference,
                    experts=chosen,
                    alternates=tuple(following.get(opening.dossier_id, ())),
                    due=opening.due,
                )
            )
    return tuple(found)

"""Reading dossiers: one page for staff, cut down to what the viewer may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.avis.avis import AvisDraft
from reviewer.committee.deliberation import Deliberation, Position, Seat
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import ScoringGrid, weighted_score
from reviewer.committee.visibility import Visible, visible_to
from reviewer.dossier.correction import standing, with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role, may, possible_acts
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.journal import JournalEntry
from reviewer.programme.checklist import checklist
from reviewer.services.desk import Desk, is_staff
from reviewer.services.ports import UnitOfWork
from reviewer.services.triage import Triage
from reviewer.services.views import (
    AvisRow,
    CommitteeView,
    DossierFilter,
    DossierRow,
    DossierView,
    Queries,
    QueueCounts,
    SeatView,
)

_STAFF_WHO_KNOW_EXPERTS = frozenset({Role.COORDINATOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Reading use cases."""

    desk: Desk
    queries: Queries
    triage: Triage

    def rows(
        self, wanted: DossierFilter, *, limit: int = 200, offset_id: str | None = None
    ) -> tuple[DossierRow, ...]:
        """Return the list of dossiers; somebody who is only an expert sees the files they sit on."""
        actor = self.desk.require(Act.READ_QUEUE)
        if not is_staff(actor):
            wanted = replace(wanted, seated_expert=actor.id)
        rows = self.queries.dossiers(wanted, limit=limit, offset_id=offset_id)
        knows_experts = bool(actor.roles & _STAFF_WHO_KNOW_EXPERTS)
        return rows if knows_experts else tuple(_for_others(row, actor) for row in rows)

    def counts(self) -> QueueCounts:
        """Return the counts of the rail and of the Pilotage page; staff only."""
        self.desk.require(Act.READ_REGISTER)
        return self.queries.counts()

    def register(self) -> tuple[AvisRow, ...]:
        """Return the register of avis as it stands today."""
        self.desk.require(Act.READ_REGISTER)
        return self.queries.avis(self.desk.today())

    def view(self, dossier_id: str) -> DossierView:
        """Return the whole dossier page for a member of staff; an expert has the grid page instead."""
        actor = self.desk.require(Act.READ_DOSSIER)
        if not is_staff(actor):
            raise ActNotPermitted(Act.READ_DOSSIER, actor.roles)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.find(dossier_id)
            avis = work.register.of_dossier(dossier_id)
            names = {person.id: person.name for person in work.people.all()}
            sat = deliberation is not None and any(seat.expert_id == actor.id for seat in deliberation.seats)
            hidden = _hidden_from(actor, deliberation)
            corrections = work.corrections.of(dossier_id)
            effective = with_corrections(dossier.request, corrections)
            programme = self.desk.programme(dossier.programme_id)
            return DossierView(
                dossier=_without_reviewers(dossier, hidden),
                precheck=self.triage.propose(dossier, standing(corrections)),
                decisions=work.prechecks.of(dossier_id),
                committee=None if deliberation is None else self._committee(work, dossier, deliberation),
                draft=_draft(work, dossier),
                avis=avis,
                avis_state=None if avis is None else avis.state_on(self.desk.today()),
                timeline=()
                if sat
                else tuple(_anonymous(entry, hidden) for entry in work.journal.of_dossier(dossier_id)),
                names={person: name for person, name in names.items() if person not in hidden},
                acts=possible_acts(actor.roles, dossier.state),
                effective=effective,
                corrections=corrections,
                checklist=checklist(programme, effective, dossier.current.attachments),
                letters=work.letters.of(dossier_id) if may(Act.READ_LETTERS, actor.roles) else (),
            )

    def comparison(self, dossier_id: str) -> CommitteeView:
        """Return the evaluations side by side, in so far as the viewer may see them."""
        self.desk.require(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.get(dossier_id)
            if not is_staff(self.desk.actor):
                deliberation.seat_of(self.desk.actor.id)
            return self._committee(work, dossier, deliberation)

    def attachment(self, dossier_id: str, sha256: str) -> bytes:
        """Return an attachment's bytes to somebody who may read the dossier: staff, or a declared expert."""
        actor = self.desk.require(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            if not is_staff(actor):
                work.deliberations.get(dossier_id).require_declared(actor.id)
            known = {one.sha256 for version in dossier.versions for one in version.attachments}
            if sha256 not in known:
                raise NotFound("attachment", sha256)
            return work.blobs.get(sha256)

    def _committee(self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation) -> CommitteeView:
        actor = self.desk.actor
        visible = visible_to(actor, deliberation)
        grid = self.desk.programme(dossier.programme_id).grid_by_id(deliberation.grid_id)
        names = {expert.id: expert.name for expert in work.experts.all()}
        return CommitteeView(
            step=deliberation.step(),
            reviewers=deliberation.reviewers,
            grid=grid,
            seats=tuple(_seat(seat, deliberation, visible, names, actor.id) for seat in deliberation.seats),
            evaluations=visible.evaluations,
            scores=_scores(grid, visible.evaluations),
            positions=_positions(deliberation, visible, actor.id),
            outcome=deliberation.outcome() if _reads_votes(actor, deliberation) else None,
            decision=deliberation.decision if is_staff(actor) else None,
        )


def _positions(deliberation: Deliberation, visible: Visible, own: str) -> tuple[Position, ...]:
    if not visible.positions:
        return ()
    return tuple(
        one if visible.names or one.expert_id == own else replace(one, expert_id="")
        for one in deliberation.positions
    )


def _without_reviewers(dossier: Dossier, hidden: frozenset[str]) -> Dossier:
    return replace(dossier, parts=frozenset(part for part in dossier.parts if part[1] not in hidden))


def _for_others(row: DossierRow, actor: Actor) -> DossierRow:
    return replace(row, holders=tuple(name for name in row.holders if name == actor.name))


def _draft(work: UnitOfWork, dossier: Dossier) -> AvisDraft | None:
    if dossier.state not in {DossierState.DRAFTED, DossierState.VALIDATED}:
        return None
    return work.register.draft_of(dossier.id)


def _reads_votes(actor: Actor, deliberation: Deliberation) -> bool:
    sat = any(seat.expert_id == actor.id for seat in deliberation.seats)
    return bool(actor.roles & _STAFF_WHO_KNOW_EXPERTS) and not sat


def _hidden_from(actor: Actor, deliberation: Deliberation | None) -> frozenset[str]:
    """Return the experts whose part in the dossier is not for the actor to know."""
    if deliberation is None or visible_to(actor, deliberation).names:
        return frozenset()
    return frozenset(seat.expert_id for seat in deliberation.seats) - {actor.id}


def _anonymous(entry: JournalEntry, hidden: frozenset[str]) -> JournalEntry:
    details = {name: value for name, value in entry.details.items() if value not in hidden}
    if entry.actor_id in hidden:
        return replace(entry, actor_id="", actor_name="", details=details)
    return replace(entry, details=details)


def _seat(
    seat: Seat, deliberation: Deliberation, visible: Visible, names: Mapping[str, str], own: str
) -> SeatView:
    known = visible.names or seat.expert_id == own
    evaluation = deliberation.evaluation_of(seat.expert_id)
    return SeatView(
        number=seat.number,
        expert_id=seat.expert_id if known else None,
        expert_name=names.get(seat.expert_id) if known else None,
        declared=seat.declaration is not None,
        submitted=evaluation is not None and evaluation.submitted if known else None,
        active=seat.active,
        recusal_reason=seat.recusal_reason if known else "",
    )


def _scores(
    grid: ScoringGrid, evaluations: tuple[Evaluation, ...]
) -> Mapping[tuple[int, str], Decimal | None]:
    return {
        (evaluation.seat, finding.id): weighted_score(finding, evaluation.ratings)
        for evaluation in evaluations
        for finding in grid.findings
    }

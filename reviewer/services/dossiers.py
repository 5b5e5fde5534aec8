"""Reading dossiers: one page for staff, cut down to what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reviewer.avis.avis import AvisDraft
from reviewer.committee.deadlines import DueDate
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.visibility import (
    Visible,
    has_sat,
    hidden_experts,
    knows_experts,
    visible_entry,
    visible_to,
)
from reviewer.dossier.correction import with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import UNDER_REVIEW, VOTING_STATES, Act, DossierState, may, possible_acts
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.programme.checklist import checklist
from reviewer.programme.model import Programme
from reviewer.readings import ReadPart
from reviewer.services.committee_view import committee_view
from reviewer.services.desk import Desk, is_staff
from reviewer.services.due import due_in, next_due_of, with_due_date
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import COMPARED, EXCHANGED, Piece
from reviewer.services.triage import Triage
from reviewer.services.views import (
    AvisRow,
    CommitteeView,
    ComparisonView,
    DossierFilter,
    DossierRow,
    DossierView,
    Queries,
    QueueCounts,
)
from reviewer.services.walled_store import walls_of

WHOLE = tuple(one for one in Piece if one not in {*EXCHANGED, *COMPARED})
"""What a dossier's page shows: all of it, with the names, rules and settings that it is read by."""


MOST_SCORED = 500
"""Of how many dossiers in review an expert's next one is looked for: more than anybody sits on."""


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Reading use cases."""

    desk: Desk
    queries: Queries
    triage: Triage

    def rows(self, wanted: DossierFilter, *, limit: int = 200) -> tuple[DossierRow, ...]:
        """Return the list of dossiers; somebody who is only an expert sees the files they sit on."""
        actor = self.desk.require(Act.READ_QUEUE)
        if not is_staff(actor):
            wanted = replace(wanted, seated_expert=actor.id)
        rows = self.queries.dossiers(wanted, limit=limit)
        sits_on = self._sits_on()
        today = self.desk.today()
        seen = (_for_viewer(row, actor, sits=row.id in sits_on) for row in rows)
        return tuple(with_due_date(row, self.desk.programme(row.programme_id), today) for row in seen)

    def to_score(self, after: str = "") -> tuple[str, str] | None:
        """Return the id and the reference of the dossier that waits next for the acting expert, the nearest due first.

        ``after``: the one just handed in. No file is read for it; who waits for a ruling is not waited for.
        """
        actor = self.desk.require(Act.SAVE_EVALUATION)
        wanted = DossierFilter(states=VOTING_STATES, seated_expert=actor.id)
        rows = [one for one in self.queries.dossiers(wanted, limit=MOST_SCORED) if one.id != after]
        waiting = []
        with self.desk.store.read() as work:
            work.gather(tuple(one.id for one in rows), Piece.COMMITTEE)
            for row in rows:
                deliberation = work.deliberations.get(row.id)
                mine = deliberation.evaluation_of(actor.id)
                if deliberation.seat_of(actor.id).awaits_ruling or (mine is not None and mine.submitted):
                    continue
                expected = due_in(deliberation, self.desk.programme(row.programme_id))
                due = next((one.due_on for one in expected if one.expert_id == actor.id), date.max)
                waiting.append((due, row.reference, row.id))
        if not waiting:
            return None
        _, reference, dossier_id = min(waiting)
        return dossier_id, reference

    def counts(self) -> QueueCounts:
        """Return the counts of the rail and of the Pilotage page; staff only."""
        self.desk.require(Act.READ_REGISTER)
        return self.queries.counts()

    def register(self) -> tuple[AvisRow, ...]:
        """Return the register of avis as it stands today."""
        self.desk.require(Act.READ_REGISTER)
        blind = self._sits_on(undecided=True)
        return tuple(row for row in self.queries.avis(self.desk.today()) if row.dossier_id not in blind)

    def view(self, dossier_id: str) -> DossierView:
        """Return the whole dossier page for a member of staff; an expert has the grid page instead."""
        actor = self.desk.require_staff(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            work.gather((dossier_id,), *WHOLE)
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.find(dossier_id)
            avis = work.register.of_dossier(dossier_id)
            names = {person.id: person.name for person in work.people.all()}
            sat = deliberation is not None and has_sat(actor, deliberation)
            blind = sat and deliberation is not None and deliberation.decision is None
            avis = None if blind else avis
            hidden = hidden_experts(actor, deliberation)
            corrections = work.corrections.of(dossier_id)
            effective = with_corrections(dossier.request, corrections)
            programme = self.desk.programme(dossier.programme_id)
            view = DossierView(
                dossier=_without_reviewers(dossier, hidden, knows=not sat and knows_experts(actor)),
                precheck=self.triage.propose(work, dossier.programme_id, effective),
                decisions=work.prechecks.of(dossier_id),
                committee=None if deliberation is None else self._committee(work, dossier, deliberation),
                draft=None if blind else _draft(work, dossier),
                avis=avis,
                avis_state=None if avis is None else avis.state_on(self.desk.today()),
                timeline=tuple(
                    seen
                    for entry in work.journal.of_dossier(dossier_id)
                    if (seen := visible_entry(actor, entry, sits=sat, hidden=hidden)) is not None
                ),
                names={person: name for person, name in names.items() if person not in hidden},
                acts=possible_acts(actor.roles, dossier.state),
                corrections=corrections,
                checklist=checklist(programme, effective, dossier.current.attachments),
                letters=work.letters.of(dossier_id) if may(Act.READ_LETTERS, actor.roles) else (),
                due_on=next_due_of(dossier, deliberation, programme),
            )
        self.desk.note_read(dossier_id, *_parts_shown(view))
        return view

    def comparison(self, dossier_id: str) -> ComparisonView:
        """Return the evaluations side by side, in so far as the viewer may see them."""
        self.desk.require(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            work.gather((dossier_id,), Piece.REQUEST, Piece.COMMITTEE, Piece.EXPERTS, Piece.GRIDS)
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.get(dossier_id)
            own = None if is_staff(self.desk.actor) else deliberation.seat_of(self.desk.actor.id).number
            view = self._committee(work, dossier, deliberation)
        if view.evaluations:
            self.desk.note_read(dossier_id, ReadPart.EVALUATIONS)
        return ComparisonView(reference=dossier.reference, state=dossier.state, own_seat=own, committee=view)

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
            content = work.blobs.get(sha256)
        self.desk.note_read(dossier_id, ReadPart.ATTACHMENT, item=sha256)
        return content

    def _committee(self, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation) -> CommitteeView:
        names = {expert.id: expert.name for expert in work.experts.all()}
        programme = self.desk.programme(dossier.programme_id)
        visible = visible_to(self.desk.actor, deliberation)
        sheet = partial(self.desk.grid_by_id, work, dossier.programme_id)
        return replace(
            committee_view(self.desk.actor, deliberation, sheet(deliberation.grid_id), names),
            due=_due(self.desk.actor, deliberation, programme, visible),
            earlier=tuple(
                committee_view(self.desk.actor, one, sheet(one.grid_id), names)
                for one in (deliberation.earlier if visible.earlier else ())
            ),
        )

    def _sits_on(self, *, undecided: bool = False) -> frozenset[str]:
        """Return the dossiers on which the actor sits or has sat; ``undecided``: only those not decided yet."""
        with self.desk.store.read() as work:
            _, found = walls_of(work)
            if not undecided:
                return found
            work.gather(found, Piece.REQUEST, Piece.COMMITTEE)
            open_ones = ((one, work.deliberations.find(one)) for one in found)
            return frozenset(one for one, talk in open_ones if talk is not None and talk.decision is None)


def _due(
    actor: Actor, deliberation: Deliberation, programme: Programme, visible: Visible
) -> tuple[DueDate, ...]:
    due = due_in(deliberation, programme)
    if visible.submissions:
        return due
    return tuple(one for one in due if one.expert_id == actor.id)


def _without_reviewers(dossier: Dossier, hidden: frozenset[str], *, knows: bool) -> Dossier:
    """Return the dossier without what tells who reviewed it, nor, by the count of its changes, that somebody has."""
    parts = frozenset(part for part in dossier.parts if part[1] not in hidden)
    return replace(dossier, parts=parts, version=dossier.version if knows else 0)


def _for_viewer(row: DossierRow, actor: Actor, *, sits: bool) -> DossierRow:
    if knows_experts(actor) and not sits:
        return row
    seen = replace(row, holders=tuple(name for name in row.holders if name == actor.name), round=1)
    return replace(seen, avis_number=None) if sits and row.state in UNDER_REVIEW else seen


def _parts_shown(view: DossierView) -> tuple[ReadPart, ...]:
    shown = [ReadPart.REQUEST]
    if view.committee is not None and view.committee.evaluations:
        shown.append(ReadPart.EVALUATIONS)
    if view.avis is not None or view.draft is not None:
        shown.append(ReadPart.AVIS)
    return tuple(shown)


def _draft(work: UnitOfWork, dossier: Dossier) -> AvisDraft | None:
    if dossier.state not in {DossierState.DRAFTED, DossierState.VALIDATED}:
        return None
    return work.register.draft_of(dossier.id)

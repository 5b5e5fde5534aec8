"""What is told of packages: who could be sent what, what is out and worth there, what came back, what waits aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reviewer.committee.expert import Expert
from reviewer.committee.offline.answers import DeclarationAnswer, DeclineAnswer
from reviewer.committee.offline.keys import ExpertKeys, KeyState
from reviewer.committee.offline.office_record import KnownAnswer, PackageState, SentDossier, SentPackage
from reviewer.committee.offline.taking_in import Settlement
from reviewer.committee.request_changes import FactChange, request_changes
from reviewer.committee.visibility import knows_experts
from reviewer.dossier.lifecycle import VOTING_STATES, Act
from reviewer.dossier.people import Actor
from reviewer.services.desk import Desk
from reviewer.services.packages.gathering import Waiting, facts_of, hidden, seat_of, seen, waiting
from reviewer.services.packages.settling import Come, Settling
from reviewer.services.packages.taking_in import kept_aside
from reviewer.services.packages.views import (
    AsideRow,
    ExpertObstacle,
    ReturnRow,
    SendableDossier,
    SendableExpert,
    SentBefore,
    SentLine,
    SentRow,
    ThereNow,
)
from reviewer.services.ports import PackageFiles, UnitOfWork
from reviewer.services.ports.pieces import EXCHANGED, Piece
from reviewer.services.seating import ids_here
from reviewer.services.views import DossierFilter, Queries

_PAGE = 500


@dataclass(frozen=True, slots=True)
class PackageShelf:
    """Reads what the page of packages shows."""

    desk: Desk
    queries: Queries
    files: PackageFiles

    def sendable(self) -> tuple[SendableExpert, ...]:
        """Return every expert for whom a dossier waits, by name, with what can go to them."""
        actor = self.desk.require(Act.SEND_PACKAGE)
        with self.desk.store.read() as work:
            waits = self._waiting(work, actor)
            here, keys = ids_here(work), work.exchange_keys.all()
            out = _out_with(work)
            return tuple(
                SendableExpert(
                    expert_id=expert.id,
                    name=expert.name,
                    obstacle=self._obstacle(expert, here, keys),
                    dossiers=tuple(
                        SendableDossier(
                            dossier_id=one.dossier.id,
                            reference=one.dossier.reference,
                            due_on=one.due_on,
                            before=_before(one, out.get((expert.id, one.dossier.id), frozenset())),
                            obstacle=one.obstacle,
                        )
                        for one in waits[expert.id]
                    ),
                )
                for expert in work.experts.all()
                if expert.id in waits
            )

    def sent(self) -> tuple[SentRow, ...]:
        """Return every package out of which the actor may know a dossier, newest first.

        To administration, which keeps keys alone, nothing is told of who has which dossiers.
        """
        actor = self.desk.require(Act.READ_PACKAGES)
        if not knows_experts(actor):
            return ()
        today = self.desk.today()
        with self.desk.store.read() as work:
            work.gather((), *EXCHANGED)
            packages = work.packages.sent()
            _gather(work, (one.dossier_id for package in packages for one in package.dossiers))
            destroyed: dict[str, datetime] = {}
            for one in work.packages.destructions():
                destroyed.setdefault(one.package_id, one.at)
            rows = []
            for package in packages:
                lines = tuple(self._sent_line(work, actor, package, one) for one in package.dossiers)
                known = tuple(line for line in lines if line is not None)
                if not known:
                    continue
                rows.append(
                    SentRow(
                        package=package,
                        name=work.people.get(package.expert_id).name,
                        lines=known,
                        lapsed=package.open_until < today,
                        destroyed_at=destroyed.get(package.id),
                    )
                )
            return tuple(rows)

    def returned(self) -> tuple[ReturnRow, ...]:
        """Return every package that came back, newest first, with each answer that the actor may know of."""
        actor = self.desk.require(Act.READ_PACKAGES)
        if not knows_experts(actor):
            return ()
        with self.desk.store.read() as work:
            settling = Settling(self.desk)
            answers = defaultdict(list)
            work.gather((), *EXCHANGED)
            every = work.packages.answers()
            _gather(work, (known.dossier_id for known in every))
            for known in reversed(every):
                answers[known.returned].append(known)
            certificates = Counter(one.returned for one in work.packages.destructions())
            rows = []
            for package in work.packages.returned():
                lines = tuple(
                    line
                    for known in answers[package.sha256]
                    if (line := settling.line_of(work, actor, known)) is not None
                )
                if lines or not answers[package.sha256]:
                    name = work.people.get(package.expert_id).name
                    told = certificates[package.sha256]
                    rows.append(ReturnRow(package=package, name=name, lines=lines, certificates=told))
            return tuple(rows)

    def aside(self) -> tuple[AsideRow, ...]:
        """Return the answers that somebody must look at, oldest first, with what changed where that is why."""
        actor = self.desk.require(Act.TAKE_IN_PACKAGE)
        with self.desk.store.read() as work:
            known = {(one.expert_id, one.id): one for one in work.packages.aside()}
            _gather(work, (one.dossier_id for one in known.values()))
            return tuple(
                self._aside(work, actor, come, known[(come.expert_id, come.answer.id)])
                for come in kept_aside(self.files, work)
                if not hidden(work, actor, come.answer.dossier_id)
            )

    # --- inside ----------------------------------------------------------------------------------------------

    def _waiting(self, work: UnitOfWork, actor: Actor) -> dict[str, list[Waiting]]:
        found = defaultdict(list)
        ids = tuple(self._reviewed())
        _gather(work, ids)
        for dossier_id in ids:
            pair = seen(work, actor, dossier_id)
            for seat in () if pair is None else pair[1].seats:
                one = waiting(self.desk, work, *pair, seat.expert_id) if pair and seat.active else None
                if one is not None:
                    found[seat.expert_id].append(one)
        for each in found.values():
            each.sort(key=lambda one: (one.due_on is None, one.due_on, one.dossier.reference))
        return dict(found)

    def _reviewed(self) -> Iterator[str]:
        last: str | None = None
        while True:
            rows = self.queries.dossiers(DossierFilter(states=VOTING_STATES), limit=_PAGE, offset_id=last)
            yield from (row.id for row in rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def _obstacle(
        self, expert: Expert, here: frozenset[str], keys: tuple[ExpertKeys, ...]
    ) -> ExpertObstacle | None:
        states = {one.state for one in keys if one.expert_id == expert.id}
        if expert.id not in here:
            return ExpertObstacle.LEFT
        if not expert.under_contract(self.desk.today()):
            return ExpertObstacle.NO_CONTRACT
        if KeyState.CONFIRMED in states:
            return None
        return ExpertObstacle.KEY_ANNOUNCED if KeyState.ANNOUNCED in states else ExpertObstacle.NO_KEY

    def _sent_line(
        self, work: UnitOfWork, actor: Actor, package: SentPackage, sent: SentDossier
    ) -> SentLine | None:
        pair = seen(work, actor, sent.dossier_id)
        if pair is None:
            return None
        dossier, deliberation = pair
        vote = deliberation.evaluation_of(package.expert_id)
        if vote is not None and vote.submitted:
            now = ThereNow.ANSWERED
        elif seat_of(deliberation, package.expert_id) is None:
            now = ThereNow.SEAT_ENDED
        elif dossier.state not in VOTING_STATES:
            now = ThereNow.OVER
        else:
            same = facts_of(work, dossier) == sent.facts_sha256
            now = ThereNow.WAITED_FOR if same else ThereNow.CHANGED
        return SentLine(reference=dossier.reference, due_on=sent.due_on, now=now)

    def _aside(self, work: UnitOfWork, actor: Actor, come: Come, known: KnownAnswer) -> AsideRow:
        answer = come.answer
        pair = seen(work, actor, answer.dossier_id)
        text = ""
        if isinstance(answer, DeclarationAnswer):
            text = answer.text
        elif isinstance(answer, DeclineAnswer):
            text = answer.reason
        changes: tuple[FactChange, ...] = ()
        if pair is not None and known.outcome is Settlement.DOSSIER_CHANGED:
            current = pair[0].current
            number = self._version_there(work, come)
            before = next((one for one in pair[0].versions if one.number == number), None)
            if before is not None:
                changes = request_changes(before.request, current.request)
        return AsideRow(
            answer=known,
            name=work.people.get(come.expert_id).name,
            reference="" if pair is None else pair[0].reference,
            text=text,
            changes=changes,
        )

    def _version_there(self, work: UnitOfWork, come: Come) -> int | None:
        """Return which version of the request an expert had before them: their package says so."""
        for package in work.packages.sent_to(come.expert_id):
            for one in package.dossiers:
                same = one.dossier_id == come.answer.dossier_id
                if same and one.facts_sha256 == come.answer.facts_sha256:
                    return one.request_version
        return None


def _gather(work: UnitOfWork, dossier_ids: Iterable[str]) -> None:
    """Have at hand what is told of these dossiers, who the experts are, and what went out to them and came back."""
    of_each = (Piece.REQUEST, Piece.COMMITTEE, Piece.CORRECTIONS, Piece.RULINGS)
    work.gather(tuple(dossier_ids), *of_each, Piece.PEOPLE, Piece.EXPERTS, Piece.SETTINGS, *EXCHANGED)


def _out_with(work: UnitOfWork) -> dict[tuple[str, str], frozenset[str]]:
    """Return, by expert and dossier, the digests of what is out with them under keys that they have now."""
    confirmed = {one.keys.fingerprint for one in work.exchange_keys.all() if one.state is KeyState.CONFIRMED}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for package in work.packages.sent():
        if package.state is PackageState.OUT and package.expert_fingerprint in confirmed:
            for one in package.dossiers:
                found[(package.expert_id, one.dossier_id)].add(one.facts_sha256)
    return {key: frozenset(value) for key, value in found.items()}


def _before(one: Waiting, digests: frozenset[str]) -> SentBefore:
    if not digests:
        return SentBefore.NEVER
    return SentBefore.OUT if one.facts_sha256 in digests else SentBefore.CHANGED

"""A package in: all of it in one transaction, or nothing. A replay changes nothing and is told so.

Documents are stored before the transaction, so that it stays short; those of a package that did not come in go again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_draft import PublishedGrid
from reviewer.committee.offline.own_copy import HeldDossier, KeptPackage
from reviewer.committee.offline.package import PackagedDossier, PackageOut
from reviewer.committee.offline.refusals import PackageCancelled, PackageForSomebodyElse
from reviewer.committee.offline.taking_in import AnswerKind
from reviewer.dossier.correction import CorrectionEnd
from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion, version_sha256
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.dossier.people import Actor, Part
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.expert_copy.first_seat import cleared_by_office, seated_alone, to_declare_again
from reviewer.services.expert_copy.own_desk import OwnDesk, offices
from reviewer.services.expert_copy.recording import own_evaluation, record, withdraw
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.backups import Tell
from reviewer.services.ports.exchange import StatedLimit


class Receipt(StrEnum):
    """What became of one dossier of a package. ``CHANGED_AFTER_ANSWER``: the answer was made on what it was before."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    CHANGED_AFTER_ANSWER = "changed_after_answer"
    OLDER = "older"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDossier:
    """One dossier of a package, and what became of it."""

    dossier_id: str
    reference: str
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a package. ``already``: it had come before, and nothing changed."""

    package_id: str
    already: bool
    dossiers: tuple[ReceivedDossier, ...] = ()

    @property
    def changes(self) -> Changes:
        """Return what screens should hear of."""
        return Changes(
            dossiers=frozenset(one.dossier_id for one in self.dossiers),
            packages=not self.already,
            message="package_already" if self.already else "package_received",
            facts={"count": str(len(self.dossiers))},
        )


class PackageLapsed(RuleViolation):
    """The last day on which the package may be kept is past."""

    def __init__(self, until: date) -> None:
        super().__init__(until)
        self.until = until


class PackageOlderThanHeld(RuleViolation):
    """Every dossier of the package is here in a newer state."""


class ProgrammeNotHere(RuleViolation):
    """A dossier belongs to a programme that this program does not know."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme


class GridDiffers(RuleViolation):
    """A grid of the package has the name of one that is here, and another content."""

    def __init__(self, grid: str) -> None:
        super().__init__(grid)
        self.grid = grid


@dataclass(frozen=True, slots=True)
class Receiving:
    """Use cases of packages that come in."""

    own: OwnDesk

    def limits(self) -> tuple[StatedLimit, ...]:
        """Return what a file of the committee may hold at most; it tells of nobody, so that anybody may ask."""
        return self.own.files.limits()

    def receive(self, path: Path, tell: Tell | None = None) -> Received:
        """Take a package in, whole or not at all. ``tell`` hears how far it has come, and may stop it.

        The first half of the way is reading and proving the file, the second storing its documents.

        Raises ``PackageRefused``, ``PackageLapsed``, ``PackageOlderThanHeld``, ``ProgrammeNotHere``, ``GridDiffers``.
        """
        own = self.own
        with own.reading(Act.RECEIVE_PACKAGE) as (work, actor):
            mine = tuple(one.keys for one in work.expert_copy.enrolments())
            known = offices(work)
            blobs = work.blobs
        prints = {one.public.fingerprint for one in mine}
        halves = _Halves(tell)
        with own.files.read_package(path, mine, known.get, own.keeper.scratch, tell=halves.read) as received:
            package = received.package
            if package.expert_id != actor.id or package.expert_fingerprint not in prints:
                raise PackageForSomebodyElse(path.name)
            before = self._before(package.id)
            if before is not None:
                return Received(package_id=package.id, already=True)
            if own.desk.today() > package.open_until:
                raise PackageLapsed(package.open_until)
            self._require_programmes(package)
            try:
                sizes = _contents(package)
                for count, sha256 in enumerate(sorted(sizes), 1):
                    with received.open_document(sha256) as document:
                        blobs.put(document.read())
                    if not halves.stored(count, len(sizes)):
                        raise PackageCancelled(path.name)
                return self._take_in(package)
            except BaseException:
                own.keeper.clear_orphans()
                raise

    # --- inside ----------------------------------------------------------------------------------------------

    def _before(self, package_id: str) -> KeptPackage | None:
        with self.own.reading(Act.RECEIVE_PACKAGE) as (work, _):
            return work.expert_copy.package(package_id)

    def _require_programmes(self, package: PackageOut) -> None:
        for one in package.dossiers:
            try:
                self.own.desk.programme(one.programme_id)
            except NotFound:
                raise ProgrammeNotHere(one.programme_id) from None

    def _take_in(self, package: PackageOut) -> Received:
        with self.own.permitted(Act.RECEIVE_PACKAGE) as (work, actor):
            now = self.own.desk.now()
            record(work)  # what was answered so far, was answered on what was here so far
            told = [_receipt(work, package, one) for one in package.dossiers]
            taken = [
                one for one, said in zip(package.dossiers, told, strict=True) if said is not Receipt.OLDER
            ]
            if not taken:
                raise PackageOlderThanHeld
            work.expert_copy.save_package(
                KeptPackage(
                    id=package.id,
                    made_at=package.made_at,
                    received_at=now,
                    open_until=package.open_until,
                    dossier_ids=tuple(one.dossier_id for one in taken),
                    contents=tuple(sorted({a.sha256 for one in taken for a in one.attachments})),
                )
            )
            grids = {grid.id: grid for grid in package.grids}
            for one in taken:
                grid = self._grid(work, one, grids[one.grid_id], actor, now)
                self._put(work, package, one, grid, actor, now)
            details: Details = {"package": package.id, "dossiers": len(taken)}
            work.commit(actor, now, Event(name="package_received", details=details))
        return Received(
            package_id=package.id,
            already=False,
            dossiers=tuple(
                ReceivedDossier(dossier_id=one.dossier_id, reference=one.reference, receipt=said)
                for one, said in zip(package.dossiers, told, strict=True)
            ),
        )

    def _grid(
        self, work: UnitOfWork, one: PackagedDossier, grid: ScoringGrid, actor: Actor, now: datetime
    ) -> ScoringGrid:
        """Return the grid as it is here, stored where it ships with no programme of this program."""
        try:
            known = self.own.desk.grid_by_id(work, one.programme_id, grid.id)
        except NotFound:
            published = work.grids.published(one.programme_id)
            work.grids.publish(
                PublishedGrid(
                    programme_id=one.programme_id,
                    number=max((p.number for p in published), default=0) + 1,
                    grid=grid,
                    published_at=now,
                    published_by=actor.id,
                )
            )
            return grid
        if known != grid:
            raise GridDiffers(grid.id)
        return known

    def _put(
        self,
        work: UnitOfWork,
        package: PackageOut,
        one: PackagedDossier,
        grid: ScoringGrid,
        actor: Actor,
        now: datetime,
    ) -> None:
        held = work.expert_copy.held(one.dossier_id)
        version = _version(one, actor, now, package.id)
        if held is None:
            state = DossierState.THIRD_REVIEW if one.breaks_tie else DossierState.IN_REVIEW
            work.dossiers.add(
                Dossier(
                    id=one.dossier_id,
                    programme_id=one.programme_id,
                    reference=one.reference,
                    state=state,
                    state_since=self.own.desk.today(),
                    received_on=self.own.desk.today(),
                    versions=(version,),
                )
            )
            work.deliberations.save(seated_alone(package, one, grid))
        else:
            self._put_newer(work, package, one, held, version, now)
        _correct(work, one, actor, now)
        fresh = HeldDossier(
            dossier_id=one.dossier_id,
            package_id=package.id,
            reference=one.reference,
            made_at=package.made_at,
            seat=one.seat,
            breaks_tie=one.breaks_tie,
            request_version=one.request_version,
            facts_sha256=one.facts_sha256,
            due_on=one.due_on,
            declared=one.declared,
            last_revision=one.last_revision,
            version=0 if held is None else held.version,
        )
        work.expert_copy.hold(fresh)

    def _put_newer(
        self,
        work: UnitOfWork,
        package: PackageOut,
        one: PackagedDossier,
        held: HeldDossier,
        version: RequestVersion,
        now: datetime,
    ) -> None:
        """Add the newer content; ask for the declaration again where the office has none and the facts changed."""
        dossier = work.dossiers.get(one.dossier_id)
        deliberation = work.deliberations.get(one.dossier_id)
        again = one.declared is None and held.facts_sha256 != one.facts_sha256
        if version.number > dossier.current.number:
            dossier = replace(dossier, versions=(*dossier.versions, version))
        if again:
            opened = to_declare_again(deliberation)
            dossier = dossier.without_part(Part.RECUSED)
            withdraw(work, one.dossier_id, AnswerKind.DECLARATION, now)
        else:
            opened = cleared_by_office(deliberation, one, package.made_at)
        if opened != deliberation:
            work.deliberations.save(opened)
        work.dossiers.save(dossier)


@dataclass(slots=True)
class _Halves:
    """One way in two halves, told as one: reading counts bytes, storing counts documents."""

    tell: Tell | None
    _bytes: int = 1

    def read(self, done: int, total: int) -> bool:
        """Tell of the first half."""
        self._bytes = max(total, 1)
        return self.tell is None or self.tell(done, 2 * self._bytes)

    def stored(self, count: int, of: int) -> bool:
        """Tell of the second half."""
        done = self._bytes + self._bytes * count // of
        return self.tell is None or self.tell(done, 2 * self._bytes)


def _receipt(work: UnitOfWork, package: PackageOut, one: PackagedDossier) -> Receipt:
    held = work.expert_copy.held(one.dossier_id)
    if held is None:
        return Receipt.NEW
    if held.made_at > package.made_at or held.request_version > one.request_version:
        return Receipt.OLDER
    if held.facts_sha256 == one.facts_sha256:
        return Receipt.SAME
    evaluation = own_evaluation(work.deliberations.get(one.dossier_id))
    answered = evaluation is not None and evaluation.submitted
    return Receipt.CHANGED_AFTER_ANSWER if answered else Receipt.NEWER


def _version(one: PackagedDossier, actor: Actor, now: datetime, origin: str) -> RequestVersion:
    attachments = tuple(
        Attachment(kind=a.kind, filename=a.filename, sha256=a.sha256, size=a.size) for a in one.attachments
    )
    return RequestVersion(
        number=one.request_version,
        request=one.request,
        sha256=version_sha256(one.request, attachments),
        taken_in_at=now,
        taken_in_by=actor.id,
        origin=origin,
        attachments=attachments,
    )


def _correct(work: UnitOfWork, one: PackagedDossier, actor: Actor, now: datetime) -> None:
    """Let the corrections of the package be those that stand, and no other."""
    wanted = {correction.id: correction for correction in one.corrections if correction.stands}
    stored = {correction.id: correction for correction in work.corrections.of(one.dossier_id)}
    for key, correction in stored.items():
        if correction.stands and key not in wanted:
            work.corrections.end(correction.end(CorrectionEnd.REPLACED, actor.id, now))
    for key, correction in wanted.items():
        if key not in stored:
            work.corrections.add(correction)


def _contents(package: PackageOut) -> set[str]:
    return {attachment.sha256 for one in package.dossiers for attachment in one.attachments}

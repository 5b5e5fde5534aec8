"""Letting go: what may not be kept any longer is destroyed, with a certificate that names no one.

What was answered and not sent yet is first sealed to the office: it can still be sent, and nobody here can read it. The
rows go in one transaction with the certificate; then the documents; then the database's file is written anew. A program
that dies in between is finished by the next look.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from reviewer.committee.offline.own_copy import Destruction, DestructionCause, KeptPackage
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.services.changes import Changes
from reviewer.services.expert_copy.own_desk import OwnDesk
from reviewer.services.expert_copy.sending import pack
from reviewer.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Keeping:
    """Use cases of what is kept, and for how long."""

    own: OwnDesk

    def look_after(self) -> Changes:
        """Do what is due today: at start, and once a day. Finishes what a program that was killed left half-done."""
        own = self.own
        with own.reading(Act.DESTROY_COPY):
            own.keeper.clear_scratch()
        destroyed = 0
        while (due := self._due()) is not None:
            self._destroy(due.id, DestructionCause.SCHEDULE)
            destroyed += 1
        self._sweep(compact=bool(destroyed))
        if not destroyed:
            return Changes()
        return Changes(packages=True, message="copy_looked_after")

    def destroy(self, package_id: str) -> Changes:
        """Destroy what a package brought, because the expert wants it."""
        self._destroy(package_id, DestructionCause.WISH)
        self._sweep(compact=True)
        return Changes(packages=True, message="copy_destroyed")

    def end_contract(self) -> Changes:
        """Destroy everything: the expert's contract is over."""
        with self.own.reading(Act.DESTROY_COPY) as (work, _):
            kept = [one.id for one in work.expert_copy.packages() if one.destroyed_at is None]
        for package_id in kept:
            self._destroy(package_id, DestructionCause.CONTRACT_ENDED)
        self._sweep(compact=bool(kept))
        return Changes(packages=True, message="copy_destroyed")

    # --- inside ----------------------------------------------------------------------------------------------

    def _due(self) -> KeptPackage | None:
        """Return a package whose time is over and none of whose dossiers came again in one that may still be kept."""
        today = self.own.desk.today()
        with self.own.reading() as (work, _):
            packages = {one.id: one for one in work.expert_copy.packages()}
            held = {one.dossier_id: packages[one.package_id] for one in work.expert_copy.all_held()}
        for one in packages.values():
            kept_by = (held[key] for key in one.dossier_ids if key in held)
            if one.destroyed_at is None and one.lapsed(today) and all(k.lapsed(today) for k in kept_by):
                return one
        return None

    def _destroy(self, package_id: str, cause: DestructionCause) -> None:
        with self.own.permitted(Act.DESTROY_COPY) as (work, actor):
            package = work.expert_copy.package(package_id)
            if package is None:
                raise NotFound("package", package_id)
            if package.destroyed_at is not None:
                return
            now = self.own.desk.now()
            events = _destroyed(work, actor, self.own, package, cause, now)
            work.commit(actor, now, *events)

    def _sweep(self, *, compact: bool) -> None:
        """Remove what no dossier holds any more; once done, doing it again finds nothing."""
        with self.own.reading() as (work, _):
            in_use = work.expert_copy.contents_in_use()
            gone = {sha256 for one in work.expert_copy.destructions() for sha256 in one.contents}
        self.own.keeper.forget(gone - in_use)
        self.own.keeper.clear_orphans()
        if compact:
            self.own.keeper.compact()


def _destroyed(
    work: UnitOfWork,
    actor: Actor,
    own: OwnDesk,
    package: KeptPackage,
    cause: DestructionCause,
    now: datetime,
) -> tuple[Event, ...]:
    packed = pack(work, actor, own, now)
    destruction = Destruction(
        id=str(uuid4()),
        package_id=package.id,
        at=now,
        cause=cause,
        dossier_ids=package.dossier_ids,
        contents=package.contents,
    )
    work.expert_copy.save_package(replace(package, destroyed_at=now))
    work.expert_copy.destroy(destruction)
    details: Details = {"package": package.id, "certificate": destruction.id, "cause": cause.value}
    told = Event(name="copy_destroyed", details=details)
    return (told,) if packed is None else (packed, told)

"""Packages out: which of an expert's dossiers can go, making a package, sending it anew, withdrawing it.

A package is recorded before its file is written, and said to be out once the file is whole: a process that dies in
between leaves one that is being prepared, which anybody may send anew. Documents are cleaned of their authors' names
one after the other; nothing of them lies on the disk in clear.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from reviewer.committee.offline.keys import ExpertKeys, KeyPairs, KeyState, PublicKeys
from reviewer.committee.offline.office_record import PackageState, SentDossier, SentPackage
from reviewer.committee.offline.package import PackagedAttachment, PackagedDossier, PackageOut
from reviewer.committee.offline.refusals import PackageCancelled
from reviewer.committee.offline.terms import load_package_terms
from reviewer.committee.seats import TextMissing
from reviewer.dossier.dossier import Attachment
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import AviseError, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.packages.gathering import DossierObstacle, Waiting, packaged, seen, waiting
from reviewer.services.packages.keys import ExpertNotHere, office_name
from reviewer.services.packages.own_keys import forget_lapsed, keys_in_use
from reviewer.services.ports import PackageFiles, UnitOfWork
from reviewer.services.ports.backups import Tell
from reviewer.services.ports.exchange import FileKind
from reviewer.services.seating import ids_here

CANCELLED, FAILED, ANEW = "cancelled", "failed", "anew"
"""Reasons of a withdrawn package that nobody typed (``[package_reason]``)."""


class NoConfirmedKey(RuleViolation):
    """The expert has no keys that were confirmed: nothing can be sealed to them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ContractNotInForce(RuleViolation):
    """The expert's contract has not begun, or is over."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NothingToPackage(RuleViolation):
    """None of the dossiers waits for this expert."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DossierCannotGo(RuleViolation):
    """A dossier cannot go to this expert now. ``obstacle``: why."""

    def __init__(self, reference: str, obstacle: DossierObstacle) -> None:
        super().__init__(reference, obstacle)
        self.reference = reference
        self.obstacle = obstacle


class PackageOverTaken(RuleViolation):
    """A dossier changed while its package was being made: nothing went out."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A package that is recorded and not yet written, with the keys that sign it and those that open it."""

    package: PackageOut
    sent: SentPackage
    office: KeyPairs
    to: PublicKeys


@dataclass(frozen=True, slots=True)
class PackageSending:
    """Use cases of packages out."""

    desk: Desk
    files: PackageFiles

    def make(
        self,
        expert_id: str,
        dossier_ids: Sequence[str],
        folder: Path,
        *,
        tell: Tell | None = None,
        replaces: str | None = None,
    ) -> Changes:
        """Write a package for one expert into a folder. The file's name tells neither the expert nor a candidate.

        ``tell`` hears how far it has come, and answers False to stop: nothing is left then. ``replaces``: the package
        that this one takes the place of.
        """
        self.desk.require(Act.SEND_PACKAGE)
        package_id = str(uuid4())
        path = folder / f"{package_id}{FileKind.PACKAGE.ending}"
        with self.desk.store.read() as work:
            found, _ = self._chosen(work, self.desk.actor, expert_id, dossier_ids)
        halves = _Halves(tell, sum(one.size for each in found for one in each.dossier.current.attachments))
        documents = self._cleaned(found, halves, path.name)
        ready = self._record(package_id, expert_id, found, documents, replaces)
        package, sent = ready.package, ready.sent
        contents = {one.sha256: self._opener(one) for each in documents.values() for one in each}
        try:
            self.files.write_package(package, contents, ready.office, ready.to, path, tell=halves.second)
        except AviseError as error:
            self._abandon(sent, CANCELLED if isinstance(error, PackageCancelled) else FAILED)
            raise
        self._send(sent)
        facts = {
            "name": package.expert_name,
            "file": path.name,
            "count": str(len(package.dossiers)),
        }
        return Changes(packages=True, message="package_made", facts=facts)

    def reissue(self, package_id: str, folder: Path) -> Changes:
        """Send anew what of a package still waits for its expert, as it is now, to the keys that they have now."""
        actor = self.desk.require(Act.SEND_PACKAGE)
        with self.desk.store.read() as work:
            package = work.packages.get(package_id)
            left = [
                one.dossier_id
                for one in package.dossiers
                if (pair := seen(work, actor, one.dossier_id)) is not None
                and (found := waiting(self.desk, work, *pair, package.expert_id)) is not None
                and found.obstacle is None
            ]
            name = work.people.get(package.expert_id).name
        if not left:
            raise NothingToPackage(name)
        return self.make(package.expert_id, left, folder, replaces=package_id)

    def withdraw(self, package_id: str, reason: str) -> Changes:
        """Note that a package should not be answered any more. A file that left cannot be called back."""
        with self.desk.permitted(Act.SEND_PACKAGE) as (work, actor):
            package = work.packages.get(package_id)
            if not reason.strip():
                raise TextMissing("package")
            now = self.desk.now()
            work.packages.save(package.moved(PackageState.WITHDRAWN, actor.id, now, reason))
            details: Details = {"package": package.id, "expert": package.expert_id}
            work.commit(actor, now, Event(name="package_withdrawn", details=details))
        return Changes(packages=True, message="package_withdrawn", facts={"package": package_id})

    # --- inside ----------------------------------------------------------------------------------------------

    def _chosen(
        self, work: UnitOfWork, actor: Actor, expert_id: str, dossier_ids: Sequence[str]
    ) -> tuple[tuple[Waiting, ...], ExpertKeys]:
        """Return the dossiers as they are now, and to which keys; raise where the expert or one of them cannot go."""
        name, keys = self._require_can_receive(work, expert_id)
        found = []
        for dossier_id in dict.fromkeys(dossier_ids):
            pair = seen(work, actor, dossier_id)
            one = None if pair is None else waiting(self.desk, work, *pair, expert_id)
            if one is None:
                raise NothingToPackage(name)
            if one.obstacle is not None:
                raise DossierCannotGo(one.dossier.reference, one.obstacle)
            found.append(one)
        if not found:
            raise NothingToPackage(name)
        return tuple(found), keys

    def _require_can_receive(self, work: UnitOfWork, expert_id: str) -> tuple[str, ExpertKeys]:
        expert = work.experts.get(expert_id)
        if expert_id not in ids_here(work):
            raise ExpertNotHere(expert.name)
        if not expert.under_contract(self.desk.today()):
            raise ContractNotInForce(expert.name)
        keys = confirmed_key(work, expert_id)
        if keys is None:
            raise NoConfirmedKey(expert.name)
        return expert.name, keys

    def _cleaned(
        self, found: tuple[Waiting, ...], halves: _Halves, file: str
    ) -> dict[str, tuple[PackagedAttachment, ...]]:
        """Return each dossier's documents as they go out. Only what they will be is kept: they are cleaned again."""
        documents = {}
        for one in found:
            out = []
            for attachment in one.dossier.current.attachments:
                out.append(self._clean(attachment))
                if not halves.first(attachment.size):
                    raise PackageCancelled(file)
            documents[one.dossier.id] = tuple(out)
        return documents

    def _clean(self, attachment: Attachment) -> PackagedAttachment:
        cleaned = self.files.clean(self._document(attachment.sha256))
        return PackagedAttachment(
            kind=attachment.kind,
            filename=attachment.filename,
            sha256=hashlib.sha256(cleaned.content).hexdigest(),
            size=len(cleaned.content),
            original_sha256=attachment.sha256,
            may_name_author=cleaned.may_name_author,
        )

    def _opener(self, attachment: PackagedAttachment) -> Callable[[], BinaryIO]:
        return lambda: BytesIO(self.files.clean(self._document(attachment.original_sha256)).content)

    def _document(self, sha256: str) -> bytes:
        with self.desk.store.read() as work:
            return work.blobs.get(sha256)

    def _record(
        self,
        package_id: str,
        expert_id: str,
        found: tuple[Waiting, ...],
        documents: dict[str, tuple[PackagedAttachment, ...]],
        replaces: str | None,
    ) -> _Prepared:
        """Record that a package is being prepared, from what the house has in this same transaction."""
        with self.desk.permitted(Act.SEND_PACKAGE) as (work, actor):
            now, today = self.desk.now(), self.desk.today()
            fresh, keys = self._chosen(work, actor, expert_id, [one.dossier.id for one in found])
            for before, after in zip(found, fresh, strict=True):
                if before.facts_sha256 != after.facts_sha256:
                    raise PackageOverTaken(after.dossier.reference)
            office, made = keys_in_use(work, self.files, now)
            expert = work.experts.get(expert_id)
            dossiers = tuple(packaged(work, one, documents[one.dossier.id]) for one in fresh)
            grids = {
                one.grid_id: self.desk.grid_by_id(work, one.programme_id, one.grid_id) for one in dossiers
            }
            package = PackageOut(
                id=package_id,
                office_name=office_name(self.desk, work),
                office=office.public,
                expert_id=expert_id,
                expert_name=expert.name,
                expert_fingerprint=keys.keys.fingerprint,
                made_at=now,
                open_until=load_package_terms().open_until(
                    (one.due_on for one in dossiers), expert.contract_until, today
                ),
                dossiers=dossiers,
                grids=tuple(grids.values()),
            )
            sent = SentPackage(
                id=package_id,
                expert_id=expert_id,
                expert_fingerprint=package.expert_fingerprint,
                office_fingerprint=office.public.fingerprint,
                made_at=now,
                made_by=actor.id,
                open_until=package.open_until,
                dossiers=tuple(_sent_dossier(one) for one in dossiers),
                state=PackageState.PREPARING,
                since=now,
                by=actor.id,
                replaces=replaces,
            )
            work.packages.save(sent)
            details: Details = {"package": package_id, "expert": expert_id}
            work.commit(actor, now, *made, Event(name="package_prepared", details=details))
        return _Prepared(package=package, sent=sent, office=office, to=keys.keys)

    def _send(self, sent: SentPackage) -> None:
        """Say that the file is whole and out; what it replaces is withdrawn."""
        with self.desk.permitted(Act.SEND_PACKAGE) as (work, actor):
            now = self.desk.now()
            stored = work.packages.get(sent.id)
            work.packages.save(stored.moved(PackageState.OUT, actor.id, now))
            details: Details = {"package": sent.id, "expert": sent.expert_id}
            events = [Event(name="package_made", details=details)]
            events += [
                Event(name="dossier_packaged", dossier_id=one.dossier_id, details=details)
                for one in sent.dossiers
            ]
            if sent.replaces is not None:
                former = work.packages.get(sent.replaces)
                if former.state is not PackageState.WITHDRAWN:
                    work.packages.save(former.moved(PackageState.WITHDRAWN, actor.id, now, ANEW))
                    told: Details = {"package": former.id, "expert": former.expert_id}
                    events.append(Event(name="package_withdrawn", details=told))
            work.commit(actor, now, *events, *forget_lapsed(work, self.desk.today()))

    def _abandon(self, sent: SentPackage, reason: str) -> None:
        """Say that no file was written."""
        with self.desk.permitted(Act.SEND_PACKAGE) as (work, actor):
            now = self.desk.now()
            stored = work.packages.get(sent.id)
            work.packages.save(stored.moved(PackageState.WITHDRAWN, actor.id, now, reason))
            details: Details = {"package": sent.id, "expert": sent.expert_id}
            work.commit(actor, now, Event(name="package_withdrawn", details=details))


class _Halves:
    """Progress in two halves: cleaning the documents, then writing them."""

    def __init__(self, tell: Tell | None, size: int) -> None:
        self._tell = tell
        self._size = max(size, 1)
        self._done = 0

    def first(self, size: int) -> bool:
        """Say that a document was cleaned; return whether to go on."""
        self._done += size
        return self._tell is None or self._tell(self._done, 2 * self._size)

    def second(self, done: int, total: int) -> bool:
        """Say how much was written; return whether to go on."""
        share = self._size if total <= 0 else min(done, total) * self._size // total
        return self._tell is None or self._tell(self._size + share, 2 * self._size)


def confirmed_key(work: UnitOfWork, expert_id: str) -> ExpertKeys | None:
    """Return the expert's keys in use."""
    keys = work.exchange_keys.of_expert(expert_id)
    return next((one for one in keys if one.state is KeyState.CONFIRMED), None)


def _sent_dossier(one: PackagedDossier) -> SentDossier:
    return SentDossier(
        dossier_id=one.dossier_id,
        seat=one.seat,
        request_version=one.request_version,
        request_sha256=one.request_sha256,
        facts_sha256=one.facts_sha256,
        grid_id=one.grid_id,
        due_on=one.due_on,
    )

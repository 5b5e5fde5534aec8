"""Packages that come back: read, kept as proof, and each answer settled.

A package is recorded first and its answers one by one: whoever is killed in the middle reads the file again, and
what was done is known. Answers that were kept aside are weighed again each time, so that it does not matter in which
order things came. Nobody who takes in sees a mark, nor hears of a dossier that is not there for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.keys import ExpertKeys, KeyPairs, KeyState, PublicKeys
from reviewer.committee.offline.office_record import KnownAnswer, KnownDestruction, ReturnedPackage
from reviewer.committee.offline.refusals import PackageByAnother, PackageRefused
from reviewer.committee.offline.taking_in import Settlement, in_order
from reviewer.committee.seats import TextMissing
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.packages.own_keys import readable_keys
from reviewer.services.packages.settling import Come, Settling, as_already
from reviewer.services.packages.views import AnswerLine, RefusedFile, ReturnReport, TakingInReport
from reviewer.services.ports import PackageFiles, ReceivedReturn, UnitOfWork
from reviewer.services.ports.backups import Tell


class KeysNotAccepted(PackageRefused):
    """A package is signed with an expert's keys that do not count. ``name``: whose; ``state``: why not."""

    def __init__(self, file: str, name: str, state: KeyState) -> None:
        super().__init__(file)
        self.name = name
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file that was read. ``known``: the package had come before."""

    returned: str
    back: PackageBack
    known: bool


@dataclass(frozen=True, slots=True)
class TakingIn:
    """Use cases of what comes back."""

    desk: Desk
    files: PackageFiles

    def take_in(self, paths: Sequence[Path], *, tell: Tell | None = None) -> TakingInReport:
        """Take packages in. A refused file changes nothing and is told; the others go on.

        ``tell`` hears how many answers are done, and answers False to stop. All that lies there together is weighed
        together: of two versions of one answer the newer counts, whichever file was named first.
        """
        self.desk.require(Act.TAKE_IN_PACKAGE)
        read, refused = [], []
        for path in paths:
            try:
                read.append(self._read(path))
            except PackageRefused as error:
                refused.append(RefusedFile(file=path.name, error=error))
        lines, stopped = self._settle(read, tell)
        return TakingInReport(
            returns=tuple(
                ReturnReport(lines=tuple(lines.get(one.returned, ())), known=one.known) for one in read
            ),
            refused=tuple(refused),
            later=() if stopped else self.weigh_again(),
            stopped=stopped,
        )

    def weigh_again(self) -> tuple[AnswerLine, ...]:
        """Weigh again what was kept aside, until nothing moves any more; return what found its place."""
        moved: dict[tuple[str, str], AnswerLine] = {}
        while True:
            ripe = self._ripe()
            changed = False
            for come in ripe:
                settled = Settling(self.desk).settle(come)
                changed = changed or settled.changed
                if settled.changed and settled.line is not None:
                    moved[(come.expert_id, come.answer.id)] = settled.line
            if not changed:
                return tuple(one for one in moved.values() if one.outcome is Settlement.TAKEN_IN)

    def close(self, expert_id: str, answer_id: str, reason: str) -> Changes:
        """Note that an answer that was kept aside has been seen to; it stays in the record."""
        with self.desk.permitted(Act.TAKE_IN_PACKAGE) as (work, actor):
            known = work.packages.answer(expert_id, answer_id)
            if known is None or not known.aside:
                raise NotFound("package_answer", answer_id)
            if not reason.strip():
                raise TextMissing("package_answer")
            work.packages.save_answer(replace(known, closed=reason.strip()))
            details: Details = {"answer": answer_id, "expert": expert_id, "reason": reason.strip()}
            event = Event(name="answer_closed", dossier_id=_dossier_id(work, known), details=details)
            work.commit(actor, self.desk.now(), event)
        return Changes(packages=True, message="answer_closed")

    # --- inside ----------------------------------------------------------------------------------------------

    def _read(self, path: Path) -> _Read:
        """Open a file with the office's keys, keep what its expert signed, and return it."""
        with self.desk.store.read() as work:
            mine = readable_keys(work)
            experts = {one.keys.fingerprint: one for one in work.exchange_keys.all()}
        received = self._open(path, mine, experts)
        back, digest = received.back, hashlib.sha256(received.signed).hexdigest()
        author = experts[back.expert_fingerprint]
        if author.expert_id != back.expert_id:
            raise PackageByAnother(path.name)
        try:
            with self.desk.permitted(Act.TAKE_IN_PACKAGE) as (work, actor):
                known = work.packages.find_returned(digest) is not None
                if not known:
                    self._keep(work, actor, received, digest)
        except ConflictingChange as conflict:
            if conflict.kind != "package_in":
                raise
            known = True  # somebody else has read the same file meanwhile
        return _Read(returned=digest, back=back, known=known)

    def _open(self, path: Path, mine: Sequence[KeyPairs], experts: dict[str, ExpertKeys]) -> ReceivedReturn:
        asked: list[str] = []

        def known(fingerprint: str) -> PublicKeys | None:
            asked.append(fingerprint)
            found = experts.get(fingerprint)
            return found.keys if found is not None and found.may_answer else None

        try:
            return self.files.read_return(path, mine, known)
        except PackageByAnother:
            refused = next((experts[one] for one in asked if one in experts), None)
            if refused is None:
                raise
            with self.desk.store.read() as work:
                name = work.people.get(refused.expert_id).name
            raise KeysNotAccepted(path.name, name, refused.state) from None

    def _keep(self, work: UnitOfWork, actor: Actor, received: ReceivedReturn, digest: str) -> None:
        back, now = received.back, self.desk.now()
        work.packages.add_returned(
            ReturnedPackage(
                sha256=digest,
                id=back.id,
                number=back.number,
                expert_id=back.expert_id,
                expert_fingerprint=back.expert_fingerprint,
                office_fingerprint=received.opened_with,
                made_at=back.made_at,
                answers=len(back.answers),
                file_sha256=received.sha256,
                read_at=now,
                read_by=actor.id,
            ),
            received.signed,
            received.signature,
        )
        for one in back.destructions:
            work.packages.add_destruction(
                KnownDestruction(
                    id=one.id,
                    expert_id=back.expert_id,
                    package_id=one.package_id,
                    returned=digest,
                    at=one.at,
                    on_schedule=one.on_schedule,
                    dossier_ids=one.dossier_ids,
                    contents=one.contents,
                )
            )
        details: Details = {"package": back.id, "expert": back.expert_id, "sha256": digest}
        work.commit(actor, now, Event(name="package_read", details=details))

    def _settle(self, read: Iterable[_Read], tell: Tell | None) -> tuple[dict[str, list[AnswerLine]], bool]:
        """Settle every answer of these packages; return the lines of each, and whether somebody stopped it."""
        come: dict[tuple[str, str], Come] = {}
        for one in read:
            for answer in one.back.answers:
                first = Come(expert_id=one.back.expert_id, returned=one.returned, answer=answer)
                come.setdefault((first.expert_id, answer.id), first)
        lines: dict[str, list[AnswerLine]] = {}
        in_turn = [
            come[(expert_id, answer.id)]
            for expert_id in sorted({key[0] for key in come})
            for answer in in_order(each.answer for key, each in come.items() if key[0] == expert_id)
        ]
        settling, known = Settling(self.desk), self._already(in_turn)
        for done, each in enumerate(in_turn):
            if tell is not None and not tell(done, len(in_turn)):
                return lines, True
            key = (each.expert_id, each.answer.id)
            line = known[key] if key in known else settling.settle(each).line
            if line is not None:
                lines.setdefault(each.returned, []).append(line)
        if tell is not None:
            tell(len(in_turn), len(in_turn))
        return lines, False

    def _already(self, come: Sequence[Come]) -> dict[tuple[str, str], AnswerLine | None]:
        """Return what is told of the answers that were settled before: nothing is left to do with them."""
        actor = self.desk.require(Act.TAKE_IN_PACKAGE)
        found = {}
        with self.desk.store.read() as work:
            for one in come:
                known = work.packages.answer(one.expert_id, one.answer.id)
                if known is not None and not known.aside:
                    line = Settling(self.desk).line_of(work, actor, as_already(known))
                    found[(one.expert_id, one.answer.id)] = line
        return found

    def _ripe(self) -> tuple[Come, ...]:
        """Return what was kept aside and would become something else now, in the order of taking in."""
        actor = self.desk.require(Act.TAKE_IN_PACKAGE)
        with self.desk.store.read() as work:
            settling = Settling(self.desk)
            found = [
                come
                for come in kept_aside(self.files, work)
                if settling.would_become(work, actor, come) not in {None, _outcome(work, come)}
            ]
        order = {answer.id: place for place, answer in enumerate(in_order(one.answer for one in found))}
        return tuple(sorted(found, key=lambda one: order[one.answer.id]))


def kept_aside(files: PackageFiles, work: UnitOfWork) -> tuple[Come, ...]:
    """Return the answers that were kept aside, read again from what their experts signed."""
    read: dict[str, PackageBack] = {}
    found = []
    for known in work.packages.aside():
        if known.returned not in read:
            read[known.returned] = files.return_of(work.packages.signed_bytes(known.returned))
        answer = next((one for one in read[known.returned].answers if one.id == known.id), None)
        if answer is not None:
            found.append(Come(expert_id=known.expert_id, returned=known.returned, answer=answer))
    return tuple(found)


def _outcome(work: UnitOfWork, come: Come) -> Settlement | None:
    known = work.packages.answer(come.expert_id, come.answer.id)
    return None if known is None else known.outcome


def _dossier_id(work: UnitOfWork, known: KnownAnswer) -> str | None:
    """Return the dossier under which the journal tells of an answer: none where the house has no such one."""
    try:
        return work.dossiers.get(known.dossier_id).id
    except NotFound:
        return None

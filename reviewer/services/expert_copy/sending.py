"""Sending: one file that only the office opens, with everything that it may not know yet.

A package back holds the newest answers of every dossier that is here, and every certificate: one that arrives makes up
for all that were lost. Its bytes are kept as they were written: they can be sent again when the dossier itself is gone,
and say nothing to whoever finds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.own_copy import (
    AnswerState,
    Destruction,
    OwnAnswer,
    WrittenReturn,
    newest,
)
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.expert_copy.own_desk import OwnDesk, in_use
from reviewer.services.expert_copy.recording import record
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.exchange import FileKind, PackageFiles
from reviewer.whole_files import write_whole

WRITTEN: Final = "copy.written"
"""Setting: the number of the last package that was written where somebody wanted it."""


class NothingToSend(RuleViolation):
    """Everything that was said has gone into a package that was written already."""


class PackageNotWritten(RuleViolation):
    """The file could not be written where the person wants it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSend:
    """What waits: answers and certificates that are in no package yet, and packages that were not written out yet."""

    answers: int
    certificates: int
    packages: int

    @property
    def anything(self) -> bool:
        """Tell whether something waits."""
        return bool(self.answers or self.certificates or self.packages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files that were written for the office, the newest last."""

    paths: tuple[Path, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Sending:
    """Use cases of packages that go out."""

    own: OwnDesk

    def prepare(self, folder: Path) -> Written:
        """Put what waits into a package, and write into a folder every package that was not written out yet.

        A folder that refuses changes nothing of what waits: the next call writes the same bytes. Raises
        ``NothingToSend``, ``PackageNotWritten``.
        """
        with self.own.permitted(Act.SEND_ANSWERS) as (work, actor):
            now = self.own.desk.now()
            packed = pack(work, actor, self.own, now)
            if packed is not None:
                work.commit(actor, now, packed)
        waiting = self._waiting()
        if not waiting:
            raise NothingToSend
        paths = tuple(self._write(one, folder) for one in waiting)
        self._note_written(waiting[-1].number)
        return Written(
            paths=paths,
            changes=Changes(packages=True, message="answers_written", facts={"file": paths[-1].name}),
        )

    def write_again(self, package_id: str, target: Path) -> Written:
        """Write a package again, as it was; the office says that it had it. ``target``: a folder, or the file."""
        with self.own.reading(Act.SEND_ANSWERS) as (work, _):
            found = next((one for one in work.expert_copy.sent() if one.id == package_id), None)
        if found is None:
            raise NotFound("package", package_id)
        path = self._write(found, target)
        done = Changes(message="answers_written", facts={"file": path.name})
        return Written(paths=(path,), changes=done)

    def to_send(self) -> ToSend:
        """Return what waits."""
        with self.own.permitted(Act.SEND_ANSWERS) as (work, _):
            answers = record(work)  # looked at, not kept: this transaction ends without a commit
            certificates = _untold(work)
            waiting = [one for one in work.expert_copy.sent() if one.number > last_written(work)]
        return ToSend(answers=len(_unsent(answers)), certificates=len(certificates), packages=len(waiting))

    # --- inside ----------------------------------------------------------------------------------------------

    def _waiting(self) -> tuple[WrittenReturn, ...]:
        with self.own.reading() as (work, _):
            return tuple(
                reversed([one for one in work.expert_copy.sent() if one.number > last_written(work)])
            )

    def _write(self, package: WrittenReturn, target: Path) -> Path:
        with self.own.reading() as (work, _):
            content = work.blobs.get(package.sha256)
        path = target / f"{package.id}{FileKind.RETURN.ending}" if target.is_dir() else target
        try:
            write_whole(path, content)
        except OSError as error:
            raise PackageNotWritten(str(path)) from error
        return path

    def _note_written(self, number: int) -> None:
        with self.own.permitted(Act.SEND_ANSWERS) as (work, actor):
            if number > last_written(work):
                work.settings.put(WRITTEN, str(number))
                details: Details = {"number": number}
                work.commit(actor, self.own.desk.now(), Event(name="answers_written", details=details))


def pack(work: UnitOfWork, actor: Actor, own: OwnDesk, now: datetime) -> Event | None:
    """Put everything that the office should know into a package, where something of it is in none yet.

    Inside the caller's transaction. The bytes are stored first: after a rollback nothing names them, and they go.
    """
    answers = record(work)
    unsent, untold = _unsent(answers), _untold(work)
    if not unsent and not untold:
        return None
    told = newest(answers)
    destructions = work.expert_copy.destructions()
    enrolment = in_use(work)
    number = max((one.number for one in work.expert_copy.sent()), default=0) + 1
    back = PackageBack(
        id=str(uuid4()),
        number=number,
        expert_id=actor.id,
        expert_fingerprint=enrolment.keys.public.fingerprint,
        office_fingerprint=enrolment.invitation.office.fingerprint,
        made_at=now,
        answers=tuple(one.answer for one in told if one.answer is not None),
        destructions=tuple(one.told for one in reversed(destructions)),
    )
    content = _bytes(own.files, back, own.keeper.scratch / f"{back.id}{FileKind.RETURN.ending}", work)
    work.expert_copy.add_sent(
        WrittenReturn(
            id=back.id,
            number=number,
            made_at=now,
            sha256=work.blobs.put(content),
            size=len(content),
            answer_ids=tuple(one.id for one in told),
            destruction_ids=tuple(one.id for one in destructions),
        )
    )
    for one in told:
        if one.state is not AnswerState.SENT:
            work.expert_copy.save_answer(one.sent(now))
    return Event(name="answers_packed", details={"package": back.id, "answers": len(told)})


def _bytes(files: PackageFiles, back: PackageBack, path: Path, work: UnitOfWork) -> bytes:
    enrolment = in_use(work)
    try:
        files.write_return(back, enrolment.keys, enrolment.invitation.office, path)
        return path.read_bytes()
    finally:
        path.unlink(missing_ok=True)


def _unsent(answers: tuple[OwnAnswer, ...]) -> tuple[OwnAnswer, ...]:
    return tuple(one for one in newest(answers) if one.state is AnswerState.SEALED)


def _untold(work: UnitOfWork) -> tuple[Destruction, ...]:
    told = {key for one in work.expert_copy.sent() for key in one.destruction_ids}
    return tuple(one for one in work.expert_copy.destructions() if one.id not in told)


def last_written(work: UnitOfWork) -> int:
    """Return the number of the last package that was written out, 0 before the first."""
    return int(work.settings.get(WRITTEN) or 0)

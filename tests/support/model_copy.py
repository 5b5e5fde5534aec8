"""A model of an expert's copy: it reads the office's real files, writes real ones back, and keeps nothing on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import ScoringGrid
from reviewer.committee.offline.answers import (
    Answer,
    DeclarationAnswer,
    DeclineAnswer,
    DestructionAnswer,
    EvaluationAnswer,
    PackageBack,
)
from reviewer.committee.offline.keys import Enrolment, KeyPairs, PublicKeys
from reviewer.committee.offline.package import PackagedDossier
from reviewer.exchange.adapters import AgePackages
from reviewer.services.ports import PackageFiles
from tests.support.committee import verdicts
from tests.support.office import JUSTIFICATION, House, full_ratings

FILES = AgePackages()
START = datetime(2025, 5, 20, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Held:
    """A dossier as the copy has it."""

    package_id: str
    dossier: PackagedDossier
    grid: ScoringGrid


@dataclass
class ModelCopy:
    """One expert at home. ``answers``: by dossier, the newest declaration and the newest evaluation or decline."""

    expert_id: str
    files: PackageFiles = FILES
    held: dict[str, Held] = field(default_factory=dict)
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    sealed: list[Evaluation] = field(default_factory=list)
    destroyed: list[DestructionAnswer] = field(default_factory=list)
    number: int = 0
    minutes: int = 0
    invitation_id: str = ""

    def __post_init__(self) -> None:
        self.keys: KeyPairs = self.files.make_keys()
        self.office: PublicKeys | None = None
        self._revisions: dict[str, int] = {}

    # --- keys ------------------------------------------------------------------------------------------------

    def enrol(self, invitation: Path) -> Path:
        """Answer an invitation; return the enrolment."""
        read = self.files.read_invitation(invitation)
        self.office, self.invitation_id = read.office, read.id
        return self._enrolment(invitation.parent, None)

    def renew(self, folder: Path) -> Path:
        """Make new keys that follow the former ones; return their enrolment."""
        former, self.keys = self.keys, self.files.make_keys()
        return self._enrolment(folder, former.public.fingerprint)

    # --- dossiers --------------------------------------------------------------------------------------------

    def receive(self, path: Path, scratch: Path) -> None:
        """Read a package out."""
        assert self.office is not None
        known = {self.office.fingerprint: self.office}
        with self.files.read_package(path, [self.keys], known.get, scratch) as received:
            package = received.package
            grids = {grid.id: grid for grid in package.grids}
            for dossier in package.dossiers:
                self.held[dossier.dossier_id] = Held(package.id, dossier, grids[dossier.grid_id])
                now = max(self._revisions.get(dossier.dossier_id, 0), dossier.last_revision)
                self._revisions[dossier.dossier_id] = now

    def declare(
        self, dossier_id: str, kind: DeclarationKind = DeclarationKind.NONE, text: str = ""
    ) -> DeclarationAnswer:
        """Declare interests."""
        words = text or ("" if kind is DeclarationKind.NONE else "Un ancien collègue.")
        answer = DeclarationAnswer(**self._facts(dossier_id), kind=kind, text=words)
        self.answers.setdefault(dossier_id, {})["declaration"] = answer
        return answer

    def vote(
        self, dossier_id: str, answers: Mapping[str, bool] | None = None, *, mark: int = 3
    ) -> EvaluationAnswer:
        """Seal an evaluation, again where there is one already."""
        held, facts = self.held[dossier_id], self._facts(dossier_id)
        draft = Evaluation(
            id=str(uuid4()),
            dossier_id=dossier_id,
            expert_id=self.expert_id,
            seat=held.dossier.seat,
            grid_id=held.grid.id,
            request_version=held.dossier.request_version,
        )
        sealed = draft.fill(
            held.grid, full_ratings(held.grid, mark), answers or verdicts(), JUSTIFICATION
        ).submit(
            held.grid,
            self._now(),
            justification_required=held.dossier.breaks_tie,
            facts=held.dossier.facts_sha256,
        )
        self.sealed.append(sealed)
        answer = EvaluationAnswer(**facts, evaluation=sealed)
        self.answers.setdefault(dossier_id, {})["vote"] = answer
        return answer

    def decline(self, dossier_id: str, reason: str = "Pas le temps.") -> DeclineAnswer:
        """Give a dossier back."""
        answer = DeclineAnswer(**self._facts(dossier_id), reason=reason)
        self.answers.setdefault(dossier_id, {})["vote"] = answer
        return answer

    def destroy(self, package_id: str) -> None:
        """Destroy what a package held."""
        held = [one for one in self.held.values() if one.package_id == package_id]
        self.destroyed.append(
            DestructionAnswer(
                id=str(uuid4()),
                package_id=package_id,
                at=self._now(),
                on_schedule=True,
                dossier_ids=tuple(one.dossier.dossier_id for one in held),
                contents=tuple(doc.sha256 for one in held for doc in one.dossier.attachments),
            )
        )

    def send(self, folder: Path, *only: Answer) -> Path:
        """Write one package back with the newest of everything, or with these answers only."""
        assert self.office is not None
        self.number += 1
        mine = only or tuple(answer for each in self.answers.values() for answer in each.values())
        back = PackageBack(
            id=str(uuid4()),
            number=self.number,
            expert_id=self.expert_id,
            expert_fingerprint=self.keys.public.fingerprint,
            office_fingerprint=self.office.fingerprint,
            made_at=self._now(),
            answers=mine,
            destructions=tuple(self.destroyed),
        )
        path = folder / f"{back.id}.avisre"
        self.files.write_return(back, self.keys, self.office, path)
        return path

    # --- inside ----------------------------------------------------------------------------------------------

    def _enrolment(self, folder: Path, replaces: str | None) -> Path:
        enrolment = Enrolment(
            id=str(uuid4()),
            invitation_id=self.invitation_id,
            expert_id=self.expert_id,
            keys=self.keys.public,
            made_at=self._now(),
            replaces=replaces,
        )
        path = folder / f"{enrolment.id}.avisee"
        self.files.write_enrolment(enrolment, self.keys, path)
        return path

    def _facts(self, dossier_id: str) -> dict[str, Any]:
        """Return what every answer on a dossier says, one revision on."""
        held = self.held[dossier_id]
        self._revisions[dossier_id] = self._revisions.get(dossier_id, 0) + 1
        return {
            "id": str(uuid4()),
            "package_id": held.package_id,
            "dossier_id": dossier_id,
            "facts_sha256": held.dossier.facts_sha256,
            "revision": self._revisions[dossier_id],
            "at": self._now(),
        }

    def _now(self) -> datetime:
        self.minutes += 1
        return START + timedelta(minutes=self.minutes)


def an_enrolled_copy(house: House, folder: Path, expert_id: str = "eli", *, by: str = "claude") -> ModelCopy:
    """Return a copy whose keys were confirmed."""
    copy = an_invited_copy(house, folder, expert_id, by=by)
    confirm(house, expert_id, by=by)
    return copy


def an_invited_copy(house: House, folder: Path, expert_id: str, *, by: str = "claude") -> ModelCopy:
    """Return a copy whose keys wait for the telephone."""
    copy = ModelCopy(expert_id)
    office = house.as_(by)
    before = set(folder.iterdir())
    office.expert_keys.invite(expert_id, folder)
    (invitation,) = (path for path in folder.iterdir() if path not in before)
    office.expert_keys.take_enrolment_in(copy.enrol(invitation))
    return copy


def confirm(house: House, expert_id: str, *, by: str = "claude") -> None:
    """Confirm the keys that an expert has announced."""
    office = house.as_(by)
    row = next(one for one in office.expert_keys.rows() if one.expert_id == expert_id)
    assert row.announced is not None
    office.expert_keys.confirm(row.announced.id, row.announced.keys.fingerprint)


def a_package(house: House, copy: ModelCopy, folder: Path, *dossier_ids: str, by: str = "claude") -> Path:
    """Make a package for a copy, let the copy read it, and return its file."""
    changes = house.as_(by).packages.make(copy.expert_id, dossier_ids, folder)
    path = folder / changes.facts["file"]
    copy.receive(path, folder)
    return path

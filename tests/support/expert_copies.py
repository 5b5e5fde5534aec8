"""An expert's home beside an office that is only its keys and the packages that it writes: real files, no office."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from db.expert_home import home_keeper_of
from db.store import OpenedStore, open_store
from db.vault.access import create_vault, unlock
from db.vault.slots import Password
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import facts_sha256
from reviewer.committee.grid import ScoringGrid
from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs
from reviewer.committee.offline.own_copy import Destruction
from reviewer.committee.offline.package import PackagedAttachment, PackagedDossier, PackageOut
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.dossier import Attachment, RequestVersion, version_sha256
from reviewer.exchange.adapters import AgePackages
from reviewer.mail.adapters import Calendars
from reviewer.programme.loader import load_programmes
from reviewer.services.changes import Changes
from reviewer.services.clock import PinnedClock
from reviewer.services.expert_copy.home import ExpertCopy, expert_copy
from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.homes import make_expert_home
from reviewer.services.office import Office
from reviewer.services.ports.exchange import PackageFiles
from tests.support.committee import verdicts
from tests.support.office import full_ratings, plain_office
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)
UNTIL = date(2025, 6, 20)
PROGRAMME = "iatiev"
PASSPHRASE = "girouette mauve sous la bruine"
CANDIDATE = "Ombeline Vraisemblance"
"""A name that stands in every request of these tests, and must stand nowhere on a disk."""
CV = {"cv.pdf": f"%PDF-1.4 Le CV de {CANDIDATE}".encode()}


def the_grid() -> ScoringGrid:
    """Return the grid that ships with the programme."""
    return load_programmes()[PROGRAMME].grid


@dataclass
class FarOffice:
    """The office as an expert's copy knows it: keys, packages out, packages back."""

    folder: Path
    files: PackageFiles = field(default_factory=AgePackages)
    name: str = "Comité d’essai"
    expert_id: str = "eli"
    expert_name: str = "Éli Première"

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.keys: KeyPairs = self.files.make_keys()
        self.minutes = 0
        self.enrolled: list[Enrolment] = []

    def invitation(self, **other: Any) -> Path:
        """Write an invitation."""
        facts: dict[str, Any] = {
            "id": str(uuid4()),
            "expert_id": self.expert_id,
            "expert_name": self.expert_name,
            "office_name": self.name,
            "office": self.keys.public,
            "made_at": self.now(),
        }
        invitation = Invitation(**{**facts, **other})
        path = self.folder / f"{invitation.id}.avisei"
        self.files.write_invitation(invitation, self.keys, path)
        return path

    def take(self, enrolment: Path) -> Enrolment:
        """Read an enrolment: from now on packages are for these keys."""
        read = self.files.read_enrolment(enrolment)
        self.enrolled.append(read)
        return read

    def now(self) -> datetime:
        """Return another minute each time."""
        self.minutes += 1
        return datetime(2025, 5, 19, 13, tzinfo=UTC) + timedelta(minutes=self.minutes)

    def dossier(
        self, reference: str = "TC-2025-0001", documents: Mapping[str, bytes] | None = None, **other: Any
    ) -> PackagedDossier:
        """Return one dossier as a package holds it; ``documents``: by file name."""
        given, family = CANDIDATE.split()
        facts = {name: other.pop(name) for name in list(other) if "__" in name}
        request = a_request(
            reference=reference, candidate__given_name=given, candidate__family_name=family, **facts
        )
        attachments = tuple(
            PackagedAttachment(
                kind="cv", filename=name, sha256=_sha256(data), size=len(data), original_sha256=_sha256(data)
            )
            for name, data in (documents or {}).items()
        )
        one = PackagedDossier(
            dossier_id=f"dossier-{reference}",
            reference=reference,
            programme_id=PROGRAMME,
            seat=2,
            breaks_tie=False,
            request_version=1,
            request=request,
            request_sha256="",
            corrections=(),
            facts_sha256="",
            attachments=attachments,
            grid_id=the_grid().id,
            due_on=date(2025, 6, 3),
        )
        return bound(replace(one, **other))

    def package(
        self,
        *dossiers: PackagedDossier,
        documents: Mapping[str, bytes] | None = None,
        path: Path | None = None,
        **other: Any,
    ) -> Path:
        """Write a package out for the keys that were enrolled last."""
        to = self.enrolled[-1].keys
        facts: dict[str, Any] = {
            "id": str(uuid4()),
            "office_name": self.name,
            "office": self.keys.public,
            "expert_id": self.expert_id,
            "expert_name": self.expert_name,
            "expert_fingerprint": to.fingerprint,
            "made_at": self.now(),
            "open_until": UNTIL,
            "dossiers": dossiers,
            "grids": (the_grid(),) if dossiers else (),
        }
        package = PackageOut(**{**facts, **other})
        path = path or self.folder / f"{package.id}.avisex"
        contents: dict[str, Callable[[], BinaryIO]] = {
            _sha256(data): partial(io.BytesIO, data) for data in (documents or {}).values()
        }
        self.files.write_package(package, contents, self.keys, to, path)
        return path

    def read(self, path: Path) -> PackageBack:
        """Read a package back."""
        known = {one.keys.fingerprint: one.keys for one in self.enrolled}
        return self.files.read_return(path, (self.keys,), known.get).back


def bound(one: PackagedDossier) -> PackagedDossier:
    """Return a dossier with the digests of what it holds."""
    originals = tuple(
        Attachment(kind=a.kind, filename=a.filename, sha256=a.original_sha256, size=a.size)
        for a in one.attachments
    )
    sha256 = version_sha256(one.request, originals)
    version = RequestVersion(
        number=one.request_version,
        request=one.request,
        sha256=sha256,
        taken_in_at=datetime(2025, 5, 1, tzinfo=UTC),
        taken_in_by="",
        origin="",
        attachments=originals,
    )
    return replace(one, request_sha256=sha256, facts_sha256=facts_sha256(version, one.corrections))


def newer(
    one: PackagedDossier, corrections: tuple[FactCorrection, ...] = (), **facts: Any
) -> PackagedDossier:
    """Return the next version of a dossier, with other facts of its request."""
    given, family = CANDIDATE.split()
    request = a_request(
        reference=one.reference, candidate__given_name=given, candidate__family_name=family, **facts
    )
    changed = replace(one, request=request, request_version=one.request_version + 1, corrections=corrections)
    return bound(changed)


@dataclass
class CopyHome:
    """An expert's home: its database, its office, what only an expert has."""

    opened: OpenedStore
    office: Office
    copy: ExpertCopy
    clock: PinnedClock
    folder: Path

    def enrol(self, far: FarOffice) -> None:
        """Answer an invitation, and let the office have the keys."""
        self.copy.enrolling.accept(far.invitation())
        far.take(self.copy.enrolling.write(far.folder))

    def declare(self, dossier_id: str, kind: DeclarationKind = DeclarationKind.NONE, text: str = "") -> None:
        """Declare interests on the committee's own page."""
        self.office.committee.declare_interests(dossier_id, kind, text)

    def vote(self, dossier_id: str, *, yes: bool = True, comment: str = "Voir le CV.") -> Changes:
        """Seal a whole evaluation on the committee's own page."""
        with self.opened.store.read() as work:
            version = work.dossiers.get(dossier_id).current.number
        return self.office.committee.submit_evaluation(
            dossier_id,
            full_ratings(the_grid(), comment=comment),
            verdicts(yes, yes),
            "Le dossier le montre.",
            request_version=version,
        )

    def events(self) -> list[str]:
        """Return the names of the acts in the journal."""
        with self.opened.store.read() as work:
            return [one.event for one in work.journal.entries()]

    def certificates(self) -> tuple[Destruction, ...]:
        """Return every certificate of destruction, newest first."""
        with self.opened.store.read() as work:
            return work.expert_copy.destructions()

    def close(self) -> None:
        """Close the database."""
        self.opened.close()


def a_copy(folder: Path, *, encrypted: bool = False, files: PackageFiles | None = None) -> CopyHome:
    """Open an expert's home in a folder, made where there is none; who was enrolled acts."""
    folder.mkdir(exist_ok=True)
    url = f"sqlite:///{(folder / 'avise.db').as_posix()}"
    key = None
    if encrypted:
        fresh = not (folder / "avise.keys").exists()
        make = partial(create_vault, holder="expert") if fresh else unlock
        key = make(url, Password(PASSPHRASE))
    opened = open_store(url, key=key, unencrypted=not encrypted)
    clock = PinnedClock(TODAY)
    make_expert_home(opened.store, clock)
    office = plain_office(opened, clock, exchange=files)
    copy = expert_copy(office, files or AgePackages(), home_keeper_of(opened), Calendars())
    copy.enrolling.sit_down()
    return CopyHome(opened, office, copy, clock, folder)


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def state_of(home: CopyHome) -> CopyState:
    """Return where the only dossier of a home stands."""
    (row,) = home.copy.dossiers.rows()
    return row.state

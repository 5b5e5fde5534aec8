"""Where an expert's copy keeps what is its own, and how it makes things gone."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.committee.evaluation import Evaluation
    from reviewer.committee.offline.own_copy import (
        Destruction,
        HeldDossier,
        KeptPackage,
        OwnAnswer,
        OwnEnrolment,
        WrittenReturn,
    )


class ExpertCopies(Protocol):
    """Keys, packages, answers and destructions of an expert's copy; an office's database holds none."""

    def enrolments(self) -> tuple[OwnEnrolment, ...]:
        """Return the keys that this copy made, newest first; only the first may be in use."""
        ...

    def save_enrolment(self, enrolment: OwnEnrolment) -> None:
        """Store new keys, or retired ones; raise ``ConflictingChange`` where they are stale."""
        ...

    def packages(self) -> tuple[KeptPackage, ...]:
        """Return the packages that were received, newest first."""
        ...

    def package(self, package_id: str) -> KeptPackage | None:
        """Return a package that was received, or None."""
        ...

    def save_package(self, package: KeptPackage) -> None:
        """Store a package; raise ``ConflictingChange`` where it is stale."""
        ...

    def held(self, dossier_id: str) -> HeldDossier | None:
        """Return a dossier that this copy holds, or None: in an office, always None."""
        ...

    def all_held(self) -> tuple[HeldDossier, ...]:
        """Return every dossier that this copy holds, by reference."""
        ...

    def hold(self, dossier: HeldDossier) -> None:
        """Store what the newest package says of a dossier; raise ``ConflictingChange`` where it is stale."""
        ...

    def answers(self) -> tuple[OwnAnswer, ...]:
        """Return every answer, by dossier and revision."""
        ...

    def save_answer(self, answer: OwnAnswer) -> None:
        """Store an answer; raise ``ConflictingChange`` where it is stale."""
        ...

    def replace_sealed(self, sealed: Evaluation, draft: Evaluation) -> None:
        """Put a draft in the place of a sealed evaluation that its author withdrew and that is kept as an answer."""
        ...

    def sent(self) -> tuple[WrittenReturn, ...]:
        """Return the packages that were written, newest first."""
        ...

    def add_sent(self, package: WrittenReturn) -> None:
        """Store a package that was written; raise ``ConflictingChange`` where its number is taken."""
        ...

    def destructions(self) -> tuple[Destruction, ...]:
        """Return every certificate of destruction, newest first."""
        ...

    def destroy(self, destruction: Destruction) -> None:
        """Store a certificate, and take every row of its dossiers out of the database: all but ids and digests."""
        ...

    def contents_in_use(self) -> frozenset[str]:
        """Return the SHA-256 of every document of a dossier that is still held."""
        ...


class HomeKeeper(Protocol):
    """Looks after the files of an expert's home. Raises ``EnvironmentTrouble`` for what the disk refuses."""

    @property
    def scratch(self) -> Path:
        """Return the folder in which a package is unpacked; it exists."""
        ...

    def clear_scratch(self) -> None:
        """Take away what a program that was killed left in it."""
        ...

    def forget(self, contents: Collection[str]) -> None:
        """Remove documents by their SHA-256; what is not there is no error."""
        ...

    def clear_orphans(self) -> tuple[str, ...]:
        """Remove the documents that nothing names: left by a package that did not come in whole."""
        ...

    def compact(self) -> None:
        """Rewrite the database's file without what was deleted, its log too, and remove older copies beside it."""
        ...

"""Files that travel between the office and an expert, as the use cases see them (``reviewer.exchange`` writes them).

Every refusal is a ``PackageRefused`` (``reviewer.committee.offline.refusals``): the whole file, nothing of it kept.
What the disk refuses is ``PackageDiskTrouble``; what somebody stopped, ``PackageCancelled``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, TypeAlias

from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys

if TYPE_CHECKING:
    from reviewer.committee.offline.answers import PackageBack
    from reviewer.committee.offline.package import PackageOut
    from reviewer.committee.offline.refusals import PackageLimit
    from reviewer.programme.sourced import Sourced
    from reviewer.services.ports.backups import Tell

Contents: TypeAlias = Mapping[str, Callable[[], BinaryIO]]
"""By the SHA-256 of a document, what opens it: a stream that can be read twice (``seek``). It is closed after."""

KnownKeys: TypeAlias = Callable[[str], PublicKeys | None]
"""Answers a fingerprint with the keys of somebody whose signatures are taken, or with None."""


class FileKind(StrEnum):
    """What a file says it is, as far as one can tell without any key."""

    PACKAGE = "package"
    RETURN = "return"
    INVITATION = "invitation"
    ENROLMENT = "enrolment"
    SEALED = "sealed"

    @property
    def ending(self) -> str:
        """Return how the name of such a file ends, with its dot; empty where nobody can tell what it is."""
        return _ENDINGS.get(self, "")


_ENDINGS: Final = {
    FileKind.PACKAGE: ".avisex",
    FileKind.RETURN: ".avisre",
    FileKind.INVITATION: ".avisei",
    FileKind.ENROLMENT: ".avisee",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFromOutside:
    """What anybody may see of a file. ``recipients``: the kinds of keys that open it (``X25519``), never whose.

    ``kind``: by what is inside for a letter in clear, else by the file's ending, else ``SEALED``.
    """

    kind: FileKind
    size: int
    sha256: str
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPackage:
    """A package out whose signature holds and whose every document is as promised.

    ``open_document`` gives a document's bytes until the package is closed.
    """

    package: PackageOut
    open_document: Callable[[str], BinaryIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReturn:
    """A package back whose signature holds. ``signed``, ``signature``: what the office keeps as proof.

    ``sha256``: of the whole file; ``opened_with``: fingerprint of the office's keys that opened it.
    """

    back: PackageBack
    signed: bytes
    signature: bytes
    sha256: str
    opened_with: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedDocument:
    """A document without its author's name, or as it was. ``may_name_author``: it may still hold that name."""

    content: bytes
    may_name_author: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLimit:
    """What of a file is counted, and how much of it is allowed, with where that figure comes from."""

    limit: PackageLimit
    allowed: Sourced[int]


class PackageFiles(Protocol):
    """Writes and reads the four files. A file is written beside its place and renamed: whole or not at all."""

    def limits(self) -> tuple[StatedLimit, ...]:
        """Return what a file may hold at most: whatever goes beyond is refused whole."""
        ...

    def make_keys(self) -> KeyPairs:
        """Return new keys of one side."""
        ...

    def clean(self, content: bytes) -> CleanedDocument:
        """Return a document without the names that its program put into it; never raises."""
        ...

    def write_invitation(self, invitation: Invitation, office: KeyPairs, path: Path) -> None:
        """Write an invitation (``.avisei``), in clear and signed by the office."""
        ...

    def read_invitation(self, path: Path) -> Invitation:
        """Read an invitation signed by the keys that it names; whose they are is for a person to check."""
        ...

    def write_enrolment(self, enrolment: Enrolment, expert: KeyPairs, path: Path) -> None:
        """Write an enrolment (``.avisee``), in clear and signed by the expert's new keys."""
        ...

    def read_enrolment(self, path: Path) -> Enrolment:
        """Read an enrolment signed by the keys that it names; whose they are is for a person to check."""
        ...

    def write_package(
        self,
        package: PackageOut,
        contents: Contents,
        office: KeyPairs,
        to: PublicKeys,
        path: Path,
        *,
        tell: Tell | None = None,
    ) -> None:
        """Write a package out (``.avisex``) that only one expert's keys open.

        ``tell`` hears bytes done of bytes in all, and answers False to stop. Raises ``PackageRefused`` where this
        office's own limits, or the promised digests, do not hold.
        """
        ...

    def read_package(
        self,
        path: Path,
        mine: Sequence[KeyPairs],
        known: KnownKeys,
        scratch: Path,
        *,
        tell: Tell | None = None,
    ) -> AbstractContextManager[ReceivedPackage]:
        """Open a package out with one of the expert's keys; ``known``: the offices' keys that are trusted.

        Documents wait inside ``scratch`` (a folder that exists), in a folder of their own, enciphered under a key that
        only this process has; it is removed whatever happens.
        """
        ...

    def write_return(self, back: PackageBack, expert: KeyPairs, office: PublicKeys, path: Path) -> None:
        """Write a package back (``.avisre``) that only the office opens."""
        ...

    def read_return(self, path: Path, mine: Sequence[KeyPairs], known: KnownKeys) -> ReceivedReturn:
        """Open a package back with one of the office's keys; ``known``: experts' keys whose signatures are taken."""
        ...

    def return_of(self, signed: bytes) -> PackageBack:
        """Read again the signed bytes of a return that was once received."""
        ...

    def see(self, path: Path) -> SeenFromOutside:
        """Return what anybody may see of a file, without a key."""
        ...

"""The files of the exchange, at the port of the use cases (``reviewer.services.ports.exchange``)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.package import PackageOut
from reviewer.committee.offline.refusals import (
    DocumentMalformed,
    NotAPackage,
    PackageByAnother,
    PackageForSomebodyElse,
    PackageSignatureWrong,
)
from reviewer.exchange import cleaning, container, documents, envelope, letters
from reviewer.exchange.json_text import canonical, read_object
from reviewer.exchange.keys import holds, make_keys, sign
from reviewer.exchange.limits import limits, require_within, stated
from reviewer.exchange.scratch import Scratch
from reviewer.services.ports.backups import Tell
from reviewer.services.ports.exchange import (
    CleanedDocument,
    Contents,
    FileKind,
    KnownKeys,
    ReceivedPackage,
    ReceivedReturn,
    SeenFromOutside,
    StatedLimit,
)

_KIND_OF_SCHEMA: Final = {letters.INVITATION: FileKind.INVITATION, letters.ENROLMENT: FileKind.ENROLMENT}
_KIND_OF_ENDING: Final = {kind.ending: kind for kind in (FileKind.PACKAGE, FileKind.RETURN)}


@dataclass(frozen=True, slots=True)
class AgePackages:
    """The port's implementation; it keeps nothing."""

    def limits(self) -> tuple[StatedLimit, ...]:
        """Return what a file may hold at most, with its sources."""
        return stated()

    def make_keys(self) -> KeyPairs:
        """Return new keys of one side."""
        return make_keys()

    def clean(self, content: bytes) -> CleanedDocument:
        """Return a document without the names that its program put into it; never raises."""
        return cleaning.clean(content)

    def write_invitation(self, invitation: Invitation, office: KeyPairs, path: Path) -> None:
        """Write an invitation, in clear and signed by the office."""
        letters.write_invitation(invitation, office, path)

    def read_invitation(self, path: Path) -> Invitation:
        """Read an invitation signed by the keys that it names."""
        return letters.read_invitation(path)

    def write_enrolment(self, enrolment: Enrolment, expert: KeyPairs, path: Path) -> None:
        """Write an enrolment, in clear and signed by the expert's new keys."""
        letters.write_enrolment(enrolment, expert, path)

    def read_enrolment(self, path: Path) -> Enrolment:
        """Read an enrolment signed by the keys that it names."""
        return letters.read_enrolment(path)

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
        """Write a package out that only one expert's keys open."""
        if package.office != office.public or package.expert_fingerprint != to.fingerprint:
            raise DocumentMalformed(path.name, "$.office")
        documents.require_consistent(package, path.name)
        sizes = documents.documents_of(package, path.name)
        sources = [
            container.Source(container.DOCUMENTS + sha256, size, sha256, contents[sha256])
            for sha256, size in sizes.items()
        ]
        manifest = _manifest(documents.package_document(package), path.name)
        signature = sign(documents.PACKAGE, manifest, office)
        pieces = container.write(path.name, manifest, signature, sources)
        envelope.seal(path, pieces, to.recipient, sum(sizes.values()) + len(manifest), tell)

    @contextmanager
    def read_package(
        self,
        path: Path,
        mine: Sequence[KeyPairs],
        known: KnownKeys,
        scratch: Path,
        *,
        tell: Tell | None = None,
    ) -> Iterator[ReceivedPackage]:
        """Open a package out; its documents wait in a folder of their own inside ``scratch``."""
        with Scratch(scratch, path.name) as kept:
            takers = list[_PackageTaking]()

            def taking(fingerprint: str) -> _PackageTaking:
                takers.append(_PackageTaking(path.name, fingerprint, known, kept))
                return takers[-1]

            most = limits().file["package"]
            envelope.open_sealed(path, most, "package", mine, taking, tell)
            yield takers[-1].received()

    def write_return(self, back: PackageBack, expert: KeyPairs, office: PublicKeys, path: Path) -> None:
        """Write a package back that only the office opens."""
        fingerprints = (back.expert_fingerprint, back.office_fingerprint)
        if fingerprints != (expert.public.fingerprint, office.fingerprint):
            raise DocumentMalformed(path.name, "$.office")
        documents.require_answers_consistent(back, path.name)
        manifest = _manifest(documents.return_document(back), path.name)
        signature = sign(documents.RETURN, manifest, expert)
        pieces = container.write(path.name, manifest, signature, ())
        envelope.seal(path, pieces, office.recipient, len(manifest), None)

    def read_return(self, path: Path, mine: Sequence[KeyPairs], known: KnownKeys) -> ReceivedReturn:
        """Open a package back with one of the office's keys."""
        takers = list[_ReturnTaking]()

        def taking(fingerprint: str) -> _ReturnTaking:
            takers.append(_ReturnTaking(path.name, fingerprint, known))
            return takers[-1]

        sha256 = envelope.open_sealed(path, limits().file["return"], "return", mine, taking, None)
        return takers[-1].received(sha256)

    def return_of(self, signed: bytes) -> PackageBack:
        """Read again the signed bytes of a return that was once received."""
        document = read_object(signed, "")
        documents.require_schema(document, documents.RETURN, "")
        return documents.read_return(document, "")

    def see(self, path: Path) -> SeenFromOutside:
        """Return what anybody may see of a file, without a key."""
        with envelope.reading(path) as stream:
            head = stream.read(len(envelope.VERSION_LINE))
            sealed = head == envelope.VERSION_LINE
            stream.seek(0)
            digest = hashlib.sha256()
            while piece := stream.read(container.PIECE):
                digest.update(piece)
            size = stream.tell()
        if sealed:
            kinds = envelope.read_header(path)
            kind = _KIND_OF_ENDING.get(path.suffix, FileKind.SEALED)
            return SeenFromOutside(kind=kind, size=size, sha256=digest.hexdigest(), recipients=kinds)
        if not head.startswith(b"{"):
            raise NotAPackage(path.name)
        document = read_object(envelope.read_letter(path), path.name)
        letter = _KIND_OF_SCHEMA.get(str(document.get("schema")))
        if letter is None:
            raise NotAPackage(path.name)
        return SeenFromOutside(kind=letter, size=size, sha256=digest.hexdigest())


class _PackageTaking:
    """Takes a package out as it is decrypted."""

    def __init__(self, file: str, opened_with: str, known: KnownKeys, kept: Scratch) -> None:
        self._file = file
        self._opened_with = opened_with
        self._known = known
        self._kept = kept
        self._package: PackageOut | None = None
        self._reader = container.Reader(file, self._settle, kept.keep)

    def write(self, piece: bytes) -> int:
        return self._reader.write(piece)

    def finish(self) -> None:
        self._reader.finish()

    def received(self) -> ReceivedPackage:
        assert self._package is not None  # noqa: S101 - the reader ended, so that it was settled
        return ReceivedPackage(package=self._package, open_document=self._kept.open)

    def _settle(self, signed: bytes, signature: bytes) -> dict[str, int]:
        def signer(document: dict[str, Any]) -> PublicKeys:
            return documents.read_keys(document["office"])

        document = _signed_document(signed, signature, documents.PACKAGE, self._file, signer, self._known)
        package = documents.read_package(document, self._file)
        if package.expert_fingerprint != self._opened_with:
            raise PackageForSomebodyElse(self._file)
        self._package = package
        return documents.documents_of(package, self._file)


class _ReturnTaking:
    """Takes a package back as it is decrypted."""

    def __init__(self, file: str, opened_with: str, known: KnownKeys) -> None:
        self._file = file
        self._opened_with = opened_with
        self._known = known
        self._back: PackageBack | None = None
        self._signed = self._signature = b""
        self._reader = container.Reader(file, self._settle, None)

    def write(self, piece: bytes) -> int:
        return self._reader.write(piece)

    def finish(self) -> None:
        self._reader.finish()

    def received(self, sha256: str) -> ReceivedReturn:
        assert self._back is not None  # noqa: S101 - the reader ended, so that it was settled
        return ReceivedReturn(
            back=self._back,
            signed=self._signed,
            signature=self._signature,
            sha256=sha256,
            opened_with=self._opened_with,
        )

    def _settle(self, signed: bytes, signature: bytes) -> dict[str, int]:
        def signer(document: dict[str, Any]) -> PublicKeys | None:
            return self._known(str(document["expert"]["fingerprint"]))

        document = _signed_document(signed, signature, documents.RETURN, self._file, signer, self._known)
        back = documents.read_return(document, self._file)
        if back.office_fingerprint != self._opened_with:
            raise PackageForSomebodyElse(self._file)
        self._back, self._signed, self._signature = back, signed, signature
        return {}


def _manifest(document: dict[str, Any], file: str) -> bytes:
    """Return a manifest's bytes, once they are what we would read ourselves."""
    manifest = canonical(document)
    require_within(file, "manifest_bytes", len(manifest), limits().container.manifest_bytes)
    read_object(manifest, file)
    return manifest


def _signed_document(
    signed: bytes,
    signature: bytes,
    schema: str,
    file: str,
    signer: Callable[[dict[str, Any]], PublicKeys | None],
    known: KnownKeys,
) -> dict[str, Any]:
    """Return the document of a manifest whose signature is of keys that are known here."""
    document = read_object(signed, file)
    documents.require_schema(document, schema, file)
    try:
        named = signer(document)
    except (KeyError, TypeError, ValueError):
        raise DocumentMalformed(file, "$") from None
    if named is None or known(named.fingerprint) != named:
        raise PackageByAnother(file)
    if not holds(schema, signed, signature, named):
        raise PackageSignatureWrong(file)
    return document

"""Why a file that says it is a package, a return, an invitation or an enrolment is refused, whole.

``file``: its name; nothing of what it holds is in these errors but what a person needs to settle the matter.
"""

from __future__ import annotations

from enum import StrEnum

from reviewer.errors import EnvironmentTrouble, InputRefused


class PackageLimit(StrEnum):
    """What is counted and may be too much. Bytes, but for the last five, which count what they name."""

    PACKAGE = "package"
    RETURN = "return"
    LETTER = "letter"
    HEADER_BYTES = "header_bytes"
    MANIFEST_BYTES = "manifest_bytes"
    DOCUMENT_BYTES = "document_bytes"
    TOTAL_BYTES = "total_bytes"
    NAME_BYTES = "name_bytes"
    RECIPIENTS = "recipients"
    DOCUMENTS = "documents"
    DEPTH = "depth"
    TEXT = "text"
    ITEMS = "items"


class PackageRefused(InputRefused):
    """A file that travels between the office and an expert is refused; nothing of it was kept."""

    def __init__(self, file: str) -> None:
        super().__init__(())
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), tuple(value for name, value in vars(self).items() if name != "faults")


class NotAPackage(PackageRefused):
    """The file is nothing of the kind that was asked for."""


class PackageForSomebodyElse(PackageRefused):
    """None of our keys opens the file: it is sealed to somebody else, or its first lines were altered."""


class PackageAltered(PackageRefused):
    """The bytes are not those that were sealed: something in them changed on the way."""


class PackageTruncated(PackageRefused):
    """The file ends before what it promises."""


class PackageByAnother(PackageRefused):
    """The keys that the file says it was signed with are not known here: another office, or another expert."""


class PackageSignatureWrong(PackageRefused):
    """The file is signed with other keys than those that it names, or was changed after it was signed."""


class PackageTooBig(PackageRefused):
    """A limit of ``resources/exchange/limits.toml`` is passed."""

    def __init__(self, file: str, limit: PackageLimit, found: int, allowed: int) -> None:
        super().__init__(file)
        self.limit = limit
        self.found = found
        self.allowed = allowed


class PackageSchemaNewer(PackageRefused):
    """The file is written in a later version of the format than this program reads."""

    def __init__(self, file: str, found: str, known: str) -> None:
        super().__init__(file)
        self.found = found
        self.known = known


class PackageEntryRefused(PackageRefused):
    """Something about one entry inside the package is not of its form. ``entry``: its name, made harmless."""

    def __init__(self, file: str, entry: str) -> None:
        super().__init__(file)
        self.entry = entry


class UnsafeEntryName(PackageEntryRefused):
    """An entry is named otherwise than the format has it: a path upwards, another system's device, another case."""


class DuplicateEntry(PackageEntryRefused):
    """Two entries of one name."""


class SpecialEntry(PackageEntryRefused):
    """An entry is a link, a folder or a device."""


class CompressedEntry(PackageEntryRefused):
    """An entry is compressed or enciphered: it could be a thousand times what it seems."""


class UnpromisedEntry(PackageEntryRefused):
    """An entry that the manifest does not name, or a promised one that is missing."""


class PromisedDigestDiffers(PackageEntryRefused):
    """Something inside is not what the manifest promises: other bytes, another size, another digest."""


class ContainerMalformed(PackageRefused):
    """The container is not laid out as the format has it. ``place``: where, for a technician."""

    def __init__(self, file: str, place: str) -> None:
        super().__init__(file)
        self.place = place


class DocumentMalformed(PackageRefused):
    """A document inside is not of its form. ``place``: where in it, for a technician."""

    def __init__(self, file: str, place: str) -> None:
        super().__init__(file)
        self.place = place


class PackageDiskTrouble(EnvironmentTrouble):
    """The disk refuses a package. ``what``: the file's name; ``detail``: the system's words."""


class PackageCancelled(EnvironmentTrouble):
    """Somebody stopped the writing or the reading of a package; nothing of it is left."""

    def __init__(self, file: str) -> None:
        super().__init__(file)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.what,)

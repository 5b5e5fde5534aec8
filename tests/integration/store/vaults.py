"""Encrypted databases for tests: secrets that are quick to try, and what is in the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from db.vault.document import read
from db.vault.slots import SlotKind

ON_A_SERVER = "postgresql+psycopg://server/avise"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A random-looking secret of a test, opened without Argon2id's price."""

    text: str = field(repr=False)
    kind: SlotKind = field(default=SlotKind.KEYRING, init=False)

    def prepare(self, vault: str) -> None:
        """Nothing to make."""

    def material(self, vault: str) -> bytes:
        return f"{vault} {self.text}".encode()


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def keys_of(url: str) -> Path:
    return path_of(url).with_suffix(".keys")


def is_under_way(url: str) -> bool:
    """Tell whether a change of key was begun and not ended."""
    return keys_of(url).exists() and read(keys_of(url)).next is not None


def files_of(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def found_in(folder: Path, *markers: str) -> list[str]:
    """Return where one of the words stands in clear: in bytes or names, in UTF-8 or UTF-16, whatever the case."""
    wanted = [encoded(one.lower()).lower() for one in markers for encoded in _ENCODINGS]
    found = []
    for path in files_of(folder):
        content = path.read_bytes().lower()
        if any(one in content for one in wanted) or any(one.lower() in str(path).lower() for one in markers):
            found.append(path.name)
    return found


def _utf8(text: str) -> bytes:
    return text.encode()


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


_ENCODINGS: tuple[Callable[[str], bytes], ...] = (_utf8, _utf16)

"""A folder into which files come by themselves: which of them stand still from one look to the next, and are not done.

What is remembered lasts as long as a window is open, so that nothing is read half or said twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.services.ports.exchange import FileKind

_Mark = tuple[int, int]
"""How a file stands: its size in bytes, and when it was changed, in nanoseconds."""


@dataclass(slots=True)
class Watch:
    """What is remembered of a folder between two looks: each file as it was last seen, and as it was done."""

    _seen: dict[Path, _Mark] = field(default_factory=dict)
    _done: dict[Path, _Mark] = field(default_factory=dict)

    def look(self, folder: Path, *kinds: FileKind) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return the files that are as they were at the last look, and those that are not; raise ``OSError``.

        What is done, and has not changed since, is among neither.
        """
        endings = {kind.ending for kind in kinds}
        now: dict[Path, _Mark] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix in endings and not path.name.startswith(".") and path.is_file():
                stat = path.stat()
                now[path] = (stat.st_size, stat.st_mtime_ns)
        fresh = [path for path, mark in now.items() if self._done.get(path) != mark]
        still = tuple(path for path in fresh if self._seen.get(path) == now[path])
        self._seen = now
        return still, tuple(path for path in fresh if path not in still)

    def finish(self, paths: Iterable[Path]) -> None:
        """Remember that files were done, as they stood at the last look."""
        self._done |= {path: self._seen[path] for path in paths}

"""Files of the exchange are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reviewer.committee.offline.refusals import PackageDiskTrouble
from reviewer.whole_files import written_whole


@contextmanager
def written_package(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose file takes its name once everything is on the disk; raise ``PackageDiskTrouble``."""
    try:
        with written_whole(path) as out:
            yield out
    except OSError as error:
        raise PackageDiskTrouble(path.name, error.strerror or "") from error

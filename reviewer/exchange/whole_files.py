"""Files of the exchange are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reviewer.committee.offline.refusals import PackageDiskTrouble


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose file takes its name once everything is on the disk; raise ``PackageDiskTrouble``."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.unlink(missing_ok=True)  # what a killed process left, or a link that somebody laid there
        with waiting.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        waiting.replace(path)
    except OSError as error:
        raise PackageDiskTrouble(path.name, error.strerror or "") from error
    finally:
        waiting.unlink(missing_ok=True)

"""Files that are dropped on a window."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent, endings: Collection[str] | None = None) -> list[Path]:
    """Return the files of this computer that are dropped, or only those whose names end so (in small letters)."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if endings is None or path.suffix.lower() in endings]

"""Files that may come in by this window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from reviewer.services.ports.intake import FORMATS


def files_in(data: QMimeData) -> list[Path]:
    """Return the request files among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in FORMATS]


def patterns() -> str:
    """Return the names of request files, as a file dialog wants them."""
    return " ".join(f"*{suffix}" for suffix in FORMATS)

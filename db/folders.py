"""Files that may not be there."""

from __future__ import annotations

from pathlib import Path

from db.errors import disk_trouble


def is_there(path: Path) -> bool:
    """Tell whether a file is there; a folder that may not be looked into is trouble with the disk, not an absence."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise disk_trouble(error) from error
    return True

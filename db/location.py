"""Where a person's own database lives when no address is given."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

ADDRESS_VARIABLE = "AVISE_DATABASE"


def default_url() -> str:
    """Return the address in the environment, else a file in the person's own data folder."""
    address = os.environ.get(ADDRESS_VARIABLE)
    if address:
        return address
    return sqlite_url(user_data_path("Avise", appauthor=False) / "avise.db")


def sqlite_url(path: Path) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"

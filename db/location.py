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


def expert_home() -> Path:
    """Return the folder of this person's own copy as an expert, apart from any office's database."""
    return user_data_path("Avise", appauthor=False) / "expert"


def sqlite_url(path: Path) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"

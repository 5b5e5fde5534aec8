"""Where a person's own database lives when no address is given: in the folder that they chose, or the usual one."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from db.errors import disk_trouble
from reviewer.whole_files import sync_folder

ADDRESS_VARIABLE = "AVISE_DATABASE"
_FILE = "avise.db"


def default_url() -> str:
    """Return the address in the environment, else a file in the folder that was chosen, else in the usual one."""
    address = os.environ.get(ADDRESS_VARIABLE)
    if address:
        return address
    return sqlite_url((_chosen_folder() or user_data_path("Avise", appauthor=False)) / _FILE)


def decided_elsewhere() -> bool:
    """Tell whether the environment says where the database is: nothing chosen here would count."""
    return bool(os.environ.get(ADDRESS_VARIABLE))


def choose_folder(folder: Path) -> str:
    """Remember on this computer that the database lives in a folder, made if need be; return its address.

    Raises ``DatabaseTrouble`` where the folder cannot be written.
    """
    kept = _kept_in()
    part = kept.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".avise-essai"
        probe.touch()
        probe.unlink()
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(str(folder.resolve()), encoding="utf-8")
        part.replace(kept)
        sync_folder(kept.parent)
    except OSError as error:
        raise disk_trouble(error) from error
    return sqlite_url(folder.resolve() / _FILE)


def _kept_in() -> Path:
    return user_config_path("Avise", appauthor=False) / "database-folder"


def _chosen_folder() -> Path | None:
    try:
        words = _kept_in().read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise disk_trouble(error) from error
    return Path(words) if words else None


def expert_home() -> Path:
    """Return the folder of this person's own copy as an expert, apart from any office's database."""
    return user_data_path("Avise", appauthor=False) / "expert"


def sqlite_url(path: Path) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"

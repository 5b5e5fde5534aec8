"""The project's own Python and its modules, for tests that read the source."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("reviewer", "db", "ui")


@cache
def tools() -> dict[str, Any]:
    """Return what ``pyproject.toml`` tells each tool."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    return told


def pure_rooms() -> tuple[str, ...]:
    """Return the packages and modules that the import contracts call pure."""
    (contract,) = (
        one for one in tools()["importlinter"]["contracts"] if one["name"].startswith("The pure rooms")
    )
    return tuple(contract["source_modules"])


@cache
def python_files(*rooms: str) -> tuple[Path, ...]:
    """Return every Python file of these rooms (all of them by default), in order."""
    return tuple(
        sorted(
            path
            for room in rooms or ROOMS
            for path in (ROOT / room).rglob("*.py")
            if "__pycache__" not in path.parts
        )
    )


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """Return a file's path as a person reads it."""
    return path.relative_to(ROOT).as_posix()


def modules(*rooms: str) -> Iterator[ModuleType]:
    """Import every module of these rooms; what runs on import (``__main__``, Alembic's environment) is left out."""
    for room in rooms:
        package = importlib.import_module(room)
        yield package
        for found in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{room}."):
            last = found.name.rsplit(".", 1)[-1]
            if last not in {"__main__", "env"} and ".versions" not in found.name:
                yield importlib.import_module(found.name)

"""Where the resources of printed documents are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reviewer import resource_files

FONTS = resource_files.path("fonts")
COLOUR_PROFILE = resource_files.path("colour/sRGB.icc")
PROGRAMMES = resource_files.path("programmes")

NO_OTHERS: Mapping[str, Path] = MappingProxyType({})


def folder_of(programme_id: str, others: Mapping[str, Path]) -> Path:
    """Return the folder in which a programme's own folder lies: the one that ships, unless it is among the others.

    ``others``: programme id to that folder, for programmes that an administrator installed.
    """
    return others.get(programme_id, PROGRAMMES)

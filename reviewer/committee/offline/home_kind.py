"""What a database is. Every start asks it, and nothing else of an expert's copy: hence its own module."""

from __future__ import annotations

from enum import StrEnum


class HomeKind(StrEnum):
    """An office's, or one expert's own copy."""

    OFFICE = "office"
    EXPERT = "expert"

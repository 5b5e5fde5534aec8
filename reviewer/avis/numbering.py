"""Numbers of avis: one series per programme and year, without holes or doubles (``IA-2025-0001``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SERIES = re.compile(r"[A-Z]{1,8}")
_NUMBER = re.compile(r"(?P<series>[A-Z]{1,8})-(?P<year>[0-9]{4})-(?P<sequence>[0-9]{4}|[1-9][0-9]{4,8})")


def is_series(text: str) -> bool:
    """Tell whether a text can be the prefix of a programme's numbers."""
    return bool(_SERIES.fullmatch(text))


@dataclass(frozen=True, slots=True, order=True)
class AvisNumber:
    """A number in its series."""

    series: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.series}-{self.year}-{self.sequence:04d}"

    @classmethod
    def parse(cls, text: str) -> AvisNumber:
        """Read a printed number; raise ``ValueError`` where it is none."""
        match = _NUMBER.fullmatch(text)
        if match is None or int(match["sequence"]) == 0:
            raise ValueError(text)
        return cls(match["series"], int(match["year"]), int(match["sequence"]))

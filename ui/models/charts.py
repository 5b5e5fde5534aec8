"""What charts and their tables show: figures with their words, and lines of them. No widget."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure of a chart. ``value`` None: a dash. ``shown``: the figure in words; ``said``: the same, in full.

    ``far``: of a length of time its ninth decile, ``aim``: its target; ``quiet``: of what is over; ``doubtful``: a
    check of the data fails that touches it. ``openable``: there is a list behind it.
    """

    key: str
    label: str
    value: int | None
    shown: str
    said: str = ""
    far: int | None = None
    aim: int | None = None
    quiet: bool = False
    doubtful: bool = False
    openable: bool = True

    @property
    def spoken(self) -> str:
        """Return the figure as a screen reader says it."""
        return f"{self.label} {self.said or self.shown}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One curve: its name, its figures month by month (in the order of ``marks``), and the cap that it has, if any."""

    name: str
    values: tuple[int, ...]
    cap: int | None = None

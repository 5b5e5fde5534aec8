"""``grid-<version>.toml``: one version of a programme's grid, in effect from its day until the next one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_faults import MOST_CRITERIA, MOST_MARKS, MOST_WEIGHT, grid_faults
from reviewer.programme.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFile:
    """One file; a higher ``version`` is newer, and the file's name carries it."""

    version: int
    grid: ScoringGrid


def check_grids(
    files: Sequence[GridFile], readers: Sequence[Reader], opening: date
) -> tuple[ScoringGrid, ...]:
    """Return the grids from the oldest to the newest; note whatever is wrong in one, or between them.

    The first is in effect when the programme opens, and each takes effect after the one before it.
    """
    ids: set[str] = set()
    versions: set[int] = set()
    for file, reader in zip(files, readers, strict=True):
        for fault in grid_faults(file.grid):
            facts = {"marks": MOST_MARKS, "criteria": MOST_CRITERIA, "weight": MOST_WEIGHT}
            reader.fault(("grid", *fault.path), fault.found, fault.code, **facts)
        if reader.path.stem != f"grid-{file.version}":
            reader.fault(("version",), file.version, "grid_version", name=reader.path.name)
        if file.grid.id in ids:
            reader.fault(("grid", "id"), file.grid.id, "unique")
        if file.version in versions:
            reader.fault(("version",), file.version, "unique")
        ids.add(file.grid.id)
        versions.add(file.version)
    ordered = sorted(zip(files, readers, strict=True), key=lambda pair: pair[0].version)
    last: date | None = None
    for file, reader in ordered:
        if last is None and file.grid.valid_from > opening:
            reader.fault(("grid", "valid_from"), file.grid.valid_from, "grid_at_opening", day=opening)
        if last is not None and file.grid.valid_from <= last:
            reader.fault(("grid", "valid_from"), file.grid.valid_from, "after", other=last)
        last = file.grid.valid_from
    return tuple(file.grid for file, _ in ordered)

"""Where grids that are written in the window are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.committee.grid_draft import GridDraft, PublishedGrid


class Grids(Protocol):
    """Drafts, which change and go, and published versions, which never do."""

    def published(self, programme_id: str) -> tuple[PublishedGrid, ...]:
        """Return the published versions of a programme's grid, from the oldest to the newest."""
        ...

    def publish(self, grid: PublishedGrid) -> None:
        """Store a version for ever; raise ``ConflictingChange`` where its id or its day is taken."""
        ...

    def drafts(self, programme_id: str) -> tuple[GridDraft, ...]:
        """Return the drafts of a programme's grid by name."""
        ...

    def draft(self, draft_id: str) -> GridDraft:
        """Return a draft or raise ``NotFound``."""
        ...

    def save_draft(self, draft: GridDraft) -> None:
        """Store a new or newer value (``version`` 0: new); raise ``ConflictingChange`` where it is stale."""
        ...

    def remove_draft(self, draft: GridDraft) -> None:
        """Remove a draft; raise ``ConflictingChange`` where it is stale."""
        ...

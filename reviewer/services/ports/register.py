"""Where drafts, issued avis and number series are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.avis.avis import Avis, AvisDraft
    from reviewer.avis.numbering import AvisNumber


class Register(Protocol):
    """Drafts, issued avis and the number series."""

    def draft_of(self, dossier_id: str) -> AvisDraft:
        """Return the draft or raise ``NotFound``."""
        ...

    def save_draft(self, draft: AvisDraft) -> None:
        """Store a new or newer draft; raise ``ConflictingChange`` where it is stale."""
        ...

    def drop_draft(self, dossier_id: str) -> None:
        """Remove the draft of a dossier."""
        ...

    def next_number(self, series: str, year: int) -> AvisNumber:
        """Take the next number, holding the series until the transaction ends: no hole, no double."""
        ...

    def get(self, number: AvisNumber) -> Avis:
        """Return an issued avis or raise ``NotFound``."""
        ...

    def of_dossier(self, dossier_id: str) -> Avis | None:
        """Return the avis issued on a dossier, if any."""
        ...

    def all(self) -> tuple[Avis, ...]:
        """Return every issued avis by number."""
        ...

    def add(self, avis: Avis) -> None:
        """Store a newly signed avis."""
        ...

    def save(self, avis: Avis) -> None:
        """Store a newer state with the events appended; raise ``ConflictingChange`` where it is stale."""
        ...

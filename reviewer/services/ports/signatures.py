"""Where held numbers and avis between two signatures are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.avis.signature import HeldNumber, PendingSignature


class Signatures(Protocol):
    """Numbers given before their avis is issued, and the avis that wait."""

    def held_by(self, dossier_id: str) -> HeldNumber | None:
        """Return the number that waits with a dossier, if any."""
        ...

    def hold(self, held: HeldNumber) -> None:
        """Store a number given to a dossier; raise ``ConflictingChange`` where it is stored already."""
        ...

    def settle(self, held: HeldNumber) -> None:
        """Store what became of a held number; raise ``ConflictingChange`` where it waits no more."""
        ...

    def pending_of(self, dossier_id: str) -> PendingSignature | None:
        """Return the avis of a dossier that waits for a signature, if any."""
        ...

    def pending(self) -> tuple[PendingSignature, ...]:
        """Return every avis that waits for a signature, oldest first."""
        ...

    def save_pending(self, pending: PendingSignature) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...

    def drop_pending(self, dossier_id: str) -> None:
        """Remove what waits, bytes and all; raise ``NotFound`` where nothing does."""
        ...

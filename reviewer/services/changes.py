"""What a use case changed, so that each screen decides for itself whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Undo:
    """What may be taken back right after it was done: the newest line of a dossier's journal, by its event."""

    dossier_id: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Ids of what changed. ``message``: key and facts of the sentence that tells the person what was done.

    ``undo``: the way back, where there is one.
    """

    dossiers: frozenset[str] = frozenset()
    experts: bool = False
    people: bool = False
    avis: frozenset[str] = frozenset()
    quarantine: bool = False
    settings: bool = False
    messages: bool = False
    packages: bool = False
    reconciliation: bool = False
    views: bool = False
    message: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    undo: Undo | None = None

    @classmethod
    def of_dossier(cls, dossier: Dossier, message: str, *, undo: Undo | None = None) -> Changes:
        """Return that one dossier changed, told by its reference."""
        return cls(
            dossiers=frozenset({dossier.id}),
            message=message,
            facts={"reference": dossier.reference},
            undo=undo,
        )

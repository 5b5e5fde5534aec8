"""What is being typed and is nobody's act yet: kept for the one who types it, gone once the act is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedText:
    """One field's text. ``place``: where in the window it was typed; ``dossier_id``: what it is about, if a dossier."""

    person_id: str
    place: str
    text: str
    at: datetime
    dossier_id: str | None = None


class TypedTexts(Protocol):
    """Texts in the making, to read; they are kept by ``UnitOfWork.keep_typed``."""

    def of(self, person_id: str) -> tuple[TypedText, ...]:
        """Return what somebody was typing, newest first."""
        ...

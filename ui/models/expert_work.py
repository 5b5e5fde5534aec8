"""What an expert has to do on each dossier they sit on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.services.views import DossierRow


class Work(StrEnum):
    """The expert's next act on a dossier, the most pressing first."""

    POSITION = "position"
    DECLARE = "declare"
    CONTINUE = "continue"
    SCORE = "score"
    WAIT = "wait"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One dossier of the expert's own list. ``breaks_tie``: called because the others do not agree.

    ``due_on``: by when something is expected of this expert.
    """

    row: DossierRow
    breaks_tie: bool
    work: Work
    due_on: date | None = None

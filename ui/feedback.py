"""From an error to French, and to the place where a person can do something about it.

A rule violation or a refused input shows beside its act; a conflict is a choice; trouble outside the program and
defects stand in a bar that stays; success is one line in the status bar. Being cancelled is silence.
"""

from __future__ import annotations

import logging
from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer.errors import AviseError, ConflictingChange, EnvironmentTrouble, InputRefused
from reviewer.wording import Explanation, Wording

if TYPE_CHECKING:
    from reviewer.services.changes import Changes

log = logging.getLogger(__name__)


class Where(Enum):
    """Where an error is shown."""

    BESIDE = "beside"
    CHOICE = "choice"
    BAR = "bar"


def place_of(error: Exception) -> Where:
    """Return where an error of this family is shown."""
    if isinstance(error, ConflictingChange):
        return Where.CHOICE
    if isinstance(error, EnvironmentTrouble) or not isinstance(error, AviseError):
        return Where.BAR
    return Where.BESIDE


class Feedback(QObject):
    """Explains errors and says what was done. ``trouble``: for the bar; ``said``: for the status line.

    ``undoable``: what was just said can be taken back.
    """

    trouble = Signal(object)
    said = Signal(str)
    undoable = Signal(object)

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording

    def explain(self, error: Exception) -> Explanation:
        """Return what happened, what is safe and what to do; a defect has its own sentence."""
        if isinstance(error, AviseError):
            return self._wording.explain(error)
        return Explanation(
            QCoreApplication.translate("Feedback", "Something unexpected happened in Avisé."),
            QCoreApplication.translate("Feedback", "What was recorded is still recorded."),
            QCoreApplication.translate(
                "Feedback", "Try again; if it comes back, tell support: {detail}."
            ).format(detail=type(error).__name__),
        )

    def faults(self, error: Exception) -> tuple[str, ...]:
        """Return the faults of a refused input, one sentence each: where, what was found, what is wanted."""
        return tuple(map(self._wording.fault, error.faults)) if isinstance(error, InputRefused) else ()

    def report(self, error: object) -> None:
        """Show trouble that has no screen of its own, or that stays: it goes to the bar."""
        exception = cast("Exception", error)
        if not isinstance(exception, AviseError):
            log.error("defect shown to a person", exc_info=exception)
        self.trouble.emit(self.explain(exception))

    def say(self, sentence: str) -> None:
        """Say that something was done."""
        self.said.emit(sentence)

    def done(self, changes: Changes) -> None:
        """Say what a use case did, in the catalogue's words."""
        if changes.message:
            self.said.emit(self._wording.text("done", changes.message, **changes.facts))
        if changes.undo is not None:
            self.undoable.emit(changes.undo)

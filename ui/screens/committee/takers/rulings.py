"""What is decided of a conflict of interest that the files show: asked for in a dialog, run, and told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.committee.conflicts import ConflictOfInterest, RulingOutcome, Strength
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from ui.acting import ActingPresenter
from ui.desktop import Desktop


class Rulings(ActingPresenter):
    """Runs rulings and overrides; the screen around it reads again by the news. ``failed``: a refusal in any form."""

    failed = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.refused.connect(self.failed)
        self.conflicted.connect(self.failed)

    def refresh(self) -> None:
        """Read nothing: who could take a dossier is read by the screen."""

    def concerns(self, changes: Changes) -> bool:
        """Nothing."""
        return False

    @property
    def may_rule(self) -> bool:
        """Tell whether the acting person decides conflicts."""
        return self.allowed(Act.RULE_ON_CONFLICT)

    def decide(
        self,
        dossier_id: str,
        expert_id: str,
        conflict: ConflictOfInterest,
        outcome: RulingOutcome,
        reason: str,
    ) -> None:
        """Rule; clearing what keeps an expert out is an override."""
        seating = self.desktop.office.seating
        if outcome is RulingOutcome.CLEARED and conflict.strength is Strength.BLOCKING:
            self.act(partial(seating.override_conflict, dossier_id, expert_id, conflict, reason))
        else:
            self.act(partial(seating.rule_on_conflict, dossier_id, expert_id, conflict, outcome, reason))

"""Deciding one criterion otherwise than the precheck: another outcome, and why. Kept until the decision is taken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from reviewer.admissibility.override import CriterionOverride
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from ui.desktop import Desktop
from ui.theme.meanings import CRITERION
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text


class OverrideDialog(ActDialog):
    """What was computed, and what is decided instead. ``taken_back``: the computed outcome counts again."""

    taken_back = Signal()

    def __init__(
        self,
        desktop: Desktop,
        verdict: CriterionVerdict,
        override: CriterionOverride | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desktop,
            verdict.label,
            verb=_verb(),
            icon="check",
            consequence=_consequence(),
            parent=parent,
        )
        label = desktop.wording.label
        self._verdict = verdict
        word = label("criterion_outcome", verdict.outcome)
        self.body.addWidget(Text(self.tr("The precheck says"), Look.STRONG))
        self.body.addWidget(Chip(desktop.theme, word, CRITERION[verdict.outcome]))
        self.body.addWidget(Text(verdict.found))
        self.body.addWidget(
            Text(
                self.tr("Required: {what}").format(what=verdict.required) + f" · {verdict.source}",
                Look.CAPTION,
            )
        )
        self.body.addWidget(Text(self.tr("You decide"), Look.STRONG))
        steps = [
            Level(one.value, label("criterion_outcome", one))
            for one in CriterionOutcome
            if one is not verdict.outcome
        ]
        self.outcome = Levels(desktop.theme, steps, self.tr("Decided outcome"), beside=True)
        self.body.addWidget(self.outcome)
        self.reason = Paragraph(desktop.theme, self.tr("Reason"))
        self.body.addWidget(self.reason)
        if override is not None:
            self.outcome.show_choice(override.outcome.value)
            self.reason.fill(override.reason)
            back = Button(desktop.theme, self.tr("Go back to the precheck"), "undo-2", Kind.QUIET)
            back.clicked.connect(self.taken_back)
            self.body.addWidget(back)

    @property
    def override(self) -> CriterionOverride:
        """Return what was decided."""
        return CriterionOverride(
            criterion_id=self._verdict.id,
            outcome=CriterionOutcome(self.outcome.key or self._verdict.outcome),
            reason=self.reason.text,
        )

    def ready(self) -> bool:
        """Want an outcome and a reason."""
        if self.outcome.key is None:
            self.notice.say(self.tr("Choose what you decide."))
        elif not self.reason.text:
            self.reason.complain(self.tr("Say why: the reason stays beside the computed outcome."))
        else:
            return True
        self.fit()
        return False


def _verb() -> str:
    return QCoreApplication.translate("OverrideDialog", "Keep this")


def _consequence() -> str:
    return QCoreApplication.translate(
        "OverrideDialog", "Both outcomes stay in the dossier for ever. Nothing is stored before you decide."
    )

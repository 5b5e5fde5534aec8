"""The dialog that decides one conflict of interest: nothing preset, and a reason that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from reviewer.committee.conflicts import ConflictOfInterest, RulingOutcome, Strength
from reviewer.committee.takers import Taker
from ui.desktop import Desktop
from ui.theme.meanings import CONFLICT as STRENGTH
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.chip import Chip
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text


class ConflictDialog(ActDialog):
    """Which conflict, kept or cleared, and why."""

    def __init__(self, desktop: Desktop, taker: Taker, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Conflict of interest: {name}").format(name=taker.expert.name),
            verb=self.tr("Decide"),
            icon="scale",
            consequence=self.tr(
                "The decision, its reason and who took it stay in the record. A later one stands beside it."
            ),
            parent=parent,
        )
        self._conflicts = (*taker.conflicts, *taker.hints)
        self.body.addWidget(Text(self.tr("What the files show"), Look.STRONG))
        self.choice = QButtonGroup(self)
        for index, conflict in enumerate(self._conflicts):
            words = desktop.wording.conflict(conflict)
            strength = desktop.wording.label("conflict_strength", conflict.strength)
            box = QRadioButton()
            box.setObjectName(f"conflict_{index}")
            box.setAccessibleName(f"{words} – {strength}")
            box.setChecked(len(self._conflicts) == 1)
            box.setVisible(len(self._conflicts) > 1)
            self.choice.addButton(box, index)
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(
                Chip(desktop.theme, strength, STRENGTH[conflict.strength]), 0, Qt.AlignmentFlag.AlignTop
            )
            row.addWidget(Text(words), 1)
            self.body.addLayout(row)
        self.choice.idToggled.connect(self._explain)
        self.body.addWidget(Text(self.tr("Decision"), Look.STRONG))
        self.outcome = QButtonGroup(self)
        self.upheld = QRadioButton(self.tr("Upheld: this person does not sit on this dossier"))
        self.upheld.setObjectName("upheld")
        self.cleared = QRadioButton(self.tr("Cleared: this person may sit in spite of it"))
        self.cleared.setObjectName("cleared")
        for number, one in enumerate((self.upheld, self.cleared)):
            self.outcome.addButton(one, number)
            self.body.addWidget(one)
        self.override = Text(
            self.tr(
                "This conflict keeps the person out by itself: to clear it is an override, kept as such."
            ),
            Look.MUTED,
        )
        self.body.addWidget(self.override)
        self.reason = Paragraph(desktop.theme, self.tr("Reason"), lines=3)
        self.reason.edit.setObjectName("ruling_reason")
        self.body.addWidget(self.reason)
        self._explain()

    @property
    def conflict(self) -> ConflictOfInterest | None:
        """Return the conflict that is decided."""
        at = self.choice.checkedId()
        return self._conflicts[at] if at >= 0 else None

    @property
    def decision(self) -> RulingOutcome:
        """Return what was decided of it."""
        return RulingOutcome.UPHELD if self.upheld.isChecked() else RulingOutcome.CLEARED

    def ready(self) -> bool:
        """Say what is missing."""
        if self.conflict is None or self.outcome.checkedId() < 0:
            self.notice.say(self.tr("Choose the conflict and what is decided of it."))
            self.fit()
            return False
        if not self.reason.text:
            self.reason.complain(self.tr("A decision wants its reason."))
            self.fit()
            return False
        return True

    def _explain(self) -> None:
        blocking = self.conflict is not None and self.conflict.strength is Strength.BLOCKING
        self.override.setVisible(blocking)
        self.fit()

"""Dialogs about one seat: what coordination decides of a doubtful declaration, and why a seat is freed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reviewer.services.seating import Leaving
from reviewer.services.views import SeatView
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

CLEAR, UPHOLD = "clear", "uphold"


class _ChoiceDialog(ActDialog):
    """One choice that nothing presets, and its reason."""

    choice: Levels
    reason: Paragraph

    def _put(self, desktop: Desktop, levels: tuple[Level, ...], name: str) -> None:
        self.choice = Levels(desktop.theme, levels, name, word_width=150)
        self.body.addWidget(self.choice)
        self.problem = Text("", Look.FAULT)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.choice.chosen.connect(self.problem.hide)
        reason = QCoreApplication.translate("ChoiceDialog", "Reason (kept in the record)")
        self.reason = Paragraph(desktop.theme, reason, lines=3)
        self.reason.edit.setObjectName("reason")
        self.body.addWidget(self.reason)
        self.choice.focus()

    def ready(self) -> bool:
        """Ask for the choice, then for the reason, each at its place."""
        if self.choice.key is None:
            self.problem.setText(QCoreApplication.translate("ChoiceDialog", "Choose one of the answers."))
            self.problem.show()
            self.fit()
            self.choice.focus()
            return False
        if not self.reason.text:
            self.reason.complain(QCoreApplication.translate("ChoiceDialog", "Write the reason first."))
            self.fit()
            return False
        return True


class RulingDialog(_ChoiceDialog):
    """An apparent or potential conflict that an expert declared: the file opens, or the seat is vacated."""

    def __init__(self, desktop: Desktop, reference: str, seat: SeatView, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Declaration of {name} on {reference}").format(
                name=seat.expert_name, reference=reference
            ),
            verb=self.tr("Rule"),
            icon="scale",
            consequence=self.tr("The declaration and what you decide of it both stay in the record."),
            parent=parent,
        )
        if seat.declaration is not None:
            kind = desktop.wording.label("declaration", seat.declaration.kind)
            words = self.tr("Declared: {kind}").format(kind=kind)
            self.body.addWidget(Text(words, Look.STRONG))
            self.body.addWidget(Text(seat.declaration.text))
        self._put(
            desktop,
            (
                Level(
                    CLEAR,
                    self.tr("Open the file"),
                    self.tr("Nothing stands in the way of an impartial vote."),
                ),
                Level(
                    UPHOLD, self.tr("Vacate the seat"), self.tr("The conflict is upheld; somebody else sits.")
                ),
            ),
            self.tr("What you decide"),
        )

    @property
    def accept_declaration(self) -> bool:
        """Tell whether the file opens."""
        return self.choice.key == CLEAR


class LeavingDialog(_ChoiceDialog):
    """Why a seat is freed before its evaluation is in. Only a recusal is for a conflict of interest."""

    def __init__(self, desktop: Desktop, reference: str, seat: SeatView, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Free the seat of {name}").format(name=seat.expert_name),
            verb=self.tr("Free the seat"),
            icon="user-x",
            consequence=self.tr(
                "The seat on {reference} is vacated for good: this person cannot sit on this dossier again, "
                "and a draft that they began is removed."
            ).format(reference=reference),
            parent=parent,
        )
        self._put(
            desktop,
            (
                Level(
                    Leaving.RECUSED,
                    self.tr("Recusal"),
                    self.tr("Conflict of interest; it holds for the same candidate and employer elsewhere."),
                ),
                Level(
                    Leaving.DECLINED, self.tr("Declined"), self.tr("The person does not take the dossier.")
                ),
                Level(Leaving.WITHDRAWN, self.tr("Withdrawn"), self.tr("Leave, delay, or another reason.")),
            ),
            self.tr("Why the seat is freed"),
        )

    @property
    def leaving(self) -> Leaving:
        """Return why the seat is freed."""
        return Leaving(self.choice.key or Leaving.RECUSED)

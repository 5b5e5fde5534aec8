"""A doubtful declaration waits for coordination: what was declared, and nothing of the file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.seats import Declaration
from ui.desktop import Desktop
from ui.formats import moment
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text

WAITS = Sign("hourglass", ToneName.WARNING)


class WaitingPage(QWidget):
    """What the expert declared, and that somebody else decides now."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout()
        column.addLayout(outer)
        column.addStretch(1)
        outer.addStretch(1)
        card = Card(self.tr("Your declaration of interests"))
        card.setMaximumWidth(desktop.theme.px(760))
        outer.addWidget(card, 8)
        outer.addStretch(1)
        self.state = Chip(desktop.theme, self.tr("awaiting coordination"), WAITS)
        card.body.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self.why = Text("")
        card.body.addWidget(self.why)
        card.body.addSpacing(Space.S)
        self.declared = Text("", Look.MUTED)
        card.body.addWidget(self.declared)
        self.text = Text("")
        card.body.addWidget(self.text)

    def show_declaration(self, reference: str, declaration: Declaration | None) -> None:
        """Show what was declared, as it is kept."""
        self.why.setText(
            self.tr(
                "Coordination decides whether you may read {reference}. Until then nothing of the file is shown; "
                "you need do nothing. If you prefer to leave the seat, recuse yourself."
            ).format(reference=reference)
        )
        if declaration is None:
            self.declared.setText("")
            self.text.setText("")
            return
        kind = self._desktop.wording.label("declaration", declaration.kind)
        words = self.tr("You declared on {moment}: {kind}")
        self.declared.setText(words.format(moment=moment(declaration.at), kind=kind))
        self.text.setText(declaration.text)

"""One answer that was kept aside: why, what changed, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.committee.offline.taking_in import Outcome
from reviewer.services.packages.views import AsideRow
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.packages.signs import OUTCOME
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.chip import Chip
from ui.widgets.fact_changes import FactChanges
from ui.widgets.filters import Flow
from ui.widgets.text import Look, Text

_SENT_ANEW = frozenset({Outcome.DOSSIER_CHANGED, Outcome.GRID_UNKNOWN})
_RULED_ON = frozenset(
    {
        Outcome.AWAITS_RULING,
        Outcome.IN_CONFLICT,
        Outcome.NEWER_ASIDE,
        Outcome.NOT_ASSIGNED,
        Outcome.UNDECLARED,
    }
)


class AsidePane(QWidget):
    """``anew``: send the dossier as it is now; ``committee``: go and decide; ``seen``: it has been seen to."""

    anew = Signal()
    committee = Signal()
    seen = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.card = Card()
        self._what = Text("", Look.LEAD)
        self.card.body.addWidget(self._what)
        self._chips = QVBoxLayout()
        self.card.body.addLayout(self._chips)
        self.sentence = Text("")
        self.card.body.addWidget(self.sentence)
        self.way_out = Text("", Look.STRONG)
        self.card.body.addWidget(self.way_out)
        self._facts = Facts()
        self.card.body.addWidget(self._facts)
        row = QWidget()
        flow = Flow(row)
        self.send = Button(desktop.theme, self.tr("Send an up-to-date version…"), "refresh-cw", Kind.PLAIN)
        self.send.setObjectName("aside_anew")
        self.send.clicked.connect(self.anew)
        flow.addWidget(self.send)
        self.go = Button(desktop.theme, self.tr("Go to the committee"), "users")
        self.go.setObjectName("aside_committee")
        self.go.clicked.connect(self.committee)
        flow.addWidget(self.go)
        self.close_it = Button(desktop.theme, self.tr("Note that it was seen to…"), "check")
        self.close_it.setObjectName("aside_close")
        self.close_it.clicked.connect(self.seen)
        flow.addWidget(self.close_it)
        self.card.body.addWidget(row)
        column.addWidget(self.card)
        self.changed = Card(self.tr("What changed since the package"))
        self.facts = FactChanges()
        self.changed.body.addWidget(self.facts)
        column.addWidget(self.changed)
        column.addStretch(1)

    def show_answer(self, row: AsideRow) -> None:
        """Show an answer."""
        wording, outcome = self._desktop.wording, row.answer.outcome
        self._what.setText(row.reference or self.tr("A dossier that is unknown here"))
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        word = wording.label("answer_outcome", outcome)
        chip = Chip(self._desktop.theme, word, OUTCOME[outcome])
        self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.sentence.setText(wording.label("answer_sentence", outcome))
        self.way_out.setText(wording.label("answer_way_out", outcome))
        facts = [
            (self.tr("From"), row.name),
            (self.tr("Answer"), wording.label("returned_kind", row.answer.kind)),
            (self.tr("Given"), moment(row.answer.answered_at)),
        ]
        if row.text:
            facts.append((self.tr("It says"), row.text))
        self._facts.show_facts(facts)
        known = bool(row.reference)
        self.send.setVisible(known and outcome in _SENT_ANEW)
        self.go.setVisible(known and outcome in _RULED_ON)
        self.changed.setVisible(outcome is Outcome.DOSSIER_CHANGED)
        programmes = self._desktop.office.desk.programmes
        self.facts.show_changes(row.changes, next(iter(programmes.values()), None))

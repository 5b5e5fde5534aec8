"""One answer that was kept aside: why, what changed, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from reviewer.committee.offline.taking_in import Settlement
from reviewer.services.packages.views import AsideRow
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.packages.signs import OUTCOME
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.fact_changes import FactChanges
from ui.widgets.pane import Pane
from ui.widgets.text import Look, Text

_SENT_ANEW = frozenset({Settlement.DOSSIER_CHANGED, Settlement.GRID_UNKNOWN})
_RULED_ON = frozenset(
    {
        Settlement.AWAITS_RULING,
        Settlement.IN_CONFLICT,
        Settlement.NEWER_ASIDE,
        Settlement.NOT_ASSIGNED,
        Settlement.UNDECLARED,
    }
)


class AsidePane(Pane):
    """``anew``: send the dossier as it is now; ``committee``: go and decide; ``seen``: it has been seen to."""

    anew = Signal()
    committee = Signal()
    seen = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
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
        row = ButtonRow(desktop.theme)
        anew, go = self.tr("Send an up-to-date version…"), self.tr("Go to the committee")
        self.send = row.add("aside_anew", anew, "refresh-cw", self.anew)
        self.go = row.add("aside_committee", go, "users", self.committee)
        row.add("aside_close", self.tr("Note that it was seen to…"), "check", self.seen)
        self.card.body.addWidget(row)
        self.changed = Card(self.tr("What changed since the package"))
        self.facts = FactChanges()
        self.changed.body.addWidget(self.facts)
        self.add_card(self.changed)

    def show_answer(self, row: AsideRow) -> None:
        """Show an answer."""
        wording, outcome = self._desktop.wording, row.answer.outcome
        self._what.setText(row.reference or self.tr("A dossier that is unknown here"))
        clear(self._chips)
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
        self.changed.setVisible(outcome is Settlement.DOSSIER_CHANGED)
        programmes = self._desktop.office.desk.programmes
        self.facts.show_changes(row.changes, next(iter(programmes.values()), None))

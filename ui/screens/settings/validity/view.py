"""How long an avis of a programme holds: what the house chose, and what the programme suggests."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reviewer.avis.validity import LONGEST_MONTHS
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import Count, labelled
from ui.widgets.text import Look, Text


class ValidityCard(Card):
    """``chosen``: the programme and the months."""

    chosen = Signal(str, int)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Validity of an avis"))
        self._programme_id = ""
        self.months = Count("validity_months")
        self.months.setRange(1, LONGEST_MONTHS)
        self.months.setSuffix(self.tr(" months"))
        self.save = Button(desktop.theme, self.tr("Save"), "save")
        self.save.setObjectName("save_validity")
        self.save.clicked.connect(self._save)
        self.body.addLayout(labelled(self.tr("An avis holds"), self.months, self.save))
        self.source = Text("", Look.CAPTION)
        self.body.addWidget(self.source)
        self.body.addWidget(
            Text(
                self.tr(
                    "For avis to come; those that are issued keep the last day that they were printed with."
                ),
                Look.CAPTION,
            )
        )

    def show_programme(self, programme: Programme, months: int, *, manages: bool) -> None:
        """Show for how many months a programme's avis hold. ``manages``: the person may change it."""
        other = programme.id != self._programme_id
        if other or not self.months.hasFocus():
            self.months.setValue(months)
        self._programme_id = programme.id
        own = programme.validity_months
        suggested = self.tr("Suggested: %n month(s). Source: {source}", "", own.value)
        self.source.setText(suggested.format(source=own.source))
        self.months.setEnabled(manages)
        self.save.setVisible(manages)

    def _save(self) -> None:
        self.chosen.emit(self._programme_id, self.months.value())

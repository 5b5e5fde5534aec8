"""Who saw this dossier: a line for each person, part and minute, newest first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.services.proof import ProofStanding
from reviewer.services.readings import DossierReadings
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.readings.presenter import ReadingsPresenter
from ui.screens.readings.table_model import ReadingsTable
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.empty import Empty
from ui.widgets.pile import Pile
from ui.widgets.screen import Screen
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class ReadingsScreen(Screen):
    """To read only."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ReadingsPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Who saw this dossier?"))
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.model = ReadingsTable(desktop.wording, self)
        self.table = Table(self.theme, self.model, self.tr("Readings of the dossier"))
        self.pile = Pile()
        self.pile.addWidget(framed(self.table))
        self.pile.addWidget(Empty(self.theme, "eye", self.tr("Nobody has opened this dossier yet.")))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.pile, 1)
        self.proof = Text("", Look.CAPTION)
        column.addWidget(self.proof)
        self.set_body(body)
        self.presenter.shown.connect(self._show)
        self.presenter.proved.connect(self._say_proof)

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings."""
        if isinstance(argument, str):
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    def _show(self, found: DossierReadings) -> None:
        people = len({reading.actor_id for reading in found.readings})
        self.subtitle.setText(
            self.tr("{reference} – {people} in {lines}").format(
                reference=found.reference,
                people=self.tr("%n person(s)", "", people),
                lines=self.tr("%n reading(s)", "", len(found.readings)),
            )
        )
        self.model.show_rows(found.readings)
        self.pile.setCurrentIndex(0 if found.readings else 1)

    def _say_proof(self, standing: ProofStanding) -> None:
        """Say in a line how far this list is proved, and whether the last time stamp came."""
        said = [self.tr("Readings and journal are not sealed yet.")]
        if standing.checkpoints:
            sealed = self.tr("Readings and journal: %n checkpoint(s).", "", standing.checkpoints)
            said = [sealed]
        if standing.stamped_at:
            at = moment(datetime.fromisoformat(standing.stamped_at))
            said.append(self.tr("Last time stamp: {moment}.").format(moment=at))
        if standing.failed_at:
            at = moment(datetime.fromisoformat(standing.failed_at))
            said.append(self.tr("The time stamp asked for did not come ({moment}).").format(moment=at))
        self.proof.setText(" ".join(said))

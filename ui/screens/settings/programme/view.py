"""One programme at a time, and the programmes of the house with the way to install one more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.errors import Fault
from reviewer.programme.model import Programme
from reviewer.services.programmes import ShelvedProgramme
from reviewer.services.reference_data import WindowsView
from ui.desktop import Desktop
from ui.screens.settings.about.view import ProgrammeCard
from ui.screens.settings.reception.view import ReceptionCard, StandingCard
from ui.screens.settings.validity.view import ValidityCard
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.faults import FaultsCard
from ui.widgets.fields import labelled
from ui.widgets.scrolled import Area
from ui.widgets.text import Look, Text, line

SHIPPED = Sign("archive", ToneName.NEUTRAL)
INSTALLED = Sign("folder-open", ToneName.INFO)
BROKEN = Sign("triangle-alert", ToneName.DANGER)


class ProgrammePage(QWidget):
    """Which programme, its standing, windows and values; below, all of them."""

    install_asked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._programmes: tuple[Programme, ...] = ()
        self._windows: dict[str, WindowsView] = {}
        self._months: dict[str, int] = {}
        self._manages = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = Area()
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, Space.M, Space.S, 0)
        column.setSpacing(Space.L)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        self.choice = QComboBox()
        self.choice.setObjectName("programme_choice")
        self.choice.currentIndexChanged.connect(self._show_chosen)
        head.addLayout(labelled(self.tr("Programme"), self.choice), 1)
        self.install = Button(desktop.theme, self.tr("Install from a folder…"), "folder-open")
        self.install.setObjectName("install_programme")
        self.install.clicked.connect(self.install_asked)
        room = QVBoxLayout()
        room.addStretch(1)
        room.addWidget(self.install)
        head.addLayout(room)
        column.addLayout(head)
        self.faults = FaultsCard(desktop.theme)
        column.addWidget(self.faults)
        self.standing = StandingCard(desktop)
        column.addWidget(self.standing)
        self.reception = ReceptionCard(desktop)
        column.addWidget(self.reception)
        self.validity = ValidityCard(desktop)
        column.addWidget(self.validity)
        self._values = QVBoxLayout()
        column.addLayout(self._values)
        self.shelf = Card(self.tr("Programmes of the house"))
        column.addWidget(self.shelf)
        column.addStretch(1)
        area.hold(inside)
        outer.addWidget(area)

    @property
    def chosen(self) -> Programme | None:
        """Return the programme that is shown."""
        return next((one for one in self._programmes if one.id == self.choice.currentData()), None)

    def show_programmes(
        self,
        programmes: tuple[Programme, ...],
        windows: dict[str, WindowsView],
        shelved: tuple[ShelvedProgramme, ...],
        *,
        months: dict[str, int],
        manages: bool,
    ) -> None:
        """Show the programmes; ``windows`` empty: how they stand is not for this person to read.

        ``months``: how long avis of each hold now.
        """
        kept = self.choice.currentData()
        self._programmes, self._windows, self._months, self._manages = programmes, windows, months, manages
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in programmes:
            self.choice.addItem(one.short_name, one.id)
        self.choice.setCurrentIndex(max(self.choice.findData(kept), 0))
        self.choice.blockSignals(False)
        self.install.setEnabled(manages)
        reason = "" if manages else self.tr("Administrators install programmes.")
        self.install.setToolTip(reason)
        self.install.setAccessibleDescription(reason)
        self._show_chosen()
        self._show_shelf(shelved)

    def choose(self, programme_id: str) -> None:
        """Show another programme."""
        self.choice.setCurrentIndex(self.choice.findData(programme_id))

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Show what is wrong in a folder, file by file and line by line."""
        self.faults.show_faults(faults)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show_chosen(self, _index: int = 0) -> None:
        programme = self.chosen
        if programme is None:
            return
        view = self._windows.get(programme.id)
        self.standing.setVisible(view is not None)
        self.reception.setVisible(view is not None)
        if view is not None:
            self.standing.show_standing(view.standing)
            self.reception.show_windows(programme, view, manages=self._manages)
        months = self._months.get(programme.id, programme.validity_months.value)
        self.validity.show_programme(programme, months, manages=self._manages)
        clear(self._values)
        self._values.addWidget(ProgrammeCard(self._desktop.theme, programme))

    def _show_shelf(self, shelved: tuple[ShelvedProgramme, ...]) -> None:
        clear(self.shelf.body)
        for index, one in enumerate(shelved):
            if index:
                self.shelf.body.addWidget(line())
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            words = QVBoxLayout()
            words.setSpacing(0)
            name = one.id if one.programme is None else f"{one.id} – {one.programme.short_name}"
            words.addWidget(Text(name, Look.STRONG))
            words.addWidget(Text(self._versions(one), Look.CAPTION))
            row.addLayout(words, 1)
            row.addWidget(self._chip(one))
            self.shelf.body.addLayout(row)

    def _versions(self, one: ShelvedProgramme) -> str:
        if one.programme is None:
            if one.trouble is None:
                return self.tr("It cannot be read any more.")
            words = self._desktop.feedback.explain(one.trouble)
            return f"{words.what} {words.do}"
        found = self.tr("Rules: {rules} · grids: {grids}")
        return found.format(
            rules=", ".join(rules.id for rules in one.programme.rule_sets),
            grids=", ".join(grid.id for grid in one.programme.grids),
        )

    def _chip(self, one: ShelvedProgramme) -> Chip:
        if one.programme is None:
            return Chip(self._desktop.theme, self.tr("unreadable"), BROKEN)
        if one.installed_sha256 is None:
            return Chip(self._desktop.theme, self.tr("comes with Avisé"), SHIPPED)
        return Chip(self._desktop.theme, self.tr("installed"), INSTALLED)

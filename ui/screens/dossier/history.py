"""What happened to the dossier, and the way to who saw it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.views import DossierView
from ui.desktop import Desktop
from ui.history import moment_of
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.timeline import Timeline


class HistoryCard(Card):
    """The journal of one dossier, newest first."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(QCoreApplication.translate("HistoryCard", "History"))
        self._desktop = desktop
        self._dossier_id = ""
        self.timeline = Timeline(desktop.theme)
        self.body.addWidget(self.timeline)
        self.readers = Button(desktop.theme, self.tr("Who saw this dossier?"), "eye", Kind.QUIET)
        self.readers.clicked.connect(self._see_readers)
        self.body.addWidget(self.readers)

    def show_view(self, view: DossierView) -> None:
        """Show a dossier's history."""
        self._dossier_id = view.dossier.id
        wording = self._desktop.wording
        self.timeline.show_moments([moment_of(entry, wording) for entry in reversed(view.timeline)])
        may = bool(TRANSITIONS[Act.READ_READINGS].roles & self._desktop.office.session.current().roles)
        self.readers.setVisible(may)
        self.setVisible(may or bool(view.timeline))

    def _see_readers(self) -> None:
        self._desktop.navigator.go("readings", self._dossier_id)

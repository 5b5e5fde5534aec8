"""The saved views in the rail, each with how many dossiers it has now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from reviewer.dossier.lifecycle import Act, may
from ui.searching import ChosenView

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from reviewer.services.view_records import SavedView
    from ui.desktop import Desktop
    from ui.widgets.rail import Rail

PLACE = "reception"


class RailViews(QObject):
    """Asks for the views whenever the window asks for what waits. A default that has nothing takes no room."""

    def __init__(self, rail: Rail, go: Callable[[str, object], None], parent: QObject) -> None:
        super().__init__(parent)
        self._rail = rail
        self._go = go
        self._desktop: Desktop | None = None
        rail.view_chosen.connect(self._choose)

    def install(self, desktop: Desktop) -> None:
        """Take the office."""
        self._desktop = desktop

    def ask(self) -> None:
        """Read the views and their counts, for whoever has a list."""
        desktop = self._desktop
        if desktop is None:
            return
        if may(Act.READ_REGISTER, desktop.office.session.current().roles):
            desktop.counting.ask("rail_views", partial(_counted, desktop.office), done=self._show)
        else:
            self._rail.show_views(PLACE, ())

    def _show(self, views: tuple[tuple[SavedView, int], ...]) -> None:
        language = "fr" if QLocale().language() is QLocale.Language.French else "en"
        self._rail.show_views(
            PLACE,
            [
                (view.id, view.title(language), count)
                for view, count in views
                if view.in_rail and (count or not view.builtin)
            ],
        )

    def _choose(self, view_id: str) -> None:
        self._go(PLACE, ChosenView(view_id))


def _counted(office: Office) -> tuple[tuple[SavedView, int], ...]:
    return office.saved_views.rail()

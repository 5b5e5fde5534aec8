"""All settings in one list: searched by words, opened where they are changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.services.settings_catalogue import SettingNow
from ui.desktop import Desktop
from ui.screens.settings.everything.presenter import EverythingPresenter
from ui.screens.settings.everything.table_model import EverythingTable
from ui.theme.tokens import Space
from ui.widgets.search import SearchBox
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class EverythingPage(QWidget):
    """``opened``: a setting, to be changed where it is."""

    opened = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self.presenter = EverythingPresenter(desktop, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        self.search = SearchBox(
            desktop.theme, self.tr("Find a setting"), self.tr("Words of a setting or of what it does"), self
        )
        column.addWidget(self.search)
        self.model = EverythingTable(self)
        self.table = Table(desktop.theme, self.model, self.tr("All settings"))
        self.table.opened.connect(self._open)
        column.addWidget(framed(self.table), 1)
        self.none = Text(self.tr("No setting holds these words."), Look.MUTED)
        self.none.hide()
        column.addWidget(self.none)
        self.search.searched.connect(self.presenter.search)
        self.presenter.listed.connect(self._list)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the list up to date when it is seen."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self.presenter.hide()

    def _list(self, found: tuple[SettingNow, ...]) -> None:
        self.model.show_rows(found)
        self.none.setVisible(not found)

    def _open(self, key: str) -> None:
        row = next((one for one in self.model.rows if one.described.key == key), None)
        if row is not None:
            self.opened.emit(row.described)

"""Acts on a dossier that are not its next step: in a menu, out of the way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.dossier.lifecycle import Act
from ui.desktop import Desktop
from ui.theme.meanings import ACT
from ui.widgets.buttons import Button, Kind

OFFERED = (Act.ASK_RECONSIDERATION, Act.WITHDRAW)


class OtherActs(Button):
    """``asked``: the act that was chosen. Hidden where there is none."""

    asked = Signal(object)

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(desktop.theme, "", "ellipsis", Kind.QUIET)
        self.setText(self.tr("Other acts"))
        self._desktop = desktop
        self.setMenu(QMenu(parent))

    def show_acts(self, acts: frozenset[Act]) -> None:
        """Offer what is possible now."""
        menu = self.menu()
        menu.clear()
        for act in OFFERED:
            if act in acts:
                words = self._desktop.wording.label("act", act)
                action = QAction(self._desktop.theme.icon(ACT[act]), words, menu)
                action.triggered.connect(partial(self._ask, act))
                menu.addAction(action)
        self.setVisible(not menu.isEmpty())

    def _ask(self, act: Act) -> None:
        self.asked.emit(act)

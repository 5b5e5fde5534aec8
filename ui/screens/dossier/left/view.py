"""The left side of a dossier: what is to be judged, and what one opens in its place."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desktop import Desktop
from ui.screens.dossier.versions.view import VersionsCard
from ui.screens.dossier.what_if.view import WhatIfCard
from ui.widgets.late_page import LatePage
from ui.widgets.pile import Pile
from ui.widgets.scrolled import scrolled_column

FACTS, DOCUMENT, WHAT_IF, VERSIONS = range(4)

C = TypeVar("C", WhatIfCard, VersionsCard)


class LeftSide(Pile):
    """The facts first; what few people open is made when they do. ``closed``: back to the facts."""

    closed = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._what_if = LatePage(partial(self._make, WhatIfCard), scrolled_column)
        self._versions = LatePage(partial(self._make, VersionsCard), scrolled_column)

    @property
    def what_if(self) -> WhatIfCard:
        """Return what shows how the criteria turn with a date."""
        return self._what_if.page

    @property
    def versions(self) -> VersionsCard:
        """Return what shows two contents of the request beside each other."""
        return self._versions.page

    def fill(self, facts: QWidget, document: QWidget) -> None:
        """Take what is there from the start."""
        for page in (facts, document, self._what_if, self._versions):
            self.addWidget(page)

    def _make(self, card: type[C]) -> C:
        made = card(self._desktop)
        made.closed.connect(self.closed)
        return made

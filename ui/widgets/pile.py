"""Pages of which one shows.

Qt's own stacked widget tells a screen reader of a « layered pane »: Orca says so for each one around whatever the focus
comes to, which helps nobody. A plain widget with the same layout is passed over.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget


class Pile(QWidget):
    """``currentChanged``: the number of the page that shows from now on. Names are those of ``QStackedWidget``."""

    currentChanged = Signal(int)  # noqa: N815 # the name that Qt's own has

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QStackedLayout(self)
        self._pages.currentChanged.connect(self.currentChanged)

    def addWidget(self, page: QWidget) -> int:  # noqa: N802 # Qt's own name
        """Put a page on the pile; return its number. The first one shows."""
        return self._pages.addWidget(page)

    def removeWidget(self, page: QWidget) -> None:  # noqa: N802 # Qt's own name
        """Take a page out; it is not deleted."""
        self._pages.removeWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:  # noqa: N802 # Qt's own name
        """Show a page."""
        self._pages.setCurrentWidget(page)

    def setCurrentIndex(self, number: int) -> None:  # noqa: N802 # Qt's own name
        """Show the page of this number."""
        self._pages.setCurrentIndex(number)

    def currentWidget(self) -> QWidget | None:  # noqa: N802 # Qt's own name
        """Return the page that shows, None where there is none."""
        return self._pages.currentWidget()

    def currentIndex(self) -> int:  # noqa: N802 # Qt's own name
        """Return the number of the page that shows, -1 where there is none."""
        return self._pages.currentIndex()

    def count(self) -> int:
        """Return how many pages there are."""
        return self._pages.count()

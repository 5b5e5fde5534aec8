"""A page that is made when it is first seen: of many pages behind each other, one looks at few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

P = TypeVar("P", bound=QWidget)


class LatePage(QWidget, Generic[P]):
    """Stands where the page will. ``made``: it is there now, and shows where this does."""

    made = Signal()

    def __init__(self, make: Callable[[], P], around: Callable[[P], QWidget] | None = None) -> None:
        """``around``: puts the page into something, such as an area that scrolls."""
        super().__init__()
        self._make = make
        self._around = around
        self._page: P | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def there(self) -> P | None:
        """Return the page, None where nobody has seen it yet."""
        return self._page

    @property
    def page(self) -> P:
        """Return the page, made if it is not there."""
        return self.make()

    def make(self) -> P:
        """Make the page if it is not there, and return it."""
        if self._page is None:
            self._page = self._make()
            outer = self._page if self._around is None else self._around(self._page)
            self._column.addWidget(outer)
            outer.show()
            self.made.emit()
        return self._page

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page: somebody looks."""
        super().showEvent(event)
        self.make()

"""A page that is made when it is first seen: of many pages behind each other, one looks at few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tasks.slices import Slices, Steps, at_once
from ui.widgets.card import Card
from ui.widgets.measuring import measuring
from ui.widgets.tab_place import stops_in

P = TypeVar("P", bound=QWidget)


class LatePage(QWidget, Generic[P]):
    """Stands where the page will. ``made``: it is there now, and shows where this does."""

    made = Signal()

    def __init__(
        self,
        make: Callable[[], P],
        around: Callable[[P], QWidget] | None = None,
        slices: Slices | None = None,
    ) -> None:
        """``around``: puts the page into something, such as an area that scrolls.

        ``slices``: the page is made after the place around it is painted, and shown when it is whole.
        """
        super().__init__()
        self._make = make
        self._around = around
        self._slices = slices
        self._page: P | None = None
        self._outer: QWidget | None = None
        self._whole = False
        self._first: Callable[[P], QWidget] | None = None
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
        if self._slices is not None:
            self._slices.drop(self)
        at_once(self.making())
        if self._page is None:
            raise RuntimeError("the page was not made")
        return self._page

    def focus(self, first: Callable[[P], QWidget]) -> None:
        """Give the focus to something of the page; where that is still to be made, it waits here."""
        if self._whole and self._page is not None:
            first(self._page).setFocus()
        else:
            self._first = first
            self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page: somebody looks."""
        super().showEvent(event)
        if self._slices is None:
            self.make()
        elif not self._whole:
            self._slices.begin(self, self.making())

    def making(self) -> Steps:
        """Make the page a step at a time, and show it last."""
        if self._whole:
            return
        page = self._page
        if page is None:
            page = self._page = self._make()
        yield
        outer = self._outer
        if outer is None:
            outer = self._outer = page if self._around is None else self._around(page)
            outer.hide()
            self._column.addWidget(outer)
        yield
        yield from measuring((*page.findChildren(Card), outer))
        outer.show()
        self._whole = True
        wanted, self._first = self._first, None
        self.made.emit()
        if self.window().focusWidget() is self:
            first = wanted(page) if wanted is not None else next(iter(self._stops()), None)
            if first is not None:
                first.setFocus()

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops on the page: somebody who came by the keys of the tabs begins there."""
        return [one for one in stops_in(self) if one.isVisibleTo(self) and one.isEnabled()]

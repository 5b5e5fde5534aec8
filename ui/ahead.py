"""Modules of places that nobody has gone to yet, imported one by one while the window has nothing else to do.

Otherwise the first look at a place waits until all of its modules are read, some 20 to 80 ms. It is done on the thread
that paints, a module at a time: on another one, PySide's classes are sometimes made twice (see ``LateScreen``). The
catalogues of sentences, which are no widgets, are read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.places_of_work import LateScreen

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.places_of_work import Place

SOON_MS = 2_000
"""Whoever sits down sees their list first."""

BETWEEN_MS = 40
"""Between two modules: time for whoever types or rolls meanwhile."""


class Ahead(QObject):
    """Imports what the places of one window are made of."""

    def __init__(self, desktop: Desktop, places: Mapping[str, Place], parent: QObject) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._names = modules(places)
        self._timer = QTimer(self)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()
        desktop.news.closing.connect(self._timer.stop)

    @property
    def over(self) -> bool:
        """Tell whether every module is there."""
        return not self._timer.isActive()

    def _next(self) -> None:
        if self._timer.interval() == SOON_MS:
            self._timer.setInterval(BETWEEN_MS)
            self._desktop.counting.ask("ahead.words", self._read_words, done=self._forget)
        if self._desktop.busy:
            return
        name = next(self._names, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)

    def _read_words(self) -> int:
        """Read the sentences that the first list did without; they are no widgets, and any thread may."""
        return len(self._desktop.wording.catalogue)

    def _forget(self, _count: int) -> None: ...


def modules(places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the modules of these places, each place's view after what it is made of."""
    for place in places.values():
        if isinstance(place.make, LateScreen):
            package = place.make.module.rpartition(".")[0]
            yield package
            inside = import_module(package)
            parts = [one.name for one in walk_packages(inside.__path__, f"{package}.")]
            yield from sorted(parts, key=lambda name: (name == f"{package}.view", -name.count("."), name))

"""A municipality, suggested while one types, so that its code is stored and not only a name that may be ambiguous.

``asked``: the words to look for; whoever answers does so with ``show_places``. Up and Down choose, Enter takes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from reviewer.programme.place_search import SuggestedPlace
from ui.theme.tokens import Space
from ui.widgets.text import Look, Text

PAUSE_MS = 80


class PlaceField(QWidget):
    """A line with a list below it. ``place``: what was chosen, None where only words were typed."""

    asked = Signal(str)
    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("Begin the name or the code"))
        column.addWidget(self.edit)
        self.note = Text("", Look.CAPTION)
        column.addWidget(self.note)
        self.places: tuple[SuggestedPlace, ...] = ()
        self.place: SuggestedPlace | None = None
        self._lines = QStringListModel(self)
        self._list = QCompleter(self._lines, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self.edit)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Suggested municipalities"))
        self._popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setPopup(self._popup)
        self._list.activated.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._typed)

    @property
    def words(self) -> str:
        """Return what stands in the field."""
        return self.edit.text().strip()

    def show_places(self, places: Sequence[SuggestedPlace]) -> None:
        """Show what the words may name."""
        self.places = tuple(places)
        self._lines.setStringList([self._line(one) for one in self.places])
        if self.places and self.edit.hasFocus() and self.place is None:
            self._list.complete()
            self._popup.setCurrentIndex(QModelIndex())
        elif self._popup.isVisible():
            self._popup.hide()

    def choose(self, number: int) -> None:
        """Take one of the places that are shown."""
        self.place = self.places[number]
        self.edit.setText(self.place.name)
        self._say()
        self.chosen.emit()

    # --- inside ----------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.place = None
        self.note.clear()
        self._pause.start()

    def _ask(self) -> None:
        self.asked.emit(self.words)

    def _take(self, line: str) -> None:
        lines = self._lines.stringList()
        if line in lines:
            self.choose(lines.index(line))

    def _line(self, place: SuggestedPlace) -> str:
        same = place.written == place.name
        name = place.name if same else f"{place.written} → {place.name}"
        where = [part for part in (place.county, place.note) if part]
        code = place.code or self.tr("no code: to be verified")
        return " · ".join((name, *where, code))

    def _say(self) -> None:
        if self.place is None:
            return
        if self.place.code is None:
            self.note.setText(self.tr("The name alone does not tell the place: it stays to be verified."))
            return
        where = (
            self.tr("within the CMM") if self.place.inside else self.tr("outside the CMM")
        ) if self.place.inside is not None else ""  # fmt: skip
        words = self.tr("Code {code}").format(code=self.place.code)
        self.note.setText(f"{words} · {where}" if where else words)

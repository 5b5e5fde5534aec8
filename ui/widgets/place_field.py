"""A municipality, suggested while one types, so that its code is stored and not only a name that may be ambiguous.

``asked``: the words to look for; whoever answers does so with ``show_places``. Up and Down choose, Enter takes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.programme.place_search import SuggestedPlace
from ui.theme.tokens import Space
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

PAUSE_MS = 80
SHOWN = 7


class PlaceField(QWidget):
    """A line with a list below it. ``place``: what was chosen, None where only words were typed."""

    asked = Signal(str)
    resized = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.edit = SpokenLine()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("Begin the name or the code"))
        column.addWidget(self.edit)
        self.note = Text("", Look.CAPTION)
        column.addWidget(self.note)
        self.places: tuple[SuggestedPlace, ...] = ()
        self.place: SuggestedPlace | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Suggested municipalities"))
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * SHOWN)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        column.addWidget(self.list)
        self.list.hide()
        self.edit.installEventFilter(self)
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
        self.list.clear()
        self.list.addItems([self._line(one) for one in self.places])
        self._offer(bool(self.places) and self.place is None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words to the list with Down."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.edit and down and event.type() == QEvent.Type.KeyPress and self.places:
            self.list.setFocus()
            self.list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def choose(self, number: int) -> None:
        """Take one of the places that are shown."""
        self.place = self.places[number]
        self.edit.setText(self.place.name)
        self._say()
        self._offer(False)
        self.edit.setFocus()

    # --- inside ----------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self.place = None
        self.note.clear()
        self._pause.start()

    def _ask(self) -> None:
        self.asked.emit(self.words)

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(self.list.row(item))

    def _offer(self, yes: bool) -> None:
        self.list.setVisible(yes)
        self.note.setVisible(not yes)
        self.resized.emit()

    def _line(self, place: SuggestedPlace) -> str:
        same = place.written == place.name
        name = place.name if same else f"{place.written} → {place.name}"
        where = [part for part in (place.county, place.note) if part]
        code = place.code or self.tr("no code: to be verified")
        return " · ".join((name, code, *where))

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

"""The search field of the search language: completion as one types, and what is wrong, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from reviewer.search.completing import Completion
from ui.theme.theme import Theme
from ui.widgets.search import SearchBox


class QueryField(SearchBox):
    """A choice of the completion replaces only the piece at the cursor."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(theme, name, hint, parent)
        self.complete: Callable[[str, int], Sequence[Completion]] = lambda _text, _cursor: ()
        self._offered: tuple[Completion, ...] = ()
        self._lines = QStringListModel(self)
        self._chooser = QCompleter(self._lines, self)
        self._chooser.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._chooser.setWidget(self)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Completion"))
        self._chooser.setPopup(self._popup)
        self._chooser.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # an overload by its type
        self.textEdited.connect(self._offer)

    @property
    def offered(self) -> tuple[Completion, ...]:
        """Return what the completion offers now."""
        return self._offered

    def show_query(self, text: str) -> None:
        """Show a query that was not typed here, unless it stands here already: the cursor stays then."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)

    def take(self, number: int) -> None:
        """Put an offer in the place of what it completes."""
        chosen = self._offered[number]
        text = self.text()
        self.setText(text[: chosen.start] + chosen.insert + text[chosen.end :])
        self.setCursorPosition(chosen.start + len(chosen.insert))
        self._popup.hide()

    # --- inside ----------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        typed = self.text()
        self._offered = tuple(self.complete(typed, self.cursorPosition())) if typed.strip() else ()
        self._lines.setStringList([_line(one) for one in self._offered])
        if self._offered:
            area = self.rect()
            area.setWidth(min(area.width(), self._theme.px(560)))
            self._chooser.complete(area)
        else:
            self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        self.take(index.row())


def _line(one: Completion) -> str:
    words = " – ".join(part for part in (one.label, one.help) if part)
    return f"{one.insert}   {words}" if words else one.insert

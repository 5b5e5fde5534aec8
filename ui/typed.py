"""Nothing typed is lost: what whoever acts is writing, in memory and, at every pause, in the database.

Texts are kept in the database, encrypted where it is, for their author alone (``reviewer.services.typing``), and go
once the act that they were for is done. Which fields are kept is ``ui.widgets.typed_fields``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import NotFound
from reviewer.services.desk import NOBODY

if TYPE_CHECKING:
    from reviewer.services.changes import Changes
    from reviewer.services.ports.typed import TypedText
    from ui.desktop import Desktop

PAUSE_MS = 150
"""From the first key to the keeping; further keys do not put it off."""


class Typed(QObject):
    """What the acting person was typing. ``loaded``: it has been read; ``failed``: something could not be kept."""

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop: Desktop | None = None
        self._person = ""
        self._known: dict[str, str] = {}
        self._waiting: dict[str | None, dict[str, str]] = {}
        self._under_way = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def begin(self, desktop: Desktop) -> None:
        """Take the office: read what was being typed, and keep what will be."""
        self._desktop = desktop
        desktop.news.changed.connect(self._hear)
        desktop.news.closing.connect(self._last_flush)
        self._load()

    @property
    def count(self) -> int:
        """Return how many texts wait for whoever acts."""
        return len(self._known)

    def text_at(self, key: str) -> str:
        """Return what was typed at a place, empty where nothing was."""
        return self._known.get(key, "")

    def take(self, key: str, text: str, about: str | None) -> None:
        """Keep a text from now on, or nothing any more where it is empty."""
        if text == self._known.get(key, ""):
            return
        if text:
            self._known[key] = text
        else:
            self._known.pop(key, None)
        self._waiting.setdefault(about, {})[key] = text
        if not self._pause.isActive():
            self._pause.start()

    def flush(self) -> None:
        """Keep now what waits. One keeping at a time: what is typed meanwhile follows it."""
        self._pause.stop()
        if self._desktop is None or self._under_way or not self._waiting:
            return
        if self._desktop.office.session.current().id != self._person:
            self._waiting.clear()
            return
        about, texts = self._waiting.popitem()
        self._under_way = True
        work = partial(self._desktop.office.typing.keep, texts, dossier_id=about)
        self._desktop.writes.run(work, done=self._kept, failed=self._not_kept)

    # --- inside ----------------------------------------------------------------------------------------------

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.people:
            self._load()

    def _load(self) -> None:
        if self._desktop is None:
            return
        person = self._desktop.office.session.current()
        if person.id == self._person:
            return
        self._person = person.id
        self._known.clear()
        if person != NOBODY:
            work = partial(_read, self._desktop, person.id)
            self._desktop.reads.ask("typed", work, done=self._show, failed=self._not_read)

    def _show(self, found: tuple[str, tuple[TypedText, ...]]) -> None:
        person, texts = found
        if person == self._person:
            self._known = {**{one.place: one.text for one in texts}, **self._known}
            self.loaded.emit()

    def _not_read(self, error: Exception) -> None:
        self._person = ""
        self.failed.emit(error)

    def _kept(self, _nothing: Any) -> None:
        self._under_way = False
        self.flush()

    def _not_kept(self, error: Exception) -> None:
        """The text stays in its field; a dossier that went behind a wall meanwhile is silence."""
        self._under_way = False
        if not isinstance(error, NotFound):
            self.failed.emit(error)

    def _last_flush(self) -> None:
        self._under_way = False
        while self._waiting:
            self.flush()
            self._under_way = False


def _read(desktop: Desktop, person_id: str) -> tuple[str, tuple[TypedText, ...]]:
    return person_id, desktop.office.typing.mine()

"""The way back beside the sentence that says what was done, for as long as nothing was built on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.services.undoing import WAYS_BACK
from ui.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from reviewer.services.changes import Changes, Undo
    from reviewer.services.office import Office
    from ui.desktop import Desktop
    from ui.theme.theme import Theme


class TakingBack(QWidget):
    """Hidden until something can be taken back. ``refused``: it could not be any more."""

    refused = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desktop: Desktop | None = None
        self._undo: Undo | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button = Button(theme, self.tr("Undo"), "undo-2", Kind.LINK)
        self.button.setObjectName("undo")
        self.button.setToolTip(self.tr("Take back what was just done (Alt+Z)"))
        self.button.clicked.connect(self.take_back)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.button.hide()

    def install(self, desktop: Desktop) -> None:
        """Take the office."""
        self._desktop = desktop
        desktop.feedback.undoable.connect(self.offer)
        desktop.news.changed.connect(self._hear)

    def offer(self, undo: Undo) -> None:
        """Offer the way back."""
        self._undo = undo
        self.button.show()

    def forget(self) -> None:
        """Offer nothing any more."""
        self._undo = None
        self.button.hide()

    def take_back(self) -> None:
        """Take back what was just done, where something was."""
        undo, desktop = self._undo, self._desktop
        if undo is None or desktop is None:
            return
        self.forget()
        work = partial(_take_back, desktop.office, undo)
        desktop.writes.run(work, done=self._done, failed=self._failed)

    # --- inside ----------------------------------------------------------------------------------------------

    def _hear(self, changes: Changes, _origin: object) -> None:
        undo = self._undo
        if undo is not None and undo.dossier_id in changes.dossiers and changes.undo != undo:
            self.forget()

    def _done(self, changes: Changes) -> None:
        if self._desktop is not None:
            self._desktop.feedback.done(changes)
            self._desktop.news.tell(changes, self)

    def _failed(self, error: Exception) -> None:
        self.refused.emit(error)


def _take_back(office: Office, undo: Undo) -> Changes:
    back = {Act.UNDO_DECISION: office.undoing.decision, Act.UNDO_COMPLEMENTS: office.undoing.complements}
    return back[WAYS_BACK[undo.event]](undo)

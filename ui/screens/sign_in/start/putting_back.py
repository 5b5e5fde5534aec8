"""From the folder of a copy, chosen on the very first page, to the door of the database that was put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.feedback import Feedback
from ui.screens.sign_in.start.dialog_put_back import PutBackDialog

if TYPE_CHECKING:
    from reviewer.services.ports.backups import RestorePreview
    from reviewer.wording import Wording
    from ui.screens.sign_in.gate import GatePresenter
    from ui.screens.sign_in.start.view import StartPage
    from ui.theme.theme import Theme


class PuttingBack(QObject):
    """``restored``: login and password that opened the copy, which sign in too; both empty where none was typed."""

    restored = Signal(str, str)

    def __init__(self, theme: Theme, page: StartPage, gate: GatePresenter, wording: Wording) -> None:
        super().__init__(gate)
        self._theme = theme
        self._page = page
        self._gate = gate
        self._wording = wording
        self._typed = ("", "")
        self.dialog: PutBackDialog | None = None
        page.copy_chosen.connect(gate.look_at)
        gate.looked.connect(self._show)
        gate.kept_out.connect(self._refuse)
        gate.put_in.connect(self._done)

    def _show(self, looked: tuple[RestorePreview, bool]) -> None:
        seen, asks = looked
        self._page.free()
        dialog = PutBackDialog(self._theme, seen, asks=asks, place=self._gate.place, parent=self._page)
        dialog.confirmed.connect(self._put_back)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _put_back(self, login: str, secret: str) -> None:
        if self.dialog is not None:
            self._typed = (login, secret)
            self._gate.put_back(self.dialog.seen.copy.folder, login, secret)

    def _refuse(self, error: Exception) -> None:
        self._typed = ("", "")
        if self.dialog is not None:
            self.dialog.refuse(Feedback(self._wording).explain(error))

    def _done(self, by_password: bool) -> None:
        typed, self._typed = self._typed, ("", "")
        if self.dialog is not None:
            self.dialog.accept()
        self.restored.emit(*(typed if by_password else ("", "")))

    def _forget(self, _result: int) -> None:
        self.dialog = None

"""The fields of a dialog or page whose text is kept while it is typed, and is back when they open again.

A dialog left by Escape keeps its text; an emptied field keeps nothing; what is done leaves nothing. Texts of several
lines are kept everywhere; a line is where it says so (``setProperty(KEPT, True)``), never one that hides what is typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from ui.typed import Typed

KEPT = "kept"

Field = QLineEdit | QPlainTextEdit | QTextEdit


def attend(typed: Typed, root: QWidget, place: str, about: str | None = None) -> Watch:
    """Keep what is typed under a dialog or a page, and put back what was typed there before.

    ``place``: the same for the same act on the same thing; ``about``: the dossier that it is about.
    """
    for former in root.findChildren(Watch):
        if former.parent() is root:
            former.leave()
    return Watch(typed, root, place, about)


class Watch(QObject):
    """The fields of one dialog or page. ``returned``: a text that was typed before is back."""

    returned = Signal()

    def __init__(self, typed: Typed, root: QWidget, place: str, about: str | None) -> None:
        super().__init__(root)
        self._typed = typed
        self._about = about
        self._fields = {f"{place}#{name}": field for name, field in _fields(root)}
        self._begun: set[str] = set()
        self._left = False
        for key, field in self._fields.items():
            note = partial(self._note, key, field)
            if isinstance(field, QLineEdit):
                field.textChanged.connect(note)
            else:
                field.document().contentsChanged.connect(note)
        if isinstance(root, QDialog):
            root.accepted.connect(self.done)
            root.finished.connect(self._closed)
        # Once whoever opened the dialog has put into its fields what they begin with.
        QTimer.singleShot(0, self, self.restore)

    def restore(self) -> None:
        """Put back what was typed here before, where nothing was typed since."""
        back = False
        for key, field in self._fields.items():
            before = self._typed.text_at(key)
            if not before or self._left or _modified(field) or _text(field) == before or field.isReadOnly():
                continue
            self._begun.add(key)
            _fill(field, before)
            back = True
        if back:
            self.returned.emit()

    def done(self) -> None:
        """Forget what was typed here: its act is done."""
        for key in self._fields:
            self._typed.take(key, "", self._about)
        self._begun.clear()

    def leave(self) -> None:
        """Listen no more: the same fields are about something else from now on."""
        self._left = True
        self.deleteLater()

    # --- inside ----------------------------------------------------------------------------------------------

    def _note(self, key: str, field: Field, _text_now: str = "") -> None:
        if self._left:
            return
        if _modified(field):
            self._begun.add(key)
            self._typed.take(key, _text(field), self._about)
        elif key in self._begun and not _text(field):
            # Emptied by the program and not by a key: what was typed has been sent.
            self._begun.discard(key)
            self._typed.take(key, "", self._about)

    def _closed(self) -> None:
        self._left = True
        self._typed.flush()


def _fields(root: QWidget) -> list[tuple[str, Field]]:
    """Return the fields to keep, in the order in which they were made, each with a name that stays."""
    texts: list[Field] = [*root.findChildren(QPlainTextEdit), *root.findChildren(QTextEdit)]
    wanted = [one for one in texts if one.property(KEPT) is not False and not one.isReadOnly()]
    lines = root.findChildren(QLineEdit)
    wanted += [one for one in lines if one.property(KEPT) and one.echoMode() is QLineEdit.EchoMode.Normal]
    found: list[tuple[str, Field]] = []
    for field in wanted:
        name = field.objectName() or field.accessibleName() or type(field).__name__
        while any(name == other for other, _ in found):
            name += "+"
        found.append((name, field))
    return found


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _modified(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _fill(field: Field, text: str) -> None:
    """Put a text in as if it were typed: whoever listens hears it, and it can be undone."""
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setModified(True)
        field.textEdited.emit(text)
        return
    field.setPlainText(text)
    field.document().setModified(True)
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    field.setTextCursor(cursor)

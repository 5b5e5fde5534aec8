"""The frame of every screen: a header with title and acts, a place for refusals, and the content below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from reviewer.wording import Explanation
from ui.desktop import Desktop
from ui.presenter import Presenter
from ui.theme.tokens import Space
from ui.widgets.header import Header
from ui.widgets.notice import Notice
from ui.widgets.text import Look, Text


class Screen(QWidget):
    """Base of views. Shows refusals in ``notice``, conflicts as a choice; tells its presenter when it is seen."""

    titled = Signal(str)

    def __init__(self, desktop: Desktop, presenter: Presenter) -> None:
        super().__init__()
        self.desktop = desktop
        self.theme = desktop.theme
        self._base = presenter
        presenter.setParent(self)
        self.setObjectName("canvas")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

        head = Header()
        self.leading, self.title_row, self.acts = head.leading, head.title_row, head.acts
        self.title, self.subtitle = head.title, head.subtitle
        self._column.addWidget(head)

        self._notice_room = QWidget()
        room = QVBoxLayout(self._notice_room)
        room.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
        self.notice = Notice(self.theme)
        room.addWidget(self.notice)
        self._notice_room.hide()
        self.notice.dismissed.connect(self._notice_room.hide)
        self._column.addWidget(self._notice_room)

        presenter.refused.connect(self.show_refusal)
        presenter.conflicted.connect(self.show_conflict)

    # --- for subclasses --------------------------------------------------------------------------------------

    def set_body(self, body: QWidget, *, margin: int = Space.XL, scrolls: bool = False) -> None:
        """Put the content below the header."""
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.addWidget(body)
        if not scrolls:
            self._column.addWidget(page, 1)
            return
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._column.addWidget(area, 1)

    def open(self, argument: object) -> None:
        """Open what the navigator brought here, such as a dossier's id."""

    def reload(self) -> None:
        """Read everything on the screen again."""
        self._base.reload()

    def focus_first(self) -> None:
        """Give the focus to what one wants first."""
        self.focusNextChild()

    def show_refusal(self, error: Exception) -> None:
        """Show an error beside the act; a screen with fields shows it at the field instead."""
        feedback = self.desktop.feedback
        self._notice_room.show()
        self.notice.explain(feedback.explain(error), feedback.faults(error))

    def say(self, words: Explanation) -> None:
        """Say what happened beside the act; its faults are listed elsewhere on the screen."""
        self._notice_room.show()
        self.notice.explain(words)

    def show_conflict(self, error: Exception) -> None:
        """Somebody else changed the same thing: let the person choose to read it again."""
        words = self.desktop.feedback.explain(error)
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Changed meanwhile"), words.what, parent=self)
        box.setInformativeText(f"{words.safe} {words.do}")
        reload = box.addButton(self.tr("Reload"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Keep what I see"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(reload)
        box.setEscapeButton(keep)
        box.setObjectName("conflict")
        box.accepted.connect(self._base.reload)
        box.open()

    def clear_refusal(self) -> None:
        """Forget the last refusal: the person is trying again."""
        self.notice.clear()

    # --- Qt --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the screen up to date when it is seen."""
        super().showEvent(event)
        self._base.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self._base.hide()


def section(text: str) -> Text:
    """Return a heading inside a page."""
    return Text(text, Look.LEAD)

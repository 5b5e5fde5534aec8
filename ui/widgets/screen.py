"""The frame of every screen: a header with title and acts, a place for refusals, and the content below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.commands.command import Command, Group
from ui.tasks.slices import Steps
from ui.theme.tokens import Space
from ui.widgets.card import widgets_in
from ui.widgets.header import Header
from ui.widgets.notice import Notice
from ui.widgets.roll import let_roll

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.desktop import Desktop
    from ui.presenter import Presenter


class Screen(QWidget):
    """Base of views. Shows refusals in ``notice``, conflicts as a choice; tells its presenter when it is seen.

    ``titled``: what the window is called while this shows (``window_title``) is another.
    """

    titled = Signal()

    def __init__(self, desktop: Desktop, presenter: Presenter) -> None:
        room = desktop.navigator.room
        super().__init__(room if isinstance(room, QWidget) else None)
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
        self.title.changed.connect(self.titled)
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

    @property
    def window_title(self) -> str:
        """Return what the window is called while this shows, on the task bar too: never with a candidate's name."""
        return self.title.text()

    def set_body(self, body: QWidget, *, margin: int = Space.XL, scrolls: bool = False) -> None:
        """Put the content below the header; a message stands between both, for Tab too.

        Best called once the header is whole and before the content is filled: what is put into a place that already
        stands in the window is measured once, what is made apart and brought is measured again at each step.
        """
        heads = [one for part in (self.leading, self.title_row, self.acts) for one in widgets_in(part)]
        stops = [one for one in heads if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        if stops:
            self.notice.follow(stops[-1])
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(margin, margin, margin, margin)
        if not scrolls:
            self._column.addWidget(page, 1)
            inside.addWidget(body)
            return
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(area, 1)
        area.setWidget(page)
        inside.addWidget(body)

    def make_later(self, steps: Steps) -> None:
        """Make or fill little by little, after what is under way here, what is not seen first."""
        self.desktop.slices.then(self, steps)

    def make_whole(self) -> None:
        """Make now what is left to be made: it is about to be needed."""
        self.desktop.slices.finish(self)

    def open(self, argument: object) -> None:
        """Open what the navigator brought here, such as a dossier's id."""

    def reload(self) -> None:
        """Read everything on the screen again."""
        self._base.reload()

    def unsaved(self) -> object:
        """Return what was decided here and is stored nowhere yet, for the window's twin."""
        return self._base.unsaved()

    def put_back(self, unsaved: object) -> None:
        """Take what another window had not stored yet."""
        self._base.put_back(unsaved)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done here by name: by default what the buttons of the header do."""
        return tuple(self._pressing(one) for one in self._head_buttons() if one.isVisible() and one.text())

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """Return the commands that have keys, each beside the widget in which the focus must be."""
        return ()

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

    # --- inside ----------------------------------------------------------------------------------------------

    def _head_buttons(self) -> tuple[QPushButton, ...]:
        return tuple(
            one for one in widgets_in(self.acts) if isinstance(one, QPushButton) and one.menu() is None
        )

    def _pressing(self, button: QPushButton, shortcut: str = "") -> Command:
        """Return the command that presses a button. ``shortcut``: its key, for a screen that binds it."""

        def why_not() -> str:
            possible = button.isEnabled() and button.isVisible()
            return "" if possible else button.toolTip() or self.tr("Not possible now.")

        return Command(
            key=f"button:{type(self).__name__}:{button.objectName() or button.text()}",
            title=lambda: button.text().replace("&", ""),
            icon=str(button.property("icon_name") or "circle"),
            group=Group.PAGE,
            run=button.click,
            shortcut=shortcut,
            why_not=why_not,
        )

    # --- Qt --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the screen up to date when it is seen."""
        super().showEvent(event)
        self.prepare_areas()
        self._base.show()

    def prepare_areas(self) -> None:
        """Let what scrolls do so by keys, with a name for a screen reader; again once more of it is made."""
        for area in self.findChildren(QScrollArea):
            if not area.accessibleName():
                area.setAccessibleName(self.tr("Page that scrolls"))
        let_roll(self.theme, self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self._base.hide()

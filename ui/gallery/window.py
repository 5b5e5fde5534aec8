"""The window of the gallery: exhibits one below the other, and the three things that one changes while looking."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from reviewer.wording import Wording
from ui.application import create_application
from ui.gallery.exhibits import EXHIBITS, Exhibit, Shown
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import SCALES, Mode, Theme
from ui.theme.tokens import Space, Window
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, Facts
from ui.widgets.empty import Empty
from ui.widgets.filters import Flow
from ui.widgets.header import Header
from ui.widgets.notice import Notice
from ui.widgets.split import Split
from ui.widgets.table import Table
from ui.widgets.text import Look, Text
from ui.widgets.thread import Thread
from ui.widgets.timeline import Timeline
from ui.widgets.trouble import TroubleBar

SIZE = QSize(*Window.OFFICE)
WIDE = (Notice, TroubleBar, Card, Empty, Thread, Timeline, Table, Split, Header, Facts)


class GalleryWindow(QMainWindow):
    """Every exhibit; ``page`` is all of them, as high as they are."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self.setWindowTitle(self.tr("Gallery of widgets"))
        self.resize(SIZE)
        self.page = QWidget()
        self.page.setObjectName("canvas")
        column = QVBoxLayout(self.page)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.XL)
        for exhibit in EXHIBITS:
            column.addWidget(self._room(exhibit))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(self.page)
        self.setCentralWidget(area)
        for words, icon, act in (
            (self.tr("Text size"), "a-large-small", self._next_scale),
            (self.tr("Light or dark"), "moon", self._toggle_dark),
        ):
            button = IconButton(theme, words, icon)
            button.clicked.connect(act)
            self.statusBar().addPermanentWidget(button)

    def _room(self, exhibit: Exhibit) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(", ".join(kind.__name__ for kind in exhibit.kinds), Look.TITLE))
        flow_room = QWidget()
        flow = Flow(flow_room)
        for shown in exhibit.make(self._theme, self._wording):
            flow.addWidget(_framed(shown, self._theme))
        column.addWidget(flow_room)
        return room

    def _next_scale(self) -> None:
        index = SCALES.index(self._theme.scale) if self._theme.scale in SCALES else 0
        self._theme.rescale(SCALES[(index + 1) % len(SCALES)])

    def _toggle_dark(self) -> None:
        dark = self._theme.colours.name == "dark"
        self._theme.choose(Mode.LIGHT if dark else Mode.DARK)


def _framed(shown: Shown, theme: Theme) -> QWidget:
    """Return a widget with its state below it; what wraps gets the room that it has in a screen."""
    frame = QWidget()
    if isinstance(shown.widget, WIDE):
        shown.widget.setMinimumWidth(theme.px(360))
    column = QVBoxLayout(frame)
    column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
    column.addWidget(shown.widget)
    caption = Text(shown.state, Look.CAPTION)
    caption.setAlignment(Qt.AlignmentFlag.AlignLeft)
    column.addWidget(caption)
    column.addStretch(1)
    return frame


def run_gallery() -> int:
    """Show the gallery until it is closed."""
    preferences = Preferences.of_this_person()
    app: QApplication = create_application(language=preferences.language)
    theme = Theme(app, preferences.mode, preferences.scale)
    window = GalleryWindow(theme, Wording.load(Language(preferences.language)))
    window.show()
    return app.exec()

"""The theme in use: light or dark, text scale, fonts. One object, changed at run time, that everything follows."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from ui.places import FONTS
from ui.theme import icons
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, FAMILY, FONT_FILES, LIGHT, Colours, Size, Space, Tone, ToneName, Type

SCALES = (1.0, 1.25, 1.5, 2.0)


class Mode(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours and sizes of the moment. ``changed``: everything drawn by hand draws itself again."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._scale = scale
        self._pictures = QTemporaryDir()
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(FONTS / name))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Return what the person asked for."""
        return self._mode

    @property
    def scale(self) -> float:
        """Return the text scale, 1.0 for 100 %."""
        return self._scale

    @property
    def colours(self) -> Colours:
        """Return the colours in use."""
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and dark) else LIGHT

    def px(self, size: float) -> int:
        """Return a length of the tokens at the present text scale, in logical pixels."""
        return round(size * self._scale)

    def colour(self, role: str) -> QColor:
        """Return a colour by the name of its token."""
        return QColor(self.colours.named(role))

    def tone(self, name: ToneName) -> Tone:
        """Return the colours of a meaning."""
        return self.colours.tone(name)

    def font(self, size: float = Type.BODY, *, strong: bool = False) -> QFont:
        """Return a font of the type scale for what is painted by hand."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def icon(self, name: str, role: str = "text", size: float = Size.ICON) -> QIcon:
        """Return an icon in a colour of the theme; see ``follow_icon`` for one that follows theme changes."""
        return icons.icon(name, self.colours.named(role), self.colours.muted, self.px(size))

    def pixmap(self, name: str, role: str = "text", size: float = Size.ICON) -> QPixmap:
        """Return an icon as a picture."""
        return icons.pixmap(name, self.colours.named(role), self.px(size))

    # --- changing --------------------------------------------------------------------------------------------

    def choose(self, mode: Mode) -> None:
        """Use the light or the dark theme, or follow the system."""
        if mode is not self._mode:
            self._mode = mode
            self._apply()

    def rescale(self, scale: float) -> None:
        """Use another text scale."""
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def put_icon(
        self, widget: QAbstractButton | QLabel, name: str, role: str = "text", size: float = Size.ICON
    ) -> None:
        """Give a button or a label an icon that follows the theme."""
        for old in widget.findChildren(_IconBinding, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.stop()
        _IconBinding(self, widget, name, role, size)
        widget.setProperty("icon_name", name)

    # --- inside ----------------------------------------------------------------------------------------------

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        colours = self.colours
        self._app.setFont(self.font())
        self._app.setPalette(_palette(colours))
        self._app.setStyleSheet(stylesheet(colours, self.px, self._write_pictures(colours)))
        self.changed.emit()

    def _write_pictures(self, colours: Colours) -> dict[str, str]:
        wanted = {
            "chevron": ("chevron-down", colours.muted),
            "chevron_up": ("chevron-up", colours.muted),
            "check": ("check", colours.on_accent),
            "tick": ("check", colours.text),
            "dot": ("dot", colours.on_accent),
        }
        paths = {}
        for key, (name, colour) in wanted.items():
            path = Path(self._pictures.path()) / f"{name}-{colour[1:]}.svg"
            if not path.exists():
                path.write_bytes(icons.svg(name, colour))
            paths[key] = path.as_posix()
        return paths


class _IconBinding(QObject):
    """Keeps the icon of one widget in the theme's colour; lives and dies with the widget."""

    def __init__(
        self, theme: Theme, widget: QAbstractButton | QLabel, name: str, role: str, size: float
    ) -> None:
        super().__init__(widget)
        self._theme = theme
        self._widget = widget
        self._name, self._role, self._size = name, role, size
        theme.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Draw the icon in the colours of the moment."""
        if isinstance(self._widget, QLabel):
            self._widget.setPixmap(self._theme.pixmap(self._name, self._role, self._size))
        else:
            side = self._theme.px(self._size)
            gap = self._theme.px(Space.XS) if isinstance(self._widget, QPushButton) else 0
            colours = self._theme.colours
            drawn = icons.icon(self._name, colours.named(self._role), colours.muted, side, gap)
            self._widget.setIcon(drawn)
            self._widget.setIconSize(QSize(side + gap, side))

    def stop(self) -> None:
        """Leave the widget to another icon."""
        self._theme.changed.disconnect(self.draw)
        self.setParent(None)
        self.deleteLater()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: colours.canvas,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.BrightText: colours.danger.text,
        role.Light: colours.surface,
        role.Midlight: colours.edge,
        role.Mid: colours.edge_strong,
        role.Dark: colours.edge_strong,
        role.Shadow: colours.edge_strong,
        role.Accent: colours.accent,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.muted))
    return palette

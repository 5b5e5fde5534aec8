"""Rendered pages of a document, one below the other, with its text for those who do not see them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.previews import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.card import clear
from ui.widgets.empty import Empty


class Pages(QScrollArea):
    """A preview: pages fit the width. Nothing of the document but pictures is ever opened here."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._images: list[tuple[QLabel, QImage]] = []
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.L)
        self.setWidget(inside)

    @property
    def count(self) -> int:
        """Return how many pages are shown."""
        return len(self._images)

    def say(self, what: str, do: str = "", icon: str = "file-text") -> None:
        """Show a sentence where the pages would be."""
        self._empty_out()
        self._column.addWidget(Empty(self._theme, icon, what, do))

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages."""
        self._empty_out()
        for page in pages:
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAccessibleName(page.text)
            self._images.append((label, page.image))
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def go_to(self, index: int) -> None:
        """Bring a page to the top."""
        label, _ = self._images[index]
        self.verticalScrollBar().setValue(label.y() - Space.L)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _empty_out(self) -> None:
        self._images.clear()
        clear(self._column)

    def _fit(self) -> None:
        width = self.viewport().width() - 2 * Space.L
        ratio = self.devicePixelRatioF()
        for label, image in self._images:
            wide = min(round(width * ratio), image.width())
            scaled = image.scaledToWidth(max(wide, 1), Qt.TransformationMode.SmoothTransformation)
            picture = QPixmap.fromImage(scaled)
            picture.setDevicePixelRatio(ratio)
            label.setPixmap(picture)

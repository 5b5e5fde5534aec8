"""Tabs of a page: each stands in its place before it is filled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.theme.tokens import Space


class Tabs(QTabWidget):
    """Tabs without a frame of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)

    def show_bar(self, shown: bool) -> None:
        """Show the tabs, or their one page alone: Tab would never get past a bar that nobody sees."""
        self.tabBar().setVisible(shown)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if shown else Qt.FocusPolicy.NoFocus)

    def add_column(self, title: str, *, above: int = Space.M) -> QVBoxLayout:
        """Add an empty page and return its column, to be filled now or later. ``above``: room over it."""
        page = QWidget()
        self.addTab(page, title)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, above, 0, 0)
        column.setSpacing(Space.M)
        return column

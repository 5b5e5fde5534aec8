"""What scrolls: a page as it is, or a column of widgets that never goes sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.roll import keep_flush


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page that scrolls where it is higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("page")
    area.setWidget(page)
    return area


def scrolled_column(*widgets: QWidget) -> QScrollArea:
    """Return widgets one below the other, pushed to the top."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(Space.XL, Space.M, Space.M, Space.M)
    column.setSpacing(Space.L)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    keep_flush(area, beside=Space.M, without=Space.XL)
    return area

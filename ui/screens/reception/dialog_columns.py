"""Which columns the list has, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from reviewer.services.view_records import ViewColumn
    from ui.desktop import Desktop

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(ActDialog):
    """``confirmed``: ``arrangement`` is wanted. Alt and the arrows move a line; Space shows or hides it."""

    def __init__(
        self,
        desktop: Desktop,
        arrangement: Sequence[ViewColumn],
        usual: Sequence[ViewColumn],
        titles: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            desktop, self.tr("Columns of the list"), verb=self.tr("Show these"), icon="check", parent=parent
        )
        self._titles = titles
        self._known: dict[str, ViewColumn] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setMinimumHeight(desktop.theme.px(420))
        self.body.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.up = Button(desktop.theme, self.tr("Up"), "chevron-up")
        self.down = Button(desktop.theme, self.tr("Down"), "chevron-down")
        self.usual = Button(desktop.theme, self.tr("As usual"), "undo-2", Kind.QUIET)
        self.up.setShortcut("Alt+Up")
        self.down.setShortcut("Alt+Down")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(lambda: self._fill(usual))
        for button in (self.up, self.down, self.usual):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._fill(arrangement)
        self.list.setFocus()

    @property
    def arrangement(self) -> tuple[ViewColumn, ...]:
        """Return the columns as they are wanted."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return tuple(
            replace(self._known[one.data(_KEY)], shown=one.checkState() is Qt.CheckState.Checked)
            for one in items
        )

    def ready(self) -> bool:
        """A list without columns shows nothing: at least one stays."""
        return any(one.shown for one in self.arrangement)

    def _fill(self, columns: Sequence[ViewColumn]) -> None:
        self.list.clear()
        self._known = {one.key: one for one in columns}
        for one in columns:
            item = QListWidgetItem(self._titles[one.key])
            item.setData(_KEY, one.key)
            item.setCheckState(Qt.CheckState.Checked if one.shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            self.list.insertItem(place + by, self.list.takeItem(place))
            self.list.setCurrentRow(place + by)

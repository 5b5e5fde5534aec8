"""Parts of a record that there may be several of: organisations, leaves, signed days; a row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.expert import Leave, Tie, TieKind
from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.fields import Day, Line, OptionalDay
from ui.widgets.text import Look, Text, line


class Row(QFrame):
    """One row. ``removed``: its person wants it gone."""

    removed = Signal()

    def __init__(self, desktop: Desktop, remove: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, Space.XS, 0, Space.XS)
        self.column.setSpacing(Space.XS)
        self.first = QHBoxLayout()
        self.first.setSpacing(Space.S)
        self.column.addLayout(self.first)
        self.remove = IconButton(desktop.theme, remove, "x")
        self.remove.clicked.connect(self.removed)


class TieRow(Row):
    """An organisation: its name, what binds the expert to it, its number, since when and until when."""

    def __init__(self, desktop: Desktop, tie: Tie | None, today: date) -> None:
        super().__init__(desktop, "")
        known = tie or Tie(name="")
        self.name = Line("tie_name", known.name)
        self.name.setAccessibleName(self.tr("Name of the organisation"))
        self.name.setPlaceholderText(self.tr("Name of the organisation"))
        self.kind = QComboBox()
        self.kind.setObjectName("tie_kind")
        self.kind.setAccessibleName(self.tr("What binds the expert to it"))
        for kind in TieKind:
            self.kind.addItem(desktop.wording.label("tie_kind", kind), kind)
        self.kind.setCurrentIndex(list(TieKind).index(known.kind))
        self.neq = Line("tie_neq", known.neq or "")
        self.neq.setAccessibleName(self.tr("NEQ, ten digits"))
        self.neq.setPlaceholderText(self.tr("NEQ"))
        self.neq.setFixedWidth(desktop.theme.px(110))
        self.remove.setAccessibleName(self.tr("Remove this organisation"))
        self.remove.setToolTip(self.tr("Remove this organisation"))
        self.first.addWidget(self.name, 1)
        self.first.addWidget(self.kind)
        self.first.addWidget(self.neq)
        self.first.addWidget(self.remove)
        self.since = OptionalDay(self.tr("Since"), known.since, today)
        self.until = OptionalDay(self.tr("Until"), known.until, today)
        days = QHBoxLayout()
        days.setSpacing(Space.L)
        days.addWidget(self.since)
        days.addWidget(self.until)
        self.column.addLayout(days)
        self.column.addWidget(line())

    @property
    def value(self) -> Tie:
        """Return the organisation as the fields say."""
        return Tie(
            name=self.name.value,
            kind=TieKind(self.kind.currentData()),
            neq=self.neq.value or None,
            since=self.since.day,
            until=self.until.day,
        )


class LeaveRow(Row):
    """A leave: its first day, and its last one where it is known."""

    def __init__(self, desktop: Desktop, leave: Leave | None, today: date) -> None:
        super().__init__(desktop, "")
        known = leave or Leave(since=today)
        self.since = Day("leave_since", known.since)
        self.since.setAccessibleName(self.tr("First day of the leave"))
        self.until = OptionalDay(self.tr("Last day"), known.until, today)
        self.remove.setAccessibleName(self.tr("Remove this leave"))
        self.remove.setToolTip(self.tr("Remove this leave"))
        label = Text(self.tr("First day"))
        label.setWordWrap(False)
        label.setBuddy(self.since)
        self.first.addWidget(label)
        self.first.addWidget(self.since)
        self.first.addSpacing(Space.L)
        self.first.addWidget(self.until, 1)
        self.first.addWidget(self.remove)

    @property
    def value(self) -> Leave:
        """Return the leave as the fields say."""
        return Leave(since=self.since.day, until=self.until.day)


class DayRow(Row):
    """A day on which something was signed."""

    def __init__(self, desktop: Desktop, day: date | None, today: date) -> None:
        super().__init__(desktop, "")
        self.day = Day("signed_on", day or today)
        self.day.setAccessibleName(self.tr("Signed on"))
        self.remove.setAccessibleName(self.tr("Remove this day"))
        self.remove.setToolTip(self.tr("Remove this day"))
        label = Text(self.tr("Signed on"))
        label.setWordWrap(False)
        label.setBuddy(self.day)
        self.first.addWidget(label)
        self.first.addWidget(self.day)
        self.first.addStretch(1)
        self.first.addWidget(self.remove)

    @property
    def value(self) -> date:
        """Return the day."""
        return self.day.day


R = TypeVar("R", TieRow, LeaveRow, DayRow)


class RowsField(QWidget, Generic[R]):
    """Rows under a heading, and a button that adds one."""

    def __init__(
        self,
        desktop: Desktop,
        heading: str,
        add: str,
        name: str,
        rows: Iterable[R],
        make: Callable[[], R],
    ) -> None:
        super().__init__()
        self._make: Callable[[], R] = make
        self.rows: list[R] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Text(heading, Look.STRONG))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.add = Button(desktop.theme, add, "plus", Kind.QUIET)
        self.add.setObjectName(name)
        self.add.clicked.connect(self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for row in rows:
            self._put(row)

    def _add(self) -> None:
        row = self._make()
        self._put(row)
        row.focusNextChild()

    def _put(self, row: R) -> None:
        self.rows.append(row)
        self._list.addWidget(row)
        row.removed.connect(self._drop)

    def _drop(self) -> None:
        row = self.sender()
        for one in [one for one in self.rows if one is row]:
            self.rows.remove(one)
            self._list.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.add.setFocus()

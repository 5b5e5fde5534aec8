"""The correction form: what is wrong first, each fault under its field; everything else below, on request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.errors import Fault
from reviewer.intake.fields import Kind
from ui.facts import codes_of, name_of, value_of, where
from ui.screens.quarantine.payload import Fact, Payload
from ui.tasks.slices import Slices, Steps
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind
from ui.widgets.card import clear
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text, repolish

Editor = QLineEdit | QComboBox | QPlainTextEdit


class FactField(QWidget):
    """Name, editor and fault of one fact."""

    changed = Signal()

    def __init__(self, theme: Theme, fact: Fact, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.fact = fact
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        label = Text(name_of(fact.path), Look.STRONG)
        column.addWidget(label)
        self.editor: Editor = self._make(theme, fact)
        self.editor.setObjectName(f"fact_{fact.path}")
        self.editor.setAccessibleName(name_of(fact.path))
        label.setBuddy(self.editor)
        column.addWidget(self.editor)
        self.fault = Text("\n".join(self._sentence(one) for one in faults), Look.FAULT)
        self.fault.setObjectName(f"fault_{fact.path}")
        self.editor.setAccessibleDescription(self.fault.text())
        self.editor.setProperty("wrong", bool(faults))
        repolish(self.editor)
        column.addWidget(self.fault)
        self.fault.setVisible(bool(faults))

    @property
    def text(self) -> str:
        """Return what stands in the editor, as the payload writes it."""
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData() or "")
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.text()

    def _sentence(self, fault: Fault) -> str:
        if isinstance(self.editor, QComboBox):
            return self.tr("Found {found}. Choose a value of the list.").format(found=fault.found)
        kind = self.fact.field.kind
        if kind is Kind.MONEY:
            return self.tr("Found {found}. Write an amount such as 105000.00.").format(found=fault.found)
        if kind in {Kind.DECIMAL, Kind.INTEGER}:
            return self.tr("Found {found}. Write a number.").format(found=fault.found)
        template = self.tr("Found {found}. Wanted: {wanted}.")
        return template.format(found=fault.found, wanted=fault.wanted)

    def _make(self, theme: Theme, fact: Fact) -> Editor:
        kind = fact.field.kind
        if kind in {Kind.BOOLEAN, Kind.CHOICE}:
            return self._choice(fact)
        if kind is Kind.PARAGRAPH:
            area = QPlainTextEdit(fact.text)
            area.setTabChangesFocus(True)
            area.setFixedHeight(theme.px(96))
            area.textChanged.connect(self.changed)
            return area
        edit = SpokenLine(fact.text)
        if kind in {Kind.DATE, Kind.BIRTH_DATE}:
            edit.setPlaceholderText(self.tr("YYYY-MM-DD"))
        edit.textEdited.connect(self.changed)
        return edit

    def _choice(self, fact: Fact) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("Not given"), "")
        for code in codes_of(fact.field.values):
            box.addItem(value_of(fact.field.values, code), code)
        index = box.findData(fact.text)
        if index < 0:
            box.addItem(fact.text, fact.text)
            index = box.count() - 1
        box.setCurrentIndex(index)
        box.currentIndexChanged.connect(self.changed)
        return box


class CorrectionForm(QWidget):
    """All facts of one row. ``changed``: the person changed something."""

    changed = Signal()

    def __init__(self, theme: Theme, slices: Slices) -> None:
        super().__init__()
        self._theme = theme
        self._slices = slices
        self._payload: Payload | None = None
        self._fields: list[FactField] = []
        self._raw: QPlainTextEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._tab_place = TabPlace(self)

    def show_row(self, payload: str, faults: Sequence[Fault]) -> None:
        """Show a row: wrong facts first, the others behind a button."""
        self._slices.drop(self)
        clear(self._column)
        self._fields, self._raw = [], None
        try:
            self._payload = Payload(payload)
        except ValueError:
            self._payload = None
            self._show_raw(payload, faults)
            return
        by_path: dict[str, list[Fault]] = {}
        for fault in faults:
            by_path.setdefault(fault.path, []).append(fault)
        facts = self._payload.facts()
        known = {fact.path for fact in facts}
        loose = [one for path, some in by_path.items() if path not in known for one in some]
        if loose:
            self._column.addWidget(self._sentences(loose))
        for fact in facts:
            if fact.path in by_path:
                self._add(fact, by_path[fact.path], self._column)
        others = QWidget()
        below = QVBoxLayout(others)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.M)
        more = Button(self._theme, self.tr("All other facts"), "chevron-down", ButtonKind.QUIET)
        more.setCheckable(True)
        more.toggled.connect(partial(self._show_others, others))
        others.hide()
        self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(others)
        self._tab_place.fill()
        self._slices.begin(self, self._adding([fact for fact in facts if fact.path not in by_path], below))

    @property
    def payload(self) -> str:
        """Return the row as corrected."""
        if self._raw is not None:
            return self._raw.toPlainText()
        if self._payload is None:
            return ""
        for field in self._fields:
            if field.text != field.fact.text:
                self._payload.put(field.fact, field.text)
        return self._payload.as_text()

    def focus_first(self) -> None:
        """Give the focus to the first wrong fact."""
        if self._fields:
            self._fields[0].editor.setFocus()
        elif self._raw is not None:
            self._raw.setFocus()

    def _adding(self, facts: Sequence[Fact], column: QVBoxLayout) -> Steps:
        for fact in facts:
            self._add(fact, (), column)
            yield
        self._tab_place.fill()

    def _show_others(self, others: QWidget, shown: bool) -> None:
        self._slices.finish(self)
        others.setVisible(shown)

    def _add(self, fact: Fact, faults: Sequence[Fault], column: QVBoxLayout) -> None:
        field = FactField(self._theme, fact, faults)
        field.changed.connect(self.changed)
        self._fields.append(field)
        column.addWidget(field)

    def _show_raw(self, payload: str, faults: Sequence[Fault]) -> None:
        self._column.addWidget(self._sentences(faults))
        self._raw = QPlainTextEdit(payload)
        self._raw.setObjectName("raw")
        self._raw.setAccessibleName(self.tr("Text of the row"))
        self._raw.setMinimumHeight(self._theme.px(320))
        self._raw.textChanged.connect(self.changed)
        self._column.addWidget(self._raw)
        self._tab_place.fill()

    def _sentences(self, faults: Sequence[Fault]) -> Text:
        template = QCoreApplication.translate("CorrectionForm", "{place}: found {found}, wanted: {wanted}")
        lines = [template.format(place=where(one), found=one.found, wanted=one.wanted) for one in faults]
        return Text("\n".join(lines), Look.FAULT)

"""A term of the search for those who do not type it: a field, whether it is or is not so, and a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.search.catalogue import Catalogue, Kind, SearchField
from reviewer.search.parsing import parse
from reviewer.search.writing import sentence, token_text
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import labelled
from ui.widgets.pile import Pile
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.desktop import Desktop

MEASURED = frozenset({Kind.DATE, Kind.COUNT})
SIGNS = ("", "<", "<=", ">", ">=")


class TermDialog(ActDialog):
    """``confirmed``: ``term`` is to be added to the search. What would be wrong with it shows beside the field."""

    def __init__(self, desktop: Desktop, catalogue: Catalogue, language: str, parent: QWidget) -> None:
        super().__init__(
            desktop, self.tr("Add a term to the search"), verb=self.tr("Add"), icon="plus", parent=parent
        )
        self._catalogue = catalogue
        self._language = language
        self.field = QComboBox()
        for one in catalogue.fields:
            self.field.addItem(one.label[language], one.key)
        self.help = Text("", Look.MUTED)
        self.operator = QComboBox()
        self.choice = QComboBox()
        self.typed = SpokenLine()
        self.typed.setAccessibleName(self.tr("Value"))
        self.value = Pile()
        self.value.addWidget(self.choice)
        self.value.addWidget(self.typed)
        self.shown = Text("", Look.STRONG)
        self.fault = Text("", Look.FAULT)
        self.body.addLayout(labelled(self.tr("Field"), self.field))
        self.body.addWidget(self.help)
        self.body.addLayout(labelled(self.tr("Operator"), self.operator))
        self.body.addLayout(labelled(self.tr("Value"), self.value))
        self.choice.setAccessibleName(self.tr("Value"))
        self.body.addWidget(self.shown)
        self.body.addWidget(self.fault)
        self.field.currentIndexChanged.connect(self._choose_field)
        for changed in (
            self.operator.currentIndexChanged,
            self.choice.currentIndexChanged,
            self.typed.textChanged,
        ):
            changed.connect(self._say)
        self._choose_field()
        self.field.setFocus()

    @property
    def term(self) -> str:
        """Return the term as it would be typed."""
        sign, denied = self.operator.currentData() or ("", False)
        value = self.choice.currentData() if self._listed else f"{sign}{self.typed.text().strip()}"
        return token_text(self._field, value or "", denied=denied, language=self._language)

    def ready(self) -> bool:
        """Only a term without a fault is added."""
        if self._listed:
            return self.choice.currentData() is not None
        faults = parse(self.term, self._catalogue, self._language).faults
        empty = not self.typed.text().strip()
        self.fault.setText(self.tr("Type a value first.") if empty else "")
        if faults and not empty:
            self.fault.setText(sentence(faults[0], self._catalogue, self._language))
        self.fit()
        return not faults and not empty

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _field(self) -> SearchField:
        return next(one for one in self._catalogue.fields if one.key == self.field.currentData())

    @property
    def _listed(self) -> bool:
        return bool(self._field.values) and not self._field.open_list

    def _choose_field(self) -> None:
        field, language = self._field, self._language
        self.help.setText(field.help[language])
        self.operator.blockSignals(True)
        self.operator.clear()
        for sign in SIGNS if field.kind in MEASURED else ("",):
            self.operator.addItem(sign or self.tr("is"), (sign, False))
        self.operator.addItem(self.tr("is not"), ("", True))
        self.operator.blockSignals(False)
        self.choice.clear()
        for value in field.values:
            self.choice.addItem(value.label[language], value.key)
        self.typed.clear()
        self.typed.setPlaceholderText(", ".join(field.examples.get(language, ())))
        self.value.setCurrentWidget(self.choice if self._listed else self.typed)
        self._say()

    def _say(self) -> None:
        self.fault.setText("")
        self.shown.setText(self.term)

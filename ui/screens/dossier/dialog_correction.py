"""Correcting one declared fact: another value, and why. The declared value stays beside it for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.dossier.correction import JsonValue
from reviewer.dossier.request import NocVersion
from ui.desktop import Desktop
from ui.facts import name_of, value_of
from ui.formats import short_date
from ui.models.fact_kinds import FactKind, choices, kind_of, together
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, OptionalDay, labelled
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.place_field import PlaceField
from ui.widgets.text import Look, Text

UNKNOWN = "unknown"


class CorrectionDialog(ActDialog):
    """``values``: JSON by path; facts that go together (a place and its code) come together."""

    def __init__(
        self,
        desktop: Desktop,
        path: str,
        declared: str,
        current: Mapping[str, JsonValue],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desktop, name_of(path), verb=_verb(), icon="check", consequence=_said(), parent=parent
        )
        self.path = path
        self._kind = kind_of(path)
        self._current = dict(current)
        self._value = current.get(path)
        self.body.addWidget(Text(self.tr("Declared: {value}").format(value=declared), Look.STRONG))
        self.line = Line("corrected", "" if self._value is None else _typed(self._value))
        self.long: Paragraph | None = None
        self.truth: Levels | None = None
        self.day: OptionalDay | None = None
        self.code: QComboBox | None = None
        self.place: PlaceField | None = None
        self._put_field()
        self.reason = Paragraph(desktop.theme, self.tr("Reason"), lines=2)
        self.body.addWidget(self.reason)

    @property
    def values(self) -> dict[str, JsonValue]:
        """Return what changes, by path; what was typed where nothing does, so that the refusal says so."""
        made = self._made()
        changed = {path: value for path, value in made.items() if value != self._current.get(path)}
        return changed or {self.path: made[self.path]}

    def ready(self) -> bool:
        """Want a reason."""
        if self.reason.text:
            return True
        self.reason.complain(self.tr("Say why: the reason stays beside the corrected value."))
        self.fit()
        return False

    # --- inside ----------------------------------------------------------------------------------------------

    def _put_field(self) -> None:
        words, theme = self.tr("Corrected value"), self.desktop.theme
        if self._kind is FactKind.LONG:
            self.long = Paragraph(theme, words, lines=5)
            self.long.fill(_typed(self._value))
            self.body.addWidget(self.long)
        elif self._kind is FactKind.TRUTH:
            steps = [
                Level("true", self.desktop.wording.label("answer", "yes")),
                Level("false", self.desktop.wording.label("answer", "no")),
                Level(UNKNOWN, self.tr("Not known")),
            ]
            self.truth = Levels(theme, steps, words, beside=True)
            self.body.addWidget(self.truth)
        elif self._kind is FactKind.DAY:
            today = self.desktop.office.desk.today()
            known = date.fromisoformat(self._value) if isinstance(self._value, str) else None
            self.day = OptionalDay(words, known, today)
            self.body.addWidget(self.day)
        elif self._kind is FactKind.PLACE:
            self.place = PlaceField(words)
            self.place.edit.setText(_typed(self._value))
            self.place.edit.selectAll()
            self.place.resized.connect(self.fit)
            self.body.addWidget(Text(words, Look.STRONG))
            self.body.addWidget(self.place)
        elif self._kind is FactKind.CODE:
            self.code = self._choice(choices(self.path), self._value)
            self.body.addLayout(labelled(words, self.code))
        else:
            self.body.addLayout(labelled(words, self.line))
            if self._kind is FactKind.OCCUPATION:
                versions = tuple(("noc_version", one.value) for one in NocVersion)
                self.code = self._choice(versions, self._current.get(together(self.path)[1]))
                self.body.addLayout(labelled(name_of(together(self.path)[1]), self.code))
            else:
                hint = self.tr("Leave empty where the fact is not known.")
                self.body.addWidget(Text(hint, Look.CAPTION))

    def _choice(self, codes: tuple[tuple[str, str], ...], chosen: JsonValue) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("Not known"), None)
        for words, code in codes:
            box.addItem(value_of(words, code), code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        return box

    def _made(self) -> dict[str, JsonValue]:
        others = together(self.path)[1:]
        if self.long is not None:
            return {self.path: self.long.text or None}
        if self.truth is not None:
            return {self.path: {"true": True, "false": False}.get(self.truth.key or UNKNOWN)}
        if self.day is not None:
            return {self.path: None if self.day.day is None else short_date(self.day.day)}
        if self.place is not None:
            place = self.place.place
            code = None if place is None else place.code
            return {self.path: self.place.words or None, others[0]: code}
        if self._kind is FactKind.OCCUPATION and self.code is not None:
            return {self.path: self.line.value or None, others[0]: self.code.currentData()}
        if self.code is not None:
            return {self.path: self.code.currentData()}
        return {self.path: _json(self._kind, self.line.value)}


def _json(kind: FactKind, typed: str) -> JsonValue:
    """Return what was typed as the contract writes it; what is no number goes as it is, and is refused in words."""
    if not typed:
        return None
    plain = typed.translate({ord(one): None for one in " \u00a0\u202f$%"}).replace(",", ".")
    if kind is FactKind.MONEY:
        whole, _, cents = plain.partition(".")
        return f"{whole}.{cents.ljust(2, '0')}" if whole.isdecimal() and len(cents) < 3 else typed
    if kind is FactKind.NUMBER:
        if plain.isdecimal():
            return int(plain)
        whole, dot, part = plain.partition(".")
        return float(plain) if dot and whole.isdecimal() and part.isdecimal() else typed
    return typed


def _typed(value: JsonValue) -> str:
    if value is None:
        return ""
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _verb() -> str:
    return QCoreApplication.translate("CorrectionDialog", "Correct")


def _said() -> str:
    return QCoreApplication.translate(
        "CorrectionDialog", "The precheck runs on the corrected value; the declared one stays beside it."
    )

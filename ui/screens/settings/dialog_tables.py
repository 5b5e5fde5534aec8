"""One line of the tables that an administrator keeps: a wage, a count. What is wrong is said at its field."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from reviewer.dossier.request import LanguageProfile, NocVersion, Stream
from reviewer.errors import AviseError
from reviewer.programme.model import Programme, ReceptionWindow
from reviewer.programme.reception import (
    CountNegative,
    CountOutsideWindow,
    CountSourceMissing,
    CountTwiceOnADay,
)
from reviewer.programme.reception import ReceptionCount as Count
from reviewer.programme.rules import Decile
from reviewer.programme.wages import (
    WageCodeUnknown,
    WageNotPositive,
    WagePeriodReversed,
    WagePeriodsOverlap,
    WageSourceMissing,
)
from reviewer.services.reference_data import WageRow
from reviewer.wording import Explanation
from ui.desktop import Desktop
from ui.formats import long_date, number
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Day, Line, OptionalDay, labelled
from ui.widgets.text import Look, Text, repolish
from ui.widgets.typed_fields import KEPT

MOST_RECEIVED = 100_000
CENTS = Decimal("0.01")


class FieldDialog(ActDialog):
    """An act whose refusals belong to one of its fields. ``PLACES``: an error's class to the field's name."""

    PLACES: ClassVar[Mapping[type[AviseError], str]] = {}

    def put(self, name: str, words: str, field: QWidget) -> None:
        """Put a field below the others, with room for what is wrong with it."""
        column = labelled(words, field)
        self._give_room(name, column, field)
        self.body.addLayout(column)

    def put_row(self, name: str, *fields: QWidget) -> None:
        """Put fields with labels of their own on one line, with one room for what is wrong."""
        column = QVBoxLayout()
        row = QHBoxLayout()
        for field in fields:
            row.addWidget(field)
        column.addLayout(row)
        self._give_room(name, column, fields[0])
        self.body.addLayout(column)

    def say_at(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, and go there."""
        text, field = self._faults[name]
        text.setText(sentence)
        text.show()
        field.setProperty("wrong", "true")
        field.setAccessibleDescription(sentence)
        repolish(field)
        self.act.setEnabled(True)
        field.setFocus()
        self.fit()

    def fault_at(self, name: str) -> str:
        """Return what is said at a field; empty where nothing is wrong."""
        text = self._faults[name][0]
        return "" if text.isHidden() else text.text()

    def refuse_error(self, error: Exception, explanation: Explanation) -> None:
        """Show a refusal at the field that it is about, else below."""
        name = next((place for kind, place in self.PLACES.items() if isinstance(error, kind)), None)
        if name is None:
            self.refuse(explanation)
        else:
            self.say_at(name, f"{explanation.what} {explanation.do}")

    def ready(self) -> bool:
        """Forget what was wrong the last time."""
        for text, field in self._faults.values():
            text.hide()
            field.setProperty("wrong", "false")
            field.setAccessibleDescription("")
            repolish(field)
        self.fit()
        return True

    @property
    def _faults(self) -> dict[str, tuple[Text, QWidget]]:
        if not hasattr(self, "_rooms"):
            self._rooms: dict[str, tuple[Text, QWidget]] = {}
        return self._rooms

    def _give_room(self, name: str, column: QVBoxLayout, field: QWidget) -> None:
        text = Text("", Look.FAULT, self)
        text.setObjectName(f"fault_{name}")
        text.hide()
        column.addWidget(text)
        self._faults[name] = (text, field)


class WageDialog(FieldDialog):
    """Occupation, wage, period and source."""

    PLACES: ClassVar[Mapping[type[AviseError], str]] = {
        WageCodeUnknown: "occupation",
        WageNotPositive: "wage",
        WagePeriodReversed: "period",
        WagePeriodsOverlap: "period",
        WageSourceMissing: "source",
    }

    def __init__(self, desktop: Desktop, programme: Programme, row: WageRow | None, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Add a wage") if row is None else self.tr("Change a wage"),
            verb=self.tr("Save"),
            icon="save",
            consequence=self.tr(
                "Requests are judged by it from now on; decisions of the past keep what they were made on."
            ),
            parent=parent,
        )
        self.subject = f"wage {row.code} {row.valid_from}" if row is not None else ""
        today = desktop.office.desk.today()
        self.occupation = QComboBox()
        self.occupation.setObjectName("wage_occupation")
        for one in programme.occupations:
            words = self.tr("{code} – {name} (CNP {edition})")
            self.occupation.addItem(
                words.format(code=one.code, name=one.label, edition=one.noc_version.value),
                (one.code, one.noc_version.value),
            )
        if row is not None:
            here = next(
                (
                    index
                    for index, one in enumerate(programme.occupations)
                    if (one.code, one.noc_version) == (row.code, row.noc_version)
                ),
                None,
            )
            if here is None:
                self.occupation.addItem(row.code, (row.code, row.noc_version.value))
                here = self.occupation.count() - 1
            self.occupation.setCurrentIndex(here)
        self.put("occupation", self.tr("Occupation"), self.occupation)
        self.wage = Line("wage_amount", "" if row is None else number(row.hourly_wage_cad))
        self.wage.setPlaceholderText(self.tr("for example 60.25"))
        self.put("wage", self.tr("Hourly wage at the 9th decile, in dollars"), self.wage)
        self.start = Day("wage_from", today if row is None else row.valid_from)
        self.put("start", self.tr("Holds from"), self.start)
        self.end = OptionalDay(
            self.tr("Holds until (unticked: still)"), None if row is None else row.valid_to, today
        )
        self.put_row("period", self.end)
        self.source = Line("wage_source", "" if row is None else row.source)
        self.source.setProperty(KEPT, True)
        self.source.setPlaceholderText(self.tr("Where it is published, and when it was read"))
        self.put("source", self.tr("Source"), self.source)
        self.wage.setFocus()

    def ready(self) -> bool:
        """Tell whether the wage can be read as money."""
        super().ready()
        if _money(self.wage.value) is None:
            self.say_at("wage", self.tr("Write dollars and cents, like 60.25."))
            return False
        return True

    @property
    def decile(self) -> Decile:
        """Return the wage as the fields say; only once they are ready."""
        code, edition = self.occupation.currentData()
        return Decile(
            code=code,
            noc_version=NocVersion(edition),
            hourly_wage_cad=_money(self.wage.value) or Decimal(0),
            valid_from=self.start.day,
            valid_to=self.end.day,
            source=self.source.value,
        )


class CountDialog(FieldDialog):
    """How many applications the ministry said that it had received, in which stream and profile, by which day."""

    PLACES: ClassVar[Mapping[type[AviseError], str]] = {
        CountNegative: "received",
        CountOutsideWindow: "day",
        CountTwiceOnADay: "day",
        CountSourceMissing: "source",
    }

    def __init__(
        self,
        desktop: Desktop,
        programme: Programme,
        window: ReceptionWindow,
        count: Count | None,
        parent: QWidget,
    ) -> None:
        period = self.tr("Window from {first} to {last}.").format(
            first=long_date(window.opens_on), last=long_date(window.closes_on)
        )
        shown = self.tr("Shown as information: it decides nothing.")
        super().__init__(
            desktop,
            self.tr("Applications received"),
            verb=self.tr("Save"),
            icon="save",
            consequence=f"{period} {shown}",
            parent=parent,
        )
        self.subject = f"count {window.opens_on} {'' if count is None else count.id}"
        self.count = count
        self.window_opens_on = window.opens_on
        today = desktop.office.desk.today()
        self.stream = QComboBox()
        self.stream.setObjectName("count_stream")
        for limit in window.limits:
            self.stream.addItem(
                programme.stream_label(limit.stream) or limit.stream.value, limit.stream.value
            )
        self.profile = QComboBox()
        self.profile.setObjectName("count_profile")
        for profile in LanguageProfile:
            self.profile.addItem(programme.profile_label(profile) or profile.value, profile.value)
        self.received = QSpinBox()
        self.received.setObjectName("count_received")
        self.received.setRange(0, MOST_RECEIVED)
        self.day = Day("count_day", today if count is None else count.counted_on)
        self.source = Line("count_source", "" if count is None else count.source)
        self.source.setProperty(KEPT, True)
        self.source.setPlaceholderText(self.tr("Where it is published, and when it was read"))
        if count is not None:
            self.stream.setCurrentIndex(self.stream.findData(count.stream.value))
            self.profile.setCurrentIndex(self.profile.findData(count.profile.value))
            self.received.setValue(count.received)
        self.put("stream", self.tr("Stream"), self.stream)
        self.put("profile", self.tr("Profile"), self.profile)
        self.put("received", self.tr("Applications received"), self.received)
        self.put("day", self.tr("By this day"), self.day)
        self.put("source", self.tr("Source"), self.source)
        self.received.setFocus()
        self.received.selectAll()

    @property
    def chosen_stream(self) -> Stream:
        """Return the stream."""
        return Stream(self.stream.currentData())

    @property
    def chosen_profile(self) -> LanguageProfile:
        """Return the profile."""
        return LanguageProfile(self.profile.currentData())


def _money(text: str) -> Decimal | None:
    """Return dollars and cents as a person types them, None where they are not."""
    plain = text.replace("$", "").replace(",", ".")
    try:
        value = Decimal("".join(plain.split()))
    except InvalidOperation:
        return None
    return (
        value.quantize(CENTS)
        if value.is_finite() and abs(value) < 10**6 and value == value.quantize(CENTS)
        else None
    )

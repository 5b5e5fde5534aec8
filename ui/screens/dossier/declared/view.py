"""The request as declared, fact by fact, with what was corrected beside it, and the way to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.dossier.correction import FactCorrection, JsonValue, standing
from reviewer.programme.model import Programme
from reviewer.services.views import DossierView
from ui.facts import name_of, value_of
from ui.formats import long_date, moment
from ui.language import current
from ui.models.fact_kinds import FactKind, choices, kind_of, together
from ui.models.request_groups import Group, groups_of, written
from ui.tasks.slices import Steps
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, clear
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text


class DeclaredCards(QWidget):
    """``correction_asked``: the path and the declared value in words; ``withdrawal_asked``: ids of corrections."""

    correction_asked = Signal(str, str)
    withdrawal_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._made: tuple[object, ...] = ()
        self._groups = QVBoxLayout(self)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(Space.L)
        self._tab_place = TabPlace(self)
        self.buttons: dict[str, IconButton] = {}
        self.withdrawals: dict[str, Button] = {}

    def showing(
        self, view: DossierView, programme: Programme | None, *, offered: bool, why_not: str
    ) -> Steps:
        """Show the declared facts, card by card; those of before go at once.

        ``offered``: correcting is this person's; ``why_not``: why it is not now.
        """
        made = (view.dossier.request, view.corrections, view.names, programme, offered, why_not, current())
        if made == self._made:
            return
        self._made = ()
        clear(self._groups)
        self.buttons.clear()
        self.withdrawals.clear()
        in_effect = standing(view.corrections)
        for group in groups_of(view.dossier.request, programme):
            yield
            self._groups.addWidget(self._card(group, in_effect, view, offered=offered, why_not=why_not))
        self._tab_place.fill()
        self._made = made

    # --- inside ----------------------------------------------------------------------------------------------

    def _card(
        self,
        group: Group,
        in_effect: Sequence[FactCorrection],
        view: DossierView,
        *,
        offered: bool,
        why_not: str,
    ) -> Card:
        card = Card(group.title)
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        paths = group.paths or ("",) * len(group.facts)
        top = Qt.AlignmentFlag.AlignTop
        columns = 1 if group.long else 2
        number = 0
        for (name, value), path in zip(group.facts, paths, strict=True):
            found = [one for one in in_effect if path and one.path in together(path)]
            if found and number % columns:
                number += 1
            row, side = divmod(number, columns)
            caption = Text(name, Look.MUTED)
            grid.addWidget(caption, row, 3 * side, top)
            if found:
                holder = self._corrected(path, value, found, view, may=offered and not why_not)
                grid.addWidget(holder, row, 1, 1, 3 * columns - 2)
            else:
                shown = Text(value)
                shown.setAccessibleName(f"{name} {value}")
                caption.setBuddy(shown)
                grid.addWidget(shown, row, 3 * side + 1, top)
            if path and offered:
                last = 3 * columns - 1 if found else 3 * side + 2
                grid.addWidget(self._button(path, name, value, why_not), row, last, top)
            number += columns if found else 1
        for side in range(columns):
            grid.setColumnStretch(3 * side, 2 if columns > 1 else 1)
            grid.setColumnStretch(3 * side + 1, 3)
        card.body.addWidget(room)
        return card

    def _button(self, path: str, name: str, value: str, why_not: str) -> IconButton:
        button = IconButton(self._theme, self.tr("Correct… {fact}").format(fact=name), "file-pen")
        button.setProperty("extent", "low")
        if why_not:
            button.setEnabled(False)
            button.setToolTip(why_not)
        button.clicked.connect(lambda: self.correction_asked.emit(path, value))
        self.buttons[path] = button
        return button

    def _corrected(
        self, path: str, declared: str, found: Sequence[FactCorrection], view: DossierView, *, may: bool
    ) -> QWidget:
        """Return declared and corrected value together, with who said so, why, and the way back."""
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        by_path = {one.path: one for one in found}
        own = by_path.get(path)
        if own is not None:
            said = self.tr("corrected: {value}").format(value=in_words(path, own.corrected))
        else:
            said = declared
        rest = [
            f"{name_of(one.path)}\u202f: {in_words(one.path, one.declared)} → {in_words(one.path, one.corrected)}"
            for one in found
            if one.path != path
        ]
        strong = Text(said, Look.STRONG)
        strong.setAccessibleName(f"{name_of(path)}. {said}")
        words.addWidget(strong)
        if own is not None:
            words.addWidget(Text(self.tr("declared: {value}").format(value=declared)))
        for one in rest:
            words.addWidget(Text(one, Look.CAPTION))
        last = found[-1]
        who = self.tr("{who}, {when}").format(who=view.names.get(last.by, ""), when=moment(last.at))
        words.addWidget(Text(f"{last.reason} – {who}", Look.CAPTION))
        row.addLayout(words, 1)
        if may:
            back = Button(self._theme, self.tr("Withdraw"), "undo-2", Kind.LINK)
            name = self.tr("Withdraw the correction of {fact}").format(fact=name_of(path))
            back.setAccessibleName(name)
            ids = tuple(one.id for one in found)
            back.clicked.connect(lambda: self.withdrawal_asked.emit(ids))
            self.withdrawals[path] = back
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return room


def in_words(path: str, value: JsonValue) -> str:
    """Return a JSON value of a fact as a person writes it."""
    name, kind = path.rsplit(".", 1)[-1], kind_of(path)
    if isinstance(value, list):
        return str(len(value))
    if isinstance(value, str) and kind is FactKind.CODE:
        return value_of(choices(path)[0][0], value)
    if isinstance(value, str) and name == "noc_version":
        return value_of(name, value)
    if isinstance(value, str) and kind is FactKind.DAY:
        return long_date(date.fromisoformat(value))
    if kind in {FactKind.MONEY, FactKind.NUMBER} and value is not None and not isinstance(value, bool):
        return written(name, Decimal(str(value)))
    return written(name, value)

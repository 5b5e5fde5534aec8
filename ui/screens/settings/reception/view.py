"""How a programme stands today, and its reception windows with what remains. Information: it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout

from reviewer.programme.model import Programme, ProgrammeState
from reviewer.programme.reception import ProfilePlaces, ReceptionCount, Standing
from reviewer.services.reference_data import WindowsView, WindowView
from ui.desktop import Desktop
from ui.formats import long_date, number, short_date
from ui.screens.settings.table_model import CountsTable
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.fields import labelled
from ui.widgets.sourced import SURE, confidence_word
from ui.widgets.table import Table
from ui.widgets.text import Look, Text, line

STATE = {
    ProgrammeState.NOT_OPEN_YET: Sign("clock", ToneName.NEUTRAL),
    ProgrammeState.OPEN: Sign("circle-check", ToneName.SUCCESS),
    ProgrammeState.WINDOW_CLOSED: Sign("circle-pause", ToneName.WARNING),
    ProgrammeState.CAP_REACHED: Sign("ban", ToneName.WARNING),
    ProgrammeState.ENDED: Sign("archive", ToneName.NEUTRAL),
}
FULL = Sign("ban", ToneName.WARNING)


class StandingCard(Card):
    """The state on a day, with where that is written."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Where it stands today"))
        self._wording = desktop.wording
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.chip = Chip(desktop.theme, "", STATE[ProgrammeState.OPEN])
        self.when = Text("")
        row.addWidget(self.chip)
        row.addWidget(self.when, 1)
        self.body.addLayout(row)
        self.source = Text("", Look.CAPTION)
        self.body.addWidget(self.source)

    def show_standing(self, found: Standing) -> None:
        """Show the state of a day."""
        self.chip.show_state(self._wording.label("programme_state", found.state), STATE[found.state])
        words = [self.tr("On {day}").format(day=long_date(found.day))]
        if found.window is not None:
            open_until = self.tr("reception window open until {day}")
            words.append(open_until.format(day=long_date(found.window.closes_on)))
        if found.next_opens_on is not None:
            next_one = self.tr("the next window opens on {day}")
            words.append(next_one.format(day=long_date(found.next_opens_on)))
        self.when.setText(" · ".join(words))
        self.source.setText(self.tr("Source: {source}").format(source=found.source))


class ReceptionCard(Card):
    """One window at a time, the open one first. ``edit_asked``: a count of a window, or None for a new one."""

    edit_asked = Signal(object, object)
    remove_asked = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Reception windows and caps"))
        self._theme = desktop.theme
        self._programme: Programme | None = None
        self._windows: tuple[WindowView, ...] = ()
        self.body.addWidget(
            Text(
                self.tr(
                    "The ministry’s windows: shown to inform, they decide nothing. The francophone profile may use "
                    "every place that nobody took, up to the stream’s total."
                ),
                Look.MUTED,
            )
        )
        self.window_choice = QComboBox()
        self.window_choice.setObjectName("reception_window")
        self.window_choice.currentIndexChanged.connect(self._show_window)
        self.body.addLayout(labelled(self.tr("Reception window"), self.window_choice))
        source = QHBoxLayout()
        source.setSpacing(Space.M)
        self.sure = Chip(self._theme, "", FULL)
        self.source = Text("", Look.CAPTION)
        source.addWidget(self.sure)
        source.addWidget(self.source, 1)
        self.body.addLayout(source)
        self.places = QGridLayout()
        self.places.setHorizontalSpacing(Space.L)
        self.places.setVerticalSpacing(Space.S)
        self.body.addLayout(self.places)
        self.events = QVBoxLayout()
        self.body.addLayout(self.events)
        self.body.addWidget(line())
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(Text(self.tr("Counts that the ministry published"), Look.STRONG), 1)
        self.remove = Button(self._theme, self.tr("Remove…"), "x")
        self.remove.setObjectName("remove_count")
        self.remove.clicked.connect(self._remove)
        self.change = Button(self._theme, self.tr("Change…"), "file-pen")
        self.change.setObjectName("change_count")
        self.change.clicked.connect(self._change)
        self.add = Button(self._theme, self.tr("Enter a count…"), "plus")
        self.add.setObjectName("add_count")
        self.add.clicked.connect(self._add)
        for button in (self.remove, self.change, self.add):
            head.addWidget(button)
        self.body.addLayout(head)
        self.none = Text(self.tr("None was entered: what remains is not known."), Look.MUTED)
        self.body.addWidget(self.none)
        self.model = CountsTable(self)
        self.table = Table(self._theme, self.model, self.tr("Counts that the ministry published"))
        self.table.setFixedHeight(self._theme.px(190))
        self.table.chosen.connect(self._chosen)
        self.body.addWidget(self.table)

    @property
    def window_view(self) -> WindowView | None:
        """Return the window that is shown."""
        index = self.window_choice.currentIndex()
        return self._windows[index] if 0 <= index < len(self._windows) else None

    @property
    def selected(self) -> ReceptionCount | None:
        """Return the count that is chosen."""
        return next((one for one in self.model.rows if one.id == self.table.current_id), None)

    def show_windows(self, programme: Programme, view: WindowsView, *, manages: bool) -> None:
        """Show the windows of a programme."""
        same = self._programme is programme
        kept = self.window_choice.currentIndex() if same else -1
        self._programme, self._windows = programme, view.windows
        self.setVisible(bool(view.windows))
        self.window_choice.blockSignals(True)
        self.window_choice.clear()
        for one in view.windows:
            words = self.tr("{first} to {last} – open") if one.open else self.tr("{first} to {last}")
            self.window_choice.addItem(
                words.format(first=long_date(one.window.opens_on), last=long_date(one.window.closes_on))
            )
        opened = next((index for index, one in enumerate(view.windows) if one.open), 0)
        self.window_choice.setCurrentIndex(kept if 0 <= kept < len(view.windows) else opened)
        self.window_choice.blockSignals(False)
        for button in (self.remove, self.change, self.add):
            button.setVisible(manages)
        self._show_window()

    # --- inside ----------------------------------------------------------------------------------------------

    def _show_window(self, _index: int = 0) -> None:
        view, programme = self.window_view, self._programme
        clear(self.places)
        clear(self.events)
        if view is None or programme is None:
            return
        window = view.window
        self.sure.show_state(confidence_word(window.confidence), SURE[window.confidence])
        self.source.setText(self.tr("Source: {source}").format(source=window.source))
        heads = (
            self.tr("Stream"),
            self.tr("Profile"),
            self.tr("Cap"),
            self.tr("Received"),
            self.tr("Remaining"),
            self.tr("Counted"),
        )
        for column, words in enumerate(heads):
            self.places.addWidget(Text(words, Look.CAPTION), 0, column)
        row = 1
        for stream in view.streams:
            for index, places in enumerate(stream.profiles):
                name = programme.stream_label(stream.stream) or stream.stream.value
                total = self.tr("{stream} ({total} in all)").format(stream=name, total=number(stream.total))
                self.places.addWidget(Text("" if index else total, Look.STRONG), row, 0)
                self.places.addWidget(Text(programme.profile_label(places.profile) or ""), row, 1)
                for column, words in enumerate((_figure(places.cap), _figure(places.received)), start=2):
                    self.places.addWidget(Text(words), row, column)
                if places.full:
                    self.places.addWidget(Chip(self._theme, self.tr("none left"), FULL), row, 4)
                else:
                    self.places.addWidget(Text(_figure(places.remaining), Look.STRONG), row, 4)
                self.places.addWidget(Text(self._counted(places), Look.CAPTION), row, 5)
                row += 1
        for column, share in enumerate((4, 2, 1, 1, 2, 5)):
            self.places.setColumnStretch(column, share)
        for event in window.events:
            self.events.addWidget(Text(f"• {event}", Look.CAPTION))
        self.model.show_rows(sorted(view.counts, key=lambda one: one.counted_on, reverse=True))
        self.model.name_with(programme)
        self.none.setVisible(not view.counts)
        self.table.setVisible(bool(view.counts))
        self._chosen()

    def _counted(self, places: ProfilePlaces) -> str:
        if places.counted_on is None:
            return self.tr("not known")
        words = self.tr("by {day}, {source}").format(day=short_date(places.counted_on), source=places.source)
        if places.exceeded:
            over = self.tr("{n} over the cap").format(n=number(places.exceeded))
            return f"{words} · {over}"
        return words

    def _chosen(self, _row: str = "") -> None:
        for button in (self.remove, self.change):
            button.setEnabled(self.selected is not None)
            button.setToolTip("" if self.selected is not None else self.tr("Select a count first."))

    def _add(self) -> None:
        if self.window_view is not None:
            self.edit_asked.emit(self.window_view.window, None)

    def _change(self) -> None:
        if self.window_view is not None and self.selected is not None:
            self.edit_asked.emit(self.window_view.window, self.selected)

    def _remove(self) -> None:
        if self.selected is not None:
            self.remove_asked.emit(self.selected)


def _figure(value: int | None) -> str:
    return "–" if value is None else number(value)

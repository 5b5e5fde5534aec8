"""The very first page, before there is any database: how one begins, and where the data will live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.entry_card import EntryCard, stand_alone
from ui.widgets.notice import Notice
from ui.widgets.text import Look, Text, line

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme

WIDTH = 620


class StartPage(QWidget):
    """``real_asked``: a house that starts; ``sample_asked``: the sample data; ``copy_asked``: an expert’s own copy.

    ``copy_chosen``: the folder of a copy that is to be put back; ``place_chosen``: the folder in which the data is to
    live; ``stopped``: the sample data are not wanted after all.
    """

    real_asked = Signal()
    sample_asked = Signal()
    copy_asked = Signal()
    copy_chosen = Signal(object)
    place_chosen = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        card = EntryCard(theme, WIDTH)
        self.question = Text(self.tr("How do you begin?"), Look.DISPLAY)
        card.body.addWidget(self.question)
        self.notice = Notice(theme)
        card.body.addWidget(self.notice)
        self.real = self._way(
            card,
            Button(theme, self.tr("Start a real office"), "building-2", Kind.PRIMARY),
            self.tr("An empty, encrypted database: you become its first administrator."),
        )
        self.sample = self._way(
            card,
            Button(theme, self.tr("Look around with sample data"), "eye"),
            self.tr(
                "A made-up office with requests in every state, apart from any real data. It takes about a minute "
                "to prepare, once."
            ),
        )
        self.copy = self._way(
            card,
            Button(theme, self.tr("I am an expert: my own copy…"), "briefcase"),
            self.tr("For files that an office sends you: read and score them on this computer."),
        )
        self.put_back = self._way(
            card,
            Button(theme, self.tr("Put a copy back…"), "history"),
            self.tr("After a loss: a copy made by Avisé becomes the database of this computer."),
        )
        self.put_back.setObjectName("put_copy_back")
        self.put_back.clicked.connect(self._choose_copy)
        self.real.clicked.connect(self.real_asked)
        self.sample.clicked.connect(self._ask_sample)
        self.copy.clicked.connect(self.copy_asked)
        card.body.addWidget(line())
        card.body.addWidget(Text(self.tr("Where the data lives"), Look.STRONG))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.place = Text("")
        self.place.setObjectName("data_place")
        row.addWidget(self.place, 1)
        self.move_it = Button(theme, self.tr("Another folder…"), "folder-open")
        self.move_it.setObjectName("choose_data_place")
        self.move_it.clicked.connect(self._choose)
        row.addWidget(self.move_it, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        self.why_not = Text("", Look.CAPTION)
        card.body.addWidget(self.why_not)
        self.progress = Text("", Look.MUTED)
        self.progress.setObjectName("sample_progress")
        self.stop = Button(theme, self.tr("Stop"), "x", Kind.QUIET)
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        card.body.addLayout(row)
        self.stop.hide()
        stand_alone(self, card)

    def show_place(self, place: str, *, movable: bool) -> None:
        """Show where the data will live. ``movable``: nobody decided it for this computer."""
        self.place.setText(place)
        self.place.setAccessibleName(self.tr("Where the data lives: {place}").format(place=place))
        self.move_it.setVisible(movable)
        self.why_not.setText(
            self.tr("The folder is remembered on this computer. Copies are made beside it, or where you say.")
            if movable
            else self.tr("Decided by this computer’s settings (AVISE_DATABASE).")
        )

    def say_progress(self, sentence: str) -> None:
        """Say how far the sample data are."""
        self.progress.setText(sentence)

    def refuse(self, explanation: Explanation) -> None:
        """Say why; everything can be tried again."""
        self.free()
        self.notice.explain(explanation)

    def free(self) -> None:
        """Let everything be chosen again."""
        self.progress.setText("")
        self.stop.hide()
        for one in self._all:
            one.setEnabled(True)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _all(self) -> tuple[Button, ...]:
        return self.real, self.sample, self.copy, self.put_back, self.move_it

    def _choose_copy(self) -> None:
        self._choose_folder(self.tr("The folder of the copies, or of one of them"), "", self._take_copy)

    def _take_copy(self, name: str) -> None:
        self.notice.clear()
        for one in self._all:
            one.setEnabled(False)
        self.progress.setText(self.tr("Reading what is in the copy…"))
        self.copy_chosen.emit(Path(name))

    def _way(self, card: Card, button: Button, words: str) -> Button:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        button.setAccessibleDescription(words)
        column.addWidget(button)
        column.addWidget(Text(words, Look.MUTED))
        card.body.addLayout(column)
        return button

    def _ask_sample(self) -> None:
        self.notice.clear()
        for one in self._all:
            one.setEnabled(False)
        self.progress.setText(self.tr("Preparing the sample data…"))
        self.stop.show()
        self.stop.setFocus()
        self.sample_asked.emit()

    def _choose(self) -> None:
        self._choose_folder(self.tr("Where the data lives"), self.place.text(), self._chosen)

    def _choose_folder(self, title: str, where: str, taken: Callable[[str], object]) -> None:
        dialog = QFileDialog(self, title, where)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(taken)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.notice.clear()
        self.place_chosen.emit(Path(name))

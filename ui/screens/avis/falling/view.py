"""« Which avis fall if… »: another validity or another end of the programme, and the avis that it would touch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reviewer.avis.falling import Falling, FallingAvis
from reviewer.avis.validity import LONGEST_MONTHS
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.formats import long_date
from ui.screens.avis.falling.presenter import FallingPresenter
from ui.screens.avis.falling.table_model import FallingTable
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.fields import Count, OptionalDay, labelled
from ui.widgets.filters import Flow
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.scrolled import scrolled
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

LEAST_HEIGHT = 200


class FallingPage(QWidget):
    """``opened``: the number of an avis to look at."""

    opened = Signal(str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self.presenter = FallingPresenter(desktop, self)
        self._known: dict[str, int] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        question = Card(self.tr("Which avis in force would expire on another day?"))
        self.programme = QComboBox()
        self.programme.setObjectName("falling_programme")
        for one in self.presenter.programmes:
            self.programme.addItem(one.short_name, one.id)
        self.months = Count("falling_months")
        self.months.setRange(1, LONGEST_MONTHS)
        today = desktop.office.desk.today()
        self.end = OptionalDay(self.tr("The programme ends on"), None, today)
        self.end.edit.setObjectName("falling_end")
        fields = QWidget()
        flow = Flow(fields)
        for words, field in (
            (self.tr("Programme"), self.programme),
            (self.tr("Validity, in months"), self.months),
        ):
            holder, labelled_field = QWidget(), labelled(words, field)
            labelled_field.setContentsMargins(0, 0, Space.S, 0)
            holder.setLayout(labelled_field)
            flow.addWidget(holder)
        flow.addWidget(self.end)
        question.body.addWidget(fields)
        self.today = Text("", Look.CAPTION)
        question.body.addWidget(self.today)
        column.addWidget(question)
        self.notice = Notice(desktop.theme)
        column.addWidget(self.notice)
        self.summary = Text("", Look.LEAD)
        column.addWidget(self.summary)
        self.model = FallingTable(desktop.wording, self)
        self.table = Table(desktop.theme, self.model, self.tr("Avis that would expire on another day"))
        self.table.opened.connect(self.opened)
        self.pile = Pile()
        self.pile.addWidget(framed(self.table))
        self.pile.addWidget(
            Empty(
                desktop.theme,
                "circle-check",
                self.tr("No avis in force would change."),
                self.tr("Try another validity or another end."),
            )
        )
        self.pile.setMinimumHeight(desktop.theme.px(LEAST_HEIGHT))
        column.addWidget(self.pile, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self.presenter.known.connect(self._know)
        self.presenter.found.connect(self._show)
        self.presenter.refused.connect(self._refuse)
        self.programme.currentIndexChanged.connect(self._choose)
        self.months.valueChanged.connect(self.read)
        self.end.known.toggled.connect(self.read)
        self.end.edit.dateChanged.connect(self.read)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the rules up to date when the page is seen."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self.presenter.hide()

    def read(self) -> None:
        """Ask the question as it stands, once it is known from what one starts."""
        programme = self._programme
        if programme is not None and programme.id in self._known:
            self.notice.clear()
            self.presenter.ask_falling(programme.id, self.months.value(), self.end.day)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _programme(self) -> Programme | None:
        chosen = self.programme.currentData()
        return next((one for one in self.presenter.programmes if one.id == chosen), None)

    def _know(self, months: dict[str, int]) -> None:
        self._known = months
        self._choose()

    def _choose(self) -> None:
        """Begin with the rules as they are."""
        programme = self._programme
        months = None if programme is None else self._known.get(programme.id)
        if programme is None or months is None:
            return
        self.months.blockSignals(True)
        self.months.setValue(months)
        self.months.blockSignals(False)
        words = self.tr("Today the validity is %n month(s)", "", months)
        if programme.ends_on is not None:
            words += self.tr(", and the programme ends on {day}").format(day=long_date(programme.ends_on))
        self.today.setText(f"{words}.")
        if self.isVisible():
            self.read()

    def _show(self, rows: tuple[FallingAvis, ...]) -> None:
        self.model.show_rows(rows)
        self.pile.setCurrentIndex(0 if rows else 1)
        counts = {kind: sum(row.falling is kind for row in rows) for kind in Falling}
        words = (
            (Falling.FALLS, self.tr("%n avis fall(s)", "", counts[Falling.FALLS])),
            (Falling.SHORTENS, self.tr("%n end(s) earlier", "", counts[Falling.SHORTENS])),
            (Falling.LENGTHENS, self.tr("%n end(s) later", "", counts[Falling.LENGTHENS])),
        )
        self.summary.setText(", ".join(said for kind, said in words if counts[kind]))
        self.summary.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _refuse(self, error: Exception) -> None:
        self.notice.explain(self._desktop.feedback.explain(error))

"""Pilotage: what a director looks at on Monday, each figure a door to the dossiers that it counts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.services.figure_exports import ChartPicture
from reviewer.services.quality import CheckRow
from reviewer.statistics.indicators.facts import DossierFact
from reviewer.statistics.indicators.sheets import Sheet
from ui.desktop import Desktop
from ui.formats import number, short_date
from ui.models.charts import Mark
from ui.screens.steering.board import Board, Span
from ui.screens.steering.dialog_behind import BehindDialog
from ui.screens.steering.dialog_export import ExportDialog
from ui.screens.steering.dialog_settle import SettleDialog
from ui.screens.steering.presenter import SteeringPresenter
from ui.searching import Search
from ui.tasks.slices import Steps
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button
from ui.widgets.card import Card, clear
from ui.widgets.charts.bars import Bars, Funnel
from ui.widgets.charts.chart_card import CSV, PNG, ChartCard, More
from ui.widgets.charts.curve import Curve
from ui.widgets.query_field import QueryField
from ui.widgets.text import Look, Text

ROOM_FOR_TWO = 1000
"""Narrower than this, at 100 %, cards stand below each other."""


class SteeringScreen(ActingScreen):
    """Funnel, curve, steps, delays, what is late, what expires, what is in doubt."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = SteeringPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Oversight"))
        self.behind: BehindDialog | None = None
        self._make_header()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.set_body(body, scrolls=True)
        self._make_choices(column)
        self._charts: dict[str, ChartCard] = {}
        self._cards: tuple[Card, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.L)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._wide: bool | None = None
        self.make_later(self._making(body))
        self.presenter.boarded.connect(self._show)
        self.presenter.search_asked.connect(self._search)
        self.presenter.listed.connect(self._list)
        self.presenter.failing.connect(self._ask_decision)
        self.presenter.left.connect(self._say_left)
        self.theme.changed.connect(self._share_room)

    # --- Screen ----------------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Offer what the acting person may do."""
        permitted = self.presenter.may_replay
        reason = "" if permitted else self.tr("Coordination, administration and audit replay rules.")
        self.replay.setEnabled(permitted)
        self.replay.setToolTip(reason)
        self.replay.setAccessibleDescription(reason)
        self.agreement.setVisible(self.presenter.may_read_agreement)
        self.export.setVisible(self.presenter.may_export)
        self.reports.setVisible(self.presenter.may_read)

    def focus_first(self) -> None:
        """The filter, or the first chart where there is none."""
        if self.filter.isVisible():
            self.filter.setFocus()
            return
        self.make_whole()
        self.steps.chart.setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.export = Button(self.theme, self.tr("Exact figures, internal…"), "download")
        self.export.setObjectName("export_internal")
        self.export.clicked.connect(self._ask_export)
        self.replay = Button(self.theme, self.tr("Replay the rules…"), "history")
        self.replay.setObjectName("go_replay")
        self.replay.clicked.connect(partial(self.desktop.navigator.go, "replay"))
        self.agreement = Button(self.theme, self.tr("Agreement between experts…"), "scale")
        self.agreement.setObjectName("go_agreement")
        self.agreement.clicked.connect(partial(self.desktop.navigator.go, "agreement"))
        self.reports = Button(self.theme, self.tr("Reports and publications…"), "send")
        self.reports.setObjectName("go_follow_up")
        self.reports.clicked.connect(partial(self.desktop.navigator.go, "follow_up"))
        for button in (self.replay, self.agreement, self.reports, self.export):
            self.acts.addWidget(button)

    def _make_choices(self, column: QVBoxLayout) -> None:
        self.choices = QWidget()
        row = QHBoxLayout(self.choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.filter = QueryField(
            self.theme,
            self.tr("Only the dossiers that this search finds"),
            self.tr("All dossiers; or a search such as stream:ia"),
            self,
        )
        self.filter.searched.connect(self.presenter.filter)
        self.filter.complete = self.presenter.complete
        row.addWidget(self.filter, 1)
        self.period = QComboBox()
        self.period.setObjectName("steering_period")
        self.period.setAccessibleName(self.tr("Period"))
        for span in self.presenter.spans:
            self.period.addItem(self._span(span), span.key)
        self.period.currentIndexChanged.connect(self._choose)
        row.addWidget(self.period)
        column.addWidget(self.choices)

    def _making(self, room: QWidget) -> Steps:
        yield from self._making_charts(room)
        self._make_quality(room)
        self._make_quarantine(room)
        self._cards = (*self._charts.values(), self.quarantine, self.quality)
        for key, card in self._charts.items():
            card.opened.connect(partial(self._open, card))
            card.leave_asked.connect(partial(self._leave, key, card))
        self._share_room()

    def _making_charts(self, room: QWidget) -> Steps:
        theme, dossiers = self.theme, self.tr("Dossiers")
        title = self.tr("From the request to the avis")
        self.funnel = ChartCard(
            theme, title, Funnel(theme, title), label=self.tr("Step"), value=dossiers, parent=room
        )
        yield
        title = self.tr("Requests received by month")
        self.curve = Curve(theme, title)
        self.months = ChartCard(
            theme, title, self.curve, label=self.tr("Month"), value=self.tr("Requests"), parent=room
        )
        yield
        title = self.tr("Dossiers by state")
        self.steps = ChartCard(
            theme, title, Bars(theme, title), label=self.tr("State"), value=dossiers, parent=room
        )
        yield
        title = self.tr("What is late")
        self.late = ChartCard(
            theme, title, Bars(theme, title), label=self.tr("Step"), value=dossiers, parent=room
        )
        yield
        title = self.tr("Delays, in business days")
        self.delays = ChartCard(
            theme,
            title,
            Bars(theme, title),
            label=self.tr("Step"),
            value=self.tr("Median"),
            parent=room,
            more=(
                More(key="far", title=self.tr("Ninth decile"), text=lambda mark: _or_dash(mark.far)),
                More(key="aim", title=self.tr("Target"), text=lambda mark: _or_dash(mark.aim)),
            ),
        )
        yield
        title = self.tr("Avis that expire")
        self.expiring = ChartCard(
            theme, title, Bars(theme, title), label=self.tr("Term"), value=self.tr("Avis"), parent=room
        )
        self._charts = {
            "parcours": self.funnel,
            "receptions": self.months,
            "etapes": self.steps,
            "retards": self.late,
            "delais": self.delays,
            "echeances": self.expiring,
        }

    def _make_quality(self, room: QWidget) -> None:
        self.quality = Card(self.tr("Figures in doubt"), room)
        self.doubts = QVBoxLayout()
        self.doubts.setSpacing(Space.S)
        self.quality.body.addLayout(self.doubts)
        self.quality.body.addStretch(1)

    def _make_quarantine(self, room: QWidget) -> None:
        self.quarantine = Card(self.tr("Quarantine"), room)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self._picture = QLabel()
        self.theme.put_icon(self._picture, "shield-alert", "muted", 28)
        row.addWidget(self._picture)
        self.waiting = Text("", Look.BODY)
        row.addWidget(self.waiting, 1)
        self.correct = Button(self.theme, self.tr("Correct"), "shield-alert")
        self.correct.clicked.connect(partial(self.desktop.navigator.go, "quarantine"))
        row.addWidget(self.correct)
        self.quarantine.body.addLayout(row)
        self.quarantine.body.addStretch(1)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, board: Board) -> None:
        self.make_later(self._showing(board))

    def _showing(self, board: Board) -> Steps:
        self.clear_refusal()
        read = not board.closed
        for part in (
            self.choices,
            self.funnel,
            self.months,
            self.late,
            self.delays,
            self.expiring,
            self.quality,
        ):
            part.setVisible(read)
        for card in self._charts.values():
            card.leave.setVisible(self.presenter.may_export and read)
        counted = self.tr("%n dossier(s)", "", board.dossiers)
        self.subtitle.setText(
            self.tr("As of {day} · {counted}").format(day=short_date(board.today), counted=counted)
            if read
            else self.tr("What waits for you · {counted}").format(counted=counted)
        )
        yield
        self.funnel.show_marks(board.funnel)
        self.curve.show_lines(board.lines, board.months, "; ".join(line.name for line in board.lines))
        caps = any(line.cap is not None for line in board.lines)
        caption = self.tr("Lines: added up since the first month; bars: each month.")
        if caps:
            caption += " " + self.tr("Dotted: the caps of the window, for information.")
        self.months.show_rows(board.months, caption)
        self.steps.show_marks(board.open)
        self.late.show_marks(board.late)
        self.late.caption.setText(self.tr("Nothing is late."))
        self.late.caption.setVisible(not board.late)
        self.delays.show_marks(
            board.delays, self.tr("Bar: the median; line: the ninth decile; diamond: the target.")
        )
        self.expiring.show_marks(board.expiring)
        yield
        self._show_doubts(board)
        self.waiting.setText(
            self.tr("%n row(s) of intake files wait to be corrected.", "", board.quarantine)
            if board.quarantine
            else self.tr("Nothing waits in quarantine.")
        )
        self.correct.setVisible(bool(board.quarantine) and self.presenter.may_correct)
        self._share_room()

    def _show_doubts(self, board: Board) -> None:
        clear(self.doubts)
        if not board.doubts:
            self.doubts.addWidget(Text(self.tr("Every check of the data holds, or has been decided on.")))
            return
        self.doubts.addWidget(
            Text(self.tr("A triangle marks each figure that one of these checks touches."), Look.CAPTION)
        )
        for check_id, sentence in board.doubts:
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            row.addWidget(Text(sentence), 1)
            look = Button(self.theme, self.tr("Look into it…"), "triangle-alert")
            look.setAccessibleName(self.tr("Look into it: {check}").format(check=sentence))
            look.setObjectName(f"doubt_{check_id}")
            look.clicked.connect(partial(self._look_into, check_id))
            row.addWidget(look)
            self.doubts.addLayout(row)

    def _list(self, title: str, rows: tuple[DossierFact, ...]) -> None:
        self.behind = BehindDialog(self.desktop, title, rows, self)
        self.behind.dossier_asked.connect(partial(self.desktop.navigator.go, "dossier"))
        self.behind.finished.connect(self.behind.deleteLater)
        self.behind.open()

    def _ask_decision(self, row: CheckRow) -> None:
        words = row.check.sentence
        sentence = words.fr if self.presenter.language == "fr" else words.en
        dialog = SettleDialog(self.desktop, row, sentence, self)
        dialog.act.setVisible(self.presenter.may_settle)
        dialog.confirmed.connect(
            lambda: self.presenter.settle(row, accepted=dialog.usable, reason=dialog.words)
        )
        self.open_dialog(dialog)

    def _say_left(self, name: str) -> None:
        self.close_dialog()
        self.desktop.feedback.say(self.tr("Written: {name}").format(name=name))

    # --- requests --------------------------------------------------------------------------------------------

    def _open(self, card: ChartCard, key: str) -> None:
        label = next((mark.label for mark in card.model.rows if mark.key == key), "")
        self.presenter.open_figure(key, f"{card.title.text()} – {label}")

    def _search(self, text: str) -> None:
        self.desktop.navigator.go("reception", Search(text))

    def _look_into(self, check_id: str, _checked: bool = False) -> None:
        self.presenter.look_into(check_id)

    def _choose(self) -> None:
        self.presenter.choose(self.period.currentData())

    def _ask_export(self) -> None:
        dialog = ExportDialog(self.desktop, self)
        dialog.confirmed.connect(partial(self._export, dialog))
        self.open_dialog(dialog)

    def _export(self, dialog: ExportDialog) -> None:
        folder = self._folder()
        if folder is None:
            dialog.act.setEnabled(True)
        else:
            self.presenter.export(dialog.chosen, folder)

    def _leave(self, key: str, card: ChartCard, form: str) -> None:
        folder = self._folder()
        if folder is None:
            return
        if form == CSV:
            columns = card.model.columns
            sheet = Sheet(
                title=card.title.text(),
                headings=tuple(column.title for column in columns),
                rows=tuple(
                    tuple(_cell(column.key, column.text(row), row) for column in columns)
                    for row in card.model.rows
                ),
            )
            self.presenter.export_chart(sheet, key, folder)
            return
        content = card.chart.as_png() if form == PNG else card.chart.as_svg()
        self.presenter.export_chart(ChartPicture(ending=form, content=content), key, folder)

    def _folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"))
        return Path(chosen) if chosen else None

    # --- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other in a narrow window, or with large letters."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        wide = self.width() >= self.theme.px(ROOM_FOR_TWO)
        if wide is self._wide or not self._cards:
            return
        self._wide = wide
        for card in self._cards:
            self._grid.removeWidget(card)
        row = column = 0
        for card in self._cards:
            span = 2 if wide and card in {self.delays, self.quality} else 1
            self._grid.addWidget(card, row, column, 1, span)
            column += span
            if not wide or column > 1:
                row, column = row + 1, 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def _span(self, span: Span) -> str:
        if span.window is not None and span.programme is not None:
            return self.tr("{programme}: window {first} to {last}").format(
                programme=span.programme.short_name,
                first=short_date(span.window.opens_on),
                last=short_date(span.window.closes_on),
            )
        if span.key == "year":
            return self.tr("The last twelve months")
        return self.tr("Since the beginning")


def _or_dash(value: int | None) -> str:
    return "–" if value is None else number(value)


def _cell(column: str, text: str, mark: Mark) -> str | int | None:
    """Return a number as a number: what leaves as a table is counted on."""
    known: dict[str, str | int | None] = {"value": mark.value, "far": mark.far, "aim": mark.aim}
    return known.get(column, text)

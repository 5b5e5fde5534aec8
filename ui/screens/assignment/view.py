"""Composer les comités: open seats on the left, who could take the chosen one on the right, the best plan above.

Enter on a place goes to its experts, Enter on an expert chooses them and comes back; Delete empties a place; Ctrl+Z
and Ctrl+Y; an expert can be dragged onto a place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.committee.assignment.plan import SolveProgress
from reviewer.committee.vocabulary import languages
from reviewer.services.assignment import LeftOut, Proposal, choices_of
from ui.desktop import Desktop
from ui.screens.assignment.figures.view import AffinityParts, FiguresCard
from ui.screens.assignment.lists.view import OptionsList, PlacesList
from ui.screens.assignment.presenter import AssignmentPresenter
from ui.screens.assignment.table_model import OptionsTable, PlacesTable
from ui.screens.assignment.words import PlaceRow, option_rows, place_rows, unfilled_words
from ui.tasks.slices import Steps
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split, framed
from ui.widgets.text import Look, Text, one_line

LEAST_LIST = 120
PLACES = 3


class AssignmentScreen(ActingScreen):
    """Composes one dossier or the whole queue."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = AssignmentPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Compose the committees"))
        self._rows: tuple[PlaceRow, ...] = ()
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self._make_acts()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.set_body(body)
        self.left_out = Notice(self.theme, ToneName.WARNING)
        self.aged = Notice(self.theme, ToneName.INFO)
        self._pile = Pile()
        for part in (self.left_out, self.aged):
            column.addWidget(part)
        column.addWidget(self._pile, 1)
        self._working = self._make_working()
        self._nothing = Empty(
            self.theme,
            "users",
            self.tr("No dossier waits for experts."),
            self.tr("Once a dossier is admissible, or a seat was left, it can be composed here."),
        )
        self._halted = Empty(
            self.theme,
            "circle-pause",
            self.tr("The calculation was stopped."),
            self.tr("Nothing has changed. “Calculate again” starts it anew."),
        )
        for page in (self._working, self._nothing, self._halted):
            self._pile.addWidget(page)
        self.make_later(self._making_page())
        presenter = self.presenter
        presenter.solving.connect(self._show_solving)
        presenter.progressed.connect(self._show_progress)
        presenter.proposed.connect(self._show_proposal)
        presenter.drafted.connect(self._show_draft)
        presenter.stopped.connect(self._show_halted)
        presenter.aged.connect(self._show_aged)
        presenter.left_out.connect(self._show_left_out)
        self._enable()

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Compose the queue, or the dossier whose id the navigator brings."""
        self.presenter.open(argument if isinstance(argument, str) else None)

    def focus_first(self) -> None:
        """The places are what one came for; the focus comes to them once they are found."""
        if self._pile.currentIndex() == PLACES:
            self.places.setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _make_acts(self) -> None:
        theme = self.theme
        self.undo = Button(theme, self.tr("Undo"), "undo-2", Kind.QUIET)
        self.undo.clicked.connect(self.presenter.undo)
        self.redo = Button(theme, self.tr("Redo"), "redo-2", Kind.QUIET)
        self.redo.clicked.connect(self.presenter.redo)
        self.again = Button(theme, self.tr("Calculate again"), "refresh-cw")
        self.again.clicked.connect(self._calculate)
        self.apply = Button(theme, self.tr("Apply…"), "check", Kind.PRIMARY)
        self.apply.setObjectName("apply")
        self.apply.clicked.connect(self._ask_apply)
        for button, keys in ((self.undo, "Ctrl+Z"), (self.redo, "Ctrl+Y")):
            button.setToolTip(keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        for button in (self.undo, self.redo, self.again, self.apply):
            self.acts.addWidget(button)

    def _make_working(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        self.phase = Text("", Look.LEAD)
        self.phase.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.phase)
        self.progress = ProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(self.theme.px(360))
        self.progress.setAccessibleName(self.tr("How far the calculation is"))
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        self.cancel = Button(self.theme, self.tr("Stop"), "x")
        self.cancel.setObjectName("stop")
        self.cancel.clicked.connect(self.presenter.stop)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _making_page(self) -> Steps:
        self.model = PlacesTable(self)
        self.places = PlacesList(self.theme, self.model, self.tr("Open seats"))
        self.places.chosen.connect(self._choose)
        self.places.opened.connect(self._to_options)
        self.places.dropped.connect(self._drop)
        self.places.emptied.connect(self._empty)
        self.option_model = OptionsTable(self)
        self.options = OptionsList(self.theme, self.option_model, self.tr("Experts for this place"))
        self.options.opened.connect(self._take)
        self.options.left.connect(self.places.setFocus)

        yield
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(framed(self.places), 1)
        self.detail = Card(" ")
        self.detail_who = one_line("", Look.MUTED)
        self.parts = AffinityParts(self.desktop)
        self.detail_next = one_line("", Look.BODY)
        self.unfilled = Notice(self.theme, ToneName.WARNING, closable=False)
        for widget in (self.detail_who, self.parts, self.detail_next, self.unfilled):
            self.detail.body.addWidget(widget)
        self.detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column.addWidget(self.detail)
        yield
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.figures = FiguresCard(self.desktop)
        column.addWidget(self.figures)
        head = QHBoxLayout()
        self.options_title = Text("", Look.LEAD)
        head.addWidget(self.options_title, 1)
        self.empty = Button(self.theme, self.tr("Leave empty"), "circle-dashed", Kind.QUIET)
        self.empty.setObjectName("leave_empty")
        self.empty.setToolTip(self.tr("Delete"))
        self.empty.clicked.connect(self._empty_current)
        head.addWidget(self.empty)
        column.addLayout(head)
        column.addWidget(framed(self.options), 1)
        self.option_words = Text("", Look.MUTED)
        self.option_words.hide()
        self.options.chosen.connect(self._say_option)
        column.addWidget(self.option_words)
        for one in (self.places, self.options):
            one.setMinimumHeight(self.theme.px(LEAST_LIST))
        self._pile.addWidget(Split(scrolled(left), scrolled(right), sizes=(580, 620)))

    # --- what came back --------------------------------------------------------------------------------------

    def _show_solving(self, solving: bool) -> None:
        if solving:
            self.aged.clear()
            self.progress.expect(0)
            self.phase.setText(self.tr("Reading dossiers and experts…"))
            self._pile.setCurrentIndex(0)
        self._enable()

    def _show_progress(self, progress: SolveProgress) -> None:
        self.phase.setText(self.desktop.wording.label("assignment_phase", progress.phase))
        self.progress.expect(progress.total)
        self.progress.setValue(progress.done)

    def _show_proposal(self, proposal: Proposal) -> None:
        self.make_whole()
        count = len(proposal.openings)
        self.subtitle.setText(self.tr("%n dossier(s) with open seats", "", count))
        self._pile.setCurrentIndex(PLACES if count else 1)
        self._show_draft()
        if count:
            index = self.model.index(0, 0)
            if not self.places.currentIndex().isValid():
                self.places.setCurrentIndex(index)
            self.places.setFocus()

    def _show_draft(self) -> None:
        proposal, draft = self.presenter.proposal, self.presenter.draft
        if proposal is None or draft is None:
            return
        self.make_whole()
        self.clear_refusal()
        self._rows = place_rows(proposal, draft)
        self.model.show_rows(self._rows)
        self.figures.show_figures(
            proposal.draft.figures, draft.figures, asked=len(draft.places), proved=proposal.proved
        )
        self._show_place()
        self._enable()

    def _show_place(self) -> None:
        proposal, draft, row = self.presenter.proposal, self.presenter.draft, self._current()
        if proposal is None or draft is None or row is None:
            return
        words = self.desktop.wording
        self.detail.title.setText(row.opening.reference)
        self.detail_who.setText(" · ".join(row.opening.about))
        pair = (row.place.dossier, row.expert or "")
        self.parts.show_parts(proposal.affinities.get(pair), row.name, (*proposal.domains, *languages()))
        following = [one.expert for one in draft.alternates() if one.dossier == row.place.dossier]
        names = ", ".join(f"{rank}. {proposal.name_of(one)}" for rank, one in enumerate(following, 1))
        told = self.tr("Alternates: {names}").format(names=names)
        self.detail_next.setText(told if following else self.tr("Nobody else could take over."))
        short = next((one for one in proposal.plan.unfilled if one.dossier == row.place.dossier), None)
        if short is None:
            self.unfilled.clear()
        else:
            self.unfilled.say(
                self.tr("Not every place can be filled"), unfilled_words(short, proposal, words)
            )
        self.options_title.setText(self.tr("Who for {reference}?").format(reference=row.opening.reference))
        self.option_model.show_rows(option_rows(proposal, draft, row.place, words))
        self._say_option(self.options.current_id or "")
        self.empty.setEnabled(row.expert is not None)

    def _show_halted(self) -> None:
        self._pile.setCurrentIndex(PLACES if self._rows and self.presenter.proposal is not None else 2)
        self._enable()

    def _show_aged(self) -> None:
        self.aged.say(
            self.tr("Dossiers or experts have changed since this was calculated."),
            self.tr("Your draft is kept. Each dossier is checked again when you apply."),
        )

    def _show_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        if not left_out:
            self.left_out.clear()
            return
        lines = (
            f"{one.choice.reference} – {self.desktop.feedback.explain(one.error).what}" for one in left_out
        )
        self.left_out.say(
            self.tr("%n dossier(s) could not be composed; nothing of them was changed.", "", len(left_out)),
            "\n".join(lines),
        )

    def show_refusal(self, error: Exception) -> None:
        """Show an error beside the act; what stood before the calculation stands."""
        if not self.presenter.busy and self.presenter.proposal is None:
            self._pile.setCurrentIndex(2)
        super().show_refusal(error)

    # --- requests --------------------------------------------------------------------------------------------

    def _calculate(self) -> None:
        self.clear_refusal()
        self.left_out.clear()
        self.presenter.propose()

    def _choose(self, _key: str) -> None:
        self._show_place()

    def _say_option(self, expert: str) -> None:
        row = next((one for one in self.option_model.rows if one.expert == expert), None)
        self.option_words.setText("" if row is None else f"{row.name}\u202f: {row.words}")
        self.option_words.setVisible(row is not None)

    def _to_options(self, _key: str) -> None:
        if self.option_model.rowCount():
            self.options.setCurrentIndex(self.option_model.index(0, 0))
        self.options.setFocus()

    def _take(self, expert: str) -> None:
        row = self._current()
        if row is not None:
            self.presenter.put(row.place, expert)
            if self.notice.isHidden():
                self.places.setFocus()

    def _drop(self, key: str, expert: str) -> None:
        row = next((one for one in self._rows if one.key == key), None)
        if row is not None:
            self.presenter.put(row.place, expert)

    def _empty(self, key: str) -> None:
        row = next((one for one in self._rows if one.key == key), None)
        if row is not None:
            self.presenter.put(row.place, None)

    def _empty_current(self) -> None:
        if self.places.current_id is not None:
            self._empty(self.places.current_id)

    def _ask_apply(self) -> None:
        proposal, draft = self.presenter.proposal, self.presenter.draft
        if proposal is None or draft is None:
            return
        choices = choices_of(proposal, draft)
        seats = sum(len(one.experts) for one in choices)
        self.ask(
            title=self.tr("Compose %n dossier(s)", "", len(choices)),
            consequence=self.tr(
                "Seats given: {seats}. Each dossier is checked again and written by itself; one that cannot be "
                "composed any more is told and left as it is."
            ).format(seats=seats),
            verb=self.tr("Apply"),
            icon="check",
            reason=False,
            act=lambda _: self.presenter.apply(),
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _current(self) -> PlaceRow | None:
        key = self.places.current_id
        return next((one for one in self._rows if one.key == key), None)

    def _enable(self) -> None:
        history = self.presenter.history
        idle = not self.presenter.busy
        self.undo.setEnabled(idle and history is not None and bool(history.past))
        self.redo.setEnabled(idle and history is not None and bool(history.undone))
        self.again.setEnabled(idle)
        draft = None if history is None else history.draft
        self.apply.setEnabled(idle and draft is not None and any(draft.chosen))

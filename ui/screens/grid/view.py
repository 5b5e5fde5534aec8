"""The grid page: declaration, then the request and the grid side by side, then the seal, then the position."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import GridIncomplete
from reviewer.committee.grid import Rating
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.services.changes import Changes
from reviewer.services.views import GridView
from ui.desktop import Desktop
from ui.screens.grid.changes.view import ChangesPanel
from ui.screens.grid.concertation.view import ConcertationPane, agreed
from ui.screens.grid.declaration.view import DeclarationForm
from ui.screens.grid.onward import Onward
from ui.screens.grid.presenter import GridPage, GridPresenter
from ui.screens.grid.progress import progress
from ui.screens.grid.saved import SavedChip
from ui.screens.grid.waiting.view import WaitingPage
from ui.tasks.slices import Steps, at_once
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.due_chip import DueChip
from ui.widgets.grid_form import GridForm
from ui.widgets.late_page import LatePage
from ui.widgets.pile import Pile
from ui.widgets.request_pane import RequestPane
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split

LEAVES = {"expert_recused", "expert_declined", "interests_real", "dossier_declined"}
SHARES = {False: (490, 690), True: (390, 790)}
BLANK, DECLARE, WAIT, WORK = range(4)


class GridScreen(ActingScreen):
    """One expert, one dossier."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = GridPresenter(desktop)
        super().__init__(desktop, self.presenter)
        back = IconButton(self.theme, self.tr("Back to my dossiers"), "arrow-left")
        back.clicked.connect(self._leave)
        self.leading.addWidget(back)
        self.due = DueChip(self.theme)
        self.title_row.addWidget(self.due)
        self.saved = SavedChip(self.theme)
        self.title_row.addWidget(self.saved)
        self.title_row.addStretch(1)
        leave = self.tr("Recuse myself…") if desktop.expert_copy is None else self.tr("Decline…")
        self.recuse = Button(self.theme, leave, kind=Kind.QUIET)
        self.recuse.clicked.connect(self._ask_recusal)
        self.submit = Button(self.theme, self.tr("Hand in…"), "send", Kind.PRIMARY)
        self.submit.setObjectName("submit")
        self.submit.clicked.connect(self._ask_submit)
        self.onward = Onward(desktop, self.presenter)
        for button in (self.recuse, self.submit, self.onward):
            self.acts.addWidget(button)

        self.pages = Pile()
        self.set_body(self.pages)
        self._declaration = LatePage(self._make_declaration, scrolled)
        self._waiting = LatePage(partial(WaitingPage, desktop), scrolled)
        self.changes = ChangesPanel(desktop)
        self.changes.read.connect(self.presenter.acknowledge)
        self.request = RequestPane(desktop)
        self.request.document_asked.connect(self.presenter.preview)
        self.form = GridForm(desktop)
        self.form.rated.connect(self._rate)
        self.form.decided.connect(self._decide)
        self.form.justified.connect(self.presenter.justify)
        self._talk = LatePage(self._make_talk)
        self.right = Pile()
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.changes)
        self.split = Split(self.request, self.right, sizes=SHARES[False])
        column.addWidget(self.split, 1)
        for page in (QWidget(), self._declaration, self._waiting, work):
            self.pages.addWidget(page)
        self.right.addWidget(self.form)
        self.right.addWidget(self._talk)
        for late in (self._declaration, self._waiting, self._talk):
            late.made.connect(self.prepare_areas)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._hand_in_by_key)

        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.presenter.shown.connect(self._show)
        self.presenter.saving.connect(self.saved.say)
        self.presenter.previewed.connect(self.request.show_preview)
        self.presenter.acted.connect(self._acted)
        self.presenter.working.connect(self._lock)

    @property
    def declaration(self) -> DeclarationForm:
        """Return the form of what comes before the file."""
        return self._declaration.page

    @property
    def waiting(self) -> WaitingPage:
        """Return the page of a declaration on which somebody else decides."""
        return self._waiting.page

    @property
    def talk(self) -> ConcertationPane:
        """Return what stands in the grid's place once two do not agree."""
        return self._talk.page

    def _make_declaration(self) -> DeclarationForm:
        page = DeclarationForm(self.desktop)
        page.declared.connect(self._declare)
        page.declined.connect(self._ask_declining)
        return page

    def _make_talk(self) -> ConcertationPane:
        page = ConcertationPane(self.desktop)
        page.stated.connect(self._ask_position)
        page.written.connect(self._write)
        page.third_asked.connect(self._ask_third)
        return page

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings; nothing of the last one stays in sight."""
        if isinstance(argument, str):
            self.desktop.slices.drop(self)
            self.pages.setCurrentIndex(BLANK)
            self.request.forget()
            for widget in (self.submit, self.recuse, self.due, self.onward):
                widget.hide()
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """Go where the work is; while the page is being read, nowhere."""

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window: what was typed last is saved before it closes."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed last."""
        self.presenter.flush()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save before the window closes: it finishes the writes that were asked for."""
        if event.type() is QEvent.Type.Close:
            self.presenter.flush()
        return super().eventFilter(watched, event)

    def show_refusal(self, error: Exception) -> None:
        """Say what is missing at its place; everything else as everywhere."""
        if isinstance(error, GridIncomplete):
            self.close_dialog()
            super().show_refusal(error)
            self.form.show_gaps(error.missing)
        elif isinstance(error, RequestChangedSince):
            self.close_dialog()
            super().show_refusal(error)
            self.presenter.reload()
        else:
            super().show_refusal(error)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, page: GridPage) -> None:
        """Show a page once it is whole; what changes on one that is seen changes at once."""
        if self.pages.currentIndex() == WORK:
            self.desktop.slices.drop(self)
            at_once(self._showing(page))
        else:
            self.desktop.slices.begin(self, self._showing(page))

    def _showing(self, page: GridPage) -> Steps:
        view = page.view
        before = self.pages.currentIndex()
        self.title.setText(self.tr("Grid – {reference}").format(reference=view.reference))
        due_on = None if self.presenter.sealed else view.due_on
        self.due.show_day(due_on, self.desktop.office.desk.today())
        if view.dossier is None:
            self._show_shut(page)
            return
        yield from self.request.showing(view.dossier, self.presenter.programme, view.corrections)
        self._say_changed(view)
        sealed = self.presenter.sealed
        yield
        differing = not agreed(page)
        if differing:
            yield from self._talk.making()
            yield from self.talk.showing(page, self.presenter.about)
        yield from self.form.building(view.grid, breaks_tie=view.breaks_tie)
        yield from self.form.filling(
            self.presenter.ratings, self.presenter.verdicts, self.presenter.justification, frozen=sealed
        )
        self.submit.setVisible(not sealed)
        self.recuse.setVisible(not sealed)
        if differing is not bool(self.right.currentIndex()):
            self.split.setSizes(SHARES[differing])
        self.right.setCurrentIndex(1 if differing else 0)
        self.pages.setCurrentIndex(WORK)
        self._say_progress(view)
        if before != WORK:
            if differing and self.talk.asks_position:
                self.talk.position.focus()
            else:
                self.form.begin(f"{self.presenter.actor.id}/{view.dossier.id}", focus=not sealed)

    def _show_shut(self, page: GridPage) -> None:
        """Show what comes before the file: the declaration, or that somebody else decides of it."""
        view, committee = page.view, page.committee
        self.submit.hide()
        self.saved.hide()
        self.recuse.setVisible(view.awaits_ruling)
        if not view.awaits_ruling:
            self.subtitle.setText(self.tr("Declaration of interests"))
            if self.pages.currentIndex() != DECLARE:
                self.declaration.reset(view.reference, self.presenter.about)
            self.pages.setCurrentIndex(DECLARE)
            self.declaration.focus()
            return
        seats = () if committee is None else committee.seats
        mine = next((seat.declaration for seat in seats if seat.expert_id == self.presenter.actor.id), None)
        self.subtitle.setText(self.tr("Awaiting coordination"))
        self.waiting.show_declaration(view.reference, mine)
        self.pages.setCurrentIndex(WAIT)
        self.recuse.setFocus()

    def _say_changed(self, view: GridView) -> None:
        if self.presenter.request_changed and view.dossier is not None:
            number = view.dossier.current.number
            self.changes.show_changes(number, self.presenter.changed_facts, self.presenter.programme)
        else:
            self.changes.forget()

    def _say_progress(self, view: GridView) -> None:
        self.subtitle.setText(progress(view, self.presenter))
        if self.presenter.sealed:
            self.saved.say_sealed()

    # --- requests --------------------------------------------------------------------------------------------

    def _rate(self, criterion_id: str, rating: Rating) -> None:
        self.presenter.rate(criterion_id, rating)
        self._refill()

    def _decide(self, finding_id: str, verdict: bool) -> None:
        self.presenter.decide(finding_id, verdict)
        self._refill()

    def _refill(self) -> None:
        self.form.show_scores(self.presenter.ratings)
        if self.form.gaps.isVisible():
            self.form.gaps.show_gaps(self.presenter.missing())
        if self.presenter.page is not None:
            self._say_progress(self.presenter.page.view)

    def _hand_in_by_key(self) -> None:
        onward = self.onward if self.onward.isVisible() else self.submit
        (self.declaration.declare if self.pages.currentIndex() == DECLARE else onward).click()

    def _declare(self, kind: DeclarationKind, text: str) -> None:
        self.clear_refusal()
        self.presenter.declare(kind, text)

    def _ask_submit(self) -> None:
        if not self.submit.isVisible():
            return
        self.clear_refusal()
        missing = self.presenter.missing()
        self.form.show_gaps(missing)
        page = self.presenter.page
        if missing or page is None:
            return
        if self.presenter.request_changed:
            self.changes.confirm.setFocus()
            return
        wording = self.desktop.wording
        answers = " · ".join(
            f"{finding.label}\u202f: {wording.label('answer', 'yes' if self.presenter.verdicts[finding.id] else 'no')}"
            for finding in page.view.grid.findings
        )
        self.ask(
            title=self.tr("Hand in the evaluation of {reference}").format(reference=page.view.reference),
            consequence=self.tr(
                "Your findings: {answers}.\nOnce handed in, the evaluation is sealed: nobody can change it, "
                "not even you."
            ).format(answers=answers)
            if self.desktop.expert_copy is None
            else self.tr(
                "Your findings: {answers}.\nThe evaluation is sealed here and goes with your next package. Until the "
                "committee has taken it in, you can take it back from your list and do it again."
            ).format(answers=answers),
            verb=self.tr("Hand in and seal"),
            icon="send",
            reason=False,
            act=lambda _: self.presenter.submit(),
        )

    def _ask_recusal(self) -> None:
        if self.desktop.expert_copy is not None:
            self._ask_declining()
            return
        self.ask(
            title=self.tr("Recuse myself"),
            consequence=self.tr(
                "You leave this dossier for good and your draft is removed. Coordination seats somebody else."
            ),
            verb=self.tr("Leave the seat"),
            icon="user-x",
            kind=Kind.DANGER,
            act=self.presenter.recuse,
        )

    def _ask_declining(self) -> None:
        self.ask(
            title=self.tr("Decline this dossier"),
            consequence=self.tr(
                "You give the seat back for good and coordination seats somebody else. For a conflict of interest, "
                "declare it instead."
            )
            if self.desktop.expert_copy is None
            else self.tr(
                "Your reason goes with your next package; your draft stays here. For a conflict of interest, take your "
                "declaration back in your list and declare it instead."
            ),
            verb=self.tr("Decline the dossier"),
            icon="user-x",
            kind=Kind.DANGER,
            act=self.presenter.decline,
        )

    def _ask_position(self, verdicts: Mapping[str, bool], reason: str) -> None:
        self.ask(
            title=self.tr("State my position"),
            consequence=self.tr("Your position is final and stays beside your first evaluation."),
            verb=self.tr("State my position"),
            icon="messages-square",
            reason=False,
            act=lambda _: self.presenter.state_position(verdicts, reason),
        )

    def _ask_third(self) -> None:
        self.ask(
            title=self.tr("Call the third expert"),
            consequence=self.tr(
                "The concertation ends here. A third expert, who sees none of the votes, decides by majority."
            ),
            verb=self.tr("Call the third expert"),
            icon="scale",
            reason=False,
            act=lambda _: self.presenter.call_third(),
        )

    def _write(self, text: str) -> None:
        self.clear_refusal()
        self.presenter.write(text)

    def _acted(self, result: object) -> None:
        if not isinstance(result, Changes):
            return
        if result.message == "message_posted":
            self.talk.message_kept()
            return
        for one in (self._declaration.there, self._talk.there):
            if one is not None:
                one.forget()
        if result.message in LEAVES:
            self._leave()

    def _leave(self) -> None:
        self.desktop.navigator.go(self.onward.home)

    def _focus_moved(self, old: QWidget | None, _now: QWidget | None) -> None:
        """Save as soon as a field is left: somebody else may act next."""
        if old is not None and self.isAncestorOf(old):
            self.presenter.flush()

    def _lock(self, working: bool) -> None:
        self.submit.setEnabled(not working)
        if self._talk.there is not None:
            self.talk.send.setEnabled(not working)
        if self._declaration.there is not None:
            self.declaration.declare.setEnabled(not working and self.declaration.kinds.key is not None)

"""The grid page: declaration, then the request and the grid side by side, then the seal, then the position."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Step
from reviewer.committee.evaluation import GridIncomplete
from reviewer.committee.grid import Rating
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.services.changes import Changes
from reviewer.services.views import CommitteeView, GridView
from ui.desktop import Desktop
from ui.formats import moment
from ui.previews import Preview
from ui.screens.grid.declaration.view import DeclarationForm
from ui.screens.grid.position.view import PositionCard
from ui.screens.grid.presenter import GridPage, GridPresenter, Saving
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.grid_form import GridForm
from ui.widgets.notice import Notice
from ui.widgets.request_pane import RequestPane
from ui.widgets.split import Split

SAVED = {
    Saving.NOTHING: Sign("circle", ToneName.NEUTRAL),
    Saving.PENDING: Sign("hourglass", ToneName.NEUTRAL),
    Saving.SAVED: Sign("save", ToneName.SUCCESS),
    Saving.FAILED: Sign("triangle-alert", ToneName.DANGER),
}
SEALED = Sign("lock", ToneName.SUCCESS)
LEAVES = {"expert_recused", "interests_real", "interests_apparent", "interests_potential"}


class GridScreen(ActingScreen):
    """One expert, one dossier."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = GridPresenter(desktop)
        super().__init__(desktop, self.presenter)
        back = IconButton(self.theme, self.tr("Back to my dossiers"), "arrow-left")
        back.clicked.connect(self._leave)
        self.leading.addWidget(back)
        self.saved = Chip(self.theme, "", SAVED[Saving.NOTHING])
        self.saved.hide()
        self.title_row.addWidget(self.saved)
        self.title_row.addStretch(1)
        self.recuse = Button(self.theme, self.tr("Recuse myself…"), "user-x", Kind.QUIET)
        self.recuse.clicked.connect(self._ask_recusal)
        self.submit = Button(self.theme, self.tr("Hand in…"), "send", Kind.PRIMARY)
        self.submit.setObjectName("submit")
        self.submit.clicked.connect(self._ask_submit)
        self.acts.addWidget(self.recuse)
        self.acts.addWidget(self.submit)

        self.declaration = DeclarationForm(desktop)
        self.declaration.declared.connect(self._declare)
        self.changed = Notice(self.theme, ToneName.WARNING, closable=False)
        self.read_again = Button(self.theme, self.tr("I have read the newer version"), "check")
        self.read_again.clicked.connect(self.presenter.acknowledge)
        self.request = RequestPane(desktop)
        self.request.document_asked.connect(self.presenter.preview)
        self.form = GridForm(desktop)
        self.form.rated.connect(self._rate)
        self.form.decided.connect(self._decide)
        self.form.justified.connect(self.presenter.justify)
        self.position = PositionCard(desktop)
        self.position.stated.connect(self._ask_position)
        self.table = ComparisonTable(desktop)
        self.right = QStackedWidget()
        self.right.addWidget(self.form)
        self.right.addWidget(self._make_disagreement())
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.changed)
        column.addWidget(self.read_again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Split(self.request, self.right, sizes=(490, 690)), 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(QWidget())
        first = QScrollArea()
        first.setWidgetResizable(True)
        first.setFrameShape(QFrame.Shape.NoFrame)
        first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.declaration.setObjectName("page")
        first.setWidget(self.declaration)
        self.pages.addWidget(first)
        self.pages.addWidget(work)
        self.set_body(self.pages)

        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.presenter.shown.connect(self._show)
        self.presenter.saving.connect(self._say_saving)
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.acted.connect(self._acted)
        self.presenter.working.connect(self._lock)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings; nothing of the last one stays in sight."""
        if isinstance(argument, str):
            self.pages.setCurrentIndex(0)
            self.request.forget()
            self.submit.hide()
            self.recuse.hide()
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
        view = page.view
        first = self.pages.currentIndex() == 0
        self.title.setText(self.tr("Grid – {reference}").format(reference=view.reference))
        if view.dossier is None:
            self.subtitle.setText(self.tr("Declaration of interests"))
            self.declaration.reset(view.reference)
            self.pages.setCurrentIndex(1)
            self.recuse.hide()
            self.submit.hide()
            self.saved.hide()
            self.declaration.focus()
            return
        self.request.show_request(view.dossier, self.presenter.programme, view.corrections)
        self._say_changed(view)
        sealed = self.presenter.sealed
        differing = self._disagreement(page)
        self.form.show_grid(view.grid, breaks_tie=view.breaks_tie)
        self.form.fill(
            self.presenter.ratings, self.presenter.verdicts, self.presenter.justification, frozen=sealed
        )
        self.submit.setVisible(not sealed)
        self.recuse.setVisible(not sealed)
        was_declaration = self.pages.currentIndex() == 1
        self.right.setCurrentIndex(1 if differing else 0)
        self.pages.setCurrentIndex(2)
        self._say_progress(view)
        if first or was_declaration:
            if differing and self.position.isVisible():
                self.position.focus()
            elif not sealed:
                self.form.focus_first()

    def _disagreement(self, page: GridPage) -> bool:
        committee, own = page.committee, page.view.evaluation
        if committee is None or own is None or len(committee.evaluations) < 2:
            return False
        asked = committee.step is Step.CONCERTATION and not committee.positions
        self.position.setVisible(asked)
        if asked:
            self.position.show_committee(committee, own)
        self._show_positions(committee, own.expert_id)
        self.table.show_committee(committee, self._columns(committee, own.seat))
        return True

    def _show_positions(self, committee: CommitteeView, own_id: str) -> None:
        mine = next((one for one in committee.positions if one.expert_id == own_id), None)
        if mine is None:
            self.told.clear()
        else:
            self.told.say(
                self.tr("You took your position on {moment}.").format(moment=moment(mine.at)), mine.reason
            )

    def _columns(self, committee: CommitteeView, own_seat: int) -> Mapping[int, str]:
        return {
            one.seat: self.tr("Your evaluation") if one.seat == own_seat else self.tr("The other evaluation")
            for one in committee.evaluations
        }

    def _show_preview(self, preview: Preview) -> None:
        self.request.show_preview(preview)

    def _say_changed(self, view: GridView) -> None:
        changed = self.presenter.request_changed
        self.read_again.setVisible(changed)
        if not changed or view.dossier is None:
            self.changed.clear()
            return
        number = view.dossier.current.number
        self.changed.say(
            self.tr("The request changed since you began (version {number}).").format(number=number),
            self.tr(
                "Your draft is kept. Read the newer version on the left, then say so here before handing in."
            ),
        )

    def _say_progress(self, view: GridView) -> None:
        sealed = view.evaluation is not None and view.evaluation.submitted
        if sealed and view.evaluation is not None and view.evaluation.submitted_at is not None:
            when = moment(view.evaluation.submitted_at)
            self.subtitle.setText(
                self.tr("Handed in on {moment} · seal {seal}").format(
                    moment=when, seal=(view.evaluation.seal or "")[:12]
                )
            )
            self.saved.show_state(self.tr("Handed in and sealed"), SEALED)
            self.saved.show()
            return
        rated = sum(
            1 for one in self.presenter.ratings.values() if one.mark is not None or one.not_applicable
        )
        words = self.tr("{rated} of {all} criteria rated · {answered} of {findings} findings answered")
        self.subtitle.setText(
            words.format(
                rated=rated,
                all=len(view.grid.criteria),
                answered=len(self.presenter.verdicts),
                findings=len(view.grid.findings),
            )
        )

    def _say_saving(self, saving: str) -> None:
        words = {
            Saving.NOTHING: "",
            Saving.PENDING: self.tr("Saving…"),
            Saving.SAVED: self.tr("Draft saved"),
            Saving.FAILED: self.tr("Not saved"),
        }
        state = Saving(saving)
        self.saved.show_state(words[state], SAVED[state])
        self.saved.setVisible(state is not Saving.NOTHING)

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

    def _declare(self, kind: DeclarationKind, text: str) -> None:
        self.clear_refusal()
        self.presenter.declare(kind, text)

    def _ask_submit(self) -> None:
        self.clear_refusal()
        missing = self.presenter.missing()
        self.form.show_gaps(missing)
        page = self.presenter.page
        if missing or page is None:
            return
        if self.presenter.request_changed:
            self.read_again.setFocus()
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
            ).format(answers=answers),
            verb=self.tr("Hand in and seal"),
            icon="send",
            reason=False,
            act=lambda _: self.presenter.submit(),
        )

    def _ask_recusal(self) -> None:
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

    def _ask_position(self, verdicts: Mapping[str, bool], reason: str) -> None:
        self.ask(
            title=self.tr("State my position"),
            consequence=self.tr("Your position is final and stays beside your first evaluation."),
            verb=self.tr("State my position"),
            icon="messages-square",
            reason=False,
            act=lambda _: self.presenter.state_position(verdicts, reason),
        )

    def _acted(self, result: object) -> None:
        if isinstance(result, Changes) and result.message in LEAVES:
            self._leave()

    def _leave(self) -> None:
        self.desktop.navigator.go("committee")

    def _focus_moved(self, old: QWidget | None, _now: QWidget | None) -> None:
        """Save as soon as a field is left: somebody else may act next."""
        if old is not None and self.isAncestorOf(old):
            self.presenter.flush()

    def _lock(self, working: bool) -> None:
        self.submit.setEnabled(not working)
        self.declaration.declare.setEnabled(not working and self.declaration.kinds.key is not None)

    # --- making ----------------------------------------------------------------------------------------------

    def _make_disagreement(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        self.told = Notice(self.theme, ToneName.INFO, closable=False)
        column.addWidget(self.told)
        column.addWidget(self.position)
        card = Card(self.tr("The two evaluations"))
        card.body.addWidget(self.table)
        column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

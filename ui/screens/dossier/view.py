"""The dossier page: state and next act always in the same place; the precheck, the request, and what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.dossier.next_step import next_act
from reviewer.services.views import DossierView
from ui.desktop import Desktop
from ui.formats import days, long_date
from ui.history import moment_of
from ui.models.request_groups import groups_of
from ui.previews import Preview
from ui.screens.dossier.attachments import AttachmentsCard
from ui.screens.dossier.precheck.view import PrecheckCard
from ui.screens.dossier.presenter import DossierPresenter
from ui.screens.dossier.verdicts import VerdictsCard
from ui.theme.meanings import ACT, DOSSIER, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.pages import Pages
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.screen import Screen
from ui.widgets.text import Look, Text, one_line
from ui.widgets.timeline import Timeline

TRIAGE = (Act.FIND_ADMISSIBLE, Act.ASK_COMPLEMENTS, Act.FIND_INADMISSIBLE)
COMMITTEE = {
    Act.ASSIGN, Act.START_REVIEW, Act.SUBMIT_EVALUATION, Act.OPEN_CONCERTATION, Act.STATE_POSITION,
    Act.OPEN_THIRD_REVIEW, Act.CONFIRM_DECISION,
}  # fmt: skip
AVIS = {Act.DRAFT_AVIS, Act.VALIDATE_AVIS, Act.SIGN_AVIS, Act.PRINT_AVIS, Act.EXPORT_AVIS}


class DossierPage(Screen):
    """One dossier. Left: what is to be judged. Right: documents, decisions, history."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = DossierPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.dialog: ReasonDialog | None = None
        self._pending: Act | None = None

        back = IconButton(self.theme, self.tr("Back to the list"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.chip = Chip(self.theme, "", Sign("circle", ToneName.NEUTRAL))
        self.title_row.addWidget(self.chip)
        self.title_row.addStretch(1)
        self.more = Button(self.theme, self.tr("Other acts"), "ellipsis", Kind.QUIET)
        self.more.setMenu(QMenu(self))
        self.acts.addWidget(self.more)
        self.evaluations = Button(self.theme, self.tr("See the evaluations"), "git-compare")
        self.evaluations.clicked.connect(self._see_evaluations)
        self.acts.addWidget(self.evaluations)
        self.avis = Button(self.theme, self.tr("See the avis"), "file-badge")
        self.avis.clicked.connect(self._see_avis)
        self.acts.addWidget(self.avis)
        self.next = Button(self.theme, "", "circle-check", Kind.PRIMARY)
        self.next.clicked.connect(self._act)
        self.acts.addWidget(self.next)
        self.waits = one_line("", Look.MUTED)
        self.acts.insertWidget(0, self.waits)

        self.precheck = PrecheckCard(self.theme, desktop.wording)
        self.seconds = [Button(self.theme, "", "circle") for _ in range(2)]
        self.precheck.choices_row.addWidget(one_line(self.tr("Or decide otherwise:"), Look.CAPTION))
        for button in self.seconds:
            button.clicked.connect(self._act)
            self.precheck.choices_row.addWidget(button)
        self.precheck.choices_row.addStretch(1)
        self.request = QWidget()
        self._groups = QVBoxLayout(self.request)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(Space.L)
        self.pages = Pages(self.theme, self.tr("Document preview"))
        self.left = QStackedWidget()
        self.left.addWidget(self._scrolled(self.precheck, self.request))
        self.left.addWidget(self._preview_side())

        self.attachments = AttachmentsCard(self.theme)
        self.attachments.opened.connect(self._preview)
        self.verdicts = VerdictsCard(self.theme, desktop.wording)
        self.history = Card(self.tr("History"))
        self.timeline = Timeline(self.theme)
        self.history.body.addWidget(self.timeline)
        right = self._scrolled(self.attachments, self.verdicts, self.history)
        right.setMinimumWidth(self.theme.px(340))
        right.setMaximumWidth(self.theme.px(440))

        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 5)
        row.addWidget(right, 3)
        self.set_body(body, margin=0)

        self.presenter.shown.connect(self._show)
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.done.connect(self._close_dialog)
        self.presenter.working.connect(self._lock)

    # --- Screen ----------------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings."""
        if isinstance(argument, str):
            self.close_preview()
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """The next act is what one came for."""
        (self.next if self.next.isVisible() else self.more).setFocus()

    def show_refusal(self, error: Exception) -> None:
        """An act that was refused says why in its own dialog, where one is open."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.refuse(self.desktop.feedback.explain(error))
        else:
            super().show_refusal(error)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: DossierView) -> None:
        wording, dossier = self.desktop.wording, view.dossier
        request = dossier.request
        age = (self.desktop.office.desk.today() - dossier.received_on).days
        self.title.setText(f"{dossier.reference} – {request.candidate.full_name}")
        self.chip.show_state(wording.label("state", dossier.state), DOSSIER[dossier.state])
        facts = [
            request.job.title or "",
            request.employer.legal_name or "",
            self.tr("received on {day} ({age})").format(day=long_date(dossier.received_on), age=days(age)),
        ]
        if dossier.current.number > 1:
            facts.append(self.tr("version {number}").format(number=dossier.current.number))
        self.subtitle.setText(" · ".join(fact for fact in facts if fact))
        precheck = self.presenter.precheck
        if precheck is not None:
            self.precheck.show_precheck(precheck, frozen=precheck is not view.precheck)
        clear(self._groups)
        for group in groups_of(request, self.presenter.programme):
            card = Card(group.title)
            card.body.addWidget(Facts(group.facts, columns=1 if group.long else 2))
            self._groups.addWidget(card)
        self.attachments.show_attachments(dossier.current.attachments, request, self.presenter.programme)
        self.verdicts.show_decisions(view)
        self.timeline.show_moments([moment_of(entry, wording) for entry in reversed(view.timeline)])
        self.history.setVisible(bool(view.timeline))
        self._offer(view)

    def _show_preview(self, preview: Preview) -> None:
        if preview.problem is not None:
            words = self.desktop.feedback.explain(preview.problem)
            self.pages.say(words.what, words.do, "triangle-alert")
        elif not preview.pages:
            self.pages.say(self.tr("No preview for this kind of document."))
        else:
            self.pages.show_pages(preview.pages)
        self.preview_title.setText(preview.filename)

    # --- the acts --------------------------------------------------------------------------------------------

    def _offer(self, view: DossierView) -> None:
        step = None if view.committee is None else view.committee.step.value
        waited = next_act(view.dossier.state, step)
        primary = self.presenter.proposed if self.presenter.proposed in view.acts else waited
        possible = primary is not None and (primary in view.acts or primary in COMMITTEE | AVIS)
        self.next.setVisible(possible)
        if primary is not None and possible:
            self._dress(self.next, primary, Kind.PRIMARY)
        others = [act for act in TRIAGE if act in view.acts and act is not primary]
        for index, button in enumerate(self.seconds):
            button.setVisible(index < len(others))
            if index < len(others):
                self._dress(button, others[index], Kind.PLAIN)
        self.precheck.choices.setVisible(bool(others))
        label = self.desktop.wording.label
        waiting = waited is not None and not possible
        self.waits.setText(
            self.tr("Next step: {act}").format(act=label("act", waited))
            if waiting and waited is not None
            else ""
        )
        self.evaluations.setVisible(view.committee is not None and bool(view.committee.evaluations))
        self.avis.setVisible(view.avis is not None or (view.draft is not None and primary not in AVIS))
        menu = self.more.menu()
        menu.clear()
        if Act.WITHDRAW in view.acts:
            withdraw = QAction(self.theme.icon(ACT[Act.WITHDRAW]), label("act", Act.WITHDRAW), menu)
            withdraw.triggered.connect(self._withdraw)
            menu.addAction(withdraw)
        self.more.setVisible(not menu.isEmpty())

    def _dress(self, button: Button, act: Act, kind: Kind) -> None:
        button.become(self.desktop.wording.label("act", act), ACT[act], kind)
        button.setObjectName(f"act_{act.value}")
        button.setProperty("act", act.value)

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.do(Act(button.property("act")))

    def do(self, act: Act) -> None:
        """Do an act of the header: here where it is triage, elsewhere where it is the committee's or the avis's."""
        view = self.presenter.view
        if view is None:
            return
        self.clear_refusal()
        if act in COMMITTEE:
            self.desktop.navigator.go("committee", view.dossier.id)
        elif act in AVIS:
            self.desktop.navigator.go("avis_page", view.dossier.id)
        elif act is Act.RECORD_COMPLEMENTS:
            self.presenter.record_complements()
        elif act is Act.FIND_ADMISSIBLE and self.presenter.agrees(act):
            self.presenter.decide(act)
        else:
            self._ask_reason(act)

    def _see_evaluations(self) -> None:
        if self.presenter.view is not None:
            self.desktop.navigator.go("comparison", self.presenter.view.dossier.id)

    def _see_avis(self) -> None:
        if self.presenter.view is not None:
            self.desktop.navigator.go("avis_page", self.presenter.view.dossier.id)

    def _ask_reason(self, act: Act) -> None:
        consequences = {
            Act.FIND_ADMISSIBLE: self.tr(
                "The precheck says otherwise. Your reason stays beside it in the dossier."
            ),
            Act.FIND_INADMISSIBLE: self.tr("The dossier is closed and does not go to the committee."),
            Act.ASK_COMPLEMENTS: self.tr("The dossier waits for the employer’s answer. Say what is missing."),
            Act.WITHDRAW: self.tr("The dossier is closed for good; everything said so far is kept."),
        }
        danger = act in {Act.FIND_INADMISSIBLE, Act.WITHDRAW}
        self._pending = act
        self.dialog = ReasonDialog(
            self.theme,
            title=self.desktop.wording.label("act", act),
            consequence=consequences[act],
            verb=self.desktop.wording.label("act", act),
            icon=ACT[act],
            kind=Kind.DANGER if danger else Kind.PRIMARY,
            parent=self,
        )
        if act is Act.ASK_COMPLEMENTS:
            self.dialog.reason.setPlainText(self.precheck.missing_text())
        self.dialog.given.connect(self._reason_given)
        self.dialog.open()

    def _withdraw(self) -> None:
        self._ask_reason(Act.WITHDRAW)

    def _reason_given(self, reason: str) -> None:
        if self._pending is Act.WITHDRAW:
            self.presenter.withdraw(reason)
        elif self._pending is not None:
            self.presenter.decide(self._pending, reason)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None

    def _lock(self, working: bool) -> None:
        for button in (self.next, *self.seconds, self.more):
            button.setEnabled(not working)

    # --- preview ---------------------------------------------------------------------------------------------

    def _preview(self, sha256: str) -> None:
        view = self.presenter.view
        if view is None:
            return
        found = next((one for one in view.dossier.current.attachments if one.sha256 == sha256), None)
        if found is not None:
            self.clear_refusal()
            self.preview_title.setText(found.filename)
            self.pages.say(self.tr("Opening the document…"))
            self.left.setCurrentIndex(1)
            self.pages.setFocus()
            self.presenter.preview(found)

    def close_preview(self) -> None:
        """Go back from a document to the dossier."""
        self.left.setCurrentIndex(0)

    def _preview_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.XL, Space.M, Space.S, 0)
        row = QHBoxLayout()
        self.preview_title = Text("", Look.LEAD)
        row.addWidget(self.preview_title, 1)
        close = Button(self.theme, self.tr("Back to the dossier"), "x", Kind.QUIET)
        close.clicked.connect(self.close_preview)
        row.addWidget(close)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        return side

    def _scrolled(self, *widgets: QWidget) -> QScrollArea:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.XL, Space.L, Space.L, Space.XL)
        column.setSpacing(Space.L)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

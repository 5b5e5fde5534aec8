"""The dossier page: state and next act always in the same place; the precheck, the request, and what happened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from reviewer.admissibility.override import CriterionOverride
from reviewer.dossier.lifecycle import Act
from reviewer.programme.place_search import SuggestedPlace
from reviewer.services.records import Letter
from reviewer.services.views import DossierView
from ui.commands.command import Command
from ui.desktop import Desktop
from ui.dossier_acts.doing import DossierActs
from ui.dossier_acts.offer import offer_of, waited_words
from ui.formats import days, long_date
from ui.screens.dossier.attachments import AttachmentsCard
from ui.screens.dossier.declared.view import DeclaredCards
from ui.screens.dossier.dialog_correction import CorrectionDialog
from ui.screens.dossier.dialog_override import OverrideDialog
from ui.screens.dossier.history import HistoryCard
from ui.screens.dossier.left.view import DOCUMENT, FACTS, VERSIONS, WHAT_IF, LeftSide
from ui.screens.dossier.letters.view import LettersCard
from ui.screens.dossier.other_acts.view import OtherActs
from ui.screens.dossier.precheck.view import PrecheckCard
from ui.screens.dossier.presenter import DossierPresenter
from ui.screens.dossier.verdicts import VerdictsCard
from ui.tasks.slices import Steps
from ui.theme.meanings import ACT, DOSSIER, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.document_pane import DocumentPane
from ui.widgets.due_chip import DueChip
from ui.widgets.scrolled import hold, scrolled_column
from ui.widgets.text import Look, one_line

ROOM_FOR_BOTH = 640
SIDE = (340, 440)
"""Least and most width of the right side, at 100 %."""


class DossierPage(ActingScreen):
    """One dossier. Left: what is to be judged. Right: documents, decisions, history."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = DossierPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self._shown = ""
        self._reference = ""
        back = IconButton(self.theme, self.tr("Back to the list"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.chip = Chip(self.theme, "", Sign("circle", ToneName.NEUTRAL))
        self.title_row.addWidget(self.chip)
        self.title_row.addStretch(1)
        self.due = DueChip(self.theme)
        self.title_row.insertWidget(2, self.due)
        self.doing = DossierActs(self, self.presenter)
        self.more = OtherActs(desktop, self)
        self.more.asked.connect(self.doing.do)
        self.acts.addWidget(self.more)
        self.compare = Button(self.theme, self.tr("Compare the versions"), "git-compare")
        self.compare.setObjectName("compare_versions")
        self.compare.clicked.connect(self.open_versions)
        self.acts.addWidget(self.compare)
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
        self.acts.insert(0, self.waits)

        body = QWidget()
        row = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.set_body(body, margin=0)
        self.left = LeftSide(desktop)
        self.left.closed.connect(self.close_preview)
        row.addWidget(self.left, 5)

        self.precheck = PrecheckCard(self.theme, desktop.wording)
        self.seconds = [Button(self.theme, "", "circle") for _ in range(2)]
        self.precheck.override_asked.connect(self.ask_override)
        self.precheck.what_if.clicked.connect(self.open_what_if)
        for button in self.seconds:
            button.setProperty("extent", "second")
            button.clicked.connect(self._act)
            self.precheck.choices_row.addWidget(button)
        self.precheck.choices_row.addStretch(1)
        self.request = DeclaredCards(self.theme)
        self.request.correction_asked.connect(self.ask_correction)
        self.request.withdrawal_asked.connect(self._ask_withdrawal)
        self.document = DocumentPane(
            desktop, self.tr("Back to the dossier"), "x", QMargins(Space.XL, Space.M, Space.S, 0)
        )
        self.document.closed.connect(self.close_preview)
        self.pages = self.document.pages
        self.facts = scrolled_column(self.precheck, self.request)
        self.left.fill(self.facts, self.document)

        self.attachments = AttachmentsCard(self.theme)
        self.attachments.opened.connect(self._preview)
        self.letters = LettersCard(self.theme, desktop.wording)
        self.letters.opened.connect(self._open_letter)
        self.letters.export_asked.connect(self.presenter.export_letter)
        self.letters.mail_asked.connect(self._ask_mail)
        self.letters.mail_opened.connect(partial(desktop.navigator.go, "outbox"))
        self.letters.write.clicked.connect(self._write_letter)
        self.verdicts = VerdictsCard(desktop.wording)
        self.history = HistoryCard(desktop)
        self.timeline = self.history.timeline
        right = self.right = scrolled_column(self.attachments, self.letters, self.verdicts, self.history)
        self.side_page = self.attachments.parentWidget() or right
        row.addWidget(right, 3)
        self.theme.changed.connect(self._share_room)

        self.presenter.shown.connect(self._show)
        self.presenter.previewed.connect(self.document.show_preview)
        self.presenter.compared.connect(self.precheck.show_since)
        self.presenter.places_found.connect(self._show_places)
        self.presenter.working.connect(self._lock)

    # --- Screen ----------------------------------------------------------------------------------------------

    @property
    def window_title(self) -> str:
        """The reference alone."""
        return self._reference

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings."""
        if isinstance(argument, str):
            self.close_preview()
            self.presenter.open(argument)

    def commands(self) -> tuple[Command, ...]:
        """Every act on the dossier, beside what the header's buttons do."""
        return (*self.doing.commands(), *super().commands())

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The acts have the same keys as in the list."""
        return ((self, self.doing.commands()),)

    def focus_first(self) -> None:
        """The next act is what one came for."""
        (self.next if self.next.isVisible() else self.more).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave each side its room: with large letters or in a narrow window they stand one below the other."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        px, ways = self.theme.px, QBoxLayout.Direction
        beside = self.width() >= px(ROOM_FOR_BOTH)
        self.right.setMinimumWidth(px(SIDE[0]) if beside else 0)
        self.right.setMaximumWidth(px(SIDE[1]) if beside else self.maximumWidth())
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: DossierView) -> None:
        again = self._shown == view.dossier.id
        if again:
            for area in (self.facts, self.right):
                hold(area, making=self._making)
        self._shown = view.dossier.id
        wording, dossier = self.desktop.wording, view.dossier
        request = dossier.request
        age = (self.desktop.office.desk.today() - dossier.received_on).days
        self._reference = dossier.reference
        self.title.setText(f"{dossier.reference} – {request.candidate.full_name}")
        self.chip.show_state(wording.label("state", dossier.state), DOSSIER[dossier.state])
        self.due.show_day(view.due_on, self.desktop.office.desk.today())
        facts = [
            request.job.title or "",
            request.employer.legal_name or "",
            self.tr("received on {day} ({age})").format(day=long_date(dossier.received_on), age=days(age)),
        ]
        if dossier.current.number > 1:
            facts.append(self.tr("version {number}").format(number=dossier.current.number))
        self.compare.setVisible(dossier.current.number > 1)
        if self.left.currentIndex() == VERSIONS:
            self.left.versions.show_dossier(dossier, self.presenter.programme)
        self.subtitle.setText(" · ".join(fact for fact in facts if fact))
        self._offer(view)
        if not again:
            self.precheck.hide()
            self.side_page.hide()
        self.desktop.slices.begin(self, self._showing(view))
        if again:
            self.make_whole()

    def _making(self) -> bool:
        return self.desktop.slices.working_for(self)

    def _showing(self, view: DossierView) -> Steps:
        """Show what is read; what is beside appears once it is whole."""
        presenter = self.presenter
        precheck = presenter.precheck
        if precheck is not None:
            self.precheck.show_precheck(
                precheck,
                frozen=presenter.decided,
                overrides=presenter.overrides,
                may_override=presenter.may_override,
                programme=presenter.programme,
            )
        if not presenter.decided:
            self.precheck.show_since(None)
        self.precheck.show()
        yield
        yield from self.request.showing(
            view,
            presenter.programme,
            offered=presenter.allowed(Act.CORRECT_FACT),
            why_not=presenter.why_not(Act.CORRECT_FACT),
        )
        yield
        self.attachments.show_checklist(view.checklist)
        yield
        self.letters.setVisible(presenter.allowed(Act.READ_LETTERS))
        self.letters.write.setVisible(presenter.allowed(Act.WRITE_LETTER))
        self.letters.show_letters(
            view,
            may_write=Act.WRITE_LETTER in view.acts,
            why_not=presenter.why_not(Act.WRITE_LETTER),
            may_mail=presenter.may_mail,
            mails_of=presenter.mails_of,
        )
        yield
        self.verdicts.show_decisions(view)
        yield
        self.history.show_view(view)
        yield
        self.side_page.show()

    # --- the acts --------------------------------------------------------------------------------------------

    def _offer(self, view: DossierView) -> None:
        offer = offer_of(view, self.presenter.proposed)
        self.next.setVisible(offer.primary is not None)
        if offer.primary is not None:
            self._dress(self.next, offer.primary, Kind.PRIMARY)
            if offer.elsewhere:
                self.next.become(self.tr("See at the committee"), "users", Kind.PLAIN)
        for index, button in enumerate(self.seconds):
            button.setVisible(index < len(offer.others))
            if index < len(offer.others):
                self._dress(button, offer.others[index], Kind.PLAIN)
        self.precheck.choices.setVisible(bool(offer.others))
        waited = "" if offer.waited is None else waited_words(self.desktop.wording, offer.waited)
        self.waits.setText(self.tr("Next step: {act}").format(act=waited) if waited else "")
        self.evaluations.setVisible(offer.votes)
        self.avis.setVisible(offer.avis)
        self.more.show_acts(view.acts)

    def _dress(self, button: Button, act: Act, kind: Kind) -> None:
        button.become(self.desktop.wording.label("act", act), ACT[act], kind)
        button.setObjectName(f"act_{act.value}")
        button.setProperty("act", act.value)

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.doing.do(Act(button.property("act")))

    def _see_evaluations(self) -> None:
        if self.presenter.view is not None:
            self.desktop.navigator.go("comparison", self.presenter.view.dossier.id)

    def _see_avis(self) -> None:
        if self.presenter.view is not None:
            self.desktop.navigator.go("avis_page", self.presenter.view.dossier.id)

    def ask_override(self, criterion_id: str) -> None:
        """Ask what is decided otherwise of one criterion."""
        view = self.presenter.view
        if view is None:
            return
        verdict = next(one for one in view.precheck.criteria if one.id == criterion_id)
        pending = {one.criterion_id: one for one in self.presenter.pending}
        dialog = OverrideDialog(self.desktop, verdict, pending.get(criterion_id), self)
        dialog.confirmed.connect(lambda: self._overridden(dialog.override))
        dialog.taken_back.connect(lambda: self._taken_back(criterion_id))
        self.open_dialog(dialog)

    def _overridden(self, override: CriterionOverride) -> None:
        self.close_dialog()
        self.presenter.override(override)

    def _taken_back(self, criterion_id: str) -> None:
        self.close_dialog()
        self.presenter.take_back(criterion_id)

    def ask_correction(self, path: str, declared: str) -> None:
        """Ask for the corrected value of a declared fact."""
        dialog = CorrectionDialog(self.desktop, path, declared, self.presenter.current_values(path), self)
        dialog.confirmed.connect(lambda: self.presenter.correct(dialog.values, dialog.reason.text))
        if dialog.place is not None:
            dialog.place.asked.connect(self.presenter.find_places)
        self.open_dialog(dialog)

    def _show_places(self, places: tuple[SuggestedPlace, ...]) -> None:
        if isinstance(self.dialog, CorrectionDialog) and self.dialog.place is not None:
            self.dialog.place.show_places(places)

    def _ask_withdrawal(self, ids: tuple[str, ...]) -> None:
        self.ask(
            title=self.tr("Withdraw the correction"),
            consequence=self.tr("The declared value holds again; the correction stays in the record."),
            verb=self.tr("Withdraw"),
            icon="undo-2",
            act=lambda _: self.presenter.withdraw_corrections(ids),
            reason=False,
        )

    def _write_letter(self) -> None:
        view = self.presenter.view
        if view is None:
            return
        decision = self.desktop.wording.label("admissibility_decided", view.decisions[-1].decision)
        self.ask(
            title=self.tr("Write to the employer"),
            consequence=self.tr(
                "The letter says what was decided: {decision}. It is kept as it is written."
            ).format(decision=decision),
            verb=self.tr("Write the letter"),
            icon="send",
            act=lambda _: self.presenter.write_letter(),
            reason=False,
        )

    def _ask_mail(self, letter: Letter) -> None:
        self.letters.ask_for_mail(self, letter, partial(self.presenter.draft_mail, letter))

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
            self._open_document(found.filename)
            self.presenter.preview(found)

    def _open_letter(self, letter: Letter) -> None:
        self._open_document(letter.filename)
        self.presenter.open_letter(letter)

    def _open_document(self, filename: str) -> None:
        self.clear_refusal()
        self.document.announce(filename)
        self.left.setCurrentIndex(DOCUMENT)
        self.pages.setFocus()

    def open_what_if(self) -> None:
        """Show how the criteria turn with the planned filing date."""
        if self.presenter.view is not None:
            self.clear_refusal()
            self.left.what_if.open(self.presenter.view.dossier.id)
            self.left.setCurrentIndex(WHAT_IF)
            self.left.what_if.band.slider.setFocus()

    def open_versions(self) -> None:
        """Show the last two contents of the request beside each other."""
        view = self.presenter.view
        if view is not None:
            self.clear_refusal()
            self.left.versions.show_dossier(view.dossier, self.presenter.programme)
            self.left.setCurrentIndex(VERSIONS)
            self.left.versions.older.setFocus()

    def close_preview(self) -> None:
        """Go back from a document to the dossier."""
        self.left.setCurrentIndex(FACTS)

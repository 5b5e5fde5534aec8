"""One avis: its pages on the left, what it is and whose hands it went through on the right, its acts above."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.avis.content import AvisContent
from reviewer.dossier.lifecycle import Act, DossierState
from ui.desktop import Desktop
from ui.formats import long_date, moment
from ui.history import Moment, moment_of
from ui.previews import Preview
from ui.printing.port import Printers, Trays
from ui.screens.avis.page.dialog_acts import DraftDialog, SignDialog
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.page.presenter import AvisPagePresenter, AvisView
from ui.theme.meanings import ACT, ANSWER, AVIS, DOSSIER
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.chip import Chip
from ui.widgets.pages import Pages
from ui.widgets.split import Split
from ui.widgets.text import Look, Text
from ui.widgets.timeline import Timeline

HEADER_ACTS = (
    Act.EXPORT_AVIS,
    Act.PRINT_AVIS,
    Act.RETURN_DRAFT,
    Act.DRAFT_AVIS,
    Act.VALIDATE_AVIS,
    Act.SIGN_AVIS,
)
REGISTER_ACTS = (Act.SUSPEND_AVIS, Act.LIFT_SUSPENSION, Act.REVOKE_AVIS)
HANDS = ("decision_confirmed", "avis_drafted", "avis_validated", "avis_signed")
PRIMARY = {Act.DRAFT_AVIS, Act.VALIDATE_AVIS, Act.SIGN_AVIS, Act.PRINT_AVIS}


class AvisPage(ActingScreen):
    """An avis before and after its signature."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = AvisPagePresenter(desktop)
        super().__init__(desktop, self.presenter)
        back = IconButton(self.theme, self.tr("Back to the avis"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.state = Chip(self.theme, "", DOSSIER[DossierState.DECIDED])
        self.title_row.addWidget(self.state)
        self.title_row.addStretch(1)
        self.buttons: dict[Act, Button] = {}
        for act in HEADER_ACTS:
            kind = Kind.PRIMARY if act in PRIMARY else Kind.PLAIN
            button = Button(self.theme, self._verb(act), ACT[act], kind)
            self._register_button(act, button)
            self.acts.addWidget(button)

        self.pages = Pages(self.theme, self.tr("Pages of the avis"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the avis"))
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.addTab(self.pages, self.tr("Pages"))
        self.views.addTab(self.text, self.tr("Text"))
        self.facts = Card(self.tr("What it says"))
        self._facts = Facts()
        self.conclusion = Chip(self.theme, "", ANSWER[True])
        self.facts.body.addWidget(self.conclusion)
        self.facts.body.addWidget(self._facts)
        self.hands = Card(self.tr("Whose hands"))
        self._hands = Timeline(self.theme)
        self.hands.body.addWidget(self._hands)
        self.held = Text("", Look.MUTED)
        self.hands.body.addWidget(self.held)
        self.life = Card(self.tr("In the register"))
        self._life = Timeline(self.theme)
        self.life.body.addWidget(self._life)
        for act in REGISTER_ACTS:
            button = Button(self.theme, self._verb(act), ACT[act])
            self._register_button(act, button)
            self.life.body.addWidget(button)
        self.set_body(Split(self.views, self._side(), sizes=(760, 420)))

        self.presenter.shown.connect(self._show)
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.printers_known.connect(self._show_printers)
        self.presenter.trays_known.connect(self._show_trays)
        self.presenter.working.connect(self._lock)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Open the avis of the dossier that the navigator brings."""
        if isinstance(argument, str):
            if self.presenter.page is None or self.presenter.page.view.dossier.id != argument:
                self.pages.say(self.tr("Reading the avis…"))
                self.text.clear()
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """The next act is what one came for."""
        shown = [button for button in self.buttons.values() if button.isVisible() and button.isEnabled()]
        (shown[-1] if shown else self.pages).setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, page: AvisView) -> None:
        view, wording = page.view, self.desktop.wording
        dossier, avis = view.dossier, view.avis
        request = dossier.request
        if avis is not None and view.avis_state is not None:
            self.title.setText(str(avis.number))
            self.state.show_state(wording.label("avis_state", view.avis_state), AVIS[view.avis_state])
        else:
            self.title.setText(self.tr("Avis of {reference}").format(reference=dossier.reference))
            self.state.show_state(wording.label("state", dossier.state), DOSSIER[dossier.state])
        parts = (request.candidate.full_name, request.employer.legal_name, request.job.title)
        self.subtitle.setText(" · ".join(part for part in parts if part))
        content = avis.content if avis is not None else None if view.draft is None else view.draft.content
        self._show_content(content, dossier.reference, issued=avis is not None)
        self._show_hands(page)
        self.life.setVisible(avis is not None)
        if avis is not None:
            self._life.show_moments(
                [
                    Moment(
                        when=moment(event.at),
                        what=wording.label("register_event", event.kind)
                        + (f" ({event.reference})" if event.reference else "")
                        + (f" – {event.reason}" if event.reason else ""),
                        who=view.names.get(event.by, ""),
                        icon="stamp",
                    )
                    for event in reversed(avis.events)
                ]
            )
        self._offer()

    def _show_content(self, content: AvisContent | None, reference: str, *, issued: bool) -> None:
        self.facts.setVisible(content is not None)
        if content is None:
            self.pages.say(
                self.tr("No draft yet."),
                self.tr("The avis of {reference} is drafted from the confirmed decision.").format(
                    reference=reference
                ),
                "file-pen",
            )
            self.text.clear()
            return
        word = self.tr("favourable") if content.favourable else self.tr("unfavourable")
        self.conclusion.show_state(word, ANSWER[content.favourable])
        facts = [
            (
                self.tr("Issued on") if issued else self.tr("Issued, if signed today"),
                long_date(content.issued_on),
            ),
            (self.tr("Holds until"), long_date(content.expires_on)),
            (self.tr("Signatory"), content.signatory_name),
            (self.tr("Dossier"), reference),
        ]
        if content.replaces:
            facts.append((self.tr("Replaces"), content.replaces))
        if content.verification_code:
            facts.append((self.tr("Verification code"), content.verification_code))
        self._facts.show_facts(facts)

    def _show_hands(self, page: AvisView) -> None:
        last = {entry.event: entry for entry in page.view.timeline if entry.event in HANDS}
        moments = [moment_of(last[event], self.desktop.wording) for event in HANDS if event in last]
        self._hands.show_moments(moments)
        held = [self.presenter.offer(act) for act in HEADER_ACTS if act in PRIMARY]
        self.held.setText(" ".join(offer.held for offer in held if offer.held))
        self.held.setVisible(bool(self.held.text()))
        self.hands.setVisible(bool(moments) or bool(self.held.text()))

    def _show_preview(self, preview: Preview) -> None:
        if preview.problem is not None:
            words = self.desktop.feedback.explain(preview.problem)
            self.pages.say(words.what, words.do, "triangle-alert")
            return
        self.pages.show_pages(preview.pages)
        self.text.setPlainText("\n\n".join(page.text for page in preview.pages))

    def _show_printers(self, printers: Printers) -> None:
        if isinstance(self.dialog, PrintDialog):
            self.dialog.show_printers(printers)

    def _show_trays(self, trays: Trays) -> None:
        if isinstance(self.dialog, PrintDialog):
            self.dialog.show_trays(trays)

    # --- acts ------------------------------------------------------------------------------------------------

    def do(self, act: Act) -> None:
        """Do one of the page's acts: each names its consequence before it happens."""
        page = self.presenter.page
        if page is None:
            return
        self.clear_refusal()
        reference = page.view.dossier.reference
        if act is Act.DRAFT_AVIS:
            draft = DraftDialog(self.desktop, reference, page.replaceable, self)
            draft.confirmed.connect(lambda: self.presenter.draft(draft.replaces, draft.reason.text))
            self.open_dialog(draft)
        elif act is Act.SIGN_AVIS:
            sign = SignDialog(self.desktop, reference, page.key_path, self)
            sign.confirmed.connect(lambda: self.presenter.sign(sign.key, sign.take_passphrase()))
            self.open_dialog(sign)
        elif act is Act.PRINT_AVIS:
            self.open_dialog(self._print_dialog())
            self.presenter.ask_printers()
        elif act is Act.EXPORT_AVIS:
            self._choose_target()
        elif act is Act.VALIDATE_AVIS:
            self._ask_validation(reference)
        elif act is Act.RETURN_DRAFT:
            self._ask_return(reference)
        else:
            self._ask_event(act)

    def _ask_validation(self, reference: str) -> None:
        self.ask(
            title=self.tr("Validate the avis of {reference}").format(reference=reference),
            consequence=self.tr("You have read the draft and found it right. It goes to signature."),
            verb=self.tr("Validate"),
            icon="file-check",
            reason=False,
            act=lambda _: self.presenter.validate(),
        )

    def _ask_return(self, reference: str) -> None:
        self.ask(
            title=self.tr("Return the draft of {reference}").format(reference=reference),
            consequence=self.tr(
                "The draft is removed and the avis is to be drafted again. Say what is to be done over."
            ),
            verb=self.tr("Return"),
            icon="undo-2",
            act=self.presenter.return_draft,
        )

    def _ask_event(self, act: Act) -> None:
        number = self.presenter.number
        consequences = {
            Act.SUSPEND_AVIS: self.tr("From now on, whoever verifies {number} reads that it is suspended."),
            Act.LIFT_SUSPENSION: self.tr("{number} is in force again, until its own date of expiry."),
            Act.REVOKE_AVIS: self.tr(
                "{number} is worth nothing any more, for good. Whoever verifies it reads that it is revoked, "
                "since when and why. This cannot be undone."
            ),
        }
        self.ask(
            title=f"{self.desktop.wording.label('act', act)} {number}",
            consequence=consequences[act].format(number=number),
            verb=self.desktop.wording.label("act", act),
            icon=ACT[act],
            kind=Kind.DANGER if act is Act.REVOKE_AVIS else Kind.PRIMARY,
            act=lambda reason: self.presenter.happen(act, reason),
        )

    def _print_dialog(self) -> PrintDialog:
        dialog = PrintDialog(self.desktop, self.presenter.number, self)
        dialog.confirmed.connect(lambda: self.presenter.print(dialog.order))
        dialog.printer_chosen.connect(self.presenter.ask_trays)
        return dialog

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the avis"), "", self.tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.presenter.filename)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._target_chosen)
        dialog.open()

    def _target_chosen(self, name: str) -> None:
        self.presenter.export(Path(name))

    # --- inside ----------------------------------------------------------------------------------------------

    def _verb(self, act: Act) -> str:
        verbs = {
            Act.EXPORT_AVIS: self.tr("Export…"),
            Act.PRINT_AVIS: self.tr("Print…"),
            Act.RETURN_DRAFT: self.tr("Return…"),
            Act.DRAFT_AVIS: self.tr("Draft…"),
            Act.VALIDATE_AVIS: self.tr("Validate…"),
            Act.SIGN_AVIS: self.tr("Sign…"),
            Act.SUSPEND_AVIS: self.tr("Suspend…"),
            Act.LIFT_SUSPENSION: self.tr("Lift the suspension…"),
            Act.REVOKE_AVIS: self.tr("Revoke…"),
        }
        return verbs[act]

    def _register_button(self, act: Act, button: Button) -> None:
        button.setObjectName(f"act_{act.value}")
        button.setProperty("act", act.value)
        button.clicked.connect(self._act)
        button.hide()
        self.buttons[act] = button

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.do(Act(button.property("act")))

    def _offer(self) -> None:
        for act, button in self.buttons.items():
            offer = self.presenter.offer(act)
            button.setVisible(offer.shown)
            button.setEnabled(not offer.held)
            button.setToolTip(offer.held)
            button.setAccessibleDescription(offer.held)

    def _lock(self, working: bool) -> None:
        if working:
            for button in self.buttons.values():
                button.setEnabled(False)
        else:
            self._offer()

    def _side(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        for card in (self.facts, self.hands, self.life):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

"""One avis: its pages on the left, what it is and whose hands it went through on the right, its acts above."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.avis.falling import LateFiling
from reviewer.dossier.lifecycle import Act, DossierState
from ui.commands.command import Command
from ui.desktop import Desktop
from ui.dossier_acts.keys import KEY_OF
from ui.formats import long_date
from ui.previews import Preview
from ui.screens.avis.page.acts.view import PageActs
from ui.screens.avis.page.deliveries.view import DeliveriesCard
from ui.screens.avis.page.dialog_acts import NoticeDialog
from ui.screens.avis.page.presenter import AvisPagePresenter, AvisView, Extra
from ui.screens.avis.page.standing.view import FactsCard, HandsCard, LifeCard
from ui.theme.meanings import ACT, AVIS, DOSSIER
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.pages import Pages
from ui.widgets.roll import keep_flush
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split

HEADER_ACTS = (
    Act.EXPORT_AVIS,
    Act.PRINT_AVIS,
    Act.RETURN_DRAFT,
    Act.DRAFT_AVIS,
    Act.VALIDATE_AVIS,
    Act.SIGN_AVIS,
)
REGISTER_ACTS = (Act.SUSPEND_AVIS, Act.LIFT_SUSPENSION, Act.REVOKE_AVIS)
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
        self._page_acts = PageActs(self)
        self.buttons: dict[Act, Button] = {}
        for act in HEADER_ACTS:
            kind = Kind.PRIMARY if act in PRIMARY else Kind.PLAIN
            button = Button(self.theme, self._verb(act), ACT[act], kind)
            self._register_button(act, button)
            self.acts.addWidget(button)

        self.next = Button(self.theme, self.tr("Next"), "chevron-down")
        self.next.setToolTip(f"{self.tr('Next to sign')} – {self.tr('Alt+Down')}")
        self.next.setAccessibleDescription(self.tr("Next to sign"))
        self.next.clicked.connect(self.presenter.go_to_next)
        self.acts.addWidget(self.next)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._next)

        self.pages = Pages(self.theme, self.tr("Pages of the avis"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the avis"))
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.addTab(self.pages, self.tr("Pages"))
        self.views.addTab(self.text, self.tr("Text"))
        self.late = Notice(self.theme, ToneName.WARNING, closable=False)
        self.facts = FactsCard(desktop)
        self.extras: dict[Extra, Button] = {}
        self.hands = HandsCard(desktop)
        for extra in (Extra.ELSEWHERE, Extra.BRING_BACK, Extra.CALL_BACK):
            self.hands.body.addWidget(self._extra_button(extra))
        self.life = LifeCard(desktop)
        for act in REGISTER_ACTS:
            button = Button(self.theme, self._verb(act), ACT[act])
            self._register_button(act, button)
            self.life.buttons.addWidget(button)
        for extra in (Extra.REVOCATION, Extra.DUPLICATE):
            self.life.buttons.addWidget(self._extra_button(extra))
        self.deliveries = DeliveriesCard(self.theme, desktop.wording)
        self.deliveries.opened.connect(self._open_mail)
        self.deliveries.draft.clicked.connect(self._page_acts.ask_mail)
        self.extras[Extra.MAIL] = self.deliveries.draft
        self.set_body(Split(self.views, self._side(), sizes=(760, 420)))

        self.presenter.shown.connect(self._show)
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.noticed.connect(self._show_notice)
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

    def commands(self) -> tuple[Command, ...]:
        """Each act on the avis with its key, then what the other buttons do."""
        acts = set(self.buttons.values())
        others = (*(one for one in self._head_buttons() if one not in acts), *self.extras.values())
        shown = (self._pressing(one) for one in others if one.isVisible() and one.text())
        return (*(one for one in self._by_key() if not one.why_not()), *shown)

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The keys of the acts are those that they have beside the list."""
        return ((self, self._by_key()),)

    def _by_key(self) -> tuple[Command, ...]:
        return tuple(self._pressing(button, KEY_OF[act]) for act, button in self.buttons.items())

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
        if content is None:
            self._show_no_draft(dossier.reference)
        self.facts.show_content(content, page)
        self._show_late(page.late)
        held = [self.presenter.offer(act).held for act in HEADER_ACTS if act in PRIMARY]
        self.hands.show_hands(page, [words for words in held if words], self.presenter.actor.id)
        self.deliveries.setVisible(avis is not None and self.presenter.allowed(Act.READ_OUTBOX))
        self.deliveries.show_mails(page.mails)
        self.life.show_life(page)
        self._offer()

    def _show_no_draft(self, reference: str) -> None:
        self.pages.say(
            self.tr("No draft yet."),
            self.tr("The avis of {reference} is drafted from the confirmed decision.").format(
                reference=reference
            ),
            "file-pen",
        )
        self.text.clear()

    def _show_late(self, late: LateFiling | None) -> None:
        if late is None:
            self.late.clear()
            return
        self.late.say(
            self.tr("The application is planned for {planned}, after the avis ends on {ends}.").format(
                planned=long_date(late.planned_on), ends=long_date(late.expires_on)
            )
        )

    def _show_notice(self, preview: Preview) -> None:
        if isinstance(self.dialog, NoticeDialog):
            self.dialog.show_preview(preview)

    def _show_preview(self, preview: Preview) -> None:
        if preview.problem is not None:
            words = self.desktop.feedback.explain(preview.problem)
            self.pages.say(words.what, words.do, "triangle-alert")
            return
        self.pages.show_pages(preview.pages)
        self.text.setPlainText("\n\n".join(page.text for page in preview.pages))

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

    def _extra_button(self, extra: Extra) -> Button:
        words, icon = {
            Extra.ELSEWHERE: (self.tr("Have it signed elsewhere…"), "external-link"),
            Extra.BRING_BACK: (self.tr("Bring the signature back…"), "upload"),
            Extra.CALL_BACK: (self.tr("Call the signature back…"), "undo-2"),
            Extra.REVOCATION: (self.tr("Notice of revocation…"), "send"),
            Extra.DUPLICATE: (self.tr("Duplicate…"), "file-text"),
        }[extra]
        button = self.extras[extra] = Button(self.theme, words, icon)
        button.setObjectName(f"extra_{extra.value}")
        button.clicked.connect(partial(self._do_extra, extra))
        button.hide()
        return button

    def _do_extra(self, extra: Extra, _checked: bool = False) -> None:
        self._page_acts.do_extra(extra)

    def _next(self) -> None:
        if self.next.isVisible():
            self.presenter.go_to_next()

    def _open_mail(self, message_id: str) -> None:
        self.desktop.navigator.go("outbox", message_id)

    def _register_button(self, act: Act, button: Button) -> None:
        button.setObjectName(f"act_{act.value}")
        button.setProperty("act", act.value)
        button.clicked.connect(self._act)
        button.hide()
        self.buttons[act] = button

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._page_acts.do(Act(button.property("act")))

    def _offer(self) -> None:
        for act, button in self.buttons.items():
            offer = self.presenter.offer(act)
            button.setVisible(offer.shown)
            button.setEnabled(not offer.held)
            button.setToolTip(offer.held)
            button.setAccessibleDescription(offer.held)
        for extra, button in self.extras.items():
            button.setVisible(self.presenter.offer_extra(extra))
            button.setEnabled(True)
        self.next.setVisible(self.presenter.allowed(Act.SIGN_AVIS))
        second = self.presenter.countersigns
        self.buttons[Act.SIGN_AVIS].setText(self.tr("Countersign…") if second else self._verb(Act.SIGN_AVIS))

    def _lock(self, working: bool) -> None:
        if working:
            for button in (*self.buttons.values(), *self.extras.values()):
                button.setEnabled(False)
        else:
            self._offer()

    def _side(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        for card in (self.late, self.facts, self.hands, self.life, self.deliveries):
            column.addWidget(card)
        column.addStretch(1)
        area = scrolled(inside)
        keep_flush(area)
        return area

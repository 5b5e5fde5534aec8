"""What the buttons of the avis page ask before they do it: each act names its consequence first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from reviewer.avis.notice import NoticeKind
from reviewer.dossier.lifecycle import Act
from ui.screens.avis.page.dialog_acts import DraftDialog, ElsewhereDialog, NoticeDialog, SignDialog
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.page.presenter import Extra
from ui.theme.meanings import ACT
from ui.widgets.buttons import Kind
from ui.widgets.mail_line import ask_for_mail

if TYPE_CHECKING:
    from ui.screens.avis.page.view import AvisPage


class PageActs(QObject):
    """The page's acts and their dialogs."""

    def __init__(self, screen: AvisPage) -> None:
        super().__init__(screen)
        self._screen = screen
        self._desktop = screen.desktop
        self._presenter = screen.presenter

    def do(self, act: Act) -> None:
        """Do one of the page's acts: each names its consequence before it happens."""
        page = self._presenter.page
        if page is None:
            return
        self._screen.clear_refusal()
        reference = page.view.dossier.reference
        if act is Act.DRAFT_AVIS:
            draft = DraftDialog(self._desktop, reference, page.replaceable, page.late, self._screen)
            draft.confirmed.connect(lambda: self._presenter.draft(draft.replaces, draft.reason.text))
            self._screen.open_dialog(draft)
        elif act is Act.SIGN_AVIS:
            second = self._presenter.countersigns
            sign = SignDialog(
                self._desktop,
                reference,
                page.own,
                self._screen,
                second=second,
                waits_for=self._presenter.waits_for,
            )
            sign.confirmed.connect(lambda: self._presenter.sign(sign.key.take()))
            self._screen.open_dialog(sign)
        elif act is Act.PRINT_AVIS:
            dialog = self._print_dialog()
            self._screen.open_dialog(dialog)
            dialog.follow(self._presenter)
        elif act is Act.EXPORT_AVIS:
            self._choose_target()
        elif act is Act.VALIDATE_AVIS:
            self._ask_validation(reference)
        elif act is Act.RETURN_DRAFT:
            self._ask_return(reference)
        else:
            self._ask_event(act)

    def _ask_validation(self, reference: str) -> None:
        self._screen.ask(
            title=self.tr("Validate the avis of {reference}").format(reference=reference),
            consequence=self.tr("You have read the draft and found it right. It goes to signature."),
            verb=self.tr("Validate"),
            icon="file-check",
            reason=False,
            act=lambda _: self._presenter.validate(),
        )

    def _ask_return(self, reference: str) -> None:
        self._screen.ask(
            title=self.tr("Return the draft of {reference}").format(reference=reference),
            consequence=self.tr(
                "The draft is removed and the avis is to be drafted again. Say what is to be done over."
            ),
            verb=self.tr("Return"),
            icon="undo-2",
            act=self._presenter.return_draft,
        )

    def _ask_event(self, act: Act) -> None:
        number = self._presenter.number
        consequences = {
            Act.SUSPEND_AVIS: self.tr("From now on, whoever verifies {number} reads that it is suspended."),
            Act.LIFT_SUSPENSION: self.tr("{number} is in force again, until its own date of expiry."),
            Act.REVOKE_AVIS: self.tr(
                "{number} is worth nothing any more, for good. Whoever verifies it reads that it is revoked, "
                "since when and why. This cannot be undone."
            ),
        }
        self._screen.ask(
            title=f"{self._desktop.wording.label('act', act)} {number}",
            consequence=consequences[act].format(number=number),
            verb=self._desktop.wording.label("act", act),
            icon=ACT[act],
            kind=Kind.DANGER if act is Act.REVOKE_AVIS else Kind.PRIMARY,
            act=lambda reason: self._presenter.happen(act, reason),
        )

    def _print_dialog(self) -> PrintDialog:
        dialog = PrintDialog(self._desktop, (self._presenter.number,), self._screen)
        dialog.confirmed.connect(lambda: self._presenter.print(dialog.order))
        return dialog

    def do_extra(self, extra: Extra) -> None:
        """Do what the table of acts does not name: hand a signature out or take it back, write a notice."""
        page = self._presenter.page
        if page is None:
            return
        self._screen.clear_refusal()
        if extra is Extra.ELSEWHERE:
            dialog = ElsewhereDialog(self._desktop, page.view.dossier.reference, self._screen)
            dialog.confirmed.connect(lambda: self._presenter.prepare_elsewhere(dialog.wanted))
            self._screen.open_dialog(dialog)
        elif extra is Extra.BRING_BACK:
            self._choose_signature()
        elif extra is Extra.CALL_BACK:
            self._ask_call_back()
        else:
            self._ask_notice(NoticeKind(extra.value))

    def _ask_notice(self, kind: NoticeKind) -> None:
        dialog = NoticeDialog(self._desktop, self._presenter.number, kind, self._screen)
        dialog.confirmed.connect(lambda: self._presenter.write_notice(kind))
        self._screen.open_dialog(dialog)
        self._presenter.preview_notice(kind)

    def _ask_call_back(self) -> None:
        self._screen.ask(
            title=self.tr("Call the signature back"),
            consequence=self.tr(
                "What was handed out is worth nothing any more. The avis keeps its number and waits for its signature."
            ),
            verb=self.tr("Call back"),
            icon="undo-2",
            reason=False,
            act=lambda _: self._presenter.call_back(),
        )

    def ask_mail(self) -> None:
        """Ask before the avis is made ready to be mailed."""
        ask_for_mail(
            self._screen,
            title=self.tr("Prepare the e-mail with {number}").format(number=self._presenter.number),
            goes=self.tr("The signed file goes with it, as it is."),
            prepare=self._presenter.draft_mail,
        )

    def _choose_signature(self) -> None:
        dialog = QFileDialog(
            self._screen,
            self.tr("The signature that came back"),
            "",
            self.tr("Signatures (*.p7s *.p7m *.cms *.sig *.der);;All files (*)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._signature_chosen)
        dialog.open()

    def _signature_chosen(self, name: str) -> None:
        self._presenter.bring_back(Path(name))

    def _choose_target(self) -> None:
        dialog = QFileDialog(self._screen, self.tr("Export the avis"), "", self.tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._presenter.filename)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._target_chosen)
        dialog.open()

    def _target_chosen(self, name: str) -> None:
        self._presenter.export(Path(name))

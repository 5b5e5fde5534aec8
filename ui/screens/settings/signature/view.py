"""How signatures are made here. Each setting says what holds without it, and what it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.services.signature_settings import LONGEST_WAIT, USUAL_WAIT
from reviewer.services.signing_setup import SigningSetup
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.settings.signature.presenter import SignaturePresenter, SignatureView
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.fields import Count, Line, labelled
from ui.widgets.form_page import FormPage
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Look, Text

CERTIFICATES, REVOCATIONS = "certificates", "revocations"
PEM_HEIGHT = 84


class SignaturePage(FormPage):
    """Time stamps, tokens and revoked certificates for administrators; one's own token for signatories."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = SignaturePresenter(desktop)
        super().__init__(desktop, self.presenter)
        self._dialog: ReasonDialog | None = None
        self.own_token = self._token_card()
        self.column.addWidget(self.own_token)
        self.setup = QWidget()
        cards = QVBoxLayout(self.setup)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(Space.L)
        for card in (self._stamp_card(), self._device_card(), self._revocation_card()):
            cards.addWidget(card)
        row = QHBoxLayout()
        row.addStretch(1)
        self.save = Button(self._theme, self.tr("Save"), "save", Kind.PRIMARY)
        self.save.setObjectName("save_signature")
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        cards.addLayout(row)
        cards.addWidget(self._office_card())
        self.column.addWidget(self.setup)
        self.column.addStretch(1)
        self.presenter.shown.connect(self._show)
        self.presenter.brought.connect(self._fill)

    def prepare(self) -> None:
        """Show what is for the person who is looking."""
        self.own_token.setVisible(self.presenter.signs)
        self.setup.setVisible(self.presenter.manages)

    # --- cards -----------------------------------------------------------------------------------------------

    def _token_card(self) -> Card:
        card = Card(self.tr("My token"))
        self.no_module = Text(
            self.tr("No token can be used here yet: an administrator gives its library below."), Look.MUTED
        )
        card.body.addWidget(self.no_module)
        self.token = Line("own_token")
        card.body.addLayout(labelled(self.tr("Name of the token"), self.token))
        self.token_key = Line("own_token_key")
        save = Button(self._theme, self.tr("Save"), "save")
        save.setObjectName("save_token")
        save.clicked.connect(self._save_token)
        card.body.addLayout(labelled(self.tr("Name of the key on it"), self.token_key, save))
        card.body.addWidget(
            _said(self.tr("Empty: the token has only one key. The PIN is asked for at each signature."))
        )
        return card

    def _stamp_card(self) -> Card:
        card = Card(self.tr("Time stamps (RFC 3161)"))
        self.address = Line("time_stamp_address")
        self.address.setPlaceholderText("https://…")
        card.body.addLayout(labelled(self.tr("Address of the time-stamping authority"), self.address))
        card.body.addWidget(
            _said(
                self.tr(
                    "Empty: signatures are basic ones (B-B) and prove nothing once a certificate has expired. With "
                    "it, each avis is time-stamped and archived (B-LTA), and proves itself for years."
                )
            )
        )
        self.certificates, pem = self._pem(
            CERTIFICATES, self.tr("Certificate of this authority, or of whose it is")
        )
        card.body.addLayout(pem)
        card.body.addWidget(
            _said(
                self.tr(
                    "Without it no time stamp is believed, and nothing is signed while an address is set."
                )
            )
        )
        self.seconds = Count("time_stamp_seconds")
        self.seconds.setRange(0, int(LONGEST_WAIT))
        usual = self.tr("usual ({count} s)").format(count=int(USUAL_WAIT))
        self.seconds.setSpecialValueText(usual)
        self.seconds.setSuffix(" s")
        card.body.addLayout(labelled(self.tr("Wait for an answer"), self.seconds))
        self.required = QCheckBox(self.tr("Sign nothing while the authority does not answer"))
        self.required.setObjectName("time_stamp_required")
        card.body.addWidget(self.required)
        card.body.addWidget(
            _said(
                self.tr(
                    "On at first. Off: the avis is signed without a time stamp then, and register and journal say so."
                )
            )
        )
        return card

    def _device_card(self) -> Card:
        card = Card(self.tr("Signing tokens (PKCS #11)"))
        self.module = Line("token_module")
        choose = Button(self._theme, self.tr("Choose…"), "folder-open")
        choose.clicked.connect(self._choose_module)
        card.body.addLayout(labelled(self.tr("Library of the token’s maker"), self.module, choose))
        card.body.addWidget(
            _said(self.tr("Empty: people sign with key files. The file is on each computer where one signs."))
        )
        return card

    def _revocation_card(self) -> Card:
        card = Card(self.tr("Revoked certificates"))
        self.revocations, pem = self._pem(REVOCATIONS, self.tr("Lists of the authorities"))
        card.body.addLayout(pem)
        card.body.addWidget(
            _said(
                self.tr(
                    "Empty: no certificate counts as revoked. With them, a revoked one signs nothing, and the lists "
                    "go into archived avis."
                )
            )
        )
        return card

    def _office_card(self) -> Card:
        card = Card(self.tr("Key of the office"))
        card.body.addWidget(
            Text(
                self.tr(
                    "It signs the code on paper avis and the list of states. Its secret stays in the database."
                ),
                Look.MUTED,
            )
        )
        self.keys = Facts()
        card.body.addWidget(self.keys)
        self.no_key = Text(self.tr("None yet: it is made with the first avis."), Look.MUTED)
        card.body.addWidget(self.no_key)
        self.give = Button(self._theme, self.tr("Write the public keys…"), "download")
        self.give.setObjectName("give_keys")
        self.give.clicked.connect(self._choose_folder)
        self.rotate = Button(self._theme, self.tr("Change the key…"), "refresh-cw")
        self.rotate.setObjectName("rotate_key")
        self.rotate.clicked.connect(self._ask_rotation)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.give)
        row.addWidget(self.rotate)
        card.body.addLayout(row)
        return card

    def _pem(self, name: str, words: str) -> tuple[QPlainTextEdit, QVBoxLayout]:
        edit = QPlainTextEdit()
        edit.setObjectName(name)
        edit.setTabChangesFocus(True)
        edit.setPlaceholderText("-----BEGIN …-----")
        edit.setFixedHeight(self._theme.px(PEM_HEIGHT))
        choose = Button(self._theme, self.tr("From a file…"), "folder-open")
        choose.setAccessibleName(f"{words}, {choose.text()}")
        choose.clicked.connect(lambda: self._choose_pem(name, words))
        return edit, labelled(words, edit, choose)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: SignatureView) -> None:
        setup, own = view.setup, view.own
        self.no_module.setVisible(not own.tokens)
        for line, text in (
            (self.token, own.token),
            (self.token_key, own.token_key),
            (self.address, setup.address),
            (self.module, setup.module),
        ):
            if not line.hasFocus():
                line.setText(text)
        self.certificates.setPlainText(setup.certificates)
        self.revocations.setPlainText(setup.revocations)
        self.seconds.setValue(_seconds(setup.seconds))
        self.required.setChecked(setup.required)
        facts = []
        for key in view.keys:
            if key.retired_at is None:
                words = self.tr("in use since {when}").format(when=moment(key.made_at))
            else:
                words = self.tr("in use until {when}").format(when=moment(key.retired_at))
            facts.append((key.kid, words))
        self.keys.show_facts(facts)
        self.no_key.setVisible(not facts)
        self.give.setEnabled(bool(facts))

    def _fill(self, found: tuple[str, str]) -> None:
        field, text = found
        edit = self.certificates if field == CERTIFICATES else self.revocations
        edit.setPlainText(text)
        edit.setFocus()

    def done(self, _result: object) -> None:
        """Close the dialog whose act was done."""
        self.notice.clear()
        if self._dialog is not None:
            self._dialog.accept()

    def refuse(self, error: Exception) -> None:
        """Say why an act was refused, in the dialog that asked for it where one is open."""
        words = self._desktop.feedback.explain(error)
        if self._dialog is not None:
            self._dialog.refuse(words)
        else:
            self.notice.explain(words)

    # --- requests --------------------------------------------------------------------------------------------

    def _save(self) -> None:
        self.notice.clear()
        seconds = self.seconds.value()
        self.presenter.save(
            SigningSetup(
                address=self.address.value,
                certificates=self.certificates.toPlainText(),
                seconds=str(seconds) if seconds else "",
                required=self.required.isChecked(),
                module=self.module.value,
                revocations=self.revocations.toPlainText(),
            )
        )

    def _save_token(self) -> None:
        self.notice.clear()
        self.presenter.save_token(self.token.value, self.token_key.value)

    def _choose_pem(self, field: str, words: str) -> None:
        dialog = QFileDialog(self, words, "", self.tr("Text files (*.pem *.crt *.cer *.crl)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.presenter.bring(field, Path(name)))
        dialog.open()

    def _choose_module(self) -> None:
        dialog = QFileDialog(self, self.tr("Library of the token’s maker"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.module.setText)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the public keys"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()

    def _folder_chosen(self, name: str) -> None:
        self.notice.clear()
        self.presenter.give(Path(name))

    def _ask_rotation(self) -> None:
        dialog = self._dialog = ReasonDialog(
            self._theme,
            title=self.tr("Change the key of the office"),
            consequence=self.tr(
                "From now on a new key signs. What the former one signed still holds; its secret is forgotten for "
                "good. Give the new public key to whoever verifies."
            ),
            verb=self.tr("Change the key"),
            icon="refresh-cw",
            kind=Kind.DANGER,
            ask_reason=False,
            parent=self,
        )
        dialog.given.connect(lambda _: self.presenter.rotate())
        dialog.finished.connect(self._dialog_gone)
        dialog.open()

    def _dialog_gone(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _seconds(text: str) -> int:
    """Return what the field shows, 0 for the usual wait; anything may have been written there before."""
    try:
        return min(max(round(float(text)), 0), int(LONGEST_WAIT))
    except ValueError:
        return 0


def _said(words: str) -> Text:
    """Return what a setting does, below it."""
    return Text(words, Look.CAPTION)

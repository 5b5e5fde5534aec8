"""The way to the mail server. Each setting says what holds without it, and what it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QWidget,
)

from reviewer.outbox.address import AddressRefused, HeaderRefused
from reviewer.services.mail_settings import DEFAULT_PORT, HOST, PORT, MailSettingWrong
from reviewer.services.ports.mail import MailAccount, MailSecurity
from ui.desktop import Desktop
from ui.screens.settings.mail.presenter import MailPresenter
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import Count, Line, labelled
from ui.widgets.form_page import FormPage
from ui.widgets.text import Look, Text

LAST_PORT = 65535
PEM_HEIGHT = 84


class MailPage(FormPage):
    """One form; without a server, messages are saved as files and sent by hand."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = MailPresenter(desktop)
        super().__init__(desktop, self.presenter)
        theme = desktop.theme
        card = Card(self.tr("Mail server"))
        self.column.addWidget(card)
        self.column.addStretch(1)
        body = card.body
        self.host = Line("mail_host")
        self.host.setPlaceholderText("smtp.…")
        body.addLayout(labelled(self.tr("Name of the server"), self.host))
        body.addWidget(
            _said(
                self.tr(
                    "Empty: nothing is sent from here; messages are saved as .eml files and sent by hand."
                )
            )
        )
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self.security = QComboBox()
        self.security.setObjectName("mail_security")
        for value, words in (
            (MailSecurity.STARTTLS, self.tr("STARTTLS (usual)")),
            (MailSecurity.TLS, self.tr("TLS from the start")),
            (MailSecurity.PLAIN, self.tr("Not encrypted")),
        ):
            self.security.addItem(words, value)
        row.addLayout(labelled(self.tr("Encryption"), self.security), 1)
        self.port = Count("mail_port")
        self.port.setRange(0, LAST_PORT)
        row.addLayout(labelled(self.tr("Port"), self.port), 1)
        body.addLayout(row)
        self.plain = QCheckBox(self.tr("Allow a server on this computer without encryption"))
        self.plain.setObjectName("mail_plain")
        body.addWidget(self.plain)
        body.addWidget(
            _said(
                self.tr(
                    "Off at first. Any other server is refused without encryption, whatever is chosen here."
                )
            )
        )
        self.user = Line("mail_user")
        body.addLayout(labelled(self.tr("Account"), self.user))
        body.addWidget(
            _said(
                self.tr(
                    "Empty: the server asks for no password. Whoever sends is asked for it, and may keep it in the "
                    "keyring of their computer."
                )
            )
        )
        self.from_address = Line("mail_sender")
        body.addLayout(labelled(self.tr("Address of the sender"), self.from_address))
        self.from_name = Line("mail_sender_name")
        body.addLayout(labelled(self.tr("Name of the sender"), self.from_name))
        body.addWidget(_said(self.tr("Empty: only the address is shown.")))
        self.ca = QPlainTextEdit()
        self.ca.setObjectName("mail_ca")
        self.ca.setTabChangesFocus(True)
        self.ca.setPlaceholderText("-----BEGIN CERTIFICATE-----")
        self.ca.setFixedHeight(theme.px(PEM_HEIGHT))
        choose = Button(theme, self.tr("From a file…"), "folder-open")
        choose.clicked.connect(self._choose_certificate)
        body.addLayout(labelled(self.tr("Certificates of the server’s authority"), self.ca, choose))
        body.addWidget(_said(self.tr("Empty: the authorities of this computer are trusted.")))
        self.save = Button(theme, self.tr("Save"), "save", Kind.PRIMARY)
        self.save.setObjectName("save_mail")
        self.save.clicked.connect(self._save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        body.addLayout(row)
        self.security.currentIndexChanged.connect(self._say_port)
        self._say_port()
        self.presenter.shown.connect(self._show)
        self.presenter.brought.connect(self.ca.setPlainText)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _security(self) -> MailSecurity:
        return MailSecurity(self.security.currentData())

    @property
    def account(self) -> MailAccount | None:
        """Return what the form says, None without a server."""
        if not self.host.value:
            return None
        return MailAccount(
            host=self.host.value,
            port=self.port.value() or DEFAULT_PORT[self._security],
            security=self._security,
            user=self.user.value or None,
            sender=self.from_address.value,
            sender_name=self.from_name.value or None,
            ca_pem=self.ca.toPlainText().strip() or None,
            plain_loopback=self.plain.isChecked(),
        )

    def _show(self, account: MailAccount | None) -> None:
        self.host.setText("" if account is None else account.host)
        if account is None:
            return
        self.security.setCurrentIndex(list(MailSecurity).index(account.security))
        usual = account.port == DEFAULT_PORT[account.security]
        self.port.setValue(0 if usual else account.port)
        self.user.setText(account.user or "")
        self.from_address.setText(account.sender)
        self.from_name.setText(account.sender_name or "")
        self.ca.setPlainText(account.ca_pem or "")
        self.plain.setChecked(account.plain_loopback)

    def _say_port(self) -> None:
        usual = self.tr("usual ({port})").format(port=DEFAULT_PORT[self._security])
        self.port.setSpecialValueText(usual)

    def _save(self) -> None:
        self.notice.clear()
        for field in (self.host, self.from_address, self.from_name, self.port):
            field.setAccessibleDescription("")
        self.presenter.save(self.account)

    def refuse(self, error: Exception) -> None:
        """Say what is wrong, and go to its field."""
        words = self._desktop.feedback.explain(error)
        self.notice.explain(words)
        field: QWidget | None = None
        if isinstance(error, MailSettingWrong):
            field = {HOST: self.host, PORT: self.port}.get(error.setting)
        elif isinstance(error, AddressRefused):
            field = self.from_address
        elif isinstance(error, HeaderRefused):
            field = self.from_name
        if field is not None:
            field.setAccessibleDescription(words.what)
            field.setFocus()

    def _choose_certificate(self) -> None:
        dialog = QFileDialog(
            self,
            self.tr("Certificates of the server’s authority"),
            "",
            self.tr("Certificates (*.pem *.crt *.cer)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.presenter.bring(Path(name)))
        dialog.open()


def _said(words: str) -> Text:
    """Return what a setting does, below it."""
    return Text(words, Look.CAPTION)

"""Dialogs of the avis page: drafting, signing here or elsewhere, notices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from reviewer.avis.falling import LateFiling
from reviewer.avis.notice import NoticeKind
from reviewer.services.signing_setup import OwnSigning
from reviewer.services.views import AvisRow
from ui.desktop import Desktop
from ui.formats import long_date
from ui.previews import Preview
from ui.screens.avis.key.view import KeyChoice
from ui.screens.avis.signing import ElsewhereWanted
from ui.theme.tokens import ToneName
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Button
from ui.widgets.card import Captioned
from ui.widgets.fields import Line, labelled
from ui.widgets.notice import Notice
from ui.widgets.pages import Pages
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

NOTICE_WIDTH, NOTICE_HEIGHT = 680, 420


class DraftDialog(ActDialog):
    """Draft an avis, or one that replaces another of the same candidate, with the reason."""

    def __init__(
        self,
        desktop: Desktop,
        reference: str,
        replaceable: tuple[AvisRow, ...],
        late: LateFiling | None,
        parent: QWidget,
    ) -> None:
        super().__init__(
            desktop,
            self.tr("Draft the avis of {reference}").format(reference=reference),
            verb=self.tr("Draft the avis"),
            icon="file-pen",
            consequence=self.tr(
                "The draft is made from the decision. Somebody else validates it, a third person signs it."
            ),
            parent=parent,
        )
        self.late = Notice(desktop.theme, ToneName.WARNING, closable=False)
        self.body.addWidget(self.late)
        if late is not None:
            self.late.say(
                self.tr("The application is planned for {planned}, after the avis ends on {ends}.").format(
                    planned=long_date(late.planned_on), ends=long_date(late.expires_on)
                ),
                self.tr("The avis can be drafted; tell the employer."),
            )
        self.choice = QComboBox()
        self.choice.setObjectName("replaces")
        self.choice.addItem(self.tr("It replaces no avis"), None)
        for row in replaceable:
            state = desktop.wording.label("avis_state", row.state)
            self.choice.addItem(
                self.tr("It replaces {number} ({state})").format(number=row.number, state=state), row.number
            )
        self.body.addLayout(labelled(self.tr("Avis of the same candidate"), self.choice))
        self.choice.setEnabled(bool(replaceable))
        self.reason = Paragraph(desktop.theme, self.tr("Why it replaces the other (kept in the register)"))
        self.reason.edit.setObjectName("replacement_reason")
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.choice.currentIndexChanged.connect(self._choose)

    @property
    def replaces(self) -> str | None:
        """Return the number of the avis to be replaced, if any."""
        number = self.choice.currentData()
        return number if isinstance(number, str) else None

    def ready(self) -> bool:
        """Ask for the reason of a replacement."""
        if self.replaces is not None and not self.reason.text:
            self.reason.complain(self.tr("A replacement needs its reason."))
            self.fit()
            return False
        return True

    def _choose(self) -> None:
        self.reason.setVisible(self.replaces is not None)
        self.fit()


class SignDialog(ActDialog):
    """The key and its secret, used once and kept nowhere.

    ``second``: somebody signed first, and one countersigns; ``waits_for``: who signs after this one, if anybody.
    """

    def __init__(
        self,
        desktop: Desktop,
        reference: str,
        own: OwnSigning,
        parent: QWidget,
        *,
        second: bool = False,
        waits_for: str | None = None,
    ) -> None:
        title, verb = self.tr("Sign the avis of {reference}"), self.tr("Sign and issue")
        consequence = self.tr(
            "The avis takes its number, is signed and enters the register. Nothing of it can be changed "
            "afterwards: an avis is only suspended, revoked or replaced."
        )
        if second:
            title, verb = self.tr("Countersign the avis of {reference}"), self.tr("Countersign and issue")
            consequence = self.tr(
                "The avis gets its second signature and enters the register. Nothing of it can be changed afterwards."
            )
        elif waits_for is not None:
            verb = self.tr("Sign first")
            words = self.tr(
                "The avis takes its number and your signature, and waits for that of {name}. It is issued only then."
            )
            consequence = words.format(name=waits_for)
        super().__init__(
            desktop,
            title.format(reference=reference),
            verb=verb,
            icon="signature",
            consequence=consequence,
            parent=parent,
        )
        self.key = KeyChoice(desktop, own)
        self.key.resized.connect(self.fit)
        self.body.addWidget(self.key)
        stamped = (
            self.tr("A time-stamping authority confirms the time, and the file will prove itself for years.")
            if own.time_stamped
            else self.tr("No time-stamping authority is set: the signature is a basic one (B-B).")
        )
        self.body.addWidget(Text(stamped, Look.CAPTION))
        self.key.setFocus()

    @property
    def problem(self) -> Text:
        """Return where the dialog says what is missing."""
        return self.key.problem

    @property
    def resume_at(self) -> QWidget:
        """Return the field of the secret, which was emptied."""
        return self.key.secret

    def ready(self) -> bool:
        """Ask for what is missing."""
        return self.key.ready()


class ElsewhereDialog(ActDialog):
    """Whose certificate signs, and where the file that goes out is put."""

    def __init__(self, desktop: Desktop, reference: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Have the avis of {reference} signed elsewhere").format(reference=reference),
            verb=self.tr("Prepare the file"),
            icon="external-link",
            consequence=self.tr(
                "The avis takes its number and waits. Only a digest leaves: a .tosign file for the signing service. "
                "Nothing is issued before its signature is brought back here."
            ),
            parent=parent,
        )
        self.certificate = Line("certificate_path")
        self.certificate.setPlaceholderText(self.tr("Your certificate, in text form (.pem)"))
        choose = Button(desktop.theme, self.tr("Choose…"), "folder-open")
        choose.clicked.connect(self._choose_certificate)
        self.body.addLayout(labelled(self.tr("Certificate of who signs"), self.certificate, choose))
        self.folder = Line("folder_path")
        browse = Button(desktop.theme, self.tr("Choose…"), "folder-open")
        browse.clicked.connect(self._choose_folder)
        self.body.addLayout(labelled(self.tr("Folder for the .tosign file"), self.folder, browse))
        self.with_content = QCheckBox(self.tr("Also the content to be signed (.contenu)"))
        caption = self.tr(
            "For a program of this computer that signs a file. It is the avis: give it to no service."
        )
        self.body.addWidget(Captioned(self.with_content, caption))
        self.problem = Text("", Look.FAULT)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.certificate.setFocus()

    @property
    def wanted(self) -> ElsewhereWanted:
        """Return what the person chose."""
        return ElsewhereWanted(
            certificate=Path(self.certificate.value).expanduser(),
            folder=Path(self.folder.value).expanduser(),
            with_content=self.with_content.isChecked(),
        )

    def ready(self) -> bool:
        """Ask for what is missing, before anything takes a number."""
        missing, words = self.certificate, ""
        if not self.certificate.value:
            words = self.tr("Choose your certificate.")
        elif not self.folder.value or not self.wanted.folder.is_dir():
            missing, words = self.folder, self.tr("Choose a folder that exists.")
        self.problem.setVisible(bool(words))
        if not words:
            return True
        self.problem.setText(words)
        missing.setAccessibleDescription(words)
        missing.setFocus()
        self.fit()
        return False

    def _choose_certificate(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Certificate of who signs"), "", self.tr("Certificates (*.pem *.crt *.cer)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.certificate.setText)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the .tosign file"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()


class NoticeDialog(ActDialog):
    """A notice as it would be written, to be read before it is kept."""

    def __init__(self, desktop: Desktop, number: str, kind: NoticeKind, parent: QWidget) -> None:
        revoked = kind is NoticeKind.REVOCATION
        title = self.tr("Notice of revocation of {number}") if revoked else self.tr("Duplicate of {number}")
        super().__init__(
            desktop,
            title.format(number=number),
            verb=self.tr("Write the notice") if revoked else self.tr("Write the letter"),
            icon="send",
            consequence=self.tr("The notice is kept with the dossier’s letters, as it is written.")
            if revoked
            else self.tr(
                "A duplicate is the stored file itself, byte for byte: nothing is laid out again. This letter goes "
                "with it and names its digest."
            ),
            parent=parent,
        )
        self.kind = kind
        self.setMinimumWidth(desktop.theme.px(NOTICE_WIDTH))
        self.pages = Pages(desktop.theme, self.tr("Pages of the notice"))
        self.pages.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.pages.setFixedHeight(desktop.theme.px(NOTICE_HEIGHT))
        self.pages.say(self.tr("Laying the notice out…"))
        self.body.addWidget(self.pages)
        self.act.setEnabled(False)

    def show_preview(self, preview: Preview) -> None:
        """Show the pages; from now on it can be written."""
        if preview.problem is not None:
            self.refuse(self.desktop.feedback.explain(preview.problem))
            self.act.setEnabled(False)
            return
        self.pages.show_pages(preview.pages)
        self.act.setEnabled(True)

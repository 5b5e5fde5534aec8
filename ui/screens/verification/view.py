"""Is this avis genuine and in force? Drop a file or a picture, or give the text of the code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from reviewer.services.ports import PublishedList
from ui.desktop import Desktop
from ui.formats import long_date
from ui.handover import Verified
from ui.screens.verification.presenter import VerificationPresenter
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import labelled
from ui.widgets.screen import Screen
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.verdict_zone import VerdictZone

LIST_NAME = "etats.jsonl"


class VerificationScreen(Screen):
    """A place to drop files, a field for a code, and the verdicts, newest first."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = VerificationPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Verification"))
        self._brought: list[object] | None = None
        back = IconButton(self.theme, self.tr("Back to the avis"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.publish = Button(self.theme, self.tr("Publish the list of states…"), "upload")
        self.publish.clicked.connect(self._choose_target)
        self.acts.addWidget(self.publish)

        self.code = SpokenLine()
        self.code.setPlaceholderText("AV1:…")
        self.code.setMaxLength(2000)
        self.check = Button(self.theme, self.tr("Verify this code"), "shield-check")
        self.check.setEnabled(False)
        self.code.textChanged.connect(self._offer)
        self.code.returnPressed.connect(self._verify_code)
        self.check.clicked.connect(self._verify_code)
        self.zone = VerdictZone(desktop)
        self.zone.browse_asked.connect(self._choose_files)
        self.zone.dropped.connect(self.presenter.verify)

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addLayout(labelled(self.tr("Text of the code, read by a telephone"), self.code, self.check))
        column.addWidget(self.zone, 1)
        self.set_body(body)

        self.presenter.verified.connect(self._show_verified)
        self.presenter.published.connect(self._show_published)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the screen. ``argument``: paths of files to verify at once, or nothing."""
        self.publish.setVisible(self.presenter.may_publish)
        if isinstance(argument, list) and argument is not self._brought:
            self._brought = argument  # on the way back here, what was verified is still shown
            self.presenter.verify([path for path in argument if isinstance(path, Path)])

    def focus_first(self) -> None:
        """Files are what one comes with."""
        self.zone.target.browse.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _show_verified(self, found: Verified) -> None:
        self.clear_refusal()
        self.zone.add(found)

    def _show_published(self, latest: PublishedList | None) -> None:
        if latest is None:
            self.subtitle.setText(self.tr("No list of states was published yet."))
            return
        template = self.tr("List of states {number}, {count} avis, holds until {day}")
        self.subtitle.setText(
            template.format(number=latest.number, count=latest.lines, day=long_date(latest.next_update))
        )

    # --- requests --------------------------------------------------------------------------------------------

    def _offer(self, text: str) -> None:
        self.check.setEnabled(bool(text.strip()))

    def _verify_code(self) -> None:
        text = self.code.text().strip()
        if text:
            self.clear_refusal()
            self.presenter.verify_code(text, self.tr("Typed code"))

    def _choose_files(self) -> None:
        kinds = self.tr("Avis, photos and scans (*.pdf *.png *.jpg *.jpeg)")
        dialog = QFileDialog(self, self.tr("Verify an avis"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.presenter.verify([Path(name) for name in names])

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, self.tr("Publish the list of states"), LIST_NAME)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._target_chosen)
        dialog.open()

    def _target_chosen(self, name: str) -> None:
        self.clear_refusal()
        self.presenter.publish(Path(name))

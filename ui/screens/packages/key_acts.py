"""What is done with the keys of the expert who is chosen: each act is asked for in its dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from reviewer.services.packages.keys import ExpertKeyRow
from ui.screens.packages.dialog_keys import ConfirmKeysDialog, RevokeKeysDialog
from ui.screens.packages.dialog_package import FolderDialog
from ui.screens.packages.presenter import PackagesPresenter
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Kind


class KeyActs(QObject):
    """Opens the dialogs on the screen that it belongs to."""

    def __init__(self, screen: ActingScreen, presenter: PackagesPresenter) -> None:
        super().__init__(screen)
        self._screen = screen
        self._presenter = presenter
        self._keys: ExpertKeyRow | None = None
        self._folder: Path | None = None

    def follow(self, keys: ExpertKeyRow, folder: Path | None) -> None:
        """Be about this expert from now on. ``folder``: where files go, unless somebody says otherwise."""
        self._keys = keys
        self._folder = self._folder or folder

    def invite(self) -> None:
        """Ask where the invitation goes."""
        keys = self._keys
        if keys is None:
            return
        dialog = FolderDialog(
            self._screen.desktop,
            self.tr("Invite {name}").format(name=keys.name),
            self.tr(
                "A small file for the expert’s copy, which answers with its keys. It holds nothing secret, and no "
                "candidate’s data: send it as you like."
            ),
            self.tr("Write the invitation"),
            self._folder,
            self._screen,
        )
        dialog.confirmed.connect(lambda: self._write(keys.expert_id, dialog.field.folder))
        self._screen.open_dialog(dialog)

    def _write(self, expert_id: str, folder: Path | None) -> None:
        if folder is not None:
            self._folder = folder
            self._presenter.invite(expert_id, folder)

    def confirm(self) -> None:
        """Show the digits to hear."""
        keys = self._keys
        if keys is not None and keys.announced is not None:
            announced = keys.announced
            dialog = ConfirmKeysDialog(self._screen.desktop, keys.name, announced, self._screen)
            dialog.confirmed.connect(lambda: self._presenter.confirm(announced))
            self._screen.open_dialog(dialog)

    def refuse(self) -> None:
        """Ask why keys are refused."""
        keys = self._keys
        if keys is not None and keys.announced is not None:
            announced = keys.announced
            self._screen.ask(
                title=self.tr("Refuse the keys of {name}").format(name=keys.name),
                consequence=self.tr("These keys are never used. The expert can be invited again."),
                verb=self.tr("Refuse the keys"),
                icon="circle-x",
                act=lambda reason: self._presenter.refuse(announced, reason),
                kind=Kind.DANGER,
            )

    def revoke(self) -> None:
        """Ask what happened to keys."""
        keys = self._keys
        if keys is not None and keys.confirmed is not None:
            confirmed = keys.confirmed
            dialog = RevokeKeysDialog(self._screen.desktop, keys.name, self._screen)
            dialog.confirmed.connect(
                lambda: self._presenter.revoke(confirmed, dialog.end, dialog.reason.value)
            )
            self._screen.open_dialog(dialog)

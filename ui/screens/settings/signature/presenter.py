"""What the page on signatures does: reads and writes its settings, changes the office's key, gives its public half."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.avis.office_key import OfficePublicKey
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.signing_setup import OwnSigning, SigningSetup
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import read, write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """What is set, where the own key is, and the office's keys, the one in use last."""

    setup: SigningSetup
    own: OwnSigning
    keys: tuple[OfficePublicKey, ...]


class SignaturePresenter(ActingPresenter):
    """``brought``: the name of a field, and the text of the file that was chosen for it."""

    shown = Signal(object)
    brought = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    @property
    def manages(self) -> bool:
        """Tell whether the acting person decides how signatures are made here."""
        return self.allowed(Act.MANAGE_SETTINGS)

    @property
    def signs(self) -> bool:
        """Tell whether the acting person signs avis."""
        return self.allowed(Act.SIGN_AVIS)

    def refresh(self) -> None:
        """Read what is set."""
        self.ask("signature", partial(_read, self.desktop.office), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Settings, and who is looking."""
        return bool(changes.settings or changes.people)

    def save(self, setup: SigningSetup) -> None:
        """Write all of it or nothing."""
        self.act(partial(self.desktop.office.signing_setup.put, setup))

    def save_token(self, token: str, key: str) -> None:
        """Remember the acting person's token."""
        self.act(partial(self.desktop.office.signing_setup.remember_own_token, token, key))

    def bring(self, field: str, path: Path) -> None:
        """Read a file for a field; nothing is saved yet."""
        self.run(partial(_bring, field, path), self._brought)

    def rotate(self) -> None:
        """Take a new key for the office."""
        self.act(self.desktop.office.office_keys.rotate)

    def give(self, folder: Path) -> None:
        """Write the public keys into a folder."""
        self.run(partial(_give, self.desktop.office, folder), self._given)

    def _show(self, view: SignatureView) -> None:
        self.shown.emit(view)

    def _brought(self, found: tuple[str, str]) -> None:
        self.brought.emit(found)

    def _given(self, files: Mapping[str, bytes]) -> None:
        self.desktop.feedback.say(self.tr("%n file(s) written: the office’s public keys", "", len(files)))


def _read(office: Office) -> SignatureView:
    return SignatureView(
        setup=office.signing_setup.get(), own=office.signing_setup.own(), keys=office.office_keys.public()
    )


def _bring(field: str, path: Path) -> tuple[str, str]:
    return field, read(path).decode("ascii", "replace")


def _give(office: Office, folder: Path) -> Mapping[str, bytes]:
    files = office.office_keys.files()
    for name, content in files.items():
        write_whole(folder / name, content)
    return files

"""What Réglages does: reads and saves people and experts, trusted certificates and the own key's place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from reviewer.committee.expert import Expert
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Person
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.settings import TRUST, key_path_of
from ui.acting import ActingPresenter
from ui.handover import read
from ui.trust import TrustRow, trust_rows, with_certificates, without_certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything that the screen shows to this person; empty where it is not theirs to see."""

    people: tuple[Person, ...]
    experts: tuple[Expert, ...]
    trust: tuple[TrustRow, ...]
    key_path: str


class SettingsPresenter(ActingPresenter):
    """All sections at once: they are small."""

    shown = Signal(object)

    @property
    def manages_people(self) -> bool:
        """Tell whether the acting person adds people and gives roles."""
        return self.allowed(Act.MANAGE_PEOPLE)

    @property
    def manages_experts(self) -> bool:
        """Tell whether the acting person keeps the experts' records."""
        return self.allowed(Act.MANAGE_EXPERTS)

    @property
    def manages_settings(self) -> bool:
        """Tell whether the acting person decides whose signatures are trusted."""
        return self.allowed(Act.MANAGE_SETTINGS)

    @property
    def signs(self) -> bool:
        """Tell whether the acting person signs avis."""
        return self.allowed(Act.SIGN_AVIS)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    def refresh(self) -> None:
        """Read everything again."""
        may_read_experts = self.allowed(Act.READ_REGISTER)
        self.ask("view", partial(_read, self.desktop.office, may_read_experts), self._show)

    def concerns(self, changes: Changes) -> bool:
        """People, experts and settings."""
        return bool(changes.people or changes.experts or changes.settings)

    def save_person(self, person: Person) -> None:
        """Add or change a person."""
        self.act(partial(self.desktop.office.people.save, person))

    def save_expert(self, expert: Expert) -> None:
        """Add or change an expert's record."""
        self.act(partial(self.desktop.office.people.save_expert, expert))

    def trust(self, path: Path) -> None:
        """Trust the certificates of a file."""
        self.act(partial(_add_trust, self.desktop.office, path))

    def distrust(self, fingerprint: str) -> None:
        """Trust a certificate no more."""
        self.act(partial(_remove_trust, self.desktop.office, fingerprint))

    def remember_key(self, path: str) -> None:
        """Remember where the own key file is."""
        self.act(partial(self.desktop.office.settings.remember_own_key, path))

    def _show(self, view: SettingsView) -> None:
        self.shown.emit(view)


def _read(office: Office, may_read_experts: bool) -> SettingsView:
    return SettingsView(
        people=office.people.all(),
        experts=office.people.experts() if may_read_experts else (),
        trust=trust_rows(office.settings.get(TRUST) or ""),
        key_path=office.settings.get(key_path_of(office.session.current().id)) or "",
    )


def _add_trust(office: Office, path: Path) -> Changes:
    return office.settings.put(TRUST, with_certificates(office.settings.get(TRUST) or "", read(path)))


def _remove_trust(office: Office, fingerprint: str) -> Changes:
    return office.settings.put(TRUST, without_certificate(office.settings.get(TRUST) or "", fingerprint))

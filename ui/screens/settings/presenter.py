"""What Réglages does: reads and saves people, trust, the own key's place, wages, counts and programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Person
from reviewer.dossier.request import LanguageProfile, Stream
from reviewer.programme.model import Programme
from reviewer.programme.reception import ReceptionCount
from reviewer.programme.rules import Decile
from reviewer.services.accounts import AccountRow
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.programmes import ShelvedProgramme
from reviewer.services.reference_data import WageRow, WagesView, WindowsView
from reviewer.services.settings import TRUST, key_path_of
from ui.acting import ActingPresenter
from ui.handover import read
from ui.trust import TrustRow, trust_rows, with_certificates, without_certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything that the screen shows to this person; empty where it is not theirs to see.

    ``months``: how long avis of each programme hold now.
    """

    people: tuple[Person, ...]
    accounts: tuple[AccountRow, ...]
    trust: tuple[TrustRow, ...]
    key_path: str
    shelved: tuple[ShelvedProgramme, ...]
    windows: dict[str, WindowsView]
    wages: dict[str, WagesView]
    months: dict[str, int]


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
    def manages_grids(self) -> bool:
        """Tell whether the acting person writes evaluation grids."""
        return self.allowed(Act.MANAGE_GRIDS)

    @property
    def manages_settings(self) -> bool:
        """Tell whether the acting person decides whose signatures are trusted."""
        return self.allowed(Act.MANAGE_SETTINGS)

    @property
    def signs(self) -> bool:
        """Tell whether the acting person signs avis."""
        return self.allowed(Act.SIGN_AVIS)

    @property
    def reads_tables(self) -> bool:
        """Tell whether the acting person reads wages and reception windows."""
        return self.allowed(Act.READ_REGISTER)

    @property
    def waged(self) -> Programme | None:
        """Return the programme whose occupations have wages to compare with; only one has."""
        return next((one for one in self.programmes if one.occupations), None)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    @property
    def manages_accounts(self) -> bool:
        """Tell whether the acting person opens accounts here: an administrator, where one signs in."""
        return self.allowed(Act.MANAGE_ACCOUNTS) and self.desktop.office.session.proved_at is not None

    def refresh(self) -> None:
        """Read everything again."""
        reads_accounts = self.allowed(Act.READ_ACCOUNTS)
        self.ask("view", partial(_read, self.desktop.office, self.reads_tables, reads_accounts), self._show)

    def concerns(self, changes: Changes) -> bool:
        """People, experts and settings."""
        return bool(changes.people or changes.experts or changes.settings)

    def save_person(self, person: Person) -> None:
        """Add or change a person."""
        self.act(partial(self.desktop.office.people.save, person))

    def open_account(self, person_id: str, login: str) -> None:
        """Open somebody's account; the code comes back with ``acted``."""
        self.act(partial(self.desktop.office.accounts.open, person_id, login))

    def recover_account(self, person_id: str, login: str, password: str) -> None:
        """Hand out a new code, with the login and password of a second administrator."""
        self.act(partial(self.desktop.office.accounts.recover, person_id, login, password))

    def trust(self, path: Path) -> None:
        """Trust the certificates of a file."""
        self.act(partial(_add_trust, self.desktop.office, path))

    def distrust(self, fingerprint: str) -> None:
        """Trust a certificate no more."""
        self.act(partial(_remove_trust, self.desktop.office, fingerprint))

    def remember_key(self, path: str) -> None:
        """Remember where the own key file is."""
        self.act(partial(self.desktop.office.settings.remember_own_key, path))

    def save_wage(self, programme_id: str, decile: Decile, row: WageRow | None) -> None:
        """Add a wage, or change one as it was read."""
        save = self.desktop.office.reference_data.save_wage
        wage_id, version = (None, 0) if row is None else (row.id, row.version)
        self.act(partial(save, programme_id, decile, wage_id=wage_id, version=version))

    def remove_wage(self, row: WageRow) -> None:
        """Remove a wage as it was read."""
        if row.id is not None:
            self.act(partial(self.desktop.office.reference_data.remove_wage, row.id, version=row.version))

    def import_wages(self, programme_id: str, path: Path) -> None:
        """Add the wages of a file, all or none."""
        self.act(partial(self.desktop.office.reference_data.import_wages, programme_id, path))

    def save_count(
        self,
        programme_id: str,
        count: ReceptionCount | None,
        *,
        opens_on: date,
        stream: Stream,
        profile: LanguageProfile,
        received: int,
        counted_on: date,
        source: str,
    ) -> None:
        """Add a published count, or change one as it was read."""
        self.act(
            partial(
                self.desktop.office.reference_data.save_count,
                programme_id,
                opens_on=opens_on,
                stream=stream,
                profile=profile,
                received=received,
                counted_on=counted_on,
                source=source,
                count_id=None if count is None else count.id,
                version=0 if count is None else count.version,
            )
        )

    def remove_count(self, count: ReceptionCount) -> None:
        """Remove a count as it was read."""
        self.act(partial(self.desktop.office.reference_data.remove_count, count.id, version=count.version))

    def hold_for(self, programme_id: str, months: int) -> None:
        """Let avis of a programme hold so long from now on."""
        self.act(partial(self.desktop.office.choices.hold_for, programme_id, months))

    def install(self, folder: Path) -> None:
        """Install a programme from a folder."""
        self.act(partial(self.desktop.office.programmes.install, folder))

    def _show(self, view: SettingsView) -> None:
        self.shown.emit(view)


def _read(office: Office, may_read_tables: bool, reads_accounts: bool) -> SettingsView:
    shown = tuple(office.desk.programmes) if may_read_tables else ()
    return SettingsView(
        people=office.people.all(),
        accounts=office.accounts.rows() if reads_accounts else (),
        trust=trust_rows(office.settings.get(TRUST) or ""),
        key_path=office.settings.get(key_path_of(office.session.current().id)) or "",
        shelved=office.programmes.all(),
        windows={one: office.reference_data.windows(one) for one in shown},
        wages={one: office.reference_data.wages(one) for one in shown},
        months={one.id: one.months for one in office.choices.view().programmes},
    )


def _add_trust(office: Office, path: Path) -> Changes:
    return office.settings.put(TRUST, with_certificates(office.settings.get(TRUST) or "", read(path)))


def _remove_trust(office: Office, fingerprint: str) -> Changes:
    return office.settings.put(TRUST, without_certificate(office.settings.get(TRUST) or "", fingerprint))

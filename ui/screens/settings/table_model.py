"""Columns of people, trusted certificates, wages and counts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import ceil

from PySide6.QtCore import QObject

from reviewer.dossier.people import Person
from reviewer.programme.model import Programme
from reviewer.programme.reception import ReceptionCount
from reviewer.services.accounts import AccountRow
from reviewer.services.reference_data import WageRow
from reviewer.wording import Wording
from ui.formats import money, number, short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName
from ui.trust import TrustRow


class AccountState(Enum):
    """How somebody comes in. ``WAITS``: wrong passwords make them wait; nobody is ever shut out."""

    NONE = "none"
    CODE = "code"
    CHOSEN = "chosen"
    WAITS = "waits"


ACCOUNT = {
    AccountState.NONE: Sign("circle-dashed", ToneName.NEUTRAL),
    AccountState.CODE: Sign("clock", ToneName.WARNING),
    AccountState.CHOSEN: Sign("circle-check", ToneName.SUCCESS),
    AccountState.WAITS: Sign("hourglass", ToneName.WARNING),
}
ACTIVE = {True: Sign("circle-check", ToneName.SUCCESS), False: Sign("ban", ToneName.NEUTRAL)}
HOLDS = {True: Sign("circle-check", ToneName.SUCCESS), False: Sign("clock", ToneName.NEUTRAL)}


class PeopleTable(RowsModel[Person]):
    """Everybody who works here, and how they come in."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        self._wording = wording
        self._accounts: dict[str, AccountRow] = {}
        super().__init__(lambda person: person.id, parent)
        self.columns = (
            Column[Person](
                key="name", title=self.tr("Name"), text=lambda one: one.name, strong=True, share=3
            ),
            Column[Person](key="roles", title=self.tr("Roles"), text=self._roles, share=4),
            Column[Person](
                key="title",
                title=self.tr("Function"),
                text=lambda one: one.title or "",
                muted=True,
                share=3,
                optional=1,
            ),
            Column[Person](
                key="email",
                title=self.tr("E-mail"),
                text=lambda one: one.email or "",
                muted=True,
                share=3,
                optional=2,
            ),
            Column[Person](
                key="active",
                title=self.tr("Record"),
                text=lambda one: self.tr("active") if one.active else self.tr("disabled"),
                width=130,
                sign=lambda one: ACTIVE[one.active],
            ),
            Column[Person](key="login", title=self.tr("Login"), text=self._login, muted=True, share=2),
            Column[Person](
                key="account",
                title=self.tr("Account"),
                text=self._account,
                width=180,
                sign=lambda one: ACCOUNT[self._state(one)],
            ),
        )

    def show_people(self, people: Sequence[Person], accounts: Sequence[AccountRow]) -> None:
        """Show these people, each with the account that is theirs."""
        self._accounts = {one.person_id: one for one in accounts}
        self.show_rows(people)

    def _login(self, one: Person) -> str:
        return self._accounts[one.id].login if one.id in self._accounts else ""

    def _state(self, one: Person) -> AccountState:
        account = self._accounts.get(one.id)
        if account is None:
            return AccountState.NONE
        if account.wait:
            return AccountState.WAITS
        return AccountState.CHOSEN if account.chosen else AccountState.CODE

    def _account(self, one: Person) -> str:
        account, state = self._accounts.get(one.id), self._state(one)
        if account is not None and state is AccountState.WAITS:
            return self.tr("waits %n minute(s)", "", ceil(account.wait / 60))
        return {
            AccountState.NONE: self.tr("none"),
            AccountState.CODE: self.tr("code handed out"),
            AccountState.CHOSEN: self.tr("password chosen"),
        }[state]

    def _roles(self, one: Person) -> str:
        return ", ".join(self._wording.label("role", role) for role in sorted(one.roles))


class TrustTable(RowsModel[TrustRow]):
    """Certificates whose signatures are trusted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.fingerprint, parent)
        self.columns = (
            Column[TrustRow](
                key="name", title=self.tr("Certificate"), text=lambda row: row.name, strong=True
            ),
            Column[TrustRow](
                key="organisation", title=self.tr("Organisation"), text=lambda row: row.organisation
            ),
            Column[TrustRow](
                key="until",
                title=self.tr("Valid until"),
                text=lambda row: short_date(row.valid_until),
                width=130,
            ),
            Column[TrustRow](
                key="print",
                title=self.tr("Fingerprint (SHA-256)"),
                text=lambda row: row.fingerprint,
                width=260,
                muted=True,
            ),
        )


def wage_key(row: WageRow) -> str:
    """Return what tells a wage from the others; those of the programme's files have no id."""
    return row.id or f"{row.noc_version.value}/{row.code}/{row.valid_from.isoformat()}"


class WagesTable(RowsModel[WageRow]):
    """9th-decile wages by occupation and period."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(wage_key, parent)
        self.columns = (
            Column[WageRow](key="code", title=self.tr("CNP"), text=self._code, width=120, strong=True),
            Column[WageRow](key="name", title=self.tr("Occupation"), text=lambda row: row.occupation),
            Column[WageRow](
                key="wage",
                title=self.tr("Wage an hour"),
                text=lambda row: money(row.hourly_wage_cad),
                width=130,
                right=True,
            ),
            Column[WageRow](
                key="from", title=self.tr("From"), text=lambda row: short_date(row.valid_from), width=110
            ),
            Column[WageRow](
                key="until",
                title=self.tr("Until"),
                text=lambda row: self.tr("still") if row.valid_to is None else short_date(row.valid_to),
                width=110,
            ),
            Column[WageRow](
                key="holds",
                title=self.tr("Today"),
                text=lambda row: self.tr("holds") if row.in_effect else self.tr("does not hold"),
                width=160,
                sign=lambda row: HOLDS[row.in_effect],
            ),
            Column[WageRow](key="source", title=self.tr("Source"), text=lambda row: row.source, muted=True),
        )

    def _code(self, row: WageRow) -> str:
        return f"{row.code} ({row.noc_version.value})"


class CountsTable(RowsModel[ReceptionCount]):
    """What the ministry said that it had received in a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda count: count.id, parent)
        self._programme: Programme | None = None
        self.columns = (
            Column[ReceptionCount](
                key="day",
                title=self.tr("By this day"),
                text=lambda one: short_date(one.counted_on),
                width=120,
                strong=True,
            ),
            Column[ReceptionCount](key="stream", title=self.tr("Stream"), text=self._stream),
            Column[ReceptionCount](key="profile", title=self.tr("Profile"), text=self._profile, width=150),
            Column[ReceptionCount](
                key="received",
                title=self.tr("Received"),
                text=lambda one: number(one.received),
                width=100,
                right=True,
            ),
            Column[ReceptionCount](
                key="source", title=self.tr("Source"), text=lambda one: one.source, muted=True
            ),
        )

    def name_with(self, programme: Programme) -> None:
        """Name streams and profiles as a programme does."""
        self._programme = programme
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def _stream(self, one: ReceptionCount) -> str:
        named = None if self._programme is None else self._programme.stream_label(one.stream)
        return named or one.stream.value

    def _profile(self, one: ReceptionCount) -> str:
        named = None if self._programme is None else self._programme.profile_label(one.profile)
        return named or one.profile.value

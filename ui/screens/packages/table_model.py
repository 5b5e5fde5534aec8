"""Columns of the four lists of the page of packages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.committee.offline.keys import KeyState
from reviewer.committee.offline.office_record import PackageState
from reviewer.services.clock import calendar_day
from reviewer.services.packages.views import AsideRow, ReturnRow, SentRow, ThereNow
from reviewer.wording import Wording
from ui.formats import moment, short_date
from ui.models.rows import Column, RowsModel
from ui.screens.packages.presenter import PersonRow
from ui.screens.packages.signs import KEYS, OUTCOME, PACKAGE


def key_word(row: PersonRow, wording: Wording) -> str:
    """Return how it stands with an expert's keys."""
    state = key_state(row)
    section = "expert_key_wait" if state in {"none", "invited"} else "expert_key_state"
    return wording.label(section, state)


def key_state(row: PersonRow) -> str:
    """Return the state that asks for most: keys to confirm, then those in use, then what was before."""
    keys = row.keys
    if keys.announced is not None:
        return KeyState.ANNOUNCED.value
    if keys.confirmed is not None:
        return KeyState.CONFIRMED.value
    last = keys.former[0] if keys.former else None
    if keys.invited_at is not None and (last is None or keys.invited_at > last.announced_at):
        return "invited"
    return "none" if last is None else last.state.value


def package_state(row: SentRow) -> str:
    """Return how it stands with a package."""
    if row.destroyed_at is not None:
        return "destroyed"
    if row.package.state is PackageState.OUT and all(one.now is ThereNow.ANSWERED for one in row.lines):
        return "answered"
    if row.package.state is PackageState.OUT and row.lapsed:
        return "lapsed"
    return row.package.state.value


class PeopleTable(RowsModel[PersonRow]):
    """Experts."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.keys.expert_id, parent)
        self.columns = (
            Column[PersonRow](
                key="name", title=self.tr("Expert"), text=lambda row: row.keys.name, strong=True
            ),
            Column[PersonRow](
                key="keys",
                title=self.tr("Keys"),
                text=lambda row: key_word(row, wording),
                sign=lambda row: KEYS[key_state(row)],
                width=210,
            ),
            Column[PersonRow](
                key="waiting",
                title=self.tr("Waiting"),
                text=lambda row: str(len(row.work.dossiers)) if row.work is not None else "",
                width=90,
                right=True,
            ),
            Column[PersonRow](
                key="to_send",
                title=self.tr("To send"),
                text=lambda row: str(row.to_send or ""),
                width=90,
                right=True,
            ),
        )


class SentTable(RowsModel[SentRow]):
    """Packages out."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.package.id, parent)
        self.columns = (
            Column[SentRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("package_state", package_state(row)),
                sign=lambda row: PACKAGE[package_state(row)],
                width=130,
            ),
            Column[SentRow](key="to", title=self.tr("To"), text=lambda row: row.name, strong=True),
            Column[SentRow](
                key="count",
                title=self.tr("Dossiers"),
                text=lambda row: str(len(row.lines)),
                width=95,
                right=True,
            ),
            Column[SentRow](
                key="stale",
                title=self.tr("Out of date"),
                text=lambda row: str(row.stale or ""),
                width=110,
                right=True,
            ),
            Column[SentRow](
                key="until",
                title=self.tr("Open until"),
                text=lambda row: short_date(row.package.open_until),
                width=120,
                muted=True,
                optional=2,
            ),
            Column[SentRow](
                key="made",
                title=self.tr("Made"),
                text=lambda row: short_date(calendar_day(row.package.made_at)),
                width=110,
                muted=True,
                optional=1,
            ),
        )


class ReturnsTable(RowsModel[ReturnRow]):
    """Packages back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.package.sha256, parent)
        self.columns = (
            Column[ReturnRow](key="from", title=self.tr("From"), text=lambda row: row.name, strong=True),
            Column[ReturnRow](
                key="number",
                title=self.tr("Number"),
                text=lambda row: str(row.package.number),
                width=90,
                right=True,
            ),
            Column[ReturnRow](
                key="answers",
                title=self.tr("New answers"),
                text=lambda row: str(len(row.lines)),
                width=120,
                right=True,
            ),
            Column[ReturnRow](
                key="aside",
                title=self.tr("Kept aside"),
                text=lambda row: str(row.aside or ""),
                width=120,
                right=True,
            ),
            Column[ReturnRow](
                key="read",
                title=self.tr("Taken in"),
                text=lambda row: moment(row.package.read_at),
                width=150,
                muted=True,
                optional=1,
            ),
        )


class AsideTable(RowsModel[AsideRow]):
    """Answers to look at."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: f"{row.answer.expert_id} {row.answer.id}", parent)
        self.columns = (
            Column[AsideRow](
                key="outcome",
                title=self.tr("Why"),
                text=lambda row: wording.label("answer_outcome", row.answer.outcome),
                sign=lambda row: OUTCOME[row.answer.outcome],
                width=260,
            ),
            Column[AsideRow](
                key="dossier",
                title=self.tr("Dossier"),
                text=lambda row: row.reference or self.tr("unknown here"),
                strong=True,
            ),
            Column[AsideRow](key="from", title=self.tr("From"), text=lambda row: row.name),
            Column[AsideRow](
                key="kind",
                title=self.tr("Answer"),
                text=lambda row: wording.label("returned_kind", row.answer.kind),
                width=180,
                optional=1,
            ),
        )

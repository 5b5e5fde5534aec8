"""A house that works for a day, from an empty disk: its window, who sits at it, and what they do there.

Everything goes through the real windows, the door and its passwords included. Only the day is chosen: the programme has
ended since, and a real base goes by the computer's clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.committee.expert import Statut
from reviewer.dossier.lifecycle import Role
from reviewer.services.clock import SystemClock
from reviewer.services.office import Office
from tests.support.days import Day
from ui.screens.experts.dialog_expert import ExpertDialog
from ui.screens.experts.view import ExpertsScreen
from ui.screens.settings.dialog_account import AccountDialog
from ui.screens.settings.dialog_people import PersonDialog
from ui.screens.settings.view import SettingsScreen
from ui.screens.sign_in.view import Asked
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.code_dialog import CodeDialog
from ui.widgets.reason_dialog import ReasonDialog

T = TypeVar("T")
D = TypeVar("D", bound=QObject)

MORNING = datetime(2025, 5, 20, 12, 30, tzinfo=UTC)
CONTRACT = ((2025, 1, 1), (2025, 12, 31))


class ThatDay(SystemClock):
    """The computer's clock, on a day of the programme."""

    def __init__(self) -> None:
        self._ahead = MORNING - super().now()

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""
        return super().now() + self._ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who comes to work: what an administrator writes of them. ``statut``: of an expert."""

    name: str
    login: str
    roles: tuple[Role, ...]
    title: str = ""
    statut: Statut | None = None

    @property
    def password(self) -> str:
        """Return the password that they choose."""
        return f"quatre canots gris pour {self.login}"


@dataclass
class House:
    """One computer of the house. ``folder``: where files are put that leave a window, or come into one."""

    qtbot: QtBot
    begin: Callable[[], Day]
    folder: Path
    day: Day = field(init=False)

    def open(self) -> None:
        """Start the program."""
        self.day = self.begin()

    @property
    def office(self) -> Office:
        """Return the office behind the window."""
        return self.day.window.desktop.office

    # --- acts ------------------------------------------------------------------------------------------------

    def step(self, words: str, work: Callable[[], T]) -> T:
        """Do one thing that a person does, and wait for what it brings about; it may not be refused."""
        result = work()
        self.day.settle()
        trouble = self.day.window.trouble
        assert not trouble.isVisible(), f"{words}: {trouble.notice.sentence}"
        return result

    def go(self, place: str, kind: type[D], argument: object = None) -> D:
        """Go somewhere, as the rail and the lists do."""
        self.step(f"go to {place}", lambda: self.day.window.go(place, argument))
        screen = self.day.window.stack.currentWidget()
        assert isinstance(screen, kind), place
        return screen

    def confirm(self, words: str, screen: ActingScreen, reason: str = "") -> None:
        """Say yes in the dialog that is open, which then closes."""
        dialog = screen.dialog
        assert dialog is not None, words
        if reason:
            assert isinstance(dialog, ReasonDialog)
            dialog.reason.setPlainText(reason)
        self.step(words, dialog.act.click)
        assert screen.dialog is not dialog, f"{words}: {dialog.notice.sentence}"

    def dialog_of(self, screen: ActingScreen, kind: type[D]) -> D:
        """Return the dialog that is open."""
        dialog = screen.dialog
        assert isinstance(dialog, kind), dialog
        return dialog

    def choose_file(self, parent: QWidget, chosen: Path) -> None:
        """Choose in the dialog of files that is open."""
        dialog = next(one for one in parent.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(chosen))
        dialog.close()
        self.day.settle()

    # --- the door --------------------------------------------------------------------------------------------

    def found(self, first: Colleague, organisation: str, months: int) -> str:
        """Open the first account and choose as on the first day; return the code that is printed."""
        words = first.password
        self.step(
            "open the first account",
            lambda: self.day.fill(name=first.name, login=first.login, password=words, again=words),
        )
        code = self.step("put the code away", self.day.put_away)
        self.step("choose as on the first day", lambda: self.day.choose(organisation, months))
        return code

    def leave(self) -> None:
        """Sign out."""
        self.step("sign out", self.day.window.rail.leave_asked.emit)
        assert self.day.page.asked is Asked.SIGN_IN

    def sit_down(self, who: Colleague) -> None:
        """Let somebody else sign in."""
        self.leave()
        self.step(f"{who.login} signs in", lambda: self.day.fill(login=who.login, password=who.password))
        assert self.day.inside, self.day.page.notice.sentence

    def arrive(self, who: Colleague, code: str) -> None:
        """Let somebody choose a password with the code that they were handed, and sit down."""
        self.leave()
        self.day.page.other.click()
        words = who.password
        self.step(
            f"{who.login} chooses a password",
            lambda: self.day.fill(login=who.login, code=code, password=words, again=words),
        )
        self.step("put the own code away", self.day.put_away)
        assert self.day.inside

    # --- administration --------------------------------------------------------------------------------------

    def engage(self, who: Colleague) -> str:
        """Add somebody, with roles and an account; return their one-time code."""
        screen = self.go("settings", SettingsScreen)
        self.step("add a person", screen.add_person.click)
        dialog = self.dialog_of(screen, PersonDialog)
        dialog.name.setText(who.name)
        dialog.title.setText(who.title)
        for role in who.roles:
            dialog.roles[role].setChecked(True)
        self.confirm(f"add {who.login}", screen)
        self.step("open an account", screen.account.click)
        account = self.dialog_of(screen, AccountDialog)
        assert who.name in account.windowTitle(), "who was just added is the one who is chosen"
        account.login.setText(who.login)
        self.step(f"open the account of {who.login}", account.act.click)
        shown = self.dialog_of(screen, CodeDialog)
        code = shown.code.text()
        self.step("hand the code over", shown.act.click)
        return code

    def keep_records(self, experts: tuple[Colleague, ...]) -> None:
        """Write down what a seat asks of each expert."""
        screen = self.go("experts", ExpertsScreen)
        for who in experts:
            row = next(one for one in screen.model.rows if one.expert.name == who.name)
            self.step(f"choose {who.login}", partial(screen.table.select_id, row.expert.id))
            self.step(f"open the record of {who.login}", screen.pane.edit.click)
            record = self.dialog_of(screen, ExpertDialog)
            self._fill_record(record, who)
            self.confirm(f"save the record of {who.login}", screen)
        assert all(one.eligible for one in screen.model.rows)

    def _fill_record(self, record: ExpertDialog, who: Colleague) -> None:
        record.statut.setCurrentIndex(record.statut.findData(who.statut))
        for day_field in (record.evidence, record.start, record.end):
            day_field.known.setChecked(True)
        record.start.edit.setDate(QDate(*CONTRACT[0]))
        record.end.edit.setDate(QDate(*CONTRACT[1]))
        record.capacity.setValue(40)
        record.ties.add.click()
        record.ties.rows[0].name.setText(f"Maison {who.login}")
        for rows in (record.undertakings, record.declarations):
            rows.add.click()
        QApplication.processEvents()

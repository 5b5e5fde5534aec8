"""What experts do: score on their own copies, without the house; then in the house, where they disagreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.committee.conflicts import DeclarationKind
from reviewer.wording import Wording
from tests.support.a_day.coordination import ADMISSIBLE, reference
from tests.support.house_of_a_day import Colleague, House, ThatDay
from ui.bootstrap import HomeEntrance
from ui.expert.application import ExpertOpening
from ui.expert.view import ExpertWindow
from ui.screens.committee.view import CommitteeScreen
from ui.screens.expert_dossiers.view import ExpertDossiersScreen
from ui.screens.expert_keys.view import ExpertKeysScreen
from ui.screens.expert_parcels.view import ExpertParcelsScreen
from ui.screens.grid.view import GridScreen
from ui.screens.packages.dialog_keys import ConfirmKeysDialog
from ui.screens.packages.dialog_package import FolderDialog, PackageDialog
from ui.screens.packages.dialog_taking_in import TakingInDialog
from ui.screens.packages.view import PackagesScreen
from ui.theme.theme import Theme

S = TypeVar("S", bound=QObject)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an expert finds of one dossier."""

    job: bool
    profile: bool


class OwnCopy:
    """One expert's copy, on a computer of their own."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, who: Colleague) -> None:
        self._qtbot = qtbot
        self.who = who
        self.window = ExpertWindow(theme, Wording.load(), ())
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        entrance = HomeEntrance(folder / who.login, clock=ThatDay())
        self.opening = ExpertOpening(self.window, theme, Wording.load(), entrance)
        self.settle()
        self.window.entry.passphrase.setText(who.password)
        self.window.entry.repeated.setText(who.password)
        self.window.entry.open_button.click()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):
            self._qtbot.waitUntil(self._idle, timeout=30_000)
            QApplication.processEvents()

    def _idle(self) -> bool:
        desktop = self.window._desktop
        return not self.opening.busy and (desktop is None or not desktop.busy)

    def go(self, place: str, kind: type[S], argument: object = None) -> S:
        """Go somewhere."""
        self.window.go(place, argument)
        self.settle()
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, kind), place
        return screen

    def enrol(self, invitation: Path, folder: Path) -> Path:
        """Make keys for an invitation, and save the file that tells them."""
        screen = self.go("my_keys", ExpertKeysScreen, str(invitation))
        screen.accept.click()
        self.settle()
        screen.save.click()
        _choose(screen, folder)
        self.settle()
        (path,) = folder.glob("*.avisee")
        return path

    @property
    def spoken(self) -> list[str]:
        """Return the digits that are read out."""
        return self.go("my_keys", ExpertKeysScreen).spoken.text().split()

    def receive(self, package: Path) -> int:
        """Take a package in; return how many dossiers wait."""
        screen = self.go("parcels", ExpertParcelsScreen)
        screen.bring([package])
        self.settle()
        return self.go("my_dossiers", ExpertDossiersScreen).model.rowCount()

    def score(self, number: int, opinion: Opinion) -> None:
        """Declare no conflict, fill the grid in and hand it in."""
        listed = self.go("my_dossiers", ExpertDossiersScreen)
        row = next(one for one in listed.model.rows if one.reference == reference(number))
        listed.table.opened.emit(row.dossier_id)
        self.settle()
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, GridScreen)
        score(screen, opinion, self)

    def answer(self, folder: Path) -> Path:
        """Write the file for the committee."""
        screen = self.go("my_dossiers", ExpertDossiersScreen)
        screen.send.click()
        _choose(screen, folder)
        self.settle()
        (path,) = folder.glob("*.avisre")
        return path

    def close(self) -> None:
        """Close the window."""
        self.window.close()


def _choose(screen: QWidget, folder: Path) -> None:
    dialog = next(one for one in screen.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def score(screen: GridScreen, opinion: Opinion, at: OwnCopy | House) -> None:
    """Declare no conflict, fill a grid in, and hand it in, on a copy or in the house."""
    settle = at.settle if isinstance(at, OwnCopy) else at.day.settle
    screen.declaration.kinds.choose(DeclarationKind.NONE)
    screen.declaration.declare.click()
    settle()
    page = screen.presenter.page
    assert page is not None
    for finding in page.view.grid.findings:
        yes = getattr(opinion, finding.id)
        for criterion in finding.criteria:
            card = screen.form.criteria[criterion.id]
            card.levels.choose("3" if yes else "1")
            if not yes:
                card.comment.edit.setPlainText("Le dossier ne le montre pas.")
        screen.form.verdicts[finding.id].levels.choose("yes" if yes else "no")
    assert screen.form.justification is not None
    screen.form.justification.field.edit.setPlainText("Le dossier le montre.")
    settle()
    screen.submit.click()
    assert screen.dialog is not None, screen.notice.sentence
    screen.dialog.act.click()
    settle()
    assert screen.presenter.sealed


# --- packages, at the house ------------------------------------------------------------------------------------


def send_packages(house: House, copies: tuple[OwnCopy, ...]) -> None:
    """Invite each expert, confirm their keys, and send them what waits for them."""
    for copy in copies:
        screen, folder = _person(house, copy), _folder(house, copy)
        house.step("invite", screen.person.buttons["invite"].click)
        _into(house, screen, folder)
        (invitation,) = folder.glob("*.avisei")
        enrolment = copy.enrol(invitation, folder)
        house.step("take the keys in", partial(screen.bring, [enrolment]))
        taken = house.dialog_of(screen, TakingInDialog)
        house.step("close the report", taken.cancel.click)
        screen = _person(house, copy)
        house.step("confirm", screen.person.buttons["confirm"].click)
        dialog = house.dialog_of(screen, ConfirmKeysDialog)
        assert dialog.digits.text().split() == copy.spoken
        dialog.heard.setChecked(True)
        house.confirm("confirm the keys", screen)
        house.step("prepare a package", screen.prepare.click)
        package = house.dialog_of(screen, PackageDialog)
        package.field.line.setText(str(folder))
        assert package.height() < house.day.window.height(), (
            "its buttons are in reach, however many dossiers go"
        )
        house.step("write the package", package.act.click)
        assert not package.act.isVisible(), "what is done is not offered again"
        house.step("close the report", package.cancel.click)


def work_offline(house: House, copy: OwnCopy, opinions: Sequence[Opinion]) -> Path:
    """Receive the package that was sent, score the first dossiers of it, and write the answer."""
    folder = _folder(house, copy)
    (package,) = folder.glob("*.avisex")
    assert copy.receive(package) == ADMISSIBLE
    for number, opinion in enumerate(opinions, 1):
        copy.score(number, opinion)
    answer = copy.answer(folder)
    copy.close()
    return answer


def take_back(house: House, answers: tuple[Path, ...]) -> tuple[str, ...]:
    """Take in what came back; return what became of each answer, a line each."""
    screen = house.go("packages", PackagesScreen)
    house.step("take answers in", lambda: screen.bring(list(answers)))
    dialog = house.dialog_of(screen, TakingInDialog)
    lines = tuple(dialog.report_lines)
    house.step("close the report", dialog.cancel.click)
    return lines


def _person(house: House, copy: OwnCopy) -> PackagesScreen:
    screen = house.go("packages", PackagesScreen)
    row = next(one for one in screen.people_model.rows if one.keys.name == copy.who.name)
    house.step(f"choose {copy.who.login}", partial(screen.people.select_id, row.keys.expert_id))
    return screen


def _folder(house: House, copy: OwnCopy) -> Path:
    folder = house.folder / copy.who.login
    folder.mkdir(exist_ok=True)
    return folder


def _into(house: House, screen: PackagesScreen, folder: Path) -> None:
    dialog = house.dialog_of(screen, FolderDialog)
    dialog.field.line.setText(str(folder))
    house.confirm("write it", screen)


# --- in the house ----------------------------------------------------------------------------------------------


def open_grid(house: House, number: int) -> GridScreen:
    """Open a dossier from the own list."""
    screen = house.go("committee", CommitteeScreen)
    row = next(one.row for one in screen.work_model.rows if one.row.reference == reference(number))
    house.step(f"open the grid of {number}", lambda: screen.work.opened.emit(row.id))
    grid = house.day.window.stack.currentWidget()
    assert isinstance(grid, GridScreen)
    return grid


def maintain(house: House, number: int) -> None:
    """Read the other evaluation, and maintain each finding."""
    screen = open_grid(house, number)
    position = screen.talk.position
    for choice in position.choices.values():
        choice.choose("keep")
    position.reason.fill("Je maintiens mon constat.")
    house.step("state", position.state.click)
    house.confirm("state the position", screen)

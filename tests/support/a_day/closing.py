"""The end of the day: the report, the copy, the copy put back on another computer, and what a base holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton

from db.store import open_store
from db.vault import access
from db.vault.slots import Password
from reviewer.journal import Break
from reviewer.services.audit import audit
from tests.support.a_day.coordination import IN_THE_WORKBOOK, reference
from tests.support.house_of_a_day import MORNING, Colleague, House
from ui.screens.follow_up.dialog_issue import IssueDialog
from ui.screens.follow_up.view import FollowUpScreen
from ui.screens.settings import COPIES
from ui.screens.settings.backups.view import BackupsPage
from ui.screens.settings.view import SettingsScreen
from ui.screens.steering.view import SteeringScreen

EVERYTHING = tuple(reference(number) for number in range(1, IN_THE_WORKBOOK + 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a base holds: dossiers by state; each avis with its state and the digest of its file; the journal."""

    states: dict[str, int]
    avis: tuple[tuple[str, str, str], ...]
    journal: tuple[str, ...]
    broken: Break | None


def report(house: House) -> None:
    """Read the figures, then issue a report."""
    steering = house.go("oversight", SteeringScreen)
    house.step("go to the reports", steering.reports.click)
    screen = house.day.window.stack.currentWidget()
    assert isinstance(screen, FollowUpScreen)
    screen.blocks["introduction"].setPlainText("Une première journée.")
    house.step("keep the texts", screen.keep.click)
    house.step("ask for a report", screen.issue.click)
    dialog = house.dialog_of(screen, IssueDialog)
    dialog.name.setText("Bilan de mai")
    house.step("issue it", dialog.act.click)
    house.qtbot.waitUntil(lambda: not screen.presenter._aside.busy, timeout=60_000)
    house.day.settle()
    assert screen.dialog is None, dialog.notice.sentence
    assert [row.published.title for row in screen.model.rows] == ["Bilan de mai"]


def back_up(house: House) -> Path:
    """Say where copies go, and make one; return its folder."""
    page = _copies(house)
    page.folder.setText(str(house.folder / "copies"))
    house.step("save the plan", page.save.click)
    house.step("copy", page.copy.click)
    house.qtbot.waitUntil(lambda: not page.presenter.copying.busy, timeout=60_000)
    house.day.settle()
    (copy,) = (house.folder / "copies" / "copies").iterdir()
    return copy


def put_back(house: House, who: Colleague, copy: Path) -> None:
    """Open a new house on another computer, and put a copy from elsewhere in its place."""
    house.open()
    house.found(who, "Autre poste", 12)
    page = _copies(house)
    house.step("choose a copy", page.restore_other.click)
    house.choose_file(page, copy)
    dialog = page.dialog
    assert dialog is not None, page.notice.sentence
    house.step("replace the database", dialog.act.click)
    box = page.findChild(QMessageBox, "restored")
    assert box is not None, dialog.notice.sentence
    (close,) = box.findChildren(QPushButton)
    close.click()
    house.qtbot.waitUntil(lambda: not house.day.window.isVisible())
    house.day.end()


def _copies(house: House) -> BackupsPage:
    screen = house.go("settings", SettingsScreen, COPIES)
    return screen.backups


def read(url: str, who: Colleague) -> Base:
    """Open a base with somebody's password, and read what it holds."""
    opened = open_store(url, key=access.unlock(url, Password(who.password), holder=who.login))
    try:
        with opened.store.read() as work:
            today = MORNING.date()
            found = [work.dossiers.by_reference("iatiev", one) for one in EVERYTHING]
            states = Counter(one.state.value for one in found if one is not None)
            avis = tuple(
                sorted(
                    (str(one.number), one.state_on(today).value, one.pdf_sha256)
                    for one in work.register.all()
                )
            )
            journal = tuple(one.sha256 for one in work.journal.entries())
        return Base(states=dict(states), avis=avis, journal=journal, broken=audit(opened.store).broken)
    finally:
        opened.close()

"""The page of packages: keys, what goes out, what comes back, what waits aside – with keys alone where it matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from reviewer.committee.conflicts import DeclarationKind
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from tests.support.dropping import drop_files
from tests.support.gui import Bench
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy, an_invited_copy
from tests.support.office import FOUNDER, House, a_house
from tests.support.people import an_expert
from ui.screens.packages.dialog_keys import ConfirmKeysDialog, RevokeKeysDialog
from ui.screens.packages.dialog_package import PackageDialog
from ui.screens.packages.dialog_taking_in import TakingInDialog
from ui.screens.packages.view import ASIDE, PEOPLE, RETURNS, SENT, PackagesScreen

EXPERT, COORDINATOR = "p-expert", "p-coord"


@dataclass
class Mail:
    """A bench with an expert on a dossier, and a folder for files."""

    bench: Bench
    house: House
    folder: Path
    dossier_id: str

    def screen(self) -> PackagesScreen:
        """Open the page."""
        screen = self.bench.go("packages")
        assert isinstance(screen, PackagesScreen)
        return screen

    def enrolled(self) -> ModelCopy:
        """Return the expert's copy, its keys confirmed and the dossier with it."""
        copy = an_enrolled_copy(self.house, self.folder, EXPERT, by=COORDINATOR)
        a_package(self.house, copy, self.folder, self.dossier_id, by=COORDINATOR)
        return copy

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


@pytest.fixture
def mail(bench: Bench, tmp_path: Path) -> Mail:
    house = a_house(bench.opened, staffed=False)
    with bench.opened.store.begin() as work:
        work.experts.save(replace(an_expert(EXPERT), name="Nguyễn Thị Mai"))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))
    dossier_id = bench.add("TC-2025-0042", DossierState.ADMISSIBLE)
    with bench.opened.store.begin() as work:
        programme = house.office.desk.programme("iatiev")
        assert programme.reviewers_per_dossier.value == 2
        work.people.save(replace(work.people.get(EXPERT), id="p-other", name="Jules Autre", version=0))
        work.experts.save(replace(an_expert("p-other"), name="Jules Autre"))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))
    house.as_(COORDINATOR).seating.assign(dossier_id, (EXPERT, "p-other"))
    folder = tmp_path / "courrier"
    folder.mkdir()
    bench.start()
    return Mail(bench, house, folder, dossier_id)


def test_an_invitation_is_written_where_one_says(mail: Mail) -> None:
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    screen.person.buttons["invite"].click()
    assert screen.dialog is not None
    mail.bench.child(QLineEdit, "folder", screen.dialog).setText(str(mail.folder))
    screen.dialog.act.click()
    mail.bench.settle()
    (path,) = mail.folder.glob("*.avisei")
    assert mail.screen().dialog is None
    assert EXPERT not in path.name
    assert "Mai" not in path.name


def test_keys_are_confirmed_once_the_digits_were_heard(mail: Mail) -> None:
    copy = an_invited_copy(mail.house, mail.folder, EXPERT, by=COORDINATOR)
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    assert screen.person.digits.text().split() == copy.keys.public.spoken.split()
    screen.person.buttons["confirm"].click()
    dialog = screen.dialog
    assert isinstance(dialog, ConfirmKeysDialog)
    assert dialog.digits.text() == screen.person.digits.text()
    assert not dialog.act.isEnabled()
    QTest.keyClick(dialog.heard, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    mail.bench.settle()
    assert screen.dialog is None
    row = next(one for one in screen.people_model.rows if one.keys.expert_id == EXPERT)
    assert row.keys.confirmed is not None
    assert row.to_send == 1


def test_a_package_is_made_with_keys_alone(mail: Mail) -> None:
    an_enrolled_copy(mail.house, mail.folder, EXPERT, by=COORDINATOR)
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    screen.people.setFocus()
    mail.press(Qt.Key.Key_Return)
    dialog = screen.dialog
    assert isinstance(dialog, PackageDialog)
    (box,) = dialog.boxes.values()
    assert box.isChecked()
    line = mail.bench.child(QLineEdit, "folder", dialog)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, str(mail.folder))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    mail.bench.settle()
    (path,) = mail.folder.glob("*.avisex")
    assert dialog.report_lines == (f"écrit – {path.name}",)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert screen.dialog is None
    assert screen.tabs.isTabVisible(SENT)
    (row,) = screen.sent_model.rows
    assert row.name == "Nguyễn Thị Mai"
    assert "TC" not in path.name


def test_dropped_files_say_what_became_of_each_answer(mail: Mail) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    copy.vote(mail.dossier_id)
    path = copy.send(mail.folder)
    screen = mail.screen()
    drop_files(screen, path)
    mail.bench.settle()
    dialog = screen.dialog
    assert isinstance(dialog, TakingInDialog)
    assert len(dialog.report_lines) == 2
    assert all("Prise en compte." in line for line in dialog.report_lines)
    shown = " ".join(dialog.report_lines)
    assert "Voir le CV" not in shown
    dialog.reject()
    screen.tabs.setCurrentIndex(RETURNS)
    (row,) = screen.returns_model.rows
    assert len(row.lines) == 2


def test_a_refused_file_is_named_and_stays(mail: Mail) -> None:
    path = mail.folder / "autre.avisre"
    path.write_bytes(b"rien")
    screen = mail.screen()
    screen.bring([path])
    mail.bench.settle()
    assert isinstance(screen.dialog, TakingInDialog)
    (line,) = screen.dialog.report_lines
    assert "autre.avisre" in line
    assert path.exists()


def test_what_waits_aside_says_what_to_do(mail: Mail) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id, DeclarationKind.APPARENT, "Un ancien collègue.")
    copy.vote(mail.dossier_id)
    mail.house.as_(COORDINATOR).returns.take_in([copy.send(mail.folder)])
    screen = mail.screen()
    screen.tabs.setCurrentIndex(ASIDE)
    (row,) = screen.aside_model.rows
    assert screen.tabs.tabText(ASIDE).endswith("(1)")
    assert row.reference == "TC-2025-0042"
    assert "Décidez de la déclaration" in screen.answer.way_out.text()
    screen.answer.go.click()
    mail.bench.settle()
    assert mail.bench.window.screen_of("committee").isVisible()


def test_an_answer_on_a_dossier_that_changed_shows_both_sides_and_the_way_out(mail: Mail) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    mail.bench.amend(mail.dossier_id, job__title="Chercheuse en IA")
    mail.house.as_(COORDINATOR).returns.take_in([copy.send(mail.folder)])
    screen = mail.screen()
    screen.tabs.setCurrentIndex(ASIDE)
    (row,) = screen.aside_model.rows
    assert [one.after for one in row.changes if one.path == "job.title"] == ["Chercheuse en IA"]
    assert not screen.answer.changed.isHidden()
    assert not screen.answer.send.isHidden()


def test_the_mailbox_is_looked_at_by_itself(mail: Mail) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    copy.send(mail.folder)
    screen = mail.screen()
    screen.presenter.choose_mailbox(mail.folder)
    mail.bench.settle()
    mail.bench.qtbot.waitUntil(lambda: isinstance(screen.dialog, TakingInDialog), timeout=15_000)
    mail.bench.settle()
    assert screen.mailbox.words.text().endswith(str(mail.folder))
    assert len(screen.returns_model.rows) == 1


def looked_at(screen: PackagesScreen) -> bool:
    """Tell whether the mailbox is looked at again and again."""
    return any(not one.isSingleShot() and one.isActive() for one in screen.presenter.findChildren(QTimer))


def test_the_mailbox_is_looked_at_again_whatever_else_fails(mail: Mail) -> None:
    screen = mail.screen()
    screen.presenter.choose_mailbox(mail.folder)
    mail.bench.settle()
    screen.presenter.withdraw("unknown", "Un essai.")
    screen.presenter.look()
    mail.bench.settle()
    assert screen.notice.sentence
    assert looked_at(screen)


def test_a_mailbox_that_is_gone_is_told_once_and_read_when_it_is_back(mail: Mail) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    screen = mail.screen()
    box = mail.folder / "clé"
    box.mkdir()
    screen.presenter.choose_mailbox(box)
    mail.bench.settle()
    box.rmdir()
    told: list[object] = []
    mail.bench.desktop.feedback.trouble.connect(told.append)
    for _ in range(3):
        screen.presenter.look()
        mail.bench.settle()
    assert len(told) == 1
    assert looked_at(screen)
    box.mkdir()
    screen.presenter.look()
    mail.bench.settle()
    copy.send(box)  # nobody looks: what moves in the folder is heard of again
    mail.bench.qtbot.waitUntil(lambda: isinstance(screen.dialog, TakingInDialog), timeout=15_000)
    mail.bench.settle()
    assert len(screen.returns_model.rows) == 1


def test_revoking_asks_what_happened(mail: Mail) -> None:
    mail.enrolled()
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    screen.person.buttons["revoke"].click()
    dialog = screen.dialog
    assert isinstance(dialog, RevokeKeysDialog)
    dialog.reason.setText("Perdu dans le train.")
    dialog.act.click()
    mail.bench.settle()
    assert screen.dialog is None
    (sent,) = screen.sent_model.rows
    assert sent.package.state.value == "withdrawn"


def test_who_may_see_what(mail: Mail) -> None:
    mail.enrolled()
    mail.bench.become("p-admin")
    screen = mail.screen()
    assert screen.tabs.isTabVisible(PEOPLE)
    assert not screen.tabs.isTabVisible(SENT)
    assert screen.sent_model.rows == ()
    mail.bench.become("p-audit")
    screen = mail.screen()
    assert not screen.tabs.isTabVisible(PEOPLE)
    assert not screen.tabs.isTabVisible(ASIDE)
    assert len(screen.sent_model.rows) == 1
    assert not mail.bench.window.findChildren(QCheckBox, "heard")


def test_what_already_went_can_go_again_but_is_not_called_new(mail: Mail) -> None:
    mail.enrolled()
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    assert screen.subtitle.text() == "Rien de nouveau à envoyer"
    assert screen.prepare.text() == "Préparer de nouveau…"
    assert screen.prepare.isEnabled()


def test_a_package_is_offered_beside_the_experts_only_and_to_those_with_keys(mail: Mail) -> None:
    an_enrolled_copy(mail.house, mail.folder, EXPERT, by=COORDINATOR)
    screen = mail.screen()
    screen.people.select_id(EXPERT)
    assert screen.prepare.text() == "Préparer un paquet…"
    assert screen.prepare.isEnabled()
    screen.people.select_id("p-other")
    assert not screen.prepare.isEnabled()
    screen.tabs.setCurrentIndex(SENT)
    assert screen.prepare.isHidden()
    screen.tabs.setCurrentIndex(PEOPLE)
    assert screen.prepare.isVisible()

"""The door of the window: the first account, signing in, the lock, proving again, accounts of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.services.clock import SystemClock
from reviewer.services.desk import NOBODY
from reviewer.services.settings import VALIDITY
from reviewer.wording import Wording
from tests.support.fakes import PlainCredentials
from tests.support.gui import PEOPLE, PROGRAMME, Bench, connections, open_bench_office
from tests.support.office import with_families
from tests.support.people import a_person
from ui.application import assemble
from ui.main_window import MainWindow
from ui.screens.reception.view import ReceptionView
from ui.screens.settings.dialog_account import AccountDialog
from ui.screens.settings.dialog_people import PersonDialog
from ui.screens.settings.view import SettingsScreen
from ui.screens.sign_in.dialog_proof import OwnCodeDialog, PasswordDialog, ProofDialog
from ui.screens.sign_in.view import Asked, SignInPage
from ui.theme.theme import Mode, Theme
from ui.widgets.code_dialog import CodeDialog

PASSWORD = "girouette mauve sous la bruine"
OTHER = "huit pontons vides en aval"


class Wall(SystemClock):
    """A clock of the wall that a test can put forward."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture
def door(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: Wall) -> Iterator[Bench]:
    """A window on a real (not pinned) database with people, of whom nobody has an account yet."""
    opened, office = open_bench_office(tmp_path)
    desk = replace(office.desk, clock=clock)
    accounts = replace(office.accounts, desk=desk, credentials=PlainCredentials())
    people = replace(office.people, desk=desk)
    with opened.store.begin() as work:
        work.settings.put(f"{VALIDITY}{PROGRAMME}", "12")
        work.commit(office.session.current(), clock.now(), Event(name="house_begun"))
    office = with_families(replace(office, desk=desk), accounts=accounts, people=people)
    office.session.become(NOBODY)
    wording = Wording.load()
    theme.choose(Mode.LIGHT)
    theme.rescale(1.0)
    window = MainWindow(theme, wording)
    qtbot.addWidget(window)
    found = Bench(qtbot, theme, opened, office, assemble(office, theme, wording), window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield found
    window.close()
    opened.close()


def page(bench: Bench) -> SignInPage:
    return bench.window.door.page


def closed(bench: Bench) -> bool:
    return bench.window.door.closed


def locked(bench: Bench) -> bool:
    return bench.window.door.locked


def fill(bench: Bench, **texts: str) -> None:
    for name, text in texts.items():
        page(bench).fields[name].setText(text)
    page(bench).act.click()
    bench.settle()


def begin(bench: Bench) -> None:
    """Open the first account, as Farid Benali, and go in."""
    bench.start()
    fill(bench, name="Farid Benali", login="farid", password=PASSWORD, again=PASSWORD)
    page(bench).act.click()
    bench.settle()


def test_a_new_database_asks_for_its_first_administrator_and_shows_the_code_once(door: Bench) -> None:
    door.start()
    assert closed(door)
    assert page(door).asked is Asked.FIRST
    fill(door, name="Farid Benali", login="farid", password=PASSWORD, again=PASSWORD)
    assert page(door).asked is Asked.SHOW
    assert page(door).shown_code.text() == "CODE-1"
    page(door).act.click()
    door.settle()
    assert not closed(door)
    assert page(door).shown_code.text() == ""
    assert all(not line.text() for line in page(door).fields.values())
    assert Role.ADMINISTRATOR in door.office.session.current().roles
    assert door.window.rail.isEnabled()


def test_a_weak_first_password_is_refused_beside_it_and_the_name_is_kept(door: Bench) -> None:
    door.start()
    fill(door, name="Farid Benali", login="farid", password="court", again="court")
    assert page(door).notice.sentence
    assert page(door).fields["name"].text() == "Farid Benali"
    assert page(door).fields["password"].text() == ""
    fill(door, password=PASSWORD, again="autre chose")
    assert page(door).notice.sentence
    assert page(door).asked is Asked.FIRST
    assert not door.office.session.proved_at


def test_signing_out_leaves_nothing_to_see_and_signing_in_opens_again(door: Bench) -> None:
    begin(door)
    door.window.rail.leave_asked.emit()
    door.settle()
    assert page(door).asked is Asked.SIGN_IN
    assert door.office.session.current() == NOBODY
    assert not door.window.rail.isVisible()
    fill(door, login="farid", password="ce n’est pas cela")
    assert page(door).notice.sentence
    assert page(door).fields["login"].text() == "farid"
    fill(door, password=PASSWORD)
    assert not closed(door)
    assert door.window.rail.isVisible()


def test_nobody_is_offered_to_become_where_one_signs_in(door: Bench) -> None:
    begin(door)
    shown = [action.text() for action in door.window.rail.people_menu.actions()]
    assert len(shown) == 4
    assert not any(person.name in text for person in PEOPLE for text in shown)


def test_the_lock_hides_everything_keeps_what_was_typed_and_opens_by_the_password(door: Bench) -> None:
    begin(door)
    screen = cast("SettingsScreen", door.go("settings"))
    screen._new_person()
    dialog = cast("PersonDialog", screen.dialog)
    dialog.name.setText("Zoé Pelle")
    door.window.door.watch.idle.emit()
    door.settle()
    assert locked(door)
    assert not screen.isVisible()
    assert not dialog.isVisible()
    assert not door.window.statusBar().isVisible()
    assert QAccessible.queryAccessibleInterface(screen).state().invisible
    fill(door, password="ce n’est pas cela")
    assert locked(door)
    fill(door, password=PASSWORD)
    assert not locked(door)
    assert screen.isVisible()
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.name.text() == "Zoé Pelle"
    dialog.reject()


def test_behind_the_door_no_list_is_held_and_unlocking_opens_it_anew(door: Bench) -> None:
    door.add("TC-2025-0001")
    begin(door)
    view = cast("ReceptionView", door.go("reception"))
    door.qtbot.waitUntil(lambda: view.presenter.held)
    door.window.door.lock()
    door.settle()
    assert connections(door.opened) == 0
    fill(door, password=PASSWORD)
    door.qtbot.waitUntil(lambda: connections(door.opened) == 1)
    door.settle()
    assert [row.reference for row in view.model.rows] == ["TC-2025-0001"]
    door.window.rail.leave_asked.emit()
    door.settle()
    assert connections(door.opened) == 0


def test_the_time_runs_anew_at_each_key_and_not_at_all_while_nobody_is_in(door: Bench) -> None:
    door.start()
    watch = door.window.door.watch
    assert not watch.counting
    door.window.door.lock()
    assert not locked(door)
    fill(door, name="Farid Benali", login="farid", password=PASSWORD, again=PASSWORD)
    page(door).act.click()
    door.settle()
    assert door.window.door.watch.counting
    watch._timer.setInterval(60)
    door.qtbot.keyClick(door.window, Qt.Key.Key_Shift)
    door.qtbot.waitUntil(lambda: locked(door), timeout=3000)


def test_another_person_takes_the_locked_window_over_without_seeing_what_was_there(door: Bench) -> None:
    begin(door)
    screen = door.go("settings")
    door.window.door.lock()
    page(door).other.click()
    door.settle()
    assert page(door).asked is Asked.SIGN_IN
    assert door.office.session.current() == NOBODY
    fill(door, login="farid", password=PASSWORD)
    assert door.go("settings") is not screen


def test_an_act_that_wants_a_fresh_proof_is_done_right_after_it(door: Bench, clock: Wall) -> None:
    begin(door)
    screen = cast("SettingsScreen", door.go("settings"))
    clock.ahead = timedelta(hours=1)
    screen.presenter.save_person(a_person("neo", Role.CLERK, name="Neo Nouveau"))
    door.settle()
    dialog = cast("ProofDialog", door.window.door.dialog)
    assert dialog.isVisible()
    dialog.password.setText("ce n’est pas cela")
    dialog.act.click()
    door.settle()
    assert dialog.notice.sentence
    dialog.password.setText(PASSWORD)
    dialog.act.click()
    door.settle()
    assert "Neo Nouveau" in _names(door)


def test_an_act_without_its_proof_is_refused_and_can_be_asked_again(door: Bench, clock: Wall) -> None:
    begin(door)
    screen = cast("SettingsScreen", door.go("settings"))
    clock.ahead = timedelta(hours=1)
    refused: list[object] = []
    screen.presenter.refused.connect(refused.append)
    screen.presenter.save_person(a_person("neo", Role.CLERK, name="Neo Nouveau"))
    door.settle()
    cast("ProofDialog", door.window.door.dialog).reject()
    door.settle()
    assert [type(one).__name__ for one in refused] == ["ReauthenticationNeeded"]
    assert "Neo Nouveau" not in _names(door)


def test_an_administrator_opens_an_account_and_its_person_chooses_a_password(door: Bench) -> None:
    begin(door)
    screen = cast("SettingsScreen", door.go("settings"))
    assert screen.account.isVisible()
    screen.people.select_id("p-clerk")
    screen.account.click()
    dialog = cast("AccountDialog", screen.dialog)
    dialog.login.setText("lproy")
    dialog.act.click()
    door.settle()
    shown = cast("CodeDialog", screen.dialog)
    code = shown.code.text()
    assert code.startswith("CODE-")
    shown.act.click()
    door.settle()
    door.window.rail.leave_asked.emit()
    door.settle()
    page(door).other.click()
    assert page(door).asked is Asked.CODE
    fill(door, login="lproy", code=code, password=OTHER, again=OTHER)
    assert page(door).asked is Asked.SHOW
    page(door).act.click()
    door.settle()
    assert door.office.session.current().id == "p-clerk"


def account_of(screen: SettingsScreen, person_id: str) -> tuple[str, str]:
    model = screen.people_model
    row, keys = model.index_of(person_id).row(), [one.key for one in model.columns]
    login, state = (model.index(row, keys.index(one)).data() for one in ("login", "account"))
    return login, state


def test_the_list_of_people_says_who_has_an_account_and_how_it_stands(door: Bench) -> None:
    begin(door)
    screen = cast("SettingsScreen", door.go("settings"))
    code = handed_out(door, screen, "p-clerk", "lproy")
    handed_out(door, screen, "p-sign", "htremblay")
    screen.presenter.run(lambda: door.office.accounts.redeem("lproy", code, OTHER))
    door.settle()
    screen.presenter.reload()
    door.settle()
    assert account_of(screen, "p-clerk") == ("lproy", "mot de passe choisi")
    assert account_of(screen, "p-sign") == ("htremblay", "code remis")
    assert account_of(screen, "p-audit") == ("", "aucun")
    for _ in range(5):
        screen.presenter.run(lambda: door.office.accounts.sign_in("lproy", "ce n’est pas cela"))
    door.settle()
    screen.presenter.reload()
    door.settle()
    assert account_of(screen, "p-clerk") == ("lproy", "attend 1\u202fminute")


def handed_out(door: Bench, screen: SettingsScreen, person_id: str, login: str) -> str:
    screen.people.select_id(person_id)
    screen.account.click()
    dialog = cast("AccountDialog", screen.dialog)
    dialog.login.setText(login)
    dialog.act.click()
    door.settle()
    shown = cast("CodeDialog", screen.dialog)
    code = shown.code.text()
    shown.act.click()
    door.settle()
    return code


def test_one_changes_ones_own_password_from_the_rail(door: Bench) -> None:
    begin(door)
    door.window.rail.password_asked.emit()
    dialog = cast("PasswordDialog", door.window.door.dialog)
    dialog.old.setText(PASSWORD)
    dialog.new.setText(OTHER)
    dialog.again.setText("autre chose")
    dialog.act.click()
    assert dialog.notice.sentence
    dialog.again.setText(OTHER)
    dialog.act.click()
    door.settle()
    assert door.window.said
    door.window.door.lock()
    fill(door, password=OTHER)
    assert not locked(door)


def test_one_makes_oneself_a_new_code_from_the_rail_and_it_opens_the_door(door: Bench) -> None:
    begin(door)
    door.window.rail.people_menu.actions()[2].trigger()
    asked = cast("OwnCodeDialog", door.window.door.dialog)
    asked.password.setText("ce n’est pas cela")
    asked.act.click()
    door.settle()
    assert asked.notice.sentence
    asked.password.setText(PASSWORD)
    asked.act.click()
    door.settle()
    shown = cast("CodeDialog", door.window.door.dialog)
    code = shown.code.text()
    assert code == "CODE-2"
    shown.act.click()
    door.window.rail.leave_asked.emit()
    door.settle()
    page(door).other.click()
    fill(door, login="farid", code="CODE-1", password=OTHER, again=OTHER)
    assert page(door).asked is Asked.CODE
    fill(door, code=code, password=OTHER, again=OTHER)
    assert page(door).asked is Asked.SHOW


def test_passwords_are_not_shown_as_they_are_typed(door: Bench) -> None:
    for name in ("password", "again"):
        assert page(door).fields[name].echoMode() == QLineEdit.EchoMode.Password


def test_the_demonstration_lets_one_choose_who_one_is_and_has_no_door(bench: Bench) -> None:
    bench.start()
    assert not closed(bench)
    assert len(bench.window.rail.people_menu.actions()) == len(PEOPLE)
    bench.become("p-admin")
    screen = cast("SettingsScreen", bench.go("settings"))
    assert not screen.account.isVisible()
    assert bench.window.door.watch.counting is False


def _names(bench: Bench) -> set[str]:
    with bench.opened.store.read() as work:
        return {one.name for one in work.people.all()}

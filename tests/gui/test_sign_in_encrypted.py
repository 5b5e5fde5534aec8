"""The first day of an encrypted database and every day after: one password opens its files and signs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.cipher import is_in_clear
from db.store import open_store
from db.vault import access
from db.vault.errors import SecretRefused
from db.vault.slots import Password, RecoveryCode
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor, Person
from reviewer.services.clock import PinnedClock
from reviewer.services.ports.key_slots import SlotKind
from tests.integration.store.vaults import found_in
from tests.support.days import Day, days
from tests.support.gui import TODAY
from tests.support.session_keyring import no_keyring, session_keyring
from ui.bootstrap import DatabaseEntrance
from ui.screens.settings.dialog_account import AccountDialog
from ui.screens.settings.view import SettingsScreen
from ui.screens.sign_in.view import Asked
from ui.theme.theme import Theme
from ui.widgets.code_dialog import CodeDialog

PASSWORD = "girouette mauve sous la bruine"
OTHER = "huit pontons vides en aval"
NAME = "Farid Benali"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of a database that is not there yet, on a computer that keeps nothing."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return f"sqlite:///{(tmp_path / 'data' / 'avise.db').as_posix()}"


@pytest.fixture
def a_day(
    qtbot: QtBot, theme: Theme, url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Day]]:
    """Start the desktop as often as wanted."""
    with days(qtbot, theme, url, monkeypatch) as start:
        yield start


@pytest.fixture
def code(a_day: Callable[[], Day]) -> str:
    """Let Farid make the database on a first day, and return the code that was printed for him."""
    day = a_day()
    day.fill(name=NAME, login="farid", password=PASSWORD, again=PASSWORD)
    code = day.put_away()
    day.choose()
    day.end()
    return code


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _kinds(url: str) -> list[tuple[str, SlotKind]]:
    return sorted((one.holder, one.kind) for one in access.slots(url))


def test_a_new_database_is_made_by_its_first_administrator_and_is_never_in_clear(
    a_day: Callable[[], Day], url: str
) -> None:
    day = a_day()
    day.window.door.start.real.click()
    assert day.page.asked is Asked.FIRST
    assert not _path(url).parent.exists()
    day.fill(name=NAME, login="farid", password="court", again="court")
    assert day.page.notice.sentence
    assert not _path(url).parent.exists(), "nothing is made under a weak password"
    day.fill(password=PASSWORD, again=PASSWORD)
    code = day.put_away()
    assert day.inside
    assert Role.ADMINISTRATOR in day.window.desktop.office.session.current().roles
    assert not _warning(day).isVisible()
    day.end()
    assert not is_in_clear(_path(url))
    assert _kinds(url) == [("farid", SlotKind.PASSWORD), ("farid", SlotKind.RECOVERY_CODE)]
    assert access.unlock(url, Password(PASSWORD), holder="farid") == access.unlock(url, RecoveryCode(code))
    assert found_in(_path(url).parent, "Benali") == []


def test_the_next_day_the_same_password_opens_the_files_and_signs_in(
    a_day: Callable[[], Day], url: str, code: str
) -> None:
    day = a_day()
    assert day.page.asked is Asked.SIGN_IN
    assert day.window._desktop is None, "there is no office before the files are open"
    assert not day.page.notice.sentence
    day.fill(login=" Farid ", password=PASSWORD)
    assert day.inside
    assert day.window.desktop.office.session.current().name == NAME
    assert _kinds(url) == [("farid", SlotKind.PASSWORD), ("farid", SlotKind.RECOVERY_CODE)]


def test_a_wrong_password_opens_nothing_and_the_right_one_still_does(
    a_day: Callable[[], Day], code: str
) -> None:
    day = a_day()
    day.fill(login="farid", password="ce n’est pas cela du tout")
    assert day.page.notice.sentence
    assert day.page.fields["login"].text() == "farid"
    assert day.window._desktop is None
    day.fill(password=PASSWORD)
    assert day.inside


def test_the_printed_code_opens_the_files_and_chooses_a_new_password(
    a_day: Callable[[], Day], url: str, code: str
) -> None:
    day = a_day()
    day.page.other.click()
    day.fill(login="farid", code="0" * 26, password=OTHER, again=OTHER)
    assert day.window._desktop is None
    day.fill(code=code.lower(), password=OTHER, again=OTHER)
    newer = day.put_away()
    assert newer != code
    assert day.inside
    day.end()
    assert _kinds(url) == [("farid", SlotKind.PASSWORD), ("farid", SlotKind.RECOVERY_CODE)]
    for spent in (Password(PASSWORD), RecoveryCode(code)):
        with pytest.raises(SecretRefused):
            access.unlock(url, spent, holder="farid")
    day = a_day()
    day.fill(login="farid", password=OTHER)
    assert day.inside


def test_a_second_person_comes_in_on_their_first_day_by_a_code_and_then_by_their_own_password(
    a_day: Callable[[], Day], url: str, code: str
) -> None:
    day = a_day()
    day.fill(login="farid", password=PASSWORD)
    screen = cast("SettingsScreen", _go(day, "settings"))
    screen.presenter.save_person(Person(id="p-lou", name="Lou Roy", roles=frozenset({Role.COORDINATOR})))
    day.settle()
    screen.people.select_id("p-lou")
    screen.account.click()
    dialog = cast("AccountDialog", screen.dialog)
    dialog.login.setText("lroy")
    dialog.act.click()
    day.settle()
    shown = cast("CodeDialog", screen.dialog)
    handed = shown.code.text()
    shown.act.click()
    day.settle()
    day.end()
    # Lou alone, on a computer where nobody else is: the code opens the files too.
    day = a_day()
    day.page.other.click()
    day.fill(login="lroy", code=handed, password=OTHER, again=OTHER)
    day.put_away()
    assert day.window.desktop.office.session.current().id == "p-lou"
    day.end()
    day = a_day()
    day.fill(login="lroy", password=OTHER)
    assert day.window.desktop.office.session.current().name == "Lou Roy"
    assert [holder for holder, _ in _kinds(url)] == ["farid", "farid", "lroy", "lroy"]


def test_a_first_day_that_was_cut_short_after_the_keys_goes_on_at_the_next(
    a_day: Callable[[], Day], url: str
) -> None:
    DatabaseEntrance(url).found(NAME, "farid", PASSWORD)
    assert not _path(url).exists()
    day = a_day()
    assert _asked(day) is Asked.SIGN_IN
    assert str(_path(url).parent) in day.page.notice.sentence
    assert "avise.db" in day.page.notice.sentence, "an empty database is not made without a word"
    day.fill(login="farid", password=PASSWORD)
    assert _asked(day) is Asked.FIRST
    day.fill(name=NAME, login="farid", password=PASSWORD, again=PASSWORD)
    day.put_away()
    assert day.inside


def test_an_administrator_lets_the_keyring_open_the_files_and_one_still_signs_in(
    a_day: Callable[[], Day], url: str, code: str
) -> None:
    with session_keyring() as session:
        day = a_day()
        assert day.page.remember.isVisible()
        day.page.remember.setChecked(True)
        day.fill(login="farid", password=PASSWORD)
        assert day.inside
        day.end()
        assert SlotKind.KEYRING in {kind for _, kind in _kinds(url)}
        assert PASSWORD not in session.kept.values()
        day = a_day()
        assert day.window._desktop is not None, "the files are open"
        assert _asked(day) is Asked.SIGN_IN
        assert not day.page.remember.isVisible()
        day.end()
        session.kept.clear()
        day = a_day()
        assert day.window._desktop is None, "what the keyring lost is asked for"
        day.fill(login="farid", password=PASSWORD)
        assert day.inside
        day.end()


def test_without_a_keyring_the_gate_offers_none(a_day: Callable[[], Day], code: str) -> None:
    with no_keyring():
        day = a_day()
        assert not day.page.remember.isVisible()


def test_what_this_computer_keeps_opens_the_files_and_one_still_signs_in(
    a_day: Callable[[], Day], url: str
) -> None:
    key = access.key_here(url, create=True)
    open_store(url, key=key).close()
    day = a_day()
    assert day.page.asked is Asked.FIRST
    day.fill(name=NAME, login="farid", password=PASSWORD, again=PASSWORD)
    day.put_away()
    day.end()
    day = a_day()
    assert day.window._desktop is not None
    assert day.page.asked is Asked.SIGN_IN
    day.fill(login="farid", password=PASSWORD)
    assert day.inside


def test_a_database_in_clear_says_so_at_the_door_and_inside(a_day: Callable[[], Day], url: str) -> None:
    opened = open_store(url, unencrypted=True)
    with opened.store.begin() as work:
        person = Person(id="p", name="Ada", roles=frozenset({Role.ADMINISTRATOR}))
        work.people.save(person)
        work.commit(
            Actor("p", "Ada", person.roles), PinnedClock(TODAY).now(), Event(name="first_administrator")
        )
    opened.close()
    day = a_day()
    assert day.page.in_clear.isVisible()
    day.fill(name="Ada", login="ada", password=PASSWORD, again=PASSWORD)
    day.put_away()
    assert _warning(day).isVisible()
    assert _warning(day).text()


def _asked(day: Day) -> Asked:
    return day.page.asked


def _warning(day: Day) -> QLabel:
    found = day.window.findChild(QLabel, "in_clear")
    assert isinstance(found, QLabel)
    return found


def _go(day: Day, place: str) -> object:
    day.window.go(place)
    day.settle()
    return day.window.screen_of(place)

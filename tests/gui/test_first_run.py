"""The very first day: how one begins, where the data lives, and the choices that come before any dossier."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.location import default_url
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.services.settings import PINNED_TODAY
from tests.support.days import Day
from tests.support.gui import TODAY, open_bench_office
from ui.screens.first_run.view import ORGANISATION, PROGRAMME, SUMMARY, VALIDITY, FirstRunScreen
from ui.screens.settings.view import SettingsScreen

PASSWORD = "girouette mauve sous la bruine"


def _choosing(day: Day) -> FirstRunScreen:
    screen = day.window.stack.currentWidget()
    assert isinstance(screen, FirstRunScreen)
    return screen


def _inside(day: Day) -> FirstRunScreen:
    day.fill(name="Farid Benali", login="farid", password=PASSWORD, again=PASSWORD)
    day.put_away()
    return _choosing(day)


def test_one_is_asked_how_to_begin_before_anything_is_made(a_day: Callable[[], Day], tmp_path: Path) -> None:
    day = a_day()
    start = day.window.door.start
    assert start.isVisible()
    assert start.real.hasFocus()
    assert start.place.text() == str(tmp_path / "usual" / "Avise")
    assert not (tmp_path / "usual").exists()


def test_the_way_back_from_the_first_account_leads_to_the_first_question(a_day: Callable[[], Day]) -> None:
    day = a_day()
    day.window.door.start.real.click()
    assert day.page.isVisible()
    day.page.other.click()
    assert day.window.door.start.isVisible()


def test_the_data_lives_where_one_says_from_then_on(a_day: Callable[[], Day], tmp_path: Path) -> None:
    day = a_day()
    chosen = tmp_path / "disque chiffré"
    day.window.door.start.place_chosen.emit(chosen)
    day.settle()
    assert day.window.door.start.place.text() == str(chosen)
    _inside(day)
    assert (chosen / "avise.db").is_file()
    assert not (tmp_path / "usual" / "Avise" / "avise.db").exists()
    assert default_url() == f"sqlite:///{(chosen / 'avise.db').as_posix()}"


def test_a_folder_that_cannot_be_written_is_told_and_another_can_be_chosen(
    a_day: Callable[[], Day], tmp_path: Path
) -> None:
    day = a_day()
    (tmp_path / "fichier").touch()
    day.window.door.start.place_chosen.emit(tmp_path / "fichier" / "dossier")
    day.settle()
    assert day.window.door.start.notice.sentence
    assert day.window.door.start.move_it.isEnabled()


def test_what_the_computer_decided_is_shown_and_is_not_for_this_page_to_change(
    a_day: Callable[[], Day], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVISE_DATABASE", f"sqlite:///{(tmp_path / 'ailleurs' / 'avise.db').as_posix()}")
    start = a_day().window.door.start
    assert start.move_it.isHidden()
    assert "AVISE_DATABASE" in start.why_not.text()


def test_no_place_opens_before_the_choices_are_made(a_day: Callable[[], Day]) -> None:
    day = a_day()
    screen = _inside(day)
    assert not day.window.rail.isEnabled()
    day.window.go("settings")
    assert _choosing(day) is screen
    day.choose(months=18)
    assert day.window.rail.isEnabled()
    assert not isinstance(day.window.stack.currentWidget(), FirstRunScreen)
    day.window.go("settings")
    day.settle()
    settings = day.window.stack.currentWidget()
    assert isinstance(settings, SettingsScreen)
    assert settings.tables.programme.validity.months.value() == 18


def test_the_next_day_nothing_is_asked_again(a_day: Callable[[], Day]) -> None:
    day = a_day()
    _inside(day)
    day.choose()
    day.end()
    day = a_day()
    day.fill(login="farid", password=PASSWORD)
    assert day.inside
    assert not isinstance(day.window.stack.currentWidget(), FirstRunScreen)


def test_nothing_is_chosen_in_advance_and_each_step_says_what_is_missing(
    a_day: Callable[[], Day], qtbot: QtBot
) -> None:
    screen = _inside(a_day())
    assert screen.organisation.hasFocus()
    for step in (ORGANISATION, PROGRAMME, VALIDITY):
        assert screen.steps.currentIndex() == step
        assert not screen.next.isEnabled()
        assert screen.missing.text()
        assert screen.next.accessibleDescription() == screen.missing.text()
        if step == ORGANISATION:
            qtbot.keyClicks(screen.organisation, "Maison des experts")
            qtbot.keyClick(screen.organisation, Qt.Key.Key_Return)
            continue
        if step == PROGRAMME:
            assert screen.programme is None
            assert screen._levels is not None
            screen._levels.choose("iatiev")
        else:
            assert screen.months.value() == 0
            assert screen.source.text(), "the suggestion says where it comes from"
            screen.suggest.click()
            assert screen.months.value() == 12
        screen.next.click()
    assert screen.steps.currentIndex() == SUMMARY
    assert screen.next.isEnabled()


def test_somebody_who_may_not_choose_is_told_for_whom_they_wait(a_day: Callable[[], Day]) -> None:
    day = a_day()
    screen = _inside(day)
    office = day.window.desktop.office
    lou = Person(id="p-lou", name="Lou Roy", roles=frozenset({Role.COORDINATOR}))
    day.window.desktop.writes.run(lambda: office.people.save(lou))
    day.settle()
    actor = office.session.current()
    office.session.correct(type(actor)(actor.id, actor.name, lou.roles))
    screen.open(None)
    assert screen.waits.isVisible()
    assert screen.card.isHidden()


def test_a_name_that_is_refused_is_refused_at_the_choices_and_nothing_is_lost(
    a_day: Callable[[], Day],
) -> None:
    day = a_day()
    screen = _inside(day)
    day.choose(organisation="M" * 200)
    assert _choosing(day) is screen
    assert screen.notice.sentence
    assert screen.organisation.text() == "M" * 200
    assert screen.months.value() == 12


def test_the_sample_data_open_in_the_same_window_and_the_real_place_stays_empty(
    a_day: Callable[[], Day], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exemple"

    def made(*, tell: Callable[[str], None]) -> Path:
        tell("Le bureau d’exemple est prêt.")
        (folder / "data").mkdir(parents=True)
        opened, office = open_bench_office(folder / "data")
        with opened.store.begin() as work:
            work.settings.put(PINNED_TODAY, TODAY.isoformat())
            work.commit(office.session.current(), office.desk.now(), Event(name="setting_changed"))
        opened.close()
        return folder

    monkeypatch.setattr("reviewer.cli.demonstration.own_demonstration", made)
    day = a_day()
    day.window.door.start.sample.click()
    day.settle()
    assert day.inside
    assert day.window.desktop.office.session.current().id == "p-coord"
    assert day.window.rail.isEnabled(), "sample data wait for no choice"
    assert not (tmp_path / "usual").exists()


def test_sample_data_that_are_not_wanted_after_all_stop_at_the_next_step(
    a_day: Callable[[], Day], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def made(*, tell: Callable[[str], None]) -> Path:
        for number in range(3000):
            tell(f"Étape {number}")
            time.sleep(0.01)
        raise AssertionError

    monkeypatch.setattr("reviewer.cli.demonstration.own_demonstration", made)
    start = a_day().window.door.start
    start.sample.click()
    qtbot.waitUntil(lambda: start.progress.text().startswith("Étape"))
    assert start.stop.hasFocus()
    assert not start.real.isEnabled()
    start.stop.click()
    qtbot.waitUntil(start.real.isEnabled)
    assert start.progress.text() == ""
    assert start.stop.isHidden()

"""Réglages, « Paquets »: the office's name, its keys, and the limits of files with their sources."""

from __future__ import annotations

from typing import cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from reviewer.committee.offline.refusals import PackageLimit
from reviewer.dossier.events import Event
from tests.support.gui import Bench
from tests.support.office import FOUNDER, a_house
from ui.screens.settings.exchange.view import ExchangePage
from ui.screens.settings.view import EXCHANGE, SettingsScreen
from ui.widgets.text import Text


def page_of(bench: Bench, person: str) -> ExchangePage:
    bench.become(person)
    screen = cast("SettingsScreen", bench.go("settings"))
    screen.tabs.setCurrentIndex(EXCHANGE)
    bench.settle()
    return cast("ExchangePage", screen.findChild(ExchangePage))


def texts(page: ExchangePage) -> str:
    return "\n".join(one.text() for one in page.findChildren(Text))


def test_the_limits_of_a_package_are_read_with_their_sources(bench: Bench) -> None:
    bench.start()
    page = page_of(bench, "p-coord")
    assert {one.limit for one in page.limits.shown} == set(PackageLimit)
    assert "4\u202f294\u202f967\u202f295" in texts(page)
    assert "ZIP64" in texts(page)
    assert page.name.isReadOnly()
    assert not page.save.isVisible()
    assert not page.rotate.isVisible()


def test_an_administrator_names_the_office(bench: Bench) -> None:
    bench.start()
    page = page_of(bench, "p-admin")
    field = bench.child(QLineEdit, "office_name", page)
    QTest.keyClicks(field, "Comite de Mirabel")
    bench.child(QPushButton, "save_office_name", page).click()
    bench.settle()
    assert page.notice.sentence == ""
    with bench.opened.store.read() as work:
        assert work.settings.get("packages.office_name") == "Comite de Mirabel"
    field.setText("x" * 200)
    page.save.click()
    bench.settle()
    assert "une ligne" in page.notice.sentence
    assert field.text() == "x" * 200


def test_an_administrator_changes_the_offices_keys_after_reading_what_follows(bench: Bench) -> None:
    house = a_house(bench.opened, staffed=False)
    with bench.opened.store.begin() as work:
        work.exchange_keys.add_office(house.office.expert_keys.files.make_keys(), house.clock.now())
        work.commit(FOUNDER, house.clock.now(), Event(name="exchange_key_made"))
    bench.start()
    page = page_of(bench, "p-admin")
    before = page.spoken.text()
    assert before
    page.rotate.click()
    bench.settle()
    assert page._dialog is not None
    assert page.spoken.text() == before
    page._dialog.given.emit("")
    bench.settle()
    assert page.spoken.text() != before
    assert "nouvelles clés" in bench.window.said

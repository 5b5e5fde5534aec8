"""What the window is called: what the task bar says, and a screen reader as one arrives somewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMainWindow, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.support.a_day.people import FARID
from tests.support.days import Day
from tests.support.gui import Bench
from ui.screens.first_run.view import FirstRunScreen
from ui.widgets.pile import Pile


def called(qtbot: QtBot, window: QMainWindow, title: str) -> None:
    """Wait until the window is called this."""
    qtbot.waitUntil(lambda: window.windowTitle() == title)


def test_the_window_is_called_after_the_place_that_shows(bench: Bench) -> None:
    bench.start()

    called(bench.qtbot, bench.window, "Réception – Avisé")

    bench.go("committee")
    called(bench.qtbot, bench.window, "Comité – Avisé")

    bench.window.back()
    called(bench.qtbot, bench.window, "Réception – Avisé")


def test_a_dossier_gives_the_window_its_reference_and_nobodys_name(bench: Bench) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    bench.start()
    bench.go("dossier", first)
    called(bench.qtbot, bench.window, "TC-2025-0001 – Avisé")
    shown = bench.window.screen_of("dossier").title.text()
    assert shown.startswith("TC-2025-0001 – "), "the page itself names the candidate"

    bench.go("dossier", second)
    called(bench.qtbot, bench.window, "TC-2025-0002 – Avisé")


def test_the_door_and_each_step_of_the_first_day_name_the_window(
    a_day: Callable[[], Day], qtbot: QtBot
) -> None:
    day = a_day()
    called(qtbot, day.window, "Avisé")  # how one begins: there is no heading, the buttons say it all

    day.window.door.start.real.click()
    called(qtbot, day.window, "Cette base est nouvelle. – Avisé")
    day.fill(name=FARID.name, login=FARID.login, password=FARID.password, again=FARID.password)
    called(qtbot, day.window, "Votre code à usage unique – Avisé")

    day.put_away()
    screen = day.window.stack.currentWidget()
    assert isinstance(screen, FirstRunScreen)
    called(qtbot, day.window, "Étape 1 sur 4 – Qui travaille ici\u202f? – Avisé")
    screen.organisation.setText("Maison des experts")
    screen.next.click()
    called(qtbot, day.window, "Étape 2 sur 4 – Quel programme\u202f? – Avisé")


def test_a_locked_window_says_neither_what_it_covers_nor_whose_it_is(
    a_day: Callable[[], Day], qtbot: QtBot
) -> None:
    day = a_day()
    day.fill(name=FARID.name, login=FARID.login, password=FARID.password, again=FARID.password)
    day.put_away()
    day.choose()
    called(qtbot, day.window, "Réception – Avisé")

    day.window.door.lock()

    called(qtbot, day.window, "Verrouillé – Avisé")


def test_who_hears_the_door_hears_its_explanation_with_the_first_field(
    a_day: Callable[[], Day], qtbot: QtBot
) -> None:
    day = a_day()
    day.window.door.start.real.click()
    name, password = day.page.fields["name"], day.page.fields["password"]

    assert name.accessibleDescription() == day.page.hint.text()
    assert password.accessibleDescription() == ""

    day.fill(name=FARID.name, login=FARID.login, password="court", again="court")
    refused = password.accessibleDescription()
    day.page.notice.clear()
    assert refused
    assert password.accessibleDescription() == ""
    assert name.accessibleDescription() == day.page.hint.text()


def test_pages_on_a_pile_are_around_nothing_that_a_reader_speaks_of(qtbot: QtBot) -> None:
    pile = Pile()
    qtbot.addWidget(pile)

    role = QAccessible.queryAccessibleInterface(pile).role()

    assert role is QAccessible.Role.Client, "a stacked widget is a « layered pane », said each time"


def test_no_window_holds_a_stacked_widget(bench: Bench) -> None:
    bench.start()
    for place in ("reception", "committee", "avis", "settings"):
        bench.go(place)

    layered = [one.objectName() for one in bench.window.findChildren(QStackedWidget)]

    assert set(layered) <= {"qt_tabwidget_stackedwidget"}, "Qt's own tabs keep their pages in one"

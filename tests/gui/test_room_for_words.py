"""At 200 % and in a language 40 % longer than French, no word is cut and nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.wording import Explanation, Wording
from tests.gui.test_filled_screens import VISITS, told, visit
from tests.support.expert_gui import open_expert_bench
from tests.support.gui import Bench, make_bench
from tests.support.room_for_words import LongerFrench, every_tab, lengthened, settle_layout, without_room
from ui.expert.places import EXPERT_PLACES
from ui.language import install_translators
from ui.places_of_work import PLACES
from ui.screens.sign_in.start.view import StartPage
from ui.screens.sign_in.view import SignInPage
from ui.theme.theme import Theme
from ui.widgets.welcome import Welcome

ABOUT = {
    "dossier": "majority",
    "comparison": "majority",
    "readings": "majority",
    "avis_page": "signed",
    "grid": "score",
}
"""Which story a place shows that is about one dossier."""


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    """Speak a French 40 % longer."""
    install_translators(qapp, "fr")
    translator = LongerFrench(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.setParent(None)


@pytest.fixture
def large(theme: Theme) -> Iterator[None]:
    """Write at 200 %."""
    yield
    theme.rescale(1.0)


def everywhere(bench: Bench, ids: dict[str, str]) -> Iterator[str]:
    """Go to every place of the coordination, and wherever a story looks different, and yield where one is."""
    yield from places(bench, ids)
    yield from stories_told(bench, ids)


def places(bench: Bench, ids: dict[str, str]) -> Iterator[str]:
    """Go to every place of the coordination, and yield where one is."""
    bench.become("p-coord")
    for place in PLACES:
        bench.go(place.key, ids.get(ABOUT.get(place.key, "")))
        yield place.key


def stories_told(bench: Bench, ids: dict[str, str]) -> Iterator[str]:
    """Go wherever a story looks different, and yield where one is."""
    for name in VISITS:
        visit(bench, ids, name)
        yield name


def lacking(bench: Bench, ids: dict[str, str]) -> list[str]:
    """Return what lacks room anywhere, on any tab, each once."""
    found: dict[str, str] = {}
    for where in everywhere(bench, ids):
        screen = bench.window.stack.currentWidget()
        for tab in every_tab(screen):
            bench.settle()
            settle_layout()
            for one in without_room(bench.window):
                found.setdefault(one, f"{where} {tab}")
    return [f"[{where}] {what}" for what, where in found.items()]


def test_nothing_lacks_room_at_two_hundred_percent(bench: Bench, tmp_path: Path, large: None) -> None:
    ids = told(bench, tmp_path)
    bench.theme.rescale(2.0)
    assert lacking(bench, ids) == []


def test_nothing_lacks_room_with_sentences_forty_percent_longer(
    longer: None, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    bench = make_bench(qtbot, theme, tmp_path)
    ids = told(bench, tmp_path)
    found = lacking(bench, ids)
    bench.window.close()
    bench.opened.close()
    assert found == []


def _expert_lacks(qtbot: QtBot, theme: Theme, folder: Path, dress: Callable[[], None]) -> list[str]:
    bench = open_expert_bench(qtbot, theme, folder)
    dress()
    bench.window.entry.ask(fresh=True, may_remember=True)
    bench.window.entry.notice.say("Les deux ne sont pas identiques.", "Écrivez la phrase de passe deux fois.")
    settle_layout()
    found = [f"[entry] {one}" for one in without_room(bench.window)]
    bench.window.entry.notice.clear()
    bench.enter()
    bench.enrol()
    for place in EXPERT_PLACES:
        if place.key != "grid":
            bench.window.go(place.key)
            bench.settle()
            settle_layout()
            found += [f"[{place.key}] {one}" for one in without_room(bench.window)]
    bench.window.close()
    return found


def test_nothing_lacks_room_in_an_experts_window_at_two_hundred_percent(
    qtbot: QtBot, theme: Theme, tmp_path: Path, large: None
) -> None:
    assert _expert_lacks(qtbot, theme, tmp_path, lambda: theme.rescale(2.0)) == []


def test_nothing_lacks_room_in_an_experts_window_with_longer_sentences(
    longer: None, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    assert _expert_lacks(qtbot, theme, tmp_path, lambda: None) == []


def test_a_longer_sentence_keeps_its_fields_and_is_forty_percent_longer() -> None:
    text = "Chercher dans les {count} dossiers de %n personnes"
    found = lengthened(text)
    assert "{count}" in found
    assert "%n" in found
    plain = "Chercher dans les dossiers des personnes nommées"
    assert 1.3 <= len(lengthened(plain)) / len(plain) <= 1.5


def _entry_pages(theme: Theme) -> dict[str, QWidget]:
    start, first, again = StartPage(theme), SignInPage(theme), SignInPage(theme)
    start.show_place("/home/amelie/.local/share/Avisé/avise.sqlite", movable=True)
    start.refuse(
        Explanation("Le dossier ne peut pas être ouvert.", "Rien n’a changé.", "Choisissez-en un autre.")
    )
    first.ask_first()
    again.ask_sign_in()
    again.offer_remembering()
    again.say_in_clear(True)
    who = Welcome(theme, Wording.load())
    who.ask_who([Person(id="p-coord", name="Amélie Coordination", roles=frozenset(Role))])
    return {"start": start, "first": first, "sign in": again, "who": who}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_page_before_the_door_keeps_its_words_in_a_small_window(
    qtbot: QtBot, theme: Theme, large: None, longer: None, scale: float
) -> None:
    found = []
    for name, page in _entry_pages(theme).items():
        qtbot.addWidget(page)
        page.resize(700, 420)
        page.show()
        theme.rescale(scale)
        settle_layout()
        found += [f"[{name}] {one}" for one in without_room(page)]
        theme.rescale(1.0)
    assert found == []

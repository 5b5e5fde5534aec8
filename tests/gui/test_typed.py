"""Nothing typed is lost: not by Escape, not by a colleague's news, not by a process killed between two keys."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.store import open_store
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.services.changes import Changes
from reviewer.wording import Wording
from tests.support.gui import PEOPLE, Bench, make_bench, office_over
from tests.support.source import ROOT
from ui.application import assemble
from ui.main_window import MainWindow
from ui.screens.dossier.view import DossierPage
from ui.theme.theme import Theme
from ui.typed import PAUSE_MS
from ui.widgets.reason_dialog import ReasonDialog

SURELY_KEPT = 20
LONGEST_S = 0.8
"""What was typed so long ago is on the disk: the pause, and a slow commit on a machine that does other things."""
TEXT = "Retrait voulu par son patron le 19 mai, voir sa lettre."


def _page(bench: Bench, dossier_id: str) -> DossierPage:
    page = bench.go("dossier", dossier_id)
    assert isinstance(page, DossierPage)
    return page


def _ask(bench: Bench, page: DossierPage, act: Act = Act.WITHDRAW) -> ReasonDialog:
    page.doing.do(act)
    bench.settle()
    dialog = page.dialog
    assert isinstance(dialog, ReasonDialog)
    return dialog


def _wait_kept(bench: Bench) -> None:
    bench.qtbot.wait(PAUSE_MS + 50)
    bench.settle()


def _stored(bench: Bench, person: str = "p-coord") -> list[str]:
    with bench.opened.store.read() as work:
        return [one.text for one in work.typed.of(person)]


def test_a_dialog_left_by_escape_opens_again_with_what_was_typed_and_says_so(
    bench: Bench, qtbot: QtBot
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    dialog = _ask(bench, page)
    qtbot.keyClicks(dialog.reason, "Retrait voulu")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    bench.settle()
    assert page.dialog is None
    again = _ask(bench, page)
    assert again.reason.toPlainText() == "Retrait voulu"
    assert again.remarked.isVisible()
    qtbot.keyClicks(again.reason, " hier")
    assert again.reason.toPlainText() == "Retrait voulu hier", "the cursor is at the end"


def test_an_act_that_is_done_leaves_nothing_behind(bench: Bench, qtbot: QtBot) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    dialog = _ask(bench, page)
    qtbot.keyClicks(dialog.reason, "Retrait voulu")
    _wait_kept(bench)
    assert _stored(bench) == ["Retrait voulu"]
    dialog.act.click()
    bench.settle()
    _wait_kept(bench)
    assert _stored(bench) == []


def test_what_was_typed_about_one_dossier_never_shows_at_another(bench: Bench, qtbot: QtBot) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    bench.start()
    page = _page(bench, first)
    qtbot.keyClicks(_ask(bench, page).reason, "Le premier")
    page.dialog.reject()  # type: ignore[union-attr]  # it was asked for above
    assert _ask(bench, _page(bench, second)).reason.toPlainText() == ""


def test_what_one_act_was_told_never_shows_at_another_act(bench: Bench, qtbot: QtBot) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    qtbot.keyClicks(_ask(bench, page).reason, "Retrait voulu")
    page.dialog.reject()  # type: ignore[union-attr]  # it was asked for above
    other = _ask(bench, page, Act.FIND_INADMISSIBLE)
    assert other.reason.toPlainText() == ""


def test_another_person_at_the_same_desk_finds_nothing_of_it(bench: Bench, qtbot: QtBot) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    qtbot.keyClicks(_ask(bench, page).reason, "Entre nous")
    page.dialog.reject()  # type: ignore[union-attr]  # it was asked for above
    _wait_kept(bench)
    bench.become("p-clerk")
    assert _ask(bench, _page(bench, dossier_id)).reason.toPlainText() == ""
    page.dialog.reject()  # type: ignore[union-attr]  # it was asked for above
    bench.become("p-coord")
    assert _ask(bench, _page(bench, dossier_id)).reason.toPlainText() == "Entre nous"


def test_closing_the_window_right_after_the_last_key_loses_nothing(
    bench: Bench, qtbot: QtBot, theme: Theme
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    qtbot.keyClicks(_ask(bench, page).reason, "Au bout")
    bench.window.close()
    assert _stored(bench) == ["Au bout"]


def test_a_colleagues_change_leaves_the_words_in_the_dialog_and_the_dialog_open(
    bench: Bench, qtbot: QtBot
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    dialog = _ask(bench, page)
    qtbot.keyClicks(dialog.reason, "Au milieu de la ph")
    bench.amend(dossier_id, planned_dsp_on=None)
    bench.desktop.news.tell(Changes(dossiers=frozenset({dossier_id})))
    bench.settle()
    assert page.dialog is dialog
    qtbot.keyClicks(dialog.reason, "rase")
    assert dialog.reason.toPlainText() == "Au milieu de la phrase"


def test_an_emptied_field_is_kept_as_empty(bench: Bench, qtbot: QtBot) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = _page(bench, dossier_id)
    dialog = _ask(bench, page)
    qtbot.keyClicks(dialog.reason, "Non")
    for _ in range(3):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Backspace)
    dialog.reject()
    _wait_kept(bench)
    assert _stored(bench) == []


def test_a_process_killed_between_two_keys_loses_none_but_the_very_last(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    """The real window in a process of its own, killed while somebody types; then opened again."""
    before = make_bench(qtbot, theme, tmp_path)
    dossier_id = before.add("TC-2025-0001")
    before.window.close()
    before.opened.close()
    words = [sys.executable, "-m", "tests.support.typing_process", str(tmp_path), dossier_id, TEXT]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pressed, certain = 0, 0.0
        for line in process.stdout:
            pressed = int(line)
            now = time.monotonic()
            if pressed == SURELY_KEPT:
                certain = now
            if pressed > SURELY_KEPT and now - certain > LONGEST_S:
                break
        process.kill()
    after = _again(qtbot, theme, tmp_path)
    after.start()
    page = _page(after, dossier_id)
    found = _ask(after, page).reason.toPlainText()
    assert TEXT.startswith(found)
    assert len(found) >= SURELY_KEPT, (found, pressed)
    after.window.close()
    after.opened.close()


def _again(qtbot: QtBot, theme: Theme, folder: Path) -> Bench:
    opened = open_store(f"sqlite:///{(folder / 'avise.db').as_posix()}", create=False)
    coordinator = PEOPLE[0]
    office = office_over(opened, Actor(coordinator.id, coordinator.name, coordinator.roles))
    window = MainWindow(theme, Wording.load())
    qtbot.addWidget(window)
    window.show()
    return Bench(qtbot, theme, opened, office, assemble(office, theme, Wording.load()), window)

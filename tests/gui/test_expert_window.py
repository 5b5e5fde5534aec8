"""An expert's window: what each screen shows and offers, what comes by drop, by name and by the watched folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.offline.refusals import PackageLimit
from reviewer.services.expert_copy.my_dossiers import CopyState
from tests.gui.test_accessibility import cut_off, unnamed
from tests.support.dropping import drop_files
from tests.support.expert_copies import PASSPHRASE
from tests.support.expert_gui import ExpertBench, open_expert_bench
from ui.captures.expert import SIZE, capture_expert
from ui.expert.places import EXPERT_PLACES
from ui.screens.expert_dossiers.view import ExpertDossiersScreen
from ui.screens.expert_help.view import ExpertHelpScreen
from ui.screens.expert_keys.view import ExpertKeysScreen
from ui.screens.expert_parcels.view import ExpertParcelsScreen
from ui.theme.theme import Theme


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[ExpertBench]:
    """Return an expert's window with an enrolled expert."""
    made = open_expert_bench(qtbot, theme, tmp_path)
    made.enter()
    made.enrol()
    yield made
    made.window.close()


def dossiers(bench: ExpertBench) -> ExpertDossiersScreen:
    bench.window.go("my_dossiers")
    bench.settle()
    return cast("ExpertDossiersScreen", bench.window.screen_of("my_dossiers"))


def parcels(bench: ExpertBench) -> ExpertParcelsScreen:
    bench.window.go("parcels")
    bench.settle()
    return cast("ExpertParcelsScreen", bench.window.screen_of("parcels"))


def first_state(screen: ExpertDossiersScreen) -> CopyState:
    return screen.model.rows[0].state


def drop(bench: ExpertBench, *paths: Path) -> None:
    drop_files(bench.window, *paths)
    bench.settle()


def test_a_wrong_passphrase_opens_nothing_and_the_right_one_does(
    qtbot: QtBot, theme: Theme, tmp_path: Path, bench: ExpertBench
) -> None:
    bench.window.close()
    again = open_expert_bench(qtbot, theme, tmp_path)
    again.window.entry.passphrase.setText("une autre phrase que la sienne")
    again.window.entry.open_button.click()
    again.settle()
    assert again.window.entry.notice.sentence
    assert again.window._desktop is None
    again.enter(fresh=False)
    assert again.window.rail.isEnabled()
    assert again.window.desktop.office.session.current().name == "Éli Première"
    again.window.close()


def test_a_weak_passphrase_makes_no_copy(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    bench = open_expert_bench(qtbot, theme, tmp_path)
    bench.window.entry.passphrase.setText("azerty")
    bench.window.entry.repeated.setText("azerty")
    bench.window.entry.open_button.click()
    bench.settle()
    assert bench.window.entry.notice.sentence
    assert not (tmp_path / "copie" / "avise.keys").exists()
    bench.window.entry.passphrase.setText(PASSPHRASE)
    bench.window.entry.repeated.setText(PASSPHRASE + ".")
    bench.window.entry.open_button.click()
    assert "identiques" in bench.window.entry.notice.sentence
    bench.window.close()


def test_no_place_of_an_office_is_in_the_rail(bench: ExpertBench) -> None:
    shown = {one.key for one in EXPERT_PLACES if one.in_rail}
    assert shown == {"my_dossiers", "parcels", "my_keys", "help"}
    assert {key for key in shown if bench.window.rail.button(key).isVisible()} == shown


def test_a_dropped_package_comes_in_and_says_what_became_of_each_dossier(bench: ExpertBench) -> None:
    far = bench.far
    path = far.package(far.dossier("TC-2025-0001"), far.dossier("TC-2025-0002", due_on=date(2025, 5, 12)))
    drop(bench, path)
    screen = parcels(bench)
    assert "TC-2025-0002" in screen.told.sentence
    drop(bench, path)
    assert "déjà reçu" in screen.told.sentence
    listed = dossiers(bench)
    assert [row.reference for row in listed.model.rows] == ["TC-2025-0002", "TC-2025-0001"]
    assert listed.model.rows[0].late
    assert "1 en retard" in listed.subtitle.text()


def test_a_dropped_invitation_is_shown_where_one_answers_it(bench: ExpertBench) -> None:
    path = bench.far.invitation()
    drop(bench, path)
    screen = cast("ExpertKeysScreen", bench.window.screen_of("my_keys"))
    assert screen.path.text() == str(path)
    before = screen.spoken.text()
    screen.accept.click()
    bench.settle()
    assert screen.spoken.text() not in {"", before}


def test_a_refused_package_is_explained_and_the_next_one_still_comes_in(bench: ExpertBench) -> None:
    bad = bench.far.folder / "faux.avisex"
    bad.write_bytes(b"rien")
    drop(bench, bad, bench.far.package(bench.far.dossier()))
    screen = bench.window.screen_of("parcels")
    assert "faux.avisex" in screen.notice.sentence
    assert len(dossiers(bench).model.rows) == 1


def test_what_is_refused_meanwhile_does_not_end_the_package_that_comes_in(
    bench: ExpertBench, tmp_path: Path
) -> None:
    presenter = parcels(bench).presenter
    told: list[bool] = []
    presenter.receiving.connect(told.append)
    presenter.receive([bench.far.package(bench.far.dossier(f"TC-2025-000{number}")) for number in (1, 2)])
    presenter.prepare(tmp_path)
    bench.settle()
    assert len(dossiers(bench).model.rows) == 2
    assert told == [True, False, True, False]


def test_files_given_to_the_program_come_in_once_the_home_is_open(
    qtbot: QtBot, theme: Theme, tmp_path: Path, bench: ExpertBench
) -> None:
    path = bench.far.package(bench.far.dossier())
    bench.window.close()
    again = open_expert_bench(qtbot, theme, tmp_path, (path,))
    again.enter(fresh=False)
    again.settle()
    assert len(dossiers(again).model.rows) == 1
    again.window.close()


def test_declining_and_taking_it_back_from_the_list(bench: ExpertBench) -> None:
    drop(bench, bench.far.package(bench.far.dossier()))
    screen = dossiers(bench)
    screen.steps["decline"].click()
    assert screen.dialog is not None
    screen.dialog.given.emit("En congé.")  # type: ignore[union-attr]  # a ReasonDialog
    bench.settle()
    assert first_state(screen) is CopyState.DECLINED
    assert screen.send.isEnabled()
    assert not screen.steps["open"].isEnabled()
    screen.steps["take_back"].click()
    screen.dialog.given.emit("")  # type: ignore[union-attr]  # a ReasonDialog
    bench.settle()
    assert first_state(screen) is CopyState.DECLARE


def test_leaving_the_grid_page_of_a_copy_tells_the_reason_to_nobody_here(bench: ExpertBench) -> None:
    one = bench.far.dossier()
    drop(bench, bench.far.package(one))
    bench.off_the_window(
        lambda: bench.window.desktop.office.committee.declare_interests(one.dossier_id, DeclarationKind.NONE)
    )
    bench.window.go("grid", one.dossier_id)
    bench.settle()
    grid = bench.window.screen_of("grid")
    assert grid.recuse.text() == "Décliner…"  # type: ignore[attr-defined]  # the grid page
    grid.presenter.decline("Je connais cette personne.")  # type: ignore[attr-defined]  # as above
    bench.settle()
    assert first_state(dossiers(bench)) is CopyState.DECLINED


def test_what_waits_goes_into_the_watched_folder_without_asking(bench: ExpertBench, tmp_path: Path) -> None:
    box = tmp_path / "boite"
    box.mkdir()
    parcels(bench).presenter.watch(box)
    bench.settle()
    one = bench.far.dossier()
    bench.far.package(one, path=box / "un.avisex")
    screen = dossiers(bench)
    bench.qtbot.waitUntil(lambda: len(screen.model.rows) == 1, timeout=15_000)
    bench.off_the_window(
        lambda: bench.window.desktop.office.committee.declare_interests(one.dossier_id, DeclarationKind.NONE)
    )
    screen.reload()
    bench.settle()
    screen.send.click()
    bench.settle()
    assert len(list(box.glob("*.avisre"))) == 1
    assert first_state(screen) is CopyState.SCORE
    assert not screen.send.isEnabled()


def test_destroying_what_a_package_brought_asks_first(bench: ExpertBench) -> None:
    drop(bench, bench.far.package(bench.far.dossier()))
    screen = parcels(bench)
    screen.steps["destroy"].click()
    assert screen.dialog is not None
    screen.dialog.given.emit("")  # type: ignore[union-attr]  # a ReasonDialog
    bench.settle()
    assert dossiers(bench).model.rows == ()
    assert "1 élément" in parcels(bench).subtitle.text()


@pytest.mark.parametrize("place", [one.key for one in EXPERT_PLACES])
def test_every_control_has_a_name_and_no_text_is_cut_off(bench: ExpertBench, place: str) -> None:
    one = bench.far.dossier()
    drop(bench, bench.far.package(one))
    bench.window.go(place, one.dossier_id if place == "grid" else None)
    bench.settle()
    for _ in range(5):
        QApplication.processEvents()
    assert unnamed(bench.window) == []
    assert cut_off(bench.window) == []


def test_the_first_run_of_an_office_offers_an_experts_own_copy_instead(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.location import sqlite_url
    from reviewer.wording import Wording
    from ui import bootstrap
    from ui.application import Opening
    from ui.expert.view import ExpertWindow
    from ui.main_window import MainWindow

    monkeypatch.setattr(bootstrap, "expert_home", lambda: tmp_path / "copie")
    window = MainWindow(theme, Wording.load())
    qtbot.addWidget(window)
    window.show()
    entrance = bootstrap.DatabaseEntrance(sqlite_url(tmp_path / "bureau" / "avise.db"))
    opening = Opening(window, theme, Wording.load(), lambda: entrance)
    qtbot.waitUntil(window.door.start.copy.isVisible, timeout=5_000)
    window.door.start.copy.click()
    copy = opening._copy
    assert isinstance(copy, ExpertWindow)
    qtbot.addWidget(copy)
    qtbot.waitUntil(copy.entry.again.isVisible, timeout=5_000)
    assert not window.isVisible()
    assert not (tmp_path / "bureau").exists()
    copy.close()


def test_a_picture_of_each_place_is_saved(bench: ExpertBench, theme: Theme, tmp_path: Path) -> None:
    one = bench.far.dossier()
    drop(bench, bench.far.package(one, bench.far.dossier("TC-2025-0002", declared=DeclarationKind.NONE)))
    desktop = bench.window.desktop
    saved = capture_expert(desktop.office, desktop.own_copy, tmp_path / "captures")
    assert [path.stem for path in saved] == [
        "copie-entree",
        "copie-mes-dossiers",
        "copie-paquets",
        "copie-mes-cles",
        "copie-mode-d-emploi",
        "copie-declaration",
        "copie-grille",
        "copie-mes-dossiers-sombre",
        "copie-paquets-sombre",
        "copie-mes-cles-sombre",
        "copie-declaration-sombre",
        "copie-grille-sombre",
    ]
    assert all(QImage(str(path)).size() == SIZE for path in saved)


def test_the_help_says_what_a_file_may_hold_at_most(bench: ExpertBench) -> None:
    bench.window.go("help")
    bench.settle()
    screen = cast("ExpertHelpScreen", bench.window.screen_of("help"))
    assert {one.limit for one in screen.limits.shown} == set(PackageLimit)

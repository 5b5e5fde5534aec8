"""The rest of a day by keyboard alone: wherever keys lead, a screen reader is given a name, and never an English one.

What stands elsewhere: triage, scoring and signing, with their keys counted.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.pages import seated
from tests.support.a_day.people import FARID, MAUDE
from tests.support.by_keyboard import SHIFT, Hands
from tests.support.days import Day
from tests.support.gui import Bench
from tests.support.keyboard import ALT, CTRL
from tests.support.make_samples import as_xlsx
from tests.support.model_copy import an_enrolled_copy
from tests.support.office import a_house
from tests.support.requests import request_document
from tests.support.stories import NO, Stories
from ui.screens.settings.view import SettingsScreen
from ui.widgets.list_table import ListTable

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
SPACE, RIGHT = Qt.Key.Key_Space, Qt.Key.Key_Right


def hands_of(qtbot: QtBot, day: Day) -> Hands:
    return Hands(qtbot, day.window, day.settle)


def until_quiet(bench: Bench) -> Callable[[], None]:
    """Return what waits for long work beside the lanes too: a proposal of committees, a report."""

    def settle() -> None:
        bench.settle()
        screen = bench.window.stack.currentWidget()
        presenter = getattr(screen, "presenter", None)
        aside = getattr(presenter, "_aside", presenter)
        bench.qtbot.waitUntil(lambda: not getattr(aside, "busy", False), timeout=60_000)
        bench.settle()

    return settle


def choose_password(hands: Hands, password: str) -> None:
    """Type a new password and once more, from the field that has the focus, and go on."""
    hands.arrive("Mot de passe")
    hands.type_secret(password)
    hands.press(TAB)
    hands.arrive("Le même mot de passe")
    hands.type_secret(password)
    hands.press(ENTER)


def test_a_house_begins_and_a_second_person_signs_in(
    a_day: Callable[[], Day], qtbot: QtBot, tmp_path: Path
) -> None:
    day = a_day()
    hands = hands_of(qtbot, day)

    hands.arrive("Ouvrir un vrai bureau")
    hands.push("Un autre dossier…")
    hands.choose_file(tmp_path / "disque")
    hands.push("Ouvrir un vrai bureau")
    hands.arrive("Votre nom")
    hands.type(FARID.name)
    hands.press(TAB)
    hands.type(FARID.login)
    hands.press(TAB)
    choose_password(hands, FARID.password)
    assert hands.here.description == "Votre code à usage unique"
    assert "-" in hands.here.name, "the code itself is read"
    hands.press(ENTER)

    hands.arrive("Nom de l’organisme")
    hands.type("Maison des experts")
    hands.press(ENTER)
    hands.arrive("Programme pilote")
    hands.press(RIGHT)
    hands.press(ENTER)
    hands.fill("Un avis est valide pendant", "12")
    hands.press(ENTER)
    hands.arrive("Commencer")
    hands.press(ENTER)
    hands.arrive("Aucun dossier pour l’instant.")

    hands.command("regl", "Réglages")
    hands.command("ajouter une p", "Ajouter une personne…")
    hands.arrive("Nom, tel qu’il s’imprime")
    hands.type(MAUDE.name)
    hands.reach("coordination")
    hands.press(SPACE)
    hands.press(ENTER)
    assert (hands.here.name, hands.here.value) == ("Personnes", MAUDE.name), "who was just added is chosen"
    hands.command("compte", "Compte…")
    hands.arrive("Identifiant")
    hands.type(MAUDE.login)
    hands.press(ENTER)
    assert hands.here.description == f"Code à usage unique de {MAUDE.name}"
    code = hands.here.name
    hands.press(ENTER)
    hands.arrive("Personnes")

    hands.command("fermer la s", "Fermer la session")
    hands.arrive("Identifiant")
    hands.push("Employer un code à usage unique…")
    hands.arrive("Identifiant")
    hands.type(MAUDE.login)
    hands.press(TAB)
    hands.type(code)
    hands.press(TAB)
    choose_password(hands, MAUDE.password)
    hands.press(ENTER)
    hands.arrive("Aucun dossier pour l’instant.")

    assert day.inside
    assert day.window.desktop.office.session.current().name == MAUDE.name
    assert (tmp_path / "disque" / "avise.db").is_file()
    assert hands.ill_told == []


def test_a_workbook_is_taken_in_and_its_wrong_line_put_right(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = tmp_path / "demandes.xlsx"
    salaries = ("90000.00", "cent mille", "95000.00")
    requests = [
        request_document(reference=f"TC-2025-000{number}", job__annual_salary_cad=salary)
        for number, salary in enumerate(salaries, 1)
    ]
    workbook.write_bytes(as_xlsx({"requests": requests, "written": {}}))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(workbook)], ""))
    bench.start()
    hands = Hands(bench.qtbot, bench.window, bench.settle)

    hands.arrive("Aucun dossier pour l’instant.")
    hands.command("recevoir", "Recevoir des demandes…")
    hands.arrive("Lignes lues")
    hands.push("Corriger ce qui est en quarantaine")
    hands.arrive("Lignes en quarantaine")
    hands.press(ENTER)
    hands.arrive("Salaire annuel brut")
    assert "cent mille" in hands.here.description, "the fault is read with its field"
    hands.fill("Salaire annuel brut", "100000")
    hands.press(ENTER)
    hands.arrive("Rien n’est en quarantaine.")
    assert bench.window.said == "La demande TC-2025-0002 est reçue."
    hands.press(Qt.Key.Key_1, ALT)
    hands.arrive("Dossiers")
    view = bench.window.screen_of("reception")
    assert view.findChildren(ListTable)[0].model().rowCount() == len(salaries)
    assert hands.ill_told == []


def test_committees_are_composed_and_applied(bench: Bench, stories: Stories) -> None:
    waiting = [bench.add(f"TC-2025-000{number}") for number in (1, 2)]
    for one in waiting:
        stories.admissible(one)
    bench.start()
    hands = Hands(bench.qtbot, bench.window, until_quiet(bench))

    hands.press(Qt.Key.Key_2, ALT)
    hands.arrive("Dossiers devant le comité")
    hands.command("composer", "Composer…")
    hands.arrive("Places à pourvoir")
    hands.push("Appliquer…")
    hands.arrive("Appliquer")
    hands.press(ENTER)
    hands.arrive("Aucun dossier n’attend de désignation.")

    assert {len(seated(bench, one)) for one in waiting} == {2}
    assert hands.ill_told == []


def test_a_disagreement_is_decided_and_another_gets_its_third_expert(bench: Bench, stories: Stories) -> None:
    apart, decided = (bench.add(f"TC-2025-000{number}") for number in (1, 2))
    stories.concertation(apart)
    stories.consensus(decided, NO)
    bench.start()
    hands = Hands(bench.qtbot, bench.window, bench.settle)

    hands.press(Qt.Key.Key_2, ALT)
    hands.choose_row("TC-2025-0001")
    hands.press(Qt.Key.Key_T)
    hands.arrive("Motif")
    hands.type("Les deux maintiennent leur constat.")
    hands.press(ENTER, CTRL)
    hands.arrive("Dossiers devant le comité")
    hands.reach("Chloé Dumas")
    hands.push("Désigner (1)")
    hands.arrive("Dossiers devant le comité")
    hands.choose_row("TC-2025-0002")
    hands.press(Qt.Key.Key_D)
    hands.arrive("Motif que l’employeur lira")
    hands.type("Les exigences essentielles ne sont pas démontrées.")
    hands.press(ENTER, CTRL)
    hands.arrive("Dossiers devant le comité")

    assert bench.window.said == "La décision de TC-2025-0002 est confirmée."
    assert len(seated(bench, apart)) == 3
    assert hands.ill_told == []


def test_a_package_is_written_and_its_answer_taken_back(
    bench: Bench, stories: Stories, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    folder = tmp_path / "courrier"
    folder.mkdir()
    copy = an_enrolled_copy(a_house(bench.opened, staffed=False), folder, "e-bruno", by="p-coord")
    bench.start()
    hands = Hands(bench.qtbot, bench.window, bench.settle)

    hands.command("paquets", "Paquets")
    hands.arrive("Expertes, experts et leurs clés")
    hands.choose_row("Bruno Caron")
    hands.command("préparer", "Préparer un paquet…")
    hands.arrive("Dossier")
    hands.type(str(folder))
    hands.press(ENTER)
    hands.arrive("Fermer")
    hands.press(ENTER)
    (package,) = folder.glob("*.avisex")

    copy.receive(package, tmp_path)
    copy.declare(dossier_id)
    copy.vote(dossier_id)
    answer = copy.send(folder)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(answer)], ""))
    hands.command("recevoir", "Recevoir des fichiers…")
    hands.arrive("Fermer")
    hands.press(ESCAPE)
    hands.arrive("Expertes, experts et leurs clés")

    with bench.opened.store.read() as work:
        found = work.deliberations.find(dossier_id)
    assert found is not None
    assert [one.expert_id for one in found.evaluations if one.submitted_at is not None] == ["e-bruno"]
    assert hands.ill_told == []


def test_an_avis_is_revoked(bench: Bench, stories: Stories) -> None:
    number = stories.signed(bench.add("TC-2025-0001"))
    bench.start()
    bench.become("p-sign")
    hands = Hands(bench.qtbot, bench.window, bench.settle)

    hands.press(Qt.Key.Key_4, ALT)
    hands.arrive("Aucun avis n’attend.")
    hands.press(TAB, CTRL)
    hands.arrive("Chercher dans le registre")
    hands.reach("Registre")
    hands.press(ENTER)
    hands.arrive("Pages de l’avis")
    hands.press(Qt.Key.Key_V, SHIFT)
    hands.arrive("Motif")
    hands.press(ESCAPE)
    hands.arrive("Pages de l’avis")
    hands.command("révoquer", "Révoquer…")
    hands.arrive("Motif")
    hands.type("L’offre d’emploi a été retirée.")
    hands.press(ENTER, CTRL)
    hands.arrive("Pages de l’avis")

    assert bench.window.said == f"L’avis {number} est révoqué."
    assert hands.ill_told == []


def test_a_follow_up_report_is_issued(bench: Bench) -> None:
    for number in range(1, 7):
        bench.add(f"TC-2025-000{number}")
    bench.start()
    hands = Hands(bench.qtbot, bench.window, until_quiet(bench))

    hands.command("bilans", "Bilans et publications")
    hands.arrive("Introduction")
    hands.type("Un trimestre calme.")
    hands.press(ENTER, CTRL)
    hands.arrive("Introduction")
    hands.command("émettre", "Émettre un bilan…")
    hands.fill("Titre", "Bilan de mai")
    hands.press(ENTER)
    hands.arrive("Introduction")
    hands.reach("Éditions", backwards=True)
    hands.press(RIGHT)
    assert hands.here.value == "Bilan de mai"
    assert hands.ill_told == []


def test_the_database_is_copied_and_put_back_in_another_folder_after_a_loss(
    a_day: Callable[[], Day], qtbot: QtBot, tmp_path: Path
) -> None:
    copies = tmp_path / "autre disque"
    day = a_day()
    day.fill(name=FARID.name, login=FARID.login, password=FARID.password, again=FARID.password)
    day.put_away()
    day.choose()
    hands = hands_of(qtbot, day)

    hands.command("regl", "Réglages")
    hands.command("copies", "Réglages\u202f: Copies")
    hands.fill("Dossier des copies", str(copies))
    hands.press(ENTER)
    backups = cast("SettingsScreen", day.window.screen_of("settings")).backups
    qtbot.waitUntil(backups.copy.isEnabled)
    hands.command("copie main", "Faire une copie maintenant")
    qtbot.waitUntil(lambda: any((copies / "copies").glob("*")), timeout=60_000)
    qtbot.waitUntil(lambda: not backups.presenter.copying.busy, timeout=60_000)
    hands.reach("Copies de la base", backwards=True)
    assert len(list((copies / "copies").iterdir())) == 1
    assert hands.ill_told == []
    day.end()

    for lost in ("usual", "settings"):
        shutil.rmtree(tmp_path / lost, ignore_errors=True)
    other = a_day()
    hands = hands_of(qtbot, other)
    hands.push("Un autre dossier…")
    hands.choose_file(tmp_path / "ailleurs")
    hands.push("Rétablir une copie…")
    hands.choose_file(copies)
    hands.arrive("Identifiant")
    hands.type(FARID.login)
    hands.press(TAB)
    hands.type_secret(FARID.password)
    hands.press(ENTER)
    hands.arrive("Aucun dossier pour l’instant.")

    assert other.inside
    assert (tmp_path / "ailleurs" / "avise.db").is_file()
    assert other.window.desktop.office.session.current().name == FARID.name
    assert hands.ill_told == []


def test_tab_comes_to_the_place_where_one_is_then_to_who_one_is(bench: Bench) -> None:
    bench.start()
    hands = Hands(bench.qtbot, bench.window, bench.settle)

    for place in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2):
        hands.press(place, ALT)
    hands.reach("Comité")
    hands.reach("Vous agissez au nom de Maude Gagnon", most=1)

    assert hands.ill_told == []

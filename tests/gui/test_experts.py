"""Experts in the window: what is missing in words, the whole record, the vocabulary, conflicts on open dossiers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton, QSpinBox

from reviewer.committee.expert import Expert, Leave, Statut, Tie, TieKind
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.committee.view import CommitteeScreen
from ui.screens.experts.dialog_expert import DomainsDialog, ExpertDialog
from ui.screens.experts.view import ExpertsScreen
from ui.widgets.chip import Chip
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


def experts_of(bench: Bench, expert: str | None = None, person: str = "p-coord") -> ExpertsScreen:
    bench.start()
    bench.become(person)
    return cast("ExpertsScreen", bench.go("experts", expert))


def editing(bench: Bench, screen: ExpertsScreen, expert: str) -> ExpertDialog:
    screen.table.select_id(expert)
    bench.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    return cast("ExpertDialog", screen.dialog)


def stored(bench: Bench, expert: str) -> Expert:
    with bench.opened.store.read() as work:
        return work.experts.get(expert)


def words(screen: ExpertsScreen) -> str:
    chips = (chip.text for chip in screen.pane.findChildren(Chip) if chip.isVisible())
    texts = (text.text() for text in screen.pane.findChildren(Text) if text.isVisible())
    return "\n".join((*texts, *chips))


def test_the_list_says_in_words_what_each_lacks(bench: Bench, stories: Stories) -> None:
    assert stories.grid.findings
    screen = experts_of(bench)
    lacks = {row.expert.id: screen.model.columns[3].text(row) for row in screen.model.rows}
    assert lacks["e-alix"] == ""
    assert "statut sans preuve datée" in lacks["e-felix"]
    assert "fiche désactivée" in lacks["e-hugo"]
    assert lacks["p-expert"] == "fiche à remplir"


def test_a_new_expert_gets_a_record(bench: Bench) -> None:
    screen = experts_of(bench)
    dialog = editing(bench, screen, "p-expert")
    bench.child(QComboBox, "expert_statut", dialog).setCurrentIndex(2)
    dialog.evidence.known.click()
    dialog.evidence.edit.setDate(QDate(2025, 3, 4))
    bench.child(QSpinBox, "expert_capacity", dialog).setValue(7)
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    expert = stored(bench, "p-expert")
    assert (expert.statut, expert.statut_evidence_on) == (Statut.PUBLIC_SECTOR, date(2025, 3, 4))
    assert (expert.capacity, expert.contract_from) == (7, None)
    row = next(one for one in screen.model.rows if one.expert.id == "p-expert")
    assert "sans engagement de confidentialité à jour" in screen.model.columns[3].text(row)


def test_the_whole_record_is_written_and_read_again(bench: Bench, stories: Stories) -> None:
    assert stories.grid.findings
    screen = experts_of(bench)
    dialog = editing(bench, screen, "e-alix")
    bench.qtbot.mouseClick(bench.child(QPushButton, "add_tie", dialog), LEFT)
    tie = dialog.ties.rows[-1]
    tie.name.setText("Université du Fleuve")
    tie.kind.setCurrentIndex(list(TieKind).index(TieKind.INSTITUTION))
    tie.neq.setText("1160000008")
    tie.since.known.click()
    tie.since.edit.setDate(QDate(2020, 9, 1))
    bench.child(QPlainTextEdit, "expert_emails", dialog).setPlainText("alix@bergeron.example")
    bench.child(QPlainTextEdit, "expert_interests", dialog).setPlainText("Fonds du Fleuve")
    bench.child(QCheckBox, "domain_vision", dialog).click()
    bench.child(QCheckBox, "language_fr", dialog).click()
    bench.child(QCheckBox, "expert_senior", dialog).click()
    bench.child(QPushButton, "add_leave", dialog).click()
    dialog.leaves.rows[0].since.setDate(QDate(2025, 7, 1))
    bench.child(QPushButton, "add_declaration", dialog).click()
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    expert = stored(bench, "e-alix")
    assert expert.ties == (
        Tie(name="Bergeron conseil"),
        Tie(name="Université du Fleuve", kind=TieKind.INSTITUTION, neq="1160000008", since=date(2020, 9, 1)),
    )
    assert expert.emails == ("alix@bergeron.example",)
    assert expert.declared_interests == ("Fonds du Fleuve",)
    assert (expert.domains, expert.languages, expert.senior) == (("vision",), ("fr",), True)
    assert expert.leaves == (Leave(since=date(2025, 7, 1)),)
    assert expert.declarations == (date(2025, 1, 15), date(2025, 5, 20))
    assert "vision par ordinateur" in words(screen)


def test_a_row_is_removed_with_its_own_button(bench: Bench, stories: Stories) -> None:
    assert stories.grid.findings
    screen = experts_of(bench)
    dialog = editing(bench, screen, "e-alix")
    bench.qtbot.mouseClick(dialog.ties.rows[0].remove, LEFT)
    assert dialog.expert.ties == ()
    assert dialog.ties.add.hasFocus() or not dialog.isActiveWindow()


def test_saving_without_a_change_loses_nothing(bench: Bench, stories: Stories) -> None:
    before = replace(
        stored(bench, "e-alix"),
        municipality="Laval",
        municipality_code="65005",
        family_name="Bergeron",
        ties=(Tie(name="Institut des données", since=date(2019, 1, 2), until=date(2021, 3, 4)),),
    )
    stories.office.become("p-coord")
    stories.office.experts.save(before)
    before = stored(bench, "e-alix")
    screen = experts_of(bench)
    editing(bench, screen, "e-alix").act.click()
    bench.settle()
    assert stored(bench, "e-alix") == replace(before, version=before.version + 1)


def test_a_capacity_of_nothing_is_refused_in_the_dialog_and_what_was_typed_stays(
    bench: Bench, stories: Stories
) -> None:
    assert stories.grid.findings
    dialog = editing(bench, experts_of(bench), "e-alix")
    bench.child(QSpinBox, "expert_capacity", dialog).setValue(0)
    dialog.act.click()
    bench.settle()
    assert "au moins un dossier" in dialog.notice.sentence
    assert bench.child(QSpinBox, "expert_capacity", dialog).value() == 0


def test_one_expert_loaded_twice_is_refused_in_the_dialog(bench: Bench, stories: Stories) -> None:
    stories.office.become("p-coord")
    stories.office.experts.save(replace(stored(bench, "e-bruno"), emails=("bruno@fleuve.example",)))
    dialog = editing(bench, experts_of(bench), "e-alix")
    bench.child(QPlainTextEdit, "expert_emails", dialog).setPlainText("bruno@fleuve.example")
    dialog.act.click()
    bench.settle()
    assert "même personne" in dialog.notice.sentence


def test_conflicts_on_open_dossiers_are_listed_and_lead_there(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.admissible(dossier_id)
    screen = experts_of(bench, "e-estelle")
    assert "même employeur que la demande" in words(screen)
    assert "exclut" in words(screen)
    bench.qtbot.mouseClick(bench.child(QPushButton, "go_TC-2025-0001", screen), LEFT)
    bench.settle()
    committee = cast("CommitteeScreen", bench.window.screen_of("committee"))
    assert committee.isVisible()
    assert committee.table.current_id == dossier_id


def test_who_does_not_coordinate_sees_no_dossier_beside_an_expert(bench: Bench, stories: Stories) -> None:
    stories.admissible(bench.add("TC-2025-0001"))
    screen = experts_of(bench, "e-estelle", "p-admin")
    assert "TC-2025-0001" not in words(screen)
    assert screen.domains.isVisible()


def test_a_domain_is_added_to_the_vocabulary_and_can_be_ticked(bench: Bench, stories: Stories) -> None:
    assert stories.grid.findings
    screen = experts_of(bench, person="p-admin")
    bench.qtbot.mouseClick(screen.domains, LEFT)
    dialog = cast("DomainsDialog", screen.dialog)
    dialog.lines.edit.appendPlainText("IA générative")
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    box = bench.child(QCheckBox, "domain_ia_generative", editing(bench, screen, "e-alix"))
    assert box.text() == "IA générative"


def test_settings_and_committee_lead_to_the_experts(bench: Bench) -> None:
    bench.start()
    for place in ("settings", "committee"):
        screen = bench.go(place)
        bench.qtbot.mouseClick(bench.child(QPushButton, "go_experts", screen), LEFT)
        bench.settle()
        assert bench.window.screen_of("experts").isVisible()

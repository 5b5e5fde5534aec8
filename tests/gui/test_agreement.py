"""Accord: figures of decided dossiers with their intervals, undefined in words, leniency for the few."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.services.agreement import AgreementReport, AgreementRow, LeniencyRow, Quarter, Scope
from reviewer.statistics.agreement import agreement
from reviewer.statistics.leniency import Leniency
from reviewer.statistics.ratings import Judgement, Level, RatingsTable
from tests.support.gui import Bench
from ui.screens.agreement.view import AgreementScreen
from ui.screens.steering.view import SteeringScreen

LEFT = Qt.MouseButton.LeftButton


def a_row(scope: Scope, *answers: tuple[bool, bool], **facts: object) -> AgreementRow:
    judged = [
        Judgement(str(item), rater, answer)
        for item, pair in enumerate(answers)
        for rater, answer in zip("ab", pair, strict=True)
    ]
    figures = agreement(RatingsTable.of(judged, (False, True)), Level.NOMINAL, replicates=100)
    row = AgreementRow(scope=scope, finding="job", label="L’emploi est en IA", figures=figures)
    return replace(row, **facts)  # type: ignore[arg-type]  # a table of facts, for tests


REPORT = AgreementReport(
    programme_id="iatiev",
    dossiers=4,
    rows=(
        a_row(Scope.FINDING, (True, True), (True, True), (True, True)),
        a_row(Scope.CRITERION, (True, False), (True, True), (False, False), criterion="job.tasks"),
        a_row(Scope.QUARTER, (True, True), (False, True), quarter=Quarter(2025, 2)),
    ),
)


@pytest.fixture
def screen(bench: Bench) -> AgreementScreen:
    bench.start()
    return cast("AgreementScreen", bench.go("agreement"))


def words(screen: AgreementScreen) -> str:
    """Return everything that stands in the card of the chosen line."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in screen.detail.findChildren(QLabel))


def test_oversight_leads_to_it(bench: Bench) -> None:
    bench.start()
    steering = cast("SteeringScreen", bench.go("oversight"))
    bench.qtbot.mouseClick(bench.child(QPushButton, "go_agreement", steering), LEFT)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("agreement")


def test_who_signs_is_not_offered_the_page(bench: Bench) -> None:
    bench.start()
    bench.become("p-sign")
    assert cast("SteeringScreen", bench.go("oversight")).agreement.isHidden()


def test_without_a_decision_there_are_words_instead_of_figures(screen: AgreementScreen) -> None:
    assert screen.pile.currentIndex() == 0
    assert "décidé" in screen.nothing.what.text()


def test_each_line_shows_its_figures_with_their_intervals(screen: AgreementScreen) -> None:
    screen.presenter.found.emit(REPORT)
    assert screen.model.rowCount() == 3
    cells = [screen.model.index(1, column).data() for column in range(6)]
    assert cells[1] == "3"
    assert cells[2].startswith("67\u202f%")
    assert "à" in cells[3]


def test_what_is_undefined_says_so_in_words(screen: AgreementScreen) -> None:
    screen.presenter.found.emit(REPORT)
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    assert screen.model.index(0, 4).data() == "non défini"
    assert "toutes les réponses sont identiques" in words(screen)


def test_the_lines_can_be_narrowed_by_kind(bench: Bench, screen: AgreementScreen) -> None:
    screen.presenter.found.emit(REPORT)
    bench.qtbot.mouseClick(screen.filters.chip(Scope.QUARTER.value), LEFT)
    assert [row.scope for row in screen.model.rows] == [Scope.QUARTER]
    assert "trimestre" in screen.model.index(0, 0).data()


def test_leniency_below_ten_dossiers_is_not_a_figure(screen: AgreementScreen) -> None:
    told = Leniency(expert="a", dossiers=12, estimate=-0.25, interval=(-0.5, 0.01))
    untold = Leniency(expert="b", dossiers=9, estimate=None, interval=None)
    rows = (LeniencyRow(name="Anne", leniency=told), LeniencyRow(name="Bao", leniency=untold))
    screen.presenter.marked.emit(rows)
    shown = [screen.experts.index(row, 2).data() for row in range(2)]
    assert shown[0] == "−0,25 (de −0,50 à 0,01)"
    assert "dossiers" in shown[1]


def test_whoever_is_an_expert_too_is_shown_no_leniency(bench: Bench, screen: AgreementScreen) -> None:
    with bench.opened.store.begin() as work:
        person = work.people.get("p-coord")
        work.people.save(replace(person, roles=person.roles | {Role.EXPERT}))
        actor = bench.office.desk.actor
        work.commit(actor, bench.office.desk.now(), Event(name="person_saved"))
    bench.become("p-coord")
    assert not screen.presenter.may_read_leniency
    assert screen.leniency.isHidden()

"""Composing committees in the window: by keyboard, by dragging, undone, stopped, applied; and what went stale."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from reviewer.committee.assignment.plan import AssignmentPlan, SolveStopped, SolveWatch
from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.committee.conflicts import RulingOutcome
from reviewer.committee.expert import Leave, Tie, TieKind
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.office import Office
from tests.gui.pages import seated
from tests.support.gui import TODAY, Bench
from tests.support.looks import rulings_of
from tests.support.office import with_families
from tests.support.stories import Stories
from ui.screens.assignment.lists.view import carried
from ui.screens.assignment.view import AssignmentScreen
from ui.screens.committee.view import CommitteeScreen
from ui.widgets.reason_dialog import ReasonDialog

LEFT = Qt.MouseButton.LeftButton
WORKSHOP = "Atelier numérique du Rhône"


def waiting(bench: Bench, stories: Stories, count: int = 2) -> list[str]:
    found = []
    for number in range(1, count + 1):
        found.append(bench.add(f"TC-2025-000{number}"))
        stories.admissible(found[-1])
    return found


def coordinator(stories: Stories) -> Office:
    stories.office.become("p-coord")
    return stories.office


def solved(bench: Bench, screen: AssignmentScreen) -> None:
    bench.qtbot.waitUntil(lambda: not screen.presenter.busy, timeout=30_000)
    bench.settle()


def composing(bench: Bench, argument: str | None = None) -> AssignmentScreen:
    bench.start()
    screen = cast("AssignmentScreen", bench.go("assignment", argument))
    solved(bench, screen)
    return screen


def chosen(screen: AssignmentScreen) -> list[str | None]:
    return [row.expert for row in screen.model.rows]


def change(bench: Bench, stories: Stories, key: str, **facts: object) -> None:
    with bench.opened.store.begin() as work:
        work.experts.save(replace(work.experts.get(key), **facts))  # type: ignore[arg-type]  # a table of facts
        work.commit(stories.office.desk.actor, stories.office.desk.now(), stories.event("expert_saved"))


def test_the_button_in_the_committee_proposes_for_every_open_seat(bench: Bench, stories: Stories) -> None:
    waiting(bench, stories)
    bench.start()
    committee = bench.go("committee")
    bench.qtbot.mouseClick(bench.child(QPushButton, "compose", committee), LEFT)
    bench.settle()
    screen = cast("AssignmentScreen", bench.window.screen_of("assignment"))
    solved(bench, screen)
    assert len(screen.model.rows) == 4
    assert all(chosen(screen))
    assert screen.presenter.proposal is not None
    assert screen.presenter.proposal.proved


def test_a_place_is_changed_and_undone_with_the_keyboard_alone(bench: Bench, stories: Stories) -> None:
    waiting(bench, stories)
    screen = composing(bench)
    before = chosen(screen)
    assert screen.places.hasFocus()
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Down)
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Return)
    assert screen.options.hasFocus()
    bench.qtbot.keyClick(screen.options, Qt.Key.Key_Down)
    wanted = screen.options.current_id
    bench.qtbot.keyClick(screen.options, Qt.Key.Key_Return)
    assert chosen(screen)[1] == wanted
    assert chosen(screen)[1] != before[1]
    assert screen.places.hasFocus()
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chosen(screen) == before
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert chosen(screen)[1] == wanted


def test_the_cost_beside_a_name_is_the_difference_that_the_choice_makes(
    bench: Bench, stories: Stories
) -> None:
    change(bench, stories, "e-alix", domains=("vision",))
    dossier_id = bench.add("TC-2025-0001", job__title="Vision par ordinateur")
    stories.admissible(dossier_id)
    screen = composing(bench)
    at = chosen(screen).index("e-alix")
    screen.places.setCurrentIndex(screen.model.index(at, 0))
    option = next(row for row in screen.option_model.rows if row.possible and not row.here)
    assert "affinité −" in option.words
    screen.presenter.put(screen.model.rows[at].place, option.expert)
    assert screen.figures._cells[2][2].text() in option.words


def test_an_expert_dragged_onto_a_place_takes_it(bench: Bench, stories: Stories) -> None:
    waiting(bench, stories, 1)
    screen = composing(bench)
    free = next(one for one in ("e-alix", "e-bruno", "e-chloe", "e-dalil") if one not in chosen(screen))
    spot = QPointF(screen.places.visualRect(screen.model.index(0, 0)).center())
    data = carried(free)
    keys = Qt.KeyboardModifier.NoModifier
    dropped = QDropEvent(spot, Qt.DropAction.CopyAction, data, LEFT, keys)
    screen.places.dropEvent(dropped)
    assert chosen(screen)[0] == free


def test_who_cannot_take_a_place_is_refused_with_the_reason_and_the_draft_stands(
    bench: Bench, stories: Stories
) -> None:
    waiting(bench, stories, 1)
    screen = composing(bench)
    before = chosen(screen)
    estelle = next(row for row in screen.option_model.rows if row.expert == "e-estelle")
    assert "même employeur" in estelle.words
    screen.options.select_id("e-estelle")
    bench.qtbot.keyClick(screen.options, Qt.Key.Key_Return)
    assert "ne peut pas prendre" in screen.notice.sentence
    assert chosen(screen) == before


def test_delete_leaves_a_place_empty_and_says_what_that_costs(bench: Bench, stories: Stories) -> None:
    waiting(bench, stories, 1)
    screen = composing(bench)
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Delete)
    assert chosen(screen)[0] is None
    assert screen.figures._cells[0][2].text() == "−1"


def test_an_empty_place_says_what_blocks_it_and_what_would_free_it(bench: Bench, stories: Stories) -> None:
    for key in ("e-alix", "e-bruno", "e-chloe"):
        change(bench, stories, key, leaves=(Leave(since=TODAY, until=TODAY),))
    waiting(bench, stories, 1)
    screen = composing(bench)
    assert chosen(screen).count(None) == 1
    said = screen.unfilled.sentence
    assert "Alix Bergeron" in said
    assert "en congé" in said
    assert "il suffit" in said


def test_what_is_applied_is_seated_with_its_alternates(bench: Bench, stories: Stories) -> None:
    ids = waiting(bench, stories)
    screen = composing(bench)
    wanted = set(chosen(screen)[:2])
    bench.qtbot.mouseClick(screen.apply, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.act.click()
    bench.settle()
    solved(bench, screen)
    assert seated(bench, ids[0]) == wanted
    with bench.opened.store.read() as work:
        assert len(work.deliberations.alternates_of(ids[0])) == 2
        assert work.dossiers.get(ids[1]).state is DossierState.IN_REVIEW
    assert screen.model.rows == ()
    assert "composés" in bench.window.said


def test_a_dossier_that_went_stale_is_named_and_the_others_are_composed(
    bench: Bench, stories: Stories
) -> None:
    ids = waiting(bench, stories)
    screen = composing(bench)
    assert screen.presenter.draft is not None
    gone = screen.presenter.draft.chosen[0]
    coordinator(stories).seating.assign(ids[0], ("e-alix", "e-dalil"))
    bench.qtbot.mouseClick(screen.apply, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    solved(bench, screen)
    assert gone is not None
    assert "TC-2025-0001" in screen.left_out.sentence
    assert seated(bench, ids[0]) == {"e-alix", "e-dalil"}
    assert len(seated(bench, ids[1])) == 2


def test_one_dossier_alone_can_be_composed(bench: Bench, stories: Stories) -> None:
    ids = waiting(bench, stories)
    screen = composing(bench, ids[1])
    assert {row.opening.dossier_id for row in screen.model.rows} == {ids[1]}


def test_changes_by_hand_survive_going_elsewhere_and_news_from_there(bench: Bench, stories: Stories) -> None:
    waiting(bench, stories)
    screen = composing(bench)
    bench.qtbot.keyClick(screen.places, Qt.Key.Key_Delete)
    bench.go("reception")
    bench.desktop.news.tell(coordinator(stories).seating.recuse(*_recused(bench, stories)))
    bench.go("assignment")
    assert chosen(screen)[0] is None
    assert "ont changé" in screen.aged.sentence


def _recused(bench: Bench, stories: Stories) -> tuple[str, str, str]:
    other = bench.add("TC-2025-0090")
    stories.seated(other)
    return other, "e-alix", "Congé."


def test_the_calculation_can_be_stopped_while_the_window_goes_on(
    bench: Bench, stories: Stories, endless: list[int]
) -> None:
    waiting(bench, stories)
    bench.start()
    screen = cast("AssignmentScreen", bench.go("assignment"))
    bench.qtbot.waitUntil(lambda: bool(endless), timeout=15_000)
    assert screen.cancel.isVisible()
    bench.go("reception")
    bench.go("assignment")
    assert screen.presenter.busy
    bench.qtbot.mouseClick(screen.cancel, LEFT)
    solved(bench, screen)
    assert screen.presenter.proposal is None
    assert screen._halted.isVisible()


@pytest.fixture
def endless(bench: Bench) -> Iterator[list[int]]:
    """Let the bench's solver work until it is stopped, and tell that it began."""
    began: list[int] = []

    def solver(problem: AssignmentProblem, watch: SolveWatch | None = None) -> AssignmentPlan:
        began.append(len(problem.dossiers))
        while watch is None or watch.should_stop is None or not watch.should_stop():
            time.sleep(0.01)
        raise SolveStopped

    assignment = replace(bench.office.assignment, solver=solver)
    bench.desktop = replace(bench.desktop, office=with_families(bench.office, assignment=assignment))
    yield began


def test_a_doubtful_conflict_is_decided_beside_the_name_and_frees_it(bench: Bench, stories: Stories) -> None:
    change(bench, stories, "e-chloe", ties=(Tie(name=WORKSHOP, kind=TieKind.EMPLOYER),))
    (dossier_id,) = waiting(bench, stories, 1)
    bench.start()
    committee = cast("CommitteeScreen", bench.go("committee", dossier_id))
    takers = committee.pane.takers
    bench.qtbot.mouseClick(bench.child(QPushButton, "rule_e-chloe", committee), LEFT)
    dialog = takers.dialog
    assert dialog is not None
    dialog.act.click()
    assert "Choisissez" in dialog.notice.sentence
    dialog.act.setEnabled(True)
    dialog.cleared.click()
    dialog.reason.edit.setPlainText("Jamais rencontrés.")
    dialog.act.click()
    bench.settle()
    assert takers.dialog is None
    assert takers.row("e-chloe").box.isEnabled()
    (ruling,) = rulings_of(coordinator(stories), dossier_id)
    assert (ruling.outcome, ruling.reason) == (RulingOutcome.CLEARED, "Jamais rencontrés.")


def test_clearing_what_keeps_somebody_out_is_said_to_be_an_override(bench: Bench, stories: Stories) -> None:
    (dossier_id,) = waiting(bench, stories, 1)
    bench.start()
    committee = cast("CommitteeScreen", bench.go("committee", dossier_id))
    takers = committee.pane.takers
    bench.qtbot.mouseClick(bench.child(QPushButton, "rule_e-estelle", committee), LEFT)
    dialog = takers.dialog
    assert dialog is not None
    assert dialog.override.isVisible()
    dialog.cleared.click()
    dialog.reason.edit.setPlainText("Succursale sans lien.")
    dialog.act.click()
    bench.settle()
    (ruling,) = rulings_of(coordinator(stories), dossier_id)
    assert ruling.override


def test_a_calculation_under_way_ends_with_the_window(
    bench: Bench, stories: Stories, endless: list[int]
) -> None:
    waiting(bench, stories)
    bench.start()
    screen = cast("AssignmentScreen", bench.go("assignment"))
    bench.qtbot.waitUntil(lambda: bool(endless), timeout=15_000)
    before = threading.active_count()
    bench.window.close()
    assert screen.presenter.busy
    assert threading.active_count() == before - len(("writes", "reads", "counts", "the calculation"))

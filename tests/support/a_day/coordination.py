"""What reception and coordination do: forty requests come in, are cleared, and get their committees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from reviewer.dossier.lifecycle import Act
from reviewer.services.views import IntakeOutcome
from tests.support.house_of_a_day import House
from tests.support.make_samples import as_xlsx
from tests.support.requests import request_document
from ui.screens.assignment.view import AssignmentScreen
from ui.screens.committee.dialog_decision import DecisionDialog
from ui.screens.committee.view import CommitteeScreen
from ui.screens.quarantine.view import QuarantineView
from ui.screens.reception.dialog_bulk import BulkDialog
from ui.screens.reception.view import ReceptionView

IN_THE_WORKBOOK = 40
MISWRITTEN = 40
"""The row whose salary is in words."""
POOR = (37, 38, 39)
"""Those whose salary is below what the rules want."""
UNSURE = (35, 36)
"""Those of which nobody said how much of the job is in AI."""

ADMISSIBLE = IN_THE_WORKBOOK + 1 - len(POOR) - len(UNSURE)


def reference(number: int) -> str:
    """Return the reference of a request of the day."""
    return f"TC-2025-{number:04d}"


def write_workbook(path: Path) -> None:
    """Write forty requests, one a row, as an employer's office sends them."""
    requests = [_request(number) for number in range(1, IN_THE_WORKBOOK + 1)]
    path.write_bytes(as_xlsx({"requests": requests, "written": {}}))


def _request(number: int) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "reference": reference(number),
        "received_on": "2025-05-20",
        "employer__legal_name": f"Atelier {number} inc.",
        "employer__neq": None,
        "candidate__given_name": f"Prénom{number}",
        "candidate__family_name": f"Nom{number}",
        "documents": [],
    }
    if number in POOR:
        facts["job__annual_salary_cad"] = "52000.00"
    if number in UNSURE:
        facts["job__ai_share_percent"] = None
    if number == MISWRITTEN:
        facts["job__annual_salary_cad"] = "cent mille"
    return request_document(**facts)


def take_in(house: House) -> None:
    """Take the workbook in, put its wrong row right, and take one more in as JSON."""
    workbook, alone = house.folder / "demandes.xlsx", house.folder / "demande.json"
    write_workbook(workbook)
    alone.write_text(json.dumps(_request(IN_THE_WORKBOOK + 1)), encoding="utf-8")
    view = house.go("reception", ReceptionView)
    house.step("take the workbook in", lambda: view.bring([workbook]))
    assert view.intake is not None
    assert view.intake.isVisible()
    outcomes = [row.outcome for row in view.intake.model.rows]
    assert (outcomes.count(IntakeOutcome.TAKEN_IN), outcomes.count(IntakeOutcome.QUARANTINED)) == (
        IN_THE_WORKBOOK - 1,
        1,
    )
    house.step("go and correct", view.intake.correct.click)
    _correct(house)
    view = house.go("reception", ReceptionView)
    house.step("take one more in", lambda: view.bring([alone]))
    report = view.intake
    assert report is not None
    house.step("close the report", report.accept)


def _correct(house: House) -> None:
    view = house.day.window.stack.currentWidget()
    assert isinstance(view, QuarantineView)
    field = view.findChild(QLineEdit, "fact_job.annual_salary_cad")
    assert field is not None
    field.setText("100000")
    house.step("take the corrected row in", view.retry.click)
    assert view.pile.currentIndex() == 1


def clear(house: House) -> None:
    """Find admissible in one go whom one may; decide on each other."""
    view = house.go("reception", ReceptionView)
    house.qtbot.waitUntil(lambda: view.presenter.held)
    view.table.setFocus()
    house.step(
        "select all",
        lambda: house.qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
    )
    house.step("act on several", view.bulk.click)
    dialog = house.dialog_of(view, BulkDialog)
    house.step(
        "plan to find admissible",
        lambda: dialog.choice.setCurrentIndex(dialog.choice.findData(Act.FIND_ADMISSIBLE.value)),
    )
    house.qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert len(dialog.plan.possible) == ADMISSIBLE
    house.step("find them admissible", dialog.act.click)
    house.step("close the report", dialog.cancel.click)
    for number in POOR:
        _decide(house, view, number, Act.FIND_INADMISSIBLE, "Le salaire est sous le seuil.")
    for number in UNSURE:
        _decide(house, view, number, Act.ASK_COMPLEMENTS)


def _decide(house: House, view: ReceptionView, number: int, act: Act, reason: str = "") -> None:
    house.step(f"look for {number}", lambda: view.presenter.search(reference(number)))
    house.qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    house.day.settle()
    house.step(f"ask to {act.value} {number}", lambda: view.doing.do(act))
    house.confirm(f"{act.value} {number}", view, reason)


def compose(house: House) -> int:
    """Give every admissible dossier its two experts; return how many seats were given."""
    committee = house.go("committee", CommitteeScreen)
    compose = committee.findChild(QPushButton, "compose")
    assert compose is not None
    house.step("compose", compose.click)
    screen = house.day.window.stack.currentWidget()
    assert isinstance(screen, AssignmentScreen)
    house.qtbot.waitUntil(lambda: not screen.presenter.busy, timeout=30_000)
    house.day.settle()
    seats = sum(row.expert is not None for row in screen.model.rows)
    house.step("ask to apply", screen.apply.click)
    house.confirm("apply", screen)
    house.qtbot.waitUntil(lambda: not screen.presenter.busy, timeout=30_000)
    house.day.settle()
    return seats


def open_file(house: House, number: int) -> CommitteeScreen:
    """Choose a dossier in the committee's list."""
    screen = house.go("committee", CommitteeScreen)
    row = next(one for one in screen.model.rows if one.reference == reference(number))
    house.step(f"choose {number}", lambda: screen.table.select_id(row.id))
    return screen


def decide(house: House, number: int, reason: str = "") -> None:
    """Confirm what the votes say; the reason is for whoever was answered by no."""
    screen = open_file(house, number)
    house.step(f"ask to confirm {number}", screen.pane.decide.click)
    dialog = house.dialog_of(screen, DecisionDialog)
    for field in dialog._reasons.values():
        field.edit.setPlainText(reason)
    house.confirm(f"confirm {number}", screen)


def seat_third(house: House, number: int, name: str) -> None:
    """Give the third seat."""
    screen = open_file(house, number)
    takers = screen.pane.takers
    assert takers.isVisible()
    for row in takers._rows:
        row.box.setChecked(row.taker.expert.name == name)
    house.step(f"seat {name}", takers.assign.click)

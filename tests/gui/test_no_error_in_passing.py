"""No error is only said in passing: whatever its family, it stays on the screen until the person is done with it."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtWidgets import QMessageBox

from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role
from reviewer.errors import ConflictingChange, EnvironmentTrouble, Fault, InputRefused, NotFound
from tests.support.gui import Bench
from tests.support.source import python_files, shown, tree
from ui.screens.dossier.view import DossierPage

ERRORS = (
    ActNotPermitted(Act.WITHDRAW, frozenset({Role.AUDITOR})),
    InputRefused((Fault("demandes.csv", "ligne 2", "abc", "une date"),)),
    NotFound("dossier", "TC-2025-0099"),
    EnvironmentTrouble("disk_full"),
    ConflictingChange("dossier", "TC-2025-0001"),
    ValueError("a defect"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_of_any_family_stays_on_the_screen(
    bench: Bench, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = bench.go("dossier", dossier_id)
    assert isinstance(page, DossierPage)
    before = bench.window.said
    with caplog.at_level("CRITICAL"):
        page.presenter.fail(error)
        bench.settle()
    box = page.findChild(QMessageBox, "conflict")
    staying = [one for one in (page.notice, bench.window.trouble) if one.isVisible()]
    assert bench.window.said == before, "not only in the status bar"
    assert staying or (box is not None and box.isVisible())
    if box is not None:
        box.close()


def test_no_handler_of_a_failure_only_says_it_in_the_status_bar() -> None:
    """What is given as ``failed=`` never is ``say``; nothing caught is handed to it either."""
    for path in python_files("ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.keyword) and node.arg == "failed":
                assert not ast.unparse(node.value).endswith(".say"), f"{shown(path)}:{node.value.lineno}"
            if isinstance(node, ast.ExceptHandler):
                said = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
                for call in said:
                    assert not ast.unparse(call.func).endswith("feedback.say"), f"{shown(path)}:{call.lineno}"

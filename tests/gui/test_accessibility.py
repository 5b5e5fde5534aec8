"""Everything has a name: the accessible tree of every screen is walked, and no text is cut off at any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.requests import request_document
from ui.places_of_work import PLACES
from ui.widgets.chip import Chip
from ui.widgets.table import Table

NEED_A_NAME = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
}


def filled(bench: Bench, folder: Path) -> str:
    """Put something on every screen and return a dossier's id."""
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    bench.attach(dossier_id, {"cv.pdf": b"%PDF-1.4", "contrat.pdf": b"%PDF-1.4"})
    bench.start()
    path = folder / "demandes.json"
    path.write_text(
        json.dumps([request_document(reference="TC-2025-0003", substream="etudiant")]), encoding="utf-8"
    )
    reception = bench.window.screen_of("reception")
    reception.presenter.take_in([path])  # type: ignore[attr-defined]  # Reception's own presenter
    bench.settle()
    for dialog in bench.window.findChildren(QWidget):
        if dialog.isWindow() and dialog.isVisible() and dialog is not bench.window:
            dialog.close()
    return dossier_id


def nodes(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield a node and all below it that show."""
    if interface.state().invisible:
        return
    yield interface
    if interface.role() in {QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree}:
        return
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from nodes(child)


def unnamed(window: QWidget) -> list[str]:
    """Return every focusable control without a name, or a field without a label."""
    found = []
    for node in nodes(QAccessible.queryAccessibleInterface(window)):
        if node.state().focusable and node.role() in NEED_A_NAME and not node.text(QAccessible.Text.Name):
            thing = node.object()
            found.append(f"{node.role()} {type(thing).__name__} {thing.objectName()}")
    for field in window.findChildren(QComboBox):
        labelled = field.accessibleName() or any(
            label.buddy() is field for label in window.findChildren(QLabel)
        )
        if field.isVisible() and not labelled:
            found.append(f"combo box without label: {field.objectName()}")
    return found


def cut_off(window: QWidget) -> list[str]:
    """Return every text that does not fit its place."""
    return [
        f"{label.text()[:60]!r}: {label.heightForWidth(label.width())} > {label.height()}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 1
    ] + [
        f"{button.text()!r}: {button.minimumSizeHint().width()} > {button.width()}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.minimumSizeHint().width() > button.width() + 1
    ]


def settle_layout(bench: Bench) -> None:
    bench.settle()
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("place", [place.key for place in PLACES])
def test_every_control_of_every_screen_has_a_name(bench: Bench, tmp_path: Path, place: str) -> None:
    dossier_id = filled(bench, tmp_path)
    bench.go(place, dossier_id if place in {"dossier", "comparison", "avis_page"} else None)
    settle_layout(bench)
    assert unnamed(bench.window) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(
    "place", ["reception", "dossier", "quarantine", "committee", "avis", "oversight", "settings"]
)
def test_no_text_is_cut_off_at_any_size(bench: Bench, tmp_path: Path, place: str, scale: float) -> None:
    dossier_id = filled(bench, tmp_path)
    bench.theme.rescale(scale)
    bench.go(place, dossier_id if place == "dossier" else None)
    settle_layout(bench)
    found = cut_off(bench.window)
    bench.theme.rescale(1.0)
    assert found == []


def test_a_state_is_never_told_by_colour_alone(bench: Bench, tmp_path: Path) -> None:
    page = bench_page(bench, filled(bench, tmp_path))
    chips = page.findChildren(Chip)
    assert chips
    assert all(chip.text and chip.accessibleName() == chip.text for chip in chips)


def test_every_fact_of_the_correction_form_has_its_label_as_buddy(bench: Bench, tmp_path: Path) -> None:
    filled(bench, tmp_path)
    view = bench.go("quarantine")
    fields = [
        field
        for kind in (QLineEdit, QComboBox, QPlainTextEdit)
        for field in view.findChildren(kind)
        if field.objectName().startswith("fact_")
    ]
    buddies = {label.buddy() for label in view.findChildren(QLabel)}
    assert len(fields) > 40
    assert all(field in buddies for field in fields)


def test_tab_goes_through_reception_in_reading_order(bench: Bench, tmp_path: Path) -> None:
    filled(bench, tmp_path)
    view = bench.go("reception")
    table = view.findChild(Table)
    assert table is not None
    order: list[QWidget] = []
    widget: QWidget | None = view.nextInFocusChain()
    while widget is not None and widget is not view:
        if widget.isVisible() and widget.focusPolicy().value & 1 and view.isAncestorOf(widget):
            order.append(widget)
        widget = widget.nextInFocusChain()
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in order]
    wanted = ["Quarantaine (1)", "Recevoir des demandes…", "Chercher dans les dossiers", "Dossiers"]
    positions = [next(i for i, name in enumerate(names) if name == one) for one in wanted]
    assert positions == sorted(positions)


def bench_page(bench: Bench, dossier_id: str) -> QWidget:
    page = bench.go("dossier", dossier_id)
    settle_layout(bench)
    return page

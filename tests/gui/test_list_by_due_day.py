"""The list by due day, as a coordinator asks for it: a click on its title, and views that keep the order."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, Qt

from reviewer.dossier.lifecycle import DossierState
from reviewer.services.view_records import ViewColumn
from tests.support.gui import Bench
from ui.screens.reception.dialog_view import ViewDialog
from ui.screens.reception.view import ReceptionView


def the_list(bench: Bench) -> ReceptionView:
    """Show dossiers that are due in another order than that of any other column."""
    bench.add("TC-2025-0003", days_ago=20)
    bench.add("TC-2025-0002", days_ago=12)
    bench.add("TC-2025-0005", days_ago=12)
    bench.add("TC-2025-0001", DossierState.WITHDRAWN, days_ago=30)
    bench.add("TC-2025-0004", days_ago=1)
    bench.start()
    view = cast("ReceptionView", bench.go("reception"))
    bench.qtbot.waitUntil(lambda: view.presenter.held)
    return view


def shown(view: ReceptionView) -> list[str]:
    return [row.reference[-1] for row in view.model.rows]


def click_on_title(bench: Bench, view: ReceptionView, key: str) -> None:
    keys = [column.key for column in view.model.columns]
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(keys.index(key)) + 12, header.height() // 2)
    bench.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.settle()
    bench.qtbot.waitUntil(lambda: view.presenter.held)


def show_due_day(bench: Bench, view: ReceptionView) -> None:
    columns = tuple(ViewColumn(key) for key in ("reference", "candidate", "state", "due"))
    view.table.arrange(columns)
    bench.settle()


def test_a_click_on_its_title_puts_what_is_due_first_at_the_top_and_what_is_not_at_the_end(
    bench: Bench,
) -> None:
    view = the_list(bench)
    show_due_day(bench, view)
    click_on_title(bench, view, "due")
    assert shown(view) == ["3", "2", "5", "4", "1"]
    assert view.model.rows[-1].due_on is None
    click_on_title(bench, view, "due")
    assert shown(view) == ["4", "5", "2", "3", "1"]
    header = view.table.horizontalHeader()
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_a_view_keeps_that_order_and_so_do_those_that_ship(bench: Bench) -> None:
    view = the_list(bench)
    show_due_day(bench, view)
    view.search.setText("reçu:>5j")
    bench.qtbot.waitUntil(lambda: len(shown(view)) == 4)
    click_on_title(bench, view, "due")
    bench.qtbot.mouseClick(view.save_view, Qt.MouseButton.LeftButton)
    dialog = cast("ViewDialog", view.dialog)
    bench.qtbot.keyClicks(dialog.field, "Pressant")
    bench.qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    bench.open_view("À trier")
    assert set(shown(view)) == {"2", "3", "4", "5"}
    click_on_title(bench, view, "reference")
    assert shown(view) == ["2", "3", "4", "5"]
    bench.open_view("Pressant")
    assert shown(view) == ["3", "2", "5", "1"]
    shipped = {one.id for one in view.presenter.views if one.order.column == "due" and one.builtin}
    assert shipped == {"overdue", "due-soon"}
    bench.open_view("En retard")
    assert shown(view) == ["3", "2", "5"]

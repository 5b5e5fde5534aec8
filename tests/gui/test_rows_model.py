"""The model of every short list: nothing moves under the person when its rows are read again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.models.rows import ID_ROLE, Column, RowsModel
from ui.theme.theme import Theme
from ui.widgets.table import Table


@dataclass(frozen=True)
class Row:
    id: str
    name: str


def rows(first: int, last: int) -> tuple[Row, ...]:
    return tuple(Row(f"d{number}", f"Dossier {number}") for number in range(first, last))


@pytest.fixture
def model(qtbot: QtBot) -> RowsModel[Row]:
    made: RowsModel[Row] = RowsModel(lambda row: row.id)
    made.columns = (
        Column[Row](key="id", title="No", text=lambda row: row.id, width=80),
        Column[Row](key="name", title="Nom", text=lambda row: row.name),
    )
    return made


def test_the_model_keeps_qts_rules(model: RowsModel[Row]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(rows(0, 10))
    model.show_rows(rows(0, 20))
    model.show_rows(rows(0, 5))
    assert tester.model() is model


def test_reading_the_same_rows_again_resets_nothing(qtbot: QtBot, model: RowsModel[Row]) -> None:
    model.show_rows(rows(0, 10))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows([Row("d0", "Autre nom"), *rows(1, 10)])
    assert model.index(0, 1).data() == "Autre nom"


def test_selection_and_scroll_stay_where_they_are_when_rows_come_in(
    qtbot: QtBot, theme: Theme, model: RowsModel[Row]
) -> None:
    table = Table(theme, model, "Dossiers")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    model.show_rows(rows(0, 100))
    table.select_id("d50")
    table.verticalScrollBar().setValue(1500)
    model.show_rows((Row("neuf", "Dossier neuf"), *rows(0, 100)))
    assert table.current_id == "d50"
    assert table.verticalScrollBar().value() == 1500


def test_enter_opens_the_current_row(qtbot: QtBot, theme: Theme, model: RowsModel[Row]) -> None:
    table = Table(theme, model, "Dossiers")
    qtbot.addWidget(table)
    model.show_rows(rows(0, 3))
    table.select_id("d1")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["d1"]
    assert table.currentIndex().data(ID_ROLE) == "d1"


def test_optional_columns_give_way_where_room_is_short(qtbot: QtBot, theme: Theme) -> None:
    model: RowsModel[Row] = RowsModel(lambda row: row.id)
    model.columns = (
        Column[Row](key="id", title="No", text=lambda row: row.id, width=200),
        Column[Row](key="name", title="Nom", text=lambda row: row.name),
        Column[Row](key="extra", title="Plus", text=lambda row: row.name, width=200, optional=1),
    )
    table = Table(theme, model, "Dossiers")
    qtbot.addWidget(table)
    table.show()
    table.resize(700, 200)
    assert not table.isColumnHidden(2)
    table.resize(420, 200)
    assert table.isColumnHidden(2)

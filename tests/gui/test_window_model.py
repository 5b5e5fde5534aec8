"""A list of any length holds few rows, never waits, and says which pages it needs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.models.rows import NOT_READ, Column
from ui.models.window import MOST_PAGES, PAGE_ROWS, WindowModel


class Numbers(WindowModel[int]):
    """Numbers as rows."""

    def __init__(self) -> None:
        super().__init__(str)
        self.columns = (Column[int](key="number", title="Number", text=str),)


def filled(total: int) -> Numbers:
    model = Numbers()
    model.begin(total, range(min(total, PAGE_ROWS)))
    return model


def page(number: int) -> tuple[int, ...]:
    return tuple(range(number * PAGE_ROWS, (number + 1) * PAGE_ROWS))


def test_a_row_that_was_not_read_shows_as_one_and_its_page_is_asked_for(qtbot: QtBot) -> None:
    model = filled(1_000_000)
    assert model.rowCount() == 1_000_000
    with qtbot.waitSignal(model.pages_wanted) as asked:
        assert model.index(999_999, 0).data() == NOT_READ
        assert model.index(500, 0).data() == NOT_READ
    assert asked.args == [(500 // PAGE_ROWS, 999_999 // PAGE_ROWS)]
    model.fill(500 // PAGE_ROWS, page(500 // PAGE_ROWS))
    assert model.index(500, 0).data() == "500"


def test_memory_stays_that_of_a_few_pages() -> None:
    model = filled(1_000_000)
    for number in range(MOST_PAGES * 3):
        model.fill(number, page(number))
    assert len(model.rows) == MOST_PAGES * PAGE_ROWS


def test_the_number_of_rows_may_be_learnt_late_either_way() -> None:
    model = filled(300)
    model.set_total(500)
    assert model.rowCount() == 500
    model.set_total(200)
    assert model.rowCount() == 200
    assert model.index(0, 0).data() == "0"


def test_a_row_that_is_gone_is_empty_and_the_others_stay() -> None:
    model = filled(300)
    model.fill(1, (None, *page(1)[1:]))
    assert model.row_at(PAGE_ROWS) is None
    assert model.is_read(PAGE_ROWS)
    assert model.index_of(str(PAGE_ROWS + 1)).row() == PAGE_ROWS + 1


def test_what_changed_is_read_again_where_one_looks_and_forgotten_elsewhere() -> None:
    model = filled(1_000)
    for number in range(5):
        model.fill(number, page(number))
    assert model.keep_only(PAGE_ROWS, PAGE_ROWS + 20) == (1,)
    assert not model.is_read(0)

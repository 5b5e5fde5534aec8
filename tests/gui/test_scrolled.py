"""What scrolls stays where its reader is while what is inside is made anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from ui.widgets.scrolled import SETTLED_MS, TRIES, hold, scrolled_column
from ui.widgets.text import Text


def long_page(qtbot: QtBot) -> tuple[QScrollArea, Text, QScrollBar]:
    """Show much more text than there is room for; return what scrolls, the text and the bar."""
    words = Text("mot " * 4000)
    area = scrolled_column(words)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    return area, words, bar


def test_a_page_that_takes_long_to_be_made_anew_is_where_its_reader_left_it(qtbot: QtBot) -> None:
    """However long: what is beside the bar waits for the making, not for a number of looks."""
    area, words, bar = long_page(qtbot)
    bar.setValue(1000)
    making = [True]
    hold(area, making=lambda: making[0])
    words.hide()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    qtbot.wait((TRIES + 2) * SETTLED_MS)
    assert not area.updatesEnabled()
    words.show()
    making.clear()
    making.append(False)
    qtbot.waitUntil(area.updatesEnabled)
    assert bar.value() == 1000


def test_what_is_laid_out_late_still_brings_its_reader_back_unless_they_have_gone_elsewhere(
    qtbot: QtBot,
) -> None:
    area, words, bar = long_page(qtbot)
    for elsewhere in (None, 7):
        qtbot.waitUntil(lambda: bar.maximum() > 1000)
        bar.setValue(1000)
        hold(area)
        words.setText("mot " * 300)
        qtbot.waitUntil(lambda: 0 < bar.maximum() < 1000)
        qtbot.waitUntil(area.updatesEnabled)
        assert bar.value() == bar.maximum()
        if elsewhere is not None:
            bar.setSliderPosition(elsewhere)
            bar.triggerAction(QAbstractSlider.SliderAction.SliderMove)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        words.setText("mot " * 4000)
        qtbot.waitUntil(lambda: bar.maximum() > 1000)
        assert bar.value() == (1000 if elsewhere is None else elsewhere)


def test_a_page_that_is_made_smaller_and_large_again_after_a_while_brings_its_reader_back(
    qtbot: QtBot,
) -> None:
    """On a slow machine the bar still has its former range when one first looks."""
    area, words, bar = long_page(qtbot)
    bar.setValue(1000)
    hold(area)
    qtbot.waitUntil(area.updatesEnabled)
    words.hide()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    words.show()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    assert bar.value() == 1000

"""Nothing moves by itself: who gets sick from motion, or is led astray by it, has nothing to switch off."""

from __future__ import annotations

import ast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyle, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.support.source import python_files, shown, tree
from ui.theme.theme import Theme
from ui.widgets.progress_bar import ProgressBar

MOVING = {
    "QPropertyAnimation",
    "QVariantAnimation",
    "QSequentialAnimationGroup",
    "QParallelAnimationGroup",
    "QTimeLine",
    "QMovie",
    "QSplashScreen",
    "setAnimated",
    "QGraphicsOpacityEffect",
}
EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def test_no_window_of_ours_has_an_animation() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("ui")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in MOVING)
        or (isinstance(node, ast.Attribute) and node.attr in MOVING)
    ]
    assert found == []


def test_no_bar_of_progress_is_qts_own_that_runs_to_and_fro() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QProgressBar"
    ]
    assert found == []


def test_qt_itself_animates_nothing(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    for style in (QApplication.style(), widget.style()):
        assert style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) == 0
    assert not any(QApplication.isEffectEnabled(one) for one in EFFECTS)
    tree_view = QTreeView()
    qtbot.addWidget(tree_view)
    assert not tree_view.isAnimated()


def test_work_of_unknown_length_shows_a_bar_that_stands_still(theme: Theme, qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.expect(0)
    bar.resize(theme.px(240), bar.sizeHint().height())
    with qtbot.waitExposed(bar):
        bar.show()
    first = bar.grab().toImage()
    qtbot.wait(400)
    assert bar.grab().toImage() == first

"""Colours, lengths and fonts come from ``ui/theme``: nothing else of the windows names one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source import python_files, shown, tree

THEME = "ui/theme/"
HAIR = 3
"""A line, a ring, a bar at an edge: lengths up to this do not grow with the letters."""

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b|\b(?:rgb|rgba|hsl|hsla|hsv)\(")
LENGTH = re.compile(r"(?<![\w$.}])(\d+(?:\.\d+)?)\s*(?:px|pt|em)\b")
FONT = re.compile(r"\bfont(?:-\w+)?\s*:")
MEASURES = {
    "setFixedWidth",
    "setFixedHeight",
    "setFixedSize",
    "setMinimumWidth",
    "setMinimumHeight",
    "setMinimumSize",
    "setMaximumWidth",
    "setMaximumHeight",
    "setMaximumSize",
    "setContentsMargins",
    "setSpacing",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "addSpacing",
    "setColumnMinimumWidth",
    "setColumnWidth",
    "setRowHeight",
    "setDefaultSectionSize",
    "setIconSize",
    "setHandleWidth",
    "setIndent",
    "setMargin",
    "resize",
    "QSize",
    "QSizeF",
    "QMargins",
    "QMarginsF",
}
"""What takes lengths alone: a number among its arguments is one."""
FONTS = {"QFont", "setPixelSize", "setPointSize", "setPointSizeF", "setFamily", "setFamilies"}


def literals(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each colour, length and font that a module names itself, with its line."""
    silent = {
        id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)
    }  # what only documents
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield from ((node.lineno, found) for found in _in_text(node.value))
        elif isinstance(node, ast.Attribute) and "GlobalColor" in ast.unparse(node):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, found) for found in _in_call(node))


def _in_text(text: str) -> Iterator[str]:
    yield from (found[0] for found in COLOUR.finditer(text))
    yield from (found[0] for found in LENGTH.finditer(text) if float(found[1]) > HAIR)
    yield from (found[0] for found in FONT.finditer(text))


def _in_call(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func).rsplit(".", 1)[-1]
    numbers = [one for one in map(_number, call.args) if one is not None]
    if name == "QColor" and call.args and isinstance(call.args[0], ast.Constant):
        yield ast.unparse(call)
    if name in FONTS:
        yield ast.unparse(call)
    if name in MEASURES and any(abs(one) > HAIR for one in numbers):
        yield ast.unparse(call)


def _number(node: ast.expr) -> float | None:
    """Return a number that stands there as such, negative ones too."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    plain = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return float(node.value) if plain and isinstance(node, ast.Constant) else None  # type: ignore[arg-type]


def test_no_colour_length_or_font_stands_outside_the_theme() -> None:
    found = [
        f"{shown(path)}:{line}: {what}"
        for path in python_files("ui")
        if not shown(path).startswith(THEME)
        for line, what in literals(tree(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "label.setStyleSheet('color: #fff')",
        "label.setStyleSheet(f'border: 1px solid rgb(0, 0, 0); color: {x}')",
        "label.setStyleSheet('min-height: 4px')",
        "label.setStyleSheet('font-size: large')",
        "painter.setPen(QColor(0, 0, 0))",
        "painter.setPen(QColor('red'))",
        "painter.setPen(Qt.GlobalColor.red)",
        "label.setFixedWidth(240)",
        "row.setContentsMargins(0, 0, 8, 0)",
        "window.resize(QSize(1440, 900))",
        "label.setFont(QFont('Arial', 12))",
        "font.setPixelSize(x)",
    ],
)
def test_the_rule_finds_what_it_is_there_for(source: str) -> None:
    assert list(literals(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "label.setFixedWidth(theme.px(240))",
        "row.setContentsMargins(0, 1, Space.M, 3)",
        "frame.setFixedHeight(1)",
        "label.setStyleSheet(f'border: 2px solid {ring}; padding: {theme.px(4)}px')",
        "words = self.tr('#1 of {count}')",
        "split.setSizes([3, 2])",
    ],
)
def test_the_rule_leaves_the_rest_alone(source: str) -> None:
    assert list(literals(ast.parse(source))) == []

"""A field of one line is a ``SpokenLine``: of Qt's own, a screen reader says nothing when the focus comes to it."""

from __future__ import annotations

import ast

from tests.support.source import python_files, shown, tree

OWN = "ui/widgets/spoken_line.py"


def test_no_field_of_the_windows_is_one_that_a_screen_reader_is_silent_about() -> None:
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("ui")
        if shown(path) != OWN
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == "QLineEdit"
    ]
    assert found == []

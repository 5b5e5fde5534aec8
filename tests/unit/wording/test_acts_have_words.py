"""Every act that the journal keeps, and every act that a screen reports, has its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from reviewer.wording import Wording
from tests.support.source import ROOT, python_files, shown, tree

FR = Wording.load("fr")
SERVICES = python_files("reviewer")
EXPANDED = {
    "avis_{kind.value}": ("avis_suspended", "avis_lifted", "avis_revoked"),
    "decided_{decision.value}": ("decided_admissible", "decided_inadmissible", "decided_complements"),
    "expert_{leaving.value}": ("expert_recused", "expert_declined", "expert_withdrawn"),
    "interests_{kind.value}": (
        "interests_none",
        "interests_real",
        "interests_apparent",
        "interests_potential",
    ),
}


def _parameters(function: ast.AST) -> set[str]:
    assert isinstance(function, ast.FunctionDef)
    return {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}


def _texts(node: ast.expr, function: ast.AST) -> Iterator[str]:
    """Return every text that an expression may be; fail on what cannot be read off the source."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, function)
        yield from _texts(node.orelse, function)
    elif isinstance(node, ast.JoinedStr):
        yield from EXPANDED[ast.unparse(node)[2:-1]]
    elif isinstance(node, ast.Name) and node.id in _parameters(function):
        return  # its callers are looked at below
    elif isinstance(node, ast.Name):
        values = [
            one.value
            for one in ast.walk(function)
            if isinstance(one, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == node.id for t in one.targets)
        ]
        assert values, f"line {node.lineno}: « {node.id} » cannot be read off the source"
        for value in values:
            yield from _texts(value, function)
    else:
        raise AssertionError(f"line {node.lineno}: {ast.unparse(node)} cannot be read off the source")


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def _calls(path: Path, name: str, keyword: str) -> Iterator[tuple[str, ast.Call, ast.FunctionDef]]:
    for function in _functions(path):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                for given in node.keywords:
                    if given.arg == keyword:
                        for text in _texts(given.value, function):
                            yield text, node, function


def _keys(node: ast.expr | None, function: ast.FunctionDef, path: Path) -> set[str]:
    """Return the keys of details, through a name in the same function or a function of the same module."""
    if node is None:
        return set()
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        made = next(one for one in _functions(path) if one.name == ast.unparse(node.func))
        returned = [one.value for one in ast.walk(made) if isinstance(one, ast.Return)]
        return set.intersection(*(_keys(value, made, path) for value in returned))
    if isinstance(node, ast.Name):
        for one in ast.walk(function):
            targets = (
                one.targets
                if isinstance(one, ast.Assign)
                else [one.target]
                if isinstance(one, ast.AnnAssign)
                else []
            )
            if any(isinstance(t, ast.Name) and t.id == node.id for t in targets):
                return _keys(one.value, function, path)  # type: ignore[attr-defined]  # both kinds of assignment have one
    assert isinstance(node, ast.Dict), ast.unparse(node)
    return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}


def _changed(path: Path) -> Iterator[str]:
    for function in _functions(path):
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func) == "Changes.of_dossier"
            ):
                yield from _texts(node.args[1], function)


EVENTS = [(shown(p), *found) for p in SERVICES for found in _calls(p, "Event", "name")]
MOVED = [(shown(p), text) for p in SERVICES for text in _changed(p)]
MESSAGES = [
    *MOVED,
    *((shown(p), text) for p in SERVICES for text, _, _ in _calls(p, "Changes", "message")),
]


def test_there_are_acts_to_look_at() -> None:
    assert len({text for _, text, _, _ in EVENTS}) > 25
    assert len({text for _, text in MESSAGES}) > 10


@pytest.mark.parametrize(("file", "text"), sorted({(file, text) for file, text, _, _ in EVENTS}))
def test_every_act_of_the_journal_has_words(file: str, text: str) -> None:
    assert FR.has("event", text), file


def test_the_catalogue_names_no_act_that_nobody_does() -> None:
    assert set(FR.catalogue["event"]) == {text for _, text, _, _ in EVENTS}


def test_the_words_of_an_act_use_only_what_the_journal_keeps_of_it() -> None:
    for file, text, call, function in EVENTS:
        details = next((given.value for given in call.keywords if given.arg == "details"), None)
        fields = {name for _, name, _, _ in Formatter().parse(FR.catalogue["event"][text]) if name}
        assert fields <= _keys(details, function, ROOT / file), f"{file}: {text}"


def test_every_act_that_only_moves_a_dossier_reports_with_its_reference() -> None:
    assert len({file for file, _ in MOVED}) > 3
    for file, text in MOVED:
        fields = {name for _, name, _, _ in Formatter().parse(FR.catalogue["done"][text]) if name}
        assert fields <= {"reference", "number"}, f"{file}: {text}"


@pytest.mark.parametrize(("file", "text"), sorted(set(MESSAGES)))
def test_every_reported_act_has_words(file: str, text: str) -> None:
    assert FR.has("done", text), file

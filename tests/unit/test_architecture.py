"""House rules that import-linter and ruff cannot say, read off the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.source import ROOMS, ROOT, python_files, shown, tree

MOST_LINES = 400
HISTORY = "db/migrations/versions/"
"""Revisions of the schema stay as they were released, whatever their length."""
CLOCK = "reviewer/services/clock.py"
TASKS = "ui/tasks/"
READS_THE_CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
    "QDate.currentDate",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
}
THREADS = {
    "threading.Thread",
    "threading.Timer",
    "concurrent.futures",
    "multiprocessing",
    "_thread",
    "PySide6.QtCore.QThread",
    "PySide6.QtCore.QThreadPool",
    "PySide6.QtCore.QRunnable",
}
"""What starts a thread or another process; a lock starts nothing."""
GATHERING = {"admissibility", "search", "statistics"}
"""Rooms in which something is added up on the way: what they hand out is frozen all the same."""
PURE = GATHERING | {
    "accounts",
    "avis",
    "checkpoints.py",
    "committee",
    "dossier",
    "errors.py",
    "journal.py",
    "outbox",
    "readings.py",
    "reconciliation",
}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "base"}
UNSAFE_CALLS = {"eval", "exec", "pickle.loads", "pickle.load", "marshal.loads", "os.system", "os.popen"}
ACCENTED = re.compile(r"[àâäçéèêëîïôöùûüÿœæ«»]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
OUR_NAME = "Avisé"
FRENCH_WORDS = {
    "le",
    "la",
    "les",
    "des",
    "une",
    "est",
    "dans",
    "pour",
    "avec",
    "sur",
    "aucun",
    "cette",
    "qui",
}


def _named(node: ast.AST) -> str:
    """Return a dotted name, or nothing where the expression is none."""
    if isinstance(node, ast.Attribute):
        inside = _named(node.value)
        return f"{inside}.{node.attr}" if inside else ""
    return node.id if isinstance(node, ast.Name) else ""


def _calls(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield _named(node.func), node.lineno


def _imports(module: ast.Module) -> Iterator[tuple[str, str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, "", node.lineno
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.module or "", alias.name, node.lineno


def _docstrings(module: ast.Module) -> set[int]:
    """Return the identities of the constants that only document: of modules, classes, functions and attributes."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found |= {id(one.value) for one in node.body if isinstance(one, ast.Expr)}
    return found


def clock_readings(module: ast.Module) -> list[int]:
    return [line for name, line in _calls(module) if name in READS_THE_CLOCK]


def threads(module: ast.Module) -> list[int]:
    imported = [
        line
        for source, name, line in _imports(module)
        if {source, f"{source}.{name}", source.split(".")[0]} & THREADS
    ]
    used = [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and _named(node) in THREADS
    ]
    return imported + used


def unsafe_calls(module: ast.Module) -> list[int]:
    by_name = [line for name, line in _calls(module) if name in UNSAFE_CALLS]
    shells = [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for given in node.keywords
        if given.arg == "shell" and not (isinstance(given.value, ast.Constant) and given.value.value is False)
    ]
    return by_name + shells


def french_sentences(module: ast.Module) -> list[str]:
    """Return the texts of three words or more that only French has: accents, guillemets, or its small words."""
    silent = _docstrings(module)
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            parts = [one for one in node.values if isinstance(one, ast.Constant)]
            silent |= {id(one) for one in parts}
            text = " … ".join(str(one.value) for one in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            text = node.value
        else:
            continue
        text = text.replace(OUR_NAME, "")
        words = WORD.findall(text)
        french = ACCENTED.search(text) or len(FRENCH_WORDS & {word.lower() for word in words}) >= 2
        if len(words) >= 3 and french:
            found.append(f"{node.lineno}: {text[:60]!r}")
    return found


def swallowed_errors(module: ast.Module) -> list[int]:
    """Return where an error of any kind is caught and nothing is done with it."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or _named(node.type) in {"Exception", "BaseException"})
        and all(isinstance(one, ast.Pass | ast.Continue) for one in node.body)
    ]


def _offences(rule: Callable[[ast.Module], list[int]], *excused: str) -> list[str]:
    return [
        f"{shown(path)}:{line}"
        for path in python_files()
        if not shown(path).startswith(excused or ("\0",))
        for line in rule(tree(path))
    ]


def test_only_the_clock_reads_the_clock() -> None:
    assert _offences(clock_readings, CLOCK) == []
    assert clock_readings(tree(ROOT / CLOCK)) != []


def test_only_the_tasks_have_threads() -> None:
    assert _offences(threads, TASKS) == []


def test_nothing_is_evaluated_unpickled_or_given_to_a_shell() -> None:
    assert _offences(unsafe_calls) == []


def test_no_error_is_swallowed_in_silence() -> None:
    assert _offences(swallowed_errors) == []


def test_no_french_sentence_stands_in_python() -> None:
    found = [f"{shown(path)}:{text}" for path in python_files() for text in french_sentences(tree(path))]
    assert found == []


@pytest.mark.parametrize("path", python_files(*ROOMS, "benchmarks", "tests"), ids=shown)
def test_a_file_past_its_length_wants_to_be_two(path: Path) -> None:
    assert shown(path).startswith(HISTORY) or len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert [
        shown(path) for path in python_files() if path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES
    ] == []


def test_presenters_and_models_know_no_widget() -> None:
    files = [
        path
        for path in python_files("ui")
        if path.stem in {"presenter", "table_model"} or path.parent.name == "models"
    ]
    assert files
    found = [
        f"{shown(path)}:{line}"
        for path in files
        for source, name, line in _imports(tree(path))
        if "QtWidgets" in (*source.split("."), name)
    ]
    assert found == []


def test_screens_know_no_record() -> None:
    found = [
        f"{shown(path)}:{line}"
        for path in python_files("ui")
        if shown(path).startswith("ui/screens/")
        for source, name, line in _imports(tree(path))
        if source.split(".")[0] in {"db", "sqlalchemy"} or (source == "" and name == "db")
    ]
    assert found == []


def test_the_pure_rooms_open_no_file_and_no_connection() -> None:
    """The programme's loader reads resources; the other pure rooms take everything as arguments.

    What ships with the program (weights, lengths, words) they read through ``reviewer.resource_files``.
    """
    outside = {"pathlib", "os", "io", "sqlite3", "socket", "urllib", "subprocess", "tempfile", "shutil"}
    found = [
        f"{shown(path)}:{line}"
        for path in python_files("reviewer")
        if shown(path).split("/")[1] in PURE
        for source, _, line in _imports(tree(path))
        if source.split(".")[0] in outside
    ]
    assert found == []


def test_revisions_of_the_schema_do_not_know_the_records_of_today() -> None:
    """A released revision does tomorrow what it did then, whatever became of the tables since."""
    found = [
        f"{shown(path)}:{line}"
        for path in python_files("db")
        if shown(path).startswith(HISTORY)
        for source, name, line in _imports(tree(path))
        if f"{source}.{name}.".startswith(("db.records.", "db.queries.", "reviewer.services.", "ui."))
    ]
    assert found == []


def test_values_of_the_pure_rooms_are_frozen() -> None:
    found = []
    for path in python_files("reviewer"):
        if shown(path).split("/")[1] not in PURE - GATHERING:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                marks = [
                    ast.unparse(mark) for mark in node.decorator_list if "dataclass" in ast.unparse(mark)
                ]
                found += [f"{shown(path)}: {node.name}" for mark in marks if "frozen=True" not in mark]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (clock_readings, "from datetime import datetime\ndatetime.now()"),
        (clock_readings, "import datetime\ndatetime.date.today()"),
        (clock_readings, "import time\nx = time.time()"),
        (threads, "from threading import Thread"),
        (threads, "import concurrent.futures"),
        (threads, "import threading\nthreading.Thread(target=f)"),
        (threads, "from PySide6.QtCore import QThread"),
        (unsafe_calls, "eval('1')"),
        (unsafe_calls, "import subprocess\nsubprocess.run('ls', shell=True)"),
        (french_sentences, "x = 'Le dossier est complet'"),
        (french_sentences, "x = f'La requête {y} manque ici'"),
        (french_sentences, "x = '« {key} » est introuvable'"),
        (swallowed_errors, "try:\n    f()\nexcept Exception:\n    pass"),
    ],
)
def test_each_rule_would_find_its_offence(rule: Callable[[ast.Module], list[object]], source: str) -> None:
    assert rule(ast.parse(source)) != []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (clock_readings, "clock.now()\nself.desk.today()"),
        (threads, "from ui.tasks.lanes import Lane\nfrom threading import Lock"),
        (french_sentences, '"""Le rapport d’évaluation dit que deux experts suffisent."""'),
        (french_sentences, "x = 'Sign the avis now'\ny = 'é'\nz = 'Open Avisé at the dossier’s page'"),
        (swallowed_errors, "try:\n    f()\nexcept KeyError:\n    pass"),
    ],
)
def test_no_rule_finds_what_is_allowed(rule: Callable[[ast.Module], list[object]], source: str) -> None:
    assert rule(ast.parse(source)) == []

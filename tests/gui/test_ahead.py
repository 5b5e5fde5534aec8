"""Modules of places are imported before anybody goes there: one at a time, each view last, and nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.gui import Bench
from ui.ahead import modules
from ui.expert.places import EXPERT_PLACES
from ui.places_of_work import PLACES, LateScreen

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "reportlab", "pyhanko", "pikepdf", "pypdfium2", "scipy", "numpy", "pandas", "openpyxl", "ortools", "rapidfuzz",
    "requests", "cbor2", "zxingcpp", "segno", "PIL", "lxml",
}  # fmt: skip
IMPORTING = """
import sys
from importlib import import_module
from ui.ahead import modules
from ui.expert.places import EXPERT_PLACES
from ui.places_of_work import PLACES

for places in (PLACES, EXPERT_PLACES):
    for name in modules({one.key: one for one in places}):
        import_module(name)
print(" ".join(sys.modules))
"""


def test_every_view_comes_after_what_it_is_made_of() -> None:
    for places in (PLACES, EXPERT_PLACES):
        names = list(modules({one.key: one for one in places}))
        views = [one.make.module for one in places if isinstance(one.make, LateScreen)]
        assert set(views) <= set(names)
        for view in views:
            package = view.rpartition(".")[0]
            inside = [name for name in names[: names.index(view)] if name.startswith(f"{package}.")]
            assert f"{package}.presenter" in inside or package.startswith("ui.screens.expert_")


def test_what_is_imported_ahead_brings_no_library_that_an_act_may_never_need() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", IMPORTING],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_a_window_left_alone_imports_all_of_it_and_stops(bench: Bench) -> None:
    bench.start()
    assert not bench.window.ahead.over
    bench.qtbot.waitUntil(lambda: bench.window.ahead.over, timeout=60_000)
    assert {one.make.module for one in PLACES if isinstance(one.make, LateScreen)} <= set(sys.modules)


def test_a_window_that_closes_imports_nothing_more(bench: Bench) -> None:
    bench.start()
    bench.window.close()
    assert bench.window.ahead.over

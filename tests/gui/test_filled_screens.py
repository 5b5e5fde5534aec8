"""The committee's and the avis's screens full of data: everything has a name and nothing is cut off, at any size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.gui.test_accessibility import cut_off, settle_layout, unnamed
from tests.support.gui import Bench
from tests.support.stories import NO, Stories


def told(bench: Bench, folder: Path, *, times: int = 1) -> dict[str, str]:
    """Tell one story of each kind, or several of each, and return the dossiers' ids by name: the last of each kind."""
    stories = Stories(bench.opened, folder)
    ids: dict[str, str] = {}
    for year in range(2026 - times, 2026):
        ids = {name: bench.add(f"TC-{year}-{index:04d}") for index, name in enumerate(STORIES)}
        for name, tell in STORIES.items():
            tell(stories, ids[name])
    bench.start()
    return ids


STORIES: dict[str, Callable[[Stories, str], object]] = {
    "assign": lambda stories, one: stories.admissible(one),
    "declare": lambda stories, one: stories.seated(one),
    "score": lambda stories, one: stories.seated_and_open(one, "e-alix"),
    "concertation": lambda stories, one: stories.concertation(one),
    "majority": lambda stories, one: stories.majority(one),
    "refusal": lambda stories, one: stories.consensus(one, NO),
    "drafted": lambda stories, one: stories.drafted(one),
    "signed": lambda stories, one: stories.signed(one),
}

VISITS: dict[str, tuple[str, str, str | None]] = {
    "comité, à désigner": ("p-coord", "committee", "assign"),
    "comité, à confirmer": ("p-coord", "committee", "refusal"),
    "comparaison": ("p-coord", "comparison", "majority"),
    "mes dossiers": ("e-alix", "committee", None),
    "déclaration": ("e-alix", "grid", "declare"),
    "grille": ("e-alix", "grid", "score"),
    "concertation": ("e-alix", "grid", "concertation"),
    "avis": ("p-clerk", "avis", None),
    "avis rédigé": ("p-clerk", "avis_page", "drafted"),
    "avis délivré": ("p-sign", "avis_page", "signed"),
    "pilotage": ("p-coord", "oversight", None),
    "réglages": ("p-admin", "settings", None),
}


def visit(bench: Bench, ids: dict[str, str], name: str) -> QWidget:
    person, place, story = VISITS[name]
    bench.become(person)
    screen = bench.go(place, None if story is None else ids[story])
    settle_layout(bench)
    return screen


def test_every_control_of_a_filled_screen_has_a_name(bench: Bench, tmp_path: Path) -> None:
    ids = told(bench, tmp_path)
    for name in VISITS:
        visit(bench, ids, name)
        assert unnamed(bench.window) == [], name


def test_no_text_of_a_filled_screen_is_cut_off_at_any_size(bench: Bench, tmp_path: Path) -> None:
    ids = told(bench, tmp_path)
    bench.window.resize(1440, 900)
    for scale in (1.0, 1.25, 2.0):
        bench.theme.rescale(scale)
        for name in VISITS:
            screen = visit(bench, ids, name)
            assert cut_off(screen) == [], f"{name}, {scale}"

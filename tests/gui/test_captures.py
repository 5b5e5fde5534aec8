"""The pictures of the real windows: each registered screen is saved, in the size that was asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from ui.captures import SIZE, capture_all
from ui.captures.subjects import CAPTURES


def test_every_registered_screen_is_saved(bench: Bench, tmp_path: Path) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    bench.window.hide()
    saved = capture_all(bench.office, tmp_path / "captures")
    names = {path.name for path in saved}
    assert {
        "reception.png",
        "reception-sombre.png",
        "dossier.png",
        "dossier-sombre.png",
        "quarantaine.png",
    } <= names
    for path in saved:
        image = QImage(str(path))
        assert image.size() == SIZE, path.name
        colours = {image.pixel(x, y) for x in range(0, 1440, 7) for y in range(0, 900, 11)}
        assert len(colours) > 10, path.name


def test_the_names_of_captures_are_unique() -> None:
    names = [capture.name for capture in CAPTURES]
    assert len(names) == len(set(names))

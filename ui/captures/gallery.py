"""Pictures of the gallery: every widget in every state, in both themes, at 100 % and at 200 %."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from reviewer.wording import Wording
from ui.application import create_application
from ui.gallery.window import GalleryWindow
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Space

SCALES = (1.0, 2.0)
WIDTH = 1440


def capture_gallery(folder: Path) -> tuple[Path, ...]:
    """Save one tall picture for each theme and size; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for mode in (Mode.LIGHT, Mode.DARK):
        for scale in SCALES:
            theme = Theme(create_application(), mode, scale)
            window = GalleryWindow(theme, Wording.load())
            window.show()
            QApplication.processEvents()
            page = window.page
            page.setFixedWidth(round(WIDTH * scale))
            page.setFixedHeight(max(page.heightForWidth(page.width()), page.sizeHint().height()))
            for _ in range(3):
                QApplication.processEvents()
            path = folder / f"galerie-{mode.value}-{round(scale * 100)}.png"
            used = QRect(0, 0, page.width(), page.childrenRect().bottom() + Space.XL)
            if not page.grab(used).save(str(path)):
                raise OSError(str(path))
            saved.append(path)
            window.close()
            window.deleteLater()
            theme.rescale(1.0)
    return tuple(saved)

"""What these tests read is the English of the source, whatever window spoke French before in the same process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator


@pytest.fixture(autouse=True)
def untranslated() -> Iterator[None]:
    app = QCoreApplication.instance()
    installed = [] if app is None else app.findChildren(QTranslator)
    for translator in installed:
        QCoreApplication.removeTranslator(translator)
    yield
    for translator in installed:
        QCoreApplication.installTranslator(translator)

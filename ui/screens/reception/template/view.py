"""The button that saves a workbook for employers to fill in: what it asks for is what reception reads."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.handover import write_whole
from ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from ui.screens.reception.presenter import ReceptionPresenter


class TemplateButton(IconButton):
    """Asks where to, and writes it in the words of the house's programme."""

    def __init__(self, presenter: ReceptionPresenter) -> None:
        super().__init__(presenter.desktop.theme, self.tr("Save a template to fill in…"), "download")
        self.setObjectName("save_template")
        self._presenter = presenter
        self.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask for the file."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save a template to fill in"),
            self.tr("requests-template.xlsx"),
            self.tr("Workbook (*.xlsx)"),
        )
        if name:
            self.save(Path(name))

    def save(self, target: Path) -> None:
        """Write it, whole or not at all."""
        target = target if target.suffix else target.with_suffix(".xlsx")
        self._presenter.run(partial(_write, self._presenter.desktop.office, target), self._saved)

    def _saved(self, target: Path) -> None:
        self._presenter.desktop.feedback.say(
            self.tr("The template is saved: {file}. Its row EXEMPLE is never taken in.").format(
                file=target.name
            )
        )


def _write(office: Office, target: Path) -> Path:
    write_whole(target, office.intake.template())
    return target

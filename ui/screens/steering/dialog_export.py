"""Taking exact figures out for the house: said in the dialog, in the name of the file and in its first line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reviewer.statistics.indicators.sheets import Flavour
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.levels import Level, Levels


class ExportDialog(ActDialog):
    """Which format. What is published is another dialog of another page."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(desktop, "", verb="", icon="download", parent=parent)
        self.setWindowTitle(self.tr("Export for internal use"))
        self.consequence.setText(
            self.tr(
                "Exact figures, small ones too: they stay in the house. The journal tells who took them. "
                "What others may read is published, protected, from “Reports and publications”."
            )
        )
        self.consequence.show()
        self.act.setText(self.tr("Choose a folder and export"))
        self.flavour = Levels(
            desktop.theme,
            (
                Level(Flavour.XLSX.value, "XLSX", self.tr("workbook, with definitions and data quality")),
                Level(
                    Flavour.CSV_EXCEL_FR.value, self.tr("CSV, Excel"), self.tr("as Excel in French opens it")
                ),
                Level(Flavour.CSV.value, "CSV", self.tr("UTF-8, commas, decimal points")),
                Level(Flavour.JSON.value, "JSON", "avise.figures/1"),
            ),
            self.tr("Format"),
            word_width=110,
        )
        self.flavour.show_choice(Flavour.XLSX.value)
        self.body.addWidget(self.flavour)

    @property
    def chosen(self) -> Flavour:
        """Return the format."""
        return Flavour(self.flavour.key or Flavour.XLSX.value)

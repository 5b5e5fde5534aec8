"""Publishing a draft: from which day on, where it comes from, and how sure that is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.programme.sourced import Confidence
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Day, Line, labelled
from ui.widgets.typed_fields import KEPT


class PublishDialog(ActDialog):
    """The day cannot lie in the past, nor before another version's."""

    def __init__(self, desktop: Desktop, earliest: date, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PublishDialog", "Publish the grid")
        super().__init__(desktop, title, verb="", icon="stamp", parent=parent)
        self.consequence.setText(
            self.tr(
                "From its day on, new deliberations use it. It can never be changed again; "
                "evaluations under way keep theirs."
            )
        )
        self.consequence.show()
        self.act.setText(self.tr("Publish"))
        self.day = Day("publish_day", earliest)
        self.day.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self.body.addLayout(labelled(self.tr("Takes effect on"), self.day))
        self.source = Line("publish_source")
        self.source.setProperty(KEPT, True)
        self.source.setPlaceholderText(self.tr("Meeting, decision or document"))
        self.body.addLayout(labelled(self.tr("Source"), self.source))
        self.confidence = QComboBox()
        self.confidence.setObjectName("publish_confidence")
        for one in (Confidence.TO_CONFIRM, Confidence.INFERRED, Confidence.REPORTED, Confidence.OFFICIAL):
            self.confidence.addItem(desktop.wording.label("grid_confidence", one), one.value)
        self.body.addLayout(labelled(self.tr("Certainty"), self.confidence))

    @property
    def chosen(self) -> Confidence:
        """Return how sure the version is."""
        return Confidence(self.confidence.currentData())

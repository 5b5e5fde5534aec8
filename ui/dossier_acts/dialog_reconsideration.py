"""Opening a reconsideration: why it is asked for, and the day on which the request came in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reviewer.dossier.lifecycle import Act
from ui.theme.meanings import ACT
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Day, labelled
from ui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from ui.desktop import Desktop


class ReconsiderationDialog(ActDialog):
    """Whether the request is in time is for the use case to say; its answer shows here."""

    def __init__(self, desktop: Desktop, reference: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Open a reconsideration of {reference}").format(reference=reference),
            verb=desktop.wording.label("act", Act.ASK_RECONSIDERATION),
            icon=ACT[Act.ASK_RECONSIDERATION],
            consequence=self.tr(
                "Other experts review the dossier from the start, once. The first round stays as it ended; an avis in "
                "force stays so until another one replaces it."
            ),
            parent=parent,
        )
        self.reason = Paragraph(desktop.theme, self.tr("Reason given with the request"), lines=4)
        self.reason.edit.setObjectName("reconsideration_reason")
        self.body.addWidget(self.reason)
        self._day = Day("received_on", desktop.office.desk.today())
        self.body.addLayout(labelled(self.tr("The request came in on"), self._day))
        self.reason.edit.setFocus()

    @property
    def received_on(self) -> date:
        """Return the day on which the request came in."""
        return self._day.day

    def ready(self) -> bool:
        """Ask for the reason at its field."""
        if not self.reason.text:
            self.reason.complain(self.tr("Write the reason first."))
            self.fit()
            return False
        return True

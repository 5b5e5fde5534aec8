"""Starting a draft: its name, and what it is a copy of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, labelled


class NewDraftDialog(ActDialog):
    """Asks for a name and a version to copy; the newest is offered first."""

    def __init__(self, desktop: Desktop, versions: Sequence[str], parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("NewDraftDialog", "New draft of a grid")
        super().__init__(desktop, title, verb="", icon="plus", parent=parent)
        self.consequence.setText(self.tr("A draft can be changed at will; nobody scores with it."))
        self.consequence.show()
        self.act.setText(self.tr("Start"))
        self.name = Line("draft_name")
        self.body.addLayout(labelled(self.tr("Name of the draft"), self.name))
        self.base = QComboBox()
        self.base.setObjectName("draft_base")
        for version in reversed(versions):
            self.base.addItem(self.tr("Copy of {grid}").format(grid=version), version)
        self.base.addItem(self.tr("Blank"), None)
        self.body.addLayout(labelled(self.tr("Starting from"), self.base))

    @property
    def based_on(self) -> str | None:
        """Return the version to copy, None for a blank grid."""
        chosen = self.base.currentData()
        return None if chosen is None else str(chosen)

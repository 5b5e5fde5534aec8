"""Keeping what is listed under a name, or changing a view that is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import labelled
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.desktop import Desktop


class ViewDialog(ActDialog):
    """``confirmed``: ``name`` and ``shared`` are wanted."""

    def __init__(
        self, desktop: Desktop, title: str, query: str, parent: QWidget, *, name: str = "", may_share: bool
    ) -> None:
        super().__init__(desktop, title, verb=self.tr("Save"), icon="save", parent=parent)
        self.field = SpokenLine(name)
        self.field.setObjectName("view_name")
        self.body.addLayout(labelled(self.tr("Name of the view"), self.field))
        self.body.addWidget(Text(query or self.tr("Every dossier"), Look.MUTED))
        self.share = QCheckBox(self.tr("Everybody in the house sees this view"))
        self.body.addWidget(self.share)
        self.share.setVisible(may_share)
        self.fault = Text("", Look.FAULT)
        self.body.addWidget(self.fault)
        self.field.setFocus()

    @property
    def name(self) -> str:
        """Return the name that was typed."""
        return self.field.text().strip()

    @property
    def shared(self) -> bool:
        """Tell whether everybody is to see the view."""
        return self.share.isChecked()

    def ready(self) -> bool:
        """Ask for a name."""
        self.fault.setText("" if self.name else self.tr("Give the view a name."))
        return bool(self.name)

"""Putting a copy back: first what is in it and what it would replace, then the question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reviewer.services.ports.backups import RestorePreview
from ui.desktop import Desktop
from ui.formats import moment, number
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Kind
from ui.widgets.copy_card import CopyCard

WIDTH = 600


class RestoreDialog(ActDialog):
    """``seen``: what would happen."""

    def __init__(self, desktop: Desktop, seen: RestorePreview, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Put a copy back"),
            verb=self.tr("Replace the database"),
            icon="history",
            kind=Kind.DANGER,
            consequence=self.tr(
                "The copy takes the place of the database. What was recorded since is no longer there; the database "
                "that is replaced is kept beside it. Nobody else may have it open. Avisé then closes."
            ),
            parent=parent,
        )
        self.seen = seen
        self.setMinimumWidth(desktop.theme.px(WIDTH))
        self.copy = CopyCard(
            self.tr("The copy of {moment}").format(moment=moment(seen.copy.made_at)), seen.copy.contents
        )
        self.body.addWidget(self.copy)
        self.present = CopyCard(self.tr("What it replaces"), seen.present, self._more(seen))
        self.body.addWidget(self.present)

    def _more(self, seen: RestorePreview) -> list[tuple[str, str]]:
        if seen.present is not None:
            lost = seen.present.entries - seen.copy.contents.entries
            same = seen.present.origin == seen.copy.contents.origin
            return [(self.tr("Not in the copy"), number(lost))] if same and lost > 0 else []
        if seen.damaged:
            return [(self.tr("Database"), self.tr("does not read as one of Avisé"))]
        return [(self.tr("Database"), self.tr("there is none"))]

"""Putting a copy back: first what is in it and what it would replace, then the question."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from reviewer.services.ports.backups import Contents, RestorePreview
from ui.desktop import Desktop
from ui.formats import moment, number
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Kind
from ui.widgets.card import Card, Facts

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
        self.copy = Card(self.tr("The copy of {moment}").format(moment=moment(seen.copy.made_at)))
        self.copy.body.addWidget(Facts(self._facts(seen.copy.contents)))
        self.body.addWidget(self.copy)
        self.present = Card(self.tr("What it replaces"))
        self.present.body.addWidget(Facts(self._present(seen)))
        self.body.addWidget(self.present)

    def _present(self, seen: RestorePreview) -> list[tuple[str, str]]:
        if seen.present is not None:
            lost = seen.present.entries - seen.copy.contents.entries
            facts = self._facts(seen.present)
            if seen.present.origin == seen.copy.contents.origin and lost > 0:
                facts.append((self.tr("Not in the copy"), number(lost)))
            return facts
        if seen.damaged:
            return [(self.tr("Database"), self.tr("does not read as one of Avisé"))]
        return [(self.tr("Database"), self.tr("there is none"))]

    def _facts(self, contents: Contents) -> list[tuple[str, str]]:
        newest = moment(datetime.fromisoformat(contents.newest_at)) if contents.newest_at else "–"
        return [
            (self.tr("Dossiers"), number(contents.dossiers)),
            (self.tr("Avis"), number(contents.avis)),
            (self.tr("Journal entries"), number(contents.entries)),
            (self.tr("Last entry"), newest),
        ]

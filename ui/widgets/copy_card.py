"""What a copy of the database, or the database itself, holds: for somebody who must choose."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ui.formats import moment, number
from ui.widgets.card import Card, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.ports.backups import Contents


class CopyCard(Card):
    """Counts and the day of the last entry. ``more``: what else there is to say; alone where nothing reads there."""

    def __init__(self, title: str, contents: Contents | None, more: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(title)
        self.body.addWidget(Facts([*self._lines(contents), *more]))

    def _lines(self, contents: Contents | None) -> list[tuple[str, str]]:
        if contents is None:
            return []
        newest = moment(datetime.fromisoformat(contents.newest_at)) if contents.newest_at else "–"
        return [
            (self.tr("Dossiers"), number(contents.dossiers)),
            (self.tr("Avis"), number(contents.avis)),
            (self.tr("Journal entries"), number(contents.entries)),
            (self.tr("Last entry"), newest),
        ]

"""The programme's values, each with where it comes from and how sure it is; the licences."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reviewer import __version__
from reviewer.programme.model import Programme
from reviewer.programme.sourced import Sourced
from ui.formats import long_date
from ui.places import RESOURCES
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.card import Card, Facts
from ui.widgets.chip import Chip
from ui.widgets.sourced import SURE, confidence_word
from ui.widgets.text import Look, Text, line

LINES = 13
"""How much of the licences shows at once."""


class ProgrammeCard(Card):
    """One programme: name, value, how sure, source."""

    def __init__(self, theme: Theme, programme: Programme) -> None:
        super().__init__(programme.short_name)
        self.body.addWidget(Text(programme.name, Look.MUTED))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for row, (name, value, sourced) in enumerate(self._values(programme)):
            grid.addWidget(Text(name, Look.STRONG), row, 0)
            grid.addWidget(Text(value), row, 1)
            grid.addWidget(Chip(theme, confidence_word(sourced.confidence), SURE[sourced.confidence]), row, 2)
            grid.addWidget(Text(sourced.source, Look.CAPTION), row, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 4)
        self.body.addLayout(grid)
        self.body.addWidget(line())
        self.body.addWidget(
            Facts(
                (
                    (self.tr("Issuer of the avis"), programme.issuer),
                    (self.tr("Number series"), programme.series),
                    (self.tr("Printed wording"), programme.wording_id),
                    (self.tr("Grid"), programme.grid.id),
                    (self.tr("Rule sets"), ", ".join(one.id for one in programme.rule_sets)),
                )
            )
        )

    def _values(self, one: Programme) -> Iterable[tuple[str, str, Sourced[Any]]]:
        yield self.tr("Regulation"), one.citation.value, one.citation
        yield self.tr("Opened on"), long_date(one.opening.value), one.opening
        if one.end is not None:
            yield self.tr("Last day"), long_date(one.end.value), one.end
        months = self.tr("{months} months, less a day, never past the last day")
        yield (
            self.tr("Suggested validity of an avis"),
            months.format(months=one.validity_months.value),
            one.validity_months,
        )
        reviewers = one.reviewers_per_dossier
        yield self.tr("Experts per dossier"), str(reviewers.value), reviewers
        held = one.concertation.enabled
        yield self.tr("Concertation"), self.tr("yes") if held.value else self.tr("no"), held
        span = one.concertation.business_days
        yield self.tr("Time for concertation"), self.tr("{n} business days").format(n=span.value), span
        again = one.reconsideration_days
        yield self.tr("Reconsideration asked within"), self.tr("{n} days").format(n=again.value), again


class AboutCard(Card):
    """Version, parts, licences."""

    def __init__(self) -> None:
        super().__init__(self.tr("About Avisé"))
        self.body.addWidget(
            Text(
                self.tr(
                    "Avisé follows a request from its reception to the signed avis. It proposes; named people decide."
                )
            )
        )
        self.body.addWidget(
            Facts(((self.tr("Version"), __version__), (self.tr("Licence"), "MIT")), columns=2)
        )
        licences = QPlainTextEdit()
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("Licences of what comes with Avisé"))
        licences.setPlainText(
            "\n\n".join((_libraries(), *(path.read_text(encoding="utf-8") for path in _licence_files())))
        )
        licences.setMinimumHeight(LINES * licences.fontMetrics().lineSpacing())
        self.body.addWidget(Text(self.tr("Licences of what comes with Avisé"), Look.STRONG))
        self.body.addWidget(licences)


class InformationPage(QWidget):
    """Cards one below the other."""

    def __init__(self, *cards: Card) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, Space.S, 0)
        column.setSpacing(Space.L)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)


def _libraries() -> str:
    """Return the libraries that come with Avisé, a line each: name, version, licence."""
    with (RESOURCES / "licences.csv").open(encoding="utf-8", newline="") as table:
        return "\n".join(
            f"{one['name']} {one['version']} – {one['licence']}" for one in csv.DictReader(table)
        )


def _licence_files() -> list[Path]:
    found = [*RESOURCES.parent.glob("LICENSE"), *RESOURCES.glob("*/LICENSE*")]
    return sorted(path for path in found if path.is_file())

"""Figures that stay in the house: exact, for the roles that may, told to the journal. Never what is published.

What anybody may read is ``reviewer.services.publication``: another verb, another act, another name of file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.desk import Desk
from reviewer.services.figure_sheets import definitions_sheet, figures_document, figures_sheet, quality_sheet
from reviewer.services.figure_words import FigureWords
from reviewer.services.figures import EVERYTHING, FigureDesk, FigureRequest, count, readable, require_reader
from reviewer.services.ports import Printer
from reviewer.statistics.indicators.definitions import Dimension
from reviewer.statistics.indicators.sheets import FigureFile, Flavour, Sheet

ENDINGS = {Flavour.CSV: "csv", Flavour.CSV_EXCEL_FR: "csv", Flavour.XLSX: "xlsx", Flavour.JSON: "json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPicture:
    """A chart as it was drawn. ``ending``: of its file, ``svg`` or ``png``."""

    ending: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FigureExports:
    """The internal export."""

    desk: Desk
    figures: FigureDesk
    printer: Printer

    def export_internal(
        self,
        flavour: Flavour,
        request: FigureRequest = EVERYTHING,
        by: Sequence[Dimension] = (),
        language: str = "fr",
    ) -> FigureFile:
        """Return a file of exact figures, marked for internal use; the journal tells who took it and what is in it."""
        actor = require_reader(self.desk, Act.EXPORT_FIGURES)
        book = count(self.figures, readable(actor), request).book
        now = self.desk.now()
        with self.desk.store.read() as work:
            words = FigureWords.of(work, self.desk.programmes, language)
        if flavour is Flavour.JSON:
            content = figures_document(book, by, now)
        else:
            notes = (
                words.text("internal_note"),
                words.text("as_of_note", day=book.setting.today, dossiers=book.dossiers),
            )
            sheets = [figures_sheet(book, words, by, notes)]
            if flavour is Flavour.XLSX:
                sheets += [definitions_sheet(book, words), quality_sheet(book, words)]
            content = self.printer.render_sheets(sheets, flavour)
        name = words.text("internal_file", day=self.desk.today().isoformat(), ending=ENDINGS[flavour])
        with self.desk.permitted(Act.EXPORT_FIGURES) as (work, actor):
            details: Details = {
                "format": flavour.value,
                "first": None if request.period.first is None else request.period.first.isoformat(),
                "last": None if request.period.last is None else request.period.last.isoformat(),
                "filtered": bool(request.query.strip()),
                "dossiers": book.dossiers,
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            work.commit(actor, now, Event(name="figures_exported", details=details))
        return FigureFile(name=name, content=content)

    def export_chart(self, chart: Sheet | ChartPicture, key: str, language: str = "fr") -> FigureFile:
        """Return one chart, drawn or as its table, as a file for internal use, told to the journal like any other."""
        require_reader(self.desk, Act.EXPORT_FIGURES)
        with self.desk.store.read() as work:
            words = FigureWords.of(work, self.desk.programmes, language)
        if isinstance(chart, ChartPicture):
            content, ending = chart.content, chart.ending
        else:
            noted = replace(chart, notes=(words.text("internal_note"), *chart.notes))
            content, ending = self.printer.render_sheets([noted], Flavour.CSV), ENDINGS[Flavour.CSV]
        name = words.text("chart_file", chart=key, day=self.desk.today().isoformat(), ending=ending)
        with self.desk.permitted(Act.EXPORT_FIGURES) as (work, actor):
            details: Details = {
                "chart": key,
                "format": ending,
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            work.commit(actor, self.desk.now(), Event(name="chart_exported", details=details))
        return FigureFile(name=name, content=content)

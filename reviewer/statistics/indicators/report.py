"""A report for a meeting, before any file format: facts, sections of text, of lists and of tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from reviewer.statistics.indicators.sheets import Sheet

SCHEMA = "avise.follow-up/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """One section. ``items``: a list below the paragraphs; ``sheets``: tables below it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """Everything that a report prints. ``footer``, ``page``, ``subject``, ``attachment``: words of the printed file.

    ``programme_id`` and ``wording_id`` choose its look: that of the programme's avis. ``page`` names ``page`` and
    ``pages``.
    """

    number: int
    title: str
    programme_id: str
    programme_name: str
    wording_id: str
    issuer: str
    written_on: date
    first_year: int
    last_year: int
    facts: tuple[tuple[str, str], ...]
    sections: tuple[ReportSection, ...]
    subject: str
    attachment: str
    footer: str
    page: str

    def as_json(self) -> bytes:
        """Return the report's tables as ``avise.follow-up/1``: what is shown, and nothing else."""
        document = {
            "schema": SCHEMA,
            "edition": self.number,
            "title": self.title,
            "programme": self.programme_id,
            "written_on": self.written_on.isoformat(),
            "first_year": self.first_year,
            "last_year": self.last_year,
            "sections": [
                {
                    "heading": one.heading,
                    "paragraphs": list(one.paragraphs),
                    "items": list(one.items),
                    "tables": [
                        {
                            "title": sheet.title,
                            "headings": list(sheet.headings),
                            "rows": [list(row) for row in sheet.rows],
                        }
                        for sheet in one.sheets
                    ],
                }
                for one in self.sections
            ],
        }
        return (json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n").encode()

"""Figures for anybody: protected tables, kept as they were issued. Never the exact ones.

Nothing leaves before the checks of the data were asked, the small cells hidden, and the attacker's audit has passed;
otherwise it is refused, and nothing is kept. Each edition knows all the earlier ones, so that an ``x`` never becomes a
number by the difference of two. Internal figures are ``reviewer.services.figure_exports``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import ConflictingChange, NotFound, RuleViolation
from reviewer.programme.indicator_files import definitions
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.figure_exports import ENDINGS
from reviewer.services.figure_words import FigureWords
from reviewer.services.figures import EVERYTHING, CountedHouse, FigureDesk, count, require_reader
from reviewer.services.ports import Printer, UnitOfWork
from reviewer.services.ports.figures import EditionFile, PublishedEdition
from reviewer.statistics.indicators.definitions import Definitions, Dimension, PublicTable
from reviewer.statistics.indicators.public_tables import UNKNOWN, public_tables, table_name
from reviewer.statistics.indicators.sheets import Cell, FigureFile, Flavour, Sheet
from reviewer.statistics.protection.document import edition_of, held_columns, protection_document
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import TABLE, TOTAL, CountTables, Protection, require_protected

PUBLIC_SCHEMA = "avise.public-figures/1"


class FiguresDoubtful(RuleViolation):
    """A check of the data fails, nobody has decided on it, and it touches what was to be published."""

    def __init__(self, checks: tuple[str, ...]) -> None:
        super().__init__(checks)
        self.checks = ", ".join(checks)
        self.count = len(checks)


class NothingToPublish(RuleViolation):
    """The programme has no request: there is nothing to publish."""


class EditionTitleMissing(RuleViolation):
    """An edition needs a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPreview:
    """What would be published, with the proof. ``doubts``: the sentences of the checks that stand in the way."""

    tables: CountTables
    protection: Protection
    sheets: tuple[Sheet, ...]
    editions: int
    doubts: tuple[str, ...]
    counted: CountedHouse


@dataclass(frozen=True, slots=True)
class Publication:
    """The public export."""

    desk: Desk
    figures: FigureDesk
    printer: Printer

    def preview(self, programme_id: str, language: str = "fr") -> PublicPreview:
        """Return what would be published today, with its proof. Seconds to minutes: never on a window's thread."""
        require_reader(self.desk, Act.PUBLISH_FIGURES)
        return prepare_publication(self.figures, programme_id, language)[0]

    def publish(self, programme_id: str, title: str, language: str = "fr") -> Changes:
        """Publish: every format at once, kept for ever, told to the journal.

        Raises ``FiguresDoubtful``, ``NothingToPublish``, ``NotProtected`` (nothing is kept then), or
        ``ConflictingChange`` where another edition was published meanwhile: this one did not know it.
        """
        require_reader(self.desk, Act.PUBLISH_FIGURES)
        if not title.strip():
            raise EditionTitleMissing
        prepared, words = prepare_publication(self.figures, programme_id, language)
        require_publishable(prepared)
        now, number = self.desk.now(), prepared.editions + 1
        title = title.strip()
        made = {
            words.text(
                "public_file", number=number, flavour=flavour.value, ending=ENDINGS[flavour]
            ): self._written(prepared, flavour, title, number, now)
            for flavour in Flavour
        }
        with self.desk.permitted(Act.PUBLISH_FIGURES) as (work, actor):
            edition = keep_edition(work, prepared, title, actor, now, made)
            details: Details = {
                "edition": number,
                "programme": programme_id,
                "hidden": prepared.protection.hidden,
                "threshold": edition.threshold,
                "sha256": edition.sha256,
            }
            work.commit(actor, now, Event(name="figures_published", details=details))
        return Changes(settings=True, message="figures_published", facts={"number": str(number)})

    def editions(self) -> tuple[PublishedEdition, ...]:
        """Return every edition as it was issued, oldest first."""
        require_reader(self.desk, Act.READ_FIGURES)
        with self.desk.store.read() as work:
            return work.figures.editions()

    def edition_file(self, number: int, name: str) -> FigureFile:
        """Return the very bytes of a file of an edition; raise ``NotFound``."""
        require_reader(self.desk, Act.READ_FIGURES)
        with self.desk.store.read() as work:
            for edition in work.figures.editions():
                for one in edition.files:
                    if edition.number == number and one.name == name:
                        return FigureFile(name=one.name, content=work.blobs.get(one.sha256))
        raise NotFound("figure_edition", f"{number} {name}")

    # --- inside ----------------------------------------------------------------------------------------------

    def _written(
        self, prepared: PublicPreview, flavour: Flavour, title: str, number: int, at: datetime
    ) -> bytes:
        if flavour is not Flavour.JSON:
            return self.printer.render_sheets(prepared.sheets, flavour)
        document = {
            "schema": PUBLIC_SCHEMA,
            "use": "public",
            "edition": number,
            "title": title,
            "issued_at": at.isoformat(),
            "threshold": prepared.protection.threshold,
            "cells": [
                {
                    **{column: dict(cell.key).get(column, "") for column in prepared.tables.columns},
                    "shown": cell.shown,
                    **held_columns(cell),
                }
                for cell in prepared.protection.cells
            ],
        }
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def prepare_publication(
    figures: FigureDesk, programme_id: str, language: str
) -> tuple[PublicPreview, FigureWords]:
    """Return the protected tables with their proof, and the words; whoever calls has asked who may."""
    from reviewer.statistics.protection.protect import protect

    figures.desk.programme(programme_id)
    known = definitions()
    counted = count(figures, known, EVERYTHING)
    tables = public_tables(counted.book, known.tables, programme_id)
    if not tables.counts or not any(tables.counts.values()):
        raise NothingToPublish
    with figures.desk.store.read() as work:
        words = FigureWords.of(work, figures.desk.programmes, language)
        earlier = [edition_of(json.loads(one.document), str(one.number)) for one in work.figures.editions()]
    settings = protection_settings()
    threshold = settings.threshold_on(figures.desk.today()).value
    found = protect(tables, threshold, earlier, effort=settings.effort, hold=True)
    preview = PublicPreview(
        tables=tables,
        protection=found,
        sheets=_sheets(known, programme_id, found, words),
        editions=len(earlier),
        doubts=_doubts(known, counted, words),
        counted=counted,
    )
    return preview, words


def keep_edition(
    work: UnitOfWork,
    prepared: PublicPreview,
    title: str,
    actor: Actor,
    now: datetime,
    files: Mapping[str, bytes],
) -> PublishedEdition:
    """Keep the next edition with its proof and the bytes of its files; the caller tells the journal, and commits.

    Raises ``ConflictingChange`` where another one was published meanwhile.
    """
    number = prepared.editions + 1
    if len(work.figures.editions()) != prepared.editions:
        raise ConflictingChange("figure_edition", str(number))
    document = json.dumps(
        protection_document(prepared.protection, prepared.tables),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    edition = PublishedEdition(
        number=number,
        title=title,
        issued_at=now,
        issued_by=actor.id,
        threshold=prepared.protection.threshold,
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
        files=tuple(
            EditionFile(name=name, sha256=work.blobs.put(content)) for name, content in files.items()
        ),
    )
    work.figures.publish(edition)
    return edition


def require_publishable(preview: PublicPreview) -> None:
    """Raise ``FiguresDoubtful`` where an open check touches what is published, ``NotProtected`` where it leaks."""
    if preview.doubts:
        raise FiguresDoubtful(preview.doubts)
    require_protected(preview.protection)


def _doubts(known: Definitions, counted: CountedHouse, words: FigureWords) -> tuple[str, ...]:
    """Return the sentences of the open checks that touch an indicator of a measure which is published."""
    published = {table.measure for table in known.tables}
    touched = {"*", *(one.id for one in known.indicators if one.measure in published)}
    checks = (known.check(one.check) for one in counted.open)
    return tuple(words.told(one.sentence) for one in checks if one and touched & set(one.touches))


def _sheets(known: Definitions, programme: str, found: Protection, words: FigureWords) -> tuple[Sheet, ...]:
    """Return the tables as anybody reads them: what is shown, and nothing of the proof."""
    notes = public_notes(found, words)
    return tuple(protected_sheet(table, programme, found, words, notes) for table in known.tables)


def public_notes(found: Protection, words: FigureWords) -> tuple[str, ...]:
    """Return what a reader of the tables has to know of what is printed in the place of a number."""
    held = any(cell.held is not None for cell in found.cells)
    keys = ("public_note", "held_note") if held else ("public_note",)
    return tuple(words.text(key, threshold=found.threshold) for key in keys)


def protected_sheet(
    table: PublicTable,
    programme: str,
    found: Protection,
    words: FigureWords,
    notes: tuple[str, ...],
    years: frozenset[str] | None = None,
) -> Sheet:
    """Return one table as it may be shown. ``years``: only the lines of these; None: all, with their totals."""
    name = table_name(table, programme)
    outcome = next(
        (one for one in definitions().indicators if one.measure == table.measure and one.split), None
    )
    columns = [one.value for one in table.dimensions]
    headings = [words.dimension(one) for one in table.dimensions]
    if table.category_column:
        columns.append(table.category_column)
        headings.append(words.text("heading_category"))

    def named(column: str, value: str) -> str:
        if value == TOTAL:
            return words.text("total")
        if column == table.category_column and outcome is not None:
            return words.category(outcome, value)
        return words.value(Dimension(column), "" if value == UNKNOWN else value)

    rows: list[tuple[Cell, ...]] = []
    for cell in found.cells:
        values: Mapping[str, str] = dict(cell.key)
        if values[TABLE] == name and (years is None or values[Dimension.YEAR.value] in years):
            shown: Cell = int(cell.shown) if cell.reason is None else cell.shown
            if cell.held is not None:
                shown = words.text("held", count=cell.held.count, edition=cell.held.edition)
            rows.append((*(named(column, values[column]) for column in columns), shown))
    return Sheet(
        title=words.told(table.name),
        headings=(*headings, words.text("heading_count")),
        rows=tuple(rows),
        notes=notes,
    )

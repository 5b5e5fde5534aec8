"""The report for the follow-up meeting with the ministry: one act, from the protected tables to the files as issued.

It leaves the house: everything in it is what may be published, over whole years of receipt (part of a year would be a
further table of the same small cells, from which the difference with the year would give hidden ones away). A report is
an edition like any other, so that each later one knows what its readers know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, may
from reviewer.errors import ConflictingChange, RuleViolation
from reviewer.programme.indicator_files import definitions
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.desk import Desk
from reviewer.services.figure_words import FigureWords
from reviewer.services.figures import CountedHouse, FigureDesk, require_reader
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.figures import FollowUp, PublishedEdition, TextVersion
from reviewer.services.ports.printers import Printer
from reviewer.services.publication import (
    EditionTitleMissing,
    PublicPreview,
    keep_edition,
    prepare_publication,
    protected_sheet,
    public_notes,
    require_publishable,
)
from reviewer.services.report_tables import comparison
from reviewer.statistics.indicators.report import ReportContent, ReportSection
from reviewer.statistics.indicators.sheets import Flavour, Sheet

BLOCKS = ("introduction", "observations", "next_steps")
"""What a person writes, in the order of the report."""


class ReportPeriodWrong(RuleViolation):
    """The years of a report are the wrong way round, or lie ahead."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last


class TextBlockUnknown(RuleViolation):
    """A report has no such block of text."""

    def __init__(self, block: str) -> None:
        super().__init__(block)
        self.block = block


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedReport:
    """A report as it was issued."""

    edition: PublishedEdition
    about: FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedEdition:
    """An edition as it was issued. ``about``: where it is a report."""

    published: PublishedEdition
    about: FollowUp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Every edition, the newest first, and a programme's texts. ``due``: another report of it is."""

    editions: tuple[ShelvedEdition, ...]
    texts: tuple[TextVersion, ...]
    due: bool


@dataclass(frozen=True, slots=True)
class FollowUpDesk:
    """Use cases about follow-up reports."""

    desk: Desk
    figures: FigureDesk
    printer: Printer

    def keep_texts(self, programme_id: str, based_on: int, blocks: Mapping[str, str]) -> Changes:
        """Keep what a person wrote as a new version. ``based_on``: the version they began from, 0 without any.

        Raises ``ConflictingChange`` where somebody kept another one meanwhile, ``TextBlockUnknown``.
        """
        require_reader(self.desk, Act.PUBLISH_FIGURES)
        self.desk.programme(programme_id)
        for block in blocks:
            if block not in BLOCKS:
                raise TextBlockUnknown(block)
        with self.desk.permitted(Act.PUBLISH_FIGURES) as (work, actor):
            versions = work.figures.texts(programme_id)
            if len(versions) != based_on:
                raise ConflictingChange("follow_up_text", str(based_on))
            now = self.desk.now()
            version = TextVersion(
                programme_id=programme_id,
                number=based_on + 1,
                blocks={block: blocks.get(block, "").strip() for block in BLOCKS},
                by=actor.id,
                at=now,
            )
            work.figures.keep_texts(version)
            details: Details = {"programme": programme_id, "version": version.number}
            work.commit(actor, now, Event(name="follow_up_texts_kept", details=details))
        return Changes(settings=True, message="follow_up_texts_kept", facts={"number": str(version.number)})

    def reports(self) -> tuple[IssuedReport, ...]:
        """Return every report as it was issued, oldest first. Their files: ``Publication.edition_file``."""
        require_reader(self.desk, Act.READ_FIGURES)
        with self.desk.store.read() as work:
            return _reports(_editions(work))

    def shelf(self, programme_id: str) -> Shelf:
        """Return all that was issued, and what the next report begins from, as of one moment."""
        require_reader(self.desk, Act.READ_FIGURES)
        with self.desk.store.read() as work:
            editions, texts = _editions(work), work.figures.texts(programme_id)
        return Shelf(
            editions=tuple(reversed(editions)),
            texts=texts,
            due=_due(_reports(editions), programme_id, self.desk.today()),
        )

    def remind(self) -> Changes | None:
        """Return what there is to say to whoever issues reports, where one is due; None where none is."""
        actor = self.desk.require(Act.READ_FIGURES)
        try:
            issued = self.reports()
        except RuleViolation:
            return None
        late = [
            programme.short_name
            for key, programme in self.desk.programmes.items()
            if any(one.about.programme_id == key for one in issued) and _due(issued, key, self.desk.today())
        ]
        if not late or not may(Act.PUBLISH_FIGURES, actor.roles):
            return None
        return Changes(message="follow_up_due", facts={"programmes": ", ".join(late)})

    def issue(self, programme_id: str, first_year: int, last_year: int, title: str) -> Changes:
        """Issue a report over these years of receipt: PDF, XLSX and JSON, kept for ever, told to the journal.

        Raises what ``Publication.publish`` raises, and ``ReportPeriodWrong``. Nothing is kept then.
        """
        require_reader(self.desk, Act.PUBLISH_FIGURES)
        programme, title = self.desk.programme(programme_id), title.strip()
        if not title:
            raise EditionTitleMissing
        if first_year > last_year or last_year > self.desk.today().year:
            raise ReportPeriodWrong(first_year, last_year)
        preview, words = prepare_publication(self.figures, programme_id, "fr")
        require_publishable(preview)
        with self.desk.store.read() as work:
            texts = work.figures.texts(programme_id)
        now, number = self.desk.now(), preview.editions + 1
        content = self._content(programme, preview, words, texts, (number, title, first_year, last_year))
        tables = [sheet for section in content.sections for sheet in section.sheets]
        made = {
            words.text("report_file", number=number, ending=ending): file
            for ending, file in (
                ("pdf", self.printer.render_report(content)),
                ("xlsx", self.printer.render_sheets(tables, Flavour.XLSX)),
                ("json", content.as_json()),
            )
        }
        with self.desk.permitted(Act.PUBLISH_FIGURES) as (work, actor):
            edition = keep_edition(work, preview, title, actor, now, made)
            work.figures.note_follow_up(
                FollowUp(
                    edition=number,
                    programme_id=programme_id,
                    first_year=first_year,
                    last_year=last_year,
                    texts=len(texts),
                )
            )
            details: Details = {
                "edition": number,
                "programme": programme_id,
                "first": first_year,
                "last": last_year,
                "hidden": preview.protection.hidden,
                "texts": len(texts),
                "sha256": edition.sha256,
            }
            work.commit(actor, now, Event(name="follow_up_issued", details=details))
        return Changes(settings=True, message="follow_up_issued", facts={"number": str(number)})

    # --- inside ----------------------------------------------------------------------------------------------

    def _content(
        self,
        programme: Programme,
        preview: PublicPreview,
        words: FigureWords,
        texts: Sequence[TextVersion],
        about: tuple[int, str, int, int],
    ) -> ReportContent:
        number, title, first, last = about
        known = definitions()
        years = frozenset(str(year) for year in range(first, last + 1))
        blocks = texts[-1].blocks if texts else {}
        written = [
            ReportSection(heading=words.text(f"block_{block}"), paragraphs=(blocks[block],))
            for block in BLOCKS
            if blocks.get(block)
        ]
        split = next(one for one in known.tables if one.category_column)
        compared = comparison(split, programme.id, preview.protection, words, (first, last))
        sections = (
            *written[:1],
            ReportSection(
                heading=words.text("report_comparison"),
                paragraphs=(words.text("report_partial") if last == self.desk.today().year else "",),
                sheets=(compared,),
            ),
            ReportSection(
                heading=words.text("report_tables"),
                paragraphs=public_notes(preview.protection, words),
                sheets=tuple(
                    protected_sheet(table, programme.id, preview.protection, words, (), years)
                    for table in known.tables
                ),
            ),
            *written[1:],
            _quality(preview.counted, words),
            ReportSection(heading=words.text("sheet_definitions"), sheets=(_definitions(words),)),
        )
        period = str(first) if first == last else words.text("report_years", first=first, last=last)
        return ReportContent(
            number=number,
            title=title,
            programme_id=programme.id,
            programme_name=programme.name,
            wording_id=programme.wording_id,
            issuer=programme.issuer,
            written_on=self.desk.today(),
            first_year=first,
            last_year=last,
            facts=(
                (words.text("report_period"), period),
                (words.text("report_written"), self.desk.today().isoformat()),
                (words.text("report_edition"), str(number)),
                (words.text("report_hidden"), str(preview.protection.hidden)),
                (words.text("report_texts"), str(len(texts))),
            ),
            sections=sections,
            subject=words.text("report_subject"),
            attachment=words.text("report_attachment"),
            footer=words.text("report_footer", title=title, number=number),
            page=words.text("report_page", page="{page}", pages="{pages}"),
        )


def _editions(work: UnitOfWork) -> tuple[ShelvedEdition, ...]:
    about = {one.edition: one for one in work.figures.follow_ups()}
    return tuple(
        ShelvedEdition(published=one, about=about.get(one.number)) for one in work.figures.editions()
    )


def _reports(editions: Sequence[ShelvedEdition]) -> tuple[IssuedReport, ...]:
    return tuple(
        IssuedReport(edition=one.published, about=one.about) for one in editions if one.about is not None
    )


def _quality(counted: CountedHouse, words: FigureWords) -> ReportSection:
    """Return every check and what it says: of the data, never of a dossier."""
    failing, unsettled = {one.check for one in counted.failures}, {one.check for one in counted.open}
    told = {True: words.text("check_open"), False: words.text("check_decided")}
    rows = tuple(
        (
            words.told(check.sentence),
            told[check.id in unsettled] if check.id in failing else words.text("check_held"),
        )
        for check in definitions().checks
    )
    sheet = Sheet(
        title=words.text("report_checks"),
        headings=(words.text("heading_check"), words.text("heading_result")),
        rows=rows,
    )
    return ReportSection(heading=words.text("sheet_quality"), sheets=(sheet,))


def _definitions(words: FigureWords) -> Sheet:
    """Return what is counted in the published tables, each once."""
    known = definitions()
    published = {table.measure for table in known.tables}
    return Sheet(
        title=words.text("report_defined"),
        headings=tuple(words.text(f"heading_{one}") for one in ("indicator", "definition", "source")),
        rows=tuple(
            (words.told(one.name), words.told(one.definition), one.source)
            for one in known.indicators
            if one.measure in published and not one.category
        ),
    )


def _due(issued: Sequence[IssuedReport], programme_id: str, today: date) -> bool:
    days = [calendar_day(one.edition.issued_at) for one in issued if one.about.programme_id == programme_id]
    return not days or (today - max(days)).days >= definitions().report_every

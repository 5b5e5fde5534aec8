"""What lays out on paper: avis, letters, notices, tables and reports, in the programme's words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.admissibility.letter import EmailText, LetterContent
    from reviewer.avis.content import AvisContent
    from reviewer.avis.notice import NoticeContent
    from reviewer.errors import Fault
    from reviewer.programme.model import Programme
    from reviewer.statistics.indicators.report import ReportContent
    from reviewer.statistics.indicators.sheets import Flavour, Sheet


class AvisPrinter(Protocol):
    """Lays an avis out on paper."""

    def render(
        self, content: AvisContent, *, draft: bool, proof: str | None = None, time_stamped: bool = False
    ) -> bytes:
        """Return the PDF: byte-identical for the same input; refuse text that the font cannot draw.

        ``proof``: the text of the code that is printed on an issued avis; ``time_stamped``: with the place of an
        archive time stamp.
        """
        ...

    def check(self, content: AvisContent) -> None:
        """Refuse text that the font cannot draw, without laying a page out."""
        ...


class LetterPrinter(Protocol):
    """Lays a letter on admissibility out on paper, and writes the e-mail that goes with it."""

    def render_letter(self, content: LetterContent, *, draft: bool) -> bytes:
        """Return the PDF: byte-identical for the same content; refuse text that the font cannot draw."""
        ...

    def filename(self, content: LetterContent) -> str:
        """Return the name under which the letter is exported."""
        ...

    def email(self, content: LetterContent, to: str | None) -> EmailText:
        """Return the plain text that goes with the letter."""
        ...


class NoticePrinter(Protocol):
    """Lays a notice about an issued avis out on paper, and writes the e-mail that goes with it."""

    def render_notice(self, content: NoticeContent, *, draft: bool) -> bytes:
        """Return the PDF: byte-identical for the same content; refuse text that the font cannot draw."""
        ...

    def notice_filename(self, content: NoticeContent) -> str:
        """Return the name under which the notice is exported."""
        ...

    def notice_email(self, content: NoticeContent, to: str | None) -> EmailText:
        """Return the plain text that goes with the notice."""
        ...


class SheetPrinter(Protocol):
    """Writes tables as files (``reviewer.documents.spreadsheets``)."""

    def render_sheets(self, sheets: Sequence[Sheet], flavour: Flavour) -> bytes:
        """Return the bytes of a CSV or XLSX file."""
        ...


class ReportPrinter(Protocol):
    """Prints reports."""

    def render_report(self, content: ReportContent) -> bytes:
        """Return the PDF, in the look of the programme's avis; raise ``UndrawableText`` or ``WordingMissing``."""
        ...


class Printer(AvisPrinter, LetterPrinter, NoticePrinter, SheetPrinter, ReportPrinter, Protocol):
    """Prints everything that leaves the house."""


class ProgrammeTexts(Protocol):
    """Examines the printed wording that lies in a programme's folder."""

    def faults(self, folder: Path, programme: Programme) -> tuple[Fault, ...]:
        """Return everything that is wrong with it, each with its file and line."""
        ...

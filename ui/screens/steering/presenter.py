"""What Pilotage does: one book of figures off the window's thread, the list behind each, and what leaves the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from reviewer.dossier.lifecycle import Act
from reviewer.search.catalogue import Catalogue
from reviewer.search.completing import Completion, completions
from reviewer.services.changes import Changes
from reviewer.services.figure_exports import ChartPicture
from reviewer.services.figures import FigureRequest, FiguresClosedToExperts
from reviewer.services.office import Office
from reviewer.services.quality import CheckRow
from reviewer.statistics.indicators.book import Figure
from reviewer.statistics.indicators.facts import DossierFact
from reviewer.statistics.indicators.sheets import FigureFile, Flavour, Sheet
from reviewer.wording import Wording
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import write_whole
from ui.screens.steering.board import Board, Span, board_of, counted_board, spans


class SteeringPresenter(ActingPresenter):
    """``boarded``: the page; ``search_asked``: the search text of the list behind a figure; ``listed``: the dossiers
    of one that no search can say; ``failing``: a check that fails, to be decided on; ``left``: a file was written."""

    boarded = Signal(object)
    search_asked = Signal(str)
    listed = Signal(str, object)
    failing = Signal(object)
    left = Signal(str)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.spans = spans(tuple(desktop.office.desk.programmes.values()), desktop.office.desk.today())
        self.span: Span = self.spans[0]
        self.text = ""
        self.catalogue: Catalogue | None = None
        self.board: Board | None = None

    # --- who may ---------------------------------------------------------------------------------------------

    @property
    def may_correct(self) -> bool:
        """Tell whether the acting person corrects what is in quarantine."""
        return self.allowed(Act.CORRECT_QUARANTINE)

    @property
    def may_replay(self) -> bool:
        """Tell whether the acting person replays rules over dossiers of the past."""
        return self.allowed(Act.REPLAY_RULES)

    @property
    def may_read_agreement(self) -> bool:
        """Tell whether the acting person reads how far the experts agree."""
        return self.allowed(Act.READ_AGREEMENT)

    @property
    def may_read(self) -> bool:
        """Tell whether the acting person reads figures of the house."""
        return self.allowed(Act.READ_FIGURES)

    @property
    def may_export(self) -> bool:
        """Tell whether the acting person takes exact figures out."""
        return self.allowed(Act.EXPORT_FIGURES)

    @property
    def may_settle(self) -> bool:
        """Tell whether the acting person decides on checks that fail."""
        return self.allowed(Act.SETTLE_QUALITY)

    @property
    def language(self) -> str:
        """Return in which language figures are named."""
        return "fr" if QLocale().language() is QLocale.Language.French else "en"

    @property
    def request(self) -> FigureRequest:
        """Return of which days and dossiers the page is."""
        return FigureRequest(period=self.span.period, query=self.text)

    # --- reading ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count everything again."""
        office, wording = self.desktop.office, self.desktop.wording
        self.ask(
            "board",
            partial(_read, office, wording, self.request, self.span, self.language, figures=self.may_read),
            self._show,
        )

    def concerns(self, changes: Changes) -> bool:
        """Dossiers, avis, quarantine, decisions on checks, and who is looking."""
        return bool(
            changes.dossiers or changes.avis or changes.quarantine or changes.people or changes.settings
        )

    def choose(self, key: str) -> None:
        """Count another period."""
        self.span = next((one for one in self.spans if one.key == key), self.spans[0])
        self.reload()

    def filter(self, text: str) -> None:
        """Count only what a search finds."""
        if text != self.text:
            self.text = text
            self.reload()

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Return what could be typed at the cursor; memory only."""
        if self.catalogue is None:
            return ()
        return completions(self.catalogue, text, cursor, self.language)

    def open_figure(self, key: str, title: str) -> None:
        """Open the list behind a figure: a search where one can say it, else the dossiers by name."""
        figure = None if self.board is None else self.board.figures.get(key)
        if figure is None:
            return
        if figure.query is not None:
            self.search_asked.emit(figure.query)
            return
        figures, request = self.desktop.office.figures, self.request
        self.ask("behind", partial(figures.listed_behind, figure, request), _Titled(self, title, figure).show)

    def look_into(self, check_id: str) -> None:
        """Read a check that fails, with its offenders."""
        self.ask(f"check:{check_id}", partial(_failing, self.desktop.office, check_id), self._tell_failing)

    # --- acting ----------------------------------------------------------------------------------------------

    def settle(self, row: CheckRow, *, accepted: bool, reason: str) -> None:
        """Decide on a failed check."""
        quality = self.desktop.office.quality
        fingerprint = row.failure.fingerprint if row.failure is not None else ""
        self.act(partial(quality.settle, row.check.id, fingerprint, accepted=accepted, reason=reason))

    def export(self, flavour: Flavour, folder: Path) -> None:
        """Write a file of exact figures into a folder."""
        exports, request, language = self.desktop.office.figure_exports, self.request, self.language
        make = partial(exports.export_internal, flavour, request, (), language)
        self.run(partial(_written, make, folder), self.left.emit)

    def export_chart(self, chart: Sheet | ChartPicture, key: str, folder: Path) -> None:
        """Write one chart into a folder."""
        make = partial(self.desktop.office.figure_exports.export_chart, chart, key, self.language)
        self.run(partial(_written, make, folder), self.left.emit)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show(self, read: tuple[Board, Catalogue | None]) -> None:
        self.board, self.catalogue = read
        self.boarded.emit(self.board)

    def _tell_failing(self, row: CheckRow | None) -> None:
        if row is None:
            self.reload()
        else:
            self.failing.emit(row)


class _Titled(QObject):
    """Carries the title of a figure to the list of its dossiers."""

    def __init__(self, presenter: SteeringPresenter, title: str, figure: Figure) -> None:
        super().__init__(presenter)
        self._presenter, self._title, self._figure = presenter, title, figure

    def show(self, rows: tuple[DossierFact, ...]) -> None:
        self._presenter.listed.emit(f"{self._title} ({self._figure.count})", rows)
        self.deleteLater()


def _read(
    office: Office, wording: Wording, request: FigureRequest, span: Span, language: str, *, figures: bool
) -> tuple[Board, Catalogue | None]:
    counts, today = office.dossiers.counts(), office.desk.today()
    if not figures:
        return counted_board(counts, wording, today), None
    try:
        book = office.figures.book(request)
    except FiguresClosedToExperts:
        return counted_board(counts, wording, today), None
    programmes = tuple(office.desk.programmes.values())
    board = board_of(book, office.figures.words(language), span, programmes, counts.quarantine)
    return board, office.lists.catalogue()


def _failing(office: Office, check_id: str) -> CheckRow | None:
    return next((row for row in office.quality.report().open if row.check.id == check_id), None)


def _written(make: Callable[[], FigureFile], folder: Path) -> str:
    file = make()
    write_whole(folder / file.name, file.content)
    return file.name

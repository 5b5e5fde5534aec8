"""What stands on the page of a director, made of one book of figures: nothing here touches a widget or counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QDate, QLocale

from reviewer.committee.deadlines import Targets
from reviewer.dossier.lifecycle import CLOSED_STATES, DossierState
from reviewer.programme.model import Programme, ReceptionWindow
from reviewer.services.due import targets_of
from reviewer.services.figure_words import FigureWords
from reviewer.services.views import QueueCounts
from reviewer.statistics.indicators.book import Figure, FigureBook
from reviewer.statistics.indicators.definitions import Dimension, Indicator
from reviewer.statistics.indicators.months import month_name, month_of
from reviewer.statistics.indicators.period import ALWAYS, Period
from reviewer.wording import Wording
from ui.formats import number
from ui.models.charts import Line, Mark

MOST_MONTHS = 24
DELAYS = "delays"
_BIT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which days the page is about. ``window``: the reception window of the programme whose caps it has, if any."""

    key: str
    period: Period = ALWAYS
    programme: Programme | None = None
    window: ReceptionWindow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on the page. ``figures``: what was counted, by the key of its mark, for the list behind it.

    ``closed``: this person may see what waits for them, and no figures of the house (docs/decisions/015).
    """

    today: date
    dossiers: int = 0
    funnel: tuple[Mark, ...] = ()
    open: tuple[Mark, ...] = ()
    late: tuple[Mark, ...] = ()
    delays: tuple[Mark, ...] = ()
    expiring: tuple[Mark, ...] = ()
    months: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    doubts: tuple[tuple[str, str], ...] = ()
    quarantine: int = 0
    closed: bool = False


def spans(programmes: Sequence[Programme], today: date) -> tuple[Span, ...]:
    """Return the periods one can choose, the first by default: windows that have begun (newest first), a year, all."""
    windows = sorted(
        (
            (window.opens_on, programme.id, window, programme)
            for programme in programmes
            for window in programme.reception_windows
            if window.opens_on <= today
        ),
        key=lambda one: (one[0], one[1]),
        reverse=True,
    )
    found = [
        Span(
            key=f"window:{key}:{opens_on}",
            period=Period(opens_on, window.closes_on),
            programme=programme,
            window=window,
        )
        for opens_on, key, window, programme in windows
    ]
    year = Span(key="year", period=Period(date(today.year - 1, today.month, 1), today))
    current = [one for one in found if one.period.holds(today)]
    past = [one for one in found if one not in current]
    return (*current, year, *past, Span(key="all"))


def board_of(
    book: FigureBook,
    words: FigureWords,
    span: Span,
    programmes: Sequence[Programme],
    quarantine: int,
) -> Board:
    """Return the page of a book."""
    made = _Making(book, words)
    months = tuple(_months(book, span))
    targets = targets_of(span.programme or programmes[0]) if programmes else None
    return Board(
        today=book.setting.today,
        dossiers=book.dossiers,
        funnel=made.split("reached"),
        open=made.split("open"),
        late=made.split("late"),
        delays=tuple(made.delays(targets)),
        expiring=made.split("avis_expiring"),
        months=tuple(made.months(months, span)),
        lines=tuple(made.lines(months, span)),
        figures=made.figures,
        doubts=made.doubts(),
        quarantine=quarantine,
    )


def counted_board(counts: QueueCounts, wording: Wording, today: date) -> Board:
    """Return the page of whoever may not read figures: what the lists hold for them, state by state."""
    return Board(
        today=today,
        dossiers=sum(counts.by_state.values()),
        open=tuple(
            Mark(
                key=f"state:{state.value}",
                label=wording.label("state", state),
                value=counts.by_state.get(state, 0),
                shown=number(counts.by_state.get(state, 0)),
                quiet=state in CLOSED_STATES,
                openable=False,
            )
            for state in DossierState
        ),
        quarantine=counts.quarantine,
        closed=True,
    )


@dataclass(slots=True)
class _Making:
    book: FigureBook
    words: FigureWords
    figures: dict[str, Figure] = field(default_factory=dict)

    def split(self, indicator_id: str) -> tuple[Mark, ...]:
        """Return a figure for each category."""
        indicator = self._known(indicator_id)
        if indicator is None:
            return ()
        return tuple(
            self._mark(f"{indicator.id}:{one.category}", self.words.category(indicator, one.category), one)
            for one in self.book.rows(indicator)
        )

    def delays(self, targets: Targets | None) -> Iterator[Mark]:
        aims = {} if targets is None else {"delay_triage": targets.triage, "delay_votes": targets.review}
        for indicator in self.book.definitions.indicators:
            if indicator.group == DELAYS:
                figure = self.book.figure(indicator)
                mark = self._mark(indicator.id, self.words.told(indicator.name), figure)
                aim = aims.get(indicator.id)
                said = [self.words.text("median_said", days=mark.shown)]
                if figure.p90 is not None:
                    said.append(self.words.text("p90_said", days=figure.p90))
                if aim is not None:
                    said.append(self.words.text("aim_said", days=aim))
                yield replace(mark, far=figure.p90, aim=aim, said=", ".join(said))

    def months(self, months: Sequence[str], span: Span) -> Iterator[Mark]:
        indicator = self._known("received")
        if indicator is None:
            return
        at = {} if span.programme is None else {Dimension.PROGRAMME: span.programme.id}
        for month in months:
            figure = self.book.figure(indicator, at={**at, Dimension.MONTH: month})
            yield self._mark(f"received:{month}", _month(month), figure)

    def lines(self, months: Sequence[str], span: Span) -> Iterator[Line]:
        """Return what was received since the first month: by stream against its cap in a window, else all of it."""
        indicator = self._known("received")
        if indicator is None or not months:
            return
        if span.window is None or span.programme is None:
            received = self._added_up(indicator, months, {})
            yield Line(name=self.words.text("curve_all", count=number(received[-_BIT])), values=received)
            return
        for limit in span.window.limits:
            stream = limit.stream.value
            received = self._added_up(
                indicator, months, {Dimension.PROGRAMME: span.programme.id, Dimension.STREAM: stream}
            )
            name = self.words.text(
                "curve_line",
                name=self.words.value(Dimension.STREAM, stream),
                count=number(received[-_BIT]),
                cap=number(limit.total),
            )
            yield Line(name=name, values=received, cap=limit.total)

    def doubts(self) -> tuple[tuple[str, str], ...]:
        """Return the failed checks that nobody has settled: id and sentence."""
        checks = (self.book.definitions.check(one) for one in self._doubted())
        return tuple((one.id, self.words.told(one.sentence)) for one in checks if one is not None)

    def _doubted(self) -> list[str]:
        return sorted({check for checks in self.book.doubts.values() for check in checks})

    def _known(self, indicator_id: str) -> Indicator | None:
        return self.book.definitions.indicator(indicator_id)

    def _added_up(
        self, indicator: Indicator, months: Sequence[str], at: Mapping[Dimension, str]
    ) -> tuple[int, ...]:
        rows = self.book.rows(indicator, (Dimension.MONTH,), at)
        counted = {row.at[Dimension.MONTH]: row.count for row in rows}
        return tuple(accumulate(counted.get(month, 0) for month in months))

    def _mark(self, key: str, label: str, figure: Figure) -> Mark:
        self.figures[key] = figure
        return Mark(
            key=key,
            label=label,
            value=None if figure.value is None else int(figure.value),
            shown=self.words.text("dash") if figure.value is None else number(figure.value),
            doubtful=bool(figure.doubts),
            openable=figure.count > 0,
        )


def _months(book: FigureBook, span: Span) -> Iterator[str]:
    """Return the months of the period up to this one, or the last two years at most of all that was counted."""
    indicator = book.definitions.indicator("received")
    if indicator is None:
        return
    met = [row.at[Dimension.MONTH] for row in book.rows(indicator, (Dimension.MONTH,))]
    today, period = book.setting.today, span.period
    last = month_of(today if period.last is None else min(today, period.last))
    if period.first is not None:
        first = month_of(period.first)
    else:
        first = max(month_of(_first(met[0])), last - MOST_MONTHS + _BIT) if met else last
    yield from (month_name(one) for one in range(first, last + _BIT))


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _month(month: str) -> str:
    day = _first(month)
    return QLocale().toString(QDate(day.year, day.month, 1), "MMM yyyy")

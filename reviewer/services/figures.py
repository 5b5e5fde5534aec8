"""Reading figures: one book of everything counted, its definitions, and the list behind each figure.

Figures are exact, and of the whole office. Whoever the committee keeps a record of does not read them, whatever their
roles: somebody in conflict of interest with a dossier could otherwise learn of it by the difference between what they
count and what the house counts (docs/decisions/015). Nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reviewer.dossier.lifecycle import Act, Role
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound, RuleViolation
from reviewer.programme.indicator_files import definitions
from reviewer.services.desk import Desk
from reviewer.services.due import targets_of
from reviewer.services.figure_words import FigureWords, query_words
from reviewer.services.ports.figures import FigureFacts, MinistryOutcomes, none_reconciled
from reviewer.services.walls import expert_record, uncut
from reviewer.statistics.indicators.book import Figure, FigureBook, Tally, ids_behind
from reviewer.statistics.indicators.definitions import Definitions
from reviewer.statistics.indicators.facts import DossierFact, HouseFacts
from reviewer.statistics.indicators.measures import Setting
from reviewer.statistics.indicators.period import ALWAYS, Period, days_of
from reviewer.statistics.indicators.quality import Failure, Inspection, Settled, unsettled

Selection = Callable[[str], frozenset[str]]
"""Gives the dossiers that a search text finds (``reviewer.services.selection``)."""


class FiguresClosedToExperts(RuleViolation):
    """Somebody of whom the committee keeps a record asked for figures of the whole office."""


class NoSelection(RuleViolation):
    """A filter was given where nothing searches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRequest:
    """What is asked: of which days, and of which dossiers. ``query``: a search text; empty: all dossiers."""

    period: Period = ALWAYS
    query: str = ""


EVERYTHING = FigureRequest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedHouse:
    """A book with what the checks found in the same pass. ``failures``: all; ``open``: those nobody has settled."""

    book: FigureBook
    failures: tuple[Failure, ...]
    open: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class FigureDesk:
    """Reading use cases. ``outcomes``: of the ministry; ``select``: what a filter finds."""

    desk: Desk
    facts: FigureFacts
    select: Selection | None = None
    outcomes: MinistryOutcomes = none_reconciled

    def words(self, language: str = "fr") -> FigureWords:
        """Return the names of everything that figures are broken down by."""
        require_reader(self.desk, Act.READ_FIGURES)
        with self.desk.store.read() as work:
            return FigureWords.of(work, self.desk.programmes, language)

    def book(self, request: FigureRequest = EVERYTHING) -> FigureBook:
        """Return every figure of a request, counted in one pass, with the doubts that failed checks cast on them.

        Of 100,000 dossiers it takes seconds: never on the thread of a window.
        """
        actor = require_reader(self.desk, Act.READ_FIGURES)
        return count(self, readable(actor), request).book

    def behind(self, figure: Figure, request: FigureRequest = EVERYTHING) -> frozenset[str]:
        """Return the dossiers that a figure counts. Of a figure of dossiers there are as many."""
        known = readable(require_reader(self.desk, Act.READ_FIGURES))
        indicator = known.indicator(figure.indicator)
        if indicator is None:
            raise NotFound("indicator", figure.indicator)
        with self.facts.figure_facts() as view:
            stories = view.stories(_only(self, request), self.outcomes())
            return ids_behind(
                figure, indicator, stories, setting_of(self.desk), days_of(figure.at, request.period)
            )

    def listed_behind(self, figure: Figure, request: FigureRequest = EVERYTHING) -> tuple[DossierFact, ...]:
        """Return the dossiers that a figure counts, by reference: what a window lists where no search can say it."""
        require_reader(self.desk, Act.READ_FIGURES)
        wanted = self.behind(figure, request)
        with self.facts.figure_facts() as view:
            found = [story.dossier for story in view.stories(wanted, {})]
        return tuple(sorted(found, key=lambda one: one.reference))


def count(figures: FigureDesk, known: Definitions, request: FigureRequest) -> CountedHouse:
    """Count everything, and ask every check on the way; whoever calls has asked whether the person may.

    What is asked of the whole house (numbers, the journal) is asked only where all of it is counted.
    """
    desk = figures.desk
    setting = setting_of(desk)
    tally = Tally(setting, request.period)
    inspection = Inspection(setting.today, branched(desk))
    only = _only(figures, request)
    house: HouseFacts | None = None
    with figures.facts.figure_facts() as view:
        for story in view.stories(only, figures.outcomes()):
            tally.add(story)
            inspection.add(story)
        house = view.house() if only is None else None
    failures = inspection.failures(house)
    with desk.store.read() as work:
        settled = [
            Settled(check=one.check, offenders=one.offenders)
            for one in work.figures.decisions()
            if one.accepted
        ]
    still = unsettled(failures, settled)
    book = tally.book(
        known, query_words(setting.today), filtered_by=request.query.strip(), doubts=_doubts(known, still)
    )
    return CountedHouse(book=book, failures=failures, open=still)


def require_reader(desk: Desk, act: Act) -> Actor:
    """Return who asks; raise ``ActNotPermitted``, or ``FiguresClosedToExperts`` for whom the committee knows."""
    actor = desk.require(act)
    with desk.store.read() as work:
        known = expert_record(uncut(work), actor.id) is not None
    if known or Role.EXPERT in actor.roles:
        raise FiguresClosedToExperts
    return actor


def readable(actor: Actor) -> Definitions:
    """Return the definitions without the indicators that none of somebody's roles may read."""
    known = definitions()
    mine = tuple(one for one in known.indicators if actor.roles & {Role(role) for role in one.roles})
    return Definitions(
        groups=known.groups,
        indicators=mine,
        tables=known.tables,
        checks=known.checks,
        ages=known.ages,
        horizons=known.horizons,
        report_every=known.report_every,
    )


def setting_of(desk: Desk) -> Setting:
    """Return what counting needs beside the facts."""
    known = definitions()
    return Setting(
        today=desk.today(),
        targets={key: targets_of(programme) for key, programme in desk.programmes.items()},
        ages=known.ages,
        horizons=known.horizons,
    )


def branched(desk: Desk) -> frozenset[str]:
    """Return the programmes that have streams."""
    return frozenset(key for key, programme in desk.programmes.items() if programme.labels.streams)


def _doubts(known: Definitions, failures: tuple[Failure, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for failure in failures:
        check = known.check(failure.check)
        for touched in () if check is None else check.touches:
            found[touched] = (*found.get(touched, ()), failure.check)
    return found


def _only(figures: FigureDesk, request: FigureRequest) -> frozenset[str] | None:
    if not request.query.strip():
        return None
    if figures.select is None:
        raise NoSelection
    return figures.select(request.query)

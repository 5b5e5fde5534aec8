"""What if: one dossier's criteria as a function of the planned filing date. Reads only, and decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.admissibility.horizon import Turn, earliest_admissible, filed_on, timeline
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import Precheck
from reviewer.dossier.calendar import add_months_within_calendar
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.request import EvaluationRequest
from reviewer.programme.model import Programme
from reviewer.readings import ReadPart
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request

_MONTHS_SHOWN = 36
_MONTHS_AFTER_THE_END = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HorizonView:
    """What a slider from ``start`` to ``end`` shows: on each day, the last turn up to it.

    ``planned``: the filing date of the request, if declared; ``earliest``: the first day from today to ``end`` on which
    every criterion holds; None: there is none.
    """

    dossier_id: str
    planned: date | None
    start: date
    end: date
    turns: tuple[Turn, ...]
    earliest: date | None

    def on(self, day: date) -> Turn:
        """Return what holds on a day of the horizon; a day outside is its nearest one."""
        return [self.turns[0], *(turn for turn in self.turns if turn.day <= day)][-1]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Use cases on one dossier's horizon; staff only."""

    desk: Desk

    def horizon(self, dossier_id: str) -> HorizonView:
        """Return how the criteria turn between two planned filing dates.

        From the request's receipt, or today if that is earlier, to a month after the programme's end, or three years on
        where it has none. An end before the start shows the start alone.
        """
        dossier, request, programme = self._open(dossier_id)
        today = self.desk.today()
        first = min(today, dossier.received_on, request.planned_dsp_on or today)
        last = max(first, self._last(programme, first))
        return HorizonView(
            dossier_id=dossier.id,
            planned=request.planned_dsp_on,
            start=first,
            end=last,
            turns=timeline(request, programme, first, last),
            earliest=earliest_admissible(request, today, programme, last),
        )

    def on(self, dossier_id: str, day: date) -> Precheck:
        """Return every criterion with its trace, as if the application were to be filed on a day."""
        _, request, programme = self._open(dossier_id)
        return precheck(filed_on(request, day), self.desk.today(), programme)

    def _open(self, dossier_id: str) -> tuple[Dossier, EvaluationRequest, Programme]:
        """Return the dossier, its newest request with the standing corrections, and its programme."""
        self.desk.require_staff(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            request = effective_request(work, dossier)
            programme = self.desk.programme_with_wages(work, dossier.programme_id)
        self.desk.note_read(dossier.id, ReadPart.REQUEST)
        return dossier, request, programme

    @staticmethod
    def _last(programme: Programme, first: date) -> date:
        if programme.ends_on is None:
            return add_months_within_calendar(first, _MONTHS_SHOWN)
        return add_months_within_calendar(programme.ends_on, _MONTHS_AFTER_THE_END)

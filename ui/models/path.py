"""The way of a dossier through the committee, as stages that a picture and a screen reader both tell.

A bench of two may talk and may call one more; an odd one does neither, and its way has no such stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reviewer.committee.comparison import Stage as Station
from reviewer.committee.comparison import StageStatus
from reviewer.committee.deliberation import first_seats
from reviewer.committee.round_record import BENCH_THAT_TALKS
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.views import CommitteeView
from ui.formats import short_date


class Mark(StrEnum):
    """Where a stage, or one part of it, stands."""

    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    SKIPPED = "skipped"


_MARK = {
    StageStatus.DONE: Mark.DONE,
    StageStatus.CURRENT: Mark.NOW,
    StageStatus.AHEAD: Mark.WAITING,
    StageStatus.SKIPPED: Mark.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage as a whole, with a mark for each of its parts. ``note``: said instead of the mark's own word."""

    label: str
    mark: Mark
    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def words(self) -> str:
        """Return what is said of the stage below its label."""
        return self.note or said(self.mark)


def said(mark: Mark) -> str:
    """Return the word of a mark."""
    words = {
        Mark.DONE: QCoreApplication.translate("Path", "done"),
        Mark.NOW: QCoreApplication.translate("Path", "under way"),
        Mark.WAITING: QCoreApplication.translate("Path", "to come"),
        Mark.SKIPPED: QCoreApplication.translate("Path", "not needed"),
    }
    return words[mark]


def stages(
    state: DossierState, committee: CommitteeView | None, reviewers: int, today: date
) -> tuple[Stage, ...]:
    """Return the stages of a dossier's round, in so far as they are on the way of a bench of this size.

    ``reviewers``: how many experts the programme seats at first, where none sits yet. ``today``: tells a time that is
    over from one that runs.
    """
    bench = reviewers if committee is None else committee.reviewers
    if committee is None:
        early = state in {DossierState.RECEIVED, DossierState.INCOMPLETE}
        marks = dict.fromkeys(Station, Mark.WAITING)
        marks[Station.PRECHECK] = Mark.NOW if early else Mark.DONE
    else:
        marks = {step.stage: _MARK[step.status] for step in committee.path}
    return tuple(
        Stage(
            _label(station, bench),
            mark,
            _parts(station, mark, committee, bench),
            _note(station, mark, committee, today),
        )
        for station, mark in marks.items()
        if _on_the_way(station, bench)
    )


def _on_the_way(station: Station, bench: int) -> bool:
    if station is Station.CONCERTATION:
        return bench == BENCH_THAT_TALKS
    return station is not Station.THIRD or bench % 2 == 0


def _label(station: Station, bench: int) -> str:
    if station is Station.EVALUATIONS and bench > 1:
        words = (
            QCoreApplication.translate("Path", "Evaluations 1 and {last}")
            if bench == BENCH_THAT_TALKS
            else QCoreApplication.translate("Path", "Evaluations 1 to {last}")
        )
        return words.format(last=bench)
    numbered = QCoreApplication.translate("Path", "Evaluation {number}")
    labels = {
        Station.PRECHECK: QCoreApplication.translate("Path", "Precheck"),
        Station.EVALUATIONS: numbered.format(number=1),
        Station.CONCERTATION: QCoreApplication.translate("Path", "Concertation"),
        Station.THIRD: numbered.format(number=bench + 1),
        Station.DECISION: QCoreApplication.translate("Path", "Decision"),
    }
    return labels[station]


def _parts(station: Station, mark: Mark, committee: CommitteeView | None, bench: int) -> tuple[Mark, ...]:
    if station is not Station.EVALUATIONS:
        return (mark,)
    if committee is None or mark is not Mark.NOW:
        return (mark,) * bench
    sitting = {seat.number: seat for seat in committee.seats if seat.active}
    parts = []
    for number in first_seats(bench):
        seat = sitting.get(number)
        parts.append(Mark.WAITING if seat is None else Mark.DONE if seat.submitted else Mark.NOW)
    return tuple(parts)


def _note(station: Station, mark: Mark, committee: CommitteeView | None, today: date) -> str:
    if committee is None or mark is not Mark.NOW:
        return ""
    if station is Station.CONCERTATION and committee.concertation_due_on is not None:
        over = today > committee.concertation_due_on
        words = (
            QCoreApplication.translate("Path", "time was up on {day}")
            if over
            else QCoreApplication.translate("Path", "until {day}")
        )
        return words.format(day=short_date(committee.concertation_due_on))
    known = [seat.submitted for seat in committee.seats if seat.active and seat.number <= committee.reviewers]
    if station is Station.EVALUATIONS and known and all(one is not None for one in known):
        words = QCoreApplication.translate("Path", "{count} of {all} handed in")
        return words.format(count=sum(bool(one) for one in known), all=committee.reviewers)
    return ""

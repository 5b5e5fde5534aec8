"""The way of a dossier through the committee, as five stages that a picture and a screen reader both tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reviewer.committee.deliberation import Path, Step, first_seats
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.views import CommitteeView


class Mark(StrEnum):
    """Where a stage stands."""

    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with a mark for each of its parts."""

    label: str
    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def mark(self) -> Mark:
        """Return where the stage stands as a whole."""
        for mark in (Mark.NOW, Mark.WAITING, Mark.SKIPPED):
            if mark in self.marks:
                return mark
        return Mark.DONE


def said(mark: Mark) -> str:
    """Return the word of a mark."""
    words = {
        Mark.DONE: QCoreApplication.translate("Path", "done"),
        Mark.NOW: QCoreApplication.translate("Path", "under way"),
        Mark.WAITING: QCoreApplication.translate("Path", "to come"),
        Mark.SKIPPED: QCoreApplication.translate("Path", "not needed"),
    }
    return words[mark]


def stages(state: DossierState, committee: CommitteeView | None, reviewers: int) -> tuple[Stage, ...]:
    """Return the five stages. Before all first evaluations are in, nothing tells which one is.

    ``reviewers``: how many experts the programme seats at first, where none sits yet.
    """
    step = None if committee is None else committee.step
    return (
        Stage(QCoreApplication.translate("Path", "Precheck"), (_precheck(state),)),
        Stage(QCoreApplication.translate("Path", "First evaluations"), _firsts(committee, reviewers)),
        Stage(QCoreApplication.translate("Path", "Concertation"), (_concertation(state, committee),)),
        Stage(QCoreApplication.translate("Path", "Third evaluation"), (_third(state, committee),)),
        Stage(QCoreApplication.translate("Path", "Decision"), (_decision(step),)),
    )


def _precheck(state: DossierState) -> Mark:
    return Mark.NOW if state in {DossierState.RECEIVED, DossierState.INCOMPLETE} else Mark.DONE


def _firsts(committee: CommitteeView | None, reviewers: int) -> tuple[Mark, ...]:
    if committee is None:
        return (Mark.WAITING,) * reviewers
    if committee.step in {Step.SEATS, Step.EVALUATIONS}:
        taken = {seat.number for seat in committee.seats if seat.active}
        seats = first_seats(committee.reviewers)
        return tuple(Mark.NOW if number in taken else Mark.WAITING for number in seats)
    return (Mark.DONE,) * committee.reviewers


def _concertation(state: DossierState, committee: CommitteeView | None) -> Mark:
    if committee is None or committee.step in {Step.SEATS, Step.EVALUATIONS}:
        return Mark.WAITING
    if committee.step is Step.CONCERTATION:
        return Mark.NOW
    if _path(committee) is Path.CONSENSUS:
        return Mark.SKIPPED
    held = committee.positions or _path(committee) is Path.CONCERTATION or state is DossierState.CONCERTATION
    return Mark.DONE if held else Mark.SKIPPED


def _third(state: DossierState, committee: CommitteeView | None) -> Mark:
    if committee is None:
        return Mark.WAITING
    if _path(committee) is Path.MAJORITY and committee.reviewers % 2 == 0:
        return Mark.DONE
    if committee.step in {Step.THIRD_SEAT, Step.THIRD_EVALUATION} or state is DossierState.THIRD_REVIEW:
        return Mark.NOW
    sealed = any(one.seat > committee.reviewers and one.submitted for one in committee.evaluations)
    if sealed:
        return Mark.DONE
    return Mark.SKIPPED if _path(committee) is not None else Mark.WAITING


def _decision(step: Step | None) -> Mark:
    if step is Step.DECIDED:
        return Mark.DONE
    return Mark.NOW if step is Step.CONFIRMATION else Mark.WAITING


def _path(committee: CommitteeView) -> Path | None:
    if committee.decision is not None:
        return committee.decision.path
    return None if committee.outcome is None else committee.outcome.path

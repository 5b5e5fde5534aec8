"""The deliberation of an expert's copy: only the own seat is held, so that no vote here can conclude anything.

The other seats stay open for ever: the round waits for experts, and neither concertation nor a third review can open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.grid import ScoringGrid
from reviewer.committee.offline.package import PackagedDossier, PackageOut
from reviewer.committee.seats import Declaration, DeclarationRuling, Seat

_FEWEST = 2
"""Seats of the smallest bench on which one vote alone says nothing."""
OFFICE = "office"
"""Who gave the seat and ruled on the declaration: the office, as the copy knows it."""


def seated_alone(package: PackageOut, one: PackagedDossier, grid: ScoringGrid) -> Deliberation:
    """Return the round as an expert's copy has it when a dossier comes in."""
    reviewers = one.seat - 1 if one.breaks_tie else max(_FEWEST, one.seat)
    seat = Seat(
        number=one.seat,
        expert_id=package.expert_id,
        assigned_at=package.made_at,
        assigned_by=OFFICE,
        declaration=_told(one.declared, package.made_at),
    )
    return Deliberation(
        dossier_id=one.dossier_id,
        grid_id=grid.id,
        finding_ids=grid.finding_ids,
        reviewers=reviewers,
        with_concertation=False,
        seats=(seat,),
    )


def own_seat(deliberation: Deliberation) -> Seat:
    """Return the one seat of an expert's copy, left or not."""
    return deliberation.seats[-1]


def with_own_seat(deliberation: Deliberation, seat: Seat) -> Deliberation:
    """Return the round with another state of the own seat."""
    return replace(deliberation, seats=(*deliberation.seats[:-1], seat))


def cleared_by_office(deliberation: Deliberation, one: PackagedDossier, at: datetime) -> Deliberation:
    """Return the round once a later package says that the office knows the declaration, or cleared it."""
    seat = own_seat(deliberation)
    if one.declared is None or seat.open or not seat.active:
        return deliberation
    said = seat.declaration
    told = _told(one.declared, at)
    if told is not None and said is not None and said.kind is one.declared:
        told = replace(said, ruling=told.ruling)
    return with_own_seat(deliberation, replace(seat, declaration=told))


def to_declare_again(deliberation: Deliberation) -> Deliberation:
    """Return the round with the declaration to be made anew: what it was made on has changed.

    A seat that was left for a real conflict is held again; one that was declined stays left.
    """
    seat = own_seat(deliberation)
    held = seat.held_again() if seat.left_for_conflict else seat
    return with_own_seat(deliberation, replace(held, declaration=None))


def _told(kind: DeclarationKind | None, at: datetime) -> Declaration | None:
    if kind is None:
        return None
    ruling = None
    if kind is not DeclarationKind.NONE:
        ruling = DeclarationRuling(cleared=True, reason="", by=OFFICE, at=at)
    return Declaration(kind=kind, text="", at=at, ruling=ruling)

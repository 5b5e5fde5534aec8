"""What tests look up in the store: no screen asks for it alone, so no use case tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.signature import HeldNumberRecord
from reviewer.services.walls import in_conflict, walled_off_from
from tests.support.office import TODAY

if TYPE_CHECKING:
    from reviewer.committee.conflicts import ConflictRuling
    from reviewer.committee.expert import Expert
    from reviewer.services.office import Office
    from reviewer.services.records import Letter
    from tests.support.office import House


def letters_of(office: Office, dossier_id: str) -> tuple[Letter, ...]:
    """Return the letters of a dossier, oldest first."""
    with office.desk.store.read() as work:
        return work.letters.of(dossier_id)


def rulings_of(office: Office, dossier_id: str) -> tuple[ConflictRuling, ...]:
    """Return everything that was ruled of conflicts on a dossier, oldest first."""
    with office.desk.store.read() as work:
        return work.conflicts.rulings_of(dossier_id)


def experts_of(house: House) -> tuple[Expert, ...]:
    """Return every expert, by name."""
    with house.opened.store.read() as work:
        return work.experts.all()


def walled_off(house: House, key: str, dossier_id: str) -> bool:
    """Tell whether somebody is walled off from a dossier: asked of it alone, and of all at once."""
    with house.opened.store.read() as work:
        told = in_conflict(work, key, work.dossiers.get(dossier_id), TODAY)
        assert told == (dossier_id in walled_off_from(work, key, TODAY))
    return told


def held_numbers(house: House) -> list[tuple[str, str, str]]:
    """Return every number given before its avis was issued, its state and why."""
    with Session(house.opened.engine) as session:
        found = session.scalars(select(HeldNumberRecord).order_by(HeldNumberRecord.number))
        return [(one.number, one.state, one.reason) for one in found]

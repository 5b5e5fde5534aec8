"""Parts that people had in a dossier, given without the acts that would have made them."""

from __future__ import annotations

from dataclasses import replace

from reviewer.dossier.events import Event
from reviewer.dossier.people import Part
from tests.support.office import FOUNDER, House


def give_part(house: House, dossier_id: str, part: Part, key: str) -> None:
    """Note that a person had a part in a dossier."""
    with house.opened.store.begin() as work:
        dossier = work.dossiers.get(dossier_id)
        work.dossiers.save(replace(dossier, parts=dossier.parts | {(part, key)}))
        work.commit(FOUNDER, house.clock.now(), Event(name="house_staffed"))

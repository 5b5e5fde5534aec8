"""A walk through every place of a window, as each person who may go there, with the watchdog beside it."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.dossier.lifecycle import DossierState, Role, may
from tests.support.watchdog import Watchdog
from ui.captures.photographer import Photographer
from ui.places_of_work import PLACES

OF_A_DOSSIER = {
    "dossier": tuple(DossierState),
    "readings": tuple(DossierState),
    "grid": (DossierState.IN_REVIEW, DossierState.THIRD_REVIEW, DossierState.CONCERTATION),
    "comparison": (DossierState.CONCERTATION, DossierState.THIRD_REVIEW, DossierState.DECIDED),
    "avis_page": (DossierState.ISSUED, DossierState.VALIDATED, DossierState.DRAFTED, DossierState.DECIDED),
}
"""Places that open one dossier, and in which states there is something to see."""

NOT_WALKED = frozenset({"grid_draft"})
"""Opens from a grid that one began to draft: no story has one."""


def walk(visitor: Photographer, dog: Watchdog, roles: tuple[Role, ...]) -> int:
    """Go to every place that each role may go to, twice; return how many were gone to.

    It begins once the window has nothing left to import ahead, some ten seconds after the first list, as of a person
    who looks at that list first: whoever is faster also waits for a place's modules. What is done meanwhile counts.
    """
    dog.where = "looks at the first list"
    while not visitor.window.ahead.over:
        visitor.settle()
    gone = 0
    for role in roles:
        dog.where = f"{role.value}, sits down"
        if not visitor.become(role):
            continue
        visitor.read_rows()
        for place, argument in (*_places(visitor), *_places(visitor)):
            dog.where = f"{role.value}, {place}"
            visitor.go(place, argument)
            gone += 1
    return gone


def _places(visitor: Photographer) -> Iterator[tuple[str, str | None]]:
    roles = visitor.window.desktop.office.session.current().roles
    for place in PLACES:
        if place.key in NOT_WALKED or not any(may(place.needs, roles, one) for one in (None, *DossierState)):
            continue
        found = visitor.dossier(*OF_A_DOSSIER.get(place.key, ()))
        if place.key not in OF_A_DOSSIER or found is not None:
            yield place.key, found

"""Municipalities suggested while somebody types, so that a code is stored and not a name that may be ambiguous.

Without case, accents, hyphens or apostrophes; boroughs and former names lead to the municipality that they are part of;
places that share a name are shown with their county.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reviewer.programme.territory import Membership, Territory, fold_place


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedPlace:
    """One line of the list. ``name``: the municipality's own name; ``written``: the name that matched.

    ``code`` None: the name alone does not tell the place, which stays to be verified. ``county`` tells homonyms apart,
    ``note`` what the written name is (a borough, a name from before a merger).
    """

    code: str | None
    name: str
    written: str
    membership: Membership
    county: str
    note: str

    @property
    def inside(self) -> bool | None:
        """Tell whether the place is in the territory; None where that is not known."""
        return self.membership is Membership.INSIDE if self.membership.known else None


def suggest(territory: Territory, text: str, limit: int = 8) -> tuple[SuggestedPlace, ...]:
    """Return the places that a text may begin to name, the likeliest first, always in the same order.

    A whole name comes first, then names that begin so, then names with a later word that begins so; a municipality's
    own name before the names of its parts. Digits are looked for in the codes.
    """
    wanted = _compact(text)
    if not wanted:
        return ()
    found: dict[tuple[str | None, str, str], tuple[tuple[int, bool, bool, str, str], SuggestedPlace]] = {}
    for own, place in _places(territory):
        rank = _rank(wanted, place)
        if rank is None:
            continue
        order = (rank, *_precedence(own, place), fold_place(place.written), place.code or "")
        key = (place.code, _compact(place.written), place.county)
        if key not in found or order < found[key][0]:
            found[key] = (order, place)
    ordered = sorted(found.values(), key=lambda one: one[0])
    return tuple(place for _, place in ordered[:limit])


def _precedence(own: bool, place: SuggestedPlace) -> tuple[bool, bool]:
    return not own, place.membership is not Membership.INSIDE


def _rank(wanted: str, place: SuggestedPlace) -> int | None:
    if wanted.isdigit():
        return 1 if place.code is not None and place.code.startswith(wanted) else None
    words = fold_place(place.written).split()
    if "".join(words) == wanted:
        return 0
    for index in range(len(words)):
        if "".join(words[index:]).startswith(wanted):
            return 1 if index == 0 else 2
    return None


@lru_cache(maxsize=4096)
def _compact(text: str) -> str:
    return fold_place(text).replace(" ", "")


@lru_cache(maxsize=4)
def _places(territory: Territory) -> tuple[tuple[bool, SuggestedPlace], ...]:
    """Return everything that may be suggested, and whether it is a municipality's own name."""
    return (*_own_names(territory), *_other_names(territory))


def _own_names(territory: Territory) -> Iterator[tuple[bool, SuggestedPlace]]:
    for member in territory.municipalities:
        yield (
            True,
            SuggestedPlace(
                code=member.code,
                name=member.name,
                written=member.name,
                membership=Membership.INSIDE,
                county=member.county,
                note="",
            ),
        )
    for homonym in territory.homonyms:
        yield (
            True,
            SuggestedPlace(
                code=homonym.code,
                name=homonym.name,
                written=homonym.name,
                membership=Membership.OUTSIDE,
                county=homonym.county,
                note="",
            ),
        )


def _other_names(territory: Territory) -> Iterator[tuple[bool, SuggestedPlace]]:
    for other in territory.other_names:
        member = territory.by_code.get(other.code or "")
        yield (
            member is None and other.membership.known,
            SuggestedPlace(
                code=other.code,
                name=other.name if member is None else member.name,
                written=other.name,
                membership=other.membership,
                county="" if member is None else member.county,
                note=other.note,
            ),
        )

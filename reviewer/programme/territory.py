"""A territory made of municipalities: by geographic code, or by a name that may be ambiguous.

Names are matched without case, accents, hyphens or apostrophes, « Saint » being the same as « St »; boroughs and
names from before a merger count as the municipality that they are part of now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reviewer.dossier.folding import fold
from reviewer.programme.sourced import Confidence

_SEPARATORS = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012–—―'.,()/", " "))
_SAINTS = {"st": "saint", "ste": "sainte"}


@lru_cache(maxsize=4096)
def fold_place(name: str) -> str:
    """Return a place's name as it is compared."""
    words = fold(name).translate(_SEPARATORS).split()
    return " ".join(_SAINTS.get(word, word) for word in words)


class Membership(StrEnum):
    """Where a place stands to the territory."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    AMBIGUOUS = "ambiguous"
    TO_VERIFY = "to_verify"
    UNLISTED = "unlisted"
    UNDECLARED = "undeclared"

    @property
    def known(self) -> bool:
        """Tell whether the place is surely in or surely out."""
        return self in {Membership.INSIDE, Membership.OUTSIDE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality of the territory."""

    code: str
    name: str
    sector: str
    county: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name that is not a member's own: a borough, a former name, a place outside, an ambiguous name.

    ``code``: the municipality it is part of, or its own code outside; None where it is ambiguous.
    """

    name: str
    membership: Membership
    code: str | None
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """A municipality outside whose name a member, or a part of a member, has as well; told apart by its county."""

    code: str
    name: str
    county: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What was found of a declared place: its standing, and its present name for the person who reads."""

    membership: Membership
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Territory:
    """The municipalities of a territory and the other names that people write."""

    id: str
    name: str
    municipalities: tuple[Municipality, ...]
    other_names: tuple[PlaceName, ...]
    by_code: Mapping[str, Municipality]
    by_name: Mapping[str, Place]
    other_codes: Mapping[str, Place]
    homonyms: tuple[Homonym, ...] = ()

    def place(self, code: str | None, name: str | None) -> Place:
        """Return where a declared place stands: by its code, else by its name.

        A code that is not a member's is outside, unless the data says that it is to be verified.
        """
        if code is not None:
            member = self.by_code.get(code)
            if member is not None:
                return Place(membership=Membership.INSIDE, name=member.name)
            other = self.other_codes.get(code)
            if other is not None:
                return other
            return Place(membership=Membership.OUTSIDE, name=name or code)
        folded = "" if name is None else fold_place(name)
        if name is None or not folded:
            return Place(membership=Membership.UNDECLARED, name="")
        return self.by_name.get(folded) or Place(membership=Membership.UNLISTED, name=name)

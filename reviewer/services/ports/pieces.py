"""What may be read at once instead of one dossier after the other, and one table after the other."""

from __future__ import annotations

from enum import StrEnum


class Piece(StrEnum):
    """What belongs to a dossier, a part a name; from ``PEOPLE`` on, what belongs to the house."""

    REQUEST = "request"
    COMMITTEE = "committee"
    CORRECTIONS = "corrections"
    PRECHECKS = "prechecks"
    RULINGS = "rulings"
    LETTERS = "letters"
    JOURNAL = "journal"
    DRAFT = "draft"
    AVIS = "avis"
    PEOPLE = "people"
    EXPERTS = "experts"
    GRIDS = "grids"
    WAGES = "wages"
    SETTINGS = "settings"

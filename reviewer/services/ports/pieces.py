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
    EXPERT_KEYS = "expert_keys"
    INVITATIONS = "invitations"
    PACKAGES_OUT = "packages_out"
    PACKAGES_BACK = "packages_back"
    ANSWERS = "answers"
    CERTIFICATES = "certificates"
    IMPORTS = "imports"
    MAPPINGS = "mappings"
    MISMATCHES = "mismatches"


EXCHANGED = (
    Piece.EXPERT_KEYS,
    Piece.INVITATIONS,
    Piece.PACKAGES_OUT,
    Piece.PACKAGES_BACK,
    Piece.ANSWERS,
    Piece.CERTIFICATES,
)
"""What the house keeps of its packages and of the keys for them: on a server, not for everybody to read."""

COMPARED = (Piece.IMPORTS, Piece.MAPPINGS, Piece.MISMATCHES)
"""The ministry's files, but their lines, and what was decided where they do not agree: not for everybody either."""

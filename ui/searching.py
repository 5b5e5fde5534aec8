"""With what one comes to the list of dossiers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Search:
    """A query in the search language, to be shown instead of what the list shows."""

    text: str


@dataclass(frozen=True, slots=True)
class ChosenView:
    """A saved view, by its id."""

    id: str

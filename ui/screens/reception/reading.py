"""What Reception asks of its lists, on the read lane: each answer carries the key of the list that was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.services.lists import NEWEST_FIRST, Order
from ui.models.window import PAGE_ROWS
from ui.tasks.aside import Tell

if TYPE_CHECKING:
    from reviewer.search.catalogue import Catalogue
    from reviewer.services.listing import Listing
    from reviewer.services.office import Office
    from reviewer.services.view_records import Layout, SavedView
    from reviewer.services.views import DossierRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is to be listed. ``view``: the saved view it comes from, None where it was typed."""

    text: str = ""
    order: Order = NEWEST_FIRST
    view: SavedView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A list just opened, with what one may search by, the saved views and one's own layout."""

    shown: Shown
    listing: Listing
    catalogue: Catalogue
    views: tuple[SavedView, ...]
    layout: Layout | None
    stale: bool = False


def open_list(office: Office, shown: Shown, view_id: str | None, known: Opening | None) -> Opening:
    """Return a list just opened; ``known``: the one before, whose views and catalogue hold unless it is stale."""
    if known is None or known.stale:
        views, layout = office.saved_views.all(), office.saved_views.layout()
        catalogue = office.lists.catalogue()
    else:
        views, layout, catalogue = known.views, known.layout, known.catalogue
    kept = view_id or (None if shown.view is None else shown.view.id)
    chosen = next((one for one in views if one.id == kept), None)
    if view_id is not None and chosen is not None:
        shown = Shown(text=chosen.query, order=chosen.order, view=chosen)
    elif known is None and layout is not None:
        shown = replace(shown, order=layout.order)
    else:
        shown = replace(shown, view=chosen)
    listing = office.lists.open(shown.text, shown.order, limit=PAGE_ROWS)
    return Opening(
        shown=shown,
        listing=listing,
        catalogue=catalogue,
        views=views,
        layout=layout,
    )


def pages(
    office: Office, key: str, pages: tuple[int, ...]
) -> tuple[str, dict[int, tuple[DossierRow | None, ...]]]:
    """Return pages of a list, by their numbers."""
    return key, {number: office.lists.page(key, number * PAGE_ROWS, PAGE_ROWS) for number in pages}


def ids(office: Office, key: str, places: tuple[int, ...]) -> tuple[str, ...]:
    """Return the ids of rows by their places, each run of neighbours asked for at once."""
    found: list[str] = []
    start = places[0]
    for before, place in zip(places, (*places[1:], None), strict=True):
        if place != before + 1:
            found.extend(office.lists.ids(key, start, before - start + 1))
            start = before + 1 if place is None else place
    return tuple(found)


def place(office: Office, key: str, dossier_id: str) -> tuple[str, int | None]:
    """Return where a dossier stands in a list."""
    return key, office.lists.place(key, dossier_id)


def hold(office: Office, key: str, _tell: Tell) -> tuple[str, int]:
    """Hold a list still; return how many dossiers it has."""
    return key, office.lists.hold(key)


def changed(office: Office, key: str) -> tuple[str, int]:
    """Return how many dossiers of a list others changed."""
    return key, office.lists.changes(key)


def lacking(office: Office, key: str, dossier_ids: frozenset[str]) -> tuple[str, bool]:
    """Tell whether one of these dossiers has come to belong on a list."""
    return key, office.lists.lacks(key, dossier_ids)

"""How many statements a screen sends to the database to open: as many with many rows as with few."""

from __future__ import annotations

from pathlib import Path

from reviewer.dossier.lifecycle import DossierState, may
from tests.gui.test_filled_screens import told
from tests.support.gui import Bench
from tests.support.statements import statements
from tests.support.walking import NOT_WALKED
from ui.places_of_work import PLACES

MOST = 5
"""The aim for a screen."""

TELLER = "who acts is read anew with every question, and whether accounts are needed: two each"
WHOLE = "a dossier is read whole, from a table for each of its parts, and the reading is itself noted"

MORE: dict[str, tuple[int, str]] = {
    "reception": (60, "list, views, rail counts and the preview of a dossier; " + TELLER),
    "dossier": (60, WHOLE),
    "readings": (25, WHOLE),
    "committee": (40, "the lists of the committee and one dossier beside them; " + WHOLE),
    "packages": (
        110,
        "each dossier that may travel is read whole, one after the other: grows with them, to be mended",
    ),
    "experts": (60, "each dossier on which somebody sits is read whole: grows with them, to be mended"),
    "assignment": (90, "every dossier to assign is read whole, for it is what the solver is given"),
    "comparison": (35, WHOLE),
    "avis": (30, "three lists, each a question of its own; " + TELLER),
    "avis_page": (85, WHOLE + "; the avis is checked against the register as it opens"),
    "oversight": (70, "one statement an indicator, in one consistent view"),
    "follow_up": (30, "the editions, and the figures of the one that shows"),
    "replay": (10, TELLER),
    "agreement": (
        35,
        "every round that is closed is read with its parts, a statement a part and not a dossier",
    ),
    "reconciliation": (15, "lists of three kinds; " + TELLER),
    "grids": (10, "published and drafted; " + TELLER),
    "settings": (30, "a page each of tables, people, copies and keys, all read at once; " + TELLER),
}
"""Places that are known to need more: at most how many, and why."""

ARGUMENTS = {"dossier": "score", "comparison": "majority", "avis_page": "signed", "readings": "signed"}
NOT_HERE = NOT_WALKED | {"grid"}
"""An expert's own; an office's staff has none."""


def opened(bench: Bench, ids: dict[str, str], person: str) -> dict[str, list[str]]:
    """Return what each place that a person may go to sends the first time."""
    bench.become(person)
    found = {}
    for place in PLACES:
        roles = bench.office.session.current().roles
        if place.key in NOT_HERE or not any(
            may(place.needs, roles, state) for state in (None, *DossierState)
        ):
            continue
        bench.qtbot.wait(250)  # what the place before still asks for is its own
        bench.settle()
        with statements(bench.opened.engine) as sent:
            if bench.window.place_key == place.key:
                bench.window.reload()  # it showed as soon as this person sat down
            bench.go(place.key, ids.get(ARGUMENTS.get(place.key, "")))
            bench.settle()
        found[place.key] = sent
    return found


def test_no_place_needs_more_statements_than_it_is_known_to(bench: Bench, tmp_path: Path) -> None:
    ids = told(bench, tmp_path)
    sent = [opened(bench, ids, person) for person in ("p-coord", "p-admin")]
    most = {key: max(len(one.get(key, ())) for one in sent) for key in {*sent[0], *sent[1]}}
    assert {place.key for place in PLACES} - most.keys() <= NOT_HERE
    over = {key: count for key, count in most.items() if count > MORE.get(key, (MOST, ""))[0]}
    assert over == {}
    assert {key for key in MORE if most[key] <= MOST} == set(), "these need no exception any more"

"""How many statements a screen sends to the database to open: as many with many rows as with few.

Counted apart: what keeps who read a dossier. That is due once a minute, whatever the screen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.dossier.lifecycle import DossierState, may
from tests.gui.test_filled_screens import told
from tests.support.gui import Bench
from tests.support.statements import statements
from tests.support.walking import NOT_WALKED
from ui.places_of_work import PLACES
from ui.screens.reception.view import ReceptionView
from ui.screens.reconciliation.view import ReconciliationScreen

MOST = 5
"""The aim for a screen."""

NOTING = 3
"""What keeps who reads a dossier: where the chain of readings ends, the line, where it ends now."""

MORE: dict[str, tuple[int, str]] = {
    "experts": (
        7,
        "two questions, each asks first who acts: the list is there at once; what the chosen one has to do with "
        "whom weighs every open dossier, ten times as long, and nobody waits for it to see the list",
    ),
    "oversight": (
        20,
        "a statement a table of facts for each ten thousand dossiers, read side by side in the order of ids: "
        "as many with ten indicators as with forty",
    ),
}
"""Places that are known to need more: at most how many, and why; with more dossiers, no more but where it says so."""

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
        bench.qtbot.waitUntil(lambda: not at_work(bench), timeout=15_000)
        bench.settle()
        _until_done_beside(bench)
        with statements(bench.opened.engine) as sent:
            if bench.window.place_key == place.key:
                bench.window.reload()  # it showed as soon as this person sat down
            bench.go(place.key, ids.get(ARGUMENTS.get(place.key, "")))
            bench.settle()
            _until_done_beside(bench)
        found[place.key] = sent
    return found


def _keeps_who_reads(statement: str) -> bool:
    return any(words in statement for words in ("reading_head", "INTO reading "))


def _until_done_beside(bench: Bench) -> None:
    """Wait for what a screen does beside the lanes: the list is held still, the ministry's files are compared."""
    screen = bench.window.stack.currentWidget()
    if isinstance(screen, ReceptionView):
        bench.qtbot.waitUntil(lambda: screen.presenter.held, timeout=15_000)
    elif isinstance(screen, ReconciliationScreen):
        bench.qtbot.waitUntil(lambda: not screen.presenter.busy, timeout=15_000)
    bench.settle()


def at_work(bench: Bench) -> bool:
    """Tell whether the chores of the day are under way: what they ask is no screen's."""
    return bench.window.daily is not None and bench.window.daily.busy


@pytest.mark.parametrize("times", [1, 2])
def test_no_place_needs_more_statements_than_it_is_known_to(bench: Bench, tmp_path: Path, times: int) -> None:
    """With twice the dossiers, in every state, as few as before."""
    ids = told(bench, tmp_path, times=times)
    sent = [opened(bench, ids, person) for person in ("p-coord", "p-admin")]
    kept = [sum(map(_keeps_who_reads, one)) for places in sent for one in places.values()]
    assert set(kept) == {0, NOTING}
    asked = [
        {key: len(one) - sum(map(_keeps_who_reads, one)) for key, one in places.items()} for places in sent
    ]
    most = {key: max(one.get(key, 0) for one in asked) for key in {*asked[0], *asked[1]}}
    assert {place.key for place in PLACES} - most.keys() <= NOT_HERE
    over = {key: count for key, count in most.items() if count > MORE.get(key, (MOST, ""))[0]}
    assert over == {}
    assert {key for key in MORE if most[key] <= MOST} == set(), "these need no exception any more"

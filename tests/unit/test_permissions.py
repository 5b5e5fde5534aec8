"""The page that says who may do what, beside the table that the program asks."""

from __future__ import annotations

from itertools import chain

from reviewer.dossier.lifecycle import OPEN_STATES, TRANSITIONS, Act, DossierState, Role, Transition
from tests.support.source import ROOT

PAGE = ROOT / "docs" / "permissions.md"


def _codes(cell: str) -> list[str]:
    return [code.strip("`") for code in cell.split() if code != "–"]


def _documented() -> list[Transition]:
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return [
        Transition(
            Act(_codes(act)[0]),
            frozenset(
                chain.from_iterable(Role if one == "everybody" else [Role(one)] for one in _codes(roles))
            ),
            frozenset(
                chain.from_iterable(
                    OPEN_STATES if one == "open" else [DossierState(one)] for one in _codes(sources)
                )
            ),
            next((DossierState(one) for one in _codes(target)), None),
        )
        for act, roles, sources, target in (row for row in rows if len(row) == 4 and row[0].startswith("`"))
    ]


def test_the_page_of_permissions_has_one_line_for_every_act_in_the_order_of_the_code() -> None:
    assert [line.act for line in _documented()] == list(Act)


def test_every_act_is_open_to_whom_the_page_says_from_where_and_to_where() -> None:
    for line in _documented():
        assert TRANSITIONS[line.act] == line

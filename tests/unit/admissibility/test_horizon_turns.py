"""The days on which each kind of criterion turns, one by one, and that no day in between was missed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from reviewer.admissibility.horizon import filed_on, timeline
from reviewer.admissibility.precheck import precheck
from tests.support.requests import a_request
from tests.unit.admissibility.cases import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    TO_VERIFY,
    a_diploma,
    foreign,
    iatiev,
    work,
)

LONG_AGO = foreign(level="baccalaureat", obtained_on="2015-06-10")
DESS = a_diploma(level="dess", obtained_on="2024-06-10", programme_ended_on="2024-05-01")
UNKNOWN_LEVEL: dict[str, Any] = {"level": None, "noc": None, "noc_version": None}


def graduate(diplomas: list[dict[str, object]], experiences: list[dict[str, object]]) -> dict[str, object]:
    return {
        "substream": "diplome_quebec",
        "candidate__diplomas": diplomas,
        "candidate__experiences": experiences,
    }


def worker(diploma: dict[str, object], experiences: list[dict[str, object]]) -> dict[str, object]:
    return {"candidate__diplomas": [diploma], "candidate__experiences": experiences}


@pytest.mark.parametrize(
    ("facts", "criterion", "start", "turns"),
    [
        # A maîtrise from abroad takes the place of experience for twelve months.
        (
            worker(foreign(obtained_on="2025-06-10", programme_ended_on=None), []),
            "IA-TE-EXP",
            date(2025, 1, 1),
            [(date(2025, 6, 10), MET), (date(2026, 6, 11), NOT_MET)],
        ),
        # Work that leaves the window of sixty months.
        (
            worker(LONG_AGO, [work("2019-03-01", "2021-04-30")]),
            "IA-TE-EXP",
            date(2023, 12, 1),
            [(date(2024, 5, 2), NOT_MET)],
        ),
        # Work of which a part may not count.
        (
            worker(LONG_AGO, [work("2022-01-01", hours_per_week=None), work("2023-06-01")]),
            "IA-TE-EXP",
            date(2023, 12, 1),
            [(date(2023, 12, 31), TO_VERIFY), (date(2025, 5, 31), MET)],
        ),
        (
            worker(LONG_AGO, [work("2022-01-01", **UNKNOWN_LEVEL), work("2020-06-01", "2021-12-31")]),
            "IA-TE-EXP",
            date(2022, 2, 1),
            [(date(2022, 5, 31), TO_VERIFY)],
        ),
        # Work after a DESS, before and after the DESS itself.
        (graduate([DESS], [work("2024-09-01")]), "IA-DQ-EXP", date(2024, 12, 1), [(date(2025, 2, 28), MET)]),
        (
            graduate(
                [a_diploma(level="dess", obtained_on="2025-06-10", programme_ended_on="2025-05-01")],
                [work("2025-05-10")],
            ),
            "IA-DQ-EXP",
            date(2024, 12, 1),
            [(date(2025, 11, 9), MET)],
        ),
        (
            graduate([DESS], [work("2024-09-01", **UNKNOWN_LEVEL), work("2025-01-01")]),
            "IA-DQ-EXP",
            date(2024, 12, 1),
            [(date(2025, 2, 28), TO_VERIFY)],
        ),
        (graduate([DESS], [work(None)]), "IA-DQ-EXP", date(2024, 3, 1), [(date(2024, 10, 31), TO_VERIFY)]),
        # Nobody knows when the programme ended.
        (
            graduate([{**DESS, "programme_ended_on": None}], [work("2025-01-01")]),
            "IA-DQ-EXP",
            date(2024, 12, 1),
            [(date(2025, 3, 31), TO_VERIFY)],
        ),
        # Whoever obtains a maîtrise as well is asked for no experience.
        (
            graduate([DESS, a_diploma(obtained_on="2025-06-10", programme_ended_on="2025-05-01")], []),
            "IA-DQ-EXP",
            date(2025, 1, 1),
            [(date(2025, 6, 10), NOT_APPLICABLE)],
        ),
    ],
)
def test_a_criterion_turns_on_these_days_and_on_no_other(
    facts: dict[str, object], criterion: str, start: date, turns: list[tuple[date, str]]
) -> None:
    request = a_request(**facts)
    end = start + timedelta(days=700)
    found = timeline(request, iatiev(), start, end)
    assert [(turn.day, one.after) for turn in found for one in turn.changes if one.id == criterion] == turns
    outcome = {turn.day: turn.criteria[criterion] for turn in found}
    current = outcome[start]
    for day in (start + timedelta(days=number) for number in range(700)):
        current = outcome.get(day, current)
        (computed,) = (
            one for one in precheck(filed_on(request, day), start, iatiev()).criteria if one.id == criterion
        )
        assert computed.outcome is current, day

"""Every trouble with the database, and everything that a check may find, has its French sentence."""

from __future__ import annotations

import ast
import pickle
from datetime import date
from pathlib import Path

import pytest

from db import errors, integrity
from db.errors import DatabaseLocked, DatabaseTrouble, RestoreWouldReplace
from reviewer.journal import Break
from reviewer.wording import Wording

KINDS = sorted(
    (kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DatabaseTrouble)),
    key=lambda kind: kind.__name__,
)


def an_error(kind: type[DatabaseTrouble]) -> DatabaseTrouble:
    if issubclass(kind, RestoreWouldReplace):
        return kind("avise.db", 12, 3, date(2025, 5, 20))
    return kind("avise.db")


@pytest.mark.parametrize("kind", KINDS)
def test_each_trouble_says_what_happened_what_is_safe_and_what_to_do(kind: type[DatabaseTrouble]) -> None:
    said = Wording.load().explain(an_error(kind))
    assert all((said.what, said.safe, said.do))


def test_of_all_troubles_one_is_told_apart_by_its_code() -> None:
    assert {kind for kind in KINDS if kind.WHAT != "other"} == {DatabaseLocked}


@pytest.mark.parametrize("kind", KINDS)
def test_a_trouble_survives_the_way_from_one_process_to_another(kind: type[DatabaseTrouble]) -> None:
    sent = an_error(kind)
    received = pickle.loads(pickle.dumps(sent))
    assert (type(received), vars(received)) == (kind, vars(sent))


def test_each_finding_of_a_check_has_its_sentence() -> None:
    tree = ast.parse(Path(integrity.__file__).read_text(encoding="utf-8"))
    names = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Finding"
        and isinstance(call.args[0], ast.Constant)
    }
    names |= {f"journal_{kind}" for kind in ("content", "link", "gap", "end")}
    assert Break(1, "content").kind == "content"
    assert len(names) > 20
    for name in sorted(map(str, names)):
        assert Wording.load().text("database_finding", name, detail="D-42").count("D-42") == 1

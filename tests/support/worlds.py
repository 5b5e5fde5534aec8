"""Two worlds from one past: a house copied with its file. Whatever differs afterwards is what was done since."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from db.store import open_store
from reviewer.dossier.people import Actor
from reviewer.errors import AviseError
from reviewer.journal import JournalEntry
from reviewer.services.listing import Listing
from tests.support.office import TODAY, House, a_house
from tests.support.use_cases import USE_CASES, Scene

READS = [case for case in USE_CASES if case.reads]


def copied(house: House, folder: Path) -> House:
    """Return a second house with the same past, in a folder of its own."""
    source = Path(str(house.opened.engine.url.database))
    folder.mkdir(parents=True)
    target = folder / source.name
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
    blobs = source.with_suffix(".blobs")
    if blobs.is_dir():
        shutil.copytree(blobs, target.with_suffix(".blobs"))
    target.chmod(source.stat().st_mode)
    twin = a_house(open_store(f"sqlite:///{target}", unencrypted=True), staffed=False)
    twin.reader.documents.update(house.reader.documents)
    return twin


def answers(
    house: House, actor: Actor, dossier_id: str, mask: Callable[[object], object] = lambda one: one
) -> dict[str, object]:
    """Return what every reading use case tells somebody, refusals included, in a form that can be compared."""
    found: dict[str, object] = {}
    house.clock.move_to(TODAY)
    _give_roles(house, actor)
    house.clock.move_to(TODAY)
    for number, case in enumerate(READS):
        house.office.session.become(actor)
        scene = Scene(house, dossier_id, "IA-2025-0001", "", actor.id)
        try:
            answer: object = case.call(scene)
        except AviseError as refused:
            answer = (type(refused).__name__, dict(refused.details()))
        found[f"{number} {case.name}"] = plain(answer, mask)
    return found


def _give_roles(house: House, actor: Actor) -> None:
    """Let the house know of the actor's roles: it reads them again at each act, and believes no session."""
    with house.opened.store.read() as work:
        person = work.people.get(actor.id)
    if person.roles != actor.roles:
        house.as_("ada").people.save(replace(person, roles=actor.roles))


def plain(value: object, mask: Callable[[object], object] = lambda one: one) -> object:
    """Return a value as nested plain things.

    Of a journal's entry, neither number nor digests: they are the chain's. Of a list, not by which key it is held.
    """
    value = mask(value)
    if isinstance(value, Listing):
        value = replace(value, key="")
    if isinstance(value, AviseError):
        return (type(value).__name__, plain(value.details(), mask))
    if isinstance(value, JournalEntry):
        return ("entry", value.at, value.actor_id, value.event, value.dossier_id, plain(value.details, mask))
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: plain(getattr(value, one.name), mask) for one in fields(value)}
        return (type(value).__name__, sorted(told.items()))
    if isinstance(value, Mapping):
        return sorted((str(key), plain(one, mask)) for key, one in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(plain(one, mask)) for one in value)
    if isinstance(value, tuple | list | Iterator):
        return [plain(one, mask) for one in value]
    return value if isinstance(value, bytes | str | int | float | bool | None) else repr(value)


def differences(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """Return which answers differ, each with the first place where it does."""
    return [
        f"{name}: {_first(str(one[name]), str(other[name]))}" for name in one if one[name] != other.get(name)
    ]


def _first(text: str, other: str) -> str:
    place = next((i for i, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), 0)
    return re.sub(r"\\s+", " ", f"…{text[max(0, place - 160) : place + 80]} ≠ {other[place : place + 80]}…")

"""A base with very many dossiers, written straight into the tables: for lists and searches, made once a run."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from db.repositories.dossiers import STATE_RANKS
from db.search_index import REBUILD
from db.store import OpenedStore, open_store
from reviewer.committee.deadlines import Targets
from reviewer.dossier.lifecycle import DossierState
from reviewer.search.catalogue import load
from reviewer.search.parsing import parse
from reviewer.search.words import searchable
from reviewer.services.lists import NEWEST_FIRST, Eyes, Order, Wanted

SMALL, LARGE = 100_000, 1_000_000
TODAY = date(2025, 5, 20)
COORDINATOR = Eyes(viewer="bench", knows_experts=True)
_FAMILY = (
    "Tremblay",
    "Bœuf",
    "Đặng",
    "Nguyễn",
    "Okonkwo",
    "Gagnon",
    "Roy",
    "Côté",
    "Bouchard",
    "Gauthier",
    "Œuvrard",
)
_GIVEN = ("Adaeze", "Éloïse", "Théo", "Zoé", "Amélie", "Łukasz", "Ångela", "Noé")
_JOBS = ("Scientifique en apprentissage", "Ingénieure en données", "Analyste", "Développeur", "Architecte")
_COLUMNS = (
    "id, programme_id, reference, state, state_since, received_on, parts, candidate, employer, job_title, search_fold, "
    "version, reference_fold, candidate_fold, employer_fold, job_fold, state_rank, stream, unmet"
)


@dataclass(frozen=True, slots=True)
class Base:
    """An open base and a raw connection beside it."""

    opened: OpenedStore
    connection: sqlite3.Connection

    def raw(self, statement: str, *values: object) -> list[Any]:
        """Return what a raw statement finds."""
        return self.connection.execute(statement, values).fetchall()


@contextmanager
def listed(count: int) -> Iterator[Base]:
    """Give a base with so many dossiers, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "avise.db"
        url = f"sqlite:///{file.as_posix()}"
        open_store(url, unencrypted=True).close()
        with sqlite3.connect(file) as connection:
            _fill(connection, count)
        connection.close()
        opened = open_store(url, unencrypted=True)
        beside = sqlite3.connect(file)
        try:
            yield Base(opened, beside)
        finally:
            beside.close()
            opened.close()


def wanted(typed: str, order: Order = NEWEST_FIRST) -> Wanted:
    """Return what a coordinator's list asks for."""
    return Wanted(
        query=parse(typed, load()).query,
        eyes=COORDINATOR,
        today=TODAY,
        order=order,
        targets={"iatiev": Targets(triage=5, review=20, third_review=10, final=5, concertation=5)},
    )


def _fill(connection: sqlite3.Connection, count: int) -> None:
    """Write the rows first and the indexes after them, as one would not in a house."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -500000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    later = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'dossier' AND sql IS NOT NULL "
        "AND (type = 'index' OR name = 'dossier_words_insert')"
    ).fetchall()
    for kind, name, _ in later:
        connection.execute(f"DROP {kind} {name}")
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    connection.executemany(f"INSERT INTO dossier ({_COLUMNS}) VALUES ({marks})", _rows(count))  # noqa: S608  # ours
    for _, _, statement in later:
        connection.execute(statement)
    connection.execute(REBUILD)
    connection.execute("ANALYZE")
    connection.commit()


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    random = Random(1)
    states = list(DossierState)
    folded: dict[str, str] = {}

    def words(text: str) -> str:
        if text not in folded:
            folded[text] = searchable(text)
        return folded[text]

    for number in range(count):
        family = random.choice(_FAMILY) if random.random() < 0.02 else f"Nom{number % 49_999}"
        candidate = (random.choice(_GIVEN), family)
        employer = f"Laboratoires {number % 9_973} inc."
        job = random.choice(_JOBS)
        state = states[random.randrange(len(states))]
        received = TODAY - timedelta(days=random.randrange(2_000))
        reference = f"TC-{number:07d}"
        names = words(candidate[0]) + words(family)
        folds = (f" tc {number:07d}", names, words(employer), words(job))
        yield (
            f"{random.getrandbits(128):032x}",
            "iatiev",
            reference,
            state.value,
            received.isoformat(),
            received.isoformat(),
            "[]",
            " ".join(candidate),
            employer,
            job,
            "".join(folds),
            1,
            *folds,
            STATE_RANKS[state],
            "ia",
            "",
        )

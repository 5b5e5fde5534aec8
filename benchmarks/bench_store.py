"""The list of dossiers, beside the same rows by a raw sqlite3 statement; and under a key, beside the same in clear."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from benchmarks.measure import Row, side_by_side
from db.store import OpenedStore, open_store
from db.vault.access import create_vault
from db.vault.machine import MachineFile
from reviewer.dossier.dossier import Dossier, RequestVersion
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.dossier.people import Actor
from reviewer.services.views import DossierFilter
from tests.support.requests import a_request

_COUNT = 5_000
_MOST_FOR_ENCRYPTION = 1.3
_NOW = datetime(2025, 5, 20, 13, tzinfo=UTC)


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "avise.db"
        opened = open_store(f"sqlite:///{file.as_posix()}", unencrypted=True)
        _fill(opened)
        raw = sqlite3.connect(file)
        statement = (
            "SELECT id, reference, candidate, employer, job_title, state, received_on, state_since"
            " FROM dossier ORDER BY received_on DESC, id LIMIT 128"
        )
        yield side_by_side(
            f"first 128 of {_COUNT} dossiers, with next step and holders",
            lambda: opened.queries.dossiers(DossierFilter(), limit=128),
            "raw sqlite3, the columns alone",
            lambda: raw.execute(statement).fetchall(),
        )
        yield side_by_side(
            f"search of two words among {_COUNT} dossiers",
            lambda: opened.queries.dossiers(DossierFilter(words="boreal 004321"), limit=128),
            "raw sqlite3 LIKE, the same two words",
            lambda: raw.execute(
                "SELECT id FROM dossier WHERE search_fold LIKE '%boreal%' AND search_fold LIKE '%004321%'"
            ).fetchall(),
        )
        raw.close()
        yield from _encryption(opened, Path(folder) / "encrypted" / "avise.db")
        opened.close()


def _encryption(plain: OpenedStore, file: Path) -> Iterator[Row]:
    url = f"sqlite:///{file.as_posix()}"
    key = create_vault(url, MachineFile(file.parent / "settings"), holder="bench")
    sealed = open_store(url, key=key)
    _fill(sealed)
    for name, wanted in (("first 128", DossierFilter()), ("search", DossierFilter(words="boreal 004321"))):
        yield side_by_side(
            f"{name} of {_COUNT} dossiers, encrypted",
            partial(sealed.queries.dossiers, wanted, limit=128),
            "the same in clear",
            partial(plain.queries.dossiers, wanted, limit=128),
            aim=_MOST_FOR_ENCRYPTION,
            rounds=15,
        )
    document = bytes(range(256)) * 4096
    address = sealed.blobs.put(document)
    plain.blobs.put(document)
    yield side_by_side(
        "a document of 1 MiB, encrypted",
        lambda: sealed.blobs.get(address),
        "the same in clear",
        lambda: plain.blobs.get(address),
        rounds=15,
    )
    sealed.close()


def _fill(opened: OpenedStore) -> None:
    with opened.store.begin() as work:
        for number in range(_COUNT):
            work.dossiers.add(_dossier(number))
        work.commit(Actor("bench", "bench", frozenset()), _NOW, Event(name="request_taken_in"))


def _dossier(number: int) -> Dossier:
    request = a_request(reference=f"TC-{number:06d}")
    version = RequestVersion(
        number=1,
        request=request,
        sha256=f"{number:064d}",
        taken_in_at=_NOW,
        taken_in_by="bench",
        origin="bench",
    )
    return Dossier(
        id=f"{number:08d}",
        programme_id="iatiev",
        reference=request.reference,
        state=DossierState.RECEIVED,
        state_since=date(2025, 5, 1 + number % 20),
        received_on=date(2025, 5, 1 + number % 20),
        versions=(version,),
    )

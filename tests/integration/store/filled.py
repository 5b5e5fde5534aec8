"""A database with two signed avis and an attachment, for tests of checks and copies."""

from __future__ import annotations

from dataclasses import replace

from db.store import OpenedStore
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_version, sign_one
from tests.support.requests import a_request

SIGNED = ("D1", "D2")


def fill(store: OpenedStore) -> None:
    with store.store.begin() as work:
        for key in SIGNED:
            sign_one(work, key)
        dossier = work.dossiers.get("D1")
        work.blobs.put(b"cv 0")
        newer = a_version(2, a_request(reference="TC-D1", candidate__diplomas=[]), documents=1)
        work.dossiers.save(replace(dossier, versions=(*dossier.versions, newer)))
        work.commit(ACTOR, NOW, HAPPENED)

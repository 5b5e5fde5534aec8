"""The chain of readings: each carries the digest of what it says and of the one before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from reviewer.journal import GENESIS, Link
from reviewer.readings import Reading, canonical, digest

READING = Reading(
    sequence=1,
    at="2025-05-20T13:00:00+00:00",
    actor_id="elsa",
    actor_name="Elsa Gagné",
    dossier_id="d1",
    part="request",
    item="",
    previous_sha256=GENESIS,
    sha256="",
)


def test_a_reading_s_digest_is_over_everything_that_it_says() -> None:
    said = json.loads(canonical(READING))
    assert (
        canonical(READING)
        == json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    assert digest(READING) == hashlib.sha256(canonical(READING)).hexdigest()
    changed = [
        replace(READING, sequence=2),
        replace(READING, at="2025-05-20T13:01:00+00:00"),
        replace(READING, actor_id="eli"),
        replace(READING, actor_name="Éli"),
        replace(READING, dossier_id="d2"),
        replace(READING, part="avis"),
        replace(READING, item="IA-2025-0001"),
        replace(READING, previous_sha256="b" * 64),
    ]
    assert len({digest(READING), *map(digest, changed)}) == len(changed) + 1
    assert digest(replace(READING, sha256="c" * 64)) == digest(READING)


def test_a_reading_has_its_place_in_the_chain() -> None:
    assert READING.link == Link(1, GENESIS, "", digest(READING))


def test_a_name_with_half_a_character_is_still_recorded() -> None:
    assert digest(replace(READING, actor_name="\ud83d"))

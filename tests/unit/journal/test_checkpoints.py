"""Checkpoints: their bytes, when one is due, and the first that is not where it should be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.checkpoints import (
    EVERY_ENTRIES,
    Checkpoint,
    CheckpointStamp,
    ProofBreak,
    SignedCheckpoint,
    first_unchained,
    first_unrecorded,
    is_due,
    next_checkpoint,
    read_checkpoint,
)
from reviewer.journal import GENESIS, Head

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
HEADS = st.builds(Head, st.integers(0, 10**9), HEX)
CHECKPOINTS = st.builds(
    Checkpoint,
    number=st.integers(1, 10**6),
    at=st.text(max_size=40),
    kid=st.text(max_size=16),
    journal=HEADS,
    readings=HEADS,
    previous_sha256=HEX,
)


def _chain(count: int) -> list[SignedCheckpoint]:
    made: list[SignedCheckpoint] = []
    for number in range(1, count + 1):
        one = next_checkpoint(
            made[-1] if made else None,
            at=f"2025-05-{number:02d}T13:00:00+00:00",
            kid="k",
            journal=Head(10 * number, "a" * 64),
            readings=Head(0, GENESIS),
        )
        made.append(SignedCheckpoint(number=number, kid="k", payload=one.payload(), signature=b"s"))
    return made


@given(CHECKPOINTS)
def test_a_checkpoint_is_read_back_as_it_was_written(one: Checkpoint) -> None:
    assert read_checkpoint(one.payload()) == one


@given(st.binary(max_size=200))
def test_other_bytes_are_no_checkpoint(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_checkpoint(raw)


@given(CHECKPOINTS)
def test_one_checkpoint_has_one_form(one: Checkpoint) -> None:
    said = json.loads(one.payload())
    for other in (json.dumps(said).encode(), one.payload() + b" ", json.dumps({**said, "more": 1}).encode()):
        with pytest.raises(ValueError, match="canonical"):
            read_checkpoint(other)


@pytest.mark.parametrize(
    ("sealed", "head", "newest", "due"),
    [
        (0, 3, "2025-05-19", True),
        (0, 3, "2025-05-20", False),
        (3, 3, "2025-05-19", False),
        (0, EVERY_ENTRIES, "2025-05-20", True),
        (0, EVERY_ENTRIES - 1, "2025-05-20", False),
        (0, 3, "2025-05-21", False),
    ],
)
def test_the_first_act_of_a_day_seals_the_days_before_and_a_busy_day_is_sealed_on_the_way(
    sealed: int, head: int, newest: str, due: bool
) -> None:
    assert is_due(sealed=sealed, head=Head(head, "a" * 64), newest=newest, day="2025-05-20") is due


def test_a_whole_chain_of_checkpoints_has_no_break() -> None:
    assert first_unchained(_chain(4)) is None
    assert first_unchained([]) is None


def test_a_checkpoint_taken_out_of_the_middle_leaves_a_gap() -> None:
    chain = _chain(4)
    assert first_unchained([*chain[:1], *chain[2:]]) == ProofBreak("checkpoint", 2, "gap")


def test_a_checkpoint_that_was_rewritten_breaks_the_link_of_the_next() -> None:
    chain = _chain(3)
    other = replace(read_checkpoint(chain[1].payload), at="2030-01-01T00:00:00+00:00")
    chain[1] = replace(chain[1], payload=other.payload())
    assert first_unchained(chain) == ProofBreak("checkpoint", 3, "link")


def test_a_checkpoint_that_does_not_say_what_its_row_says_is_named() -> None:
    chain = _chain(2)
    chain[1] = replace(chain[1], kid="autre")
    assert first_unchained(chain) == ProofBreak("checkpoint", 2, "content")
    chain[0] = replace(chain[0], payload=b"{}")
    assert first_unchained(chain) == ProofBreak("checkpoint", 1, "content")


def test_a_checkpoint_that_goes_back_in_the_journal_is_named() -> None:
    chain = _chain(1)
    back = next_checkpoint(chain[0], at="", kid="k", journal=Head(9, "a" * 64), readings=Head(0, GENESIS))
    chain.append(SignedCheckpoint(number=2, kid="k", payload=back.payload(), signature=b"s"))
    assert first_unchained(chain) == ProofBreak("checkpoint", 2, "link")


def test_what_the_journal_announced_and_what_is_kept_must_be_the_same() -> None:
    assert first_unrecorded("stamp", {1: "a"}, [(1, "a")]) is None
    assert first_unrecorded("stamp", {1: "a"}, []) == ProofBreak("stamp", 1, "unknown")
    assert first_unrecorded("stamp", {1: "a"}, [(1, "b")]) == ProofBreak("stamp", 1, "unknown")
    assert first_unrecorded("stamp", {}, [(2, "b"), (1, "a")]) == ProofBreak("stamp", 1, "missing")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"schema": "avise.checkpoint/9"}, "schema"),
        ({"number": -1}, "number"),
        ({"number": True}, "number"),
        ({"at": 3}, "text"),
        ({"journal": {"sequence": "3", "sha256": "a"}}, "number"),
        ({"journal": 3}, "checkpoint"),
    ],
)
def test_what_is_not_said_as_a_checkpoint_says_it_is_none(change: dict[str, object], told: str) -> None:
    said = json.loads(_chain(1)[0].payload) | change
    with pytest.raises(ValueError, match=told):
        read_checkpoint(json.dumps(said, sort_keys=True, separators=(",", ":")).encode() + b"\n")


def test_a_checkpoint_and_a_stamp_are_named_by_the_digest_of_their_bytes() -> None:
    (one,) = _chain(1)
    assert one.sha256 == hashlib.sha256(one.payload).hexdigest()
    stamp = CheckpointStamp(number=1, at="2025-05-20T13:00:00+00:00", token=b"der", anchors="")
    assert stamp.sha256 == hashlib.sha256(b"der").hexdigest()

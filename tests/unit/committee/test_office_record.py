"""What the office keeps of its keys, of the packages that it sent and of the answers that came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reviewer.committee.offline.keys import KeyPairs, PublicKeys
from reviewer.committee.offline.office_record import (
    KnownAnswer,
    OfficeExchangeKeys,
    PackageState,
    SentPackage,
)
from reviewer.committee.offline.taking_in import KEPT_ASIDE, AnswerKind, Settlement

NOON = datetime(2025, 5, 20, 16, tzinfo=UTC)
LATER = datetime(2025, 5, 21, 16, tzinfo=UTC)


def test_a_package_says_since_when_by_whom_and_why_it_is_where_it_is() -> None:
    made = SentPackage(
        id="p",
        expert_id="eli",
        expert_fingerprint="a",
        office_fingerprint="b",
        made_at=NOON,
        made_by="claude",
        open_until=date(2025, 6, 20),
        dossiers=(),
        state=PackageState.OUT,
        since=NOON,
        by="claude",
    )
    gone = made.moved(PackageState.WITHDRAWN, "cora", LATER, " Copie perdue. ")
    assert (gone.state, gone.by, gone.since, gone.reason) == (
        PackageState.WITHDRAWN,
        "cora",
        LATER,
        "Copie perdue.",
    )
    assert (gone.made_at, gone.made_by) == (NOON, "claude")


def _answer(outcome: Settlement, closed: str = "") -> KnownAnswer:
    return KnownAnswer(
        id="a",
        expert_id="eli",
        dossier_id="d1",
        package_id="p",
        returned="r",
        kind=next(iter(AnswerKind)),
        revision=1,
        facts_sha256="c",
        answered_at=NOON,
        outcome=outcome,
        since=NOON,
        by="claude",
        closed=closed,
    )


@pytest.mark.parametrize("outcome", list(Settlement))
def test_somebody_looks_at_an_answer_that_was_kept_aside_until_it_is_closed(outcome: Settlement) -> None:
    assert _answer(outcome).aside is (outcome in KEPT_ASIDE)
    assert not _answer(outcome, "Siège quitté.").aside
    became = _answer(next(iter(Settlement))).became(outcome, "cora", LATER)
    assert (became.outcome, became.by, became.since, became.answered_at) == (outcome, "cora", LATER, NOON)


def test_keys_open_while_their_secret_is_there_and_are_read_out_in_groups_of_five() -> None:
    public = PublicKeys(recipient="age1x", verifying=bytes(32))
    kept = OfficeExchangeKeys(keys=KeyPairs(public, "AGE-SECRET-KEY-1X", b"s"), made_at=NOON)
    assert kept.opens
    assert not replace(kept, keys=KeyPairs(public, "", b"")).opens
    groups = public.spoken.split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert int("".join(groups)) == int(public.fingerprint, 16) % 10**30
    assert "SECRET" not in repr(kept)

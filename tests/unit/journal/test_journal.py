"""The chained journal: any change shows, at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.journal import GENESIS, Break, Head, JournalEntry, digest, first_break

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SCALAR = _TEXT | st.integers() | st.booleans() | st.none()
_ACTS = st.lists(
    st.tuples(_TEXT, _TEXT, _TEXT, st.none() | _TEXT, st.dictionaries(_TEXT, _SCALAR, max_size=3)),
    min_size=1,
    max_size=6,
)


def _chain(acts: list[tuple[str, str, str, str | None, dict[str, Any]]]) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    previous = GENESIS
    for sequence, (actor, name, event, dossier, details) in enumerate(acts, 1):
        entry = JournalEntry(
            sequence=sequence,
            at=f"2025-05-20T13:00:{sequence:02d}.000000+00:00",
            actor_id=actor,
            actor_name=name,
            event=event,
            dossier_id=dossier,
            details=details,
            previous_sha256=previous,
            sha256="",
        )
        entry = replace(entry, sha256=digest(entry))
        previous = entry.sha256
        entries.append(entry)
    return entries


def _head(entries: list[JournalEntry]) -> Head:
    return Head(entries[-1].sequence, entries[-1].sha256)


CHAINS = _ACTS.map(_chain)


def _otherwise(name: str, value: Any) -> Any:
    if name == "sequence":
        return value + 1
    if name == "details":
        return {**value, "alteré": True}
    if name == "dossier_id" and value is None:
        return ""
    if name in {"sha256", "previous_sha256"}:
        return value[:-1] + ("0" if value[-1] != "0" else "1")
    return f"{value}x"


@given(CHAINS)
def test_an_untouched_chain_holds(entries: list[JournalEntry]) -> None:
    assert first_break(entries, _head(entries)) is None
    assert first_break(iter(entries), None) is None


def test_a_journal_that_never_began_holds_at_its_start_only() -> None:
    assert first_break([], None) is None
    assert first_break([], Head(0, GENESIS)) is None
    assert first_break([], Head(1, "f" * 64)) == Break(1, "end")


@given(CHAINS, st.data())
def test_any_change_of_any_field_shows_at_the_very_entry(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from(sorted(JournalEntry.__dataclass_fields__)))
    altered = list(entries)
    altered[index] = replace(entries[index], **{name: _otherwise(name, getattr(entries[index], name))})
    kind = {"sequence": "gap", "previous_sha256": "link"}.get(name, "content")
    assert first_break(altered, _head(entries)) == Break(index + 1, kind)


@given(CHAINS, st.data())
def test_an_entry_rewritten_with_its_own_digest_breaks_the_link_after_it(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(entries) - 1))
    forged = replace(entries[index], event=entries[index].event + "!")
    altered = [*entries[:index], replace(forged, sha256=digest(forged)), *entries[index + 1 :]]
    last = index == len(entries) - 1
    expected = Break(len(entries) + 1, "end") if last else Break(index + 2, "link")
    assert first_break(altered, _head(entries)) == expected


@given(CHAINS, st.data())
def test_an_entry_that_is_gone_leaves_a_gap_or_a_missing_end(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(entries) - 1))
    rest = entries[:index] + entries[index + 1 :]
    kind = "end" if index == len(entries) - 1 else "gap"
    assert first_break(rest, _head(entries)) == Break(index + 1, kind)


@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_two_entries_in_each_other_s_place_show_at_the_first(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    one, other = sorted(data.draw(st.permutations(range(len(entries))))[:2])
    swapped = list(entries)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert first_break(swapped, _head(entries)) == Break(one + 1, "gap")


@given(CHAINS, st.data())
def test_an_end_cut_off_shows_where_it_was_cut(entries: list[JournalEntry], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(entries) - 1))
    assert first_break(entries[:kept], _head(entries)) == Break(kept + 1, "end")
    assert first_break(entries[:kept], None) is None


@given(CHAINS)
def test_entries_after_the_head_show(entries: list[JournalEntry]) -> None:
    head = Head(0, GENESIS) if len(entries) == 1 else _head(entries[:-1])
    assert first_break(entries, head) == Break(len(entries) + 1, "end")


def test_an_entry_altered_into_half_a_character_is_found_out_not_a_crash() -> None:
    entries = _chain([("a", "A", "withdrawn", "d1", {"reason": "à la demande"})])
    altered = [replace(entries[0], details={"reason": "\ud800"})]
    assert first_break(altered, _head(entries)) == Break(1, "content")


@pytest.mark.parametrize(
    ("one", "other"), [(1, True), (0, False), (1, "1"), (None, "None"), ("é", "e\u0301")]
)
def test_values_that_look_alike_have_different_digests(one: Any, other: Any) -> None:
    first, second = (_chain([("a", "A", "e", None, {"v": value})])[0] for value in (one, other))
    assert first.sha256 != second.sha256


def test_the_order_of_details_does_not_count() -> None:
    first, second = (
        _chain([("a", "A", "e", None, details)])[0] for details in ({"a": 1, "b": 2}, {"b": 2, "a": 1})
    )
    assert first.sha256 == second.sha256

"""The evaluation report's own figures: what they refute of each other, and what they cannot."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.reconciliation.declared import Declared, FiguresUnreadable, from_document
from reviewer.reconciliation.figures import Claim, ClaimIncomplete, ClaimKind, Figure, Hint, refuted
from reviewer.resource_files import path
from reviewer.services.reconciliation.sentences import figure_sentence
from reviewer.wording import Wording

ELEVEN = {str(number) for number in range(1, 12)}


@pytest.fixture(scope="module")
def report() -> Declared:
    return from_document(tomllib.loads(path("samples/chiffres-rapport.toml").read_text(encoding="utf-8")))


def test_of_the_eleven_inconsistencies_figures_alone_show_seven_and_the_four_others_are_named(
    report: Declared,
) -> None:
    found = {finding.claim.id.rstrip("abc") for finding in refuted(report.claims)}
    named = {one.about.split(".")[0] for one in report.beyond}
    assert found == {"1", "2", "3", "5", "6", "7", "8"}
    assert named == {"4", "9", "10", "11"}
    assert found | named == ELEVEN


def test_what_agrees_in_the_report_is_not_accused(report: Declared) -> None:
    refuted_ids = {finding.claim.id for finding in refuted(report.claims)}
    assert refuted_ids == {"1b", "1c", "2", "3a", "3b", "5", "6", "7", "8"}


def test_each_finding_is_a_sentence_with_its_places(report: Declared) -> None:
    wording = Wording.load()
    for finding in refuted(report.claims):
        sentence = figure_sentence(finding, wording)
        assert finding.claim.printed.name in sentence or finding.claim.kind is ClaimKind.AVERAGE
        assert all(place in sentence for place in finding.places)
        assert "{" not in sentence


def test_a_truncated_share_and_a_shortfall_are_told_for_what_they_are(report: Declared) -> None:
    hints = {finding.claim.id: finding.hint for finding in refuted(report.claims)}
    assert hints["1b"] is hints["3a"] is hints["3b"] is Hint.TRUNCATED
    assert hints["7"] is Hint.SHORTFALL


def counted(value: int, name: str = "x") -> Figure:
    return Figure(name=name, value=Decimal(value), place="", counted=True)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_rounded_to_the_nearest_is_never_refuted(part: int, rest: int) -> None:
    whole = part + rest
    printed = Figure(name="part", value=(Decimal(100 * part) / whole).quantize(Decimal(1)), place="")
    claim = Claim(id="s", kind=ClaimKind.SHARE, printed=printed, parts=(counted(part),), whole=counted(whole))
    assert refuted([claim]) == ()


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8), st.integers(1, 50))
def test_a_sum_that_is_off_by_anything_is_refuted(parts: list[int], off: int) -> None:
    claim = Claim(
        id="s",
        kind=ClaimKind.SUM,
        printed=counted(sum(parts) + off),
        parts=tuple(counted(one) for one in parts),
    )
    (finding,) = refuted([claim])
    assert finding.low == finding.high == sum(parts)


def test_a_claim_that_lacks_its_whole_is_told() -> None:
    with pytest.raises(ClaimIncomplete):
        refuted([Claim(id="s", kind=ClaimKind.SHARE, printed=counted(3), parts=(counted(1),))])


@pytest.mark.parametrize(
    "document",
    [
        {"figure": {"a": {"value": 3}}},
        {"figure": {"a": {"name": "a", "value": "trois"}}},
        {"figure": []},
        {"claim": [{"id": "1", "kind": "sum", "printed": "absent"}]},
        {"figure": {"a": {"name": "a", "value": 3}}, "claim": [{"id": "1", "kind": "autre", "printed": "a"}]},
        {"claim": ["x"]},
        {"beyond": [{"about": "x"}]},
        {"claim": {}},
        {"figure": {"a": {"name": "a", "value": "NaN"}}},
        {
            "figure": {"a": {"name": "a", "value": 3}},
            "claim": [{"id": "1", "kind": "sum", "printed": "a", "days": ["2025-01-01", "2025-02-01"]}],
        },
    ],
)
def test_an_entry_that_says_nothing_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(FiguresUnreadable):
        from_document(document)

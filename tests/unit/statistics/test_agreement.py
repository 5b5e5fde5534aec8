"""Agreement between raters: our formulas beside three programs that others wrote, and what is not defined."""

from __future__ import annotations

import math
import warnings
from decimal import Decimal
from itertools import pairwise

import irrCAC.raw
import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from reviewer.statistics.agreement import Agreement, Coefficient, Undefined, agreement
from reviewer.statistics.ratings import Judgement, Level, RatingsTable

Grid = list[list[int | None]]
"""A row a rater, a column an item; None is missing."""


def judgements(grid: Grid) -> list[Judgement]:
    return [
        Judgement(f"i{item}", f"r{rater}", value)
        for rater, row in enumerate(grid)
        for item, value in enumerate(row)
    ]


def found(grid: Grid, level: Level, *, replicates: int = 0) -> Agreement:
    return agreement(RatingsTable.of(judgements(grid)), level, replicates=replicates)


def grids(raters: st.SearchStrategy[int], *, missing: bool) -> st.SearchStrategy[Grid]:
    mark = st.none() | st.integers(0, 4) if missing else st.integers(0, 4)

    def rows(size: int) -> st.SearchStrategy[Grid]:
        columns = st.lists(st.lists(mark, min_size=size, max_size=size), min_size=3, max_size=12)
        return columns.map(lambda items: [list(row) for row in zip(*items, strict=True)])

    return raters.flatmap(rows)


def frame(grid: Grid) -> pd.DataFrame:
    return pd.DataFrame(np.array(grid, dtype=float).T, columns=[f"r{n}" for n in range(len(grid))])


def close(one: Coefficient, other: float) -> bool:
    return one.value is not None and math.isclose(one.value, other, abs_tol=1e-4)  # irrCAC rounds to 5 places


def used(grid: Grid) -> set[int]:
    return {value for row in grid for value in row if value is not None}


def paired(grid: Grid) -> list[list[int]]:
    columns = [[value for value in column if value is not None] for column in zip(*grid, strict=True)]
    return [column for column in columns if len(column) > 1]


@settings(max_examples=60, deadline=None)
@given(grid=grids(st.integers(2, 5), missing=True), level=st.sampled_from(list(Level)))
def test_krippendorffs_alpha_is_the_one_of_another_program(grid: Grid, level: Level) -> None:
    pairs = paired(grid)
    assume(len({value for column in pairs for value in column}) > 1)
    data = np.array(grid, dtype=float)
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=level.value)
    assert close(found(grid, level).krippendorff_alpha, theirs)


@settings(max_examples=60, deadline=None)
@given(grid=grids(st.integers(2, 5), missing=True))
def test_gwets_ac1_is_the_one_of_another_program(grid: Grid) -> None:
    assume(len(used(grid)) > 1 and paired(grid))
    theirs = _gwet(grid, "identity")
    assert close(found(grid, Level.NOMINAL).gwet_ac, theirs)


@settings(max_examples=60, deadline=None)
@given(grid=grids(st.integers(2, 5), missing=True), level=st.sampled_from([Level.ORDINAL, Level.INTERVAL]))
def test_gwets_ac2_with_linear_weights_is_the_one_of_another_program(grid: Grid, level: Level) -> None:
    assume(len(used(grid)) > 1 and paired(grid))
    theirs = _gwet(grid, "linear")
    assert close(found(grid, level).gwet_ac, theirs)


def _gwet(grid: Grid, weights: str) -> float:
    assume(sum(any(value is not None for value in column) for column in zip(*grid, strict=True)) > 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # theirs, about its own variance on small tables
        estimate = irrCAC.raw.CAC(frame(grid).dropna(how="all"), weights=weights).gwet()
    return float(estimate["est"]["coefficient_value"])


@settings(max_examples=60, deadline=None)
@given(grid=grids(st.just(2), missing=False))
def test_cohens_kappa_is_the_one_of_another_program(grid: Grid) -> None:
    assume(len(used(grid)) > 1)
    scale = list(range(5))
    assert close(found(grid, Level.NOMINAL).cohen_kappa, cohen_kappa_score(*grid))
    weighted = cohen_kappa_score(*grid, labels=scale, weights="linear")
    for level in (Level.ORDINAL, Level.INTERVAL):
        assert close(found(grid, level).cohen_kappa, weighted)


@settings(max_examples=40, deadline=None)
@given(grid=grids(st.integers(2, 4), missing=True), level=st.sampled_from(list(Level)))
def test_the_order_of_items_and_raters_changes_no_figure(grid: Grid, level: Level) -> None:
    turned = [list(reversed(row)) for row in reversed(grid)]
    for (_, one), (_, other) in zip(
        found(grid, level).coefficients(), found(turned, level).coefficients(), strict=True
    ):
        assert one.undefined == other.undefined
        assert one.value is None or math.isclose(one.value, other.value or 0.0, abs_tol=1e-9)


@settings(max_examples=40, deadline=None)
@given(grid=grids(st.integers(1, 4), missing=True), level=st.sampled_from(list(Level)))
def test_any_table_has_figures_or_reasons_and_never_an_error(grid: Grid, level: Level) -> None:
    for _, one in found(grid, level, replicates=50).coefficients():
        assert (one.value is None) == (one.undefined is not None)
        assert one.value is None or one.value <= 1
        if one.interval is not None:
            low, high = one.interval
            assert low <= high <= 1


def test_a_known_table_has_the_figures_of_its_paper() -> None:
    """Krippendorff (2011), the four observers of section C: nominal 0.743, ordinal 0.815, interval 0.849."""
    n = None
    grid: Grid = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
        [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
    ]
    alphas = [found(grid, level).krippendorff_alpha.value for level in Level]
    assert [round(alpha or 0, 3) for alpha in alphas] == [0.743, 0.815, 0.849]


def test_everybody_who_says_yes_agrees_but_leaves_nothing_to_chance() -> None:
    """The real record of this committee: 164 favourable answers, none refused."""
    said = [Judgement(str(item), rater, "oui") for item in range(164) for rater in ("a", "b")]
    of_answers = agreement(RatingsTable.of(said), Level.NOMINAL)
    assert of_answers.percent_agreement.value == 1
    for one in (of_answers.krippendorff_alpha, of_answers.gwet_ac, of_answers.cohen_kappa):
        assert (one.value, one.interval, one.undefined) == (None, None, Undefined.ALL_EQUAL)


def test_a_scale_that_is_known_beforehand_defines_what_can_be_defined() -> None:
    said = [Judgement(str(item), rater, True) for item in range(164) for rater in ("a", "b")]
    on_a_scale = agreement(RatingsTable.of(said, categories=(False, True)), Level.NOMINAL)
    assert on_a_scale.gwet_ac.value == 1
    assert on_a_scale.krippendorff_alpha.undefined is Undefined.ALL_EQUAL


def test_kappa_is_for_two_raters_only() -> None:
    three = found([[0, 1, 2], [0, 1, 2], [0, 1, 1]], Level.NOMINAL)
    assert three.cohen_kappa.undefined is Undefined.NOT_TWO_RATERS
    assert three.gwet_ac.value is not None


def test_items_with_one_answer_tell_nothing_of_agreement() -> None:
    lonely = found([[0, 1, None], [None, None, 2]], Level.NOMINAL)
    assert (lonely.items, lonely.raters, lonely.judgements, lonely.pairs) == (3, 2, 3, 0)
    assert lonely.percent_agreement.undefined is Undefined.NO_PAIRS


def test_one_item_with_two_answers_has_a_figure_and_no_interval() -> None:
    one = found([[1], [1]], Level.NOMINAL, replicates=100)
    assert (one.percent_agreement.value, one.percent_agreement.interval) == (1, None)


def test_nobody_rates_an_item_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        RatingsTable.of([Judgement("1", "a", 1), Judgement("1", "a", 1)])


def test_the_same_table_has_the_same_intervals_whatever_the_order_of_its_blocks() -> None:
    grid: Grid = [[0, 1, 2, 3, 4, 0, 1, 2], [0, 1, 1, 3, 3, 0, 2, 2]]
    once, again = (found(grid, Level.ORDINAL, replicates=500) for _ in range(2))
    assert once == again
    low, high = once.krippendorff_alpha.interval or (0, 0)
    assert low < (once.krippendorff_alpha.value or 0) < high


def test_more_items_make_a_narrower_interval() -> None:
    grid: Grid = [[0, 1, 2, 3, 4, 0, 1, 2], [0, 1, 1, 3, 3, 0, 2, 2]]
    widths = []
    for times in (1, 4, 16):
        interval = found([row * times for row in grid], Level.ORDINAL, replicates=400).gwet_ac.interval
        assert interval is not None
        widths.append(interval[1] - interval[0])
    assert all(wide > narrow for wide, narrow in pairwise(widths))


def test_the_number_one_is_the_same_mark_however_it_is_written() -> None:
    said = [Judgement("1", "a", Decimal("1")), Judgement("1", "b", Decimal("1.0"))]
    assert len(RatingsTable.of(said).categories) == 1

"""Four coefficients of agreement over many weightings of the items at once, from their papers.

* Percent agreement: the share of pairs of ratings of one item that are equal, averaged over the items with two.
* Gwet's AC1 and AC2 – K. L. Gwet, « Computing inter-rater reliability and its variance in the presence of high
  agreement », British Journal of Mathematical and Statistical Psychology 61 (2008), and Handbook of Inter-Rater
  Reliability, 4th ed. (2014), ch. 4 and 5 (weights, missing ratings).
* Krippendorff's alpha – K. Krippendorff, « Computing Krippendorff's Alpha-Reliability » (2011); ordinal differences
  by mid-ranks, which is the same sum.
* Cohen's kappa – J. Cohen, Educational and Psychological Measurement 20 (1960) and Psychological Bulletin 70 (1968),
  over the items that both rated.

Linear weights go by the categories' numbers: one minus the distance over the whole length of the scale. Every figure is
a ratio of sums over items, so that a resample is a vector of weights and thousands of them are one matrix product.
Undefined is NaN: no item with two ratings, or nothing but one category (no chance agreement to compare with).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.statistics.ratings import Level, RatingsTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PERCENT = "percent_agreement"
ALPHA = "krippendorff_alpha"
GWET = "gwet_ac"
KAPPA = "cohen_kappa"
NAMES = (PERCENT, ALPHA, GWET, KAPPA)

_TWO = 2


class Tally:
    """Sums per item of a table, made once; ``figures`` weighs them."""

    def __init__(self, table: RatingsTable, level: Level) -> None:
        import numpy as np
        from scipy.sparse import csr_array

        self._level = level
        width = max(len(table.categories), 1)
        self._scores = np.asarray(
            [float(index) for index in range(len(table.categories))]
            if level is Level.NOMINAL
            else table.scores()
        )
        rows: list[int] = []
        columns: list[int] = []
        for row, unit in enumerate(table.units):
            for column in unit.values():
                rows.append(row)
                columns.append(column)
        shape = (len(table.units), width)
        self._counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        self._rated: Floats = np.asarray(self._counts.sum(axis=1)).reshape(-1)
        self._paired = self._rated >= _TWO
        self._equal = np.zeros(len(table.units))
        self._distance = np.zeros(len(table.units))
        for row, unit in enumerate(table.units):
            self._equal[row], self._distance[row] = _pairs(self._scores[sorted(unit.values())])
        self._pairs = np.maximum(self._rated * (self._rated - 1), 1)
        self._both = self._two_raters(table)

    def _two_raters(self, table: RatingsTable) -> tuple[Floats, Floats] | None:
        """Return what the two raters gave each item, NaN where one did not; None where they are not two."""
        import numpy as np

        if len(table.raters) != _TWO:
            return None
        found = np.full((2, len(table.units)), np.nan)
        for row, unit in enumerate(table.units):
            for side, rater in enumerate(table.raters):
                if len(unit) == _TWO:
                    found[side, row] = unit[rater]
        return found[0], found[1]

    def figures(self, weights: Floats) -> dict[str, Floats]:
        """Return every coefficient for each row of weights (one column an item); NaN where it is undefined."""
        import numpy as np

        with np.errstate(divide="ignore", invalid="ignore"):
            return {
                PERCENT: self._percent(weights),
                ALPHA: self._alpha(weights),
                GWET: self._gwet(weights),
                KAPPA: self._kappa(weights),
            }

    # --- the four --------------------------------------------------------------------------------------------

    def _percent(self, weights: Floats) -> Floats:
        found: Floats = (weights @ (self._equal / self._pairs * self._paired)) / (weights @ self._paired)
        return found

    def _gwet(self, weights: Floats) -> Floats:
        import numpy as np

        size = self._counts.shape[1]
        if size < _TWO:
            return np.full(len(weights), np.nan)
        share = np.divide(1.0, self._rated, out=np.zeros_like(self._rated), where=self._rated > 0)
        prevalence = self._spread(weights * share) / (weights @ (self._rated > 0))[:, None]
        if self._level is Level.NOMINAL:
            observed, total = self._percent(weights), float(size)
        else:
            length = self._scores[-1] - self._scores[0]
            apart = weights @ (self._distance / self._pairs * self._paired)
            observed = 1 - apart / length / (weights @ self._paired)
            total = size * size - _all_distances(self._scores) / length
        by_chance = total / (size * (size - 1)) * (prevalence * (1 - prevalence)).sum(axis=1)
        return _beyond_chance(observed, by_chance)

    def _alpha(self, weights: Floats) -> Floats:
        import numpy as np

        kept = weights * self._paired
        marginals = self._spread(kept)
        total = marginals.sum(axis=1)
        inner = np.divide(1.0, self._rated - 1, out=np.zeros_like(self._rated), where=self._paired)
        if self._level is Level.NOMINAL:
            observed = kept @ ((self._rated * (self._rated - 1) - self._equal) * inner)
            expected = total**2 - (marginals**2).sum(axis=1)
        else:
            if self._level is Level.ORDINAL:
                values = np.cumsum(marginals, axis=1) - marginals / 2
            else:
                values = np.broadcast_to(self._scores - self._scores.mean(), marginals.shape)
            first = np.asarray(self._counts @ values.T)
            second = np.asarray(self._counts @ (values**2).T)
            # The sum of squared differences over ordered pairs of an item's ratings.
            within = 2 * (self._rated[:, None] * second - first**2) * inner[:, None]
            observed = (kept * within.T).sum(axis=1)
            mean = (marginals * values).sum(axis=1)
            expected = 2 * (total * (marginals * values**2).sum(axis=1) - mean**2)
        found = 1 - (total - 1) * observed / expected
        one_category = (marginals > 0).sum(axis=1) < _TWO
        return np.where(one_category, np.nan, found)

    def _kappa(self, weights: Floats) -> Floats:
        import numpy as np

        if self._both is None:
            return np.full(len(weights), np.nan)
        one, other = self._both
        known = ~np.isnan(one)
        kept = weights[:, known]
        first, second = one[known].astype(int), other[known].astype(int)
        total = kept.sum(axis=1)
        left, right = self._margin(kept, first), self._margin(kept, second)
        if self._level is Level.NOMINAL:
            observed = kept @ (first != second) / total
            expected = 1 - (left * right).sum(axis=1) / total**2
        else:
            observed = kept @ np.abs(self._scores[first] - self._scores[second]) / total
            below, above = np.cumsum(left, axis=1)[:, :-1], np.cumsum(right, axis=1)[:, :-1]
            crossing = below * (total[:, None] - above) + above * (total[:, None] - below)
            expected = (crossing * np.diff(self._scores)).sum(axis=1) / total**2
        found = 1 - observed / expected
        either = ((left + right) > 0).sum(axis=1)
        return np.where(either < _TWO, np.nan, found)

    # --- inside ----------------------------------------------------------------------------------------------

    def _spread(self, weights: Floats) -> Floats:
        """Return the weighted counts of every category: a row a weighting."""
        import numpy as np

        return np.asarray(self._counts.T @ weights.T).T

    def _margin(self, weights: Floats, given: NDArray[np.int64]) -> Floats:
        import numpy as np
        from scipy.sparse import csr_array

        places = (np.arange(len(given)), given)
        chosen = csr_array((np.ones(len(given)), places), shape=(len(given), self._counts.shape[1]))
        return np.asarray(chosen.T @ weights.T).T


def _pairs(values: Floats) -> tuple[float, float]:
    """Return, over the ordered pairs of one item's ratings, how many are equal and how far apart they are in all."""
    import numpy as np

    size = len(values)
    if size < _TWO:
        return 0.0, 0.0
    _, counts = np.unique(values, return_counts=True)
    ranks = 2 * np.arange(size) - size + 1
    return float((counts * (counts - 1)).sum()), float(2 * (ranks * values).sum())


def _all_distances(scores: Floats) -> float:
    """Return the sum of the distances over all ordered pairs of categories."""
    import numpy as np

    ranks = 2 * np.arange(len(scores)) - len(scores) + 1
    return float(2 * (ranks * scores).sum())


def _beyond_chance(observed: Floats, expected: Floats) -> Floats:
    import numpy as np

    return np.where(expected < 1, (observed - expected) / (1 - expected), np.nan)

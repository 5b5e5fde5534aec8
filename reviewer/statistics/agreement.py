"""How far raters agree, each coefficient with its 95 % interval, or without where it is undefined.

Intervals are percentiles of the bootstrap over items (B. Efron and R. Tibshirani, An Introduction to the Bootstrap,
1993, ch. 13) under a fixed seed: the same table, the same figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reviewer.statistics.coefficients import ALPHA, GWET, KAPPA, NAMES, PERCENT, Tally
from reviewer.statistics.ratings import Level, RatingsTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPLICATES = 2000
SEED = 20_250_101
_BOUNDS = (2.5, 97.5)
_LEAST_DEFINED = 0.5
"""The share of resamples in which a coefficient must be defined for its interval to say anything."""

_CELLS = 4_000_000
"""Resamples are taken in blocks of so many weights, so that a long table needs no more memory."""


class Undefined(StrEnum):
    """Why a coefficient is not defined."""

    NO_PAIRS = "no_pairs"
    ALL_EQUAL = "all_equal"
    NOT_TWO_RATERS = "not_two_raters"
    NO_CHANCE = "no_chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """One figure. ``value`` None: undefined, for the reason in ``undefined``; ``interval`` None: not to be had."""

    value: float | None
    interval: tuple[float, float] | None = None
    undefined: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement of a table. Shares are from 0 to 1; the three coefficients at most 1, and below 0 under chance.

    ``pairs``: items with two ratings or more, the only ones that tell anything.
    """

    level: Level
    items: int
    raters: int
    judgements: int
    pairs: int
    percent_agreement: Coefficient
    krippendorff_alpha: Coefficient
    gwet_ac: Coefficient
    cohen_kappa: Coefficient

    def coefficients(self) -> tuple[tuple[str, Coefficient], ...]:
        """Return every coefficient with its name."""
        return (
            (PERCENT, self.percent_agreement),
            (ALPHA, self.krippendorff_alpha),
            (GWET, self.gwet_ac),
            (KAPPA, self.cohen_kappa),
        )


def agreement(
    table: RatingsTable, level: Level, *, replicates: int = REPLICATES, seed: int = SEED
) -> Agreement:
    """Return every coefficient of a table, never an error where one is undefined.

    Raises ``ValueError`` where ratings of an ordinal or interval table are not numbers.
    """
    import numpy as np

    pairs = sum(len(unit) > 1 for unit in table.units)
    found: dict[str, float] = dict.fromkeys(NAMES, math.nan)
    resampled: dict[str, NDArray[np.float64]] = {name: np.empty(0) for name in NAMES}
    if pairs:
        tally = Tally(table, level)
        found = {
            name: float(value[0]) for name, value in tally.figures(np.ones((1, len(table.units)))).items()
        }
        if pairs > 1 and replicates:
            blocks = [tally.figures(weights) for weights in _resamples(len(table.units), replicates, seed)]
            resampled = {name: np.concatenate([block[name] for block in blocks]) for name in NAMES}
    made = {name: _coefficient(name, found[name], resampled[name], table, pairs) for name in NAMES}
    return Agreement(
        level=level,
        items=len(table.units),
        raters=len(table.raters),
        judgements=table.judgements,
        pairs=pairs,
        percent_agreement=made[PERCENT],
        krippendorff_alpha=made[ALPHA],
        gwet_ac=made[GWET],
        cohen_kappa=made[KAPPA],
    )


def _resamples(items: int, replicates: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Return how often each item is drawn in each resample, in blocks of rows."""
    import numpy as np

    generator = np.random.default_rng(seed)
    left = replicates
    while left > 0:
        rows = min(left, max(1, _CELLS // items))
        drawn = generator.integers(0, items, size=(rows, items))
        drawn += np.arange(rows)[:, None] * items
        yield np.bincount(drawn.ravel(), minlength=rows * items).reshape(rows, items).astype(np.float64)
        left -= rows


def _coefficient(
    name: str, value: float, resampled: NDArray[np.float64], table: RatingsTable, pairs: int
) -> Coefficient:
    import numpy as np

    if math.isnan(value):
        return Coefficient(value=None, undefined=_reason(name, table, pairs))
    defined = resampled[~np.isnan(resampled)]
    if not len(resampled) or len(defined) < len(resampled) * _LEAST_DEFINED:
        return Coefficient(value=_tidy(value))
    low, high = np.percentile(defined, _BOUNDS)
    return Coefficient(value=_tidy(value), interval=(_tidy(float(low)), _tidy(float(high))))


def _reason(name: str, table: RatingsTable, pairs: int) -> Undefined:
    if name == KAPPA and len(table.raters) != 2:
        return Undefined.NOT_TWO_RATERS
    if not pairs:
        return Undefined.NO_PAIRS
    given = {place for unit in table.units if len(unit) > 1 for place in unit.values()}
    return Undefined.ALL_EQUAL if len(given) < 2 else Undefined.NO_CHANCE


def _tidy(value: float) -> float:
    """Return a figure without the last bits, which no formula promises, and without a minus before zero."""
    return round(value, 12) + 0.0

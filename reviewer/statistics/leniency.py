"""How much higher or lower an expert marks than the others do on the same dossiers, held back where little is known.

The model is additive: a mean mark = its dossier + its expert + noise. Dossiers are taken out by comparing within each
(so that whoever got the better files is not called lenient); experts are random effects, so that the estimate of
somebody with few dossiers is drawn towards zero (N. Laird and J. Ware, « Random-Effects Models for Longitudinal Data »,
Biometrics 38, 1982; G. Robinson, « That BLUP Is a Good Thing », Statistical Science 6, 1991). The ratio of the two
variances is the one that makes the data likeliest (restricted likelihood over the within-dossier contrasts, D.
Harville, JASA 72, 1977). It describes, and is used by nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_DOSSIERS = 10
"""Below, an expert's estimate is not told: it would say more of the files than of the person."""

_QUANTILE = 1.959963984540054
_SMALLEST, _LARGEST = 1e-3, 1e5
_STEPS = 200


@dataclass(frozen=True, slots=True)
class MeanMark:
    """What one expert gave one dossier on average, over the criteria that all who are compared rated."""

    dossier: str
    expert: str
    mark: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leniency:
    """One expert's estimate in marks, with its 95 % interval. Above 0: higher marks than the others' on the same files.

    None: fewer than ``LEAST_DOSSIERS`` dossiers in common with others.
    """

    expert: str
    dossiers: int
    estimate: float | None
    interval: tuple[float, float] | None


def leniency(marks: Iterable[MeanMark]) -> tuple[Leniency, ...]:
    """Return every expert's leniency by expert; dossiers that only one expert rated say nothing."""
    dossiers: dict[str, dict[str, float]] = {}
    for one in marks:
        dossiers.setdefault(one.dossier, {})[one.expert] = one.mark
    shared = {key: given for key, given in dossiers.items() if len(given) > 1}
    experts = sorted({expert for given in dossiers.values() for expert in given})
    counts = {expert: sum(expert in given for given in shared.values()) for expert in experts}
    if not any(count >= LEAST_DOSSIERS for count in counts.values()):
        return tuple(
            Leniency(expert=one, dossiers=counts[one], estimate=None, interval=None) for one in experts
        )
    estimates, errors = _predict([list(given.items()) for given in shared.values()], experts)
    found = []
    for place, expert in enumerate(experts):
        told = counts[expert] >= LEAST_DOSSIERS
        middle, half = estimates[place], _QUANTILE * errors[place]
        found.append(
            Leniency(
                expert=expert,
                dossiers=counts[expert],
                estimate=middle if told else None,
                interval=(middle - half, middle + half) if told else None,
            )
        )
    return tuple(found)


def _predict(dossiers: list[list[tuple[str, float]]], experts: list[str]) -> tuple[list[float], list[float]]:
    """Return the predicted effect of each expert and its standard error, in marks."""
    import numpy as np

    place = {expert: index for index, expert in enumerate(experts)}
    crossed = np.zeros((len(experts), len(experts)))
    sums = np.zeros(len(experts))
    square, contrasts = 0.0, 0
    for given in dossiers:
        chosen = np.zeros((len(given), len(experts)))
        chosen[np.arange(len(given)), [place[expert] for expert, _ in given]] = 1
        marks = np.asarray([mark for _, mark in given])
        chosen -= chosen.mean(axis=0)
        marks = marks - marks.mean()
        crossed += chosen.T @ chosen
        sums += chosen.T @ marks
        square += float(marks @ marks)
        contrasts += len(given) - 1
    values, vectors = np.linalg.eigh(crossed)
    values = np.maximum(values, 0.0)
    turned = vectors.T @ sums
    ratios = np.geomspace(_SMALLEST, _LARGEST, _STEPS)
    unlikelihood = [_unlikelihood(ratio, values, turned, square, contrasts) for ratio in ratios]
    ratio = float(ratios[int(np.argmin(unlikelihood))])
    noise = _noise(ratio, values, turned, square, contrasts)
    shrunk = vectors @ (turned / (values + ratio))
    spread = noise * ((vectors**2) @ (1 / (values + ratio)))
    return [float(one) for one in shrunk], [math.sqrt(max(float(one), 0.0)) for one in spread]


def _noise(ratio: float, values: Floats, turned: Floats, square: float, contrasts: int) -> float:
    """Return the likeliest noise variance under a ratio of noise to experts' variance."""
    rest = square - float((turned**2 / (values + ratio)).sum())
    return max(rest, 0.0) / contrasts


def _unlikelihood(ratio: float, values: Floats, turned: Floats, square: float, contrasts: int) -> float:
    import numpy as np

    noise = max(_noise(ratio, values, turned, square, contrasts), 1e-12)
    return contrasts * math.log(noise) + float(np.log1p(values / ratio).sum())

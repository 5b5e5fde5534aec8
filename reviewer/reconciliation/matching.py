"""Which dossier and avis an application is about: by the avis number, then by name and birth date.

A machine says so where it is plain; what is doubtful waits for a person, with those it could be.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.dossier.folding import fold_organisation
from reviewer.reconciliation.house import House, KnownAvis, KnownDossier, number_key, swapped, words_key
from reviewer.reconciliation.ministry import Application, MinistryRow
from reviewer.reconciliation.parameters import Parameters


class How(StrEnum):
    """By what an application was found to be about an avis or a dossier."""

    NUMBER = "number"
    PERSON = "person"
    HAND = "hand"
    DOUBTFUL = "doubtful"
    NONE = "none"


class Likeness(StrEnum):
    """What comparing a person of the file with one of the house says."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom an application could mean, with how alike the names are (0 to 100)."""

    dossier: KnownDossier
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An application with what it is about. ``dossier`` without ``avis``: known here, but no avis was issued."""

    application: Application
    how: How
    dossier: KnownDossier | None = None
    avis: KnownAvis | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def concerns_hidden(self) -> bool:
        """Tell whether the application is, or could be, about a dossier that is not there for whoever looks."""
        found = self.dossier is not None and self.dossier.hidden
        return found or any(one.dossier.hidden for one in self.candidates)


def newest(dossier: KnownDossier) -> KnownAvis | None:
    """Return the avis of a dossier that was issued last."""
    return max(dossier.avis, key=lambda one: (one.issued_on, one.number), default=None)


def name_score(one: str, other: str) -> int:
    """Return how alike two folded names are, from 0 to 100."""
    from rapidfuzz import fuzz  # late: nothing else of the program needs it

    return round(fuzz.ratio(one, other)) if one and other else 0


def same_employer(one: str, other: str, parameters: Parameters) -> bool:
    """Tell whether two names of employers are one, without legal form, or one is short for the other."""
    left, right = fold_organisation(one), fold_organisation(other)
    if not left or not right:
        return True  # one of the two does not say
    return left == right or name_score(left, right) >= parameters.employer


def compare(row: MinistryRow, dossier: KnownDossier, parameters: Parameters, words: str = "") -> Likeness:
    """Compare the person of a row with the person of a dossier."""
    score = name_score(words or words_key(row.person), words_key(dossier.person))
    return _likeness(row, dossier, score, parameters)


def _likeness(row: MinistryRow, dossier: KnownDossier, score: int, parameters: Parameters) -> Likeness:
    born, here = row.born_on, dossier.born_on
    if not row.person:
        return Likeness.SAME if born is not None and born == here else Likeness.DOUBTFUL
    if born is None or here is None:
        # Nothing but the name: enough beside an avis number, never enough alone (``match`` asks for both).
        return Likeness.SAME if score >= parameters.same else _near(score, parameters)
    if born == here:
        return Likeness.SAME if score >= parameters.same else _near(score, parameters)
    if swapped(born) == here or (score >= parameters.same and _one_slip(born.isoformat(), here.isoformat())):
        return Likeness.DOUBTFUL if score >= parameters.doubtful else Likeness.OTHER
    return Likeness.OTHER


def _near(score: int, parameters: Parameters) -> Likeness:
    return Likeness.DOUBTFUL if score >= parameters.doubtful else Likeness.OTHER


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two dates differ by one digit."""
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def match(application: Application, house: House, parameters: Parameters) -> Match:
    """Say what an application is about, as far as a machine can."""
    row = application.row
    if row.avis_number:
        found = house.by_number.get(number_key(row.avis_number))
        if found is not None:
            return Match(application=application, how=How.NUMBER, dossier=found[0], avis=found[1])
    words = words_key(row.person)
    same: list[Candidate] = []
    doubtful: list[Candidate] = []
    for dossier in house.near(row.family_name, row.born_on) if words else ():
        score = name_score(words, house.names[dossier.id])
        likeness = _likeness(row, dossier, score, parameters)
        if likeness is Likeness.SAME and row.born_on is not None and dossier.born_on is not None:
            same.append(Candidate(dossier, score))
        elif likeness is not Likeness.OTHER:
            doubtful.append(Candidate(dossier, score))
    if row.avis_number:
        # The file names an avis that is not in the register: whom it could be is told, nothing is assumed.
        return Match(application=application, how=How.NONE, candidates=_first(same + doubtful, parameters))
    plain = _plain(same, row, parameters)
    if plain is not None:
        return Match(application=application, how=How.PERSON, dossier=plain, avis=newest(plain))
    if same or doubtful:
        return Match(
            application=application, how=How.DOUBTFUL, candidates=_first(same + doubtful, parameters)
        )
    return Match(application=application, how=How.NONE)


def _plain(same: list[Candidate], row: MinistryRow, parameters: Parameters) -> KnownDossier | None:
    """Return the one dossier that it must be; of one person's several, the only one with an avis, or that employer."""
    if len(same) == 1:
        return same[0].dossier
    for narrowed in (
        [one for one in same if one.dossier.avis],
        [
            one
            for one in same
            if row.employer and same_employer(row.employer, one.dossier.employer, parameters)
        ],
    ):
        if len(narrowed) == 1:
            return narrowed[0].dossier
    return None


def _first(candidates: list[Candidate], parameters: Parameters) -> tuple[Candidate, ...]:
    ordered = sorted(candidates, key=lambda one: (-one.score, one.dossier.reference))
    return tuple(ordered[: parameters.candidates])

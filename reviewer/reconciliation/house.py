"""What the house knows of those whom the ministry's files may name: dossiers, their people and their avis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reviewer.avis.avis import STATE_AFTER, RegisterEventKind
from reviewer.dossier.folding import fold, fold_words
from reviewer.dossier.lifecycle import AvisState, DossierState

_NUMBER = re.compile(r"([a-z]{1,8})[ -]?([0-9]{4})[ -]?([0-9]{1,9})")
_DASHES = re.compile(r"[\u2010-\u2015\u2212/_.\u2011-]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAvis:
    """An issued avis. ``history``: what happened to it after it was issued, each with its day in Québec."""

    number: str
    favourable: bool
    issued_on: date
    expires_on: date
    employer: str
    history: tuple[tuple[RegisterEventKind, date], ...] = ()

    def state_on(self, day: date) -> tuple[AvisState, date]:
        """Return how the avis stood on a day in the past, and since when.

        Not what the register answers today: there a revoked avis is revoked for every day. Here a person filed with
        what they then held, so only what had happened by that day counts.
        """
        state, since = AvisState.IN_FORCE, self.issued_on
        for kind, at in self.history:
            after = STATE_AFTER.get((state, kind))
            if at <= day and after is not None:
                state, since = after, at
        if state in {AvisState.REVOKED, AvisState.SUPERSEDED}:
            return state, since
        if day < self.issued_on:
            return AvisState.NOT_YET, self.issued_on
        if day > self.expires_on:
            return AvisState.EXPIRED, self.expires_on
        return state, since


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDossier:
    """A dossier with the facts that stand (corrected where they were). ``hidden``: walled off from whoever looks."""

    id: str
    reference: str
    state: DossierState
    family_name: str
    given_name: str
    born_on: date | None
    employer: str
    avis: tuple[KnownAvis, ...] = ()
    hidden: bool = False

    @property
    def person(self) -> str:
        """Return the person's name, given name first."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)


def number_key(written: str) -> str:
    """Return one form of an avis number however it was typed (``ia 2025–1`` is ``IA-2025-0001``)."""
    text = _SPACES.sub(" ", _DASHES.sub("-", fold(written))).replace(" -", "-").replace("- ", "-").strip()
    found = _NUMBER.fullmatch(text)
    return f"{found[1].upper()}-{found[2]}-{int(found[3]):04d}" if found else text.upper()


def words_key(name: str) -> str:
    """Return a name's folded words in one order, as names are compared."""
    return " ".join(fold_words(name))


class House:
    """The dossiers, to be found by avis number, by birth date and by words of the name."""

    def __init__(self, dossiers: Iterable[KnownDossier]) -> None:
        self.dossiers = tuple(dossiers)
        self.by_number: dict[str, tuple[KnownDossier, KnownAvis]] = {}
        self.by_id: dict[str, KnownDossier] = {}
        self.names: dict[str, str] = {}
        self._by_birth: dict[date, list[KnownDossier]] = {}
        self._by_word: dict[str, list[KnownDossier]] = {}
        for dossier in self.dossiers:
            self.by_id[dossier.id] = dossier
            self.names[dossier.id] = words_key(dossier.person)
            for avis in dossier.avis:
                self.by_number[number_key(avis.number)] = (dossier, avis)
            if dossier.born_on is not None:
                self._by_birth.setdefault(dossier.born_on, []).append(dossier)
            for word in fold_words(dossier.family_name):
                self._by_word.setdefault(word, []).append(dossier)

    def near(self, family_name: str, born_on: date | None) -> tuple[KnownDossier, ...]:
        """Return whom a name and a birth date could mean: born that day (or day and month swapped), or so named.

        What is compared letter by letter afterwards is these few, not everybody.
        """
        found: dict[str, KnownDossier] = {}
        days = [born_on, swapped(born_on)] if born_on is not None else []
        for day in days:
            if day is not None:
                found.update((one.id, one) for one in self._by_birth.get(day, ()))
        for word in fold_words(family_name):
            found.update((one.id, one) for one in self._by_word.get(word, ()))
        return tuple(found.values())


def swapped(day: date | None) -> date | None:
    """Return the day with day and month exchanged, as a file in the other order would have it."""
    if day is None or day.day > 12:
        return None
    return date(day.year, day.day, day.month)

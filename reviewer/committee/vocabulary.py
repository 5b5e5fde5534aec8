"""The short vocabulary of AI expertise, and the languages in which an expert reads."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reviewer import resource_files
from reviewer.dossier.folding import fold
from reviewer.errors import RuleViolation

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. ``id`` is what records keep; ``label`` what people read."""

    id: str
    label: str


class TermNotUsable(RuleViolation):
    """A term without a label, under an id that is not one, or there twice. ``term``: how it was written."""

    def __init__(self, term: str) -> None:
        super().__init__(term)
        self.term = term


def shipped_domains() -> tuple[Term, ...]:
    """Return the domains that ship with the program, in their order."""
    return _shipped()[0]


def languages() -> tuple[Term, ...]:
    """Return the languages that ship with the program, in their order."""
    return _shipped()[1]


def as_json(terms: Iterable[Term]) -> str:
    """Return a vocabulary as the text of a setting."""
    return json.dumps([{"id": term.id, "label": term.label} for term in terms], ensure_ascii=False)


def from_json(text: str) -> tuple[Term, ...]:
    """Return the vocabulary that a setting holds."""
    return tuple(Term(one["id"], one["label"]) for one in json.loads(text))


def checked(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms without needless spaces; raise ``TermNotUsable`` for the first that cannot be one."""
    kept: list[Term] = []
    for term in terms:
        clean = Term(term.id.strip(), " ".join(term.label.split()))
        taken = any(one.id == clean.id or fold(one.label) == fold(clean.label) for one in kept)
        if not clean.label or taken or not _ID.fullmatch(clean.id):
            raise TermNotUsable(clean.label or clean.id)
        kept.append(clean)
    return tuple(kept)


@cache
def _shipped() -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    with resource_files.path("committee/domains.toml").open("rb") as file:
        read = tomllib.load(file)
    return checked(Term(**one) for one in read["domain"]), checked(Term(**one) for one in read["language"])

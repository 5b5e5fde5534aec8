"""What a file is about, as far as affinity needs it: the AI domains and the language that its job is told in.

Found by plain words in title, description and requirements (``resources/committee/file_topics.toml``). It proposes and
decides nothing; what is not found is not known.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reviewer import resource_files
from reviewer.committee.vocabulary import Term
from reviewer.dossier.folding import fold
from reviewer.dossier.request import EvaluationRequest

_WORD = re.compile(r"[^\W_]+")
_LEAST = 3
"""Function words of a language before a text counts as written in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Ids of the vocabulary, in its order."""

    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def topics_of(request: EvaluationRequest, domains: Iterable[Term]) -> Topics:
    """Return what a request's job is about. ``domains``: the house's vocabulary."""
    job = request.job
    words = _WORD.findall(
        fold(" ".join(part for part in (job.title, job.description, job.requirements) if part))
    )
    text = f" {' '.join(words)} "
    known, languages = _words()
    found = tuple(
        term.id
        for term in domains
        if any(f" {said} " in text for said in (*known.get(term.id, ()), _plain(term.label)))
    )
    counts = {key: sum(word in function for word in words) for key, function in languages.items()}
    most = max(counts.values(), default=0)
    spoken = tuple(key for key, count in counts.items() if count == most and count >= _LEAST)
    return Topics(domains=found, languages=spoken)


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


@cache
def _words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, frozenset[str]]]:
    with resource_files.path("committee/file_topics.toml").open("rb") as file:
        read = tomllib.load(file)
    return (
        {key: tuple(_plain(one) for one in said) for key, said in read["domains"].items()},
        {key: frozenset(said) for key, said in read["languages"].items()},
    )

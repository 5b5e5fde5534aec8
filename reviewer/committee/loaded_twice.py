"""Whether two records are one expert, loaded twice under two e-mail addresses or two writings of a name."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.committee.expert import Expert
from reviewer.dossier.folding import fold, fold_organisation, fold_words
from reviewer.errors import RuleViolation


class ExpertLoadedTwice(RuleViolation):
    """Another record is the same expert. ``other``: its name; ``evidence``: the address or organisation they share."""

    def __init__(self, expert: str, other: str, evidence: str) -> None:
        super().__init__(expert, other, evidence)
        self.expert = expert
        self.other = other
        self.evidence = evidence


def require_once(expert: Expert, others: Iterable[Expert]) -> None:
    """Raise ``ExpertLoadedTwice`` where one of the others is the same person.

    An address belongs to one person. A shared organisation tells only of names that may be one: the same words, or
    initials and missing middle names of the same (« J. Tremblay », « Jean-Paul Tremblay »).
    """
    for other in others:
        if other.id == expert.id:
            continue
        evidence = _shared_address(expert, other)
        if not evidence and _same_name(expert.name, other.name):
            evidence = _shared_organisation(expert, other)
        if evidence:
            raise ExpertLoadedTwice(expert.name, other.name, evidence)


def _shared_address(one: Expert, other: Expert) -> str:
    theirs = {fold(email.strip()) for email in other.emails}
    return next((email for email in one.emails if fold(email.strip()) in theirs), "")


def _shared_organisation(one: Expert, other: Expert) -> str:
    names = {fold_organisation(tie.name) for tie in other.ties} - {""}
    numbers = {tie.neq for tie in other.ties if tie.neq}
    for tie in one.ties:
        if fold_organisation(tie.name) in names or tie.neq in numbers:
            return tie.name
    return ""


def _same_name(one: str, other: str) -> bool:
    """Tell whether every word of the shorter name is a word of the longer, or an initial of one, each once."""
    short, long = sorted((fold_words(one), fold_words(other)), key=len)
    left = list(long)
    whole = 0
    for word in sorted(short, key=len, reverse=True):
        match = next((name for name in left if name == word), None)
        whole += match is not None and len(word) > 1
        if match is None:
            match = next((name for name in left if 1 in (len(word), len(name)) and name[0] == word[0]), None)
        if match is None:
            return False
        left.remove(match)
    return len(short) > 1 and whole > 0

"""What drafted e-mails say: versioned data (``resources/outbox/emails-*.toml``), plain text, in French.

A message keeps the id of the version that it was written with. Nothing of a vote ever stands in them, and nothing of
the candidate in a subject line or in a message to an expert: a reference is enough.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reviewer.outbox.message import MessageKind
from reviewer.resource_files import path as resource_path

CURRENT = "emails-1"
"""The version that new messages are written with."""

_HOUSE = frozenset({"reference", "due_on"})
_AVIS = frozenset({"number", "reference", "programme", "issuer", "employer", "expires_on"})
FACTS: Mapping[str, frozenset[str]] = {
    "avis": _AVIS,
    "review_due": _HOUSE,
    "review_overdue": _HOUSE,
    "concertation_ending": _HOUSE,
    "contract_ending": frozenset({"expert", "due_on"}),
    "avis_expiring": _AVIS,
    "avis_expiring_employer": _AVIS,
}
"""The texts of a version, and the facts that each may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailWording:
    """One version. ``texts``: subject and body by the name of the text."""

    id: str
    source: str
    confidence: str
    texts: Mapping[str, tuple[str, str]]

    def write(self, name: str, facts: Mapping[str, str]) -> tuple[str, str]:
        """Return the subject and the body of a text with its facts filled in."""
        subject, body = self.texts[name]
        return subject.format_map(facts), body.strip().format_map(facts) + "\n"


def text_of(kind: MessageKind, step: int = 0) -> str:
    """Return the name of the text of a kind of message. ``step``: negative where the due date has passed."""
    return "review_overdue" if kind is MessageKind.REVIEW_DUE and step < 0 else kind.value


@cache
def load_emails() -> EmailWording:
    """Return the version of the wording in use."""
    return read_emails(tomllib.loads(resource_path(f"outbox/{CURRENT}.toml").read_text(encoding="utf-8")))


def read_emails(document: Mapping[str, object]) -> EmailWording:
    """Read a version; raise ``ValueError`` where a text is missing, is too much or names an unknown fact."""
    head = {name: str(document.get(name) or "") for name in ("id", "source", "confidence")}
    texts = {name: one for name, one in document.items() if isinstance(one, dict)}
    if not all(head.values()) or texts.keys() != FACTS.keys():
        raise ValueError(sorted(texts))
    for name, one in texts.items():
        if one.keys() != {"subject", "body"}:
            raise ValueError(name)
        for text in one.values():
            parts = list(string.Formatter().parse(text))
            if any(width or conversion for _, _, width, conversion in parts):
                raise ValueError(name)
            if not {field for _, field, _, _ in parts if field is not None} <= FACTS[name]:
                raise ValueError(name)
    return EmailWording(texts={name: (one["subject"], one["body"]) for name, one in texts.items()}, **head)

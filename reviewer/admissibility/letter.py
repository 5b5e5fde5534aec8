"""What a letter on admissibility says: the facts that are printed, attached as JSON and kept.

Three kinds: complements (what is missing, by when), and the two preliminary notices (admissible; not admissible, with
each criterion that is not met). None of them is the committee's avis; none is signed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from reviewer.admissibility.override import DecidedCriterion
from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.dossier.fact_names import fact_name
from reviewer.programme.model import RequiredDocument

SCHEMA = "avise.letter/1"


class LetterKind(StrEnum):
    """What a letter is about."""

    COMPLEMENTS = "complements"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDocument:
    """A document that the employer is asked for."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFact:
    """A fact that the employer is asked for: its name, and the criteria that wait for it."""

    path: str
    name: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCriterion:
    """A criterion that is not met. ``reason``: of the person who decided so against the precheck, else empty."""

    id: str
    label: str
    required: str
    found: str
    source: str
    met_from: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A letter to the employer, written or still a draft. Dates are Québec calendar dates.

    ``due_days``: how many business days lie between the writing and ``due_on``; ``message``: what the coordinator adds;
    ``reason``: why, where no criterion says it.
    """

    kind: LetterKind
    wording_id: str
    programme_id: str
    programme_name: str
    issuer: str
    dossier_reference: str
    employer_name: str | None
    contact_name: str | None
    candidate_name: str
    job_title: str | None
    workplace: str | None
    substream: str | None
    written_on: date
    as_of: date
    reference_date: date
    rules_id: str
    responsible_name: str
    due_on: date | None = None
    due_days: int | None = None
    documents: tuple[AskedDocument, ...] = ()
    facts: tuple[AskedFact, ...] = ()
    criteria: tuple[PrintedCriterion, ...] = ()
    message: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailText:
    """The plain text that goes with a letter. ``to``: the employer's contact, where the request names one."""

    to: str | None
    subject: str
    body: str


def asked_facts(
    criteria: Sequence[DecidedCriterion], only: Collection[str] | None = None
) -> tuple[AskedFact, ...]:
    """Return the unknown facts that criteria wait for, each once, with those criteria. ``only``: these paths."""
    waiting: dict[str, list[str]] = {}
    for one in criteria:
        if one.outcome is CriterionOutcome.TO_VERIFY:
            for path in dict.fromkeys(one.computed.missing):
                if only is None or path in only:
                    waiting.setdefault(path, []).append(one.computed.label)
    return tuple(
        AskedFact(path=path, name=fact_name(path), criteria=tuple(labels)) for path, labels in waiting.items()
    )


def asked_documents(
    missing: Sequence[RequiredDocument], only: Collection[str] | None = None
) -> tuple[AskedDocument, ...]:
    """Return the documents to ask for. ``only``: these kinds."""
    return tuple(
        AskedDocument(kind=one.kind, label=one.label) for one in missing if only is None or one.kind in only
    )


def criteria_not_met(criteria: Sequence[DecidedCriterion]) -> tuple[PrintedCriterion, ...]:
    """Return the criteria that are decided not met; a person's own verdict takes its reason instead of a date."""
    return tuple(
        PrintedCriterion(
            id=one.computed.id,
            label=one.computed.label,
            required=one.computed.required,
            found=one.computed.found,
            source=one.computed.source,
            met_from=one.computed.met_from if one.override is None else None,
            reason="" if one.override is None else one.override.reason,
        )
        for one in criteria
        if one.outcome is CriterionOutcome.NOT_MET
    )


def as_json(content: LetterContent) -> bytes:
    """Return the canonical JSON of the content: the bytes attached to the PDF."""
    document = {"schema": SCHEMA, **_object(content)}
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _object(value: LetterContent | AskedDocument | AskedFact | PrintedCriterion) -> dict[str, object]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, AskedDocument | AskedFact | PrintedCriterion):
        return _object(value)
    return value.isoformat() if isinstance(value, date) else value

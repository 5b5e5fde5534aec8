"""What the ministry's exports say: applications for permanent selection and what became of them.

An export of applications and an export of outcomes may be two files: what one leaves empty, another fills. For each
application the newest file that says something wins; what earlier ones said of its outcome is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from reviewer.errors import RuleViolation


class MinistryFact(StrEnum):
    """What a column of an export may hold."""

    APPLICATION = "application"
    AVIS_NUMBER = "avis_number"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    BORN_ON = "born_on"
    EMPLOYER = "employer"
    FILED_ON = "filed_on"
    OUTCOME = "outcome"
    DECIDED_ON = "decided_on"


class MinistryOutcome(StrEnum):
    """What became of an application (rapport d’évaluation: accepted, refused, rejected, other)."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"


FINAL = frozenset(MinistryOutcome) - {MinistryOutcome.PENDING}


class MappingIncomplete(RuleViolation):
    """A column mapping lacks what no import can do without: which fact."""

    def __init__(self, missing: tuple[MinistryFact, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


class ColumnTakenTwice(RuleViolation):
    """Two facts are read from one column."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.heading = heading


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which heading holds which fact. Headings are kept as they are written in the file."""

    columns: Mapping[MinistryFact, str]

    def require_usable(self) -> None:
        """Raise ``MappingIncomplete`` or ``ColumnTakenTwice`` where no row could be read by it.

        A row needs its application's number, something to find the person or the avis by, and a fact to tell.
        """
        given = self.columns
        missing: list[MinistryFact] = []
        if MinistryFact.APPLICATION not in given:
            missing.append(MinistryFact.APPLICATION)
        if not {MinistryFact.FILED_ON, MinistryFact.OUTCOME} & set(given):
            missing.append(MinistryFact.FILED_ON)
        if missing:
            raise MappingIncomplete(tuple(missing))
        seen: set[str] = set()
        for heading in given.values():
            if heading in seen:
                raise ColumnTakenTwice(heading)
            seen.add(heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMapping:
    """A mapping under a name, for the next file of the same shape."""

    id: str
    programme_id: str
    name: str
    mapping: ColumnMapping
    saved_by: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MinistryRow:
    """One line of an export that could be read whole. Empty texts and ``None``: the file does not say."""

    line: int
    application: str
    avis_number: str = ""
    family_name: str = ""
    given_name: str = ""
    born_on: date | None = None
    employer: str = ""
    filed_on: date | None = None
    outcome: MinistryOutcome | None = None
    decided_on: date | None = None

    @property
    def person(self) -> str:
        """Return the person's name, given name first."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What all standing imports together say of one application. ``before``: outcomes that earlier files gave it."""

    row: MinistryRow
    before: tuple[MinistryOutcome, ...] = ()

    @property
    def number(self) -> str:
        """Return the ministry's own number of the application."""
        return self.row.application


def standing(imports: Iterable[Iterable[MinistryRow]]) -> tuple[Application, ...]:
    """Return each application as the imports leave it, in the order of its first appearance.

    ``imports``: rows of each standing import, from the oldest state to the newest.
    """
    found: dict[str, Application] = {}
    for rows in imports:
        for row in rows:
            key = row.application.casefold()
            known = found.get(key)
            found[key] = Application(row=row) if known is None else _brought_up_to_date(known, row)
    return tuple(found.values())


def _brought_up_to_date(known: Application, row: MinistryRow) -> Application:
    old = known.row
    changed = row.outcome is not None and old.outcome is not None and row.outcome is not old.outcome
    merged = replace(
        row,
        application=old.application,
        avis_number=row.avis_number or old.avis_number,
        family_name=row.family_name or old.family_name,
        given_name=row.given_name or old.given_name,
        born_on=row.born_on or old.born_on,
        employer=row.employer or old.employer,
        filed_on=row.filed_on or old.filed_on,
        outcome=row.outcome or old.outcome,
        # The day belongs to its outcome: that of an outcome that was changed goes with it.
        decided_on=row.decided_on or (None if changed else old.decided_on),
    )
    before = (*known.before, old.outcome) if changed and old.outcome is not None else known.before
    return Application(row=merged, before=before)

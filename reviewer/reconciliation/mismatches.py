"""Where the ministry's files and the house do not agree: each mismatch with its kind and the facts it rests on.

The facts are all that its sentence says and all that a decision holds on; values are codes and ISO dates, put into
words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.dossier.lifecycle import AvisState
from reviewer.reconciliation.decisions import Facts, MismatchDecision, MismatchVerdict, facts_digest
from reviewer.reconciliation.house import KnownAvis, KnownDossier
from reviewer.reconciliation.matching import How, Likeness, Match, compare, same_employer
from reviewer.reconciliation.ministry import FINAL, MinistryOutcome
from reviewer.reconciliation.parameters import Parameters


class MismatchKind(StrEnum):
    """What does not agree, in the order in which a person should look."""

    DOUBTFUL_PERSON = "doubtful_person"
    UNKNOWN_AVIS = "unknown_avis"
    OTHER_PERSON = "other_person"
    OTHER_EMPLOYER = "other_employer"
    TWO_APPLICATIONS = "two_applications"
    AVIS_REVOKED = "avis_revoked"
    AVIS_SUSPENDED = "avis_suspended"
    AVIS_EXPIRED = "avis_expired"
    AVIS_NOT_YET = "avis_not_yet"
    AVIS_UNFAVOURABLE = "avis_unfavourable"
    WITHOUT_AVIS = "without_avis"
    OUTCOME_CONTRADICTS = "outcome_contradicts"
    NOT_HERE = "not_here"
    NOT_IN_FILE = "not_in_file"


class Contradiction(StrEnum):
    """How an outcome contradicts what else is known."""

    ACCEPTED_WITHOUT_RIGHT = "accepted_without_right"
    DECIDED_BEFORE_FILING = "decided_before_filing"
    DECIDED_AND_PENDING = "decided_and_pending"
    CHANGED = "changed"


MAY_LINK = frozenset({MismatchKind.DOUBTFUL_PERSON, MismatchKind.UNKNOWN_AVIS, MismatchKind.NOT_HERE})
"""Kinds of which a person may say to which dossier the application belongs."""

_AT_FILING = {
    AvisState.REVOKED: MismatchKind.AVIS_REVOKED,
    AvisState.SUPERSEDED: MismatchKind.AVIS_REVOKED,
    AvisState.SUSPENDED: MismatchKind.AVIS_SUSPENDED,
    AvisState.EXPIRED: MismatchKind.AVIS_EXPIRED,
    AvisState.NOT_YET: MismatchKind.AVIS_NOT_YET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One disagreement. ``about``: the application or the avis; ``dossiers``: ids of all it could concern.

    ``decision``: made on these very facts; ``outdated``: the last one, made on facts that have changed since.
    """

    kind: MismatchKind
    about: str
    facts: Facts
    dossiers: tuple[str, ...] = ()
    hidden: bool = False
    decision: MismatchDecision | None = None
    outdated: MismatchDecision | None = None

    @property
    def subject(self) -> str:
        """Return what decisions on this mismatch are filed under."""
        return subject_of(self.kind, self.about, dict(self.facts).get("why", ""))

    @property
    def open(self) -> bool:
        """Tell whether somebody still has to decide."""
        return self.decision is None

    @property
    def verdicts(self) -> tuple[MismatchVerdict, ...]:
        """Return how this mismatch may be decided."""
        if self.kind in MAY_LINK:
            linked = (MismatchVerdict.LINKED, MismatchVerdict.NOT_LINKED)
            return (*linked, MismatchVerdict.OURS, MismatchVerdict.THEIRS)
        return (MismatchVerdict.EXPLAINED, MismatchVerdict.OURS, MismatchVerdict.THEIRS)


def subject_of(kind: MismatchKind, about: str, why: str = "") -> str:
    """Return the key of a mismatch: one kind about one application or avis, whichever file it came in."""
    return ":".join(part for part in (kind.value, why, about.casefold()) if part)


def with_decision(mismatch: Mismatch, last: MismatchDecision | None) -> Mismatch:
    """Return the mismatch with the last decision on its subject, in effect only where the facts are the same."""
    if last is None or last.verdict is MismatchVerdict.REOPENED:
        return mismatch
    holds = last.facts_sha256 == facts_digest(mismatch.facts)
    return Mismatch(
        kind=mismatch.kind,
        about=mismatch.about,
        facts=mismatch.facts,
        dossiers=mismatch.dossiers,
        hidden=mismatch.hidden,
        decision=last if holds else None,
        outdated=None if holds else last,
    )


def unmatched(found: Match) -> Mismatch | None:
    """Return why an application is about no avis or dossier for certain, if so."""
    row = found.application.row
    person = (("person", row.person), ("born_on", _iso(row.born_on)))
    here = tuple(
        (f"candidate_{number}", _described(one.dossier)) for number, one in enumerate(found.candidates, 1)
    )
    facts: Facts
    if found.how is How.DOUBTFUL:
        kind, facts = MismatchKind.DOUBTFUL_PERSON, (*person, *here)
    elif found.how is not How.NONE:
        return None
    elif row.avis_number:
        kind, facts = MismatchKind.UNKNOWN_AVIS, (("avis_number", row.avis_number), *person, *here)
    else:
        kind, facts = MismatchKind.NOT_HERE, (*person, ("employer", row.employer))
    return Mismatch(
        kind=kind,
        about=row.application,
        facts=_with(facts, application=row.application),
        dossiers=tuple(one.dossier.id for one in found.candidates),
        hidden=found.concerns_hidden,
    )


def of_match(found: Match, parameters: Parameters) -> tuple[Mismatch, ...]:
    """Return what does not agree between an application and the avis or dossier that it is about."""
    dossier, avis, row = found.dossier, found.avis, found.application.row
    if dossier is None:
        return ()
    made: list[tuple[MismatchKind, Facts]] = []
    if avis is None:
        state = ("state", dossier.state.value)
        made.append(
            (MismatchKind.WITHOUT_AVIS, (("person", row.person), ("reference", dossier.reference), state))
        )
    else:
        made += _of_identity(found, dossier, avis, parameters)
        made += _of_standing(found, avis)
    made += _of_outcome(found, avis)
    return tuple(
        Mismatch(
            kind=kind,
            about=row.application,
            facts=_with(facts, application=row.application),
            dossiers=(dossier.id,),
            hidden=found.concerns_hidden,
        )
        for kind, facts in made
    )


def _of_identity(
    found: Match, dossier: KnownDossier, avis: KnownAvis, parameters: Parameters
) -> list[tuple[MismatchKind, Facts]]:
    row = found.application.row
    made: list[tuple[MismatchKind, Facts]] = []
    if found.how is How.NUMBER and (row.person or row.born_on):
        likeness = compare(row, dossier, parameters)
        if likeness is not Likeness.SAME:
            facts = (
                ("avis_number", avis.number),
                ("person", row.person),
                ("born_on", _iso(row.born_on)),
                ("person_here", dossier.person),
                ("born_here", _iso(dossier.born_on)),
            )
            made.append((MismatchKind.OTHER_PERSON, facts))
    here = avis.employer or dossier.employer
    if row.employer and here and not same_employer(row.employer, here, parameters):
        made.append(
            (
                MismatchKind.OTHER_EMPLOYER,
                (("avis_number", avis.number), ("employer", row.employer), ("employer_here", here)),
            )
        )
    return made


def _of_standing(found: Match, avis: KnownAvis) -> list[tuple[MismatchKind, Facts]]:
    filed_on = found.application.row.filed_on
    made: list[tuple[MismatchKind, Facts]] = []
    if not avis.favourable:
        made.append((MismatchKind.AVIS_UNFAVOURABLE, (("avis_number", avis.number),)))
    if filed_on is not None:
        state, since = avis.state_on(filed_on)
        kind = _AT_FILING.get(state)
        if kind is not None:
            facts = (
                ("avis_number", avis.number),
                ("filed_on", _iso(filed_on)),
                ("avis_state", state.value),
                ("since_on", _iso(since)),
            )
            made.append((kind, facts))
    return made


def _of_outcome(found: Match, avis: KnownAvis | None) -> list[tuple[MismatchKind, Facts]]:
    row = found.application.row
    outcome = row.outcome
    if outcome is None:
        return []
    made: list[Facts] = []
    said = ("outcome", outcome.value)
    if outcome is MinistryOutcome.ACCEPTED and not _had_right(found, avis):
        number = "" if avis is None else avis.number
        state = ""
        if avis is not None and row.filed_on is not None:
            state = avis.state_on(row.filed_on)[0].value
        made.append(
            (
                ("why", Contradiction.ACCEPTED_WITHOUT_RIGHT),
                said,
                ("avis_number", number),
                ("avis_state", state),
            )
        )
    if row.decided_on is not None and row.filed_on is not None and row.decided_on < row.filed_on:
        days = (("decided_on", _iso(row.decided_on)), ("filed_on", _iso(row.filed_on)))
        made.append((("why", Contradiction.DECIDED_BEFORE_FILING), said, *days))
    if outcome is MinistryOutcome.PENDING and row.decided_on is not None:
        made.append((("why", Contradiction.DECIDED_AND_PENDING), said, ("decided_on", _iso(row.decided_on))))
    earlier = [one for one in found.application.before if one in FINAL and one is not outcome]
    if earlier:
        made.append((("why", Contradiction.CHANGED), said, ("outcome_before", earlier[-1].value)))
    return [(MismatchKind.OUTCOME_CONTRADICTS, facts) for facts in made]


def _had_right(found: Match, avis: KnownAvis | None) -> bool:
    if avis is None or not avis.favourable:
        return False
    filed_on = found.application.row.filed_on
    return filed_on is None or avis.state_on(filed_on)[0] is AvisState.IN_FORCE


def two_on_one(matches: Iterable[Match]) -> tuple[Mismatch, ...]:
    """Return the avis on which more than one application rests."""
    resting: dict[str, list[Match]] = {}
    for found in matches:
        if found.avis is not None:
            resting.setdefault(found.avis.number, []).append(found)
    made = []
    for number, several in sorted(resting.items()):
        dossier = several[0].dossier
        if len(several) > 1 and dossier is not None:
            numbers = ", ".join(sorted(one.application.number for one in several))
            made.append(
                Mismatch(
                    kind=MismatchKind.TWO_APPLICATIONS,
                    about=number,
                    facts=(("avis_number", number), ("applications", numbers)),
                    dossiers=(dossier.id,),
                    hidden=dossier.hidden,
                )
            )
    return tuple(made)


def not_in_file(
    dossiers: Iterable[KnownDossier], matches: Iterable[Match], until: date | None
) -> tuple[Mismatch, ...]:
    """Return the favourable avis on which no application of the files rests.

    ``until``: the day up to which the files tell; an avis issued later cannot be in them. None: there is no file. An
    application that could be about a dossier is not counted against it.
    """
    if until is None:
        return ()
    seen: set[str] = set()
    for found in matches:
        if found.dossier is not None:
            seen.add(found.dossier.id)
        seen.update(one.dossier.id for one in found.candidates)
    made = []
    for dossier in dossiers:
        if dossier.id in seen:
            continue
        for avis in dossier.avis:
            standing_then = avis.state_on(until)[0]
            replaced = standing_then is AvisState.SUPERSEDED
            if avis.favourable and avis.issued_on <= until and not replaced:
                made.append(
                    Mismatch(
                        kind=MismatchKind.NOT_IN_FILE,
                        about=avis.number,
                        facts=(
                            ("avis_number", avis.number),
                            ("person_here", dossier.person),
                            ("issued_on", _iso(avis.issued_on)),
                            ("expires_on", _iso(avis.expires_on)),
                        ),
                        dossiers=(dossier.id,),
                        hidden=dossier.hidden,
                    )
                )
    return tuple(made)


def _described(dossier: KnownDossier) -> str:
    numbers = ", ".join(sorted(one.number for one in dossier.avis))
    parts = (dossier.reference, numbers, dossier.person, _iso(dossier.born_on))
    return " · ".join(part for part in parts if part)


def _with(facts: Facts, *, application: str) -> Facts:
    return (("application", application), *facts)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()

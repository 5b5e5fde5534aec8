"""What a list may ask of a dossier, as SQL: each fact as its viewer may know it, never null where it is asked.

What is hidden from the viewer is empty here (``reviewer.search.matching.Facts``): neither a search nor a denied one
tells what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Dialect,
    and_,
    bindparam,
    case,
    false,
    func,
    literal,
    null,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.types import Text

from db.records.committee import DeliberationRecord, SeatRecord
from db.records.dossiers import DossierRecord
from db.records.people import ConflictRulingRecord
from db.records.register import AvisRecord
from db.types import canonical_json
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import UNDER_REVIEW, Act, AvisState, DossierState
from reviewer.dossier.next_step import next_act
from reviewer.services.clock import QUEBEC

if TYPE_CHECKING:
    from reviewer.services.lists import Eyes

D, T = DossierRecord, DeliberationRecord
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Sight:
    """The facts of a dossier through somebody's eyes, on one engine."""

    eyes: Eyes
    dialect: Dialect

    @property
    def there(self) -> Iterable[Condition]:
        """Yield what holds for every dossier that is there for the viewer."""
        if self.eyes.without:
            yield ~self._among(D.id, self.eyes.without)
        if self.eyes.seated:
            yield (
                select(SeatRecord.dossier_id)
                .where(
                    SeatRecord.dossier_id == D.id,
                    SeatRecord.expert_id == self.eyes.viewer,
                    SeatRecord.recused_at.is_(None),
                    SeatRecord.round == T.round,
                )
                .correlate(D, T)
                .exists()
            )

    @property
    def knows_experts(self) -> Condition:
        """Return whether the viewer may know who sits."""
        if not self.eyes.knows_experts:
            return false()
        return ~self._sat if self.eyes.sat else true()

    @property
    def avis_hidden(self) -> Condition:
        """Return whether the avis on a dossier is not for the viewer, who sits on its reconsideration."""
        return and_(self._sat, D.state.in_(UNDER_REVIEW)) if self.eyes.sat else false()

    @property
    def _sat(self) -> Condition:
        return self._among(D.id, self.eyes.sat)

    def _among(self, key: Any, ids: frozenset[str]) -> Condition:
        """Return whether an id is one of many, however many they are."""
        given = bindparam(None, canonical_json(sorted(ids)), type_=Text())
        if self.dialect.name == "postgresql":
            listed = func.jsonb_array_elements_text(given.op("::")(text("jsonb"))).table_valued("value")
        else:
            listed = func.json_each(given).table_valued("value")
        found: Condition = key.in_(select(listed.c.value))
        return found

    # --- words -----------------------------------------------------------------------------------------------

    def searched(self, field: str | None) -> Any:
        """Return the folded text that a field is searched in."""
        if field is None:
            if not self.eyes.sat:
                return D.search_fold
            bare = D.reference_fold + D.candidate_fold + D.employer_fold + D.job_fold
            return case((self.avis_hidden, bare), else_=D.search_fold)
        if field == "number":
            worded = literal(" ") + func.replace(func.lower(D.avis_number), "-", " ")
            return func.coalesce(self._unhidden(worded), "")
        return {
            "reference": D.reference_fold,
            "candidate": D.candidate_fold,
            "employer": D.employer_fold,
            "job": D.job_fold,
        }[field]

    def holds_words(self, searched: ColumnElement[str], folded: tuple[str, ...]) -> Condition:
        """Return whether words follow each other in a folded text."""
        phrase = f" {' '.join(folded)}"
        if self.dialect.name == "postgresql":
            return searched.like(f"%{phrase}%")
        found: Condition = func.instr(searched, phrase) > 0
        return found

    # --- the avis --------------------------------------------------------------------------------------------

    def _unhidden(self, value: Any) -> Any:
        return case((self.avis_hidden, null()), else_=value) if self.eyes.sat else value

    @property
    def number(self) -> Any:
        """Return the number of the avis, as it may be shown."""
        return self._unhidden(D.avis_number)

    @property
    def expires_on(self) -> Any:
        """Return the last day of the avis, as it may be shown."""
        return self._unhidden(D.avis_expires_on)

    def avis_is(self, value: str, today: date) -> Condition:
        """Return whether the avis says this, or stands so on a day."""
        if value == "none":
            lacks: Condition = self.number.is_(None)
            return lacks
        if value in {"favourable", "unfavourable"}:
            return and_(
                ~self.avis_hidden,
                D.avis_favourable.is_not(None),
                D.avis_favourable.is_(value == "favourable"),
            )
        issued = (AvisRecord.number == D.avis_number, ~self.avis_hidden)
        fallen = (AvisState.REVOKED, AvisState.SUPERSEDED)
        if value in fallen:
            how: tuple[Condition, ...] = (AvisRecord.state == value,)
        elif value == AvisState.NOT_YET:
            how = (AvisRecord.state.not_in(fallen), AvisRecord.issued_on > today)
        elif value == AvisState.EXPIRED:
            how = (
                AvisRecord.state.not_in(fallen),
                AvisRecord.issued_on <= today,
                AvisRecord.expires_on < today,
            )
        else:
            how = (
                AvisRecord.state == value,
                AvisRecord.issued_on <= today,
                AvisRecord.expires_on >= today,
            )
        return select(AvisRecord.number).where(*issued, *how).correlate(D).exists()

    # --- the committee ---------------------------------------------------------------------------------------

    @property
    def taken(self) -> ColumnElement[int]:
        """Return how many seats are taken in the round under way."""
        return (
            select(func.count())
            .select_from(SeatRecord)
            .where(
                SeatRecord.dossier_id == D.id,
                SeatRecord.recused_at.is_(None),
                SeatRecord.round == T.round,
                SeatRecord.number <= self.needed,
            )
            .correlate(D, T)
            .scalar_subquery()
        )

    @property
    def needed(self) -> ColumnElement[int]:
        """Return how many seats there are: one more once the tie-breaker was called."""
        return T.reviewers + case((T.third_review_opened_at.is_not(None), 1), else_=0)

    def seats_an_expert(self, expert_ids: Iterable[str]) -> Condition:
        """Return whether one of these experts sits in the round under way."""
        sits = (
            select(SeatRecord.dossier_id)
            .where(
                SeatRecord.dossier_id == D.id,
                SeatRecord.recused_at.is_(None),
                SeatRecord.round == T.round,
                SeatRecord.expert_id.in_(sorted(expert_ids)),
            )
            .correlate(D, T)
            .exists()
        )
        return and_(self.knows_experts, sits)

    def conflict_is(self, value: str) -> Condition:
        """Return whether a conflict was declared or ruled on, or waits for a ruling."""
        declared = select(SeatRecord.dossier_id).where(
            SeatRecord.dossier_id == D.id, SeatRecord.declaration_kind != DeclarationKind.NONE
        )
        if value == "pending":
            waits = declared.where(SeatRecord.ruling_cleared.is_(None), SeatRecord.recused_at.is_(None))
            return and_(self.knows_experts, waits.correlate(D).exists())
        ruled = select(ConflictRulingRecord.id).where(ConflictRulingRecord.dossier_id == D.id)
        found = or_(declared.correlate(D).exists(), ruled.correlate(D).exists())
        return and_(self.knows_experts, found if value == "yes" else ~found)


def waits_for(act: Act | None) -> tuple[Condition, bool]:
    """Return whether a dossier waits for an act (None: for nothing), and whether its deliberation is asked."""
    parts = []
    states = []
    asked = False
    for state in DossierState:
        steps = [step for step in Step if next_act(state, step) is act]
        without = next_act(state, None) is act
        if without and len(steps) == len(Step):
            parts.append(D.state == state)
        elif without:
            parts.append(and_(D.state == state, or_(T.step.is_(None), T.step.in_(steps))))
            asked = True
        elif steps:
            parts.append(and_(D.state == state, T.step.in_(steps)))
            asked = True
        if without or steps:
            states.append(state)
    # The states by themselves first: they are what the index knows.
    return and_(D.state.in_(states), or_(false(), *parts)), asked


def first_instant(day: date) -> datetime:
    """Return the first instant of a day in Québec."""
    return datetime.combine(day, time.min, tzinfo=QUEBEC)


def within(value: Any, low: date | None, high: date | None) -> Condition:
    """Return whether a day is known and lies between two, both included."""
    parts: list[Condition] = [value.is_not(None)]
    if low is not None:
        parts.append(value >= low)
    if high is not None:
        parts.append(value <= high)
    return and_(*parts)


def begun_within(value: Any, low: date | None, high: date | None) -> Condition:
    """Return whether an instant is known and lies on a day of Québec between two, both included."""
    parts: list[Condition] = [value.is_not(None)]
    if low is not None:
        parts.append(value >= first_instant(low))
    if high is not None:
        parts.append(value < first_instant(high + timedelta(days=1)))
    return and_(*parts)

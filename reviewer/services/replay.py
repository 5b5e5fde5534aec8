"""Replay: another rule set, or other dates, over dossiers of the past. Reads only; no decision changes by it.

A dossier is judged again on what it was decided on (that version of the request, those corrections); one that was not
decided yet, on its newest request. Dossiers are read a page at a time, and of those that change a limited number is
kept: the counts are of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reviewer.admissibility.comparison import differences
from reviewer.admissibility.horizon import CriterionTurn
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome, Precheck, PrecheckOutcome
from reviewer.dossier.correction import FactCorrection, standing, with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import NotFound
from reviewer.programme.model import Programme
from reviewer.services.desk import Desk
from reviewer.services.records import AdmissibilityDecision, PrecheckRecord
from reviewer.services.views import DossierFilter, Queries

_PAGE = 100
_ROWS_KEPT = 1000

CriterionChange = tuple[str, CriterionOutcome | None, CriterionOutcome | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOptions:
    """What is tried. All absent: each dossier as it was, on the rules and dates of its own decision.

    ``rules_id``: a rule set in place of the one that the date selects; ``as_of``: another day of examination;
    ``filed_on``: every application filed on one day; ``shift_days``: each planned filing date moved by so many days.
    """

    rules_id: str | None = None
    as_of: date | None = None
    filed_on: date | None = None
    shift_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayRow:
    """One dossier judged again. ``decision`` None: nobody decided, and ``before`` is what today's rules say.

    ``turns``: the criteria whose outcome differs, in the order of the new precheck.
    """

    dossier_id: str
    programme_id: str
    reference: str
    decision: AdmissibilityDecision | None
    before: PrecheckOutcome
    after: PrecheckOutcome
    rules_before: str
    rules_after: str
    date_before: date
    date_after: date
    turns: tuple[CriterionTurn, ...]

    @property
    def outcome_changes(self) -> bool:
        """Tell whether the outcome of all criteria together differs, and not only a criterion's."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayReport:
    """What a replay found. ``rows``: dossiers of which a criterion turns, ``truncated`` where more do than are kept.

    ``outcomes``: how many dossiers go from one outcome to another, those that stay included; ``criteria``: how many
    times each criterion goes from one outcome to another.
    """

    options: ReplayOptions
    examined: int
    changed: int
    outcomes: Mapping[tuple[PrecheckOutcome, PrecheckOutcome], int]
    criteria: Mapping[CriterionChange, int]
    rows: tuple[ReplayRow, ...]
    truncated: bool


class ReplayTally:
    """Adds rows up to a report, so that whoever reads them can stop, or show how far it is, between two of them."""

    def __init__(self, options: ReplayOptions, *, keep: int = _ROWS_KEPT) -> None:
        self.examined = 0
        self.changed = 0
        self._options = options
        self._keep = keep
        self._outcomes = Counter[tuple[PrecheckOutcome, PrecheckOutcome]]()
        self._criteria = Counter[CriterionChange]()
        self._kept = list[ReplayRow]()

    def add(self, row: ReplayRow) -> None:
        """Count one dossier; keep it where a criterion turns."""
        self.examined += 1
        self._outcomes[row.before, row.after] += 1
        self._criteria.update((turn.id, turn.before, turn.after) for turn in row.turns)
        if row.turns:
            self.changed += 1
            if len(self._kept) < self._keep:
                self._kept.append(row)

    def report(self) -> ReplayReport:
        """Return what has been found so far."""
        return ReplayReport(
            options=self._options,
            examined=self.examined,
            changed=self.changed,
            outcomes=dict(self._outcomes),
            criteria=dict(sorted(self._criteria.items(), key=lambda one: (-one[1], one[0][0]))),
            rows=tuple(self._kept),
            truncated=self.changed > len(self._kept),
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """Use cases of the replay."""

    desk: Desk
    queries: Queries

    def run(
        self,
        options: ReplayOptions,
        *,
        wanted: DossierFilter | None = None,
        dossier_ids: Iterable[str] | None = None,
        keep: int = _ROWS_KEPT,
    ) -> ReplayReport:
        """Judge chosen dossiers again: those of a filter, or these; all by default.

        Raises ``NotFound`` where no programme has the rule set. A rule set judges the dossiers of its own programme.
        """
        tally = ReplayTally(options, keep=keep)
        for row in self.rows(options, wanted=wanted, dossier_ids=dossier_ids):
            tally.add(row)
        return tally.report()

    def rows(
        self,
        options: ReplayOptions,
        *,
        wanted: DossierFilter | None = None,
        dossier_ids: Iterable[str] | None = None,
    ) -> Iterator[ReplayRow]:
        """Return the dossiers judged again, one after the other, newest first; nothing is kept of them."""
        self.desk.require(Act.REPLAY_RULES)
        programmes = self._programmes(options.rules_id)
        return self._rows(options, programmes, self._pages(wanted or DossierFilter(), dossier_ids))

    def _rows(
        self, options: ReplayOptions, programmes: Mapping[str, Programme], pages: Iterable[list[str]]
    ) -> Iterator[ReplayRow]:
        for page in pages:
            with self.desk.store.read() as work:
                found = [
                    (work.dossiers.get(one), work.prechecks.of(one), standing(work.corrections.of(one)))
                    for one in page
                ]
            for dossier, records, corrections in found:
                programme = programmes.get(dossier.programme_id)
                if programme is not None:
                    record = records[-1] if records else None
                    yield self._again(dossier, record, corrections, programme, options)

    def _programmes(self, rules_id: str | None) -> dict[str, Programme]:
        """Return the programmes whose dossiers are judged again, with the wages that the house keeps."""
        chosen = [
            key
            for key, programme in self.desk.programmes.items()
            if rules_id is None or any(rules.id == rules_id for rules in programme.rule_sets)
        ]
        if rules_id is not None and not chosen:
            raise NotFound("rule_set", rules_id)
        with self.desk.store.read() as work:
            return {key: self.desk.programme_with_wages(work, key) for key in chosen}

    def _pages(self, wanted: DossierFilter, dossier_ids: Iterable[str] | None) -> Iterator[list[str]]:
        if dossier_ids is not None:
            ids = list(dossier_ids)
            yield from (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE))
            return
        last: str | None = None
        while True:
            rows = self.queries.dossiers(wanted, limit=_PAGE, offset_id=last)
            if not rows:
                return
            yield [row.id for row in rows]
            last = rows[-1].id

    def _again(
        self,
        dossier: Dossier,
        record: PrecheckRecord | None,
        corrections: tuple[FactCorrection, ...],
        programme: Programme,
        options: ReplayOptions,
    ) -> ReplayRow:
        if record is None:
            request = with_corrections(dossier.request, corrections)
            before = precheck(request, self.desk.today(), programme)
        else:
            declared = dossier.versions[record.request_version - 1].request
            request = with_corrections(declared, record.corrections)
            before = record.precheck
        as_of = options.as_of or before.as_of
        moved = _moved(request, as_of, options)
        after = precheck(moved, as_of, programme, rules_id=options.rules_id)
        return ReplayRow(
            dossier_id=dossier.id,
            programme_id=dossier.programme_id,
            reference=dossier.reference,
            decision=None if record is None else record.decision,
            before=before.outcome,
            after=after.outcome,
            rules_before=before.rules,
            rules_after=after.rules,
            date_before=before.reference_date,
            date_after=after.reference_date,
            turns=_turns(before, after),
        )


def _moved(request: EvaluationRequest, as_of: date, options: ReplayOptions) -> EvaluationRequest:
    """Return the request with its filing date moved as the options say, within the calendar."""
    if options.filed_on is None and not options.shift_days:
        return request
    day = options.filed_on or request.reference_date(as_of)
    ordinal = min(max(day.toordinal() + options.shift_days, 1), date.max.toordinal())
    return replace(request, planned_dsp_on=date.fromordinal(ordinal))


def _turns(before: Precheck, after: Precheck) -> tuple[CriterionTurn, ...]:
    return tuple(
        CriterionTurn(
            id=one.criterion_id, label=one.label, before=one.outcome_before, after=one.outcome_after
        )
        for one in differences(before, after)
        if one.turns
    )

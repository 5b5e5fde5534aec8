"""A base of many dossiers over ten years, written straight into the tables, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Engine, insert

from db.engine import begin_writing
from db.records.committee import DecisionRecord, DeliberationRecord, EvaluationRecord, SeatRecord
from db.records.dossiers import DossierRecord
from db.records.register import AvisRecord, RegisterEventRecord
from db.records.triage import PrecheckRow
from reviewer.dossier.calendar import add_months
from reviewer.dossier.lifecycle import DossierState

TODAY = date(2025, 5, 20)
_PORTION = 5_000
_YES, _NO = '{"job":true,"profile":true}', '{"job":true,"profile":false}'
_RANKS = {state: rank for rank, state in enumerate(DossierState, 1)}
_PRECHECK = '{"criteria":[],"outcome":"admissible","overrides":[]}'

Rows = dict[Any, list[dict[str, object]]]


def fill(engine: Engine, count: int, *, seed: int = 1) -> None:
    """Write so many dossiers with all that happened to them."""
    random = Random(seed)
    numbers = iter(range(1, count + 1))
    with begin_writing(engine) as connection, connection.begin():
        for start in range(0, count, _PORTION):
            rows: Rows = {}
            for number in range(start, min(count, start + _PORTION)):
                _dossier(random, number, rows, numbers)
            for table in _ORDER:
                if rows.get(table):
                    connection.execute(insert(table), rows[table])


_ORDER = (
    DossierRecord,
    PrecheckRow,
    DeliberationRecord,
    SeatRecord,
    EvaluationRecord,
    DecisionRecord,
    AvisRecord,
    RegisterEventRecord,
)


def _instant(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 15, tzinfo=UTC)


def _dossier(random: Random, number: int, rows: Rows, numbers: Iterator[int]) -> None:
    key = f"{number:08d}"
    received = TODAY - timedelta(days=random.randrange(3650))
    day = received + timedelta(days=random.randrange(1, 12))
    fate = random.random()
    state = DossierState.ISSUED
    if day > TODAY or (TODAY - received).days < 60:
        state, day = DossierState.RECEIVED, received
    elif fate < 0.12:
        state = DossierState.INADMISSIBLE
    elif fate < 0.17:
        state = DossierState.WITHDRAWN
    avis = None
    if state in {DossierState.INADMISSIBLE, DossierState.ISSUED}:
        found = "inadmissible" if state is DossierState.INADMISSIBLE else "admissible"
        rows.setdefault(PrecheckRow, []).append(_precheck(key, found, day))
    if state is DossierState.ISSUED:
        day, avis = _reviewed(random, key, day, rows, next(numbers))
    rows.setdefault(DossierRecord, []).append(
        {
            "id": key,
            "programme_id": "iatiev",
            "reference": f"TC-{key}",
            "state": state,
            "state_rank": _RANKS[state],
            "state_since": day,
            "received_on": received,
            "parts": "[]",
            "candidate": "Adaeze Okonkwo",
            "employer": f"Laboratoires {number % 977} inc.",
            "job_title": "Scientifique",
            "avis_number": avis,
            "search_fold": key,
            "reference_fold": key,
            "candidate_fold": "adaeze okonkwo",
            "employer_fold": f"laboratoires {number % 977} inc.",
            "job_fold": "scientifique",
            "stream": random.choice(("ia", "ia", "ti_ev")),
            "substream": "travailleur_etranger",
            "profile": random.choice(("francophone", "francisation", "francisation")),
            "unmet": "",
            "version": 1,
        }
    )


def _precheck(key: str, decision: str, day: date) -> dict[str, object]:
    admissible = decision == "admissible"
    return {
        "dossier_id": key,
        "ordinal": 1,
        "request_version": 1,
        "content": _PRECHECK,
        "decision": decision,
        "reason": "",
        "decided_by": "claude",
        "decided_at": _instant(day),
        "outcome": "admissible" if admissible else "not_admissible",
        "not_met": "" if admissible else "IA-TE-SAL,IA-TE-EXP",
    }


def _reviewed(random: Random, key: str, day: date, rows: Rows, number: int) -> tuple[date, str]:
    assigned = day + timedelta(days=random.randrange(5))
    voted = [assigned + timedelta(days=random.randrange(3, 15)) for _ in range(2)]
    decided = max(voted) + timedelta(days=random.randrange(5))
    issued = decided + timedelta(days=random.randrange(6))
    favourable = random.random() < 0.8
    third = random.random() < 0.08
    rows.setdefault(DeliberationRecord, []).append(
        {
            "dossier_id": key,
            "grid_id": "grid-1",
            "finding_ids": '["job","profile"]',
            "reviewers": 2,
            "with_concertation": True,
            "third_review_opened_at": _instant(max(voted)) if third else None,
            "step": "decided",
            "version": 1,
            "round": 1,
        }
    )
    for seat in (1, 2):
        expert = f"e{(int(key) + seat * 7) % 40:02d}"
        rows.setdefault(SeatRecord, []).append(
            {
                "dossier_id": key,
                "ordinal": seat,
                "number": seat,
                "expert_id": expert,
                "assigned_at": _instant(assigned),
                "assigned_by": "claude",
                "declaration_kind": "none",
                "declared_at": _instant(assigned),
                "recusal_reason": "",
                "round": 1,
            }
        )
        rows.setdefault(EvaluationRecord, []).append(
            {
                "id": f"{key}{seat}",
                "dossier_id": key,
                "expert_id": expert,
                "seat": seat,
                "grid_id": "grid-1",
                "request_version": 1,
                "ratings": "{}",
                "verdicts": _YES if favourable else _NO,
                "justification": "",
                "submitted_at": _instant(voted[seat - 1]),
                "version": 1,
                "round": 1,
                "facts_sha256": key,
            }
        )
    rows.setdefault(DecisionRecord, []).append(
        {
            "dossier_id": key,
            "verdicts": _YES if favourable else _NO,
            "path": "majority" if third else "consensus",
            "reasons": "{}",
            "confirmed_by": "cora",
            "confirmed_at": _instant(decided),
            "round": 1,
        }
    )
    name = f"IA-2025-{number:06d}"
    rows.setdefault(AvisRecord, []).append(
        {
            "number": name,
            "series": "IA",
            "year": 2025,
            "sequence": number,
            "dossier_id": key,
            "content": "{}",
            "pdf_sha256": key,
            "employer": "",
            "candidate": "",
            "favourable": favourable,
            "issued_on": issued,
            "expires_on": add_months(issued, 12),
            "state": "in_force",
            "version": 1,
        }
    )
    rows.setdefault(RegisterEventRecord, []).append(
        {
            "number": name,
            "ordinal": 1,
            "kind": "issued",
            "at": _instant(issued),
            "by": "sacha",
            "reason": "",
        }
    )
    return issued, name

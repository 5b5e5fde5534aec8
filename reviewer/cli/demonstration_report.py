"""What the demonstration leaves in ``report.json`` (``avise.demonstration/1``): each dossier's path and outcome.

The same each time: no id, instant or digest that the signatures change stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.avis.avis import Avis
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.office import Office
from reviewer.services.ports import UnitOfWork
from reviewer.services.records import AdmissibilityDecision, PrecheckRecord
from reviewer.services.views import IntakeResult
from reviewer.wording import Wording

SCHEMA = "avise.demonstration/1"
_AGREE = {
    PrecheckOutcome.ADMISSIBLE: AdmissibilityDecision.ADMISSIBLE,
    PrecheckOutcome.NOT_ADMISSIBLE: AdmissibilityDecision.INADMISSIBLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report as a JSON document; ``waiting``: rows left in quarantine."""

    document: Mapping[str, object]
    waiting: int

    def write(self, file: Path) -> None:
        """Write the report."""
        file.write_text(json.dumps(self.document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def build_report(
    office: Office,
    *,
    today: date,
    programme: str,
    paths: Mapping[str, Sequence[DossierState]],
    quarantined: Mapping[str, IntakeResult],
    captures: tuple[Path, ...],
    offline: Mapping[str, object],
) -> Report:
    """Return the report of a played scenario, read from its database.

    ``paths``: the states that each dossier went through; ``quarantined``: rows as they were first kept out;
    ``offline``: what the two homes say of the packages.
    """
    with office.desk.store.read() as work:
        dossiers = [_of_reference(work, programme, reference) for reference in sorted(paths)]
        document: dict[str, object] = {
            "schema": SCHEMA,
            "today": today.isoformat(),
            "programme": programme,
            "dossiers": [_dossier(work, one, paths[one.reference], today) for one in dossiers],
            "quarantine": [_row(work, row_id, result) for row_id, result in quarantined.items()],
            "avis": [_avis(one, today) for one in work.register.all()],
            "offline": offline,
            "captures": [f"{file.parent.name}/{file.name}" for file in captures],
        }
        waiting = len(work.quarantine.open())
    return Report(document=document, waiting=waiting)


def _of_reference(work: UnitOfWork, programme: str, reference: str) -> Dossier:
    dossier = work.dossiers.by_reference(programme, reference)
    if dossier is None:
        raise LookupError(reference)
    return dossier


def _dossier(
    work: UnitOfWork, dossier: Dossier, path: Sequence[DossierState], today: date
) -> dict[str, object]:
    deliberation = work.deliberations.find(dossier.id)
    decision = None if deliberation is None else deliberation.decision
    records = work.prechecks.of(dossier.id)
    issued = work.register.of_dossier(dossier.id)
    return {
        "reference": dossier.reference,
        "received_on": dossier.received_on.isoformat(),
        "path": [state.value for state in path],
        "outcome": _outcome(dossier.state, None if decision is None else decision.favourable),
        "avis": None if issued is None else str(issued.number),
        "avis_state": None if issued is None else issued.state_on(today).value,
        "versions": len(dossier.versions),
        "rules": records[-1].precheck.rules if records else None,
        "precheck": records[-1].precheck.outcome.value if records else None,
        "overridden": any(_overridden(record) for record in records),
        "decided_by": None if decision is None else decision.path.value,
        "recusals": 0 if deliberation is None else sum(not seat.active for seat in deliberation.seats),
    }


def _overridden(record: PrecheckRecord) -> bool:
    """Tell whether a person decided on admissibility otherwise than the precheck, or where it could not say."""
    if record.decision is AdmissibilityDecision.COMPLEMENTS:
        return False
    return _AGREE.get(record.precheck.outcome) is not record.decision


def _outcome(state: DossierState, favourable: bool | None) -> str:
    if favourable is not None:
        return "favourable" if favourable else "unfavourable"
    return state.value if state in {DossierState.INADMISSIBLE, DossierState.WITHDRAWN} else "open"


def _row(work: UnitOfWork, row_id: str, result: IntakeResult) -> dict[str, object]:
    row = work.quarantine.get(row_id)
    return {
        "file": row.file,
        "place": row.place,
        "reference": result.reference,
        "state": row.state.value,
        "faults": [Wording.load().fault(fault) for fault in result.faults],
    }


def _avis(avis: Avis, today: date) -> dict[str, object]:
    return {
        "number": str(avis.number),
        "reference": avis.content.dossier_reference,
        "file": f"avis/{avis.number}.pdf",
        "favourable": avis.content.favourable,
        "issued_on": avis.content.issued_on.isoformat(),
        "expires_on": avis.content.expires_on.isoformat(),
        "state": avis.state_on(today).value,
        "events": [event.kind.value for event in avis.events],
        "replaces": avis.content.replaces,
    }

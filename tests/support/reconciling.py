"""Dossiers, avis and lines of the ministry's files, for tests of reconciliation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from reviewer.avis.avis import RegisterEventKind
from reviewer.dossier.lifecycle import DossierState
from reviewer.reconciliation.decisions import MismatchDecision, MismatchVerdict
from reviewer.reconciliation.house import KnownAvis, KnownDossier
from reviewer.reconciliation.ministry import (
    Application,
    ColumnMapping,
    MinistryFact,
    MinistryOutcome,
    MinistryRow,
    standing,
)
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.reconciliation.parameters import parameters
from reviewer.reconciliation.reconciling import Reconciliation, reconcile

UNTIL = date(2025, 5, 1)
NOW = datetime(2025, 5, 20, 15, tzinfo=UTC)
ANNE = KnownAvis(
    number="IA-2025-0001",
    favourable=True,
    issued_on=date(2025, 1, 10),
    expires_on=date(2026, 1, 10),
    employer="Laboratoires Boréal inc.",
)
DOSSIER = KnownDossier(
    id="d-anne",
    reference="TC-2025-0001",
    state=DossierState.ISSUED,
    family_name="Tremblay",
    given_name="Anne",
    born_on=date(1990, 2, 3),
    employer="Laboratoires Boréal inc.",
    avis=(ANNE,),
)
ROW = MinistryRow(
    line=2,
    application="DSP-1",
    avis_number="IA-2025-0001",
    family_name="Tremblay",
    given_name="Anne",
    born_on=date(1990, 2, 3),
    employer="Laboratoires Boréal inc.",
    filed_on=date(2025, 2, 1),
    outcome=MinistryOutcome.PENDING,
)
EVERY_COLUMN = ColumnMapping({fact: fact.value for fact in MinistryFact})


def happened(kind: RegisterEventKind, on: date) -> KnownDossier:
    """Return Anne's dossier after something happened to her avis."""
    return replace(DOSSIER, avis=(replace(ANNE, history=((kind, on),)),))


def another(number: int, **changes: object) -> KnownDossier:
    """Return the dossier of somebody else with an avis of their own."""
    names = {"family_name": f"Nguyễn{number}", "given_name": "Mai", "born_on": date(1985, 6, number)}
    avis = replace(ANNE, number=f"IA-2025-{number:04d}")
    made = {"id": f"d-{number}", "reference": f"TC-2025-{number:04d}", "avis": (avis,), **names, **changes}
    return replace(DOSSIER, **made)  # type: ignore[arg-type]  # the fields of a test are given by name


def found(
    *rows: MinistryRow | Application,
    dossiers: Iterable[KnownDossier] = (DOSSIER,),
    decisions: Iterable[MismatchDecision] = (),
    until: date | None = UNTIL,
) -> Reconciliation:
    """Compare these lines with these dossiers."""
    applications = [row if isinstance(row, Application) else standing([[row]])[0] for row in rows]
    return reconcile(applications, dossiers, decisions, parameters(), until=until)


def kinds(reconciliation: Reconciliation) -> list[str]:
    """Return what does not agree, in order."""
    return [one.kind.value for one in reconciliation.mismatches]


def decided(
    mismatch: Mismatch, verdict: MismatchVerdict = MismatchVerdict.EXPLAINED, dossier_id: str | None = None
) -> MismatchDecision:
    """Return a decision on a mismatch as it is."""
    return MismatchDecision(
        id=f"decision-{mismatch.subject}",
        programme_id="iatiev",
        subject=mismatch.subject,
        facts=mismatch.facts,
        verdict=verdict,
        reason="Vérifié au téléphone.",
        decided_by="cora",
        decided_at=NOW,
        dossier_id=dossier_id,
    )

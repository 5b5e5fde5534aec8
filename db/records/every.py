"""Every table, for whoever makes or compares them all."""

from __future__ import annotations

from db.records import (
    accounts,
    blobs,
    committee,
    dossiers,
    expert_copy,
    figures,
    grids,
    house,
    office,
    outbox,
    packages,
    people,
    proof,
    quarantine,
    reconciliation,
    reference,
    register,
    saved_views,
    signature,
    triage,
    typed,
)
from db.tables import Base

TOPICS = (
    accounts,
    blobs,
    reference,
    quarantine,
    triage,
    committee,
    dossiers,
    expert_copy,
    figures,
    grids,
    house,
    office,
    outbox,
    packages,
    people,
    proof,
    reconciliation,
    register,
    saved_views,
    signature,
    typed,
)

METADATA = Base.metadata

"""The request that everybody judges, prints and writes by: what was declared, as a coordinator corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.dossier.correction import with_corrections

if TYPE_CHECKING:
    from reviewer.dossier.dossier import Dossier
    from reviewer.dossier.request import EvaluationRequest
    from reviewer.services.ports import UnitOfWork


def effective_request(work: UnitOfWork, dossier: Dossier) -> EvaluationRequest:
    """Return a dossier's newest request with the corrections that stand in this transaction."""
    return with_corrections(dossier.request, work.corrections.of(dossier.id))

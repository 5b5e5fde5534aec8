"""Icon and tone of each kind of mismatch and of an import's state."""

from __future__ import annotations

from reviewer.reconciliation.mismatches import MismatchKind
from reviewer.services.ports.reconciliation import ImportState
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

_T = ToneName

MISMATCH: dict[MismatchKind, Sign] = {
    MismatchKind.DOUBTFUL_PERSON: Sign("circle-help", _T.WARNING),
    MismatchKind.UNKNOWN_AVIS: Sign("circle-help", _T.DANGER),
    MismatchKind.OTHER_PERSON: Sign("user-x", _T.DANGER),
    MismatchKind.OTHER_EMPLOYER: Sign("building-2", _T.WARNING),
    MismatchKind.TWO_APPLICATIONS: Sign("git-compare", _T.DANGER),
    MismatchKind.AVIS_REVOKED: Sign("ban", _T.DANGER),
    MismatchKind.AVIS_SUSPENDED: Sign("circle-pause", _T.DANGER),
    MismatchKind.AVIS_EXPIRED: Sign("clock", _T.DANGER),
    MismatchKind.AVIS_NOT_YET: Sign("hourglass", _T.WARNING),
    MismatchKind.AVIS_UNFAVOURABLE: Sign("circle-x", _T.DANGER),
    MismatchKind.WITHOUT_AVIS: Sign("file-x", _T.WARNING),
    MismatchKind.OUTCOME_CONTRADICTS: Sign("triangle-alert", _T.DANGER),
    MismatchKind.NOT_HERE: Sign("search", _T.INFO),
    MismatchKind.NOT_IN_FILE: Sign("file-clock", _T.NEUTRAL),
}

IMPORT: dict[ImportState, Sign] = {
    ImportState.STANDING: Sign("circle-check", _T.SUCCESS),
    ImportState.UNDONE: Sign("undo-2", _T.NEUTRAL),
}

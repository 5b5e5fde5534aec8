"""Icon and tone of each state of a dossier on an expert's own copy: apart, so that an office does not load them."""

from __future__ import annotations

from reviewer.services.expert_copy.my_dossiers import CopyState
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

COPY: dict[CopyState, Sign] = {
    CopyState.CHANGED: Sign("git-compare", ToneName.DANGER),
    CopyState.DECLARE: Sign("user-check", ToneName.WARNING),
    CopyState.CONTINUE: Sign("file-pen", ToneName.WARNING),
    CopyState.SCORE: Sign("clipboard-check", ToneName.WARNING),
    CopyState.SEALED: Sign("lock", ToneName.INFO),
    CopyState.DECLINED: Sign("user-x", ToneName.INFO),
    CopyState.IN_CONFLICT: Sign("shield-alert", ToneName.INFO),
    CopyState.WAIT: Sign("hourglass", ToneName.NEUTRAL),
    CopyState.SENT: Sign("circle-check", ToneName.SUCCESS),
}

"""Icon and tone of what the page says about the draft."""

from __future__ import annotations

from ui.screens.grid.presenter import Saving
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

SAVED = {
    Saving.NOTHING: Sign("circle", ToneName.NEUTRAL),
    Saving.PENDING: Sign("hourglass", ToneName.NEUTRAL),
    Saving.SAVED: Sign("save", ToneName.SUCCESS),
    Saving.FAILED: Sign("triangle-alert", ToneName.DANGER),
}
SEALED = Sign("lock", ToneName.SUCCESS)

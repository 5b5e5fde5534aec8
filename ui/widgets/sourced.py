"""How sure a figure is, in a word and a sign; the same wherever a figure stands with its source."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.programme.sourced import Confidence
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

SURE = {
    Confidence.OFFICIAL: Sign("circle-check", ToneName.SUCCESS),
    Confidence.REPORTED: Sign("file-text", ToneName.INFO),
    Confidence.INFERRED: Sign("circle-help", ToneName.WARNING),
    Confidence.TO_CONFIRM: Sign("triangle-alert", ToneName.WARNING),
}


def confidence_word(confidence: Confidence) -> str:
    """Return how sure a value is, in a word."""
    words = {
        Confidence.OFFICIAL: QCoreApplication.translate("Confidence", "official"),
        Confidence.REPORTED: QCoreApplication.translate("Confidence", "reported"),
        Confidence.INFERRED: QCoreApplication.translate("Confidence", "inferred"),
        Confidence.TO_CONFIRM: QCoreApplication.translate("Confidence", "to be confirmed"),
    }
    return words[confidence]

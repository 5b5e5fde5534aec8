"""What use cases need of the outside world, a module a topic.

Adapters are in ``db``, ``reviewer.intake`` and ``reviewer.documents``.
"""

from __future__ import annotations

from reviewer.services.devices import (
    AvisPrinter,
    KeyRing,
    LetterPrinter,
    Printer,
    ProgrammeTexts,
    ReadFile,
    ReadRow,
    RequestReader,
    SigningKey,
)
from reviewer.services.ports.committee import Deliberations, Experts
from reviewer.services.ports.dossiers import Corrections, Dossiers, Letters, Prechecks, Quarantine
from reviewer.services.ports.house import Blobs, Journal, People, ReceptionCounts, Settings, Wages
from reviewer.services.ports.register import Register
from reviewer.services.ports.unit_of_work import Store, UnitOfWork

__all__ = [
    "AvisPrinter",
    "Blobs",
    "Corrections",
    "Deliberations",
    "Dossiers",
    "Experts",
    "Journal",
    "KeyRing",
    "LetterPrinter",
    "Letters",
    "People",
    "Prechecks",
    "Printer",
    "ProgrammeTexts",
    "Quarantine",
    "ReadFile",
    "ReadRow",
    "ReceptionCounts",
    "Register",
    "RequestReader",
    "Settings",
    "SigningKey",
    "Store",
    "UnitOfWork",
    "Wages",
]

"""What use cases need of the outside world, a module a topic.

Adapters are in ``db``, ``reviewer.intake`` and ``reviewer.documents``. Whoever imports one topic, or names a port in an
annotation alone, does not wait for the others: a topic is imported when one of its names is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.services.ports.accounts import Accounts, Credentials
    from reviewer.services.ports.committee import Conflicts, Deliberations, Experts
    from reviewer.services.ports.dossiers import Corrections, Dossiers, Letters, Prechecks, Quarantine
    from reviewer.services.ports.exchange import (
        CleanedDocument,
        FileKind,
        PackageFiles,
        ReceivedPackage,
        ReceivedReturn,
        SeenFromOutside,
    )
    from reviewer.services.ports.grids import Grids
    from reviewer.services.ports.house import Blobs, Journal, People, ReceptionCounts, Settings, Wages
    from reviewer.services.ports.intake import ReadFile, ReadRow, RequestReader
    from reviewer.services.ports.office import OfficeKeys, OfficeSeals, PublishedList, StatusLists
    from reviewer.services.ports.outbox import Outbox
    from reviewer.services.ports.packages import ExchangeKeys, Packages
    from reviewer.services.ports.printers import (
        AvisPrinter,
        LetterPrinter,
        NoticePrinter,
        Printer,
        ProgrammeTexts,
    )
    from reviewer.services.ports.proof import Checkpoints, Readings
    from reviewer.services.ports.reconciliation import ExportReader, FileReader, Reconciliations
    from reviewer.services.ports.register import Register
    from reviewer.services.ports.signing import KeyRing, SigningKey
    from reviewer.services.ports.unit_of_work import Store, UnitOfWork

__all__ = [
    "Accounts",
    "AvisPrinter",
    "Blobs",
    "Checkpoints",
    "CleanedDocument",
    "Conflicts",
    "Corrections",
    "Credentials",
    "Deliberations",
    "Dossiers",
    "ExchangeKeys",
    "Experts",
    "ExportReader",
    "FileKind",
    "FileReader",
    "Grids",
    "Journal",
    "KeyRing",
    "LetterPrinter",
    "Letters",
    "NoticePrinter",
    "OfficeKeys",
    "OfficeSeals",
    "Outbox",
    "PackageFiles",
    "Packages",
    "People",
    "Prechecks",
    "Printer",
    "ProgrammeTexts",
    "PublishedList",
    "Quarantine",
    "ReadFile",
    "ReadRow",
    "Readings",
    "ReceivedPackage",
    "ReceivedReturn",
    "ReceptionCounts",
    "Reconciliations",
    "Register",
    "RequestReader",
    "SeenFromOutside",
    "Settings",
    "SigningKey",
    "StatusLists",
    "Store",
    "UnitOfWork",
    "Wages",
]

_TOPICS = (
    "accounts",
    "committee",
    "dossiers",
    "exchange",
    "grids",
    "house",
    "intake",
    "office",
    "outbox",
    "packages",
    "printers",
    "proof",
    "reconciliation",
    "register",
    "signing",
    "unit_of_work",
)


def __getattr__(name: str) -> object:
    if name in __all__:
        for topic in _TOPICS:
            found = vars(import_module(f"{__name__}.{topic}")).get(name)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

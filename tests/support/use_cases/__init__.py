"""Every public use case of the office, the act that permits it, and how to call it on a dossier in any state.

Each module holds the families of services that belong together. A test fails when a use case is missing.
"""

from __future__ import annotations

from tests.support.use_cases.avis import AVIS
from tests.support.use_cases.committee import COMMITTEE
from tests.support.use_cases.intake import INTAKE
from tests.support.use_cases.keeping import KEEPING
from tests.support.use_cases.lists import LISTS
from tests.support.use_cases.outbox import OUTBOX
from tests.support.use_cases.oversight import OVERSIGHT
from tests.support.use_cases.packages import PACKAGES
from tests.support.use_cases.people import PEOPLE
from tests.support.use_cases.programmes import PROGRAMMES
from tests.support.use_cases.reconciliation import RECONCILIATION
from tests.support.use_cases.scene import INSIDE_ANOTHER, Scene, UseCase, families, public_use_cases

__all__ = ["INSIDE_ANOTHER", "USE_CASES", "Scene", "UseCase", "families", "public_use_cases"]

USE_CASES: tuple[UseCase, ...] = (
    *INTAKE,
    *COMMITTEE,
    *AVIS,
    *PACKAGES,
    *OUTBOX,
    *PEOPLE,
    *PROGRAMMES,
    *OVERSIGHT,
    *RECONCILIATION,
    *KEEPING,
    *LISTS,
)

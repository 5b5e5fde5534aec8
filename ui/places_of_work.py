"""The places of the main window: what stands in the rail, and the pages that open from there.

Adding a screen is one ``Place`` here. Screens are imported late: the first paint loads nothing that it does not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.lifecycle import COMMITTEE_STATES, Act, DossierState

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.widgets.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One screen. ``title``: called when drawn, in the language of the moment; ``needs``: who may go there."""

    key: str
    icon: str
    title: Callable[[], str]
    make: Callable[[Desktop], Screen]
    in_rail: bool = False
    needs: Act = Act.READ_QUEUE


@dataclass(frozen=True, slots=True)
class LateScreen:
    """Makes a screen: a class of ``ui.screens.<package>.view``, imported when one first goes there.

    Not ahead on another thread: tried with PySide 6.11, ``verticalHeader()`` then came back as a mere ``QWidget``, most
    likely because its classes are made when they are first used, and two threads came upon one.
    """

    package: str
    view: str

    def __call__(self, desktop: Desktop) -> Screen:
        """Make the screen."""
        return self.found()(desktop)

    @property
    def module(self) -> str:
        """Return the name of the module that the class is in."""
        return f"ui.screens.{self.package}.view"

    def found(self) -> Callable[[Desktop], Screen]:
        """Import the class."""
        view: Callable[[Desktop], Screen] = getattr(import_module(self.module), self.view)
        return view


PLACES: tuple[Place, ...] = (
    Place(
        key="reception",
        icon="inbox",
        title=lambda: QCoreApplication.translate("Places", "Reception"),
        make=LateScreen("reception", "ReceptionView"),
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="dossier",
        icon="file-text",
        title=lambda: QCoreApplication.translate("Places", "Dossier"),
        make=LateScreen("dossier", "DossierPage"),
        needs=Act.READ_DOSSIER,
    ),
    Place(
        key="readings",
        icon="eye",
        title=lambda: QCoreApplication.translate("Places", "Who saw a dossier"),
        make=LateScreen("readings", "ReadingsScreen"),
        needs=Act.READ_READINGS,
    ),
    Place(
        key="quarantine",
        icon="shield-alert",
        title=lambda: QCoreApplication.translate("Places", "Quarantine"),
        make=LateScreen("quarantine", "QuarantineView"),
        needs=Act.CORRECT_QUARANTINE,
    ),
    Place(
        key="committee",
        icon="users",
        title=lambda: QCoreApplication.translate("Places", "Committee"),
        make=LateScreen("committee", "CommitteeScreen"),
        in_rail=True,
    ),
    Place(
        key="packages",
        icon="briefcase",
        title=lambda: QCoreApplication.translate("Places", "Packages"),
        make=LateScreen("packages", "PackagesScreen"),
        in_rail=True,
        needs=Act.READ_PACKAGES,
    ),
    Place(
        key="assignment",
        icon="users",
        title=lambda: QCoreApplication.translate("Places", "Composition"),
        make=LateScreen("assignment", "AssignmentScreen"),
        needs=Act.ASSIGN,
    ),
    Place(
        key="experts",
        icon="user-round",
        title=lambda: QCoreApplication.translate("Places", "Experts"),
        make=LateScreen("experts", "ExpertsScreen"),
        needs=Act.MANAGE_EXPERTS,
    ),
    Place(
        key="grid",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("Places", "Grid"),
        make=LateScreen("grid", "GridScreen"),
        needs=Act.SAVE_EVALUATION,
    ),
    Place(
        key="comparison",
        icon="git-compare",
        title=lambda: QCoreApplication.translate("Places", "Comparison"),
        make=LateScreen("comparison", "ComparisonScreen"),
        needs=Act.READ_DOSSIER,
    ),
    Place(
        key="avis",
        icon="file-badge",
        title=lambda: QCoreApplication.translate("Places", "Avis"),
        make=LateScreen("avis", "AvisScreen"),
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="avis_page",
        icon="stamp",
        title=lambda: QCoreApplication.translate("Places", "One avis"),
        make=LateScreen("avis.page", "AvisPage"),
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="verification",
        icon="shield-check",
        title=lambda: QCoreApplication.translate("Places", "Verification"),
        make=LateScreen("verification", "VerificationScreen"),
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="outbox",
        icon="send",
        title=lambda: QCoreApplication.translate("Places", "Outbox"),
        make=LateScreen("outbox", "OutboxScreen"),
        needs=Act.READ_OUTBOX,
    ),
    Place(
        key="oversight",
        icon="chart-column",
        title=lambda: QCoreApplication.translate("Places", "Oversight"),
        make=LateScreen("steering", "SteeringScreen"),
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="follow_up",
        icon="send",
        title=lambda: QCoreApplication.translate("Places", "Reports and publications"),
        make=LateScreen("follow_up", "FollowUpScreen"),
        needs=Act.READ_FIGURES,
    ),
    Place(
        key="replay",
        icon="history",
        title=lambda: QCoreApplication.translate("Places", "Replay"),
        make=LateScreen("replay", "ReplayScreen"),
        needs=Act.REPLAY_RULES,
    ),
    Place(
        key="agreement",
        icon="scale",
        title=lambda: QCoreApplication.translate("Places", "Agreement"),
        make=LateScreen("agreement", "AgreementScreen"),
        needs=Act.READ_AGREEMENT,
    ),
    Place(
        key="reconciliation",
        icon="git-compare",
        title=lambda: QCoreApplication.translate("Places", "Ministry"),
        make=LateScreen("reconciliation", "ReconciliationScreen"),
        in_rail=True,
        needs=Act.READ_RECONCILIATION,
    ),
    Place(
        key="grids",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("Places", "Evaluation grids"),
        make=LateScreen("grid_editor", "GridShelfScreen"),
        needs=Act.MANAGE_GRIDS,
    ),
    Place(
        key="grid_draft",
        icon="file-pen",
        title=lambda: QCoreApplication.translate("Places", "Draft of a grid"),
        make=LateScreen("grid_editor.draft", "GridDraftScreen"),
        needs=Act.MANAGE_GRIDS,
    ),
    Place(
        key="settings",
        icon="settings",
        title=lambda: QCoreApplication.translate("Places", "Settings"),
        make=LateScreen("settings", "SettingsScreen"),
        in_rail=True,
    ),
)
WAITS = {
    "reception": (DossierState.RECEIVED, DossierState.INCOMPLETE),
    "committee": COMMITTEE_STATES,
    "avis": (DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED),
}
"""In which states a dossier waits at a place of the rail."""

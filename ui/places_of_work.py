"""The places of the main window: what stands in the rail, and the pages that open from there.

Adding a screen is one line here. Factories import late, so that the first paint loads nothing it does not show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.lifecycle import Act, DossierState

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


def _reception(desktop: Desktop) -> Screen:
    from ui.screens.reception.view import ReceptionView

    return ReceptionView(desktop)


def _dossier(desktop: Desktop) -> Screen:
    from ui.screens.dossier.view import DossierPage

    return DossierPage(desktop)


def _readings(desktop: Desktop) -> Screen:
    from ui.screens.readings.view import ReadingsScreen

    return ReadingsScreen(desktop)


def _quarantine(desktop: Desktop) -> Screen:
    from ui.screens.quarantine.view import QuarantineView

    return QuarantineView(desktop)


def _committee(desktop: Desktop) -> Screen:
    from ui.screens.committee.view import CommitteeScreen

    return CommitteeScreen(desktop)


def _assignment(desktop: Desktop) -> Screen:
    from ui.screens.assignment.view import AssignmentScreen

    return AssignmentScreen(desktop)


def _experts(desktop: Desktop) -> Screen:
    from ui.screens.experts.view import ExpertsScreen

    return ExpertsScreen(desktop)


def _packages(desktop: Desktop) -> Screen:
    from ui.screens.packages.view import PackagesScreen

    return PackagesScreen(desktop)


def _grid(desktop: Desktop) -> Screen:
    from ui.screens.grid.view import GridScreen

    return GridScreen(desktop)


def _comparison(desktop: Desktop) -> Screen:
    from ui.screens.comparison.view import ComparisonScreen

    return ComparisonScreen(desktop)


def _avis(desktop: Desktop) -> Screen:
    from ui.screens.avis.view import AvisScreen

    return AvisScreen(desktop)


def _avis_page(desktop: Desktop) -> Screen:
    from ui.screens.avis.page.view import AvisPage

    return AvisPage(desktop)


def _verification(desktop: Desktop) -> Screen:
    from ui.screens.verification.view import VerificationScreen

    return VerificationScreen(desktop)


def _outbox(desktop: Desktop) -> Screen:
    from ui.screens.outbox.view import OutboxScreen

    return OutboxScreen(desktop)


def _oversight(desktop: Desktop) -> Screen:
    from ui.screens.steering.view import SteeringScreen

    return SteeringScreen(desktop)


def _replay(desktop: Desktop) -> Screen:
    from ui.screens.replay.view import ReplayScreen

    return ReplayScreen(desktop)


def _agreement(desktop: Desktop) -> Screen:
    from ui.screens.agreement.view import AgreementScreen

    return AgreementScreen(desktop)


def _grids(desktop: Desktop) -> Screen:
    from ui.screens.grid_editor.view import GridShelfScreen

    return GridShelfScreen(desktop)


def _grid_draft(desktop: Desktop) -> Screen:
    from ui.screens.grid_editor.draft.view import GridDraftScreen

    return GridDraftScreen(desktop)


def _settings(desktop: Desktop) -> Screen:
    from ui.screens.settings.view import SettingsScreen

    return SettingsScreen(desktop)


PLACES: tuple[Place, ...] = (
    Place(
        key="reception",
        icon="inbox",
        title=lambda: QCoreApplication.translate("Places", "Reception"),
        make=_reception,
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="dossier",
        icon="file-text",
        title=lambda: QCoreApplication.translate("Places", "Dossier"),
        make=_dossier,
        needs=Act.READ_DOSSIER,
    ),
    Place(
        key="readings",
        icon="eye",
        title=lambda: QCoreApplication.translate("Places", "Who saw a dossier"),
        make=_readings,
        needs=Act.READ_READINGS,
    ),
    Place(
        key="quarantine",
        icon="shield-alert",
        title=lambda: QCoreApplication.translate("Places", "Quarantine"),
        make=_quarantine,
        needs=Act.CORRECT_QUARANTINE,
    ),
    Place(
        key="committee",
        icon="users",
        title=lambda: QCoreApplication.translate("Places", "Committee"),
        make=_committee,
        in_rail=True,
    ),
    Place(
        key="packages",
        icon="briefcase",
        title=lambda: QCoreApplication.translate("Places", "Packages"),
        make=_packages,
        in_rail=True,
        needs=Act.READ_PACKAGES,
    ),
    Place(
        key="assignment",
        icon="users",
        title=lambda: QCoreApplication.translate("Places", "Composition"),
        make=_assignment,
        needs=Act.ASSIGN,
    ),
    Place(
        key="experts",
        icon="user-round",
        title=lambda: QCoreApplication.translate("Places", "Experts"),
        make=_experts,
        needs=Act.MANAGE_EXPERTS,
    ),
    Place(
        key="grid",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("Places", "Grid"),
        make=_grid,
        needs=Act.SAVE_EVALUATION,
    ),
    Place(
        key="comparison",
        icon="git-compare",
        title=lambda: QCoreApplication.translate("Places", "Comparison"),
        make=_comparison,
        needs=Act.READ_DOSSIER,
    ),
    Place(
        key="avis",
        icon="file-badge",
        title=lambda: QCoreApplication.translate("Places", "Avis"),
        make=_avis,
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="avis_page",
        icon="stamp",
        title=lambda: QCoreApplication.translate("Places", "One avis"),
        make=_avis_page,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="verification",
        icon="shield-check",
        title=lambda: QCoreApplication.translate("Places", "Verification"),
        make=_verification,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="outbox",
        icon="send",
        title=lambda: QCoreApplication.translate("Places", "Outbox"),
        make=_outbox,
        needs=Act.READ_OUTBOX,
    ),
    Place(
        key="oversight",
        icon="chart-column",
        title=lambda: QCoreApplication.translate("Places", "Oversight"),
        make=_oversight,
        in_rail=True,
        needs=Act.READ_REGISTER,
    ),
    Place(
        key="replay",
        icon="history",
        title=lambda: QCoreApplication.translate("Places", "Replay"),
        make=_replay,
        needs=Act.REPLAY_RULES,
    ),
    Place(
        key="agreement",
        icon="scale",
        title=lambda: QCoreApplication.translate("Places", "Agreement"),
        make=_agreement,
        needs=Act.READ_AGREEMENT,
    ),
    Place(
        key="grids",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("Places", "Evaluation grids"),
        make=_grids,
        needs=Act.MANAGE_GRIDS,
    ),
    Place(
        key="grid_draft",
        icon="file-pen",
        title=lambda: QCoreApplication.translate("Places", "Draft of a grid"),
        make=_grid_draft,
        needs=Act.MANAGE_GRIDS,
    ),
    Place(
        key="settings",
        icon="settings",
        title=lambda: QCoreApplication.translate("Places", "Settings"),
        make=_settings,
        in_rail=True,
    ),
)
WAITS = {
    "reception": (DossierState.RECEIVED, DossierState.INCOMPLETE),
    "committee": (
        DossierState.ADMISSIBLE,
        DossierState.IN_REVIEW,
        DossierState.CONCERTATION,
        DossierState.THIRD_REVIEW,
    ),
    "avis": (DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED),
}
"""In which states a dossier waits at a place of the rail."""


def place_of(key: str) -> Place:
    """Return a place by its key."""
    return next(place for place in PLACES if place.key == key)

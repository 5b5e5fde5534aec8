"""The places of an expert's window: four in the rail, and the grid page. No office screen is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.lifecycle import Act
from ui.places_of_work import Place

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.widgets.screen import Screen


def _dossiers(desktop: Desktop) -> Screen:
    from ui.screens.expert_dossiers.view import ExpertDossiersScreen

    return ExpertDossiersScreen(desktop)


def _grid(desktop: Desktop) -> Screen:
    from ui.screens.grid.view import GridScreen

    return GridScreen(desktop)


def _parcels(desktop: Desktop) -> Screen:
    from ui.screens.expert_parcels.view import ExpertParcelsScreen

    return ExpertParcelsScreen(desktop)


def _keys(desktop: Desktop) -> Screen:
    from ui.screens.expert_keys.view import ExpertKeysScreen

    return ExpertKeysScreen(desktop)


def _help(desktop: Desktop) -> Screen:
    from ui.screens.expert_help.view import ExpertHelpScreen

    return ExpertHelpScreen(desktop)


EXPERT_PLACES: tuple[Place, ...] = (
    Place(
        key="my_dossiers",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "My dossiers"),
        make=_dossiers,
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="grid",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "Grid"),
        make=_grid,
        needs=Act.SAVE_EVALUATION,
    ),
    Place(
        key="parcels",
        icon="inbox",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "Packages"),
        make=_parcels,
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="my_keys",
        icon="lock",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "My keys"),
        make=_keys,
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="help",
        icon="circle-help",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "How it works"),
        make=_help,
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
)

"""The places of an expert's window: four in the rail, and the grid page. No office screen is among them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.lifecycle import Act
from ui.places_of_work import LateScreen, Place

EXPERT_PLACES: tuple[Place, ...] = (
    Place(
        key="my_dossiers",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "My dossiers"),
        make=LateScreen("expert_dossiers", "ExpertDossiersScreen"),
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="grid",
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "Grid"),
        make=LateScreen("grid", "GridScreen"),
        needs=Act.SAVE_EVALUATION,
    ),
    Place(
        key="parcels",
        icon="inbox",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "Packages"),
        make=LateScreen("expert_parcels", "ExpertParcelsScreen"),
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="my_keys",
        icon="lock",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "My keys"),
        make=LateScreen("expert_keys", "ExpertKeysScreen"),
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
    Place(
        key="help",
        icon="circle-help",
        title=lambda: QCoreApplication.translate("ExpertPlaces", "How it works"),
        make=LateScreen("expert_help", "ExpertHelpScreen"),
        in_rail=True,
        needs=Act.READ_OWN_COPY,
    ),
)

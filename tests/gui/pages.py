"""What tests of several windows ask of the store, and pages as they open them."""

from __future__ import annotations

from typing import cast

from reviewer.avis.avis import Avis
from reviewer.committee.deliberation import Deliberation
from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from ui.screens.avis.page.view import AvisPage
from ui.screens.dossier.view import DossierPage
from ui.screens.settings.view import SettingsScreen


def state(bench: Bench, dossier_id: str) -> DossierState:
    with bench.opened.store.read() as work:
        return work.dossiers.get(dossier_id).state


def avis_of(bench: Bench, dossier_id: str) -> Avis:
    with bench.opened.store.read() as work:
        found = work.register.of_dossier(dossier_id)
    assert found is not None
    return found


def deliberation(bench: Bench, dossier_id: str) -> Deliberation:
    with bench.opened.store.read() as work:
        return work.deliberations.get(dossier_id)


def seated(bench: Bench, dossier_id: str) -> set[str]:
    """Return who sits on a dossier."""
    with bench.opened.store.read() as work:
        found = work.deliberations.find(dossier_id)
    return set() if found is None else {seat.expert_id for seat in found.seats if seat.active}


def setting(bench: Bench, name: str) -> str | None:
    with bench.opened.store.read() as work:
        return work.settings.get(name)


def dossier_page(bench: Bench, dossier_id: str) -> DossierPage:
    bench.start()
    return cast("DossierPage", bench.go("dossier", dossier_id))


def avis_page(bench: Bench, dossier_id: str, person: str) -> AvisPage:
    bench.start()
    bench.become(person)
    return cast("AvisPage", bench.go("avis_page", dossier_id))


def settings_of(bench: Bench, tab: int, person: str = "p-admin") -> SettingsScreen:
    """Return the settings, one tab of them open."""
    bench.start()
    bench.become(person)
    screen = cast("SettingsScreen", bench.go("settings"))
    screen.tabs.setCurrentIndex(tab)
    bench.settle()
    return screen

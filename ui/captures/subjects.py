"""What there is to see in the windows: a name, who looks, and what to open. Screens register in ``CAPTURES``."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication

from reviewer import resource_files
from reviewer.dossier.lifecycle import VOTING_STATES, Act, DossierState, Role
from ui.captures.photographer import PATIENCE_S, Photographer
from ui.screens.packages.view import PEOPLE, RETURNS, SENT
from ui.screens.settings import COPIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One picture. ``arrange`` opens what is to be seen and returns False where the data has none of it."""

    name: str
    arrange: Callable[[Photographer], bool]
    role: Role = Role.COORDINATOR
    dark_too: bool = False


def _reception(photographer: Photographer) -> bool:
    photographer.go("reception")
    return True


def _palette(photographer: Photographer) -> bool:
    """Show the palette over the list, with a few letters typed; it goes with the next place."""
    photographer.go("reception")
    photographer.window.commands.open_palette().field.setText("av")
    photographer.settle()
    return True


def _bulk(photographer: Photographer) -> bool:
    """Show the dry run of an act on every dossier of the list."""
    screen = photographer.go("reception")
    screen.table.selectAll()
    screen.list_acts.act_on_many()
    photographer.settle()
    screen.dialog.choice.setCurrentIndex(1)
    until = time.monotonic() + PATIENCE_S
    while screen.dialog.plan is None and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    return screen.dialog.plan is not None


def _dossier(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.RECEIVED, DossierState.ADMISSIBLE, DossierState.IN_REVIEW)
    if dossier_id is None:
        return False
    photographer.go("dossier", dossier_id)
    return True


def _overridden(photographer: Photographer) -> bool:
    """Show a dossier of which a criterion is decided otherwise; nothing is stored."""
    dossier_id = photographer.dossier(DossierState.RECEIVED)
    if dossier_id is None:
        return False
    page = photographer.go("dossier", dossier_id)
    worst = page.precheck.criteria.rows[0].line.verdict
    page.ask_override(worst.id)
    page.dialog.outcome.choose(next(iter(page.dialog.outcome.rows)))
    page.dialog.reason.fill(worst.required)
    page.dialog.act.click()
    photographer.settle()
    return True


def _what_if(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.INADMISSIBLE, DossierState.RECEIVED)
    if dossier_id is None:
        return False
    page = photographer.go("dossier", dossier_id)
    page.open_what_if()
    photographer.settle()
    return True


def _issued(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.ISSUED)
    if dossier_id is None:
        return False
    photographer.go("dossier", dossier_id)
    return True


def _quarantine(photographer: Photographer) -> bool:
    photographer.go("quarantine")
    return True


def _committee(photographer: Photographer) -> bool:
    photographer.go("committee", photographer.dossier(DossierState.ADMISSIBLE))
    return True


def _composition(photographer: Photographer) -> bool:
    photographer.go("committee")
    screen = photographer.go("assignment")
    until = time.monotonic() + PATIENCE_S
    while screen.presenter.busy and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    return screen.presenter.proposal is not None and bool(screen.model.rows)


def _experts(photographer: Photographer) -> bool:
    photographer.go("committee")
    photographer.go("experts")
    return True


def _to_confirm(photographer: Photographer) -> bool:
    waiting = (row.id for row in photographer.rows if row.next_act is Act.CONFIRM_DECISION)
    dossier_id = next(waiting, None)
    if dossier_id is None:
        return False
    photographer.go("committee", dossier_id)
    return True


def _comparison(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(
        DossierState.CONCERTATION, DossierState.THIRD_REVIEW, DossierState.DECIDED, DossierState.ISSUED
    )
    if dossier_id is None:
        return False
    photographer.go("committee")
    photographer.go("comparison", dossier_id)
    return True


def _my_dossiers(photographer: Photographer) -> bool:
    return any(len(rows) > 1 for rows in photographer.experts())


def _open_grid(photographer: Photographer, *, sealed: bool) -> Any:
    """Open the first grid that is handed in, or one with a draft; None where there is none."""
    for rows in photographer.experts():
        for row in rows:
            if row.state in VOTING_STATES:
                photographer.go("committee")
                screen = photographer.go("grid", row.id)
                page = screen.presenter.page
                if page is None or page.view.evaluation is None:
                    continue
                if screen.presenter.sealed is sealed and page.view.reference == row.reference:
                    return screen
    return None


def _grid(photographer: Photographer) -> bool:
    screen = _open_grid(photographer, sealed=False)
    if screen is None:
        return False
    screen.submit.click()  # what is missing shows; with nothing missing it only asks
    photographer.settle()
    screen.close_dialog()
    return True


def _sealed_grid(photographer: Photographer) -> bool:
    return _open_grid(photographer, sealed=True) is not None


def _concertation(photographer: Photographer) -> bool:
    for rows in photographer.experts():
        for row in rows:
            if row.state is DossierState.CONCERTATION:
                photographer.go("committee")
                photographer.go("grid", row.id)
                return True
    return False


def _avis(photographer: Photographer) -> bool:
    screen = photographer.go("avis")
    screen.tabs.setCurrentIndex(0)
    photographer.settle()
    return True


def _register(photographer: Photographer) -> bool:
    screen = photographer.go("avis")
    screen.tabs.setCurrentIndex(1)
    photographer.settle()
    return True


def _falling(photographer: Photographer) -> bool:
    screen = photographer.go("avis")
    screen.tabs.setCurrentIndex(2)
    screen.falling.months.setValue(3)
    photographer.settle()
    return True


def _outbox(photographer: Photographer) -> bool:
    photographer.go("avis")
    photographer.go("outbox")
    return True


def _verification(photographer: Photographer) -> bool:
    photographer.go("avis")
    photographer.go("verification")
    return True


def _agreement(photographer: Photographer) -> bool:
    photographer.go("oversight")
    photographer.go("agreement")
    return True


def _grids(photographer: Photographer) -> bool:
    photographer.go("settings")
    photographer.go("grids")
    return True


def _avis_in_preparation(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.VALIDATED, DossierState.DRAFTED, DossierState.DECIDED)
    if dossier_id is None:
        return False
    photographer.go("avis")
    photographer.go("avis_page", dossier_id)
    return True


def _avis_issued(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.ISSUED)
    if dossier_id is None:
        return False
    photographer.go("avis")
    photographer.go("avis_page", dossier_id)
    return True


def _oversight(photographer: Photographer) -> bool:
    photographer.go("oversight")
    return True


def _follow_up(photographer: Photographer) -> bool:
    photographer.go("oversight")
    photographer.go("follow_up")
    return True


def _settings(photographer: Photographer) -> bool:
    photographer.go("settings")
    return True


def _programme(photographer: Photographer) -> bool:
    screen = photographer.go("settings")
    screen.tabs.setCurrentWidget(screen.tables.programme)
    photographer.settle()
    return True


def _wages(photographer: Photographer) -> bool:
    screen = photographer.go("settings")
    screen.tabs.setCurrentWidget(screen.tables.wages)
    photographer.settle()
    return True


def _packages(photographer: Photographer, tab: int) -> bool:
    """Show a list of the packages, where it has lines."""
    photographer.go("committee")
    screen = photographer.go("packages")
    screen.tabs.setCurrentIndex(tab)
    photographer.settle()
    pile = (screen.people_pile, screen.sent_pile, screen.returns_pile)[tab]
    return bool(pile.currentIndex() == 0)


def _packages_experts(photographer: Photographer) -> bool:
    screen = photographer.go("packages")
    enrolled = [row.keys.expert_id for row in screen.people_model.rows if row.keys.confirmed is not None]
    if not enrolled or not _packages(photographer, PEOPLE):
        return False
    screen.people.select_id(enrolled[0])
    photographer.settle()
    return True


def _packages_sent(photographer: Photographer) -> bool:
    return _packages(photographer, SENT)


def _packages_returned(photographer: Photographer) -> bool:
    return _packages(photographer, RETURNS)


def _copies(photographer: Photographer) -> bool:
    """Only where there are some: an empty list is no picture."""
    screen = photographer.go("settings", COPIES)
    return bool(screen.backups.model.rows)


def _readings(photographer: Photographer) -> bool:
    dossier_id = photographer.dossier(DossierState.ISSUED)
    if dossier_id is None:
        return False
    photographer.go("reception")
    photographer.go("readings", dossier_id)
    return True


def _replay(photographer: Photographer) -> bool:
    photographer.go("oversight")
    screen = photographer.go("replay")
    screen.dates.setCurrentIndex(3)
    screen.shift.setValue(-300)
    screen.which.setCurrentIndex(1)
    screen.run.click()
    photographer.settle()
    return True


def _reconciliation(photographer: Photographer) -> bool:
    """Show the ministry's file of the samples, imported once."""
    screen = photographer.go("reconciliation")
    _compared(photographer, screen)
    if not screen.imports_model.rows:
        screen.presenter.look(resource_files.path("samples/ministere-2025-05.csv"))
        photographer.settle()
        screen.dialog.as_of.setDate(screen.dialog.as_of.date().addDays(-5))
        screen.dialog.act.click()
        photographer.settle()
        _compared(photographer, screen)
    return bool(screen.model.rows)


def _compared(photographer: Photographer, screen: Any) -> None:
    until = time.monotonic() + PATIENCE_S
    while screen.presenter.busy and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    photographer.settle()


CAPTURES: list[Capture] = [
    Capture(name="reception", arrange=_reception, dark_too=True),
    Capture(name="reception-commandes", arrange=_palette, dark_too=True),
    Capture(name="reception-lot", arrange=_bulk),
    Capture(name="dossier", arrange=_dossier, dark_too=True),
    Capture(name="dossier-et-si", arrange=_what_if, dark_too=True),
    Capture(name="dossier-avis-delivre", arrange=_issued),
    Capture(name="dossier-criteres", arrange=_overridden),
    Capture(name="quarantaine", arrange=_quarantine),
    Capture(name="comite", arrange=_committee, dark_too=True),
    Capture(name="composition", arrange=_composition, dark_too=True),
    Capture(name="expertise", arrange=_experts, dark_too=True),
    Capture(name="comite-decision", arrange=_to_confirm),
    Capture(name="comparaison", arrange=_comparison, dark_too=True),
    Capture(name="paquets", arrange=_packages_sent, dark_too=True),
    Capture(name="paquets-cles", arrange=_packages_experts),
    Capture(name="paquets-retours", arrange=_packages_returned),
    Capture(name="mes-dossiers", arrange=_my_dossiers, role=Role.EXPERT),
    Capture(name="grille", arrange=_grid, role=Role.EXPERT, dark_too=True),
    Capture(name="grille-scellee", arrange=_sealed_grid, role=Role.EXPERT),
    Capture(name="grille-concertation", arrange=_concertation, role=Role.EXPERT),
    Capture(name="avis", arrange=_avis, dark_too=True),
    Capture(name="registre", arrange=_register),
    Capture(name="avis-quels-tombent", arrange=_falling),
    Capture(name="envois", arrange=_outbox, dark_too=True),
    Capture(name="verification", arrange=_verification),
    Capture(name="avis-en-preparation", arrange=_avis_in_preparation, role=Role.SIGNATORY),
    Capture(name="avis-delivre", arrange=_avis_issued, role=Role.SIGNATORY, dark_too=True),
    Capture(name="pilotage", arrange=_oversight, dark_too=True),
    Capture(name="bilans", arrange=_follow_up, dark_too=True),
    Capture(name="accord", arrange=_agreement),
    Capture(name="ministere", arrange=_reconciliation, dark_too=True),
    Capture(name="rejeu", arrange=_replay, dark_too=True),
    Capture(name="reglages", arrange=_settings, role=Role.ADMINISTRATOR, dark_too=True),
    Capture(name="grilles", arrange=_grids, role=Role.ADMINISTRATOR),
    Capture(name="reglages-programme", arrange=_programme, role=Role.ADMINISTRATOR),
    Capture(name="reglages-copies", arrange=_copies, role=Role.ADMINISTRATOR),
    Capture(name="lectures", arrange=_readings, role=Role.AUDITOR),
    Capture(name="reglages-salaires", arrange=_wages, role=Role.ADMINISTRATOR),
]

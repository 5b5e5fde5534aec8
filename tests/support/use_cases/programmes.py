"""Settings, reference data, programmes, grids."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from reviewer import resource_files
from reviewer.committee.grid_draft import GridDraft
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.programme.sourced import Confidence
from reviewer.programme.wages import WageLine
from tests.support.office import FOUNDER, PROGRAMME
from tests.support.reference_data import a_count, a_decile
from tests.support.use_cases.scene import Scene, UseCase, read

SHIPPED = resource_files.path("programmes/talents-exception")


def _a_third_programme(scene: Scene) -> Path:
    """Return the folder of a programme that nobody has installed, made beside the scene's database."""
    folder = Path(str(scene.house.opened.engine.url.database)).parent / "dossiers" / "balayage"
    if not folder.is_dir():
        shutil.copytree(SHIPPED, folder)
        path = folder / "programme.toml"
        text = path.read_text(encoding="utf-8")
        text = text.replace('id = "talents-exception"', 'id = "balayage"').replace('"TE"', '"BA"')
        path.write_text(text, encoding="utf-8")
    return folder


def _a_draft(scene: Scene) -> GridDraft:
    """Return a draft of the grid in the scene's database, a little heavier than the version in effect."""
    with scene.house.opened.store.begin() as work:
        for draft in work.grids.drafts(PROGRAMME):
            if draft.id == "balayage":
                return draft
        finding = scene.house.grid.findings[0]
        heavier = replace(finding.criteria[0], weight=finding.criteria[0].weight + 1)
        grid = replace(
            scene.house.grid,
            findings=(
                replace(finding, criteria=(heavier, *finding.criteria[1:])),
                *scene.house.grid.findings[1:],
            ),
        )
        work.grids.save_draft(
            GridDraft(
                id="balayage",
                programme_id=PROGRAMME,
                name="Balayage",
                based_on=grid.id,
                grid=grid,
                saved_at=scene.office.desk.now(),
            )
        )
        work.commit(FOUNDER, scene.office.desk.now(), Event(name="grid_draft_started"))
    return _a_draft(scene)


def _publish_grid(scene: Scene) -> object:
    draft = _a_draft(scene)
    return scene.office.grids.publish(
        draft.id,
        version=draft.version,
        valid_from=scene.office.desk.today(),
        source="Balayage.",
        confidence=Confidence.TO_CONFIRM,
    )


def _save_wage(scene: Scene) -> object:
    return scene.office.reference_data.save_wage(PROGRAMME, a_decile())


def _import_wages(scene: Scene) -> object:
    scene.house.reader.wages["salaires.csv"] = (WageLine(place="ligne 2", decile=a_decile()),)
    return scene.office.reference_data.import_wages(PROGRAMME, Path("salaires.csv"))


def _remove_wage(scene: Scene) -> object:
    return scene.office.reference_data.remove_wage("absent", version=1)


def _save_count(scene: Scene) -> object:
    count = a_count()
    return scene.office.reference_data.save_count(
        PROGRAMME,
        opens_on=count.opens_on,
        stream=count.stream,
        profile=count.profile,
        received=count.received,
        counted_on=count.counted_on,
        source=count.source,
    )


def _remove_count(scene: Scene) -> object:
    return scene.office.reference_data.remove_count("absent", version=1)


PROGRAMMES: tuple[UseCase, ...] = (
    read("settings.get", Act.READ_SETTINGS, lambda s: s.office.settings.get("programme.default")),
    UseCase(
        "settings.put", Act.MANAGE_SETTINGS, lambda s: s.office.settings.put("programme.default", PROGRAMME)
    ),
    UseCase(
        "settings.remember_own_key",
        Act.SIGN_AVIS,
        lambda s: s.office.settings.remember_own_key("cles/moi.p12"),
        by_state=False,
    ),
    read("settings.overview", Act.READ_SETTINGS, lambda s: s.office.settings.overview()),
    read("choices.needed", None, lambda s: s.office.choices.needed()),
    read("choices.view", Act.READ_SETTINGS, lambda s: s.office.choices.view()),
    UseCase(
        "choices.begin", Act.MANAGE_SETTINGS, lambda s: s.office.choices.begin("Balayage", PROGRAMME, 12)
    ),
    UseCase("choices.hold_for", Act.MANAGE_SETTINGS, lambda s: s.office.choices.hold_for(PROGRAMME, 12)),
    read("reference_data.wages", Act.READ_REGISTER, lambda s: s.office.reference_data.wages(PROGRAMME)),
    UseCase("reference_data.save_wage", Act.MANAGE_SETTINGS, _save_wage),
    UseCase("reference_data.import_wages", Act.MANAGE_SETTINGS, _import_wages),
    UseCase("reference_data.remove_wage", Act.MANAGE_SETTINGS, _remove_wage),
    read("reference_data.windows", Act.READ_REGISTER, lambda s: s.office.reference_data.windows(PROGRAMME)),
    UseCase("reference_data.save_count", Act.MANAGE_SETTINGS, _save_count),
    UseCase("reference_data.remove_count", Act.MANAGE_SETTINGS, _remove_count),
    read("programmes.all", None, lambda s: s.office.programmes.all()),
    UseCase(
        "programmes.install",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.programmes.install(_a_third_programme(s)),
    ),
    read("grids.shelf", Act.MANAGE_GRIDS, lambda s: s.office.grids.shelf(PROGRAMME)),
    read("grids.page", Act.MANAGE_GRIDS, lambda s: s.office.grids.page(_a_draft(s).id)),
    read(
        "grids.compare",
        Act.MANAGE_GRIDS,
        lambda s: s.office.grids.compare(PROGRAMME, s.house.grid.id, s.house.grid.id),
    ),
    UseCase(
        "grids.start",
        Act.MANAGE_GRIDS,
        lambda s: s.office.grids.start(PROGRAMME, "Balayage", based_on=s.house.grid.id),
    ),
    UseCase("grids.save", Act.MANAGE_GRIDS, lambda s: s.office.grids.save(_a_draft(s))),
    UseCase("grids.discard", Act.MANAGE_GRIDS, lambda s: s.office.grids.discard(_a_draft(s))),
    UseCase("grids.publish", Act.MANAGE_GRIDS, _publish_grid),
)

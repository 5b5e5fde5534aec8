"""``avise programme``: install, list and check programmes that are data in a folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from reviewer.cli import bootstrap
from reviewer.cli.output import complain, say, say_json
from reviewer.dossier.lifecycle import Role
from reviewer.programme.model import Programme
from reviewer.services.programmes import ShelvedProgramme, examine, shelved
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1


def programme(options: argparse.Namespace) -> int:
    """Run one of the verbs about programmes."""
    run = {"install": _install, "list": _list, "check": _check}
    return run[options.act](options)


def _install(options: argparse.Namespace) -> int:
    actor = bootstrap.operator(Role.ADMINISTRATOR)
    with bootstrap.open_office(options.database or bootstrap.default_url(), actor=actor) as office:
        changes = office.programmes.install(options.folder)
    say(Wording.load().text("done", changes.message or "", **changes.facts))
    return DONE


def _list(options: argparse.Namespace) -> int:
    found = shelved(bootstrap.library_of(options.database))
    if options.format == "json":
        say_json({"schema": "avise.programmes/1", "programmes": [_document(one) for one in found]})
    else:
        for one in found:
            _say(one)
    return ANSWER_NO if any(one.programme is None for one in found) else DONE


def _check(options: argparse.Namespace) -> int:
    found, _ = examine(options.folder, bootstrap.texts())
    rules, grids = _versions(found)
    say(Wording.load().text("cli", "programme_sound", id=found.id, rules=rules, grids=grids))
    return DONE


def _say(one: ShelvedProgramme) -> None:
    wording = Wording.load()
    if one.programme is None:
        explanation = "" if one.trouble is None else str(wording.explain(one.trouble))
        complain(wording.text("cli", "programme_trouble", id=one.id, explanation=explanation))
        return
    rules, grids = _versions(one.programme)
    origin = wording.text(
        "cli", "programme_packaged" if one.installed_sha256 is None else "programme_installed"
    )
    say(
        wording.text(
            "cli",
            "programme_line",
            id=one.id,
            name=one.programme.short_name,
            origin=origin,
            rules=rules,
            grids=grids,
        )
    )


def _document(one: ShelvedProgramme) -> dict[str, object]:
    found = one.programme
    return {
        "id": one.id,
        "name": None if found is None else found.short_name,
        "installed_sha256": one.installed_sha256,
        "readable": found is not None,
        "rules": [] if found is None else [rules.id for rules in found.rule_sets],
        "grids": [] if found is None else [grid.id for grid in found.grids],
    }


def _versions(found: Programme) -> tuple[str, str]:
    return _joined(rules.id for rules in found.rule_sets), _joined(grid.id for grid in found.grids)


def _joined(ids: Iterable[str]) -> str:
    return ", ".join(ids)

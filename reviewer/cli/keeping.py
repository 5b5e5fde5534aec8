"""``avise database backup, restore, check, orphans``."""

from __future__ import annotations

import argparse
from datetime import datetime

from reviewer.cli import bootstrap
from reviewer.cli.output import say
from reviewer.dossier.lifecycle import Role
from reviewer.services.backups import note_restored
from reviewer.services.clock import calendar_day
from reviewer.services.ports.backups import Contents, RestorePreview
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1


def backup(options: argparse.Namespace, url: str) -> int:
    """Add a proven copy to a folder of copies; the plan's folder where none is named."""
    wording = Wording.load()
    keeper = bootstrap.operator(Role.ADMINISTRATOR)
    with bootstrap.open_office(url, actor=keeper, create=False) as office:
        if options.if_due and not office.backups.due():
            say(wording.text("cli", "backup_not_due"))
            return DONE
        made = office.backups.back_up(options.target, as_is=options.as_is)
    protection = wording.text("cli", "backup_encrypted" if made.encrypted else "backup_plain")
    say(
        wording.text(
            "cli",
            "backup_done",
            copy=made.folder,
            entries=made.contents.entries,
            documents=made.documents,
            added=made.added,
            protection=protection,
        )
    )
    for problem in made.problems:
        say(wording.text("database_finding", problem.name, detail=problem.detail))
    if made.problems:
        say(wording.text("cli", "backup_problems", count=len(made.problems)))
    return DONE


def restore(options: argparse.Namespace, url: str) -> int:
    """Put a copy back, or only show what that would replace."""
    wording = Wording.load()
    seen = bootstrap.preview(options.source, url)
    if options.dry_run:
        _say_preview(wording, seen, bootstrap.shown_url(url))
        return DONE
    bootstrap.restore(options.source, url, replace=options.replace)
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.ADMINISTRATOR), create=False) as office:
        note_restored(office.desk, seen)
    say(wording.text("cli", "restore_done", url=bootstrap.shown_url(url)))
    return DONE


def check(url: str) -> int:
    """Say everything that is wrong with a database."""
    wording = Wording.load()
    findings = bootstrap.check(url)
    for finding in findings:
        say(wording.text("database_finding", finding.name, detail=finding.detail))
    clear = bootstrap.in_clear(url)
    if clear is not None:
        say(wording.text("database_finding", clear.name, detail=clear.detail))
    for warning in bootstrap.not_separated(url):
        say(wording.text("database_finding", warning.name, detail=warning.detail))
    if not findings:
        say(wording.text("cli", "check_whole"))
    return ANSWER_NO if findings or (clear is not None and clear.name == "in_clear") else DONE


def orphans(options: argparse.Namespace, url: str) -> int:
    """Say how many documents nothing mentions, or remove them."""
    wording = Wording.load()
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.ADMINISTRATOR), create=False) as office:
        if options.clear:
            cleared = office.backups.clear_orphans().facts["documents"]
            say(wording.text("cli", "orphans_cleared", count=cleared))
        else:
            say(wording.text("cli", "orphans_found", count=len(office.backups.orphans())))
    return DONE


def _say_preview(wording: Wording, seen: RestorePreview, shown: str) -> None:
    say(wording.text("cli", "restore_copy", copy=seen.copy.folder, **_facts(seen.copy.contents)))
    if seen.present is not None:
        say(wording.text("cli", "restore_present", database=shown, **_facts(seen.present)))
    elif seen.damaged:
        say(wording.text("cli", "restore_damaged", database=shown))
    else:
        say(wording.text("cli", "restore_nothing"))


def _facts(contents: Contents) -> dict[str, object]:
    newest = contents.newest_at
    return {
        "dossiers": contents.dossiers,
        "avis": contents.avis,
        "entries": contents.entries,
        "newest": calendar_day(datetime.fromisoformat(newest)) if newest else "–",
    }

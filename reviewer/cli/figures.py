"""``avise figures``: exact figures, checks of the data, the internal export, and what is published.

``export`` writes exact numbers for the house and says so in the file's name; ``publish`` protects, refuses where it
cannot, and keeps what it gave. Neither takes an option that would make it the other.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli import bootstrap
from reviewer.cli.declared import declared
from reviewer.cli.output import say, say_json
from reviewer.dossier.french import format_decimal
from reviewer.errors import NotFound
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.figure_sheets import figures_document
from reviewer.services.figure_words import FigureWords
from reviewer.services.figures import FigureRequest
from reviewer.services.house_choices import programme_of_house
from reviewer.services.office import Office
from reviewer.services.quality import CheckRow
from reviewer.statistics.indicators.book import Figure
from reviewer.statistics.indicators.definitions import Dimension, Indicator, Kind
from reviewer.statistics.indicators.period import Period
from reviewer.statistics.indicators.sheets import FigureFile, Flavour
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1
_SHOWN = 10


def figures(options: argparse.Namespace) -> int:
    """Run one verb of ``avise figures``; ``declared`` reads a file alone, and opens no base."""
    if options.act == "declared":
        return declared(options)
    run = {
        "show": _show,
        "check": _check,
        "export": _export,
        "publish": _publish,
        "report": _report,
        "editions": _editions,
    }
    with bootstrap.open_office(options.database or bootstrap.default_url(), create=False) as office:
        return run[options.act](office, options)


def _request(options: argparse.Namespace) -> FigureRequest:
    return FigureRequest(period=Period(options.first, options.last), query=options.query or "")


def _by(options: argparse.Namespace) -> tuple[Dimension, ...]:
    return tuple(Dimension(one) for one in options.by)


def _show(office: Office, options: argparse.Namespace) -> int:
    by = _by(options)
    book = office.figures.book(_request(options))
    if options.format == "json":
        import json

        say_json(json.loads(figures_document(book, by, office.desk.now())))
        return DONE
    words, wording = office.figures.words(), Wording.load()
    say(wording.text("figures_cli", "heading", dossiers=book.dossiers, day=book.setting.today))
    wanted = [one for one in book.definitions.indicators if options.only in {None, one.id}]
    if not wanted:
        raise NotFound("indicator", options.only)
    for indicator in wanted:
        for figure in book.rows(indicator, by):
            say(_line(indicator, figure, words, wording))
    return DONE


def _line(indicator: Indicator, figure: Figure, words: FigureWords, wording: Wording) -> str:
    detail = ""
    if indicator.kind is Kind.RATE:
        detail = wording.text("figures_cli", "of", count=figure.count, of=figure.of)
    elif indicator.kind is Kind.DELAY and figure.p90 is not None:
        detail = wording.text("figures_cli", "delay", p90=figure.p90, count=figure.count)
    at = "".join(f" · {words.value(one, value)}" for one, value in figure.at.items())
    return wording.text(
        "figures_cli",
        "line",
        indicator=words.told(indicator.name),
        category=f" · {words.category(indicator, figure.category)}" if figure.category else "",
        at=at,
        value=words.text("dash") if figure.value is None else format_decimal(figure.value),
        detail=detail,
        doubt=wording.text("figures_cli", "doubt", checks=", ".join(figure.doubts)) if figure.doubts else "",
    )


def _check(office: Office, options: argparse.Namespace) -> int:
    report = office.quality.report()
    if options.format == "json":
        say_json(
            {
                "schema": "avise.quality/1",
                "dossiers": report.dossiers,
                "checks": [_row(row) for row in report.rows],
            }
        )
    else:
        wording = Wording.load()
        for row in report.rows:
            _say_check(row, wording)
        say(
            wording.text(
                "figures_cli",
                "check_total",
                all=len(report.rows),
                failing=len(report.failing),
                open=len(report.open),
            )
        )
    return ANSWER_NO if report.open else DONE


def _row(row: CheckRow) -> dict[str, object]:
    offenders = () if row.failure is None else row.failure.offenders
    return {
        "id": row.check.id,
        "sentence": row.check.sentence.fr,
        "holds": row.failure is None,
        "settled": row.settled,
        "offenders": [one.name for one in offenders],
    }


def _say_check(row: CheckRow, wording: Wording) -> None:
    if row.failure is None:
        say(wording.text("figures_cli", "check_holds", sentence=row.check.sentence.fr))
        return
    names = [one.name for one in row.failure.offenders]
    say(
        wording.text(
            "figures_cli",
            "check_fails",
            sentence=row.check.sentence.fr,
            count=len(names),
            settled=wording.text("figures_cli", "check_settled") if row.settled else "",
            offenders=", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else ""),
        )
    )


def _export(office: Office, options: argparse.Namespace) -> int:
    made = office.figure_exports.export_internal(Flavour(options.flavour), _request(options), _by(options))
    say(Wording.load().text("figures_cli", "exported", file=_write(options.out, made)))
    return DONE


def _publish(office: Office, options: argparse.Namespace) -> int:
    programme_id = options.programme or programme_of_house(office.desk)
    return _hand_out(office, options, office.publication.publish(programme_id, options.title))


def _report(office: Office, options: argparse.Namespace) -> int:
    first, last = options.years
    programme_id = options.programme or programme_of_house(office.desk)
    return _hand_out(office, options, office.follow_up.issue(programme_id, first, last, options.title))


def _hand_out(office: Office, options: argparse.Namespace, done: Changes) -> int:
    """Write the files of the edition that was just made."""
    number = int(done.facts["number"])
    edition = next(one for one in office.publication.editions() if one.number == number)
    files = [
        str(_write(options.out, office.publication.edition_file(number, one.name))) for one in edition.files
    ]
    say(Wording.load().text("figures_cli", "published", number=number, files=", ".join(files)))
    return DONE


def _editions(office: Office, options: argparse.Namespace) -> int:
    editions = office.publication.editions()
    if options.format == "json":
        say_json(
            {
                "schema": "avise.figure-editions/1",
                "editions": [
                    {
                        "number": one.number,
                        "title": one.title,
                        "issued_at": one.issued_at.isoformat(),
                        "threshold": one.threshold,
                        "files": [{"name": file.name, "sha256": file.sha256} for file in one.files],
                    }
                    for one in editions
                ],
            }
        )
        return DONE
    wording = Wording.load()
    for one in editions:
        say(
            wording.text(
                "figures_cli",
                "edition",
                number=one.number,
                day=calendar_day(one.issued_at),
                title=one.title,
                files=", ".join(file.name for file in one.files),
            )
        )
    if not editions:
        say(wording.text("figures_cli", "no_editions"))
    return DONE


def _write(folder: Path, made: FigureFile) -> Path:
    """Write a file beside whatever is in the folder; one that is there already is refused by the system."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / made.name
    with path.open("xb") as file:
        file.write(made.content)
    return path

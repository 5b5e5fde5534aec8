"""``avise agreement``: how far raters agree in a table of ratings. No database needed."""

from __future__ import annotations

import argparse
from decimal import Decimal

from reviewer.cli.errors import read_given_files
from reviewer.cli.output import say, say_json
from reviewer.dossier.french import format_decimal, format_percent
from reviewer.intake.rating_table import read_ratings
from reviewer.statistics.agreement import Agreement, Coefficient, agreement
from reviewer.statistics.coefficients import PERCENT
from reviewer.statistics.ratings import Level, RatingsTable
from reviewer.wording import Wording

SCHEMA = "avise.agreement/1"


def agree(options: argparse.Namespace) -> int:
    """Say every coefficient of a table, and in words why one of them is not defined."""
    read_given_files([options.file], "ratings")
    level = Level(options.level)
    found = agreement(RatingsTable.of(read_ratings(options.file, level)), level)
    if options.format == "json":
        say_json(_document(found))
    else:
        _say(found)
    return 0


def _document(found: Agreement) -> dict[str, object]:
    document: dict[str, object] = {
        "schema": SCHEMA,
        "level": found.level.value,
        "items": found.items,
        "raters": found.raters,
        "judgements": found.judgements,
    }
    for name, one in found.coefficients():
        document[name] = one.value
        document[f"{name}_ci"] = None if one.interval is None else list(one.interval)
    return document


def _say(found: Agreement) -> None:
    wording = Wording.load()
    say(
        wording.text(
            "agreement_cli",
            "heading",
            items=found.items,
            raters=found.raters,
            judgements=found.judgements,
            pairs=found.pairs,
            level=wording.label("agreement_level", found.level),
        )
    )
    for name, one in found.coefficients():
        label = wording.label("agreement_coefficient", _label(name, found.level))
        say(wording.text("agreement_cli", "line", label=label, figure=_figure(name, one)))


def _label(name: str, level: Level) -> str:
    if name != "gwet_ac":
        return name
    return "gwet_ac1" if level is Level.NOMINAL else "gwet_ac2"


def _figure(name: str, one: Coefficient) -> str:
    wording = Wording.load()
    if one.value is None:
        return wording.text("agreement_undefined", one.undefined.value if one.undefined else "no_pairs")
    shown = _percent if name == PERCENT else _decimal
    if one.interval is None:
        return wording.text("agreement_cli", "alone", value=shown(one.value))
    low, high = one.interval
    return wording.text(
        "agreement_cli", "with_interval", value=shown(one.value), low=shown(low), high=shown(high)
    )


def _percent(value: float) -> str:
    return format_percent(Decimal(f"{value * 100:.1f}"))


def _decimal(value: float) -> str:
    return format_decimal(Decimal(f"{value:.3f}"))

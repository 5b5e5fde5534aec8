"""``avise replay``: another rule set, or other dates, over the dossiers of a database. Reads only."""

from __future__ import annotations

import argparse

from reviewer.admissibility.horizon import CriterionTurn
from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.cli import bootstrap
from reviewer.cli.errors import RuleSetUnknown
from reviewer.cli.output import say, say_json
from reviewer.services.office import Office
from reviewer.services.replay import ReplayOptions, ReplayReport, ReplayRow
from reviewer.wording import Wording

SCHEMA = "avise.replay/1"


def replay(options: argparse.Namespace) -> int:
    """Judge the dossiers of a database again, and say which outcomes change and by which criterion."""
    with bootstrap.open_office(options.database or bootstrap.default_url(), create=False) as office:
        _require_rules(office, options.rules)
        wanted = ReplayOptions(
            rules_id=options.rules,
            as_of=options.as_of,
            filed_on=options.filed_on,
            shift_days=options.shift_days,
        )
        report = office.replay.run(wanted)
    if options.format == "json":
        say_json(_document(report))
    else:
        _say(report)
    return 0


def _require_rules(office: Office, rules_id: str | None) -> None:
    known = [rules.id for programme in office.desk.programmes.values() for rules in programme.rule_sets]
    if rules_id is not None and rules_id not in known:
        raise RuleSetUnknown(rules_id, known)


def _say(report: ReplayReport) -> None:
    wording = Wording.load()
    for row in report.rows:
        say(
            wording.text(
                "cli",
                "replay_line",
                reference=row.reference,
                before=wording.label("precheck_outcome", row.before),
                after=wording.label("precheck_outcome", row.after),
                rules=row.rules_after,
                day=row.date_after,
            )
        )
        for turn in row.turns:
            say(
                wording.text(
                    "cli",
                    "replay_criterion",
                    id=turn.id,
                    label=turn.label,
                    before=_outcome(turn.before),
                    after=_outcome(turn.after),
                )
            )
    if report.truncated:
        say(wording.text("cli", "replay_truncated", shown=len(report.rows), changed=report.changed))
    say(wording.text("cli", "replay_total", examined=report.examined, changed=report.changed))


def _outcome(outcome: CriterionOutcome | None) -> str:
    wording = Wording.load()
    return (
        wording.text("cli", "replay_not_asked")
        if outcome is None
        else wording.label("criterion_outcome", outcome)
    )


def _document(report: ReplayReport) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "rules": report.options.rules_id,
        "examined": report.examined,
        "changed": report.changed,
        "truncated": report.truncated,
        "outcomes": [
            {"before": before.value, "after": after.value, "count": count}
            for (before, after), count in report.outcomes.items()
        ],
        "criteria": [
            {"id": criterion, "before": _code(before), "after": _code(after), "count": count}
            for (criterion, before, after), count in report.criteria.items()
        ],
        "results": [_row(row) for row in report.rows],
    }


def _row(row: ReplayRow) -> dict[str, object]:
    return {
        "dossier": row.dossier_id,
        "reference": row.reference,
        "decision": row.decision and row.decision.value,
        "before": row.before.value,
        "after": row.after.value,
        "rules_before": row.rules_before,
        "rules_after": row.rules_after,
        "reference_date_before": row.date_before.isoformat(),
        "reference_date_after": row.date_after.isoformat(),
        "criteria": [_turn(turn) for turn in row.turns],
    }


def _turn(turn: CriterionTurn) -> dict[str, object]:
    return {
        "id": turn.id,
        "label": turn.label,
        "before": _code(turn.before),
        "after": _code(turn.after),
    }


def _code(outcome: CriterionOutcome | None) -> str | None:
    return None if outcome is None else outcome.value

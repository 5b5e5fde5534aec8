"""All indicators over 100,000 dossiers and ten years, beside one scan by raw SQL of the rows that they rest on.

Misses its aim where the machine is shared: 5.3 to 7.0 times the scan (processor time, two cores at load 9 to 11). Each
dossier gives some 27 things to count; under a profiler, reading the facts is over a third of it. Not measured on a
machine that does nothing else since the funnel (``reached``) was added.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures_base import TODAY, fill
from benchmarks.measure import Row, side_by_side
from db.store import OpenedStore, open_store
from reviewer.programme.indicator_files import definitions
from reviewer.programme.loader import load_programmes
from reviewer.services.due import targets_of
from reviewer.services.figure_words import query_words
from reviewer.statistics.indicators.book import FigureBook, Tally
from reviewer.statistics.indicators.measures import Setting
from reviewer.statistics.indicators.quality import Inspection

_COUNT = 100_000
_MOST = 5.0
_SCAN = (
    "SELECT d.id, d.reference, d.programme_id, d.stream, d.substream, d.profile, d.state, d.state_since,"
    " d.received_on, d.avis_number, t.step, t.round, t.reviewers, t.third_review_opened_at, t.waiting_since,"
    " t.concertation_due_on FROM dossier AS d LEFT JOIN deliberation AS t ON t.dossier_id = d.id",
    "SELECT dossier_id, decision, decided_at, outcome, not_met FROM precheck",
    "SELECT s.dossier_id, s.round, s.number, s.expert_id, s.assigned_at, s.declaration_kind, s.declared_at,"
    " s.recused_at, e.submitted_at FROM seat AS s LEFT JOIN evaluation AS e"
    " ON e.dossier_id = s.dossier_id AND e.expert_id = s.expert_id",
    "SELECT dossier_id, round, path, verdicts, confirmed_at FROM decision",
    "SELECT dossier_id, number, favourable, state, issued_on, expires_on FROM avis",
    "SELECT number, kind, at FROM register_event",
)


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "avise.db"
        opened = open_store(f"sqlite:///{file.as_posix()}", unencrypted=True)
        fill(opened.engine, _COUNT)
        programmes = load_programmes()
        known = definitions()
        setting = Setting(
            today=TODAY,
            targets={key: targets_of(one) for key, one in programmes.items()},
            ages=known.ages,
            horizons=known.horizons,
        )
        raw = sqlite3.connect(file)

        def scan() -> int:
            return sum(len(raw.execute(statement).fetchall()) for statement in _SCAN)

        yield side_by_side(
            f"all indicators of {_COUNT:,} dossiers over ten years, every check asked",
            lambda: _all(opened, setting, checked=True),
            "raw sqlite3, one scan of the rows they rest on",
            scan,
            aim=None,
            rounds=3,
        )
        yield side_by_side(
            f"all indicators of {_COUNT:,} dossiers over ten years",
            lambda: _all(opened, setting, checked=False),
            "raw sqlite3, one scan of the rows they rest on",
            scan,
            aim=_MOST,
            rounds=3,
        )
        raw.close()
        opened.close()


def _all(opened: OpenedStore, setting: Setting, *, checked: bool) -> FigureBook:
    tally = Tally(setting)
    inspection = Inspection(setting.today, frozenset({"iatiev"}))
    with opened.queries.figure_facts() as view:
        for story in view.stories(None, {}):
            tally.add(story)
            if checked:
                inspection.add(story)
        if checked:
            inspection.failures(view.house())
    book = tally.book(definitions(), query_words(setting.today))
    for indicator in book.definitions.indicators:
        book.rows(indicator)
    return book

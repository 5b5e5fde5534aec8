"""Facts of figures and published editions, on each engine."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.dossier.events import Event
from reviewer.errors import AviseError, ConflictingChange
from reviewer.services.ports.figures import (
    EditionFile,
    FollowUp,
    PublishedEdition,
    QualityDecision,
    QualityRun,
    TextVersion,
)
from reviewer.statistics.indicators.facts import Story
from tests.support.office import FOUNDER, a_house

AT = datetime(2025, 5, 20, 3, 30, tzinfo=UTC)
EDITION = PublishedEdition(
    number=1,
    title="Printemps",
    issued_at=AT,
    issued_by="claude",
    threshold=5,
    document="{}",
    sha256="0" * 64,
    files=(EditionFile(name="a.csv", sha256="1" * 64),),
)
DECISION = QualityDecision(
    id="q1",
    check="branch",
    fingerprint="2" * 64,
    offenders=frozenset({"d1", "d2"}),
    accepted=True,
    reason="Vu.",
    by="claude",
    at=AT,
)
RUN = QualityRun(id="r1", at=AT, by="aude", dossiers=3, failing={"branch": 2}, unsettled=1)
REPORT = FollowUp(edition=EDITION.number, programme_id="iatiev", first_year=2024, last_year=2025, texts=1)
TEXTS = TextVersion(
    programme_id="iatiev", number=1, blocks={"introduction": "Bonjour."}, by=FOUNDER.id, at=AT
)
COLUMNS = {
    "figure_edition": "title",
    "follow_up": "programme_id",
    "follow_up_text": "kept_by",
    "quality_decision": "reason",
    "quality_run": "run_by",
}


def _stories(store: OpenedStore, only: frozenset[str] | None = None) -> dict[str, Story]:
    with store.queries.figure_facts() as view:
        return {one.dossier.reference: one for one in view.stories(only, {})}


def test_a_story_holds_what_happened_on_the_days_of_quebec(store: OpenedStore) -> None:
    house = a_house(store)
    house.issued("TC-1", substream="diplome_quebec")
    house.disputed("TC-2")
    stories = _stories(store)
    issued, disputed = stories["TC-1"], stories["TC-2"]
    assert issued.dossier.branch == ("iatiev", "ia", "diplome_quebec", "francisation")
    assert [one.decision for one in issued.prechecks] == ["admissible"]
    assert [(one.round, one.path) for one in issued.decisions] == [(1, "consensus")]
    assert dict(issued.decisions[0].verdicts) == {"job": True, "profile": True}
    assert {seat.expert_id for seat in issued.seats} == {"eli", "elsa"}
    assert all(seat.submitted_on == house.clock.today() for seat in issued.seats)
    assert [(one.number, one.favourable, one.ended) for one in issued.avis] == [("IA-2025-0001", True, None)]
    assert [one.round for one in disputed.concertations] == [1]
    assert _stories(store, frozenset({disputed.dossier.id})).keys() == {"TC-2"}
    with store.queries.figure_facts() as view:
        told = view.house()
    assert told.last_numbers == {("IA", 2025): 1}
    assert told.journalled == {"request_taken_in": 2, "avis_signed": 1}


def test_an_instant_late_in_the_evening_is_of_the_day_in_quebec(store: OpenedStore) -> None:
    house = a_house(store)
    house.admissible("TC-1")
    with begin_writing(store.engine) as connection, connection.begin():
        late = "2025-05-20 03:30:00.000000" + ("+00" if store.engine.dialect.name == "postgresql" else "")
        connection.exec_driver_sql(f"UPDATE precheck SET decided_at = '{late}'")
    assert [one.decided_on.isoformat() for one in _stories(store)["TC-1"].prechecks] == ["2025-05-19"]


def test_editions_decisions_and_runs_come_back_as_they_were_kept(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.figures.publish(EDITION)
        work.figures.decide(DECISION)
        work.figures.note_run(RUN)
        work.figures.note_follow_up(REPORT)
        work.figures.keep_texts(TEXTS)
        with pytest.raises(ConflictingChange):
            work.figures.keep_texts(TEXTS)
        with pytest.raises(ConflictingChange):
            work.figures.publish(EDITION)
        work.commit(FOUNDER, AT, Event(name="figures_published"))
    with store.store.read() as work:
        assert work.figures.editions() == (EDITION,)
        assert work.figures.decisions() == (DECISION,)
        assert work.figures.last_run() == RUN
        assert work.figures.follow_ups() == (REPORT,)
        assert work.figures.texts("iatiev") == (TEXTS,)


@pytest.mark.parametrize("table", sorted(COLUMNS))
@pytest.mark.parametrize("act", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
def test_what_was_published_and_decided_stays(store: OpenedStore, table: str, act: str) -> None:
    with store.store.begin() as work:
        work.figures.publish(EDITION)
        work.figures.decide(DECISION)
        work.figures.note_run(RUN)
        work.figures.note_follow_up(REPORT)
        work.figures.keep_texts(TEXTS)
        work.commit(FOUNDER, AT, Event(name="figures_published"))
    column = COLUMNS[table]
    with (
        pytest.raises((DatabaseError, AviseError), match=f"{table} is kept as it is"),
        begin_writing(store.engine) as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql(act.format(table=table, column=column))

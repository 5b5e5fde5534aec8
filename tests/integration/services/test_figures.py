"""Figures of a real house: they agree with the lists, with the exports and with each other, to the unit."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db.engine import begin_writing
from db.store import OpenedStore, open_store
from reviewer.avis.avis import RegisterEventKind
from reviewer.documents.adapters import Printer
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.errors import NotFound
from reviewer.services.figure_exports import FigureExports
from reviewer.services.figures import FigureRequest, FiguresClosedToExperts
from reviewer.services.publication import FiguresDoubtful, NothingToPublish, Publication
from reviewer.services.quality import FailureChangedSince, QualityReasonMissing
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.selection import FilterNotUnderstood
from reviewer.statistics.indicators.book import Figure
from reviewer.statistics.indicators.definitions import Dimension, Indicator, Unit
from reviewer.statistics.indicators.period import Period
from reviewer.statistics.indicators.sheets import Flavour
from reviewer.statistics.protection.document import edition_of
from reviewer.statistics.protection.protect import audit
from reviewer.statistics.protection.tables import cell_key
from tests.support.office import FOUNDER, PROGRAMME, TODAY, House, a_house
from tests.support.people import an_expert
from tests.support.source import ROOT

BREAKDOWNS = (
    (),
    (Dimension.MONTH,),
    (Dimension.STREAM, Dimension.PROFILE),
    (Dimension.YEAR, Dimension.SUBSTREAM),
)


UNDER_CONTRACT = date(2025, 4, 1)
"""From when on the experts of the house may sit."""


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


def _received(house: House, reference: str, **facts: object) -> None:
    house.received(reference, **facts)


def _triaged(decision: AdmissibilityDecision) -> Callable[..., None]:
    def go(house: House, reference: str, **facts: object) -> None:
        house.triage(house.received(reference, **facts), decision)

    return go


def _withdrawn(house: House, reference: str, **facts: object) -> None:
    dossier_id = house.received(reference, **facts)
    house.as_("kim").triage.withdraw(dossier_id, "Demandé.")


def _in_review(house: House, reference: str, **facts: object) -> None:
    house.in_review(reference, **facts)


def _decided(house: House, reference: str, **facts: object) -> None:
    house.decided(reference, favourable=True, **facts)


def _refused(house: House, reference: str, **facts: object) -> None:
    house.decided(reference, favourable=False, **facts)


def _issued(house: House, reference: str, **facts: object) -> None:
    house.issued(reference, **facts)


def _revoked(house: House, reference: str, **facts: object) -> None:
    number = house.issued(reference, **facts)
    house.as_("sylvie").avis.happen(number, RegisterEventKind.REVOKED, "Erreur sur la personne.")


FATES: dict[str, Callable[..., None]] = {
    "received": _received,
    "incomplete": _triaged(AdmissibilityDecision.COMPLEMENTS),
    "inadmissible": _triaged(AdmissibilityDecision.INADMISSIBLE),
    "admissible": _triaged(AdmissibilityDecision.ADMISSIBLE),
    "withdrawn": _withdrawn,
    "in_review": _in_review,
    "decided": _decided,
    "refused": _refused,
    "issued": _issued,
    "revoked": _revoked,
}

lives = st.lists(
    st.tuples(
        st.sampled_from(sorted(FATES)),
        st.integers(0, 400),
        st.sampled_from(("francophone", "francisation")),
        st.sampled_from(("travailleur_etranger", "diplome_quebec", None)),
    ),
    min_size=1,
    max_size=5,
)


def _live(house: House, lived: Sequence[tuple[str, int, str, str | None]]) -> None:
    for number, (fate, ago, profile, substream) in enumerate(lived, 1):
        received = TODAY - timedelta(days=ago)
        house.clock.move_to(max(UNDER_CONTRACT, TODAY - timedelta(days=max(0, ago - 9))))
        facts = {"received_on": received.isoformat(), "profile": profile, "substream": substream}
        FATES[fate](house, f"TC-{number:04d}", **facts)
    house.clock.move_to(TODAY)


def _found(house: House, query: str) -> int:
    lists = house.office.lists
    opened = lists.open(query, limit=1)
    assert opened.parsed.faults == (), query
    total = lists.hold(opened.key)
    lists.close(opened.key)
    return total


def _all_figures(house: House, request: FigureRequest) -> list[tuple[Indicator, Figure]]:
    book = house.office.figures.book(request)
    return [
        (one, figure)
        for one in book.definitions.indicators
        for by in BREAKDOWNS
        for figure in book.rows(one, by)
    ]


@settings(
    max_examples=3,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(lived=lives)
def test_figures_exports_and_lists_agree_whatever_the_history(
    lived: list[tuple[str, int, str, str | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("chiffres")
    opened = open_store(f"sqlite:///{folder}/avise.db", unencrypted=True)
    try:
        house = a_house(opened)
        _live(house, lived)
        house.as_("claude")
        request = FigureRequest(period=Period(date(2024, 8, 10), None))
        figures = _all_figures(house, request)
        found: dict[str, int] = {}
        sayable = {(one.id, figure.category) for one, figure in figures if figure.query and not figure.at}
        for indicator, figure in figures:
            if indicator.unit is Unit.DOSSIERS and figure.count:
                assert len(house.office.figures.behind(figure, request)) == figure.count, figure
            assert figure.query is not None or (indicator.id, figure.category) not in sayable, figure
            if figure.query is not None:
                if figure.query not in found:
                    found[figure.query] = _found(house, figure.query)
                assert found[figure.query] == figure.count, figure
        exports = FigureExports(house.office.desk, house.office.figures, Printer())
        document = json.loads(exports.export_internal(Flavour.JSON, request).content)
        schema = json.loads((ROOT / "docs/formats/schemas/figures-1.json").read_text(encoding="utf-8"))
        jsonschema.validate(document, schema)
        told = {
            (one["id"], figure["category"] or ""): (figure["count"], figure["value"])
            for one in document["indicators"]
            for figure in one["figures"]
        }
        known = {
            (indicator.id, one.category): (one.count, None if one.value is None else str(one.value))
            for indicator, one in figures
            if not one.at
        }
        assert told == known
        table = exports.export_internal(Flavour.CSV, request).content.decode()
        rows = [row for row in csv.reader(io.StringIO(table)) if len(row) > 10][1:]
        assert sorted(int(row[5]) for row in rows) == sorted(count for count, _ in known.values())
        assert house.office.quality.report().failing == ()
    finally:
        opened.close()


def test_what_everybody_became_adds_up_in_every_breakdown(house: House) -> None:
    _live(house, [(fate, 30 * at, "francisation", "diplome_quebec") for at, fate in enumerate(FATES)])
    book = house.as_("claude").figures.book()
    known = {one.id: one for one in book.definitions.indicators}
    for by in BREAKDOWNS:
        whole = {tuple(one.at.items()): one.count for one in book.rows(known["received"], by)}
        parts: dict[object, int] = {}
        for one in book.rows(known["outcome"], by):
            parts[tuple(one.at.items())] = parts.get(tuple(one.at.items()), 0) + one.count
        assert parts == whole


def test_a_filter_is_what_the_list_shows_for_the_same_words(house: House) -> None:
    _live(
        house,
        [("received", 10, "francisation", "diplome_quebec"), ("issued", 40, "francophone", "diplome_quebec")],
    )
    office = house.as_("claude")
    book = office.figures.book(FigureRequest(query="état:reçue"))
    assert book.dossiers == 1
    received = book.definitions.indicators[0]
    figure = book.figure(received)
    assert (figure.count, figure.query) == (1, "état:reçue")
    with pytest.raises(FilterNotUnderstood):
        office.figures.book(FigureRequest(query="état:nulle-part"))


def test_who_has_an_experts_record_reads_no_figure_whatever_their_roles(house: House) -> None:
    house.received()
    with house.opened.store.read() as work:
        elsa = work.people.get("elsa")
    house.as_("ada").people.save(replace(elsa, roles=frozenset(Role)))
    office = house.as_("elsa")
    for ask in (
        office.figures.book,
        office.quality.report,
        office.publication.editions,
    ):
        with pytest.raises(FiguresClosedToExperts):
            ask()
    assert office.quality.run_if_due() is None
    with pytest.raises(ActNotPermitted):
        house.as_("eli").figures.book()


def test_an_expert_record_is_enough_even_without_the_role(house: House) -> None:
    with house.opened.store.begin() as work:
        work.experts.save(an_expert("cora"))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved", details={"expert": "cora"}))
    with pytest.raises(FiguresClosedToExperts):
        house.as_("cora").figures.book()


def test_an_internal_export_says_so_and_leaves_a_line_in_the_journal(house: House) -> None:
    house.issued()
    made = house.as_("aude").figure_exports.export_internal(Flavour.XLSX)
    assert made.name == "INTERNE-chiffres-2025-05-20.xlsx"
    entry = house.journal()[-1]
    assert (entry.event, entry.details["format"], entry.details["dossiers"]) == (
        "figures_exported",
        "xlsx",
        1,
    )


def _publication(house: House) -> Publication:
    return Publication(house.office.desk, house.office.figures, Printer())


def test_an_edition_is_kept_as_issued_and_hides_what_is_small(house: House) -> None:
    _live(
        house,
        [("received", 30, "francisation", "diplome_quebec")] * 7
        + [("issued", 60, "francophone", "diplome_quebec")],
    )
    house.as_("claude")
    done = _publication(house).publish(PROGRAMME, "Printemps 2025")
    (edition,) = house.office.publication.editions()
    assert done.facts == {"number": "1"}
    document = json.loads(edition.document)
    assert document["hidden"] > 0
    public = [house.office.publication.edition_file(1, one.name).content for one in edition.files]
    assert len(public) == len(Flavour)
    shown = json.loads(next(one for one in public if one.startswith(b"{")))
    assert shown["use"] == "public"
    assert all(set(cell) & {"low", "high", "reason"} == set() for cell in shown["cells"])
    assert "figures_published" in house.events()


def test_an_x_never_becomes_a_number_in_a_later_edition(house: House) -> None:
    _live(
        house,
        [("received", 30, "francisation", "diplome_quebec")] * 6
        + [("issued", 60, "francophone", "diplome_quebec")] * 2,
    )
    house.as_("claude")
    _publication(house).publish(PROGRAMME, "Première")
    for number in range(20, 30):
        house.received(f"TC-{number:04d}", received_on="2025-04-20", profile="francophone")
    house.as_("claude")
    _publication(house).publish(PROGRAMME, "Deuxième")
    first, second = house.office.publication.editions()
    before = edition_of(json.loads(first.document), "1")
    after = json.loads(second.document)
    later = edition_of(after, "2")
    for key, count in before.shown.items():
        if count is None and key in later.shown:
            assert later.shown[key] is None
    tables = house.office.publication.preview(PROGRAMME).tables
    hidden = [
        cell_key({name: value for name, value in cell.items() if name in tables.columns})
        for cell in after["cells"]
        if cell["shown"] == "x"
    ]
    assert not any(cell.exposed for cell in audit(tables, later.threshold, hidden, (before,)))


def test_a_number_that_has_changed_by_little_is_given_as_it_was_with_its_edition(house: House) -> None:
    """Twelve requests, then fourteen: the second edition gives the twelve again, and says whose they are."""
    lives = [("received", 30, "francisation", "diplome_quebec")] * 12
    _live(house, lives)
    house.as_("claude")
    _publication(house).publish(PROGRAMME, "Première")
    for number in range(40, 42):
        house.received(f"TC-{number:04d}", received_on="2025-04-20", profile="francisation")
    house.as_("claude")
    _publication(house).publish(PROGRAMME, "Deuxième")
    first, second = house.office.publication.editions()
    before = edition_of(json.loads(first.document), "1")
    later = edition_of(json.loads(second.document), "2")
    assert later.held
    assert all(before.shown[key] == count for key, count in later.held.items())
    assert 14 not in later.shown.values()
    files = [house.office.publication.edition_file(2, one.name).content for one in second.files]
    csv = next(one.decode() for one in files if b"," in one and one[:1] not in {b"{", b"P", b"\xef"})
    assert "12 (éd. 1)" in csv
    assert "est celui de cette édition" in csv


def test_nothing_is_published_while_a_check_fails_and_nobody_decided(house: House) -> None:
    house.issued()
    with begin_writing(house.opened.engine) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE dossier SET received_on = '2026-05-19'")
    office = house.as_("claude")
    report = office.quality.report()
    failing = {row.check.id: row for row in report.open}
    assert "dates_to_come" in failing
    book = office.figures.book()
    assert "dates_to_come" in book.rows(book.definitions.indicators[0])[0].doubts
    with pytest.raises(FiguresDoubtful):
        office.publication.publish(PROGRAMME, "Printemps")
    assert office.publication.editions() == ()
    for row in report.open:
        assert row.failure is not None
        with pytest.raises(QualityReasonMissing):
            office.quality.settle(row.check.id, row.failure.fingerprint, accepted=True, reason=" ")
        with pytest.raises(FailureChangedSince):
            office.quality.settle(row.check.id, "0", accepted=True, reason="Vu.")
        office.quality.settle(
            row.check.id, row.failure.fingerprint, accepted=True, reason="Date à venir voulue."
        )
    assert office.quality.report().open == ()
    book = office.figures.book()
    assert book.rows(book.definitions.indicators[0])[0].doubts == ()
    office.publication.publish(PROGRAMME, "Printemps")
    assert "quality_settled" in house.events()


def test_a_refusal_to_accept_keeps_the_figure_marked(house: House) -> None:
    house.received(received_on="2026-01-05")
    office = house.as_("claude")
    (row,) = office.quality.report().open
    assert row.failure is not None
    office.quality.settle(row.check.id, row.failure.fingerprint, accepted=False, reason="À corriger.")
    (still,) = office.quality.report().open
    assert not still.settled


def test_the_checks_run_once_a_day_by_whoever_is_there(house: House) -> None:
    house.received()
    assert house.as_("aude").quality.run_if_due() is not None
    assert house.as_("claude").quality.run_if_due() is None
    house.clock.move_to(TODAY + timedelta(days=1))
    assert house.as_("claude").quality.run_if_due() is not None


def test_an_empty_programme_and_an_unknown_one_publish_nothing(house: House) -> None:
    office = house.as_("claude")
    with pytest.raises(NothingToPublish):
        office.publication.publish(PROGRAMME, "Vide")
    with pytest.raises(NotFound):
        office.publication.publish("inconnu", "Vide")

"""Reports for the follow-up meeting: protected, compared, kept as issued, with texts that are kept by version."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import jsonschema
import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from db.engine import begin_writing
from db.store import OpenedStore, open_store
from reviewer.cli.main import main
from reviewer.credentials.argon2id import Argon2Credentials
from reviewer.documents.adapters import Printer
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import ConflictingChange
from reviewer.services.follow_up import FollowUpDesk, ReportPeriodWrong, TextBlockUnknown
from reviewer.services.publication import EditionTitleMissing, FiguresDoubtful, Publication
from reviewer.statistics.indicators.book import Figure
from reviewer.statistics.indicators.definitions import Dimension
from tests.integration.services.test_figures import _found, _live, lives
from tests.support.office import PROGRAMME, TODAY, House, a_house, with_families
from tests.support.people import a_person
from tests.support.source import ROOT
from ui.screens.steering.board import board_of, spans

YEAR = TODAY.year


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return _printing(a_house(sqlite_store))


def _printing(house: House) -> House:
    """Let the house print as it really does."""
    office = house.office
    publication = Publication(office.desk, office.figures, Printer())
    follow_up = FollowUpDesk(office.desk, office.figures, Printer())
    house.office = with_families(office, publication=publication, follow_up=follow_up)
    return house


def _files(house: House, number: int) -> dict[str, bytes]:
    publication = house.office.publication
    edition = publication.editions()[number - 1]
    return {
        one.name.rsplit(".", 1)[1]: publication.edition_file(number, one.name).content
        for one in edition.files
    }


def words_of(pdf: bytes) -> str:
    """Return what a PDF says, with its lines joined."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(text.split())


def test_one_act_makes_pdf_xlsx_and_data_that_stay_as_they_were_issued(house: House) -> None:
    for at in range(7):
        house.received(f"TC-{at:04d}", received_on=f"{YEAR}-03-0{at + 1}")
    office = house.as_("claude")
    office.follow_up.keep_texts(
        PROGRAMME, 0, {"introduction": "Un premier bilan.", "next_steps": "Se revoir."}
    )
    changes = office.follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan du printemps")
    assert changes.message == "follow_up_issued"
    before = _files(house, 1)
    schema = (ROOT / "docs" / "formats" / "schemas" / "follow-up-1.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(before["json"]), json.loads(schema))
    assert set(before) == {"pdf", "xlsx", "json"}
    text = words_of(before["pdf"])
    for words in ("Bilan du printemps", "Un premier bilan.", "Se revoir.", "Ce qui est compté", "tient"):
        assert words in text
    office.follow_up.keep_texts(PROGRAMME, 1, {"introduction": "Autre chose."})
    house.received("TC-9999")
    house.as_("claude").follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan d’été")
    assert _files(house, 1) == before
    (first, second) = office.follow_up.reports()
    assert (first.about.texts, second.about.texts) == (1, 2)
    assert [line for line in house.events() if line == "follow_up_issued"] == ["follow_up_issued"] * 2


def test_small_numbers_are_hidden_and_a_difference_with_one_is_a_dash(house: House) -> None:
    for at in range(9):
        house.received(f"TC-{at:04d}", received_on=f"{YEAR}-03-0{at + 1}")
    for at in range(2):
        house.received(f"TC-A{at:03d}", received_on=f"{YEAR - 1}-03-0{at + 1}")
    house.as_("claude").follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan")
    tables = json.loads(_files(house, 1)["json"])["sections"]
    compared = next(one for one in tables if one["tables"] and "Comparaison" in one["heading"])["tables"][0]
    assert compared["headings"][1:] == [str(YEAR - 1), str(YEAR), "Écart"]
    total = next(row for row in compared["rows"] if row[0] == "Total")
    assert total[1] == "x"
    assert total[3] is None
    shown = [cell for one in tables for table in one["tables"] for row in table["rows"] for cell in row[1:]]
    assert not any(isinstance(cell, int) and 0 < cell < 5 for cell in shown)


def test_texts_are_kept_by_version_and_two_people_do_not_overwrite_each_other(house: House) -> None:
    house.received()
    office = house.as_("claude")
    office.follow_up.keep_texts(PROGRAMME, 0, {"observations": "Rien."})
    with pytest.raises(ConflictingChange):
        office.follow_up.keep_texts(PROGRAMME, 0, {"observations": "Autre."})
    with pytest.raises(TextBlockUnknown):
        office.follow_up.keep_texts(PROGRAMME, 1, {"conclusion": "Non."})
    (version,) = office.follow_up.shelf(PROGRAMME).texts
    assert (version.number, version.blocks["observations"]) == (1, "Rien.")


def test_a_report_without_a_title_or_of_years_ahead_is_refused_and_nothing_is_kept(house: House) -> None:
    house.received()
    office = house.as_("claude")
    with pytest.raises(EditionTitleMissing):
        office.follow_up.issue(PROGRAMME, YEAR, YEAR, " ")
    for first, last in ((YEAR, YEAR - 1), (YEAR, YEAR + 1)):
        with pytest.raises(ReportPeriodWrong):
            office.follow_up.issue(PROGRAMME, first, last, "Bilan")
    assert office.publication.editions() == ()
    with pytest.raises(ActNotPermitted):
        house.as_("aude").follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan")


def test_no_report_leaves_while_a_check_fails_and_nobody_decided(house: House) -> None:
    house.received()
    with begin_writing(house.opened.engine) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE dossier SET received_on = '2026-05-19'")
    with pytest.raises(FiguresDoubtful):
        house.as_("claude").follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan")
    assert house.as_("claude").publication.editions() == ()


def test_another_report_is_recalled_once_the_last_is_old_and_only_to_who_issues_them(house: House) -> None:
    house.received()
    office = house.as_("claude")
    assert office.follow_up.shelf(PROGRAMME).due
    assert office.follow_up.remind() is None
    office.follow_up.issue(PROGRAMME, YEAR, YEAR, "Bilan")
    assert not office.follow_up.shelf(PROGRAMME).due
    house.clock.move_to(TODAY + timedelta(days=90))
    assert office.follow_up.shelf(PROGRAMME).due
    told = office.follow_up.remind()
    assert told is not None
    assert told.message == "follow_up_due"
    assert house.as_("aude").follow_up.remind() is None


def test_the_command_line_issues_a_report_and_writes_its_files(
    sqlite_store: OpenedStore,
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    house = a_house(sqlite_store, credentials=Argon2Credentials())
    house.received()
    house.as_("ada").accounts.start(a_person("ada"), "ada", "girouette mauve sous la bruine")
    code = house.office.accounts.open("claude", "claude")
    house.office.accounts.redeem("claude", code.code, "huit pontons vides en aval")
    monkeypatch.setattr("sys.stdin", io.StringIO("huit pontons vides en aval\n"))
    out = tmp_path / "sortie"
    words = ["figures", "report", "--database", sqlite_url, "--as", "claude", "--password-stdin"]
    years = ["--years", str(YEAR), str(YEAR), "--title", "Bilan", "--out", str(out)]
    assert main([*words, *years]) == 0, capsys.readouterr().err
    assert sorted(path.suffix for path in out.iterdir()) == [".json", ".pdf", ".xlsx"]
    assert "bilan-edition-1.pdf" in capsys.readouterr().out


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lived=lives)
def test_the_report_the_workbook_the_page_and_the_lists_agree_to_the_unit(
    lived: list[tuple[str, int, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('h').as_posix()}/a.db", unencrypted=True)
    try:
        house = _printing(a_house(opened))
        _live(house, lived)
        office = house.as_("claude")
        book = office.figures.book()
        known = {one.id: one for one in book.definitions.indicators}
        office.follow_up.issue(PROGRAMME, YEAR - 2, YEAR, "Bilan")
        files = _files(house, 1)
        sections = json.loads(files["json"])["sections"]
        compared = next(one for one in sections if "Comparaison" in one["heading"])["tables"][0]
        named = {row[0]: row[2] for row in compared["rows"]}
        years = [str(year) for year in range(YEAR - 2, YEAR + 1)]
        received = [book.figure(known["received"], at={Dimension.YEAR: year}) for year in years]
        _agree(named["Total"], received)
        assert sum(_found(house, one.query) for one in received if one.query is not None) == sum(
            one.count for one in received
        )
        for category, words in (("favourable", "Réponse favorable"), ("pending", "En traitement")):
            _agree(
                named[words],
                [book.figure(known["outcome"], category, {Dimension.YEAR: year}) for year in years],
            )
        workbook = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
        rows = [row for row in workbook.worksheets[0].iter_rows(values_only=True) if row[0] in named]
        assert {row[0]: row[2] for row in rows} == named
        programmes = tuple(office.desk.programmes.values())
        everything = spans(programmes, TODAY)[-1]
        page = board_of(book, office.figures.words(), everything, programmes, 0)
        assert page.funnel[0].value == sum(one.count for one in received) == page.dossiers
        for mark in (*page.funnel, *page.open, *page.late, *page.expiring, *page.months):
            figure = page.figures[mark.key]
            if figure.query is None:
                assert len(office.figures.listed_behind(figure)) == mark.value
            else:
                assert _found(house, figure.query) == mark.value
    finally:
        opened.close()


def _agree(shown: int | str, figures: list[Figure]) -> None:
    """What is shown is the exact number, or hidden."""
    assert shown in {"x", sum(one.count for one in figures)}

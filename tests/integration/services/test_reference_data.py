"""The tables that an administrator keeps: 9th-decile wages and the ministry's counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import OpenedStore
from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.dossier.request import LanguageProfile, Stream
from reviewer.errors import ConflictingChange, InputRefused, NotFound, RuleViolation
from reviewer.intake.reader import RequestFiles
from reviewer.programme.model import ProgrammeState
from reviewer.programme.reception import (
    CountNegative,
    CountOutsideWindow,
    CountSourceMissing,
    CountTwiceOnADay,
    NoReceptionWindow,
)
from reviewer.programme.wages import (
    WageCodeUnknown,
    WageNotPositive,
    WagePeriodReversed,
    WagePeriodsOverlap,
    WageSourceMissing,
)
from reviewer.services.reference_data import ReferenceData
from tests.support.office import PROGRAMME, House, a_house
from tests.support.reference_data import a_count, a_decile

ADMINISTRATOR = "ada"


@pytest.fixture
def house(store: OpenedStore) -> Iterator[House]:
    yield a_house(store, reader=RequestFiles())


@pytest.fixture
def tables(house: House) -> ReferenceData:
    return house.as_(ADMINISTRATOR).reference_data


def _csv(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "salaires.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


HEADINGS = "Code CNP;Version de la CNP;Salaire horaire;Valable du;Valable au;Source"


def test_the_table_ships_empty_and_names_every_occupation_without_a_wage(tables: ReferenceData) -> None:
    view = tables.wages(PROGRAMME)
    assert view.rows == ()
    assert {one.code for one in view.without_wage} >= {"2173", "0213", "5241"}


def test_a_saved_wage_is_in_the_table_and_in_the_journal(house: House, tables: ReferenceData) -> None:
    changes = tables.save_wage(PROGRAMME, a_decile())
    (row,) = tables.wages(PROGRAMME).rows
    assert changes.settings
    assert (row.code, row.hourly_wage_cad, row.in_effect) == ("2173", Decimal("60.25"), True)
    assert row.occupation
    assert "2173" not in {one.code for one in tables.wages(PROGRAMME).without_wage}
    entry = house.journal()[-1]
    assert (entry.event, entry.details["wage"], entry.details["source"]) == (
        "wage_saved",
        "60.25",
        a_decile().source,
    )


def test_a_saved_wage_is_what_a_dossier_is_judged_by(store: OpenedStore) -> None:
    house = a_house(store)
    dossier_id = house.received(
        stream="ti_ev",
        substream=None,
        job__noc="2173",
        job__noc_version="2016",
        job__hourly_wage_cad="60.24",
    )

    def outcome() -> CriterionOutcome:
        precheck = house.as_("claude").dossiers.view(dossier_id).precheck
        return next(one.outcome for one in precheck.criteria if one.id == "TI-WAGE")

    assert outcome() is CriterionOutcome.TO_VERIFY
    house.as_(ADMINISTRATOR).reference_data.save_wage(PROGRAMME, a_decile())
    assert outcome() is CriterionOutcome.NOT_MET


def test_a_wage_is_changed_only_as_it_was_read(tables: ReferenceData) -> None:
    tables.save_wage(PROGRAMME, a_decile())
    (row,) = tables.wages(PROGRAMME).rows
    assert row.id is not None
    dearer = a_decile(hourly_wage_cad=Decimal("61.00"))
    tables.save_wage(PROGRAMME, dearer, wage_id=row.id, version=row.version)
    with pytest.raises(ConflictingChange):
        tables.save_wage(PROGRAMME, a_decile(), wage_id=row.id, version=row.version)
    (again,) = tables.wages(PROGRAMME).rows
    assert again.hourly_wage_cad == Decimal("61.00")


def test_a_wage_is_removed_only_as_it_was_read(house: House, tables: ReferenceData) -> None:
    tables.save_wage(PROGRAMME, a_decile())
    (row,) = tables.wages(PROGRAMME).rows
    assert row.id is not None
    with pytest.raises(ConflictingChange):
        tables.remove_wage(row.id, version=row.version + 1)
    tables.remove_wage(row.id, version=row.version)
    assert tables.wages(PROGRAMME).rows == ()
    assert house.journal()[-1].event == "wage_removed"
    with pytest.raises(NotFound):
        tables.remove_wage(row.id, version=row.version)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"code": "217"}, WageCodeUnknown),
        ({"hourly_wage_cad": Decimal(0)}, WageNotPositive),
        ({"hourly_wage_cad": Decimal("60.255")}, WageNotPositive),
        ({"hourly_wage_cad": Decimal("NaN")}, WageNotPositive),
        ({"valid_to": date(2024, 12, 31)}, WagePeriodReversed),
        ({"source": "  "}, WageSourceMissing),
    ],
)
def test_a_wage_that_cannot_be_right_is_refused(
    tables: ReferenceData, facts: dict[str, object], error: type[RuleViolation]
) -> None:
    with pytest.raises(error):
        tables.save_wage(PROGRAMME, a_decile(**facts))
    assert tables.wages(PROGRAMME).rows == ()


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), False),
        (date(2024, 1, 1), date(2025, 1, 1), True),
        (date(2024, 1, 1), None, True),
        (date(2025, 12, 31), None, True),
        (date(2026, 1, 1), None, False),
    ],
)
def test_two_wages_of_an_occupation_on_one_day_are_refused(
    tables: ReferenceData, first: date, last: date | None, refused: bool
) -> None:
    tables.save_wage(PROGRAMME, a_decile())
    other = a_decile(valid_from=first, valid_to=last)
    if refused:
        with pytest.raises(WagePeriodsOverlap):
            tables.save_wage(PROGRAMME, other)
    else:
        tables.save_wage(PROGRAMME, other)
    assert len(tables.wages(PROGRAMME).rows) == (1 if refused else 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_of_a_spreadsheet_is_imported_once(
    tables: ReferenceData, tmp_path: Path, encoding: str
) -> None:
    path = _csv(
        tmp_path,
        HEADINGS,
        "2173;2016;60,25 $;2025-01-01;2025-12-31;Données publiées",
        "0213;;72,5;01/01/2025;;Données publiées",
        "21231;;61.00;1er janvier 2025;;Données publiées",
        encoding=encoding,
    )
    assert tables.import_wages(PROGRAMME, path).facts["count"] == "3"
    rows = tables.wages(PROGRAMME).rows
    assert [(row.noc_version.value, row.code, row.hourly_wage_cad, row.valid_to) for row in rows] == [
        ("2016", "0213", Decimal("72.50"), None),
        ("2016", "2173", Decimal("60.25"), date(2025, 12, 31)),
        ("2021", "21231", Decimal("61.00"), None),
    ]
    assert tables.import_wages(PROGRAMME, path).facts["count"] == "0"
    assert tables.wages(PROGRAMME).rows == rows


def test_a_table_with_commas_is_imported_too(tables: ReferenceData, tmp_path: Path) -> None:
    path = _csv(tmp_path, "CNP,9e décile,Du,Au,Source", '2173,"60,25",2025-01-01,,Données')
    tables.import_wages(PROGRAMME, path)
    assert tables.wages(PROGRAMME).rows[0].hourly_wage_cad == Decimal("60.25")


def test_a_table_with_faults_is_refused_whole_with_all_of_them(tables: ReferenceData, tmp_path: Path) -> None:
    path = _csv(
        tmp_path,
        HEADINGS,
        "2173;2016;60,25;2025-01-01;;Données",
        "217;2016;60,25;2025-01-01;;Données",
        "2174;2016;cher;2025-02-30;;Données",
        "2171;2016;0;2025-01-01;2024-01-01;",
        "2171;2019;50;2025-01-01;;Données",
    )
    with pytest.raises(InputRefused) as refusal:
        tables.import_wages(PROGRAMME, path)
    assert [fault.place.split(",")[0] for fault in refusal.value.faults] == [
        "ligne 3",
        "ligne 4",
        "ligne 4",
        "ligne 5",
        "ligne 5",
        "ligne 5",
        "ligne 6",
    ]
    assert all(fault.found and fault.wanted for fault in refusal.value.faults)
    assert tables.wages(PROGRAMME).rows == ()


def test_lines_that_overlap_each_other_or_the_table_are_refused(
    tables: ReferenceData, tmp_path: Path
) -> None:
    tables.save_wage(PROGRAMME, a_decile())
    path = _csv(
        tmp_path,
        HEADINGS,
        "2173;2016;61,00;2025-06-01;;Données",
        "2174;2016;50,00;2025-01-01;;Données",
        "2174;2016;51,00;2025-06-01;;Données",
    )
    with pytest.raises(InputRefused) as refusal:
        tables.import_wages(PROGRAMME, path)
    assert [(fault.place, fault.code) for fault in refusal.value.faults] == [
        ("ligne 2", "wage_overlap"),
        ("ligne 4", "wage_overlap"),
    ]
    assert len(tables.wages(PROGRAMME).rows) == 1


@pytest.mark.parametrize("lines", [("Référence;Volet", "TC-1;IA"), (HEADINGS,)])
def test_what_is_not_a_table_of_wages_is_refused(
    tables: ReferenceData, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    with pytest.raises(InputRefused):
        tables.import_wages(PROGRAMME, _csv(tmp_path, *lines))


# --- Reception windows ------------------------------------------------------------------------------------------


def _save(tables: ReferenceData, **facts: object) -> None:
    count = a_count(**facts)
    tables.save_count(
        PROGRAMME,
        opens_on=count.opens_on,
        stream=count.stream,
        profile=count.profile,
        received=count.received,
        counted_on=count.counted_on,
        source=count.source,
    )


def test_counts_are_shown_with_the_places_that_remain(tables: ReferenceData) -> None:
    _save(tables)
    _save(tables, profile=LanguageProfile.FRANCOPHONE, received=7)
    view = tables.windows(PROGRAMME)
    assert view.standing.state is ProgrammeState.OPEN
    newest = view.windows[0]
    assert newest.open
    assert len(newest.counts) == 2
    ia = next(one for one in newest.streams if one.stream is Stream.IA)
    francophone, francisation = ia.profiles
    assert (francophone.received, francophone.remaining) == (7, 142)
    assert (francisation.received, francisation.remaining, francisation.exceeded) == (151, 0, 1)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"received": -1}, CountNegative),
        ({"opens_on": date(2025, 1, 14)}, NoReceptionWindow),
        ({"counted_on": date(2025, 1, 12)}, CountOutsideWindow),
        ({"source": ""}, CountSourceMissing),
    ],
)
def test_a_count_that_cannot_be_right_is_refused(
    tables: ReferenceData, facts: dict[str, object], error: type[RuleViolation]
) -> None:
    with pytest.raises(error):
        _save(tables, **facts)


def test_a_second_count_on_one_day_is_refused_and_a_count_can_be_removed(tables: ReferenceData) -> None:
    _save(tables)
    with pytest.raises(CountTwiceOnADay):
        _save(tables, received=152)
    (count,) = tables.windows(PROGRAMME).windows[0].counts
    tables.remove_count(count.id, version=count.version)
    assert tables.windows(PROGRAMME).windows[0].counts == ()

"""What is typed is read, written again and completed; what is not understood is told with its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.search.catalogue import Catalogue, FieldValue, Kind, Readers, load
from reviewer.search.completing import completions
from reviewer.search.faults import FaultCode
from reviewer.search.parsing import MOST_CHARACTERS, MOST_TESTS, parse
from reviewer.search.tree import (
    Choice,
    Clause,
    Count,
    Days,
    Distance,
    Period,
    Query,
    Test,
    Unit,
    Words,
)
from reviewer.search.words import words_of
from reviewer.search.writing import sentence, text_of, token_text

CATALOGUE = load().with_values(
    "programme",
    [FieldValue(key="iatiev", words={"fr": ("iatiev",), "en": ("iatiev",)}, label={"fr": "I", "en": "I"})],
)
EXAMPLE = (
    "état:à-pourvoir sièges:1/2 avis:favorable expire:<30j employeur:boréal -conflit:oui dépassé:oui "
    'programme:iatiev volet:ia reçu:2025-03..2025-05 "deux mots" '
    "sous-volet:travailleur-étranger profil:francophone,aucun"
)


def faults(text: str, catalogue: Catalogue = CATALOGUE) -> list[tuple[FaultCode, int, int]]:
    return [(one.code, one.start, one.end) for one in parse(text, catalogue).faults]


def both(period: Period) -> Days:
    return Days(period, period)


def only(text: str) -> Clause:
    (clause,) = parse(text, CATALOGUE).query.clauses
    return clause


# --- reading -------------------------------------------------------------------------------------------------


def test_the_example_of_the_language_is_understood_and_written_as_it_was_typed() -> None:
    parsed = parse(EXAMPLE, CATALOGUE)
    assert parsed.faults == ()
    assert text_of(parsed.query, CATALOGUE) == EXAMPLE


def test_nothing_typed_asks_for_everything() -> None:
    for text in ("", "   ", "\u202f"):
        assert parse(text, CATALOGUE).query == Query()
        assert parse(text, CATALOGUE).faults == ()


def test_a_keyword_is_known_without_accents_case_or_hyphens_and_in_both_languages() -> None:
    wanted = Clause(field="state", tests=(Choice("to_assign"),))
    for text in ("état:à-pourvoir", "ETAT:APourvoir", "etat:a-pourvoir", "state:to-assign", "état:to_assign"):
        assert only(text) == wanted, text


def test_a_word_of_yesterday_is_still_understood_and_written_in_the_word_of_today() -> None:
    was = parse("experts:1/2 candidat:nguyen candidate:roy étape:à-affecter", CATALOGUE)
    assert was.faults == ()
    assert text_of(was.query, CATALOGUE) == "sièges:1/2 candidature:nguyen candidature:roy étape:à-pourvoir"


def test_a_comma_separates_alternatives_and_a_minus_denies_them_all() -> None:
    clause = only("-état:reçue,incomplète")
    assert clause == Clause(field="state", tests=(Choice("received"), Choice("incomplete")), denied=True)


def test_quotes_of_either_kind_hold_words_together() -> None:
    for text in ('employeur:"labo boréal"', "employeur:«\u202flabo boréal\u202f»", "employeur:“labo boréal”"):
        assert only(text).tests == (Words(("labo", "boreal"), "labo boréal"),), text


def test_a_colon_in_a_reference_or_a_time_of_day_is_no_field() -> None:
    assert only("12:30").tests == (Words(("12", "30"), "12:30"),)


def test_days_are_read_as_periods_distances_and_ranges() -> None:
    march = Period(date(2025, 3, 1), date(2025, 3, 31), 2)
    may = Period(date(2025, 5, 1), date(2025, 5, 31), 2)
    month = Distance(30, Unit.DAY)
    for text, wanted in {
        "2025-03": Days(march, march),
        "2025-03..2025-05": Days(march, may),
        "2025-03..": Days(march, None),
        "..2025-05": Days(None, may),
        "<2025-05": Days(None, may, high_open=True),
        "≥2025-03": Days(march, None),
        "<30j": Days(None, month, high_open=True),
        "30jours": Days(month, month),
        ">6mois": Days(Distance(6, Unit.MONTH), None, low_open=True),
        "2s..1an": Days(Distance(2, Unit.WEEK), Distance(1, Unit.YEAR)),
        "2024": both(Period(date(2024, 1, 1), date(2024, 12, 31), 1)),
        "2024-02-29": both(Period(date(2024, 2, 29), date(2024, 2, 29), 3)),
        "9999-12": both(Period(date(9999, 12, 1), date.max, 2)),
    }.items():
        assert only(f"reçu:{text}").tests == (wanted,), text


def test_counts_are_read_with_and_without_of_how_many() -> None:
    for text, wanted in {
        "1/2": Count(1, 1, 2),
        "<2": Count(None, 1),
        ">=1": Count(1, None),
        ">1/3": Count(2, None, 3),
        "0..1": Count(0, 1),
    }.items():
        assert only(f"experts:{text}").tests == (wanted,), text


# --- what is not understood ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("étatt:reçue", (FaultCode.UNKNOWN_FIELD, 0, 5)),
        ("-étatt:reçue", (FaultCode.UNKNOWN_FIELD, 1, 6)),
        ("boréal état:recu2", (FaultCode.UNKNOWN_VALUE, 12, 17)),
        ("état:", (FaultCode.VALUE_MISSING, 0, 5)),
        ("état:reçue,", (FaultCode.VALUE_MISSING, 0, 11)),
        ("reçu:2025-13", (FaultCode.NOT_A_DAY, 5, 12)),
        ("reçu:2025-02-30", (FaultCode.NOT_A_DAY, 5, 15)),
        ("reçu:30", (FaultCode.NOT_A_DAY, 5, 7)),
        ("reçu:..", (FaultCode.NOT_A_DAY, 5, 7)),
        ("reçu:2025-05..2025-03", (FaultCode.ENDS_REVERSED, 5, 21)),
        ("reçu:2025-05..30j", (FaultCode.ENDS_MIXED, 5, 17)),
        ("experts:deux", (FaultCode.NOT_A_COUNT, 8, 12)),
        ("experts:<0", (FaultCode.NOT_A_COUNT, 8, 10)),
        ("experts:2..1", (FaultCode.ENDS_REVERSED, 8, 12)),
        ('"boréal', (FaultCode.QUOTE_OPEN, 0, 7)),
        ("employeur:&", (FaultCode.NO_LETTERS, 10, 11)),
    ],
)
def test_a_fault_says_what_is_wrong_and_where(text: str, wanted: tuple[FaultCode, int, int]) -> None:
    assert faults(text) == [wanted]


def test_what_is_understood_stays_beside_a_fault() -> None:
    parsed = parse("boréal étatt:x état:reçue,zzz", CATALOGUE)
    assert text_of(parsed.query, CATALOGUE) == "boréal état:reçue"
    assert [one.code for one in parsed.faults] == [FaultCode.UNKNOWN_FIELD, FaultCode.UNKNOWN_VALUE]


def test_a_fault_proposes_what_is_like_what_was_typed() -> None:
    (field,) = parse("employer1:x", CATALOGUE).faults
    assert field.wanted[0] == "employeur"
    (value,) = parse("état:incomplet", CATALOGUE).faults
    assert value.wanted == ("incomplète",)


def test_a_fault_is_told_in_both_languages() -> None:
    (fault,) = parse("état:incomplet", CATALOGUE).faults
    narrow = "\u202f"
    assert sentence(fault, CATALOGUE) == (
        f"«{narrow}incomplet{narrow}» n’est pas une valeur de ce champ{narrow}: essayez incomplète."
    )
    assert sentence(fault, CATALOGUE, "en") == "“incomplet” is not a value of this field: try incomplète."


def test_every_fault_has_its_sentence() -> None:
    for code in FaultCode:
        for language in ("fr", "en"):
            assert CATALOGUE.faults[code][language]


def test_a_query_has_its_bounds() -> None:
    assert faults("a" * (MOST_CHARACTERS + 1)) == [(FaultCode.TOO_LONG, MOST_CHARACTERS, MOST_CHARACTERS + 1)]
    many = parse(" ".join(["a"] * (MOST_TESTS + 5)), CATALOGUE)
    assert len(many.query.clauses) == MOST_TESTS
    assert [one.code for one in many.faults] == [FaultCode.TOO_LONG]


def test_a_field_that_is_not_for_the_reader_is_unknown_to_them() -> None:
    clerk = CATALOGUE.for_readers([Readers.ALL, Readers.STAFF])
    assert faults("conflit:oui expert:eli experts:1", clerk) == [
        (FaultCode.UNKNOWN_FIELD, 0, 7),
        (FaultCode.UNKNOWN_FIELD, 12, 18),
        (FaultCode.UNKNOWN_FIELD, 23, 30),
    ]


# --- the table -----------------------------------------------------------------------------------------------


def test_no_word_of_a_language_names_two_fields_nor_two_values_of_one() -> None:
    for language in ("fr", "en"):
        words = [word for one in CATALOGUE.fields for word in one.words[language]]
        assert len(words) == len(set(words))
    for field in CATALOGUE.fields:
        for value in field.values:
            for words_of_value in value.words.values():
                assert all(field.value(word) == value for word in words_of_value)


def test_every_field_is_named_explained_and_has_values_or_examples_in_both_languages() -> None:
    for field in CATALOGUE.fields:
        for language in ("fr", "en"):
            assert field.words[language]
            assert field.label[language]
            assert field.help[language].endswith(".")
            assert field.values or field.examples.get(language) or field.open_list
            for value in field.examples.get(language, ()):
                parsed = parse(f"{field.words[language][0]}:{value}", CATALOGUE)
                assert parsed.faults == (), value


# --- completion ----------------------------------------------------------------------------------------------


def inserted(text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [text[: one.start] + one.insert + text[one.end :] for one in completions(CATALOGUE, text, at)]


def test_the_beginning_of_a_field_completes_to_it() -> None:
    assert inserted("boréal emp") == ["boréal employeur:", "boréal poste:"]
    assert inserted("-conf")[0] == "-conflit:"


def test_after_the_colon_the_values_of_the_field_complete() -> None:
    assert inserted("état:inc") == ["état:incomplète"]
    assert inserted("état:reçue,inc") == ["état:reçue,incomplète"]
    assert "conflit:à-trancher" in inserted("conflit:")
    assert inserted("sous-volet:qué") == ["sous-volet:diplômé-du-québec"]
    assert inserted("francis") == ["profil:francisation"]


def test_a_date_proposes_examples() -> None:
    assert "reçu:<30j" in inserted("reçu:")


def test_a_value_known_by_its_own_name_brings_its_field() -> None:
    assert "état:en-concertation" in inserted("concert")


def test_what_stands_after_the_cursor_is_kept() -> None:
    assert inserted("emp boréal", 3)[0] == "employeur: boréal"


# --- for any text --------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *' ,:-"«»“”.<>=/',
        "..",
        "état",
        "reçu",
        "experts",
        "employeur",
        "2025-03",
        "30j",
        "1/2",
        "boréal",
        "é",
        "\u202f",
    ]
)
TYPED = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))


@given(TYPED, st.integers(min_value=-3, max_value=60))
def test_any_text_is_read_told_and_completed_without_an_error(text: str, cursor: int) -> None:
    parsed = parse(text, CATALOGUE)
    for fault in parsed.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert sentence(fault, CATALOGUE)
    for one in completions(CATALOGUE, text, cursor):
        assert 0 <= one.start <= one.end <= len(text)


@given(TYPED)
def test_what_was_understood_of_any_text_is_understood_again(text: str) -> None:
    query = parse(text, CATALOGUE).query
    for language in ("fr", "en"):
        again = parse(text_of(query, CATALOGUE, language), CATALOGUE)
        assert again.query == query
        assert again.faults == ()


def _period(day: date, parts: int) -> Period:
    text = day.isoformat()[: {1: 4, 2: 7, 3: 10}[parts]]
    (test,) = only(f"reçu:{text}").tests
    assert isinstance(test, Days)
    assert isinstance(test.low, Period)
    return test.low


PERIODS = st.builds(_period, st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 3))
DISTANCES = st.builds(Distance, st.integers(0, 99_999), st.sampled_from(list(Unit)))
ENDS = st.one_of(PERIODS, DISTANCES)
SHOWN = st.from_regex(r"[a-zé0-9]+( [a-zé0-9,:<>=/.-]*[a-zé0-9])?", fullmatch=True)
TESTS: dict[Kind, st.SearchStrategy[Test]] = {
    Kind.TEXT: SHOWN.map(lambda shown: Words(words_of(shown), shown)),
    Kind.DATE: st.one_of(
        ENDS.map(lambda end: Days(end, end)),
        st.builds(lambda end, is_open: Days(end, None, low_open=is_open), ENDS, st.booleans()),
        st.builds(lambda end, is_open: Days(None, end, high_open=is_open), ENDS, st.booleans()),
    ),
    Kind.COUNT: st.builds(Count, st.integers(0, 9), st.none(), st.none() | st.integers(0, 9)),
}


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    field = draw(
        st.sampled_from(
            [None, *(one for one in CATALOGUE.fields if one.values or one.kind is not Kind.CHOICE)]
        )
    )
    kind = Kind.TEXT if field is None else field.kind
    if field is not None and kind is Kind.CHOICE:
        test: st.SearchStrategy[Test] = st.sampled_from([Choice(one.key) for one in field.values])
    else:
        test = TESTS[kind]
    tests = draw(st.lists(test, min_size=1, max_size=3, unique=True))
    return Clause(field=None if field is None else field.key, tests=tuple(tests), denied=draw(st.booleans()))


@given(st.lists(clauses(), max_size=4))
@example([Clause(field="received", tests=(Days(_period(date(2025, 3, 1), 2), None, low_open=True),))])
@example([Clause(field="received", tests=(Days(None, Distance(30, Unit.DAY), high_open=True),))])
def test_any_query_is_read_again_from_its_own_text_in_both_languages(some: list[Clause]) -> None:
    query = Query(tuple(some))
    for language in ("fr", "en"):
        assert parse(text_of(query, CATALOGUE, language), CATALOGUE).query == query


def test_a_token_is_made_from_a_field_and_what_was_chosen() -> None:
    state, employer = CATALOGUE.field_of("state"), CATALOGUE.field_of("employer")
    assert state is not None
    assert employer is not None
    assert token_text(state, "to_assign") == "état:à-pourvoir"
    assert token_text(employer, "labo boréal", denied=True) == '-employeur:"labo boréal"'
    assert token_text(state, "received", language="en") == "state:received"

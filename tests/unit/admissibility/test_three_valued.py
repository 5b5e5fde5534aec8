"""An unknown fact never decides: what is decided stays so whatever the unknown facts turn out to be.

And time: ``met_from`` is the first later day on which the criterion is met, no earlier one.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.admissibility.precheck import as_document, precheck
from reviewer.admissibility.verdict import CriterionOutcome, PrecheckOutcome
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import from_document
from tests.support.requests import request_document
from tests.unit.admissibility.cases import iatiev

DECIDED = {CriterionOutcome.MET, CriterionOutcome.NOT_MET, CriterionOutcome.NOT_APPLICABLE}
DAY = date(2025, 5, 20)

days = st.dates(date(2019, 6, 1), date(2026, 6, 1))
flags = st.booleans()
levels = st.sampled_from(["dec_technique", "baccalaureat", "dess", "maitrise", "doctorat"])
hours = st.sampled_from([20, 29.99, 30, 37.5])
occupations = st.sampled_from(
    [
        ("2016", "2173", "A"),
        ("2016", "5241", "B"),
        ("2016", "6421", "C"),
        ("2021", "21231", "1"),
        ("2021", "33102", "3"),
        ("2021", "64100", "4"),
    ]
)
near = st.integers(0, 1100).map(lambda n: DAY - timedelta(days=n - 60))


@st.composite
def diplomas(draw: st.DrawFn) -> dict[str, Any]:
    ended = draw(near)
    return {
        "level": draw(levels),
        "in_quebec": draw(flags),
        "country": "FR",
        "obtained_on": (ended + timedelta(days=draw(st.integers(0, 90)))).isoformat(),
        "programme_ended_on": ended.isoformat(),
        "programme_months": draw(st.sampled_from([12, 24])),
        "months_resided_in_quebec": draw(st.sampled_from([0, 6, 11, 12, 24])),
    }


@st.composite
def experiences(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(days)
    version, noc, level = draw(occupations)
    end = draw(st.none() | st.integers(0, 1200).map(lambda n: (start + timedelta(days=n)).isoformat()))
    return {
        "noc": noc,
        "noc_version": version,
        "level": level,
        "hours_per_week": draw(hours),
        "started_on": start.isoformat(),
        "ended_on": end,
    }


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return requests in which every fact is known."""
    stream = draw(st.sampled_from(["ia", "ti_ev"]))
    code, place = draw(st.sampled_from([("66023", "Montréal"), ("23027", "Québec")]))
    return request_document(
        planned_dsp_on=DAY,
        stream=stream,
        substream=draw(st.sampled_from(["travailleur_etranger", "diplome_quebec"]))
        if stream == "ia"
        else None,
        profile=draw(st.sampled_from(["francophone", "francisation"])),
        employer__inadmissible_sector=draw(flags),
        job__noc=draw(st.sampled_from(["2173", "5241", "6421"])),
        job__noc_version="2016",
        job__visual_effects=draw(flags),
        job__hours_per_week=draw(hours),
        job__annual_salary_cad=draw(st.sampled_from(["74999.99", "75000.00", "99999.99", "100000.00"])),
        job__hourly_wage_cad="55.00",
        job__workplace_municipality_code=code,
        job__workplace_municipality=place,
        job__ai_share_percent=draw(st.sampled_from([0, 40])),
        candidate__born_on=draw(st.sampled_from(["2007-05-20", "2007-05-21", "1990-01-01"])),
        candidate__intends_to_settle=draw(flags),
        candidate__controls_employer=draw(flags),
        candidate__french_oral_level=draw(st.integers(5, 9)),
        candidate__francization_undertaking=draw(flags),
        candidate__diplomas=draw(st.lists(diplomas(), max_size=2)),
        candidate__experiences=draw(st.lists(experiences(), max_size=3)),
    )


NEVER_HIDDEN = {"schema", "reference", "planned_dsp_on", "received_on", "contact", "ended_on", "documents"}


def facts_of(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of the facts that a test may hide: leaves, and whole lists."""
    found: list[tuple[Any, ...]] = []
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in entries:
        if key in NEVER_HIDDEN or value is None:
            continue
        if isinstance(value, list):
            found.append((*path, key))
        if isinstance(value, dict | list):
            found += facts_of(value, (*path, key))
        else:
            found.append((*path, key))
    return found


def hidden(document: dict[str, Any], paths: list[tuple[Any, ...]]) -> dict[str, Any]:
    """Return a copy of the document in which these facts are unknown."""
    copy = json.loads(json.dumps(document))
    for path in paths:
        node = copy
        for key in path[:-1]:
            if node is None:
                break
            node = node[key]
        if node is not None:
            node[path[-1]] = None
    return copy  # type: ignore[no-any-return]  # json.loads returns Any


def outcomes(request: EvaluationRequest) -> dict[str, CriterionOutcome]:
    return {criterion.id: criterion.outcome for criterion in precheck(request, DAY, iatiev()).criteria}


@settings(max_examples=500)
@given(documents(), st.data())
def test_what_is_decided_without_a_fact_is_so_whatever_the_fact_is(
    document: dict[str, Any], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(facts_of(document)), max_size=6, unique=True))
    known = outcomes(from_document(document))
    partly = outcomes(from_document(hidden(document, chosen)))
    for criterion, outcome in partly.items():
        if outcome in DECIDED:
            assert known[criterion] == outcome, (criterion, chosen)
    assert known.keys() <= partly.keys()


@settings(max_examples=200)
@given(documents(), st.data())
def test_only_a_criterion_to_verify_names_missing_facts_and_each_is_unknown(
    document: dict[str, Any], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(facts_of(document)), max_size=6, unique=True))
    partly = hidden(document, chosen)
    for criterion in precheck(from_document(partly), DAY, iatiev()).criteria:
        if criterion.outcome is not CriterionOutcome.TO_VERIFY:
            assert criterion.missing == ()
        assert len(set(criterion.missing)) == len(criterion.missing)
        for path in criterion.missing:
            node: Any = partly
            for key in path.split("."):
                node = node[int(key)] if isinstance(node, list) else node[key]
            assert node is None


@settings(max_examples=120)
@given(documents())
def test_met_from_is_the_first_later_day_on_which_the_criterion_no_longer_fails(
    document: dict[str, Any],
) -> None:
    today = precheck(from_document(document), DAY, iatiev(), rules_id="iatiev-2023-11-23")
    for criterion in today.criteria:
        if criterion.outcome is not CriterionOutcome.NOT_MET:
            assert criterion.met_from is None
            continue

        def outcome_on(day: date, name: str = criterion.id) -> CriterionOutcome:
            moved = from_document({**document, "planned_dsp_on": day.isoformat()})
            found = precheck(moved, day, iatiev(), rules_id="iatiev-2023-11-23").criteria
            return next(one.outcome for one in found if one.id == name)

        if criterion.met_from is None:
            for months in (1, 2, 4, 7, 9, 12, 13, 18, 23, 24, 25, 30, 36, 48, 60, 61):
                assert outcome_on(DAY + timedelta(days=30 * months + 5)) is not CriterionOutcome.MET
        else:
            assert criterion.met_from > DAY
            assert outcome_on(criterion.met_from) in {CriterionOutcome.MET, CriterionOutcome.NOT_APPLICABLE}
            before = criterion.met_from - timedelta(days=1)
            if before > DAY:
                assert outcome_on(before) not in {CriterionOutcome.MET, CriterionOutcome.NOT_APPLICABLE}


@given(documents(), st.data())
def test_one_failing_criterion_refuses_and_one_unknown_asks(
    document: dict[str, Any], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(facts_of(document)), max_size=4, unique=True))
    found = precheck(from_document(hidden(document, chosen)), DAY, iatiev())
    said = {criterion.outcome for criterion in found.criteria}
    if CriterionOutcome.NOT_MET in said:
        assert found.outcome is PrecheckOutcome.NOT_ADMISSIBLE
    elif CriterionOutcome.TO_VERIFY in said:
        assert found.outcome is PrecheckOutcome.TO_VERIFY
    else:
        assert found.outcome is PrecheckOutcome.ADMISSIBLE


def test_the_document_has_the_shape_that_other_programs_rely_on() -> None:
    request = from_document(request_document(candidate__experiences=[], planned_dsp_on=None))
    document: dict[str, Any] = as_document([precheck(request, DAY, iatiev())])
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
    assert document["schema"] == "avise.precheck/1"
    (result,) = document["results"]
    assert result.keys() == {"reference", "as_of", "reference_date", "rules", "outcome", "criteria"}
    assert (result["as_of"], result["reference_date"]) == ("2025-05-20", "2025-05-20")
    keys = {"id", "outcome", "label", "required", "found", "source", "missing", "warning", "met_from"}
    assert all(criterion.keys() == keys for criterion in result["criteria"])
    assert all(isinstance(criterion["missing"], list) for criterion in result["criteria"])


def test_another_rule_set_may_be_replayed_on_the_same_request() -> None:
    request = from_document(request_document())
    replayed = precheck(request, DAY, iatiev(), rules_id="iatiev-2021-04-22")
    assert replayed.rules == "iatiev-2021-04-22"
    assert "facteur 9" in next(one.required for one in replayed.criteria if one.id == "GEN-AUTO")


extreme = st.sampled_from(
    [None, "0001-01-01", "0001-03-31", "2024-02-29", "2025-05-20", "9999-01-31", "9999-12-31"]
)


@settings(max_examples=300)
@given(
    documents(),
    st.tuples(extreme, extreme, extreme, extreme, extreme, extreme),
    st.sampled_from(["travailleur_etranger", "diplome_quebec", None]),
)
def test_no_date_of_the_calendar_is_too_early_or_too_late_to_be_judged(
    document: dict[str, Any], dates: tuple[str | None, ...], substream: str | None
) -> None:
    filed, born, obtained, programme_ended, started, ended = dates
    if started is not None and ended is not None and ended < started:
        started, ended = ended, started
    document["planned_dsp_on"] = filed
    document["stream"], document["substream"] = ("ia", substream) if substream else ("ti_ev", None)
    document["candidate"]["born_on"] = born
    for diploma in document["candidate"]["diplomas"]:
        diploma.update(level="dess", in_quebec=True, obtained_on=obtained, programme_ended_on=programme_ended)
    for experience in document["candidate"]["experiences"]:
        experience.update(started_on=started, ended_on=ended)
    found = precheck(from_document(document), DAY, iatiev())
    assert found.criteria
    assert all(one.met_from is None or one.met_from > found.reference_date for one in found.criteria)


def test_the_document_says_every_verdict_as_it_is_dates_as_text() -> None:
    request = from_document(request_document(candidate__born_on="2007-08-15"))
    found = precheck(request, DAY, iatiev())
    assert any(one.met_from is not None for one in found.criteria)
    document: dict[str, Any] = as_document([found])
    assert document["schema"] == "avise.precheck/1"
    (told,) = document["results"]
    assert (told["reference"], told["rules"], told["outcome"]) == (
        found.reference,
        found.rules,
        found.outcome.value,
    )
    assert (told["as_of"], told["reference_date"]) == (DAY.isoformat(), found.reference_date.isoformat())
    assert told["criteria"] == [
        {
            **one._asdict(),
            "outcome": one.outcome.value,
            "missing": list(one.missing),
            "met_from": None if one.met_from is None else one.met_from.isoformat(),
        }
        for one in found.criteria
    ]

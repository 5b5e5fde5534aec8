"""Hypothesis strategies: any request that the contract allows, and any JSON value at all."""

from __future__ import annotations

import unicodedata
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st

from reviewer.dossier.request import (
    Candidate,
    Contact,
    Diploma,
    DiplomaLevel,
    DocumentReference,
    Employer,
    EvaluationRequest,
    Experience,
    Job,
    JobStatus,
    LanguageProfile,
    NocVersion,
    Stream,
    Substream,
)

_E = TypeVar("_E", bound=StrEnum)
_VISIBLE = st.characters(exclude_categories=("C", "Z"))


def lines(most: int = 40) -> st.SearchStrategy[str]:
    """Texts on one line, composed, without white space around or doubled."""
    words = st.lists(st.text(_VISIBLE, min_size=1, max_size=8), min_size=1, max_size=4)
    return words.map(lambda parts: unicodedata.normalize("NFC", " ".join(parts))).filter(
        lambda text: 0 < len(text) <= most and text == " ".join(text.split())
    )


def paragraphs() -> st.SearchStrategy[str]:
    """Texts of several lines."""
    return st.lists(lines(), min_size=1, max_size=3).map("\n".join)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _code(codes: type[_E]) -> st.SearchStrategy[Any]:
    return _maybe(st.sampled_from(codes))


def _days() -> st.SearchStrategy[Any]:
    return _maybe(st.dates(date(1900, 1, 1), date(2999, 12, 31)))


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def _decimals(most: int, places: int) -> st.SearchStrategy[Any]:
    return _maybe(st.decimals(0, most, places=places, allow_nan=False, allow_infinity=False))


_MONEY = _decimals(999_999_999, 2)
_BOOLEANS = _maybe(st.booleans())
_LINES = _maybe(lines())


@st.composite
def _occupation(draw: st.DrawFn) -> dict[str, Any]:
    version = draw(_code(NocVersion))
    lengths = {NocVersion.V2016: (4,), NocVersion.V2021: (5,), None: (4, 5)}[version]
    return {
        "noc_version": version,
        "noc": draw(_maybe(st.sampled_from(lengths).flatmap(_digits))),
        "hours_per_week": draw(_decimals(168, 2)),
    }


@st.composite
def _jobs(draw: st.DrawFn) -> Job:
    return Job(
        title=draw(_LINES),
        status=draw(_code(JobStatus)),
        start_on=draw(_days()),
        annual_salary_cad=draw(_MONEY),
        hourly_wage_cad=draw(_MONEY),
        workplace_municipality_code=draw(_maybe(_digits(5))),
        workplace_municipality=draw(_LINES),
        ai_share_percent=draw(_decimals(100, 3)),
        description=draw(_maybe(paragraphs())),
        requirements=draw(_maybe(paragraphs())),
        visual_effects=draw(_BOOLEANS),
        **draw(_occupation()),
    )


@st.composite
def _experiences(draw: st.DrawFn) -> Experience:
    occupation = draw(_occupation())
    levels = {NocVersion.V2016: "0ABCD", NocVersion.V2021: "012345", None: "0ABCD12345"}
    started, ended = draw(_days()), draw(_days())
    if started is not None and ended is not None:
        started, ended = min(started, ended), max(started, ended)
    return Experience(
        employer=draw(_LINES),
        title=draw(_LINES),
        level=draw(_maybe(st.sampled_from(levels[occupation["noc_version"]]))),
        started_on=started,
        ended_on=ended,
        **occupation,
    )


_DIPLOMAS = st.builds(
    Diploma,
    level=_code(DiplomaLevel),
    in_quebec=_BOOLEANS,
    country=_LINES,
    institution=_LINES,
    field=_LINES,
    obtained_on=_days(),
    programme_ended_on=_days(),
    programme_months=_maybe(st.integers(0, 600)),
    months_resided_in_quebec=_maybe(st.integers(0, 1500)),
)
_CONTACTS = st.builds(Contact, name=lines(), email=_LINES, phone=_LINES)


@st.composite
def requests(draw: st.DrawFn) -> EvaluationRequest:
    """Any request of the contract."""
    received = draw(_days())
    born = draw(_maybe(st.dates(date(1900, 1, 1), received or date(2100, 12, 31))))
    return EvaluationRequest(
        reference=draw(lines()),
        received_on=received,
        planned_dsp_on=draw(_days()),
        stream=draw(_code(Stream)),
        substream=draw(_code(Substream)),
        profile=draw(_code(LanguageProfile)),
        employer=draw(
            st.builds(
                Employer,
                legal_name=_LINES,
                neq=_maybe(_digits(10)),
                municipality_code=_maybe(_digits(5)),
                municipality=_LINES,
                inadmissible_sector=_BOOLEANS,
                contact=_maybe(_CONTACTS),
            )
        ),
        job=draw(_jobs()),
        candidate=draw(
            st.builds(
                Candidate,
                family_name=_LINES,
                given_name=_LINES,
                born_on=st.just(born),
                email=_LINES,
                intends_to_settle=_BOOLEANS,
                stay_conditions_respected=_BOOLEANS,
                self_sufficiency_undertaking=_BOOLEANS,
                controls_employer=_BOOLEANS,
                french_oral_level=_maybe(st.integers(0, 12)),
                francization_undertaking=_BOOLEANS,
                exceptional_achievement=_BOOLEANS,
                achievement_description=_maybe(paragraphs()),
                diplomas=_maybe(st.lists(_DIPLOMAS, max_size=2).map(tuple)),
                experiences=_maybe(st.lists(_experiences(), max_size=2).map(tuple)),
            )
        ),
        documents=draw(
            st.lists(
                st.builds(
                    DocumentReference,
                    kind=lines(),
                    path=st.sampled_from(["cv.pdf", "TC-1/cv.pdf", "TC-1/diplôme 1.pdf"]),
                ),
                max_size=2,
            ).map(tuple)
        ),
    )


def json_values() -> st.SearchStrategy[Any]:
    """Any value that Python's json can write, with the contract's own keys among the others."""
    names = sorted(
        {
            name
            for part in (
                EvaluationRequest,
                Employer,
                Contact,
                Job,
                Candidate,
                Diploma,
                Experience,
                DocumentReference,
            )
            for name in part.__dataclass_fields__
        }
    )
    keys = st.sampled_from(["schema", *names]) | st.text(max_size=5)
    scalars = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(st.characters())
        | st.sampled_from(["avise.request/1", "2024-02-30", "9999-01-01", "1e400", "2173", "../x", "\ud800"])
    )
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=8),
        max_leaves=25,
    )

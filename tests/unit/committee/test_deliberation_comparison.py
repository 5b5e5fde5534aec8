"""Evaluations side by side, the stations of the chain, what changed in a request, and reasons fit to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.comparison import Stage, StageStatus, notable_gaps, path_of
from reviewer.committee.decision import ReasonNamesExpert, ReasonTellsMark, require_presentable
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation, facts_sha256
from reviewer.committee.grid import Rating
from reviewer.committee.request_changes import request_changes
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.dossier import Attachment, RequestVersion
from tests.support.committee import (
    GRID,
    a_deliberation,
    a_draft,
    a_vote,
    at,
    ratings,
    seated,
    verdicts,
    voted,
)
from tests.support.requests import a_request

NO = verdicts(False, True)
DONE, CURRENT, AHEAD, SKIPPED = (
    StageStatus.DONE,
    StageStatus.CURRENT,
    StageStatus.AHEAD,
    StageStatus.SKIPPED,
)


def _marked(expert: str, seat: int, **marks: Rating) -> Evaluation:
    return a_draft(expert, seat).fill(GRID, {**ratings(3), **marks}, verdicts(), "")


# --- marks that lie apart ------------------------------------------------------------------------------------


def test_two_marks_apart_are_shown_even_where_the_verdicts_agree() -> None:
    one = _marked("eli", 1, **{"job.tasks": Rating(mark=4), "profile.match": Rating(mark=2)})
    other = _marked("elsa", 2, **{"job.tasks": Rating(mark=2), "profile.match": Rating(mark=3)})
    assert notable_gaps(GRID, (one, other)) == {"job.tasks"}


def test_what_somebody_left_out_is_compared_among_the_others() -> None:
    one = _marked("eli", 1, **{"job.share": Rating(not_applicable=True)})
    other = _marked("elsa", 2, **{"job.share": Rating(mark=0, comment="Rien.")})
    third = _marked("emil", 3, **{"job.share": Rating(mark=4)})
    assert notable_gaps(GRID, (one, other)) == frozenset()
    assert notable_gaps(GRID, (one, other, third)) == {"job.share"}


def test_one_evaluation_alone_has_no_difference() -> None:
    assert notable_gaps(GRID, (_marked("eli", 1),)) == notable_gaps(GRID, ()) == frozenset()


# --- the stations --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deliberation", "expected"),
    [
        (a_deliberation(), (DONE, CURRENT, AHEAD, AHEAD, AHEAD)),
        (a_deliberation(with_concertation=False), (DONE, CURRENT, SKIPPED, AHEAD, AHEAD)),
        (voted(NO, NO), (DONE, DONE, SKIPPED, SKIPPED, CURRENT)),
        (voted(verdicts(), NO).open_concertation(at(15)), (DONE, DONE, CURRENT, AHEAD, AHEAD)),
        (
            voted(verdicts(), NO).open_concertation(at(15)).open_third_review(at(20)),
            (DONE, DONE, DONE, CURRENT, AHEAD),
        ),
        (
            voted(NO, NO).decide({"job": "Non."}, "claude", at(40)),
            (DONE, DONE, SKIPPED, SKIPPED, DONE),
        ),
    ],
)
def test_the_path_picture_says_where_the_dossier_stands(
    deliberation: Deliberation, expected: tuple[StageStatus, ...]
) -> None:
    steps = path_of(deliberation)
    assert [one.stage for one in steps] == list(Stage)
    assert tuple(one.status for one in steps) == expected


def test_the_path_picture_is_the_same_whether_one_has_submitted_or_not() -> None:
    sitting = seated(a_deliberation(), "eli", "elsa")
    assert path_of(sitting) == path_of(sitting.put_evaluation(a_vote("eli", 1, NO)))


# --- what changed --------------------------------------------------------------------------------------------


def test_only_the_facts_that_differ_are_told_with_their_french_names() -> None:
    older = a_request()
    newer = replace(older, job=replace(older.job, title="Chercheuse en IA"))
    (change,) = request_changes(older, newer)
    assert (change.path, change.before, change.after) == ("job.title", older.job.title, "Chercheuse en IA")
    assert change.name != "job.title"


def test_a_request_has_no_difference_with_itself_and_back_is_forth_turned_round() -> None:
    older = a_request()
    newer = replace(older, candidate=replace(older.candidate, diplomas=()))
    assert request_changes(older, older) == ()
    there, back = request_changes(older, newer), request_changes(newer, older)
    assert there
    assert {(one.path, one.before, one.after) for one in there} == {
        (one.path, one.after, one.before) for one in back
    }


# --- reasons -------------------------------------------------------------------------------------------------


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéàç ,.;’", max_size=80))
def test_a_reason_in_small_letters_that_names_nobody_passes(text: str) -> None:
    require_presentable({"job": text}, ["Éli Première-Dubois"], 4)


@pytest.mark.parametrize("text", ["Vu par Éli Le Roy.", "vu par eli le roy.", "Mme Roy l’a vu."])
def test_a_name_is_found_in_full_in_any_case_or_alone_with_its_capital(text: str) -> None:
    with pytest.raises(ReasonNamesExpert) as refused:
        require_presentable({"job": text}, ["Éli Le Roy"], 4)
    assert refused.value.finding == "job"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Hélène Ouellet", "Selon la lecture d’Ouellet, peu d’IA."),
        ("Marc Archambault", "Rien n'indique, dit l'avis d'Archambault, de l’IA."),
        ("Liam O’Neill", "La lecture d’O’Neill le dit."),
        ("Nguyễn Thị Lý", "Mme Lý ne voit pas d’IA."),
        ("Jean-François Bélanger-Côté", "M. Bélanger ne voit pas d’IA."),
        ("Ali al-Ḥasan", "Vu par al-Hasan."),
    ],
)
def test_a_name_is_found_behind_an_elision_and_in_part_behind_a_title(name: str, text: str) -> None:
    with pytest.raises(ReasonNamesExpert):
        require_presentable({"job": text}, [name], 4)


@pytest.mark.parametrize(
    "text", ["Le poste est autre. Il le montre.", "D’un côté, peu d’IA.", "Me Roy l’a dit."]
)
def test_common_words_that_are_also_names_pass(text: str) -> None:
    require_presentable({"job": text}, ["Nam Lê", "Anne Côté-Un"], 4)


@pytest.mark.parametrize(
    "text", ["cote 2", "Notes de 3", "score : 12", "3/4", "3\u20444", "3 sur 4", "pointage de 9"]
)
def test_a_mark_is_found_however_it_is_told(text: str) -> None:
    with pytest.raises(ReasonTellsMark):
        require_presentable({"job": f"Les tâches : {text}."}, [], 4)


@pytest.mark.parametrize("text", ["20 % du temps", "3 sur 10 projets", "diplôme obtenu en 2024", "4 ans"])
def test_figures_of_the_dossier_are_no_marks(text: str) -> None:
    require_presentable({"job": f"Le dossier montre {text}."}, ["Éli Roy"], 4)


# --- the facts under the seal --------------------------------------------------------------------------------


def _version(**others: object) -> RequestVersion:
    facts: dict[str, object] = {
        "number": 1,
        "request": a_request(),
        "sha256": "a" * 64,
        "taken_in_at": datetime(2025, 5, 20, tzinfo=UTC),
        "taken_in_by": "kim",
        "origin": "essai",
    }
    return RequestVersion(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests


def _correction(key: str, path: str, value: str) -> FactCorrection:
    return FactCorrection(
        id=key,
        dossier_id="d1",
        path=path,
        declared="avant",
        corrected=value,
        reason="Pièce.",
        by="claude",
        at=at(1),
        request_version=1,
    )


def test_the_digest_of_the_facts_changes_with_each_of_them_and_not_with_their_order() -> None:
    one, other = _correction("c1", "job.title", "Chercheuse"), _correction("c2", "employer.neq", "1160000008")
    paper = Attachment(kind="cv", filename="cv.pdf", sha256="b" * 64, size=3)
    digests = [
        facts_sha256(_version(), ()),
        facts_sha256(_version(number=2), ()),
        facts_sha256(_version(sha256="c" * 64), ()),
        facts_sha256(_version(attachments=(paper,)), ()),
        facts_sha256(_version(), (one,)),
        facts_sha256(_version(), (one, other)),
        facts_sha256(_version(), (replace(one, corrected="Autre"),)),
    ]
    assert len(set(digests)) == len(digests)
    assert facts_sha256(_version(), (one, other)) == facts_sha256(_version(), (other, one))

"""Leniency: compared within dossiers, held back where little is known, untold below ten dossiers."""

from __future__ import annotations

from random import Random

from reviewer.statistics.leniency import LEAST_DOSSIERS, Leniency, MeanMark, leniency


def committee(
    dossiers: int, effects: dict[str, float], *, seed: int = 5, noise: float = 0.3
) -> list[MeanMark]:
    """Return mean marks of two experts a dossier, drawn with these effects."""
    draw = Random(seed)
    found = []
    for number in range(dossiers):
        level = draw.gauss(2.5, 0.8)
        for expert in draw.sample(sorted(effects), 2):
            found.append(MeanMark(str(number), expert, level + effects[expert] + draw.gauss(0, noise)))
    return found


def by_expert(marks: list[MeanMark]) -> dict[str, Leniency]:
    return {one.expert: one for one in leniency(marks)}


def test_whoever_marks_higher_on_the_same_dossiers_is_found() -> None:
    found = by_expert(committee(120, {"douce": 0.6, "dure": -0.6, "a": 0, "b": 0, "c": 0}))
    for expert, truth in (("douce", 0.6), ("dure", -0.6), ("a", 0.0)):
        low, high = found[expert].interval or (0, 0)
        assert low <= truth <= high
    assert (found["douce"].interval or (0, 0))[0] > 0 > (found["dure"].interval or (0, 0))[1]


def test_good_files_make_nobody_lenient() -> None:
    marks = [
        MeanMark(f"{kind}{number}", expert, level + (0.01 if number % 2 else -0.01) * (expert == "a"))
        for kind, level, pair in (("bon", 3.8, ("a", "b")), ("faible", 0.9, ("c", "d")))
        for number in range(20)
        for expert in pair
    ]
    assert all(abs(one.estimate or 0) < 0.05 for one in leniency(marks))


def test_an_estimate_is_drawn_towards_zero_and_the_more_so_the_less_is_known() -> None:
    effects = {"nouveau": 0.8, "ancien": 0.8, "a": 0.0, "b": -0.4, "c": -0.2, "d": 0.1}
    marks = committee(200, effects)
    kept = {one.dossier for one in marks if one.expert == "nouveau"}
    few = sorted(kept)[LEAST_DOSSIERS:]
    found = by_expert([one for one in marks if one.dossier not in few])
    new, old = found["nouveau"], found["ancien"]
    assert new.dossiers == LEAST_DOSSIERS
    assert new.interval is not None
    assert old.interval is not None
    assert new.interval[1] - new.interval[0] > old.interval[1] - old.interval[0]


def test_below_ten_dossiers_nothing_is_told() -> None:
    found = by_expert(committee(9, {"a": 1.0, "b": -1.0}))
    assert {one.dossiers for one in found.values()} == {9}
    assert all(one.estimate is None and one.interval is None for one in found.values())
    told = by_expert(committee(10, {"a": 1.0, "b": -1.0}))
    assert all(one.estimate is not None for one in told.values())


def test_a_dossier_that_one_expert_rated_says_nothing() -> None:
    marks = committee(15, {"a": 0.5, "b": -0.5})
    alone = [MeanMark(f"seul{number}", "a", 4.0) for number in range(30)]
    assert leniency(marks) == leniency([*marks, *alone])


def test_experts_who_always_agree_are_neither_lenient_nor_severe() -> None:
    marks = [MeanMark(str(number), expert, 3.0) for number in range(12) for expert in ("a", "b")]
    assert [one.estimate for one in leniency(marks)] == [0.0, 0.0]


def test_no_marks_no_experts() -> None:
    assert leniency([]) == ()

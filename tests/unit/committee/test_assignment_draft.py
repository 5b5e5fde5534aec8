"""A plan that a person changes by hand, and what makes an expert suit a file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.committee.assignment.affinity import AffinityPartKind, affinity_of, affinity_weights
from reviewer.committee.assignment.alternates import Alternate
from reviewer.committee.assignment.draft import Barrier, Draft, DraftHistory, Figures, Place, PlaceRefused
from reviewer.committee.assignment.problem import AssignmentProblem, AssignmentRules
from reviewer.committee.composition import load_composition
from reviewer.committee.topics import Topics, topics_of
from reviewer.committee.vocabulary import Term
from tests.support.assignment import an_expert
from tests.support.requests import a_request

D1, D2 = "D1", "D2"
FIRST, SECOND = Place(dossier=D1, number=1), Place(dossier=D1, number=2)
ALONE = Place(dossier=D2, number=2)


def a_problem(*, senior: bool = False) -> AssignmentProblem:
    """Return two files of two places: on the second, Erin sits already."""
    return AssignmentProblem(
        experts=(
            an_expert("eli", 2, employers="u", senior=True),
            an_expert("elsa", 2, employers="v"),
            an_expert("emil", 1, employers="u"),
            an_expert("erin", 1, employers="w"),
            an_expert("evan", 2, available=False),
            an_expert("flora", 2, employers="x"),
        ),
        dossiers=(D1, D2),
        reviewers_per_dossier=2,
        places={},
        seed=1,
        rules=AssignmentRules(distinct_employers=True, at_least_one_senior=senior, balance=True),
        affinity={(D1, "eli"): Decimal("0.5"), (D1, "elsa"): Decimal("0.2"), (D2, "elsa"): Decimal("0.9")},
        conflicts={(D2, "flora"): ("motif",)},
        fixed=((D2, "erin"),),
    )


def a_draft(*, senior: bool = False) -> Draft:
    """Return the draft with Éli and Elsa on the first file, and nobody yet beside Erin on the second."""
    pairs = ((D1, "eli"), (D1, "elsa"), (D2, "erin"))
    return Draft.of(a_problem(senior=senior), (FIRST, SECOND, ALONE), pairs)


def barriers(draft: Draft, place: Place) -> dict[str, Barrier | None]:
    return {one.expert: one.barrier for one in draft.options(place)}


def test_a_plan_fills_its_places_in_order_and_leaves_the_others_empty() -> None:
    draft = a_draft()
    assert [draft.at(place) for place in draft.places] == ["eli", "elsa", None]
    assert set(draft.pairs) == {(D2, "erin"), (D1, "eli"), (D1, "elsa")}
    assert draft.figures == Figures(places=2, heaviest=1, affinity=Decimal("0.7"))
    assert draft.loads["erin"] == 1
    assert draft.loads["flora"] == 0


def test_each_expert_is_offered_with_what_would_change_or_with_what_is_in_the_way() -> None:
    draft = a_draft()
    assert barriers(draft, ALONE) == {
        "eli": None,
        "elsa": None,
        "emil": None,
        "erin": Barrier.HERE_ALREADY,
        "evan": Barrier.UNAVAILABLE,
        "flora": Barrier.CONFLICT,
    }
    best, *others = draft.options(ALONE)
    assert [one.expert for one in (best, *others)][:3] == ["emil", "elsa", "eli"]
    assert best.change == Figures(places=1, heaviest=0, affinity=Decimal(0))
    assert others[0].change == Figures(places=1, heaviest=1, affinity=Decimal("0.9"))
    assert (others[0].affinity, others[0].load) == (Decimal("0.9"), 1)
    assert all(one.change is None for one in others if one.barrier is not None)


def test_employers_and_full_hands_are_in_the_way() -> None:
    found = barriers(a_draft(), SECOND)
    assert "elsa" not in found
    assert (found["emil"], found["erin"]) == (Barrier.EMPLOYER, Barrier.CAPACITY)
    assert found["flora"] is None


def test_the_last_place_of_a_file_wants_its_senior_where_the_rules_do() -> None:
    draft = a_draft(senior=True)
    assert barriers(draft, FIRST)["flora"] is Barrier.SENIOR
    assert barriers(draft, SECOND)["flora"] is None
    emptied = draft.put(SECOND, None)
    assert barriers(emptied, FIRST)["flora"] is None


def test_what_is_not_possible_is_refused_with_its_reason_and_the_rest_is_put() -> None:
    draft = a_draft()
    with pytest.raises(PlaceRefused) as refused:
        draft.put(ALONE, "evan")
    assert refused.value.barrier is Barrier.UNAVAILABLE
    put = draft.put(ALONE, "emil")
    assert (put.at(ALONE), draft.at(ALONE)) == ("emil", None)
    assert put.put(ALONE, "emil") == put
    assert put.put(ALONE, None) == draft


def test_who_comes_next_shares_no_employer_with_whoever_sits() -> None:
    found = a_draft().alternates()
    assert found == (
        Alternate(dossier=D1, expert="flora"),
        Alternate(dossier=D2, expert="elsa"),
        Alternate(dossier=D2, expert="emil"),
    )


def test_changes_are_undone_and_redone_in_their_order() -> None:
    start = a_draft()
    one, two = start.put(ALONE, "emil"), start.put(ALONE, "elsa")
    history = DraftHistory(draft=start)
    assert history.then(start) is history
    assert (history.undo(), history.redo()) == (history, history)
    history = history.then(one).then(two)
    back = history.undo()
    assert (back.draft, back.undo().draft) == (one, start)
    assert back.undo().redo().redo() == history
    assert back.then(start).undone == ()


# --- what suits a file ---------------------------------------------------------------------------------------


def test_affinity_is_the_sum_of_its_parts_each_with_its_facts() -> None:
    weights = affinity_weights()
    assert weights.domains + weights.language + weights.recent_load == 1
    found = affinity_of(
        file_domains=["vision", "sante"],
        file_languages=["fr"],
        expert_domains=["vision", "langage"],
        expert_languages=["fr", "en"],
        recent_load=weights.half_at,
    )
    by_kind = {part.kind: part for part in found.parts}
    assert by_kind[AffinityPartKind.DOMAINS].value == weights.domains / 2
    assert by_kind[AffinityPartKind.DOMAINS].facts == ("vision",)
    assert by_kind[AffinityPartKind.LANGUAGE].value == weights.language
    assert by_kind[AffinityPartKind.LANGUAGE].facts == ("fr",)
    assert by_kind[AffinityPartKind.RECENT_LOAD].value == weights.recent_load / 2
    assert found.value == sum(part.value for part in found.parts)


def test_what_is_unknown_of_a_file_is_worth_nothing_to_anybody() -> None:
    found = affinity_of(
        file_domains=[], file_languages=[], expert_domains=["vision"], expert_languages=["fr"], recent_load=0
    )
    assert [part.value for part in found.parts] == [0, 0, affinity_weights().recent_load]


def test_domains_and_language_of_a_job_are_found_by_their_words_and_by_the_house_s_own_names() -> None:
    vocabulary = [
        Term(id="vision", label="Vision"),
        Term(id="sante", label="Santé"),
        Term(id="quantique", label="Informatique quantique"),
    ]
    request = a_request(
        job__title="Spécialiste en vision par ordinateur",
        job__description="Concevoir des modèles pour les hôpitaux, avec une équipe, dans la ville.",
        job__requirements="Informatique Quantique",
    )
    assert topics_of(request, vocabulary) == Topics(domains=("vision", "quantique"), languages=("fr",))
    nothing = a_request(job__title="X", job__description=None, job__requirements=None)
    assert topics_of(nothing, vocabulary) == Topics()


def test_committees_are_composed_of_different_employers_and_in_balance() -> None:
    policy = load_composition()
    assert (policy.distinct_employers, policy.balance) == (True, True)
    assert policy.senior_programmes == frozenset()

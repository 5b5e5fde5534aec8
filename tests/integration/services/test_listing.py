"""The one list, for whoever looks: what they may search by, what they see, and how few statements it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import ConflictingChange, NotFound
from reviewer.search.completing import completions
from reviewer.search.faults import FaultCode
from reviewer.services.listing import MOST_HELD, ListClosed
from reviewer.services.lists import Order
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.saved_views import ViewIsFixed, ViewNameMissing, ViewNotSound
from reviewer.services.view_records import Layout, ViewColumn
from tests.support.office import House


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """Collect every statement that goes to the driver."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(house.opened.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(house.opened.engine, "before_cursor_execute", note)


def found(house: House, who: str, typed: str) -> list[str]:
    office = house.as_(who)
    listing = office.lists.open(typed, Order("reference"))
    assert listing.parsed.faults == (), typed
    office.lists.close(listing.key)
    return [row.reference for row in listing.rows]


def test_the_list_says_what_is_understood_and_shows_what_fits(house: House) -> None:
    house.received("TC-1")
    house.admissible("TC-2")
    listing = house.as_("claude").lists.open("état:reçue étatt:x")
    assert [row.reference for row in listing.rows] == ["TC-1"]
    assert [one.code for one in listing.parsed.faults] == [FaultCode.UNKNOWN_FIELD]
    assert listing.rows[0].due_on is not None


def test_a_screen_takes_at_most_five_statements(house: House) -> None:
    for number in range(4):
        house.in_review(f"TC-{number}")
    office = house.as_("claude")
    for act in (
        lambda: office.lists.open("boréal état:en-évaluation", Order("employer")),
        office.saved_views.rail,
    ):
        with statements(house) as sent:
            act()
        assert len(sent) <= 5, sent
    key = office.lists.open("").key
    office.lists.hold(key)
    with statements(house) as sent:
        rows = office.lists.page(key, 0, 50)
    assert len(sent) <= 5, sent
    assert rows[0] is not None
    assert rows[0].holders
    office.lists.close_all()


def test_until_all_first_experts_have_submitted_no_search_tells_who_has(house: House) -> None:
    house.in_review("TC-1")
    house.vote(house.in_review("TC-2"), "eli")
    for who in ("claude", "kim", "sacha"):
        for typed in ("étape:évaluations-attendues", "état:en-évaluation", "échéance:>=0j", "dépassé:non"):
            assert found(house, who, typed) == ["TC-1", "TC-2"], (who, typed)
    for typed in ("experts:2/2", "conflit:non", "-conflit:oui"):
        assert found(house, "claude", typed) == ["TC-1", "TC-2"], typed


def test_who_may_not_know_the_experts_may_not_search_by_them(house: House) -> None:
    house.in_review("TC-1")
    assert found(house, "claude", "experts:2 conflit:non") == ["TC-1"]
    for who in ("kim", "sacha"):
        listing = house.as_(who).lists.open("experts:2 conflit:oui expert:eli")
        assert [one.code for one in listing.parsed.faults] == [FaultCode.UNKNOWN_FIELD] * 3
        assert listing.rows[0].holders == ()
        fields = {one.key for one in house.as_(who).lists.catalogue().fields}
        assert not fields & {"expert", "experts", "conflict"}


def test_an_expert_lists_the_files_on_which_they_sit(house: House) -> None:
    house.in_review("TC-1")
    house.received("TC-2")
    assert found(house, "eli", "") == ["TC-1"]
    assert found(house, "emil", "") == []
    listing = house.as_("eli").lists.open("verdict:admissible avis:aucun")
    assert [one.code for one in listing.parsed.faults] == [FaultCode.UNKNOWN_FIELD] * 2


def test_verdicts_criteria_and_avis_are_searched_by(house: House) -> None:
    house.received("TC-0")
    house.issued("TC-1")
    assert found(house, "claude", "verdict:aucun") == ["TC-0"]
    assert found(house, "claude", "-verdict:aucun avis:favorable,en-vigueur expire:>0j") == ["TC-1"]
    assert found(house, "claude", "numéro:2025 étape:aucune") == ["TC-1"]
    assert found(house, "claude", "critère:IA-TE-SAL") == []
    assert found(house, "claude", "programme:iatiev volet:ia") == ["TC-0", "TC-1"]


def test_a_list_that_is_held_counts_what_others_change(house: House) -> None:
    dossier = house.received("TC-1")
    house.received("TC-2")
    key = house.as_("claude").lists.open("état:reçue", Order("reference")).key
    assert house.office.lists.place(key, dossier) is None
    assert house.office.lists.hold(key) == 2
    assert house.office.lists.place(key, dossier) == 0
    assert house.office.lists.changes(key) == 0
    house.as_("cora").triage.withdraw(dossier, "Courriel du 19 mai.")
    assert house.as_("claude").lists.changes(key) == 1
    rows = house.office.lists.page(key, 0, 10)
    assert [row.reference for row in rows if row] == ["TC-1", "TC-2"]
    assert house.office.lists.ids(key)[0] == dossier
    house.office.lists.close_all()


def test_what_one_did_oneself_is_not_news_but_what_it_put_on_the_list_is_lacking(house: House) -> None:
    waiting, other = house.received("TC-1"), house.received("TC-2")
    house.triage(other, AdmissibilityDecision.ADMISSIBLE)
    lists = house.as_("claude").lists
    here, there = lists.open("état:reçue").key, lists.open("état:admissible").key
    assert lists.lacks(there, {other})
    lists.hold(here)
    lists.hold(there)
    house.triage(waiting, AdmissibilityDecision.ADMISSIBLE)
    assert (lists.changes(here), lists.changes(there)) == (0, 0)
    assert not lists.lacks(here, {waiting})
    assert lists.lacks(there, {waiting})
    assert not lists.lacks(there, {other})
    house.received("TC-3")
    assert house.as_("kim").lists.open("").total == 3
    assert house.as_("claude").lists.changes(here) == 1
    lists.close_all()


def test_a_list_is_its_openers_and_few_are_held_at_once(house: House) -> None:
    house.received("TC-1")
    office = house.as_("claude")
    keys = [office.lists.open("").key for _ in range(MOST_HELD + 1)]
    with pytest.raises(ListClosed):
        office.lists.page(keys[0], 0, 1)
    office.lists.hold(keys[-1])
    house.as_("kim")
    with pytest.raises(ListClosed):
        office.lists.page(keys[-1], 0, 1)
    office.lists.close_all()
    office.lists.close(keys[-1])


def test_completion_offers_the_houses_own_programmes(house: House) -> None:
    office = house.as_("claude")
    assert "iatiev" in [one.insert for one in completions(office.lists.catalogue(), "programme:ia", 12)]


# --- saved views ---------------------------------------------------------------------------------------------


def test_each_role_has_the_views_that_ship_for_it_with_their_counts(house: House) -> None:
    house.received("TC-1")
    house.admissible("TC-2")
    office = house.as_("claude")
    counts = {view.title(): count for view, count in office.saved_views.rail()}
    assert counts["À trier"] == 1
    assert counts["À pourvoir"] == 1
    assert {"En retard", "À décider", "Échéance proche"} <= set(counts)
    assert "À signer" in {view.title() for view in house.as_("sacha").saved_views.all()}


def test_a_dossier_is_due_soon_in_the_last_days_for_its_step_and_not_when_it_comes_in(house: House) -> None:
    house.received("TC-1")
    seen = []
    for day in (20, 21, 22, 23, 26, 27, 28):
        house.clock.move_to(date(2025, 5, day))
        counts = {view.title(): count for view, count in house.as_("claude").saved_views.rail()}
        seen.append((counts["Échéance proche"], counts["En retard"]))
    assert seen == [(0, 0), (0, 0), (0, 0), (1, 0), (1, 0), (1, 0), (0, 1)]


def test_ones_own_view_is_kept_without_a_line_in_the_journal_and_shown_to_nobody_else(house: House) -> None:
    house.received("TC-1")
    before = house.events()
    office = house.as_("claude")
    key = office.saved_views.save("Boréal", "employeur:BORÉAL etat:recue").facts["view"]
    (view,) = (one for one in office.saved_views.all() if one.id == key)
    assert (view.query, view.shared, view.version) == ("employeur:BORÉAL état:reçue", False, 1)
    assert [count for one, count in office.saved_views.rail() if one.id == key] == [1]
    office.saved_views.change(key, 1, name="Boréal inc.", order=Order("employer"))
    with pytest.raises(ConflictingChange):
        office.saved_views.change(key, 1, name="Autre")
    assert house.events() == before
    assert key not in {one.id for one in house.as_("cora").saved_views.all()}
    with pytest.raises(NotFound):
        house.as_("cora").saved_views.delete(key, 2)
    house.as_("claude").saved_views.delete(key, 2)
    assert key not in {one.id for one in office.saved_views.all()}
    assert house.events() == before


def test_a_shared_view_is_the_offices_and_the_journal_says_so(house: House) -> None:
    office = house.as_("claude")
    key = office.saved_views.save("Pour tous", "état:reçue", shared=True).facts["view"]
    assert house.events()[-1] == "view_shared"
    assert key in {one.id for one in house.as_("kim").saved_views.all()}
    with pytest.raises(ActNotPermitted):
        house.as_("kim").saved_views.change(key, 1, name="À moi")
    with pytest.raises(ActNotPermitted):
        house.as_("kim").saved_views.save("Pour tous", "", shared=True)
    house.as_("cora").saved_views.share(key, 1, shared=False)
    assert house.events()[-1] == "view_taken_back"
    assert key not in {one.id for one in house.as_("kim").saved_views.all()}
    house.as_("cora").saved_views.share(key, 2, shared=True)
    house.as_("claude").saved_views.delete(key, 3)
    assert house.events()[-1] == "view_removed"
    assert house.holds()


def test_a_view_needs_a_name_and_a_search_that_is_understood(house: House) -> None:
    office = house.as_("claude")
    with pytest.raises(ViewNameMissing):
        office.saved_views.save("  ", "état:reçue")
    with pytest.raises(ViewNotSound):
        office.saved_views.save("Vue", "étatt:reçue")
    with pytest.raises(ViewNotSound):
        house.as_("kim").saved_views.save("Vue", "expert:eli")
    with pytest.raises(ViewIsFixed):
        house.as_("claude").saved_views.delete("to-triage", 0)


def test_everybody_keeps_their_own_layout_of_the_list(house: House) -> None:
    before = house.events()
    office = house.as_("claude")
    assert office.saved_views.layout() is None
    columns = (ViewColumn("reference", 120), ViewColumn("job", 0, shown=False))
    office.saved_views.keep_layout(columns, Order("employer", descending=True))
    office.saved_views.keep_layout(columns[:1], Order("employer"))
    assert office.saved_views.layout() == Layout(columns[:1], Order("employer"))
    assert house.as_("kim").saved_views.layout() is None
    assert house.events() == before

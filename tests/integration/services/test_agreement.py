"""Agreement in the office: first blind votes of decided dossiers only, and leniency for the few who may read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.services.agreement import AgreementReport, AgreementRow, Quarter, Scope
from reviewer.statistics.agreement import Undefined
from tests.support.committee import verdicts
from tests.support.office import PROGRAMME, REASONS, House
from tests.support.people import a_person, an_expert


def report(house: House, person: str = "claude") -> AgreementReport:
    return house.as_(person).agreement.report(PROGRAMME)


def row(found: AgreementReport, scope: Scope, finding: str) -> AgreementRow:
    return next(one for one in found.rows if (one.scope, one.finding) == (scope, finding))


def test_before_any_decision_there_is_nothing_to_tell(house: House) -> None:
    house.disputed()
    found = report(house)
    assert (found.dossiers, found.rows) == (0, ())


def test_a_vote_before_the_decision_changes_no_figure(house: House) -> None:
    house.decided("TC-1")
    before = report(house)
    other = house.in_review("TC-2")
    house.vote(other, "eli", verdicts(False, False))
    assert report(house) == before
    house.vote(other, "elsa", verdicts(False, False))
    assert report(house) == before
    house.as_("cora").committee.confirm_decision(other, REASONS)
    assert report(house).dossiers == 2


def test_the_first_votes_count_and_not_what_was_said_after_them(house: House) -> None:
    dossier_id = house.disputed()
    for key in ("eli", "elsa"):
        house.as_(key).committee.state_position(dossier_id, verdicts(), "Après échange.")
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    found = report(house)
    assert row(found, Scope.FINDING, "job").figures.percent_agreement.value == 0
    assert row(found, Scope.FINDING, "profile").figures.percent_agreement.value == 1


def test_the_third_experts_vote_does_not_count(house: House) -> None:
    dossier_id = house.with_third()
    house.vote(dossier_id, "emil", verdicts())
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    figures = row(report(house), Scope.FINDING, "job").figures
    assert (figures.raters, figures.judgements) == (2, 2)


def test_where_everybody_says_yes_alpha_is_undefined_in_words(house: House) -> None:
    for number in range(2):
        house.decided(f"TC-{number}")
    figures = row(report(house), Scope.FINDING, "job").figures
    assert figures.percent_agreement.value == 1
    assert figures.gwet_ac.value == 1
    assert figures.krippendorff_alpha.undefined is Undefined.ALL_EQUAL


def test_there_is_a_line_for_each_finding_criterion_and_quarter(house: House) -> None:
    house.decided("TC-1")
    found = report(house)
    scopes = [one.scope for one in found.rows]
    assert (scopes.count(Scope.FINDING), scopes.count(Scope.CRITERION)) == (2, len(house.grid.criteria))
    assert {one.quarter for one in found.rows if one.scope is Scope.QUARTER} == {Quarter(2025, 2)}


def test_whoever_sat_on_a_dossier_reads_nothing_of_it_here(house: House) -> None:
    with house.opened.store.begin() as work:
        eli = work.people.get("eli")
        work.people.save(replace(eli, roles=eli.roles | {Role.AUDITOR}))
        work.commit(house.office.desk.actor, house.office.desk.now(), Event(name="person_saved"))
    house.decided("TC-1")
    assert report(house).dossiers == 1
    assert report(house, "eli").dossiers == 0


@pytest.mark.parametrize("person", ["eli", "kim", "sacha", "ada"])
def test_only_coordination_and_audit_read_it(house: House, person: str) -> None:
    with pytest.raises(ActNotPermitted):
        report(house, person)
    with pytest.raises(ActNotPermitted):
        house.as_(person).agreement.leniency(PROGRAMME)


def test_an_expert_never_reads_leniency_whatever_other_role_they_have(house: House) -> None:
    with house.opened.store.begin() as work:
        work.people.save(a_person("dual", Role.COORDINATOR, Role.EXPERT, name="Dual Rôle"))
        work.experts.save(an_expert("dual", name="Dual Rôle"))
        work.commit(house.office.desk.actor, house.office.desk.now(), Event(name="person_saved"))
    with pytest.raises(ActNotPermitted):
        house.as_("dual").agreement.leniency(PROGRAMME)


def test_leniency_is_told_from_ten_dossiers_on(sqlite_house: House) -> None:
    house = sqlite_house
    for number in range(9):
        house.decided(f"TC-{number}")
    assert [one.leniency.estimate for one in house.as_("aude").agreement.leniency(PROGRAMME)] == [None, None]
    house.decided("TC-9")
    found = house.as_("aude").agreement.leniency(PROGRAMME)
    assert [one.name for one in found] == ["Elsa Deuxième", "Éli Première"]
    assert [one.leniency.dossiers for one in found] == [10, 10]
    assert all(one.leniency.estimate == 0 for one in found)

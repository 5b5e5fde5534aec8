"""Packages back: each answer has its own outcome, nothing is lost or doubled, and no mark is shown to who takes in."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.offline.refusals import PackageByAnother, PackageForSomebodyElse, PackageRefused
from reviewer.committee.offline.taking_in import Settlement
from reviewer.committee.seats import TextMissing
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.services.one_view import one_view
from reviewer.services.packages.keys import ExpertKeyDesk
from reviewer.services.packages.taking_in import KeysNotAccepted
from reviewer.services.packages.views import AsideRow, TakingInReport
from tests.support.committee import verdicts
from tests.support.looks import walled_off
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy, an_invited_copy
from tests.support.office import FOUNDER, House
from tests.support.people import a_person
from tests.support.requests import a_request
from tests.support.statements import statements


def out(house: House, mail: Path, *experts: str) -> tuple[str, list[ModelCopy]]:
    """Return a dossier that is out with its two experts, and their copies."""
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    copies = [an_enrolled_copy(house, mail, key) for key in experts or ("eli", "elsa")]
    for copy in copies:
        a_package(house, copy, mail, dossier_id)
    return dossier_id, copies


def take(house: House, *paths: Path, key: str = "claude") -> TakingInReport:
    return house.as_(key).returns.take_in(paths)


def outcomes(report: TakingInReport) -> list[Settlement]:
    assert report.refused == ()
    return [line.outcome for one in report.returns for line in one.lines]


def aside(house: House) -> list[AsideRow]:
    return list(house.as_("claude").package_shelf.aside())


def amend(house: House, **facts: object) -> None:
    request = a_request(reference="TC-2025-0001", **facts)
    house.as_("kim").intake.take_in(house.reader.put("suite.json", request), "iatiev")


def test_two_experts_on_the_train_agree_and_the_committee_decides(house: House, mail: Path) -> None:
    dossier_id, copies = out(house, mail)
    for copy in copies:
        copy.declare(dossier_id)
        copy.vote(dossier_id)
        assert outcomes(take(house, copy.send(mail))) == [Settlement.TAKEN_IN, Settlement.TAKEN_IN]
    votes = {one.expert_id: one for one in house.deliberation(dossier_id).evaluations}
    for copy in copies:
        assert replace(votes[copy.expert_id], version=0) == copy.sealed[0]
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    assert house.state(dossier_id) is DossierState.DECIDED
    assert house.holds()


def test_what_went_out_and_came_back_is_told_in_five_statements(house: House, mail: Path) -> None:
    dossier_id, (first, second) = out(house, mail)
    first.declare(dossier_id)
    first.vote(dossier_id)
    second.declare(dossier_id)
    for copy in (first, second):
        take(house, copy.send(mail))
    office = house.as_("claude")
    with statements(house.opened.engine) as sent, one_view():
        (waiting,) = office.package_shelf.sendable()
        assert waiting.expert_id == second.expert_id
        assert len(office.expert_keys.rows()) >= len(office.package_shelf.sent()) == 2
        assert [len(one.lines) for one in office.package_shelf.returned()] == [1, 2]
        assert office.package_shelf.aside() == ()
    assert len(sent) <= 5


def test_two_who_differ_are_shown_each_other_as_in_the_office(house: House, mail: Path) -> None:
    dossier_id, (eli, elsa) = out(house, mail)
    for copy, yes in ((eli, True), (elsa, False)):
        copy.declare(dossier_id)
        copy.vote(dossier_id, verdicts(yes))
        take(house, copy.send(mail))
    assert house.state(dossier_id) is DossierState.CONCERTATION
    assert "concertation_opened" in house.events()


def test_what_came_twice_changes_nothing(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    path = eli.send(mail)
    take(house, path)
    before, entries = house.deliberation(dossier_id), len(house.journal())
    again = take(house, path)
    assert outcomes(again) == [Settlement.ALREADY, Settlement.ALREADY]
    assert again.returns[0].known
    assert again.changes.dossiers == frozenset()
    assert house.deliberation(dossier_id) == before
    assert len(house.journal()) == entries


def test_of_two_that_lie_there_together_the_newer_counts_whichever_is_named_first(
    house: House, mail: Path
) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id, verdicts(False))
    first = eli.send(mail)
    eli.vote(dossier_id, verdicts(True))
    second = eli.send(mail)
    assert sorted(outcomes(take(house, first, second))) == ["older", "taken_in", "taken_in"]
    assert house.deliberation(dossier_id).evaluations[0].verdicts == verdicts(True)
    assert aside(house) == []


def test_a_vote_that_the_office_has_is_never_rewritten(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id, verdicts(False))
    take(house, eli.send(mail))
    eli.vote(dossier_id, verdicts(True))
    assert outcomes(take(house, eli.send(mail))) == [Settlement.ALREADY, Settlement.NEWER_ASIDE]
    assert house.deliberation(dossier_id).evaluations[0].verdicts == verdicts(False)
    (row,) = aside(house)
    assert (row.answer.outcome, row.reference, row.text) == (Settlement.NEWER_ASIDE, "TC-2025-0001", "")


def test_a_dossier_that_changed_takes_nothing_and_shows_both_sides_until_a_new_package_is_answered(
    house: House, mail: Path
) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    amend(house, job__title="Chercheuse en IA")
    assert outcomes(take(house, eli.send(mail))) == [Settlement.DOSSIER_CHANGED, Settlement.DOSSIER_CHANGED]
    assert house.deliberation(dossier_id).evaluations == ()
    for row in aside(house):
        assert [(one.path, one.after) for one in row.changes] == [("job.title", "Chercheuse en IA")]
    office = house.as_("claude")
    changes = office.packages.reissue(eli.held[dossier_id].package_id, mail)
    eli.receive(mail / changes.facts["file"], mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN, Settlement.TAKEN_IN]
    assert aside(house) == []  # what was kept is older now


def test_a_doubtful_declaration_waits_and_its_vote_comes_in_once_it_is_cleared(
    house: House, mail: Path
) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id, DeclarationKind.APPARENT)
    eli.vote(dossier_id)
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN, Settlement.AWAITS_RULING]
    assert house.deliberation(dossier_id).seat_of("eli").awaits_ruling
    house.as_("claude").chair.rule_on_declaration(dossier_id, "eli", accept=True, reason="Dix ans.")
    later = take(house)
    assert [line.outcome for line in later.later] == [Settlement.TAKEN_IN]
    assert later.changes.dossiers == {dossier_id}
    assert house.deliberation(dossier_id).evaluations[0].submitted


def test_a_real_conflict_vacates_the_seat_and_walls_off(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id, DeclarationKind.REAL, "Mon frère y travaille.")
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN]
    assert house.deliberation(dossier_id).open_seats() == (1,)
    assert walled_off(house, "eli", dossier_id)


def test_a_real_conflict_found_while_reading_is_a_recusal(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    take(house, eli.send(mail))
    eli.declare(dossier_id, DeclarationKind.REAL, "Je reconnais le directeur.")
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN]
    (seat,) = [one for one in house.deliberation(dossier_id).seats if one.expert_id == "eli"]
    assert (seat.active, seat.recusal_reason) == (False, "Je reconnais le directeur.")


def test_a_decline_opens_the_seat_and_walls_nobody_off(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.decline(dossier_id, "Pas mon domaine.")
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN, Settlement.TAKEN_IN]
    assert house.deliberation(dossier_id).open_seats() == (1,)
    assert not walled_off(house, "eli", dossier_id)
    assert "expert_declined" in house.events()


def test_who_left_the_seat_is_kept_aside_and_never_dropped(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    house.as_("claude").seating.recuse(dossier_id, "eli", "Conflit découvert.")
    assert set(outcomes(take(house, eli.send(mail)))) == {Settlement.NOT_ASSIGNED}
    rows = aside(house)
    assert len(rows) == 2
    with pytest.raises(TextMissing):
        house.as_("claude").returns.close("eli", rows[0].answer.id, " ")
    house.as_("claude").returns.close("eli", rows[0].answer.id, "Éli est prévenue.")
    assert len(aside(house)) == 1
    with pytest.raises(NotFound):
        house.as_("claude").returns.close("eli", rows[0].answer.id, "Encore.")


def test_an_expert_who_left_the_house_votes_no_more(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    house.as_("ada").people.save(a_person("eli", active=False, version=1))
    assert outcomes(take(house, eli.send(mail))) == [Settlement.NOT_ASSIGNED]


def test_a_conflict_that_shows_now_keeps_the_vote_aside(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    with house.opened.store.begin() as work:
        work.experts.save(replace(work.experts.get("eli"), declared_interests=("Laboratoires Boréal inc.",)))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))
    assert outcomes(take(house, eli.send(mail))) == [Settlement.TAKEN_IN, Settlement.IN_CONFLICT]


def test_a_vote_that_came_before_its_declaration_waits_for_it(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    declaration, vote = eli.declare(dossier_id), eli.vote(dossier_id)
    assert outcomes(take(house, eli.send(mail, vote))) == [Settlement.UNDECLARED]
    report = take(house, eli.send(mail, declaration))
    assert outcomes(report) == [Settlement.TAKEN_IN]
    assert [line.outcome for line in report.later] == [Settlement.TAKEN_IN]


def test_a_draft_in_the_office_gives_way_to_the_vote_that_was_sealed_elsewhere(
    house: House, mail: Path
) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    take(house, eli.send(mail))
    house.as_("eli").committee.save_evaluation(dossier_id, {}, {}, "Ébauche", request_version=1)
    eli.vote(dossier_id)
    assert Settlement.TAKEN_IN in outcomes(take(house, eli.send(mail)))
    (vote,) = house.deliberation(dossier_id).evaluations
    assert vote.id == eli.sealed[0].id


# --- refused files ----------------------------------------------------------------------------------------------------


def test_a_refused_file_changes_nothing_and_the_others_go_on(house: House, mail: Path) -> None:
    dossier_id, (eli, elsa) = out(house, mail)
    eli.declare(dossier_id)
    elsa.declare(dossier_id)
    bad = mail / "abîmé.avisre"
    bad.write_bytes(eli.send(mail).read_bytes()[:-7])
    report = take(house, bad, elsa.send(mail))
    assert [one.file for one in report.refused] == ["abîmé.avisre"]
    assert isinstance(report.refused[0].error, PackageRefused)
    assert len(report.returns) == 1
    assert house.deliberation(dossier_id).seat_of("eli").declaration is None


def test_a_package_of_a_stranger_or_for_another_office_is_refused(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    known = eli.keys
    eli.keys = eli.files.make_keys()
    stranger = eli.send(mail)
    eli.keys, eli.office = known, eli.files.make_keys().public
    elsewhere = eli.send(mail)
    errors = [type(one.error) for one in take(house, stranger, elsewhere).refused]
    assert errors == [PackageByAnother, PackageForSomebodyElse]


def test_an_expert_who_signs_for_another_is_refused(house: House, mail: Path) -> None:
    dossier_id, (eli, elsa) = out(house, mail)
    elsa.declare(dossier_id)
    elsa.expert_id = "eli"
    (refused,) = take(house, elsa.send(mail)).refused
    assert isinstance(refused.error, PackageByAnother)
    assert house.deliberation(dossier_id).seat_of("eli").declaration is None
    assert eli.expert_id == "eli"


def test_keys_that_wait_for_the_telephone_do_not_count_yet_and_their_package_comes_in_afterwards(
    house: House, mail: Path
) -> None:
    dossier_id, (eli,) = out(house, mail, "eli")
    eli.declare(dossier_id)
    fresh = an_invited_copy(house, mail, "eli")
    eli.keys = fresh.keys
    path = eli.send(mail)
    (refused,) = take(house, path).refused
    assert isinstance(refused.error, KeysNotAccepted)
    desk: ExpertKeyDesk = house.as_("claude").expert_keys
    announced = next(one for one in desk.rows() if one.expert_id == "eli").announced
    assert announced is not None
    desk.confirm(announced.id, announced.keys.fingerprint)
    assert outcomes(take(house, path)) == [Settlement.TAKEN_IN]


# --- who sees what ----------------------------------------------------------------------------------------------------


def test_who_takes_in_is_told_outcomes_and_no_mark(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id, verdicts(False), mark=1)
    report = take(house, eli.send(mail))
    eli.vote(dossier_id, verdicts(False), mark=1)
    later = take(house, eli.send(mail))
    office = house.as_("claude")
    everything = repr((report, later, office.package_shelf.returned(), office.package_shelf.aside()))
    journal = json.dumps([asdict(entry) for entry in house.journal()], default=str)
    for told in (everything, journal):
        for secret in ("Voir le CV", "Rating", "verdicts", "Le dossier le montre", eli.sealed[0].id):
            assert secret not in told


def test_the_journal_names_who_took_it_in_and_the_expert_stays_the_author(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    take(house, eli.send(mail), key="cora")
    entries = [one for one in house.journal() if one.event == "answer_taken_in"]
    assert {one.actor_id for one in entries} == {"cora"}
    assert {one.details["expert"] for one in entries} == {"eli"}
    assert ("reviewed", "eli") in {(part.value, who) for part, who in house.dossier(dossier_id).parts}
    shown = {entry.event for entry in house.as_("ada").dossiers.view(dossier_id).timeline}
    assert not shown & {"answer_taken_in", "evaluation_submitted"}


def test_a_coordinator_who_sits_there_is_told_nothing_and_somebody_else_takes_it_in(
    house: House, mail: Path
) -> None:
    dossier_id, (eli, _) = out(house, mail)
    with house.opened.store.begin() as work:
        both = work.people.get("elsa").roles | work.people.get("claude").roles
        work.people.save(replace(work.people.get("elsa"), roles=both))
        work.commit(FOUNDER, house.clock.now(), Event(name="person_saved"))
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    path = eli.send(mail)
    report = take(house, path, key="elsa")
    assert report.returns[0].lines == ()
    assert house.as_("elsa").package_shelf.aside() == ()
    assert house.as_("elsa").package_shelf.returned() == ()
    assert house.deliberation(dossier_id).seat_of("eli").declaration is None
    later = take(house)
    assert [line.outcome for line in later.later] == [Settlement.TAKEN_IN, Settlement.TAKEN_IN]
    take(house, key="elsa")
    assert house.deliberation(dossier_id).evaluations[0].submitted


def test_stopping_keeps_what_is_done_and_the_same_file_goes_on(house: House, mail: Path) -> None:
    dossier_id, (eli, _) = out(house, mail)
    eli.declare(dossier_id)
    eli.vote(dossier_id)
    path = eli.send(mail)
    stopped = house.as_("claude").returns.take_in([path], tell=lambda done, _total: done < 1)
    assert stopped.stopped
    assert outcomes(stopped) == [Settlement.TAKEN_IN]
    assert outcomes(take(house, path)) == [Settlement.ALREADY, Settlement.TAKEN_IN]

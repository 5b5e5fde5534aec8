"""Packages out: what can go to whom, what is in them, and what is told of them afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.offline.office_record import PackageState
from reviewer.committee.offline.refusals import PackageCancelled
from reviewer.dossier.events import Event
from reviewer.errors import NotFound
from reviewer.exchange.documents import package_document
from reviewer.services.packages.gathering import DossierObstacle
from reviewer.services.packages.sending import (
    ContractNotInForce,
    DossierCannotGo,
    NoConfirmedKey,
    NothingToPackage,
    PackageSending,
)
from reviewer.services.packages.views import ExpertObstacle, SendableExpert, SentBefore, SentRow, ThereNow
from reviewer.services.seating import Leaving
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy, an_invited_copy
from tests.support.office import FOUNDER, House
from tests.support.requests import a_request

CV = b"%PDF-1.4 un cv d'essai"


def seated(house: House, reference: str = "TC-2025-0001") -> str:
    house.reader.documents["cv.pdf"] = CV
    dossier_id = house.admissible(reference, documents=[{"kind": "cv", "path": "cv.pdf"}])
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    return dossier_id


def waiting(house: House, expert_id: str = "eli") -> SendableExpert:
    return next(one for one in house.as_("claude").package_shelf.sendable() if one.expert_id == expert_id)


def sent(house: House) -> SentRow:
    (row,) = house.as_("claude").package_shelf.sent()
    return row


def amend(house: House, reference: str = "TC-2025-0001") -> None:
    request = a_request(
        reference=reference, job__title="Chercheuse en IA", documents=[{"kind": "cv", "path": "cv.pdf"}]
    )
    house.as_("kim").intake.take_in(house.reader.put("suite.json", request), "iatiev")


def save_expert(house: House, **facts: object) -> None:
    with house.opened.store.begin() as work:
        work.experts.save(replace(work.experts.get("eli"), **facts))  # type: ignore[arg-type]
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))


def test_a_package_holds_what_one_expert_needs_and_nothing_of_anybody_else(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    elsa = an_enrolled_copy(house, mail, "elsa")
    a_package(house, elsa, mail, dossier_id)
    elsa.declare(dossier_id)
    elsa.vote(dossier_id)
    house.as_("claude").returns.take_in([elsa.send(mail)])
    copy = an_enrolled_copy(house, mail)
    path = a_package(house, copy, mail, dossier_id)
    known = {house.office.expert_keys.settings().keys.fingerprint: copy.office}  # type: ignore[union-attr]
    with copy.files.read_package(path, [copy.keys], known.get, mail) as received:
        package = received.package
        (one,) = package.dossiers
        (document,) = one.attachments
        assert received.open_document(document.sha256).read() == CV
    assert (package.expert_id, one.seat, one.breaks_tie, one.declared) == ("eli", 1, False, None)
    assert one.request == house.dossier(dossier_id).request
    assert (one.due_on, package.open_until) == (date(2025, 6, 3), date(2025, 6, 17))
    assert [grid.id for grid in package.grids] == [house.grid.id]
    manifest = json.dumps(package_document(package), ensure_ascii=False)
    assert "elsa" not in manifest
    assert "Deuxième" not in manifest
    assert path.stem == package.id


def test_what_can_go_says_what_is_there_already_and_what_changed(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    assert waiting(house).obstacle is ExpertObstacle.NO_KEY
    copy = an_invited_copy(house, mail, "eli")
    assert waiting(house).obstacle is ExpertObstacle.KEY_ANNOUNCED
    house.office.expert_keys.confirm(*_announced(house))
    assert waiting(house).obstacle is None
    assert waiting(house).to_send == (dossier_id,)
    a_package(house, copy, mail, dossier_id)
    (one,) = waiting(house).dossiers
    assert one.before is SentBefore.OUT
    assert waiting(house).to_send == ()
    amend(house)
    (one,) = waiting(house).dossiers
    assert one.before is SentBefore.CHANGED
    assert sent(house).lines[0].now is ThereNow.CHANGED
    assert sent(house).stale == 1
    house.as_("claude").packages.reissue(sent(house).package.id, mail)
    newest, former = house.office.package_shelf.sent()
    assert (newest.package.state, former.package.state) == (PackageState.OUT, PackageState.WITHDRAWN)
    assert (former.package.reason, newest.package.replaces) == ("anew", former.package.id)


def _announced(house: House) -> tuple[str, str]:
    row = next(one for one in house.as_("claude").expert_keys.rows() if one.expert_id == "eli")
    assert row.announced is not None
    return row.announced.id, row.announced.keys.fingerprint


def test_nothing_goes_without_confirmed_keys_or_a_contract(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    office = house.as_("claude")
    with pytest.raises(NoConfirmedKey):
        office.packages.make("eli", [dossier_id], mail)
    an_enrolled_copy(house, mail)
    save_expert(house, contract_until=date(2025, 5, 19))
    assert waiting(house).obstacle is ExpertObstacle.NO_CONTRACT
    with pytest.raises(ContractNotInForce):
        office.packages.make("eli", [dossier_id], mail)
    save_expert(house, contract_until=date(2025, 5, 25))
    office.packages.make("eli", [dossier_id], mail)
    assert sent(house).package.open_until == date(2025, 5, 25)


def test_a_dossier_that_does_not_wait_for_the_expert_does_not_go(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    an_enrolled_copy(house, mail, "erin")
    for chosen in ([dossier_id], ["absent"], []):
        with pytest.raises(NothingToPackage):
            house.as_("claude").packages.make("erin", chosen, mail)
    assert list(mail.glob("*.avisex")) == []


def test_a_doubtful_declaration_keeps_the_dossier_here_until_it_is_ruled_on(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    copy = an_enrolled_copy(house, mail)
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.APPARENT, "Un ancien collègue.")
    (one,) = waiting(house).dossiers
    assert one.obstacle is DossierObstacle.AWAITS_RULING
    with pytest.raises(DossierCannotGo):
        house.as_("claude").packages.make("eli", [dossier_id], mail)
    house.as_("claude").chair.rule_on_declaration(dossier_id, "eli", accept=True, reason="Dix ans.")
    a_package(house, copy, mail, dossier_id)
    assert copy.held[dossier_id].dossier.declared is DeclarationKind.APPARENT


def test_a_conflict_that_shows_now_keeps_the_dossier_here(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    an_enrolled_copy(house, mail)
    save_expert(house, declared_interests=("Laboratoires Boréal inc.",))
    (one,) = waiting(house).dossiers
    assert one.obstacle is DossierObstacle.IN_CONFLICT
    with pytest.raises(DossierCannotGo):
        house.as_("claude").packages.make("eli", [dossier_id], mail)


@pytest.mark.parametrize("at", [1, 2])
def test_a_package_that_is_stopped_leaves_no_file_and_says_so(house: House, mail: Path, at: int) -> None:
    dossier_id = seated(house)
    an_enrolled_copy(house, mail)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < at

    with pytest.raises(PackageCancelled):
        house.as_("claude").packages.make("eli", [dossier_id], mail, tell=tell)
    assert [path for path in mail.iterdir() if "avisex" in path.name] == []
    assert waiting(house).to_send == (dossier_id,)
    states = [(row.package.state, row.package.reason) for row in house.office.package_shelf.sent()]
    assert states in ([], [(PackageState.WITHDRAWN, "cancelled")])


def test_progress_is_told_from_the_first_document_to_the_last_byte(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    an_enrolled_copy(house, mail)
    told: list[float] = []

    def tell(done: int, total: int) -> bool:
        told.append(done / total)
        return True

    house.as_("claude").packages.make("eli", [dossier_id], mail, tell=tell)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_package_that_was_never_finished_is_shown_and_can_be_sent_anew(
    house: House, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = seated(house)
    an_enrolled_copy(house, mail)
    with monkeypatch.context() as patched:
        patched.setattr(PackageSending, "_send", _die)
        with pytest.raises(KeyboardInterrupt):
            house.as_("claude").packages.make("eli", [dossier_id], mail)
    assert sent(house).package.state is PackageState.PREPARING
    assert waiting(house).to_send == (dossier_id,)
    house.office.packages.reissue(sent(house).package.id, mail)
    states = [row.package.state for row in house.office.package_shelf.sent()]
    assert states == [PackageState.OUT, PackageState.WITHDRAWN]


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_the_end_of_a_seat_makes_the_copy_there_stale(house: House, mail: Path) -> None:
    first, second, third = (seated(house, f"TC-2025-000{number}") for number in (1, 2, 3))
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, first, second, third)
    office = house.as_("claude")
    office.seating.recuse(first, "eli", "Absence.", Leaving.WITHDRAWN)
    office.triage.withdraw(second, "Demandé le 19 mai.")
    copy.declare(third)
    copy.vote(third)
    office.returns.take_in([copy.send(mail)])
    assert [one.now for one in sent(house).lines] == [ThereNow.SEAT_ENDED, ThereNow.OVER, ThereNow.ANSWERED]
    assert sent(house).stale == 2
    with pytest.raises(NothingToPackage):
        office.packages.reissue(sent(house).package.id, mail)


def test_a_withdrawn_package_is_no_longer_waited_for_and_what_comes_is_weighed_as_ever(
    house: House, mail: Path
) -> None:
    dossier_id = seated(house)
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, dossier_id)
    house.as_("claude").packages.withdraw(sent(house).package.id, "Envoyé trop tôt.")
    assert sent(house).package.state is PackageState.WITHDRAWN
    assert waiting(house).to_send == (dossier_id,)
    copy.declare(dossier_id)
    report = house.as_("claude").returns.take_in([copy.send(mail)])
    assert report.changes.dossiers == {dossier_id}


def test_a_certificate_of_destruction_is_told_with_its_package(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, dossier_id)
    copy.declare(dossier_id)
    copy.destroy(sent(house).package.id)
    paths = [copy.send(mail), copy.send(mail)]
    report = house.as_("claude").returns.take_in(paths)
    assert [one.known for one in report.returns] == [False, False]
    assert sent(house).destroyed_at is not None
    with house.opened.store.read() as work:
        (certificate,) = work.packages.destructions()
    assert certificate.dossier_ids == (dossier_id,)


def test_administration_keeps_keys_and_learns_nothing_of_who_has_which_dossiers(
    house: House, mail: Path
) -> None:
    dossier_id = seated(house)
    a_package(house, an_enrolled_copy(house, mail), mail, dossier_id)
    assert house.as_("ada").package_shelf.sent() == ()
    assert house.as_("ada").package_shelf.returned() == ()
    shown = {entry.event for entry in house.as_("ada").dossiers.view(dossier_id).timeline}
    assert "request_taken_in" in shown
    assert "dossier_packaged" not in shown
    assert len(house.as_("aude").package_shelf.sent()) == 1


def test_who_sits_on_a_dossier_or_is_walled_off_sees_nothing_of_its_package(house: House, mail: Path) -> None:
    dossier_id = seated(house)
    copy: ModelCopy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, dossier_id)
    with house.opened.store.begin() as work:
        both = work.people.get("elsa").roles | work.people.get("claude").roles
        work.people.save(replace(work.people.get("elsa"), roles=both))
        work.commit(FOUNDER, house.clock.now(), Event(name="person_saved"))
    office = house.as_("elsa")
    assert office.package_shelf.sent() == ()
    assert office.package_shelf.sendable() == ()
    with pytest.raises(NothingToPackage):
        office.packages.make("eli", [dossier_id], mail)
    with pytest.raises(NotFound):
        office.packages.reissue("absent", mail)

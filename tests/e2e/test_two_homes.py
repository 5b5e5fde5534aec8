"""Two experts and an office, each in a home of their own; they share one folder and nothing else.

Out, declaration, scoring, back, decision: through the services of both sides, encrypted homes and real files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.maintenance import check
from db.store import open_store
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Step
from reviewer.committee.evaluation import seal_of
from reviewer.committee.offline.taking_in import Outcome
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.packages.mailbox import MailboxReport, Watch
from tests.support.expert_copies import CopyHome, a_copy
from tests.support.office import House, a_house

CANDIDATE = {"candidate__given_name": "Ombeline", "candidate__family_name": "Vraisemblance"}
NAME = "Vraisemblance"
BENCH = ("eli", "elsa")


@dataclass
class Places:
    """The office, the experts, and the folder between them."""

    house: House
    homes: dict[str, CopyHome]
    mail: Path
    watch: Watch

    def enrol(self, key: str) -> None:
        """Invite, answer, read out, confirm."""
        office = self.house.as_("claude")
        office.expert_keys.invite(key, self.mail)
        (invitation,) = self.mail.glob("*.avisei")
        copy = self.homes[key].copy
        copy.enrolling.accept(invitation)
        invitation.unlink()
        enrolment = copy.enrolling.write(self.mail)
        office.expert_keys.take_enrolment_in(enrolment)
        row = next(one for one in office.expert_keys.rows() if one.expert_id == key)
        waiting = row.announced
        assert waiting is not None
        assert waiting.keys.spoken == copy.enrolling.keys().spoken
        keys = office.expert_keys.office_keys()
        assert keys is not None
        assert keys.spoken == copy.enrolling.keys().office_spoken
        office.expert_keys.confirm(waiting.id, waiting.keys.fingerprint)

    def post(self, key: str) -> None:
        """Look twice, as a window does."""
        mailbox = self.homes[key].copy.mailbox
        mailbox.look()
        look = mailbox.look()
        assert look.refused == ()

    def collect(self) -> MailboxReport:
        """Let the office look twice."""
        mailbox = self.house.as_("claude").mailbox
        mailbox.look(self.watch)
        return mailbox.look(self.watch)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    opened = open_store(f"sqlite:///{tmp_path}/bureau/avise.db", unencrypted=True)
    house = a_house(opened)
    mail = tmp_path / "boite"
    mail.mkdir()
    homes = {key: a_copy(tmp_path / key, encrypted=True) for key in BENCH}
    made = Places(house, homes, mail, Watch())
    for key in BENCH:
        made.enrol(key)
        homes[key].copy.mailbox.watch(mail)
    house.as_("claude").mailbox.choose(mail)
    yield made
    for home in homes.values():
        home.close()
    opened.close()


def a_dossier(house: House) -> str:
    house.reader.documents["cv.pdf"] = f"Le CV d’{NAME}".encode()
    dossier_id = house.admissible(documents=[{"kind": "cv", "path": "cv.pdf"}], **CANDIDATE)
    house.as_("claude").seating.assign(dossier_id, BENCH)
    return dossier_id


def outcomes(report: MailboxReport) -> list[Outcome]:
    return [line.outcome for one in report.taken.returns for line in one.lines]


def test_a_complete_story_from_the_office_to_the_decision(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    for key in BENCH:
        house.as_("claude").packages.make(key, [dossier_id], places.mail)
    for key in BENCH:
        places.post(key)
        home = places.homes[key]
        assert home.copy.dossiers.rows()[0].state is CopyState.DECLARE
        home.declare(dossier_id)
        sha256 = house.dossier(dossier_id).current.attachments[0].sha256
        local = home.office.committee.open_grid(dossier_id).dossier
        assert local is not None
        attached = local.current.attachments[0]
        content = home.office.dossiers.attachment(dossier_id, attached.sha256)
        assert content == f"Le CV d’{NAME}".encode()
        assert attached.sha256 == sha256
        home.vote(dossier_id, yes=True, comment=f"{NAME} convient.")
        home.copy.sending.prepare(places.mail)
    assert outcomes(places.collect()) == [Outcome.TAKEN_IN] * 4
    deliberation = house.deliberation(dossier_id)
    assert deliberation.step() is Step.CONFIRMATION
    assert all(seal_of(vote) == vote.seal for vote in deliberation.evaluations)
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    assert house.state(dossier_id) is DossierState.DECIDED
    for key in BENCH:
        assert check(f"sqlite:///{(places.homes[key].folder / 'avise.db').as_posix()}") == ()
    assert check(house.opened.engine.url.render_as_string()) == ()
    assert house.holds()


def test_no_file_between_them_and_no_file_of_an_expert_names_the_candidate(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.declare(dossier_id)
    home.vote(dossier_id, comment=f"{NAME} convient.")
    home.copy.sending.prepare(places.mail)
    for folder in (places.mail, *(one.folder for one in places.homes.values())):
        for path in folder.rglob("*"):
            assert NAME not in path.name
            assert not path.is_file() or NAME.encode() not in path.read_bytes(), path


def test_what_is_redone_before_the_office_looks_is_the_one_that_counts(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.declare(dossier_id)
    home.vote(dossier_id, yes=True)
    home.copy.sending.prepare(places.mail)
    home.copy.answering.take_back(dossier_id)
    home.vote(dossier_id, yes=False)
    home.copy.sending.prepare(places.mail)
    places.collect()
    (vote,) = (one for one in house.deliberation(dossier_id).evaluations if one.expert_id == "eli")
    assert set(vote.verdicts.values()) == {False}


def test_what_is_redone_after_the_office_looked_is_kept_aside(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.declare(dossier_id)
    home.vote(dossier_id, yes=True)
    home.copy.sending.prepare(places.mail)
    places.collect()
    home.copy.answering.take_back(dossier_id)
    home.vote(dossier_id, yes=False)
    home.copy.sending.prepare(places.mail)
    assert Outcome.NEWER_ASIDE in outcomes(places.collect())
    (vote,) = (one for one in house.deliberation(dossier_id).evaluations if one.expert_id == "eli")
    assert set(vote.verdicts.values()) == {True}


def test_a_request_that_changed_goes_out_again_and_the_answer_is_redone(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.declare(dossier_id)
    home.vote(dossier_id)
    home.copy.sending.prepare(places.mail)
    house.receive(
        documents=[{"kind": "cv", "path": "cv.pdf"}], job__title="Directrice de la recherche", **CANDIDATE
    )
    assert Outcome.DOSSIER_CHANGED in outcomes(places.collect())
    (sent,) = house.as_("claude").package_shelf.sent()
    house.as_("claude").packages.reissue(sent.package.id, places.mail)
    places.post("eli")
    assert home.copy.dossiers.rows()[0].state is CopyState.CHANGED
    home.copy.answering.take_back(dossier_id)
    assert home.office.committee.open_grid(dossier_id).dossier is None
    home.declare(dossier_id)
    view = home.office.committee.open_grid(dossier_id)
    assert view.changed_since
    assert [one.after for one in view.changes] == ["Directrice de la recherche"]
    home.vote(dossier_id)
    home.copy.sending.prepare(places.mail)
    assert Outcome.TAKEN_IN in outcomes(places.collect())
    (vote,) = (one for one in house.deliberation(dossier_id).evaluations if one.expert_id == "eli")
    assert vote.request_version == 2


def test_a_doubtful_declaration_is_ruled_on_and_the_dossier_opens_there(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.declare(dossier_id, DeclarationKind.APPARENT, "Ancienne collègue.")
    home.copy.sending.prepare(places.mail)
    places.collect()
    house.as_("claude").chair.rule_on_declaration(dossier_id, "eli", accept=True, reason="Trop ancien.")
    (sent,) = house.as_("claude").package_shelf.sent()
    house.as_("claude").packages.reissue(sent.package.id, places.mail)
    places.post("eli")
    assert home.copy.dossiers.rows()[0].state is CopyState.SCORE
    home.vote(dossier_id)
    home.copy.sending.prepare(places.mail)
    assert Outcome.TAKEN_IN in outcomes(places.collect())


def test_a_dossier_that_was_declined_frees_its_seat(places: Places) -> None:
    house = places.house
    dossier_id = a_dossier(house)
    house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    home = places.homes["eli"]
    home.copy.answering.decline(dossier_id, "En congé jusqu’en juillet.")
    home.copy.sending.prepare(places.mail)
    assert outcomes(places.collect()) == [Outcome.TAKEN_IN]
    assert not house.deliberation(dossier_id).seats[0].active

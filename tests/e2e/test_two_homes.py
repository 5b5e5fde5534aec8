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
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.offline.taking_in import Settlement
from reviewer.committee.request_changes import request_changes
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.packages.mailbox import MailboxReport
from reviewer.services.watched_folder import Watch
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
        keys = office.expert_keys.settings().keys
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


def outcomes(report: MailboxReport) -> list[Settlement]:
    return [line.outcome for one in report.taken.returns for line in one.lines]


@dataclass
class AtHome:
    """A dossier of the office that Eli has at home and has not declared on yet."""

    places: Places
    home: CopyHome
    dossier_id: str

    def vote(self, *, yes: bool = True) -> None:
        """Score with a comment that names the candidate, and put the answer into the folder."""
        self.home.vote(self.dossier_id, yes=yes, comment=f"{NAME} convient.")
        self.home.copy.sending.prepare(self.places.mail)

    def send_anew(self) -> None:
        """Let the office write an up-to-date package, and the copy take it in."""
        office = self.places.house.as_("claude")
        (sent,) = office.package_shelf.sent()
        office.packages.reissue(sent.package.id, self.places.mail)
        self.places.post("eli")

    def arrived(self) -> Evaluation:
        """Return the vote that counts at the office."""
        deliberation = self.places.house.deliberation(self.dossier_id)
        (vote,) = (one for one in deliberation.evaluations if one.expert_id == "eli")
        return vote


@pytest.fixture
def at_home(places: Places) -> AtHome:
    dossier_id = a_dossier(places.house)
    places.house.as_("claude").packages.make("eli", [dossier_id], places.mail)
    places.post("eli")
    return AtHome(places, places.homes["eli"], dossier_id)


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
    assert outcomes(places.collect()) == [Settlement.TAKEN_IN] * 4
    deliberation = house.deliberation(dossier_id)
    assert deliberation.step() is Step.CONFIRMATION
    assert all(seal_of(vote) == vote.seal for vote in deliberation.evaluations)
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    assert house.state(dossier_id) is DossierState.DECIDED
    for key in BENCH:
        assert check(f"sqlite:///{(places.homes[key].folder / 'avise.db').as_posix()}") == ()
    assert check(house.opened.engine.url.render_as_string()) == ()
    assert house.holds()


def test_no_file_between_them_and_no_file_of_an_expert_names_the_candidate(at_home: AtHome) -> None:
    at_home.home.declare(at_home.dossier_id)
    at_home.vote()
    folders = [one.folder for one in at_home.places.homes.values()]
    for folder in (at_home.places.mail, *folders):
        for path in folder.rglob("*"):
            assert NAME not in path.name
            assert not path.is_file() or NAME.encode() not in path.read_bytes(), path


def test_what_is_redone_before_the_office_looks_is_the_one_that_counts(at_home: AtHome) -> None:
    at_home.home.declare(at_home.dossier_id)
    at_home.vote(yes=True)
    at_home.home.copy.answering.take_back(at_home.dossier_id)
    at_home.vote(yes=False)
    at_home.places.collect()
    assert set(at_home.arrived().verdicts.values()) == {False}


def test_what_is_redone_after_the_office_looked_is_kept_aside(at_home: AtHome) -> None:
    at_home.home.declare(at_home.dossier_id)
    at_home.vote(yes=True)
    at_home.places.collect()
    at_home.home.copy.answering.take_back(at_home.dossier_id)
    at_home.vote(yes=False)
    assert Settlement.NEWER_ASIDE in outcomes(at_home.places.collect())
    assert set(at_home.arrived().verdicts.values()) == {True}


def test_a_request_that_changed_goes_out_again_and_the_answer_is_redone(at_home: AtHome) -> None:
    home, dossier_id = at_home.home, at_home.dossier_id
    home.declare(dossier_id)
    at_home.vote()
    at_home.places.house.receive(
        documents=[{"kind": "cv", "path": "cv.pdf"}], job__title="Directrice de la recherche", **CANDIDATE
    )
    assert Settlement.DOSSIER_CHANGED in outcomes(at_home.places.collect())
    at_home.send_anew()
    assert home.copy.dossiers.rows()[0].state is CopyState.CHANGED
    home.copy.answering.take_back(dossier_id)
    assert home.office.committee.open_grid(dossier_id).dossier is None
    home.declare(dossier_id)
    view = home.office.committee.open_grid(dossier_id)
    assert view.dossier is not None
    older, now = view.dossier.versions
    changed = request_changes(older.request, now.request)
    assert [one.after for one in changed] == ["Directrice de la recherche"]
    at_home.vote()
    assert Settlement.TAKEN_IN in outcomes(at_home.places.collect())
    assert at_home.arrived().request_version == 2


def test_a_doubtful_declaration_is_ruled_on_and_the_dossier_opens_there(at_home: AtHome) -> None:
    home, places = at_home.home, at_home.places
    home.declare(at_home.dossier_id, DeclarationKind.APPARENT, "Ancienne collègue.")
    home.copy.sending.prepare(places.mail)
    places.collect()
    chair = places.house.as_("claude").chair
    chair.rule_on_declaration(at_home.dossier_id, "eli", accept=True, reason="Trop ancien.")
    at_home.send_anew()
    assert home.copy.dossiers.rows()[0].state is CopyState.SCORE
    at_home.vote()
    assert Settlement.TAKEN_IN in outcomes(places.collect())


def test_a_dossier_that_was_declined_frees_its_seat(at_home: AtHome) -> None:
    at_home.home.copy.answering.decline(at_home.dossier_id, "En congé jusqu’en juillet.")
    at_home.home.copy.sending.prepare(at_home.places.mail)
    assert outcomes(at_home.places.collect()) == [Settlement.TAKEN_IN]
    assert not at_home.places.house.deliberation(at_home.dossier_id).seats[0].active

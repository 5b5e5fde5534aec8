"""Who read what: noted before it is shown, once a minute, apart from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.errors import EnvironmentTrouble
from reviewer.readings import Reading
from reviewer.services.office import Office
from reviewer.services.ports import Store, UnitOfWork
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.office import FOUNDER, House


def readings(house: House) -> list[Reading]:
    with house.opened.store.read() as work:
        return list(work.readings.entries())


def told(house: House) -> list[tuple[str, str]]:
    return [(one.actor_id, one.part) for one in readings(house)]


def test_opening_a_dossier_says_who_and_which_part(house: House) -> None:
    dossier_id = house.received()
    house.as_("cora").dossiers.view(dossier_id)
    (one,) = readings(house)
    assert (one.actor_id, one.actor_name, one.dossier_id, one.part, one.item) == (
        "cora",
        "Cora Coordination",
        dossier_id,
        "request",
        "",
    )


def test_reading_leaves_no_line_in_the_journal(house: House) -> None:
    dossier_id = house.received()
    before = house.events()
    house.as_("cora").dossiers.view(dossier_id)
    assert house.events() == before


def test_the_same_part_twice_in_a_minute_is_one_line(house: House) -> None:
    dossier_id = house.received()
    for _ in range(3):
        house.as_("cora").dossiers.view(dossier_id)
    assert told(house) == [("cora", "request")]
    for _ in range(60):
        house.clock.now()
    house.office.dossiers.view(dossier_id)
    assert told(house) == [("cora", "request")] * 2


def test_two_people_and_two_dossiers_are_lines_of_their_own(house: House) -> None:
    first, second = house.received("TC-2025-0001"), house.received("TC-2025-0002")
    for key in ("cora", "kim"):
        for dossier_id in (first, second):
            house.as_(key).dossiers.view(dossier_id)
    assert len({(one.actor_id, one.dossier_id) for one in readings(house)}) == 4


def test_to_see_ones_list_of_work_is_not_to_read_what_is_on_it(house: House) -> None:
    dossier_id = house.in_review()
    office = house.as_("eli")
    (row,) = office.dossiers.rows(DossierFilter(seated_expert="eli"))
    assert office.committee.my_seats([row.id]).keys() == {dossier_id}
    assert readings(house) == []


def test_every_way_to_a_dossiers_content_is_noted(house: House) -> None:
    house.reader.documents["cv.pdf"] = b"cv"
    dossier_id = house.in_review(documents=[{"kind": "cv", "path": "cv.pdf"}])
    (attachment,) = house.dossier(dossier_id).current.attachments
    house.as_("eli").committee.open_grid(dossier_id)
    house.as_("kim").dossiers.attachment(dossier_id, attachment.sha256)
    house.as_("cora").triage.rerun(dossier_id)
    house.as_("kim").what_if.on(dossier_id, house.clock.today())
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, verdicts())
    house.as_("aude").dossiers.comparison(dossier_id)
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    house.as_("kim").avis.draft(dossier_id)
    house.as_("kim").avis.sheet(dossier_id)
    found = [(one.actor_id, one.part, one.item) for one in readings(house)]
    assert found == [
        ("eli", "request", ""),
        ("kim", "attachment", attachment.sha256),
        ("cora", "request", ""),
        ("kim", "request", ""),
        ("aude", "evaluations", ""),
        ("kim", "avis", ""),
    ]


def test_an_expert_who_has_not_declared_has_read_nothing(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    house.as_("eli").committee.open_grid(dossier_id)
    assert readings(house) == []


def test_who_compares_has_read_the_evaluations_that_are_shown_and_nothing_else(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("eli").dossiers.comparison(dossier_id)
    assert readings(house) == []
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    house.as_("eli").dossiers.comparison(dossier_id)
    assert told(house) == [("eli", "evaluations")]


def test_lists_note_nothing(house: House) -> None:
    from reviewer.services.views import DossierFilter

    house.issued()
    before = told(house)
    office = house.as_("cora")
    office.dossiers.rows(DossierFilter())
    office.dossiers.register()
    office.dossiers.counts()
    assert told(house) == before


# --- who may ask ------------------------------------------------------------------------------------------------------


def test_the_auditor_reads_who_saw_a_dossier_newest_first(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("eli").committee.open_grid(dossier_id)
    house.as_("cora").dossiers.view(dossier_id)
    found = house.as_("aude").readings.of_dossier(dossier_id)
    assert (found.reference, [one.actor_id for one in found.readings]) == ("TC-2025-0001", ["cora", "eli"])


def test_an_administrator_does_not_learn_who_sits_from_who_reads(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("eli").committee.open_grid(dossier_id)
    house.as_("cora").dossiers.view(dossier_id)
    found = house.as_("ada").readings.of_dossier(dossier_id)
    assert [one.actor_id for one in found.readings] == ["cora"]


def test_an_auditor_who_sits_reads_of_themselves_alone(house: House) -> None:
    dossier_id = house.in_review()
    with house.opened.store.begin() as work:
        eli = work.people.get("eli")
        work.people.save(replace(eli, roles=eli.roles | {Role.AUDITOR}))
        work.commit(FOUNDER, house.clock.now(), Event(name="essai"))
    for key in ("eli", "elsa"):
        house.as_(key).committee.open_grid(dossier_id)
    house.as_("cora").dossiers.view(dossier_id)
    assert {one.actor_id for one in house.as_("eli").readings.of_dossier(dossier_id).readings} == {"eli"}


# --- when it cannot be kept -------------------------------------------------------------------------------------------


class Shut:
    """A store that cannot be written for a while, as ``what`` says."""

    def __init__(self, store: Store, what: str) -> None:
        self._store = store
        self.what: str | None = what

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        if self.what is not None:
            raise EnvironmentTrouble(self.what, "")
        with self._store.begin() as work:
            yield work

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self._store.read() as work:
            yield work


def shut(house: House, what: str) -> tuple[Office, Shut]:
    store = Shut(house.opened.store, what)
    object.__setattr__(house.office.desk, "store", store)
    return house.as_("cora"), store


def test_what_cannot_be_noted_is_not_shown(sqlite_house: House) -> None:
    dossier_id = sqlite_house.received()
    office, _ = shut(sqlite_house, "disk_full")
    with pytest.raises(EnvironmentTrouble):
        office.dossiers.view(dossier_id)


def test_a_reading_while_another_program_holds_the_database_goes_with_the_next_one(
    sqlite_house: House,
) -> None:
    first, second = sqlite_house.received("TC-2025-0001"), sqlite_house.received("TC-2025-0002")
    office, store = shut(sqlite_house, "locked")
    office.dossiers.view(first)
    assert readings(sqlite_house) == []
    store.what = None
    office.dossiers.view(second)
    assert [one.dossier_id for one in readings(sqlite_house)] == [first, second]

"""An expert's home: its keys, its watched folder, what it is and is not, and its calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.services.expert_copy.enrolling import InvitationForSomebodyElse
from reviewer.services.expert_copy.home import expert_copy
from reviewer.services.expert_copy.mailbox import Look
from reviewer.services.expert_copy.own_desk import NotEnrolled
from reviewer.services.expert_copy.receiving import (
    Receipt,
    Received,
)
from reviewer.services.homes import HomeOfAnotherKind, require_kind
from tests.support.expert_copies import (
    TODAY,
    UNTIL,
    CopyHome,
    FarOffice,
    a_copy,
)


def told(received: Received) -> list[Receipt]:
    return [one.receipt for one in received.dossiers]


# --- enrolling ---------------------------------------------------------------------------------------------------


def test_the_keys_that_the_office_reads_are_those_that_the_expert_reads_out(
    home: CopyHome, far: FarOffice
) -> None:
    keys = home.copy.enrolling.keys()
    assert far.enrolled[-1].keys.spoken == keys.spoken
    assert keys.office_spoken == far.keys.public.spoken
    assert far.enrolled[-1].expert_id == home.office.session.current().id == "eli"


def test_the_same_invitation_again_makes_no_other_keys(home: CopyHome, far: FarOffice) -> None:
    invitation = far.invitation()
    home.copy.enrolling.accept(invitation)
    spoken = home.copy.enrolling.keys().spoken
    home.copy.enrolling.accept(invitation)
    assert home.copy.enrolling.keys().spoken == spoken
    assert home.events().count("copy_keys_renewed") == 1


def test_renewed_keys_name_those_that_they_replace_and_the_former_ones_still_open(
    home: CopyHome, far: FarOffice
) -> None:
    sealed_to_the_former = far.package(far.dossier())
    home.enrol(far)
    assert far.enrolled[1].replaces == far.enrolled[0].keys.fingerprint
    assert told(home.copy.receiving.receive(sealed_to_the_former)) == [Receipt.NEW]
    assert told(home.copy.receiving.receive(far.package(far.dossier("TC-2025-0002")))) == [Receipt.NEW]


def test_an_invitation_for_somebody_else_changes_nothing(home: CopyHome, far: FarOffice) -> None:
    before = home.copy.enrolling.keys()
    with pytest.raises(InvitationForSomebodyElse):
        home.copy.enrolling.accept(far.invitation(expert_id="elsa", expert_name="Elsa Deuxième"))
    assert home.copy.enrolling.keys() == before


def test_a_copy_without_an_invitation_has_nobody_and_receives_nothing(tmp_path: Path, far: FarOffice) -> None:
    empty = a_copy(tmp_path / "vide")
    try:
        assert empty.copy.enrolling.sit_down() is None
        with pytest.raises(ActNotPermitted):
            empty.copy.dossiers.rows()
        with pytest.raises((ActNotPermitted, NotEnrolled)):
            empty.copy.enrolling.keys()
    finally:
        empty.close()


def test_who_was_enrolled_acts_the_next_time_the_home_is_opened(
    tmp_path: Path, home: CopyHome, far: FarOffice
) -> None:
    home.close()
    again = a_copy(tmp_path / "copie")
    try:
        assert again.office.session.current().name == "Éli Première"
        assert again.copy.receiving.receive(far.package(far.dossier())).dossiers
    finally:
        again.close()


# --- the watched folder ------------------------------------------------------------------------------------------


def test_a_package_in_the_watched_folder_comes_in_once_it_stands_still(
    home: CopyHome, far: FarOffice, tmp_path: Path
) -> None:
    box = tmp_path / "boite"
    box.mkdir()
    assert home.copy.mailbox.look() == Look()
    home.copy.mailbox.watch(box)
    path = far.package(far.dossier(), path=box / "un.avisex")
    (box / ".deux.avisex").write_bytes(b"")
    assert home.copy.mailbox.look().waiting == 1
    look = home.copy.mailbox.look()
    assert [told(one) for one in look.received] == [[Receipt.NEW]]
    assert home.copy.mailbox.look() == Look()
    assert path.exists()


def test_a_refused_file_is_named_once_and_tried_again_when_it_changed(
    home: CopyHome, far: FarOffice, tmp_path: Path
) -> None:
    box = tmp_path / "boite"
    box.mkdir()
    home.copy.mailbox.watch(box)
    whole = far.package(far.dossier()).read_bytes()
    path = box / "un.avisex"
    path.write_bytes(whole[:300])
    home.copy.mailbox.look()
    (refused,) = home.copy.mailbox.look().refused
    assert refused.path == path
    assert home.copy.mailbox.look() == Look()
    path.write_bytes(whole)
    home.copy.mailbox.look()
    assert home.copy.mailbox.look().received


# --- what a database is ------------------------------------------------------------------------------------------


def test_an_experts_home_is_never_opened_as_an_office_nor_an_office_as_a_home(
    home: CopyHome, tmp_path: Path
) -> None:
    from db.store import open_store
    from reviewer.committee.offline.home_kind import HomeKind
    from reviewer.services.homes import make_expert_home
    from tests.support.office import a_house

    with pytest.raises(HomeOfAnotherKind):
        require_kind(home.opened.store, HomeKind.OFFICE)
    opened = open_store(f"sqlite:///{tmp_path}/bureau.db", unencrypted=True)
    try:
        house = a_house(opened)
        with pytest.raises(HomeOfAnotherKind):
            require_kind(opened.store, HomeKind.EXPERT)
        with pytest.raises(HomeOfAnotherKind):
            make_expert_home(opened.store, house.clock)
        own = home.copy.receiving.own
        in_an_office = expert_copy(house.office, own.files, own.keeper, home.copy.dossiers.calendars)
        house.as_("eli")
        with pytest.raises(HomeOfAnotherKind):
            in_an_office.dossiers.rows()
    finally:
        opened.close()


def test_the_calendar_names_no_candidate(home: CopyHome, far: FarOffice) -> None:
    home.copy.receiving.receive(far.package(far.dossier()))
    content = home.copy.dossiers.calendar().content.decode()
    assert "TC-2025-0001" in content
    assert "20250603" in content
    assert "Vraisemblance" not in content
    assert TODAY < UNTIL

"""An expert's copy takes packages in: whole or not at all, once, and only what is for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.blobs import FolderBlobs
from db.engine import blobs_folder
from db.maintenance import check
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import DeclarationMissing, Step
from reviewer.committee.offline.refusals import (
    PackageAltered,
    PackageByAnother,
    PackageCancelled,
    PackageForSomebodyElse,
)
from reviewer.committee.request_changes import request_changes
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.expert_copy.receiving import (
    GridDiffers,
    PackageLapsed,
    PackageOlderThanHeld,
    ProgrammeNotHere,
    Receipt,
    Received,
)
from tests.support.expert_copies import (
    UNTIL,
    CopyHome,
    FarOffice,
    a_copy,
    bound,
    newer,
    the_grid,
)

DOCUMENTS = {"cv.pdf": b"%PDF-1.4 un CV", "lettre.pdf": b"%PDF-1.4 une lettre"}


def url_of(home: CopyHome) -> str:
    return f"sqlite:///{(home.folder / 'avise.db').as_posix()}"


def documents_of(home: CopyHome) -> list[str]:
    return list(FolderBlobs(blobs_folder(home.folder / "avise.db")).all())


def told(received: Received) -> list[Receipt]:
    return [one.receipt for one in received.dossiers]


# --- receiving ---------------------------------------------------------------------------------------------------


def test_a_dossier_comes_in_shut_until_interests_are_declared(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier(documents=DOCUMENTS)
    received = home.copy.receiving.receive(far.package(one, documents=DOCUMENTS))
    assert told(received) == [Receipt.NEW]
    assert home.copy.dossiers.rows()[0].state is CopyState.DECLARE
    assert home.office.committee.open_grid(one.dossier_id).dossier is None
    sha256 = one.attachments[0].sha256
    with pytest.raises(DeclarationMissing):
        home.office.dossiers.attachment(one.dossier_id, sha256)
    home.declare(one.dossier_id)
    view = home.office.committee.open_grid(one.dossier_id)
    assert view.dossier is not None
    assert view.dossier.request == one.request
    assert view.due_on == date(2025, 6, 3)
    assert home.office.dossiers.attachment(one.dossier_id, sha256) == DOCUMENTS["cv.pdf"]
    assert check(url_of(home)) == ()


def test_the_same_package_again_is_told_and_changes_nothing(home: CopyHome, far: FarOffice) -> None:
    path = far.package(far.dossier())
    home.copy.receiving.receive(path)
    before = home.events()
    again = home.copy.receiving.receive(path)
    assert again.already
    assert again.changes.message == "package_already"
    assert home.events() == before


def test_a_package_of_another_office_is_refused(home: CopyHome, far: FarOffice, tmp_path: Path) -> None:
    other = FarOffice(tmp_path / "ailleurs")
    other.enrolled = far.enrolled
    with pytest.raises(PackageByAnother):
        home.copy.receiving.receive(other.package(other.dossier()))
    assert home.copy.dossiers.rows() == ()


def test_a_package_sealed_to_somebody_else_is_refused(home: CopyHome, far: FarOffice, tmp_path: Path) -> None:
    other = a_copy(tmp_path / "autre")
    try:
        elsewhere = FarOffice(tmp_path / "bureau", expert_id="elsa", expert_name="Elsa Deuxième")
        other.enrol(elsewhere)
        far.enrolled.append(elsewhere.enrolled[-1])
        with pytest.raises(PackageForSomebodyElse):
            home.copy.receiving.receive(far.package(far.dossier()))
    finally:
        other.close()


def test_a_package_that_names_another_expert_is_refused_although_it_opens(
    home: CopyHome, far: FarOffice
) -> None:
    with pytest.raises(PackageForSomebodyElse):
        home.copy.receiving.receive(far.package(far.dossier(), expert_id="elsa"))


def test_a_package_past_its_last_day_is_refused(home: CopyHome, far: FarOffice) -> None:
    path = far.package(far.dossier(documents=DOCUMENTS), documents=DOCUMENTS)
    home.clock.move_to(date(2025, 6, 21))
    with pytest.raises(PackageLapsed):
        home.copy.receiving.receive(path)
    assert documents_of(home) == []


def test_a_package_of_its_last_day_comes_in(home: CopyHome, far: FarOffice) -> None:
    path = far.package(far.dossier())
    home.clock.move_to(UNTIL)
    assert told(home.copy.receiving.receive(path)) == [Receipt.NEW]


def test_an_altered_package_leaves_nothing_behind(home: CopyHome, far: FarOffice) -> None:
    path = far.package(far.dossier(documents=DOCUMENTS), documents=DOCUMENTS)
    data = bytearray(path.read_bytes())
    data[-200] ^= 1
    path.write_bytes(data)
    with pytest.raises(PackageAltered):
        home.copy.receiving.receive(path)
    assert documents_of(home) == []
    assert list((home.folder / ".scratch").iterdir()) == []


def test_a_programme_that_is_not_known_here_is_refused_and_no_document_stays(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier(documents=DOCUMENTS, programme_id="inconnu")
    with pytest.raises(ProgrammeNotHere):
        home.copy.receiving.receive(far.package(one, documents=DOCUMENTS))
    assert documents_of(home) == []


def test_a_grid_of_the_same_name_and_another_content_is_refused_and_no_document_stays(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier(documents=DOCUMENTS)
    other = replace(the_grid(), source="Ailleurs.")
    with pytest.raises(GridDiffers):
        home.copy.receiving.receive(far.package(one, documents=DOCUMENTS, grids=(other,)))
    assert documents_of(home) == []
    assert home.copy.dossiers.rows() == ()


def test_a_grid_that_ships_with_no_programme_is_kept_and_scored(home: CopyHome, far: FarOffice) -> None:
    own = replace(the_grid(), id="grille-du-bureau", valid_from=date(2025, 3, 1))
    one = far.dossier(grid_id=own.id)
    home.copy.receiving.receive(far.package(one, grids=(own,)))
    home.declare(one.dossier_id)
    assert home.office.committee.open_grid(one.dossier_id).grid == own
    home.vote(one.dossier_id)
    assert home.copy.dossiers.rows()[0].state is CopyState.SEALED


@pytest.mark.parametrize("part", [0.2, 0.8])
def test_receiving_tells_how_far_it_is_and_leaves_nothing_where_it_is_stopped(
    home: CopyHome, far: FarOffice, part: float
) -> None:
    path = far.package(far.dossier(documents=DOCUMENTS), documents=DOCUMENTS)
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        heard.append((done, total))
        return done < part * total

    with pytest.raises(PackageCancelled):
        home.copy.receiving.receive(path, stop)
    assert documents_of(home) == []
    assert home.copy.dossiers.rows() == ()

    def go_on(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    heard.clear()
    home.copy.receiving.receive(path, go_on)
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


# --- what is here already ----------------------------------------------------------------------------------------


def test_a_newer_version_keeps_the_draft_and_shows_what_changed(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id)
    home.office.committee.save_evaluation(one.dossier_id, {}, {}, "En cours.", request_version=1)
    two = newer(one, job__title="Directrice de la recherche")
    assert told(home.copy.receiving.receive(far.package(two))) == [Receipt.NEWER]
    assert (
        home.copy.dossiers.rows()[0].state is CopyState.DECLARE
    )  # the declaration was made on what it was before
    home.declare(one.dossier_id)
    view = home.office.committee.open_grid(one.dossier_id)
    assert view.evaluation is not None
    assert (view.evaluation.justification, view.evaluation.request_version) == ("En cours.", 1)
    assert view.dossier is not None
    older, now = view.dossier.versions
    changed = request_changes(older.request, now.request)
    assert [change.after for change in changed] == ["Directrice de la recherche"]


def test_a_dossier_that_changed_after_the_answer_says_so(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id)
    home.vote(one.dossier_id)
    two = newer(one, job__title="Directrice de la recherche")
    assert told(home.copy.receiving.receive(far.package(two))) == [Receipt.CHANGED_AFTER_ANSWER]
    assert home.copy.dossiers.rows()[0].state is CopyState.CHANGED
    home.copy.answering.take_back(one.dossier_id)
    home.declare(one.dossier_id)
    view = home.office.committee.open_grid(one.dossier_id)
    assert view.evaluation is not None
    assert view.evaluation.request_version == one.request_version
    home.vote(one.dossier_id)
    path = home.copy.sending.prepare(far.folder).paths[-1]
    assert [answer.facts_sha256 for answer in far.read(path).answers][-1] == two.facts_sha256


def test_a_declaration_that_the_office_has_is_not_asked_again_when_the_dossier_changed(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id)
    two = replace(newer(one, job__title="Directrice"), declared=DeclarationKind.NONE)
    home.copy.receiving.receive(far.package(two))
    assert home.copy.dossiers.rows()[0].state is CopyState.SCORE


def test_a_real_conflict_with_what_a_dossier_was_before_is_asked_again(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id, DeclarationKind.REAL, "Mon ancien employeur.")
    home.copy.receiving.receive(far.package(newer(one, employer__legal_name="Autre inc.")))
    assert home.copy.dossiers.rows()[0].state is CopyState.DECLARE
    home.declare(one.dossier_id)
    assert home.office.committee.open_grid(one.dossier_id).dossier is not None


def test_corrections_are_those_of_the_newest_package(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    correction = FactCorrection(
        id="c-1",
        dossier_id=one.dossier_id,
        path="job.title",
        declared="Scientifique en apprentissage automatique",
        corrected="Chercheuse",
        reason="Coquille.",
        by="cora",
        at=far.now(),
        request_version=2,
    )
    home.copy.receiving.receive(far.package(newer(one, corrections=(correction,))))
    home.declare(one.dossier_id)
    view = home.office.committee.open_grid(one.dossier_id)
    assert [found.corrected for found in view.corrections] == ["Chercheuse"]
    third = bound(replace(newer(one), request_version=3, declared=DeclarationKind.NONE))
    home.copy.receiving.receive(far.package(third))
    assert home.office.committee.open_grid(one.dossier_id).corrections == ()


def test_an_older_package_that_comes_late_changes_nothing(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier()
    early = far.package(one)
    home.copy.receiving.receive(far.package(newer(one, job__title="Directrice")))
    with pytest.raises(PackageOlderThanHeld):
        home.copy.receiving.receive(early)
    home.declare(one.dossier_id)
    view = home.office.committee.open_grid(one.dossier_id)
    assert view.dossier is not None
    assert view.dossier.request.job.title == "Directrice"


def test_of_a_late_package_only_what_is_not_here_comes_in(home: CopyHome, far: FarOffice) -> None:
    one, two = far.dossier("TC-2025-0001"), far.dossier("TC-2025-0002")
    early = far.package(one, two)
    home.copy.receiving.receive(far.package(newer(one, job__title="Directrice")))
    assert told(home.copy.receiving.receive(early)) == [Receipt.OLDER, Receipt.NEW]
    assert len(home.copy.dossiers.rows()) == 2


def test_what_the_office_knows_already_is_not_asked_again(home: CopyHome, far: FarOffice) -> None:
    one = far.dossier(declared=DeclarationKind.NONE)
    home.copy.receiving.receive(far.package(one))
    assert home.copy.dossiers.rows()[0].state is CopyState.SCORE
    assert not home.copy.sending.to_send().anything


def test_a_doubtful_declaration_waits_until_a_later_package_says_that_it_is_cleared(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id, DeclarationKind.APPARENT, "Ancien collègue.")
    assert home.copy.dossiers.rows()[0].state is CopyState.IN_CONFLICT
    home.copy.sending.prepare(far.folder)
    assert home.copy.dossiers.rows()[0].state is CopyState.WAIT
    assert home.office.committee.open_grid(one.dossier_id).dossier is None
    home.copy.receiving.receive(far.package(replace(one, declared=DeclarationKind.APPARENT)))
    assert home.copy.dossiers.rows()[0].state is CopyState.SCORE
    assert home.office.committee.open_grid(one.dossier_id).dossier is not None


@pytest.mark.parametrize(
    ("seat", "breaks_tie", "state"),
    [
        (1, False, DossierState.IN_REVIEW),
        (2, False, DossierState.IN_REVIEW),
        (3, False, DossierState.IN_REVIEW),
        (3, True, DossierState.THIRD_REVIEW),
    ],
)
def test_a_vote_here_concludes_nothing_whatever_the_seat(
    home: CopyHome, far: FarOffice, seat: int, breaks_tie: bool, state: DossierState
) -> None:
    one = far.dossier(seat=seat, breaks_tie=breaks_tie)
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id)
    home.vote(one.dossier_id)
    with home.opened.store.read() as work:
        deliberation = work.deliberations.get(one.dossier_id)
        dossier = work.dossiers.get(one.dossier_id)
    assert deliberation.step() is Step.SEATS
    assert deliberation.outcome() is None
    assert deliberation.breaks_tie(seat) is breaks_tie
    assert dossier.state is state

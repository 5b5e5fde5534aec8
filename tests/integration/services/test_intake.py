"""Taking requests in: each row is in, already in, newer, or in quarantine; a file is never half-read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewer.dossier.lifecycle import ActNotPermitted, DossierState
from reviewer.errors import InputRefused, NotFound
from reviewer.services.changes import Changes
from reviewer.services.intake import RowAlreadySettled, SetAsideReasonMissing
from reviewer.services.records import AdmissibilityDecision, QuarantineState
from reviewer.services.views import DossierFilter, IntakeResult
from tests.support.fakes import PlainFile, payload_of
from tests.support.office import PROGRAMME, House
from tests.support.requests import a_request


def _take_in(house: House, path: Path) -> tuple[IntakeResult, ...]:
    return house.as_("kim").intake.take_in(path, PROGRAMME).results


def test_good_rows_get_in_and_bad_rows_wait_in_quarantine(house: House) -> None:
    path = house.reader.put(
        "mai.csv", a_request(), "salaire « beaucoup »", a_request(reference="TC-2025-0002")
    )
    results = _take_in(house, path)
    assert [result.outcome for result in results] == ["taken_in", "quarantined", "taken_in"]
    assert [result.place for result in results] == ["ligne 1", "ligne 2", "ligne 3"]
    assert results[1].faults[0].found == "salaire « beaucoup »"
    assert [row.id for row in house.office.intake.waiting()] == [results[1].quarantine_id]
    assert house.events()[1:] == ["request_taken_in", "row_quarantined", "request_taken_in"]


def test_a_new_dossier_is_received_today_under_its_reference(house: House) -> None:
    result = house.receive(received_on=None)
    assert result.dossier_id is not None
    dossier = house.dossier(result.dossier_id)
    assert (dossier.reference, dossier.state, dossier.programme_id) == (
        "TC-2025-0001",
        DossierState.RECEIVED,
        PROGRAMME,
    )
    assert dossier.received_on == dossier.state_since == date(2025, 5, 20)
    assert (dossier.current.number, dossier.current.taken_in_by) == (1, "kim")
    assert dossier.current.origin == "demande-1.json, ligne 1"
    assert dossier.request == a_request(received_on=None)


def test_the_declared_day_of_receipt_is_kept(house: House) -> None:
    assert house.dossier(house.received(received_on=date(2025, 4, 14))).received_on == date(2025, 4, 14)


def test_the_same_file_twice_changes_nothing(house: House) -> None:
    path = house.reader.put("mai.csv", a_request(), "faute")
    first = _take_in(house, path)
    before = house.journal()
    second = _take_in(house, path)
    assert [result.outcome for result in second] == ["unchanged", "quarantined"]
    assert (second[0].dossier_id, second[1].quarantine_id) == (first[0].dossier_id, first[1].quarantine_id)
    assert house.journal() == before
    assert len(house.office.intake.waiting()) == 1


def test_an_intake_says_what_it_changed_and_nothing_where_nothing_did(house: House) -> None:
    path = house.reader.put("mai.csv", a_request(), "faute")
    first = house.as_("kim").intake.take_in(path, PROGRAMME)
    taken, waiting = first.results
    assert first.changes == Changes(dossiers=frozenset({str(taken.dossier_id)}), quarantine=True)
    assert house.office.intake.take_in(path, PROGRAMME).changes == Changes()
    wrong = house.office.intake.retry(str(waiting.quarantine_id), "{}").changes
    assert wrong == Changes(quarantine=True)
    right = house.office.intake.retry(
        str(waiting.quarantine_id), payload_of(a_request(reference="TC-2025-0002"))
    )
    assert right.changes.dossiers == {right.results[0].dossier_id}
    assert (right.changes.message, right.changes.facts) == ("row_taken_in", {"reference": "TC-2025-0002"})


def test_the_same_content_from_another_file_changes_nothing(house: House) -> None:
    house.received()
    assert house.receive().outcome == "unchanged"


def test_a_changed_request_is_a_new_version_and_the_old_one_is_kept(house: House) -> None:
    dossier_id = house.received()
    result = house.receive(job__title="Chercheuse")
    assert (result.outcome, result.version, result.dossier_id) == ("new_version", 2, dossier_id)
    dossier = house.dossier(dossier_id)
    assert [version.request.job.title for version in dossier.versions] == [
        "Scientifique en apprentissage automatique",
        "Chercheuse",
    ]
    assert house.events()[-1] == "request_amended"


def test_a_changed_document_is_a_change_of_the_request(house: House) -> None:
    documents = [{"kind": "cv", "path": "TC/cv.pdf"}]
    house.reader.documents["TC/cv.pdf"] = b"premier"
    dossier_id = house.received(documents=documents)
    house.reader.documents["TC/cv.pdf"] = b"second"
    assert house.receive(documents=documents).outcome == "new_version"
    versions = house.dossier(dossier_id).versions
    assert [version.attachments[0].filename for version in versions] == ["cv.pdf", "cv.pdf"]
    with house.opened.store.read() as work:
        kept = [work.blobs.get(version.attachments[0].sha256) for version in versions]
    assert kept == [b"premier", b"second"]
    assert [version.attachments[0].size for version in versions] == [7, 6]


@pytest.mark.parametrize("decision", [AdmissibilityDecision.ADMISSIBLE, AdmissibilityDecision.COMPLEMENTS])
def test_a_change_before_the_committee_restarts_triage(house: House, decision: AdmissibilityDecision) -> None:
    dossier_id = house.received()
    house.triage(dossier_id, decision)
    house.receive(job__title="Chercheuse")
    assert house.state(dossier_id) is DossierState.RECEIVED


def test_a_change_before_the_committee_with_one_seat_taken_restarts_triage_too(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli",))
    house.receive(job__title="Chercheuse")
    assert house.state(dossier_id) is DossierState.RECEIVED


def test_a_change_in_front_of_the_committee_leaves_the_dossier_where_it_is(house: House) -> None:
    dossier_id = house.in_review()
    house.receive(job__title="Chercheuse")
    assert house.state(dossier_id) is DossierState.IN_REVIEW
    assert house.dossier(dossier_id).current.number == 2


@pytest.mark.parametrize("step", ["one vote", "both votes", "drafted", "validated"])
def test_a_change_after_the_first_vote_waits_in_quarantine(house: House, step: str) -> None:
    if step == "one vote":
        dossier_id = house.in_review()
        house.vote(dossier_id, "eli")
    else:
        stand = {"both votes": house.disputed, "drafted": house.drafted, "validated": house.validated}
        dossier_id = stand[step]()
    before = house.state(dossier_id)
    result = house.receive(job__title="Chercheuse")
    assert result.outcome == "quarantined"
    assert [fault.code for fault in result.faults] == ["dossier_voted"]
    assert house.state(dossier_id) is before
    assert house.dossier(dossier_id).current.number == 1


def test_a_change_to_a_closed_dossier_waits_in_quarantine(house: House) -> None:
    dossier_id = house.received()
    house.as_("kim").triage.withdraw(dossier_id, "À la demande de l’employeur, le 19 mai.")
    result = house.receive(job__title="Chercheuse")
    assert result.outcome == "quarantined"
    assert [fault.code for fault in result.faults] == ["dossier_closed"]
    assert house.dossier(dossier_id).current.number == 1
    assert house.receive().outcome == "unchanged"


def test_a_missing_document_keeps_the_whole_row_out(house: House) -> None:
    result = house.receive(documents=[{"kind": "cv", "path": "TC/absent.pdf"}])
    assert (result.outcome, result.reference) == ("quarantined", "TC-2025-0001")
    assert [fault.code for fault in result.faults] == ["missing_document"]
    assert house.as_("claude").dossiers.rows(DossierFilter()) == ()


def test_two_rows_of_one_file_about_one_dossier_are_two_versions(house: House) -> None:
    path = house.reader.put(
        "mai.csv", a_request(), a_request(job__title="Chercheuse"), a_request(job__title="Chercheuse")
    )
    results = _take_in(house, path)
    assert [result.outcome for result in results] == ["taken_in", "new_version", "unchanged"]
    assert [result.version for result in results] == [1, 2, 2]


def test_one_reference_in_two_programmes_is_two_dossiers(house: House) -> None:
    house.received()
    with house.opened.store.read() as work:
        assert work.dossiers.by_reference("autre", "TC-2025-0001") is None


def test_a_file_that_cannot_be_read_leaves_no_trace(house: House) -> None:
    before = house.journal()
    with pytest.raises(InputRefused):
        _take_in(house, Path("absent.csv"))
    with pytest.raises(NotFound):
        house.as_("kim").intake.take_in(house.reader.put("a.json", a_request()), "autre-programme")
    assert house.journal() == before


def test_a_file_without_rows_is_read_and_changes_nothing(house: House) -> None:
    house.reader.files["vide.csv"] = PlainFile("vide.csv", [])
    before = house.journal()
    assert _take_in(house, Path("vide.csv")) == ()
    assert house.journal() == before


def test_a_failure_in_the_middle_of_a_file_leaves_none_of_it(house: House) -> None:
    path = house.reader.put("mai.csv", a_request(), a_request(reference="TC-2025-0002"))
    rows = house.reader.files["mai.csv"].rows
    broken = replace(rows[1], request=replace(rows[1].request, reference=None))  # type: ignore[type-var]  # a defect
    house.reader.files["mai.csv"] = PlainFile("mai.csv", [rows[0], broken])
    before = house.journal()
    with pytest.raises(Exception):  # noqa: B017  # whatever the store says of a defect
        _take_in(house, path)
    assert house.journal() == before
    assert house.as_("claude").dossiers.rows(DossierFilter()) == ()


# --- quarantine ----------------------------------------------------------------------------------------------


def _quarantined(house: House) -> str:
    (result,) = _take_in(house, house.reader.put("mai.csv", "faute"))
    assert result.quarantine_id is not None
    return result.quarantine_id


def _row_state(house: House, row_id: str) -> QuarantineState:
    with house.opened.store.read() as work:
        return work.quarantine.get(row_id).state


def test_a_corrected_row_gets_in_from_where_it_was(house: House) -> None:
    row_id = _quarantined(house)
    (result,) = house.as_("kim").intake.retry(row_id, payload_of(a_request())).results
    assert (result.outcome, result.place, result.file) == ("taken_in", "ligne 1", "mai.csv")
    with house.opened.store.read() as work:
        row = work.quarantine.get(row_id)
    assert (row.state, row.dossier_id, row.faults) == (QuarantineState.TAKEN_IN, result.dossier_id, ())
    assert house.office.intake.waiting() == ()
    assert house.events()[-1] == "request_taken_in"


def test_a_row_still_wrong_keeps_its_correction_and_its_place(house: House) -> None:
    row_id = _quarantined(house)
    (result,) = house.as_("kim").intake.retry(row_id, '{"schema": "autre"}').results
    assert (result.outcome, result.quarantine_id, result.place) == ("quarantined", row_id, "ligne 1")
    (row,) = house.office.intake.waiting()
    assert (row.id, row.place) == (row_id, "ligne 1")
    assert (row.payload, row.newest_payload) == ('{"wrong": "faute"}', '{"schema": "autre"}')
    assert house.events()[-1] == "quarantine_corrected"
    (mended,) = house.as_("kim").intake.retry(row_id, payload_of(a_request())).results
    assert mended.outcome == "taken_in"


def test_a_row_whose_content_came_in_otherwise_is_settled(house: House) -> None:
    row_id = _quarantined(house)
    dossier_id = house.received()
    (result,) = house.as_("kim").intake.retry(row_id, payload_of(a_request())).results
    assert (result.outcome, result.dossier_id) == ("unchanged", dossier_id)
    assert house.events()[-1] == "quarantine_settled"
    assert _row_state(house, row_id) is QuarantineState.TAKEN_IN


def test_a_row_set_aside_needs_a_reason_and_stays_readable(house: House) -> None:
    row_id = _quarantined(house)
    with pytest.raises(SetAsideReasonMissing):
        house.as_("kim").intake.set_aside(row_id, "  ")
    assert _row_state(house, row_id) is QuarantineState.OPEN
    house.office.intake.set_aside(row_id, "Doublon d’un envoi papier.")
    assert _row_state(house, row_id) is QuarantineState.SET_ASIDE
    assert house.office.intake.waiting() == ()


@pytest.mark.parametrize("already_in", [False, True])
def test_a_row_that_comes_in_by_reading_its_file_again_waits_no_more(house: House, already_in: bool) -> None:
    documents = [{"kind": "cv", "path": "TC/cv.pdf"}]
    path = house.reader.put("mai.csv", a_request(documents=documents))
    (missing,) = _take_in(house, path)
    assert missing.outcome == "quarantined"
    house.reader.documents["TC/cv.pdf"] = b"cv"
    if already_in:
        house.received(documents=documents)
    (result,) = _take_in(house, path)
    assert result.outcome == ("unchanged" if already_in else "taken_in")
    with house.opened.store.read() as work:
        row = work.quarantine.get(str(missing.quarantine_id))
    assert (row.state, row.dossier_id, row.faults) == (QuarantineState.TAKEN_IN, result.dossier_id, ())
    assert house.events()[-1] == ("quarantine_settled" if already_in else "request_taken_in")
    assert house.office.intake.waiting() == ()


def test_a_row_that_was_mended_in_its_file_waits_no_more(house: House) -> None:
    documents = [{"kind": "cv", "path": "TC/cv.pdf"}]
    other = a_request(reference="TC-2025-0009")
    path = house.reader.put("mai.csv", a_request(documents=documents), other)
    missing, _ = _take_in(house, path)
    path = house.reader.put("mai.csv", other, a_request())
    _, result = _take_in(house, path)
    assert result.outcome == "taken_in"
    with house.opened.store.read() as work:
        row = work.quarantine.get(str(missing.quarantine_id))
    assert (row.state, row.dossier_id) == (QuarantineState.TAKEN_IN, result.dossier_id)
    assert house.office.intake.waiting() == ()


def test_a_bad_row_waits_on_where_another_of_its_dossier_was_in_already(house: House) -> None:
    documents = [{"kind": "cv", "path": "TC/cv.pdf"}]
    path = house.reader.put("mai.csv", a_request(), a_request(documents=documents))
    _, missing = _take_in(house, path)
    path = house.reader.put("mai.csv", a_request())
    assert [one.outcome for one in _take_in(house, path)] == ["unchanged"]
    assert [one.id for one in house.office.intake.waiting()] == [missing.quarantine_id]


@pytest.mark.parametrize(("how", "told"), [("retry", "unchanged"), ("set_aside", "set_aside")])
def test_a_settled_row_read_again_in_its_file_stays_settled(house: House, how: str, told: str) -> None:
    row_id = _quarantined(house)
    if how == "retry":
        house.office.intake.retry(row_id, payload_of(a_request()))
    else:
        house.office.intake.set_aside(row_id, "Doublon.")
    before = house.journal()
    (result,) = _take_in(house, Path("mai.csv"))
    assert (result.outcome, result.quarantine_id) == (told, row_id)
    assert house.journal() == before
    assert house.office.intake.waiting() == ()


@pytest.mark.parametrize("settled", [False, True])
def test_a_bad_row_read_for_another_programme_waits_for_that_one(house: House, settled: bool) -> None:
    first = _quarantined(house)
    if settled:
        house.office.intake.set_aside(first, "Mauvais programme.")
    (result,) = house.office.intake.take_in(Path("mai.csv"), "talents-exception").results
    assert result.outcome == "quarantined"
    assert result.quarantine_id not in {None, first}
    (filed,) = house.office.intake.retry(str(result.quarantine_id), payload_of(a_request())).results
    assert house.dossier(str(filed.dossier_id)).programme_id == "talents-exception"


@pytest.mark.parametrize("how", ["retry", "set_aside"])
def test_a_settled_row_is_not_settled_again(house: House, how: str) -> None:
    row_id = _quarantined(house)
    office = house.as_("kim")
    if how == "retry":
        office.intake.retry(row_id, payload_of(a_request()))
    else:
        office.intake.set_aside(row_id, "Doublon.")
    before = house.journal()
    with pytest.raises(RowAlreadySettled):
        office.intake.retry(row_id, payload_of(a_request()))
    with pytest.raises(RowAlreadySettled):
        office.intake.set_aside(row_id, "Encore.")
    assert house.journal() == before


@pytest.mark.parametrize("key", ["eli", "sacha", "aude", "ada"])
def test_only_the_coordinator_and_the_clerk_receive(house: House, key: str) -> None:
    row_id = _quarantined(house)
    office = house.as_(key)
    for refused in (
        lambda: office.intake.take_in(Path("mai.csv"), PROGRAMME),
        lambda: office.intake.retry(row_id, "{}"),
        lambda: office.intake.set_aside(row_id, "Doublon."),
        office.intake.waiting,
    ):
        with pytest.raises(ActNotPermitted):
            refused()


def test_a_file_for_no_named_programme_is_for_the_one_that_the_house_chose(house: House) -> None:
    (first,) = house.as_("kim").intake.take_in(house.reader.put("a.json", a_request())).results
    house.as_("ada").choices.begin("Bureau des talents", "talents-exception", 12)
    (second,) = (
        house.as_("kim")
        .intake.take_in(house.reader.put("b.json", a_request(reference="TC-2025-0002")))
        .results
    )
    assert first.dossier_id is not None
    assert second.dossier_id is not None
    filed = [house.dossier(one).programme_id for one in (first.dossier_id, second.dossier_id)]
    assert filed == [PROGRAMME, "talents-exception"]

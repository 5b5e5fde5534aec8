"""The whole demonstration: every path that the process can take, and what it leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reviewer.avis.verification import SignatureOutcome, Verdict
from reviewer.cli import bootstrap
from reviewer.cli.demonstration_folder import DemonstrationFolder
from reviewer.cli.demonstration_scenario import load_scenario, sample_file, scenario_sha256
from reviewer.committee.deliberation import Step
from reviewer.documents.certificates import read_pem
from reviewer.documents.verification import verify_avis
from reviewer.dossier.lifecycle import OPEN_STATES, DossierState, Role
from reviewer.dossier.people import Part
from reviewer.services.audit import audit
from reviewer.services.office import Office
from reviewer.services.settings import PINNED_TODAY, PROGRAMME, TRUST, key_path_of
from reviewer.services.views import DossierFilter, IntakeOutcome
from tests.support.demonstration import Played, demonstration, demonstration_office, play

__all__ = ["demonstration", "demonstration_office"]
Dossier = Mapping[str, Any]
_WAY = ["received", "admissible", "in_review", "decided", "drafted", "validated", "issued"]


def _goes(one: Dossier, *states: str) -> bool:
    path = [state for state in one["path"] if state in states]
    return path == list(states)


PATHS: dict[str, Callable[[Dossier], bool]] = {
    "admissible, then consensus yes": lambda one: (
        one["path"] == _WAY and one["decided_by"] == "consensus" and one["outcome"] == "favourable"
    ),
    "not admissible": lambda one: (
        one["path"] == ["received", "inadmissible"] and one["precheck"] == "not_admissible"
    ),
    "incomplete, then completed by a new version": lambda one: (
        one["path"][:4] == ["received", "incomplete", "received", "admissible"] and one["versions"] == 2
    ),
    "a fact verified by a person": lambda one: (
        one["precheck"] == "to_verify" and one["overridden"] and "admissible" in one["path"]
    ),
    "consensus no": lambda one: (
        one["path"] == _WAY and one["decided_by"] == "consensus" and one["outcome"] == "unfavourable"
    ),
    "concertation settled": lambda one: (
        _goes(one, "concertation", "issued")
        and "third_review" not in one["path"]
        and one["decided_by"] == "concertation"
    ),
    "third expert": lambda one: (
        _goes(one, "concertation", "third_review", "decided", "issued") and one["decided_by"] == "majority"
    ),
    "an expert recused": lambda one: one["recusals"] == 1,
    "a draft sent back": lambda one: (
        _goes(one, "drafted", "decided", "validated")
        or (
            [state for state in one["path"] if state in {"decided", "drafted"}]
            == ["decided", "drafted", "decided", "drafted"]
        )
    ),
    "withdrawn from review": lambda one: one["path"][-2:] == ["in_review", "withdrawn"],
    "avis revoked": lambda one: one["avis_state"] == "revoked",
    "avis superseded": lambda one: one["avis_state"] == "superseded",
    "avis in force": lambda one: one["avis_state"] == "in_force",
    "avis expired": lambda one: one["avis_state"] == "expired",
    "rules of 2021": lambda one: one["rules"] == "iatiev-2021-04-22",
    "rules of 2023": lambda one: one["rules"] == "iatiev-2023-11-23",
}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.replace(" ", "-"))
def test_the_demonstration_takes_every_path(path: str, demonstration: Played) -> None:
    assert any(PATHS[path](one) for one in demonstration.report["dossiers"])


def test_two_rows_were_quarantined_and_one_of_them_corrected(demonstration: Played) -> None:
    rows = {row["reference"]: row for row in demonstration.report["quarantine"]}
    assert {reference: row["state"] for reference, row in rows.items()} == {
        "TC-2024-0088": "taken_in",
        "TC-2025-0029": "open",
    }
    assert "31/06/2024" in rows["TC-2024-0088"]["faults"][0]
    assert "95 OOO $" in rows["TC-2025-0029"]["faults"][0]
    assert demonstration.dossier("TC-2024-0088")["avis"] == "IA-2024-0003"


def test_twenty_four_requests_become_twenty_three_dossiers(demonstration: Played) -> None:
    references = [one["reference"] for one in demonstration.report["dossiers"]]
    assert len(references) == len(set(references)) == 23
    assert "TC-2025-0029" not in references


def test_a_change_of_job_supersedes_the_avis_of_the_first_job(demonstration: Played) -> None:
    newer = demonstration.avis("IA-2025-0001")
    older = demonstration.avis("IA-2024-0002")
    assert newer["replaces"] == "IA-2024-0002"
    assert older["events"] == ["issued", "superseded"]
    assert newer["state"] == "in_force"


def test_an_avis_was_suspended_then_put_back_in_force(demonstration: Played) -> None:
    avis = demonstration.avis("IA-2024-0003")
    assert avis["events"] == ["issued", "suspended", "lifted"]
    assert avis["state"] == "in_force"


def test_an_avis_in_force_is_near_its_expiry(demonstration: Played) -> None:
    today = date.fromisoformat(demonstration.report["today"])
    left = [
        (date.fromisoformat(avis["expires_on"]) - today).days
        for avis in demonstration.report["avis"]
        if avis["state"] == "in_force"
    ]
    assert 0 < min(left) < 30


def test_numbers_have_no_hole_in_any_year(demonstration: Played) -> None:
    numbers = [avis["number"] for avis in demonstration.report["avis"]]
    years = {number[3:7] for number in numbers}
    expected = [
        f"IA-{year}-{sequence:04d}"
        for year in sorted(years)
        for sequence in range(1, 1 + sum(number[3:7] == year for number in numbers))
    ]
    assert numbers == expected
    assert len(years) == 3


def test_something_waits_at_every_step_on_the_day(demonstration_office: Office) -> None:
    counts = demonstration_office.dossiers.counts()
    assert {state for state in OPEN_STATES if not counts.by_state.get(state)} == set()
    assert counts.quarantine == 1


def test_the_committee_waits_for_each_kind_of_act(demonstration_office: Office) -> None:
    steps = set()
    for row in demonstration_office.dossiers.rows(DossierFilter()):
        view = demonstration_office.dossiers.view(row.id)
        if view.committee is not None and row.state is not DossierState.WITHDRAWN:
            steps.add(view.committee.step)
    assert {Step.EVALUATIONS, Step.CONCERTATION, Step.THIRD_SEAT, Step.DECIDED} <= steps


def test_somebody_would_be_in_conflict_and_somebody_is_full(demonstration_office: Office) -> None:
    demonstration_office.become("genevieve-ouellet")
    waiting = DossierFilter(states=frozenset({DossierState.ADMISSIBLE}))
    (row,) = demonstration_office.dossiers.rows(waiting)
    takers = {taker.expert.id: taker for taker in demonstration_office.seating.who_could_take(row.id)}
    assert [one.kind for one in takers["dmytro-kovalenko"].conflicts] == ["declared_organisation"]
    assert [one.value for one in takers["rodrigo-salvatierra"].obstacles] == ["no_capacity"]
    assert sum(taker.proposed for taker in takers.values()) == 2


def test_every_avis_proves_itself_with_the_certificate_left_in_trust(demonstration: Played) -> None:
    trust = read_pem(demonstration.folder.authority.read_bytes())
    files = sorted(demonstration.folder.avis.iterdir())
    assert [file.stem for file in files] == [avis["number"] for avis in demonstration.report["avis"]]
    for file in files:
        findings = verify_avis(file.read_bytes(), trust)
        assert (file.name, findings.outcome) == (file.name, SignatureOutcome.GENUINE)
        assert findings.content is not None
        assert findings.content.number == file.stem
        assert findings.signer == "Marie-Pier Archambault"


def test_one_byte_changed_shows(demonstration: Played) -> None:
    trust = read_pem(demonstration.folder.authority.read_bytes())
    pdf = bytearray((demonstration.folder.avis / "IA-2025-0001.pdf").read_bytes())
    pdf[len(pdf) // 2] ^= 1
    assert verify_avis(bytes(pdf), trust).outcome is SignatureOutcome.ALTERED


def test_the_register_says_of_each_avis_what_the_report_says(
    demonstration: Played, demonstration_office: Office
) -> None:
    for avis in demonstration.report["avis"]:
        pdf = (demonstration.folder.root / avis["file"]).read_bytes()
        verdict = demonstration_office.verifications.verify(pdf).verdict
        assert (avis["number"], verdict) == (avis["number"], Verdict(avis["state"]))


def test_no_avis_names_an_expert_or_repeats_what_one_wrote(demonstration: Played) -> None:
    scenario = load_scenario()
    names = [member.name for member in scenario.house.people if member.expert is not None]
    written = [step.justification for step in scenario.steps] + [
        text for step in scenario.steps for text in step.comments.values()
    ]
    secrets = [_plain(text) for text in (*names, *written) if text]
    assert len(secrets) > 60
    for file in demonstration.folder.avis.iterdir():
        text = _plain(_text_of(file))
        assert _plain(file.stem) in text
        assert [secret for secret in secrets if secret in text] == []


def _text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def test_a_negative_avis_gives_its_reasons(demonstration: Played) -> None:
    text = " ".join(_text_of(demonstration.folder.avis / "IA-2023-0003.pdf").split())
    assert "intelligence d’affaires" in text
    assert "défavorable" in text


def test_the_journal_holds_from_first_to_last(demonstration_office: Office) -> None:
    report = audit(demonstration_office.desk.store)
    assert report.broken is None
    assert report.entries > 150


def test_nobody_signed_what_they_had_a_part_in(demonstration: Played, demonstration_office: Office) -> None:
    issued = [one["reference"] for one in demonstration.report["dossiers"] if one["avis"]]
    with demonstration_office.desk.store.read() as work:
        for reference in issued:
            dossier = work.dossiers.by_reference("iatiev", reference)
            assert dossier is not None
            hands = {part: {who for done, who in dossier.parts if done is part} for part in Part}
            assert len(hands[Part.REVIEWED]) >= 2
            assert hands[Part.DRAFTED].isdisjoint(hands[Part.VALIDATED])
            assert all("marie-pier-archambault" not in people for people in hands.values())


def test_the_database_keeps_its_pinned_day_trust_and_key(
    demonstration: Played, demonstration_office: Office
) -> None:
    settings = demonstration_office.settings
    assert demonstration_office.desk.clock.pinned
    assert demonstration_office.desk.today() == date(2025, 5, 20)
    assert settings.get(PINNED_TODAY) == demonstration.report["today"] == "2025-05-20"
    assert settings.get(PROGRAMME) == "iatiev"
    assert settings.get(TRUST) == demonstration.folder.authority.read_text(encoding="ascii")
    key = Path(settings.get(key_path_of("marie-pier-archambault")) or "")
    assert key.parent == demonstration.folder.keys
    assert key.stat().st_mode & 0o077 == 0


def test_every_role_has_somebody(demonstration_office: Office) -> None:
    found = {role for person in demonstration_office.people.all() for role in person.roles}
    assert found == set(Role)


def test_reading_the_samples_again_changes_nothing(tmp_path: Path) -> None:
    files = sorted(sample_file("").glob("demandes-*.*"))
    with bootstrap.open_office(f"sqlite:///{tmp_path}/avise.db") as office:
        first = [result for file in files for result in office.intake.take_in(file, "iatiev").results]
        before = audit(office.desk.store)
        again = [result for file in files for result in office.intake.take_in(file, "iatiev").results]
        assert [result.outcome for result in first].count(IntakeOutcome.TAKEN_IN) == 22
        assert {result.outcome for result in again} == {"unchanged", "quarantined"}
        assert [one.quarantine_id for one in again] == [one.quarantine_id for one in first]
        assert audit(office.desk.store) == before


def test_an_unread_copy_of_the_demonstration_takes_settled_files_again_without_change(
    demonstration: Played, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(demonstration.folder.root, copy)
    with bootstrap.open_office(DemonstrationFolder(copy).url) as office:
        office.become("solene-arsenault")
        before = audit(office.desk.store)
        for name in ("demandes-2023-09.json", "complements-2025-04.json", "demandes-2025-05.csv"):
            results = office.intake.take_in(sample_file(name), "iatiev").results
            assert {result.outcome for result in results} == {"unchanged"}
        assert audit(office.desk.store) == before


def test_it_says_in_french_what_it_does_a_line_a_phase(demonstration: Played) -> None:
    assert len(demonstration.said) == 8
    assert demonstration.said[0].startswith("Démonstration dans «")
    assert all("\n" not in line for line in demonstration.said)


@pytest.mark.timeout(600)  # half a minute of work; longer beside others
def test_the_command_leaves_avis_pictures_and_report(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [sys.executable, "-m", "reviewer", "demo", "--out", str(out)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=580)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == "avise.demonstration/1"
    assert report["captures"] == sorted(f"captures/{one.name}" for one in (out / "captures").glob("*.png"))
    shown = {Path(one).stem for one in report["captures"]}
    assert {"reception", "grille", "paquets", "reglages-copies", "lectures"} <= shown
    assert {"copie-inscription", "copie-mes-cles", "copie-mes-dossiers", "copie-paquets"} <= shown
    assert {"copie-declaration", "copie-declaration-sombre", "copie-grille", "copie-grille-sombre"} <= shown
    assert len(list((out / "avis").glob("*.pdf"))) == len(report["avis"]) == 9


def test_a_doubtful_declaration_is_ruled_on_and_an_apparent_one_is_cleared(
    demonstration_office: Office,
) -> None:
    with demonstration_office.desk.store.read() as work:
        ruled = {
            seat.expert_id: seat.declaration.ruling.cleared
            for reference in ("TC-2025-0013", "TC-2025-0026")
            if (dossier := work.dossiers.by_reference("iatiev", reference)) is not None
            for seat in work.deliberations.get(dossier.id).seats
            if seat.declaration is not None and seat.declaration.ruling is not None
        }
    assert ruled == {"helene-saint-onge": False, "rodrigo-salvatierra": True}


def test_the_two_who_differ_wrote_to_each_other(demonstration_office: Office) -> None:
    with demonstration_office.desk.store.read() as work:
        dossier = work.dossiers.by_reference("iatiev", "TC-2025-0013")
        assert dossier is not None
        messages = work.deliberations.get(dossier.id).messages
    assert [message.expert_id for message in messages] == ["dmytro-kovalenko", "ngoc-anh-vo"]


def test_a_revoked_avis_has_its_letter_and_a_signed_one_went_out_by_mail(
    demonstration_office: Office,
) -> None:
    with demonstration_office.desk.store.read() as work:
        revoked = work.dossiers.by_reference("iatiev", "TC-2023-0043")
        letters = () if revoked is None else work.letters.of(revoked.id)
    assert [letter.kind.value for letter in letters] == ["revocation"]
    states = {row.message.about: row.state.value for row in demonstration_office.delivery.rows()}
    assert states["IA-2025-0002"] == "sent"
    assert "drafted" in states.values()


def test_a_third_party_learns_the_state_from_the_list_alone(
    demonstration: Played, capsys: pytest.CaptureFixture[str]
) -> None:
    from reviewer.cli.main import main

    folder = demonstration.folder
    files = [str(folder.avis / f"{number}.pdf") for number in ("IA-2023-0002", "IA-2024-0001")]
    options = ["--trust", str(folder.authority.parent), "--status", str(folder.status_list)]
    status = main(["verify", *files, *options, "--as-of", "2025-05-20", "--format", "json"])
    verdicts = [one["verdict"] for one in json.loads(capsys.readouterr().out)["results"]]
    assert (status, verdicts) == (1, ["revoked", "in_force"])


def test_made_again_in_its_own_folder_it_is_the_same_and_leaves_strangers_alone(
    demonstration: Played, tmp_path: Path
) -> None:
    copy = tmp_path / "demo"
    shutil.copytree(demonstration.folder.root, copy)
    note = copy / "avis" / "note de la direction.txt"
    note.write_text("à garder", encoding="utf-8")
    (copy / "avis" / "IA-1999-0001.pdf").write_bytes(b"old")
    again = play(copy)
    assert again.report == demonstration.report
    assert note.read_text(encoding="utf-8") == "à garder"
    assert not (copy / "avis" / "IA-1999-0001.pdf").exists()
    assert again.folder.holds(scenario_sha256())

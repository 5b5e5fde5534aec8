"""The demonstration’s expert who scores far from the office: two homes, one mailbox, and nobody’s name in between."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.vault import access
from db.vault.slots import Password
from reviewer.cli import bootstrap
from reviewer.cli.demonstration import HOLDER, run
from reviewer.cli.demonstration_scenario import load_scenario
from reviewer.cli.main import main
from reviewer.committee.conflicts import DeclarationKind
from reviewer.dossier.people import Part
from reviewer.services.office import Office
from reviewer.services.ports.key_slots import Protection
from tests.support.demonstration import Played, demonstration, demonstration_office

__all__ = ["demonstration", "demonstration_office"]
EXPERT = "pascal-theriault"
COORDINATOR = "genevieve-ouellet"
PACKED = ("TC-2025-0014", "TC-2025-0017", "TC-2025-0033", "TC-2025-0034")
SQLITE = b"SQLite format 3\x00"


@pytest.fixture
def copy_folder(demonstration: Played, tmp_path: Path) -> Path:
    """Give a test the expert’s home to open, away from the one that other tests read."""
    return Path(shutil.copytree(demonstration.folder.expert, tmp_path / "expert"))


@pytest.fixture
def secrets(demonstration_office: Office) -> tuple[bytes, ...]:
    """Give a test what no file may hold in clear: who is in a package, and what was written of them."""
    words: set[str] = set()
    with demonstration_office.desk.store.read() as work:
        for reference in PACKED:
            dossier = work.dossiers.by_reference("iatiev", reference)
            assert dossier is not None
            candidate, job = dossier.current.request.candidate, dossier.current.request.job
            names = (candidate.given_name or "", candidate.family_name or "")
            words |= {*names, " ".join(names), job.title or ""}
    steps = [step for step in load_scenario().steps if step.offline]
    words |= {text for step in steps for text in (step.justification, *step.comments.values()) if text}
    long_enough = [word for word in words if len(word.encode()) >= 6]
    assert len(long_enough) >= 12
    return tuple(form for word in long_enough for form in (word.encode(), word.encode("utf-16-le")))


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.is_file())


def test_two_packages_went_out_and_came_back_and_two_are_with_the_expert(demonstration: Played) -> None:
    told = demonstration.report["offline"]
    assert told["expert"] == EXPERT
    assert [(one["dossiers"], one["now"]) for one in told["packages"]] == [
        (["TC-2025-0014"], ["answered"]),
        (["TC-2025-0017"], ["answered"]),
        (["TC-2025-0033"], ["waited_for"]),
        (["TC-2025-0034"], ["waited_for"]),
    ]
    assert [(one["dossier"], one["kind"], one["outcome"]) for one in told["answers"]] == [
        ("TC-2025-0014", "declaration", "taken_in"),
        ("TC-2025-0014", "evaluation", "taken_in"),
        ("TC-2025-0017", "declaration", "taken_in"),
        ("TC-2025-0017", "evaluation", "taken_in"),
    ]


def test_what_was_scored_offline_is_decided_and_issued_like_everything_else(demonstration: Played) -> None:
    decided = demonstration.dossier("TC-2025-0014")
    assert (decided["path"][-1], decided["decided_by"], decided["outcome"]) == (
        "issued",
        "consensus",
        "favourable",
    )
    assert demonstration.dossier("TC-2025-0017")["path"][-1] == "validated"


def test_the_vote_is_the_experts_and_the_journal_says_who_took_it_in(demonstration_office: Office) -> None:
    with demonstration_office.desk.store.read() as work:
        dossier = work.dossiers.by_reference("iatiev", "TC-2025-0014")
        assert dossier is not None
        vote = work.deliberations.get(dossier.id).evaluation_of(EXPERT)
        entries = [
            one
            for one in work.journal.entries()
            if one.dossier_id == dossier.id and one.event == "answer_taken_in"
        ]
    assert vote is not None
    assert vote.submitted
    assert (Part.REVIEWED, EXPERT) in dossier.parts
    assert [one.actor_id for one in entries] == [COORDINATOR, COORDINATOR]


def test_what_lapsed_was_destroyed_in_the_copy_and_the_office_has_the_certificate(
    demonstration: Played, demonstration_office: Office
) -> None:
    first, *others = demonstration.report["offline"]["packages"]
    assert first["open_until"] < first["destroyed_on"] < demonstration.report["today"]
    assert [one["destroyed_on"] for one in others] == [None, None, None]
    assert "TC-2025-0014" not in [one["dossier"] for one in demonstration.report["offline"]["copy"]]
    demonstration_office.become(COORDINATOR)
    assert [row.certificates for row in demonstration_office.package_shelf.returned()] == [1, 0, 0]


def test_nothing_passed_between_the_homes_but_the_files_of_the_mailbox(demonstration: Played) -> None:
    told = demonstration.report["offline"]
    assert told["files"] == {"avisee": 1, "avisei": 2, "avisex": 4, "avisre": 3}
    assert sum(told["files"].values()) == len(list(demonstration.folder.mailbox.iterdir()))
    expert = demonstration.folder.expert
    assert {one.name for one in demonstration.folder.root.iterdir()} >= {"data", "expert", "courrier"}
    assert not any(one.is_symlink() for one in expert.rglob("*"))
    assert str(demonstration.folder.data) not in json.dumps(told)


def test_no_name_and_no_word_of_an_evaluation_is_in_the_base_its_copies_the_experts_or_the_mailbox(
    demonstration: Played, secrets: tuple[bytes, ...]
) -> None:
    folder = demonstration.folder
    assert not folder.database.read_bytes().startswith(SQLITE)
    for file in (
        one for part in (folder.data, folder.copies, folder.expert, folder.mailbox) for one in _files(part)
    ):
        content = file.read_bytes()
        assert [secret for secret in secrets if secret in content] == [], file.name


def test_the_same_names_are_found_in_a_base_that_was_asked_for_in_clear(
    secrets: tuple[bytes, ...], tmp_path: Path
) -> None:
    said: list[str] = []
    run(tmp_path / "demo", tell=said.append, captures=False, unencrypted=True)
    content = (tmp_path / "demo" / "data" / "avise.db").read_bytes()
    assert content.startswith(SQLITE)
    assert sum(secret in content for secret in secrets) >= 12


def test_the_base_opens_on_another_computer_with_the_password_that_the_scenario_tells(
    demonstration: Played, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(demonstration.folder.data, tmp_path / "data"))
    url = f"sqlite:///{(data / 'avise.db').as_posix()}"
    assert access.unlock_here(url, folder=tmp_path / "elsewhere") is None
    secret = Password(load_scenario().house.database_passphrase)
    here = access.key_here(url, create=False)
    assert here is not None
    assert access.unlock(url, secret, holder=HOLDER).id == here.id


def test_the_copy_opens_on_its_passphrase_alone_and_keeps_the_day(
    demonstration: Played, copy_folder: Path
) -> None:
    assert not (copy_folder / "avise.db").read_bytes().startswith(SQLITE)
    passphrase = demonstration.report["offline"]["passphrase"]
    with bootstrap.open_copy(copy_folder, passphrase) as (office, copy):
        assert office.key_access.slots.protection is not Protection.IN_CLEAR
        assert office.desk.today().isoformat() == demonstration.report["today"]
        rows = copy.dossiers.rows()
        assert {one.reference: one.state.value for one in rows} == {
            "TC-2025-0034": "declare",
            "TC-2025-0033": "continue",
            "TC-2025-0017": "sent",
        }
        page = office.committee.open_grid(
            next(one.dossier_id for one in rows if one.reference == "TC-2025-0033")
        )
    assert page.evaluation is not None
    assert not page.evaluation.submitted
    assert page.dossier is not None


def test_the_declaration_of_the_expert_came_by_the_package(demonstration_office: Office) -> None:
    with demonstration_office.desk.store.read() as work:
        dossier = work.dossiers.by_reference("iatiev", "TC-2025-0017")
        assert dossier is not None
        seat = work.deliberations.get(dossier.id).seat_of(EXPERT)
    assert seat.declaration is not None
    assert seat.declaration.kind is DeclarationKind.NONE


def test_a_package_of_the_mailbox_tells_a_stranger_nothing(
    demonstration: Played, capsys: pytest.CaptureFixture[str]
) -> None:
    package = next(demonstration.folder.mailbox.glob("*.avisex"))
    assert main(["package", "inspect", str(package)]) == 0
    said = capsys.readouterr().out
    assert "Thériault" not in said
    assert not any(reference in said for reference in PACKED)


def test_the_office_has_its_copies_of_the_base(demonstration: Played, demonstration_office: Office) -> None:
    demonstration_office.become("etienne-vachon")
    view = demonstration_office.backups.view()
    assert view.plan.folder == str(demonstration.folder.copies)
    assert len(view.copies) == 2
    assert not view.due
    assert not any(one.problems for one in view.copies)

"""Nothing of a dossier stands in clear on the disk: a whole story is played, and every file that it wrote looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import open_store
from db.vault import access
from db.vault.slots import Password
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.assignment.plan import SolveProgress, SolveWatch
from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.solving.process import solve_in_process
from tests.integration.store.vaults import found_in
from tests.support.assignment import an_expert
from tests.support.office import House, a_house

PASSWORD = "girouette mauve sous la bruine"
FAMILY, EMPLOYER, TITLE = "Vaillancourt-Okonkwo", "Laboratoires Tintamarre", "Scientifique en girouettes"
WORDS = "Le profil répond à chaque exigence du poste."
MARKERS = (FAMILY, EMPLOYER, "Tintamarre", TITLE, "girouettes", WORDS, "SQLite format 3", PASSWORD)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which everything that is written goes: data, settings, temporary files of all processes."""
    for name, variable in (("scratch", "TMPDIR"), ("settings", "XDG_CONFIG_HOME"), ("data", "XDG_DATA_HOME")):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    return tmp_path


def _story(house: House, look: Callable[[], None]) -> str:
    """Intake, triage, two votes, decision, draft, validation, signature; look at the disk after each."""
    facts = {
        "candidate__family_name": FAMILY,
        "employer__legal_name": EMPLOYER,
        "job__title": TITLE,
    }
    dossier_id = house.in_review("TC-2025-0001", **facts)
    look()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, words=WORDS)
        look()
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    look()
    return house.sign(dossier_id)


def test_a_whole_story_leaves_no_name_employer_title_or_password_in_any_file(disk: Path) -> None:
    url = f"sqlite:///{disk / 'data' / 'avise.db'}"
    opened = open_store(url, key=access.create_vault(url, Password(PASSWORD), holder="ada"))
    house = a_house(opened)

    def look() -> None:
        assert found_in(disk, *MARKERS) == []

    number = _story(house, look)
    look()
    with opened.store.read() as work:
        request = work.dossiers.get(work.register.get(AvisNumber.parse(number)).dossier_id).current.request
    assert (request.candidate.family_name, request.employer.legal_name) == (FAMILY, EMPLOYER)
    house.as_("ada").backups.back_up(disk / "copies")
    look()
    assert (disk / "data" / "avise.db-wal").exists(), "the log of what is not folded in yet was looked at too"
    opened.close()
    look()


def test_the_search_finds_what_a_database_in_clear_holds(disk: Path) -> None:
    opened = open_store(f"sqlite:///{disk / 'data' / 'avise.db'}", unencrypted=True)
    _story(a_house(opened), lambda: None)
    opened.close()
    assert all(found_in(disk, marker) for marker in (FAMILY, EMPLOYER, TITLE, WORDS, "SQLite format 3"))


def test_a_problem_goes_to_the_solver_s_process_by_a_pipe(disk: Path) -> None:
    seen: list[list[str]] = []

    def look(_progress: SolveProgress) -> None:
        seen.append(found_in(disk / "scratch", FAMILY))

    problem = AssignmentProblem(
        experts=(an_expert(FAMILY, 2), an_expert("E2", 2)), dossiers=("D1",), reviewers_per_dossier=1
    )
    plan = solve_in_process(problem, SolveWatch(on_progress=look))
    assert plan.places == 1
    assert seen
    assert not any(seen)
    assert list((disk / "scratch").rglob("*")) == []

"""An expert's copy killed at random moments: a package is here whole or not at all, no answer is lost or doubled."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.maintenance import check, orphans
from reviewer.committee.offline.answers import DeclarationAnswer, EvaluationAnswer
from reviewer.services.expert_copy.my_dossiers import CopyState
from tests.support.expert_copies import CANDIDATE, FarOffice, a_copy
from tests.support.kills import SEED, Patience, Victims, share

NAME = CANDIDATE.split()[1]
DOSSIERS = 6


@pytest.fixture
def far(tmp_path: Path) -> FarOffice:
    """An office, an enrolled copy, and packages that have not come in yet."""
    far = FarOffice(tmp_path / "bureau")
    home = a_copy(tmp_path / "copie")
    home.enrol(far)
    home.close()
    for number in range(DOSSIERS):
        documents = {"cv.pdf": f"Le CV {number} de {CANDIDATE}".encode() * 500}
        far.package(far.dossier(f"TC-2025-{number:04d}", documents=documents), documents=documents)
    return far


def url_of(folder: Path) -> str:
    return f"sqlite:///{(folder / 'avise.db').as_posix()}"


@pytest.mark.timeout(900)
def test_a_copy_that_is_killed_while_it_receives_holds_whole_dossiers_only(
    far: FarOffice, tmp_path: Path, killer: Victims
) -> None:
    folder, waiting = tmp_path / "copie", Patience(random.Random(SEED + 71))
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "receive", str(folder), str(far.folder))
        home = a_copy(folder)
        rows = home.copy.dossiers.rows()
        assert home.events().count("package_received") == len(rows)
        home.copy.keeping.look_after()
        home.close()
        assert check(url_of(folder)) == ()
        assert orphans(url_of(folder)) == ()
        assert not list((folder / ".scratch").iterdir())
    assert killer.let_one("receive", str(folder), str(far.folder)) == 0
    home = a_copy(folder)
    assert len(home.copy.dossiers.rows()) == DOSSIERS
    home.close()


@pytest.mark.timeout(900)
def test_a_copy_that_is_killed_while_it_answers_and_sends_loses_and_doubles_nothing(
    far: FarOffice, tmp_path: Path, killer: Victims
) -> None:
    folder, target = tmp_path / "copie", tmp_path / "partis"
    target.mkdir()
    assert killer.let_one("receive", str(folder), str(far.folder)) == 0
    waiting = Patience(random.Random(SEED + 72))
    for _ in range(share(0.1)):
        killer.kill_one(waiting, "answer", str(folder), str(target))
        for path in target.glob("*.avisre"):
            far.read(path)  # whole, or not there under its name
        assert check(url_of(folder)) == ()
    while killer.let_one("answer", str(folder), str(target)) != 0:
        pass
    home = a_copy(folder)
    assert {row.state for row in home.copy.dossiers.rows()} == {CopyState.SENT}
    home.close()
    last = max((far.read(path) for path in target.glob("*.avisre")), key=lambda back: back.number)
    kinds = [(type(one), one.dossier_id) for one in last.answers]
    assert len(kinds) == len(set(kinds)) == 2 * DOSSIERS
    assert {kind for kind, _ in kinds} == {DeclarationAnswer, EvaluationAnswer}
    told = [far.read(path).number for path in target.glob("*.avisre")]
    assert len(told) == len(set(told))


@pytest.mark.timeout(900)
def test_a_copy_that_is_killed_while_it_destroys_is_finished_by_the_next_look(
    far: FarOffice, tmp_path: Path, killer: Victims
) -> None:
    whole = tmp_path / "copie"
    assert killer.let_one("receive", str(whole), str(far.folder)) == 0
    waiting = Patience(random.Random(SEED + 73))
    for number in range(share(0.06)):
        folder = tmp_path / f"copie-{number}"
        shutil.copytree(whole, folder)
        killer.kill_one(waiting, "let_go", str(folder), "2025-06-21")
        assert check(url_of(folder)) == ()
        assert killer.let_one("let_go", str(folder), "2025-06-21") == 0
        home = a_copy(folder)
        assert home.copy.dossiers.rows() == ()
        assert len(home.certificates()) == DOSSIERS
        home.close()
        for path in folder.rglob("*"):
            assert not path.is_file() or NAME.encode() not in path.read_bytes(), path

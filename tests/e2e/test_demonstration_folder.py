"""The folder of a demonstration: what is somebody else’s is refused untouched, and an unfinished one is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.cli.demonstration import FolderNotADemonstration
from reviewer.cli.demonstration_folder import MARKER, DemonstrationFolder
from reviewer.cli.demonstration_scenario import scenario_sha256
from tests.support.demonstration import play


def test_a_folder_that_holds_anything_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.txt").write_text("precious", encoding="utf-8")
    with pytest.raises(FolderNotADemonstration) as refused:
        play(tmp_path)
    assert refused.value.folder == str(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["data"]
    assert (tmp_path / "data" / "thesis.txt").read_text(encoding="utf-8") == "precious"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    target.write_text("precious", encoding="utf-8")
    with pytest.raises(FolderNotADemonstration):
        play(target)
    assert target.read_text(encoding="utf-8") == "precious"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "demo"
    outside.mkdir()
    (outside / "kept.pdf").write_bytes(b"kept")
    folder.mkdir()
    (folder / MARKER).write_text("{}", encoding="utf-8")
    for name in ("data", "avis", "expert", "copies", "courrier"):
        (folder / name).symlink_to(outside, target_is_directory=True)
    DemonstrationFolder(folder).claim()
    assert (outside / "kept.pdf").read_bytes() == b"kept"
    assert not any((folder / name).is_symlink() for name in ("avis", "expert", "courrier"))


def test_an_unfinished_demonstration_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    folder = DemonstrationFolder(tmp_path / "demo")
    folder.claim()
    folder.database.touch()
    assert not folder.holds(scenario_sha256())
    folder.finish(scenario_sha256())
    assert folder.holds(scenario_sha256())
    assert not folder.holds("0" * 64)

"""A computer without the libraries of a display: a sentence that names the one that is missing, never a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reviewer.cli.errors import LibraryMissing
from tests.support.source import ROOT

WITHOUT = """
import sys

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name in {{"PySide6.QtGui", "PySide6.QtWidgets"}}:
            raise ImportError({said!r}, name=name)

sys.meta_path.insert(0, Nothing())
from reviewer.cli.main import main
sys.exit(main({words!r}))
"""
LINUX = "libGL.so.1: cannot open shared object file: No such file or directory"
WINDOWS = "DLL load failed while importing QtGui: The specified module could not be found."


def run_without(said: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``avise`` in a process in which the toolkit fails to load with these words."""
    program = WITHOUT.format(said=said, words=list(words))
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120
    )


@pytest.mark.parametrize("words", [(), ("--gallery",)], ids=["desktop", "gallery"])
def test_the_missing_library_is_named_with_what_to_install(words: tuple[str, ...]) -> None:
    ended = run_without(LINUX, *words)

    assert ended.returncode == 4
    (line,) = ended.stderr.splitlines()
    assert "«\u202flibGL.so.1\u202f»" in line
    assert "libgl1" in line


def test_what_lacks_no_library_of_the_system_is_a_defect_and_tells_where() -> None:
    ended = run_without("cannot import name 'QThing' from 'PySide6.QtGui'", "--gallery")

    assert ended.returncode == 1
    assert "Traceback" in ended.stderr


@pytest.mark.parametrize(("said", "named"), [(LINUX, "libGL.so.1"), (WINDOWS, "PySide6.QtGui")])
def test_each_system_says_it_in_its_own_way(said: str, named: str) -> None:
    found = LibraryMissing.behind(ImportError(said, name="PySide6.QtGui"))

    assert found is not None
    assert found.library == named

"""What set-up promises: the right Qt, locks that anyone can install, and our own four packages, ours alone.

No network, and nothing but what is installed and what is in this tree.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

import db
import reviewer
import ui

TREE = Path(reviewer.__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
OWN_PACKAGES = {"reviewer", "db", "ui", "resources"}


def pins(lock: str) -> dict[str, str]:
    """Give each `name==version` of a lock with the text that follows it: marker, hashes, provenance."""
    text = (TREE / lock).read_text(encoding="utf-8")
    parts = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    return {part.split()[0]: part for part in parts if part.strip()}


def names(lock: str) -> set[str]:
    return {pin.split("==")[0] for pin in pins(lock)}


def test_void_qt_calls_leave_the_reference_count_of_none_alone() -> None:
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    text = (TREE / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|^\s*--?(?:i|f|index|extra|find)\b.*", text, flags=re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_is_exact_and_carries_hashes(lock: str) -> None:
    pinned = pins(lock)
    assert len(pinned) > 50
    for pin, text in pinned.items():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][A-Za-z0-9.]*", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", text), pin


def test_the_development_lock_holds_the_runtime_lock_pin_for_pin() -> None:
    assert pins("requirements.lock").keys() <= pins("requirements-dev.lock").keys()


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))

    def named(requirements: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in requirements}

    assert named(project["project"]["dependencies"]) <= names("requirements.lock")
    assert named(project["build-system"]["requires"]) <= names("requirements.lock")
    assert named(project["dependency-groups"]["dev"]) <= names("requirements-dev.lock")


def test_no_other_distribution_ships_a_package_of_ours() -> None:
    # A second wheel with a top-level `db` would replace ours without a word.
    looked_at = 0
    for name in names("requirements-dev.lock"):
        try:
            files = distribution(name).files
        except PackageNotFoundError:  # a pin for another system or Python
            continue
        assert files, f"{name} was installed without its list of files"
        looked_at += 1
        top_levels = {file.parts[0].removesuffix(".py") for file in files}
        assert not top_levels & OWN_PACKAGES, name
    assert looked_at > 50


def test_the_packages_come_from_one_and_the_same_tree() -> None:
    trees = {Path(package.__file__ or "").resolve().parents[1] for package in (reviewer, db, ui)}
    assert trees == {Path(__file__).resolve().parents[2]}


def test_what_is_installed_is_compiled() -> None:
    # Without it SQLAlchemy alone costs half a second at each start.
    missing = [
        module
        for module in ("sqlalchemy", "sqlalchemy.orm.session", "pydantic.main", "alembic.command")
        if not compiled(module)
    ]
    assert missing == []


def compiled(module: str) -> bool:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert isinstance(spec.loader, SourceFileLoader)
    assert spec.cached is not None
    return Path(spec.cached).is_file()


def test_the_command_is_installed_and_starts_in_the_command_line_room() -> None:
    (script,) = (entry for entry in distribution("avise").entry_points if entry.group == "console_scripts")
    assert (script.name, script.value) == ("avise", "reviewer.cli.main:main")


def test_the_list_of_licences_is_the_locks() -> None:
    script = TREE / ".ci" / "licences.py"
    told = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_bill_of_materials_names_every_library_of_the_lock_with_its_hashes(tmp_path: Path) -> None:
    made = tmp_path / "sbom.json"
    command = ("-m", "cyclonedx_py", "requirements", "requirements.lock", "--pyproject", "pyproject.toml")
    shape = ("--sv", "1.6", "--of", "JSON", "-o", str(made))
    subprocess.run(
        [sys.executable, "-W", "ignore", *command, *shape], cwd=TREE, check=True, capture_output=True
    )
    bill = json.loads(made.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert {one["name"] for one in bill["components"]} == names("requirements.lock")
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])

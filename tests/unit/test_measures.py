"""What `make coverage` and `make mutants` measure is what they promise to."""

from __future__ import annotations

from fnmatch import fnmatch

from tests.support.source import ROOT, pure_rooms, python_files, shown, tools


def test_coverage_is_asked_of_every_room_that_the_import_contracts_call_pure() -> None:
    report = tools()["coverage"]["report"]
    measured = {
        pattern.removesuffix("/*").removesuffix(".py").replace("/", ".") for pattern in report["include"]
    }
    assert measured == set(pure_rooms())
    assert report["fail_under"] == 100


def test_every_file_to_mutate_exists_and_so_do_the_tests_that_are_to_notice() -> None:
    files = [shown(path) for path in python_files("reviewer")]
    for pattern in tools()["mutmut"]["only_mutate"]:
        assert any(fnmatch(file, pattern) for file in files), pattern
    for place in tools()["mutmut"]["pytest_add_cli_args_test_selection"]:
        assert (ROOT / place.removeprefix("--ignore=")).exists(), place

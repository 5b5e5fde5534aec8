"""``avise --expert``: its files stand wherever one writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.cli.parser import parse

FILE, OTHER, HOME = Path("paquet.avisex"), Path("invitation.avisei"), Path("copie")


@pytest.mark.parametrize(
    "words",
    [
        ("--expert", str(FILE), "--home", str(HOME)),
        ("--expert", "--home", str(HOME), str(FILE)),
        ("--home", str(HOME), "--expert", str(FILE)),
    ],
)
def test_a_file_may_stand_before_or_after_the_home(words: tuple[str, ...]) -> None:
    options = parse(words)
    assert (options.expert, options.home, options.command) == ([FILE], HOME, None)


def test_files_may_stand_on_both_sides_of_the_home() -> None:
    options = parse(("--expert", str(FILE), "--home", str(HOME), str(OTHER)))
    assert options.expert == [FILE, OTHER]


def test_without_a_file_the_copy_opens_all_the_same() -> None:
    options = parse(("--expert",))
    assert (options.expert, options.home) == ([], None)


def test_an_unknown_word_is_refused_in_french_with_the_help_of_the_copy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(("--expert", "--dossier", str(HOME)))
    assert left.value.code == 2
    assert "Argument inconnu" in capsys.readouterr().err


def test_the_help_says_how_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(("--expert", "--help"))
    assert "utilisation : avise --expert [--home DOSSIER] [FICHIER …]" in capsys.readouterr().out.replace(
        "\u202f", " "
    )

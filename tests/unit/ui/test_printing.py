"""Printing hands the file itself to the system, by name and without a shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ui.printing.port import PrintRefused
from ui.printing.systems import Answer, Cups, Windows, run

Script = dict[str, Answer]


def scripted(answers: Script, said: list[Sequence[str]]) -> Callable[[Sequence[str]], Answer]:
    def answer(command: Sequence[str]) -> Answer:
        said.append(tuple(command))
        key = " ".join(command)
        return next((one for start, one in answers.items() if key.startswith(start)), Answer(0, "", ""))

    return answer


def test_cups_names_its_queues_and_the_default_one() -> None:
    answers = {
        "lpstat -e": Answer(0, "Accueil\nBureau_2\n", ""),
        "lpstat -d": Answer(0, "system default destination: Bureau_2\n", ""),
    }
    found = Cups(scripted(answers, [])).printers()
    assert found.names == ("Accueil", "Bureau_2")
    assert found.default == "Bureau_2"


def test_cups_without_a_default_or_without_cups_has_none() -> None:
    answers = {
        "lpstat -e": Answer(0, "Accueil\n", ""),
        "lpstat -d": Answer(0, "no system default destination\n", ""),
    }
    assert Cups(scripted(answers, [])).printers().default is None
    assert Cups(scripted({"lpstat": Answer(127, "", "")}, [])).printers().names == ()


def test_cups_is_handed_the_file_itself() -> None:
    said: list[Sequence[str]] = []
    Cups(scripted({}, said)).print_file(
        Path("/x/IA-2025-0001.pdf"), printer="Accueil", copies=2, title="IA-2025-0001"
    )
    assert said == [("lp", "-d", "Accueil", "-n", "2", "-t", "IA-2025-0001", "--", "/x/IA-2025-0001.pdf")]


def test_what_cups_refuses_is_told_with_its_own_words() -> None:
    refusing = Cups(scripted({"lp ": Answer(1, "", "lp: The printer does not exist.\n")}, []))
    with pytest.raises(PrintRefused) as caught:
        refusing.print_file(Path("a.pdf"), printer="Absente", copies=1, title="a")
    assert (caught.value.printer, caught.value.detail) == ("Absente", "lp: The printer does not exist.")


def test_windows_prints_once_a_copy_and_quotes_what_it_is_given() -> None:
    said: list[Sequence[str]] = []
    Windows(scripted({}, said)).print_file(Path("C:/l'avis.pdf"), printer="L'accueil", copies=2, title="t")
    assert len(said) == 2
    assert "l''avis.pdf" in said[0][-1]
    assert "L''accueil" in said[0][-1]


def test_windows_names_its_printers() -> None:
    answers = {
        "powershell -NoProfile -NonInteractive -Command Get-CimInstance Win32_Printer |": Answer(
            0, "A\r\nB\r\n", ""
        ),
        "powershell -NoProfile -NonInteractive -Command Get-CimInstance Win32_Printer -Filter": Answer(
            0, "B\r\n", ""
        ),
    }
    found = Windows(scripted(answers, [])).printers()
    assert (found.names, found.default) == (("A", "B"), "B")


def test_a_command_that_is_not_there_is_an_answer() -> None:
    assert run(("commande-qui-n-existe-pas",)).code == 127

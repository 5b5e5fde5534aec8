"""Printing hands the file itself to the system, by name and without a shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ui.printing.port import PrintOrder, PrintRefused, Trays
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


def test_cups_is_handed_the_file_itself_with_tray_and_copies_and_names_its_job() -> None:
    said: list[Sequence[str]] = []
    answers = {"lp ": Answer(0, "request id is Accueil-42 (1 file(s))\n", "")}
    order = PrintOrder(printer="Accueil", copies=2, tray="Tray2")
    job = Cups(scripted(answers, said)).print_file(Path("/x/IA-1.pdf"), order, title="IA-1")
    assert job == "Accueil-42"
    assert said == [
        ("lp", "-d", "Accueil", "-n", "2", "-o", "InputSlot=Tray2", "-t", "IA-1", "--", "/x/IA-1.pdf")
    ]


def test_without_a_tray_cups_chooses() -> None:
    said: list[Sequence[str]] = []
    Cups(scripted({}, said)).print_file(Path("/x/a.pdf"), PrintOrder(printer="Accueil"), title="a")
    assert said == [("lp", "-d", "Accueil", "-n", "1", "-t", "a", "--", "/x/a.pdf")]


def test_a_tray_that_would_be_another_option_is_refused() -> None:
    said: list[Sequence[str]] = []
    with pytest.raises(PrintRefused):
        order = PrintOrder(printer="Accueil", tray="Bas -o raw")
        Cups(scripted({}, said)).print_file(Path("a.pdf"), order, title="a")
    assert said == []


def test_cups_names_the_trays_of_a_printer_and_the_default_one() -> None:
    told = (
        "PageSize/Media Size: *Letter A4\nInputSlot/Paper Source: *Auto Tray1 Manual\nDuplex/2-Sided: *None\n"
    )
    found = Cups(scripted({"lpoptions -p Accueil -l": Answer(0, told, "")}, [])).trays("Accueil")
    assert [one.id for one in found.all] == ["Auto", "Tray1", "Manual"]
    assert found.default == "Auto"
    assert Cups(scripted({}, [])).trays("Accueil") == Trays()


def test_what_cups_refuses_is_told_with_its_own_words() -> None:
    refusing = Cups(scripted({"lp ": Answer(1, "", "lp: The printer does not exist.\n")}, []))
    with pytest.raises(PrintRefused) as caught:
        refusing.print_file(Path("a.pdf"), PrintOrder(printer="Absente"), title="a")
    assert (caught.value.printer, caught.value.detail) == ("Absente", "lp: The printer does not exist.")


def test_windows_prints_once_a_copy_and_quotes_what_it_is_given() -> None:
    said: list[Sequence[str]] = []
    order = PrintOrder(printer="L'accueil", copies=2)
    Windows(scripted({}, said)).print_file(Path("C:/l'avis.pdf"), order, title="t")
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

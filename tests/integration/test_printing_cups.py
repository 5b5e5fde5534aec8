"""Printing over a real CUPS: a queue of the test's own, on a private server; no system service is touched."""

from __future__ import annotations

import contextlib
import os
import pwd
import socket
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from db.store import OpenedStore
from reviewer.documents.adapters import Printer
from reviewer.documents.reading import printed_text
from reviewer.documents.scanning import codes_in_pdf
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_key, a_sealed_avis
from tests.support.cups import PPD, add_queue, print_server, wait_for
from tests.support.office import House, a_house
from ui.printing.batch import print_batch, print_one
from ui.printing.port import NoPrinter, PrintOrder
from ui.printing.systems import Cups

FIFTY = 50
PROOF = "AV1:" + "6BFOXN" * 40


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


def received(listener: socket.socket) -> bytes:
    """Take what one job sends to a network printer."""
    connection, _ = listener.accept()
    with connection:
        return b"".join(iter(lambda: connection.recv(65536), b""))


@contextlib.contextmanager
def network_printer():  # type: ignore[no-untyped-def]  # a listening socket and its port
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(FIFTY + 5)
        listener.settimeout(60)
        yield listener, listener.getsockname()[1]


def test_fifty_avis_reach_the_printer_as_their_very_bytes_and_in_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [house.issued(f"TC-2025-000{digit}") for digit in range(1, 4)]
    batch = [numbers[place * 7 % 3] for place in range(FIFTY)]
    with print_server() as server, network_printer() as (listener, port):
        add_queue(server, "Accueil", f"socket://127.0.0.1:{port}/?snmp=false&waiteof=false")
        monkeypatch.setenv("CUPS_SERVER", str(server))
        system = Cups()
        assert system.printers().names == ("Accueil",)
        house.as_("kim")
        steps: list[tuple[int, int]] = []
        report = print_batch(
            house.office,
            system,
            batch,
            PrintOrder(printer="Accueil"),
            progress=lambda done, of: steps.append((done, of)),
        )
        papers = [received(listener) for _ in batch]
    assert report.printed == tuple(batch)
    assert (report.refused, report.left) == ((), ())
    assert steps == [(place, FIFTY) for place in range(FIFTY)]
    with house.opened.store.read() as work:
        stored = {str(avis.number): work.blobs.get(avis.pdf_sha256) for avis in work.register.all()}
    assert papers == [stored[number] for number in batch]
    printed = [entry for entry in house.journal() if entry.event == "avis_printed"]
    assert [entry.details["number"] for entry in printed] == batch
    assert {entry.details["printer"] for entry in printed} == {"Accueil"}
    assert [str(entry.details["job"]) for entry in printed] == [
        f"Accueil-{job}" for job in range(1, FIFTY + 1)
    ]
    assert house.holds()


def test_two_copies_are_two_and_the_journal_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    number = house.issued()
    with print_server() as server, network_printer() as (listener, port):
        add_queue(server, "Accueil", f"socket://127.0.0.1:{port}/?snmp=false&waiteof=false")
        monkeypatch.setenv("CUPS_SERVER", str(server))
        order = PrintOrder(printer="Accueil", copies=2)
        file = print_one(house.as_("kim"), Cups(), number, order)
        assert received(listener) == file.content * 2
    assert house.journal()[-1].details["copies"] == 2


def test_a_printer_that_is_not_there_takes_nothing_and_the_journal_says_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = house.issued()
    before = house.events()
    with print_server() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server))
        with pytest.raises(NoPrinter):
            print_one(house.as_("kim"), Cups(), number, PrintOrder(printer="Absente"))
    assert house.events() == before


def test_a_batch_that_is_stopped_tells_what_was_printed_and_what_is_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = house.issued()
    with print_server() as server, network_printer() as (listener, port):
        add_queue(server, "Accueil", f"socket://127.0.0.1:{port}/?snmp=false&waiteof=false")
        monkeypatch.setenv("CUPS_SERVER", str(server))
        answers = iter([False, False, True])
        report = print_batch(
            house.as_("kim"),
            Cups(),
            [number] * 4,
            PrintOrder(printer="Accueil"),
            should_stop=lambda: next(answers),
        )
        for _ in report.printed:
            received(listener)
    assert (len(report.printed), len(report.left)) == (2, 2)


def test_a_signed_avis_comes_out_of_debians_pdf_printer_with_its_pages_its_text_and_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = a_sealed_avis()
    signed = a_key(tmp_path).sign(Printer().render(content, draft=False, proof=PROOF), content, SIGNED_AT)
    file = tmp_path / f"{NUMBER}.pdf"
    file.write_bytes(signed)
    title = f"essai-{uuid4().hex}"
    # Where Debian's cups-pdf puts what a person prints: in their own home.
    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    was_there = folder.exists()
    with print_server(as_root=True) as server:
        add_queue(server, "PDF", "cups-pdf:/", PPD)
        monkeypatch.setenv("CUPS_SERVER", str(server))
        job = Cups().print_file(file, PrintOrder(printer="PDF"), title=title)
        assert job == "PDF-1"
        wait_for(lambda: list(folder.glob(f"{title}*.pdf")) and _whole(folder, title), server.parent)
        (out,) = folder.glob(f"{title}*.pdf")
        paper = out.read_bytes()
        out.unlink()
        if not was_there:
            folder.rmdir()
    with pypdfium2.PdfDocument(signed) as before, pypdfium2.PdfDocument(paper) as after:
        assert len(after) == len(before)
    assert NUMBER in printed_text(paper)
    assert codes_in_pdf(paper).texts == codes_in_pdf(signed).texts == (PROOF,)


def _whole(folder: Path, title: str) -> bool:
    """Tell whether the printer has written the file to its end."""
    return all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in folder.glob(f"{title}*.pdf"))

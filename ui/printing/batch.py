"""Avis handed to a printer, one after the other: the journal learns of each once the system has taken it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import RuleViolation
from reviewer.services.office import Office
from reviewer.services.views import AvisFile
from ui.printing.port import NoPrinter, PrintOrder, PrintSystem


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintReport:
    """What became of a batch: the numbers that the printer took, those refused each with why, those not reached."""

    printed: tuple[str, ...] = ()
    refused: tuple[tuple[str, RuleViolation], ...] = ()
    left: tuple[str, ...] = ()


def print_one(office: Office, system: PrintSystem, number: str, order: PrintOrder) -> AvisFile:
    """Hand the signed file itself to a printer; raise ``NoPrinter`` or ``PrintRefused``."""
    if order.printer not in system.printers().names:
        raise NoPrinter
    return _hand_over(office, system, number, order)


def print_batch(
    office: Office,
    system: PrintSystem,
    numbers: Sequence[str],
    order: PrintOrder,
    *,
    progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> PrintReport:
    """Hand signed files to a printer in this order.

    A printer that refuses one stops the batch, so that the sheets stay in order; what was taken is in the journal.
    """
    if order.printer not in system.printers().names:
        raise NoPrinter
    printed: list[str] = []
    for done, number in enumerate(numbers):
        if progress is not None:
            progress(done, len(numbers))
        if should_stop is not None and should_stop():
            return PrintReport(printed=tuple(printed), left=tuple(numbers[done:]))
        try:
            printed.append(_hand_over(office, system, number, order).number)
        except RuleViolation as error:
            return PrintReport(
                printed=tuple(printed), refused=((number, error),), left=tuple(numbers[done + 1 :])
            )
    return PrintReport(printed=tuple(printed))


def _hand_over(office: Office, system: PrintSystem, number: str, order: PrintOrder) -> AvisFile:
    file = office.printing.file(number)
    with tempfile.TemporaryDirectory(prefix="avise-") as folder:
        path = Path(folder) / file.filename
        path.write_bytes(file.content)
        job = system.print_file(path, order, title=file.number)
    office.printing.record(
        file.number, printer=order.printer, copies=order.copies, tray=order.tray or "", job=job
    )
    return file

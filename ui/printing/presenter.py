"""Presenters that print: they know the system's printers and their trays, where a dialog asks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.printing.port import Printers, PrintSystem, Trays
from ui.printing.systems import this_system


class PrintingPresenter(ActingPresenter):
    """``printers_known``, ``trays_known``: what the system answered."""

    printers_known = Signal(object)
    trays_known = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.printing: PrintSystem = this_system()

    def ask_printers(self) -> None:
        """Ask the system for its printers."""
        self.ask("printers", self.printing.printers, self._know_printers)

    def ask_trays(self, printer: str) -> None:
        """Ask the system for the trays of a printer."""
        self.ask("trays", partial(self.printing.trays, printer), self._know_trays)

    def _know_printers(self, printers: Printers) -> None:
        self.printers_known.emit(printers)

    def _know_trays(self, trays: Trays) -> None:
        self.trays_known.emit(trays)

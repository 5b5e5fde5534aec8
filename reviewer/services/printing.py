"""Printing avis: the issued bytes go to the system as they are, and the journal learns of it once they are taken."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.readings import ReadPart
from reviewer.services.avis import filename_of, parse_number
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.views import AvisFile


@dataclass(frozen=True, slots=True)
class Printing:
    """Use cases of printing."""

    desk: Desk

    def file(self, number: str) -> AvisFile:
        """Return the very bytes that were issued, to be handed to a printer."""
        self.desk.require(Act.PRINT_AVIS)
        with self.desk.store.read() as work:
            avis = work.register.get(parse_number(number))
            file = AvisFile(
                number=str(avis.number),
                filename=filename_of(avis),
                content=work.blobs.get(avis.pdf_sha256),
            )
        self.desk.note_read(avis.dossier_id, ReadPart.AVIS, item=file.number)
        return file

    def record(self, number: str, *, printer: str, copies: int, tray: str = "", job: str = "") -> Changes:
        """Note that a printer took an avis: who, when, which printer and tray, how many copies, the system's job."""
        with self.desk.permitted(Act.PRINT_AVIS) as (work, actor):
            avis = work.register.get(parse_number(number))
            number = str(avis.number)
            details: Details = {
                "number": number,
                "printer": printer,
                "copies": copies,
                "tray": tray,
                "job": job,
                "pdf_sha256": avis.pdf_sha256,
            }
            work.commit(
                actor,
                self.desk.now(),
                Event(name="avis_printed", dossier_id=avis.dossier_id, details=details),
            )
        return Changes(
            dossiers=frozenset({avis.dossier_id}),
            avis=frozenset({number}),
            message="avis_printed",
            facts={"number": number},
        )

"""An avis issued for real, with everything that the office gives to whoever verifies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.store import open_store
from reviewer.documents.adapters import Keys, Printer
from tests.support.avis_documents import PASSPHRASE, an_authority
from tests.support.office import House, a_house
from tests.support.paper import printed_page, scanned
from tests.support.people import NAMES

DATABASE = "avise.sqlite"


@dataclass(frozen=True)
class Issued:
    """A folder with ``avis.pdf``, ``photo.jpg``, ``trust/`` and ``etats.jsonl``; the house that made them."""

    folder: Path
    house: House
    number: str

    @property
    def url(self) -> str:
        return f"sqlite:///{(self.folder / DATABASE).as_posix()}"

    def publish(self, name: str = "etats.jsonl") -> None:
        """Publish the next list of states."""
        content = self.house.as_("kim").status_lists.publish().content
        (self.folder / name).write_bytes(content)


def issue(folder: Path) -> Issued:
    """Issue one avis in a folder."""
    authority = an_authority(folder / "keys", NAMES["sacha"])
    house = a_house(
        open_store(f"sqlite:///{(folder / DATABASE).as_posix()}", unencrypted=True),
        printer=Printer(),
        keys=Keys(),
    )
    dossier_id = house.validated()
    office = house.as_("sacha")
    key = office.signatures.open_key(authority.keys[NAMES["sacha"]], PASSPHRASE)
    number = office.signatures.sign(dossier_id, key).facts["number"]
    content = office.avis.hand_over(number).content
    (folder / "avis.pdf").write_bytes(content)
    (folder / "photo.jpg").write_bytes(scanned(printed_page(content), dpi=150, seed=7))
    (folder / "trust").mkdir()
    (folder / "trust" / "ca.pem").write_bytes(authority.certificate.read_bytes())
    for name, file in office.office_keys.files().items():
        (folder / "trust" / name).write_bytes(file)
    made = Issued(folder, house, number)
    made.publish()
    return made

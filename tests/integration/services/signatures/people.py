"""Houses in which one or two people sign each avis, and what a test asks of them."""

from __future__ import annotations

from dataclasses import replace

from db.integrity import findings
from reviewer.avis.avis import Avis
from reviewer.programme.sourced import Sourced
from tests.support.fakes import PlainKey
from tests.support.office import PROGRAMME, House
from tests.support.people import NAMES

SACHA, SYLVIE = PlainKey(NAMES["sacha"]), PlainKey(NAMES["sylvie"])


def two_sign(house: House) -> None:
    programmes = house.office.desk.programmes
    two = replace(programmes[PROGRAMME], signatories=_two(programmes[PROGRAMME].signatories))
    changed = {key: two if key == PROGRAMME else value for key, value in programmes.items()}
    desk = replace(house.office.desk, programmes=changed)
    house.office = replace(house.office, desk=desk)


def _two(one: Sourced[int]) -> Sourced[int]:
    return replace(one, value=2)


def put(house: House, name: str, value: str) -> None:
    house.as_("ada").settings.put(name, value)


def avis_of(house: House, dossier_id: str) -> tuple[Avis, bytes]:
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
        assert avis is not None
        return avis, work.blobs.get(avis.pdf_sha256)


def whole(house: House) -> None:
    """Nothing is wrong with the database: no hole in a series, no number twice, the journal holds."""
    with house.opened.engine.connect() as connection, house.opened.store.read() as work:
        assert [one for one in findings(connection, work.blobs) if one.name.startswith("number")] == []
    assert house.holds()

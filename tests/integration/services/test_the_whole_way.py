"""The main job, end to end, through the use cases."""

from __future__ import annotations

import hashlib

from reviewer.dossier.lifecycle import DossierState
from reviewer.wording import Wording
from tests.support.office import House


def test_a_request_becomes_a_signed_avis(house: House) -> None:
    number = house.issued()
    assert number == "IA-2025-0001"
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
        dossier = work.dossiers.get(avis.dossier_id)
        pdf = work.blobs.get(avis.pdf_sha256)
    assert hashlib.sha256(pdf).hexdigest() == avis.pdf_sha256
    assert dossier.state is DossierState.ISSUED
    assert avis.content.favourable
    assert house.holds()
    wording = Wording.load()
    for entry in house.journal():
        if entry.event != "house_staffed":
            assert wording.text("event", entry.event, **entry.details)

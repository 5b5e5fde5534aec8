"""Which documents came with a request, and which are missing."""

from __future__ import annotations

from reviewer.dossier.dossier import Attachment
from reviewer.programme.checklist import checklist
from tests.support.letters import iatiev
from tests.support.requests import a_request


def a_file(kind: str, name: str = "piece.pdf") -> Attachment:
    return Attachment(kind=kind, filename=name, sha256="0" * 64, size=1)


def test_what_came_is_present_and_the_rest_is_missing_in_reading_order() -> None:
    found = checklist(
        iatiev(), a_request(), [a_file("contrat"), a_file("cv", "a.pdf"), a_file("cv", "b.pdf")]
    )
    present = [(line.document.kind, len(line.files)) for line in found.lines if line.present]
    assert present == [("cv", 2), ("contrat", 1)]
    assert [one.kind for one in found.missing] == [
        "description_poste",
        "diplome",
        "attestation_emploi",
        "consentement",
    ]


def test_each_substream_asks_for_its_own_documents() -> None:
    graduate = checklist(iatiev(), a_request(substream="diplome_quebec"), [])
    worker = checklist(iatiev(), a_request(), [])
    assert {one.kind for one in graduate.missing} - {one.kind for one in worker.missing} == {"releve_notes"}
    assert {one.kind for one in worker.missing} - {one.kind for one in graduate.missing} == {
        "attestation_emploi"
    }


def test_an_unknown_branch_asks_only_for_what_all_ask_for() -> None:
    found = checklist(iatiev(), a_request(substream=None), [])
    assert {"releve_notes", "attestation_emploi"}.isdisjoint(one.kind for one in found.missing)


def test_a_file_that_nothing_asked_for_is_shown_apart() -> None:
    other = a_file("mandat")
    found = checklist(iatiev(), a_request(), [other])
    assert found.others == (other,)
    assert all(not line.present for line in found.lines)

"""Letters on admissibility: what they say, what they must not look like, and how they are built as files."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.admissibility.letter import LetterContent, LetterKind, as_json
from reviewer.avis.verification import SignatureOutcome
from reviewer.documents import fonts
from reviewer.documents.adapters import Printer, SignatureVerifier
from reviewer.documents.errors import UndrawableText, WordingMissing
from reviewer.documents.letter_printing import letter_filename, render_letter, write_email
from reviewer.documents.letter_wording import load_letter_wording
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.reading import attached_content, carries_marks, is_draft, printed_text
from reviewer.errors import InputRefused
from tests.support.letters import admissible, complements, iatiev, inadmissible, wording_of
from tests.support.pdf_structure import elements, instructions, read_aloud

LETTERS: dict[str, Callable[..., LetterContent]] = {
    "complements": complements,
    "admissible": admissible,
    "inadmissible": inadmissible,
}
LONG = "Le contrat joint ne nomme pas le lieu de travail, et sa dernière page manque. " * 90


def _print(content: LetterContent, *, draft: bool = False) -> bytes:
    return render_letter(content, wording_of(content), draft=draft)


def _said(content: LetterContent) -> str:
    return printed_text(_print(content))


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


# --- what they say -------------------------------------------------------------------------------------------


def test_a_request_for_complements_says_what_why_and_by_when() -> None:
    content = complements()
    page = _flat(_said(content))
    for said in (
        "Demande de compléments",
        "À l’attention de Maude Desrosiers",
        "Laboratoires Boréal inc.",
        "TC-2025-0001",
        "Adaeze Okonkwo",
        "au plus tard le 17 juin 2025, soit dans un délai de 20\u202fjours ouvrables".replace("\u202f", " "),
        "Contrat de travail ou offre d’emploi signée",
        "Date de naissance",
        "Âge",
        "Salaire annuel brut",
        "Le contrat joint n’est pas signé.",
        "Une copie signée suffit.",
        "Geneviève Ouellet",
        "règles iatiev-2023-11-23",
    ):
        assert _flat(said) in page, said
    assert _flat("Curriculum vitæ") not in page


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_a_usual_letter_holds_on_one_page(kind: str) -> None:
    with pikepdf.Pdf.open(BytesIO(_print(LETTERS[kind]()))) as document:
        assert len(document.pages) == 1


def test_a_request_for_complements_is_never_called_avis() -> None:
    content = complements()
    email = write_email(content, wording_of(content), None)
    for text in (_said(content), email.subject, email.body):
        assert not re.search(r"\bavis\b", text, re.IGNORECASE)


@pytest.mark.parametrize("make", [admissible, inadmissible])
def test_a_preliminary_notice_is_never_called_avis_alone(make: Callable[..., LetterContent]) -> None:
    content = make()
    email = write_email(content, wording_of(content), None)
    for text in (_said(content), email.subject, email.body):
        for found in re.finditer(r"\bavis\b(\s+\w+(?:\s+\w+\s+d’experts)?)", text, re.IGNORECASE):
            following = " ".join(found[1].split())
            assert following.startswith("préliminaire") or following == "du comité d’experts", found[0]


def test_a_negative_notice_gives_each_criterion_with_what_was_asked_found_and_from_when() -> None:
    page = _flat(_said(inadmissible()))
    for said in (
        "1. Âge",
        "au moins 18 ans au dépôt de la demande de sélection",
        "17 ans (naissance le 1er janvier 2008)",
        "à partir du 1er janvier 2026, si rien d’autre ne change",
        "2. Conditions de séjour",
        "Le permis de travail joint est échu depuis le 3 mars 2025.",
        "3. Salaire annuel brut",
        "au moins 100\u202f000\u202f$ (lieu de l’emploi dans la CMM)",
        "74\u202f000\u202f$",
        "le temps seul n’y suffit pas",
        "r. 8\u202f; rapport d’évaluation, tableau 2",
    ):
        assert _flat(said) in page, said


def test_a_criterion_that_a_person_decided_takes_their_reason_and_promises_no_date() -> None:
    (decided,) = [one for one in inadmissible().criteria if one.reason]
    assert (decided.id, decided.met_from) == ("GEN-STAY", None)
    only = inadmissible(criteria=(decided,))
    assert "Remplie plus tard" not in _said(only)


def test_a_refusal_that_no_criterion_gives_says_its_reason() -> None:
    page = _said(inadmissible(criteria=(), reason="L’employeur n’existe plus."))
    assert "L’employeur n’existe plus." in page
    assert "Conditions non remplies" not in page


def test_a_notice_says_that_a_person_decided_and_listens() -> None:
    assert "prise par une personne" in _said(inadmissible())
    assert "vos observations" in " ".join(_said(inadmissible()).split())
    assert "prise par une personne" in _said(admissible())


def test_an_e_mail_names_the_dossier_and_what_is_asked_and_nobody() -> None:
    for make in LETTERS.values():
        content = make()
        email = write_email(content, wording_of(content), "maude@boreal.example")
        assert email.to == "maude@boreal.example"
        assert content.dossier_reference in email.subject
        assert content.responsible_name in email.body
        for fact in (content.candidate_name, "74\u202f000", "2008", "permis"):
            assert fact not in email.subject + email.body, fact
    asked = write_email(complements(), wording_of(complements()), None).body
    assert "– Date de naissance" in asked
    assert "– Diplômes" in asked
    assert "17 juin 2025" in asked


def test_a_letter_without_a_known_contact_or_place_leaves_them_out() -> None:
    bare = complements(
        contact_name=None, employer_name=None, job_title=None, workplace=None, substream=None, facts=()
    )
    page = _said(bare)
    assert "À l’attention" not in page
    assert "Lieu de travail" not in page
    assert "Renseignements à fournir" not in page


# --- what they are not ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_not_signed_and_carries_no_mark_of_an_avis(name: str) -> None:
    pdf = _print(LETTERS[name]())
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        assert "/AcroForm" not in document.Root
    assert not carries_marks(pdf)
    assert not is_draft(pdf)
    assert attached_content(pdf) is None
    for mark in ("Code de vérification", "Numéro de l’avis", "Signature", "Portée et validité", "favorable"):
        assert mark not in printed_text(pdf)


@pytest.mark.parametrize("name", LETTERS)
def test_verifying_a_letter_says_that_it_is_no_avis(name: str) -> None:
    found = SignatureVerifier().verify(_print(LETTERS[name]()), b"")
    assert found.outcome is SignatureOutcome.NOT_AN_AVIS


def test_a_draft_says_so_and_is_otherwise_the_letter() -> None:
    draft, letter = (_print(complements(), draft=one) for one in (True, False))
    assert "BROUILLON" in printed_text(draft)
    assert "BROUILLON" not in printed_text(letter)
    assert _flat(printed_text(draft)).replace("BROUILLON", "") == _flat(printed_text(letter))


# --- the file ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[*LETTERS, "long", "draft"])
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    make: Callable[..., LetterContent] = LETTERS.get(str(request.param), complements)
    content = make()
    if request.param == "long":
        content = replace(content, message=LONG)
    with pikepdf.Pdf.open(BytesIO(_print(content, draft=request.param == "draft"))) as opened:
        yield opened


def test_a_letter_claims_both_standards_and_its_language(pdf: pikepdf.Pdf) -> None:
    packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "urn:avise:lettre:1#" in packet
    assert str(pdf.Root.Lang) == "fr-CA"
    assert pdf.Root.MarkInfo.Marked
    assert not pdf.check_pdf_syntax()


def test_headings_of_a_letter_start_at_one_and_skip_no_level(pdf: pikepdf.Pdf) -> None:
    roles = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    levels = [int(role[2:]) for role in roles if re.fullmatch(r"/H\d", role)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_of_a_letter_have_scoped_headers_and_lists_have_bodies(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/Table":
            cells = [cell for row in element.K for cell in row.K]
            assert all(str(row.S) == "/TR" for row in element.K)
            assert {str(cell.S) for cell in cells} == {"/TH", "/TD"}
            assert all(str(cell.A.Scope) in {"/Row", "/Column"} for cell in cells if str(cell.S) == "/TH")
        if str(element.S) == "/L":
            assert all(str(item.S) == "/LI" and str(item.K[0].S) == "/LBody" for item in element.K)


def test_everything_drawn_in_a_letter_is_in_the_structure_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for operands, name in instructions(page):
            if name in {"BDC", "BMC"}:
                assert depth == 0
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in {"Tj", "TJ", "f", "f*", "S", "s", "B", "Do"}:
                assert depth == 1, (name, operands)
        assert depth == 0


def test_a_letter_is_read_aloud_in_the_order_of_the_page(pdf: pikepdf.Pdf) -> None:
    pieces = read_aloud(pdf)
    assert pieces == sorted(pieces)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_carries_its_own_data(name: str) -> None:
    content = LETTERS[name]()
    with pikepdf.Pdf.open(BytesIO(_print(content))) as document:
        attached: Any = document.attachments
        assert list(attached) == ["lettre.json"]
        carried = attached["lettre.json"].get_file().read_bytes()
    assert carried == as_json(content)
    assert json.loads(carried)["schema"] == "avise.letter/1"


def test_the_same_letter_gives_the_same_bytes_and_another_does_not() -> None:
    assert _print(complements()) == _print(complements())
    assert _print(complements()) != _print(complements(message="Autre chose."))


def test_a_usual_letter_holds_on_one_page_and_a_long_one_flows_on() -> None:
    assert "Page 1 de 1" in _said(admissible())
    assert re.search(r"Page 3 de \d", _said(complements(message=LONG)))


def test_a_letter_is_exported_under_its_dossier_and_what_it_is() -> None:
    content = complements(dossier_reference="TC/2025 0001")
    named = letter_filename(content, wording_of(content))
    assert named == "TC-2025-0001_demande-de-complements_2025-05-20.pdf"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (complements(candidate_name="王芳"), "Personne candidate"),
        (complements(message="Voir \u200b."), "Précisions"),
        (admissible(contact_name="Boréal 🦄"), "Personne-ressource"),
        (inadmissible(criteria=(), reason="محمد"), "Motif"),
        (inadmissible(criteria=(replace(inadmissible().criteria[0], found="王"),)), "Condition"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_name(content: LetterContent, field: str) -> None:
    with pytest.raises(UndrawableText) as caught:
        _print(content)
    assert caught.value.field == field


_DRAWABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")).filter(
        lambda char: not fonts.undrawable(char)
    ),
    min_size=1,
    max_size=200,
)


@settings(max_examples=25)
@given(_DRAWABLE, _DRAWABLE)
def test_whatever_can_be_drawn_is_laid_out(name: str, message: str) -> None:
    pages = _print(complements(candidate_name=name, message=message))
    assert "Demande de compléments" in printed_text(pages)


# --- the wording ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LetterKind)
def test_each_wording_has_its_source_and_can_be_drawn(kind: LetterKind) -> None:
    wording = load_letter_wording("iatiev", iatiev().letters[kind.value])
    assert wording.kind is kind
    assert wording.source
    assert wording.confidence in {"official", "reported", "inferred", "to_confirm"}
    for text in (*wording.text.values(), *wording.email.values()):
        assert fonts.undrawable(text) == ()


def test_a_letter_is_not_printed_with_the_wording_of_another() -> None:
    with pytest.raises(WordingMissing):
        render_letter(complements(), wording_of(admissible()))
    with pytest.raises(WordingMissing):
        Printer().render_letter(complements(wording_id="iatiev-letter-complements-9"), draft=False)
    with pytest.raises(WordingMissing):
        load_letter_wording("../iatiev", "iatiev-letter-complements-1")


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (('greeting = "Bonjour,"\n', ""), ["text.greeting"]),
        (('greeting = "Bonjour,"\n', 'greeting = " "\n'), ["text.greeting"]),
        (('greeting = "Bonjour,"\n', 'greeting = "Bonjour,"\nmore = "?"\n'), ["text.more"]),
        (("dossier {reference}, et", "dossier {numero}, et"), ["text.how"]),
        (('kind = "complements"', 'kind = "autre"'), ["kind"]),
        (('filename = "demande-de-complements"\n', ""), ["filename"]),
        (("[email]", "[courriel]"), ["email"]),
    ],
)
def test_a_faulty_wording_of_a_letter_is_refused_with_its_place(
    tmp_path: Path, change: tuple[str, str], places: list[str]
) -> None:
    text = (PROGRAMMES / "iatiev/documents/letter-complements-1.toml").read_text(encoding="utf-8")
    assert change[0] in text
    folder = tmp_path / "iatiev/documents"
    shutil.copytree(PROGRAMMES / "iatiev/documents", folder)
    (folder / "letter-complements-1.toml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(InputRefused) as caught:
        load_letter_wording("iatiev", "iatiev-letter-complements-1", tmp_path)
    assert [fault.place for fault in caught.value.faults] == places

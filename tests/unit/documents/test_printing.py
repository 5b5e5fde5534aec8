"""Printing an avis: what stands on the page, extremes of layout, drafts, and sameness."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.avis.content import AvisContent, as_json
from reviewer.documents import fonts
from reviewer.documents.errors import AvisUnfinished, UndrawableText, WordingMissing
from reviewer.documents.printing import render_avis
from reviewer.documents.reading import attached_content, disagreement, is_draft, printed_text
from tests.support.avis_documents import NUMBER, a_sealed_avis, an_avis, the_wording, with_reasons
from tests.support.letters import iatiev

LONG_NAME = (
    "Maria-Fernanda Wolfeschlegelsteinhausenbergerdorff de Albuquerque"
    " e Vasconcelos-Ntchombé Ørsted-Đorđević Þórsdóttir"
)


def _print(content: AvisContent, *, draft: bool = False) -> bytes:
    return render_avis(content, the_wording(), draft=draft)


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _page_count(pdf: bytes) -> int:
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def _bookmarks(pdf: bytes) -> list[tuple[int, str, str]]:
    """Return the page, title and height of each heading."""
    with pikepdf.Pdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        order = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        items: list[Any] = [*outline.root, *outline.root[0].children]
        return [(order[item.destination[0].objgen], item.title, str(item.destination[3])) for item in items]


def test_the_page_says_everything_that_an_avis_must_say() -> None:
    content = a_sealed_avis(replaces="IA-2025-0002")
    page = _flat(printed_text(_print(content)))
    for fact in (
        NUMBER,
        content.issuer,
        content.programme_name,
        "Laboratoires Boréal inc. (NEQ 1160000008)",
        content.candidate_name,
        content.job_title,
        content.workplace,
        content.substream,
        content.dossier_reference,
        "Avis favorable",
        "20 mai 2025",
        "31 décembre 2025",
        *(finding.question for finding in content.findings),
        content.findings[0].reason,
        "règles iatiev-2023-11-23",
        "grille d’évaluation iatiev-grille-1",
        "Il remplace l’avis IA-2025-0002.",
        "Seul le ministère de l’Immigration, de la Francisation et de l’Intégration sélectionne",
        content.signatory_name,
        content.signatory_function,
        content.verification_code,
        "Page 1 de 1",
    ):
        assert _flat(str(fact)) in page, fact


def test_an_unfavourable_avis_says_so_and_claims_no_validity() -> None:
    content = a_sealed_avis(
        favourable=False, findings=with_reasons("Non.", "Non plus.", profile_answer=False)
    )
    page = printed_text(_print(content))
    assert "Avis défavorable" in page
    assert "Avis favorable" not in page
    assert "valide du" not in page
    assert page.count("Non\r\n") + page.count("Non\n") >= 1


def test_the_first_of_the_month_is_written_as_french_writes_it() -> None:
    assert "1er juin 2025" in printed_text(_print(a_sealed_avis(issued_on=date(2025, 6, 1))))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert _print(a_sealed_avis()) == _print(a_sealed_avis())


def test_the_data_inside_are_the_canonical_content_to_the_byte() -> None:
    content = a_sealed_avis()
    with pikepdf.Pdf.open(BytesIO(_print(content))) as document:
        attached = document.attachments["avis.json"]
        assert attached.get_file().read_bytes() == as_json(content)
        assert str(document.Root.AF[0].AFRelationship) == "/Source"
    assert attached_content(_print(content)) == content


def test_a_draft_has_no_number_no_code_no_field_and_says_that_it_is_one() -> None:
    draft = _print(a_sealed_avis(), draft=True)
    page = printed_text(draft)
    assert NUMBER not in page
    assert str(a_sealed_avis().verification_code) not in page
    assert "PROJET" in page
    assert is_draft(draft)
    with pikepdf.Pdf.open(BytesIO(draft)) as document:
        assert "/AcroForm" not in document.Root


@pytest.mark.parametrize("repeat", [1, 40, 43, 46, 300])
def test_a_draft_is_laid_out_like_the_avis(repeat: int) -> None:
    content = a_sealed_avis(findings=with_reasons("Un motif assez court. " * repeat))
    assert _bookmarks(_print(content, draft=True)) == _bookmarks(_print(content))


def test_an_avis_without_its_number_cannot_be_printed_for_signature() -> None:
    with pytest.raises(AvisUnfinished):
        _print(an_avis())


def test_another_wording_than_the_one_the_avis_names_is_refused() -> None:
    with pytest.raises(WordingMissing):
        _print(a_sealed_avis(wording_id="iatiev-avis-9"))


def test_a_usual_avis_holds_on_one_page_and_a_long_motivation_flows_on() -> None:
    assert _page_count(_print(a_sealed_avis())) == 1
    long = "Le dossier présente des projets en production et une description cohérente. " * 90
    pages = _print(a_sealed_avis(findings=with_reasons("\n".join([long] * 2))))
    assert _page_count(pages) >= 4
    assert f"Page {_page_count(pages)} de {_page_count(pages)}" in printed_text(pages)


def test_two_usual_refusals_under_the_programme_s_own_letterhead_hold_on_one_page() -> None:
    job = "Les tâches relèvent de l’analyse d’affaires et du soutien aux utilisateurs ; l’intelligence artificielle"
    profile = "L’expérience porte sur un autre domaine ; les réalisations présentées ne démontrent ni les fondements"
    content = a_sealed_avis(
        issuer=iatiev().issuer,
        programme_name=iatiev().name,
        favourable=False,
        findings=with_reasons(
            f"{job} n’y sert qu’à trier des courriels.",
            f"{profile} mathématiques ni la maîtrise des outils attendus par l’emploi.",
            job_answer=False,
            profile_answer=False,
        ),
    )
    assert _page_count(_print(content)) == 1
    assert _page_count(_print(content, draft=True)) == 1


def test_an_avis_that_needs_two_pages_anyhow_is_set_no_closer() -> None:
    content = a_sealed_avis(findings=with_reasons("Un motif assez court. " * 300))
    tops = [float(top) for page, _, top in _bookmarks(_print(content)) if page == 0]
    usual = [float(top) for page, _, top in _bookmarks(_print(a_sealed_avis())) if page == 0]
    assert tops[:3] == usual[:3]


def test_what_no_line_may_break_at_stays_so_in_a_reason() -> None:
    reason = "Part  d’IA\u202f: 20\u00a0%,\tmoins que «\u202fla moitié\u202f»."
    text = printed_text(_print(a_sealed_avis(findings=with_reasons(reason))))
    assert "Part d’IA\u202f: 20\u00a0%, moins que «\u202fla moitié\u202f»." in " ".join(text.split(" "))


def test_scope_and_signature_stay_together_on_the_last_page() -> None:
    for repeat in range(30, 70, 4):
        pages = _print(a_sealed_avis(findings=with_reasons("Un motif assez court. " * repeat)))
        last = printed_text(pages).split("Page 1 de")[-1] if _page_count(pages) > 1 else printed_text(pages)
        assert "Portée et validité" in last
        assert "Code de vérification" in last


@pytest.mark.parametrize(
    "changes",
    [
        {"candidate_name": LONG_NAME},
        {"candidate_name": "W" * 120, "employer_name": "A" * 120},
        {
            "job_title": "Scientifique principale en apprentissage automatique et en traitement des langues, "
            * 2
        },
        {"findings": with_reasons("", "")},
        {
            "employer_name": None,
            "employer_neq": None,
            "job_title": None,
            "workplace": None,
            "substream": None,
        },
        {"employer_neq": None, "signatory_function": ""},
        {"issuer": "TECHNOCompétences, Comité sectoriel de main-d’œuvre en technologies " * 3},
        {"candidate_name": "<b>Robert</b> & ½ ≥ \"Bobby\" 'Tables' ]]> </para>"},
    ],
)
def test_extremes_are_laid_out_whole(changes: dict[str, object]) -> None:
    content = a_sealed_avis(**changes)
    pages = _print(content)
    assert _flat(content.candidate_name) in _flat(printed_text(pages))
    assert _page_count(pages) <= 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"candidate_name": "王芳"}, "Personne candidate"),
        ({"employer_name": "Boréal 🦄"}, "Employeur"),
        ({"job_title": "Chef\u202ed’équipe"}, "Emploi"),
        ({"findings": with_reasons("Bien \u200b.")}, "Motif"),
        ({"signatory_function": "محمد"}, "Fonction"),
    ],
)
def test_a_text_that_cannot_be_drawn_is_refused_with_its_field(
    changes: dict[str, object], field: str
) -> None:
    with pytest.raises(UndrawableText) as caught:
        _print(a_sealed_avis(**changes), draft=True)
    assert caught.value.field == field


_DRAWABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")).filter(
        lambda char: not fonts.undrawable(char)
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=40, deadline=None)
@given(_DRAWABLE, _DRAWABLE)
def test_whatever_can_be_drawn_prints_and_its_data_come_back(name: str, reason: str) -> None:
    content = a_sealed_avis(candidate_name=name, findings=with_reasons(reason))
    pages = _print(content)
    assert attached_content(pages) == content
    assert disagreement(pages, content) is None


def test_each_change_of_content_changes_the_file() -> None:
    first = a_sealed_avis()
    other = replace(first, candidate_name="Autre Personne").sealed(NUMBER)
    assert _print(first) != _print(other)
    assert first.verification_code != other.verification_code

"""Notices about issued avis: what they say, and that none can be taken for an avis."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reviewer.avis.notice import NoticeContent, NoticeKind, as_json
from reviewer.avis.verification import SignatureOutcome
from reviewer.documents import fonts
from reviewer.documents.adapters import Printer, SignatureVerifier
from reviewer.documents.errors import UndrawableText, WordingMissing
from reviewer.documents.layout_file import layouts_named
from reviewer.documents.notice_printing import notice_filename, render_notice, write_notice_email
from reviewer.documents.notice_wording import load_notice_wording, read_notice_wording
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.reading import attached_content, carries_marks, is_draft, printed_text
from reviewer.errors import InputRefused
from tests.support.notices import FINGERPRINT, a_notice, notice_wording

REVOCATION, DUPLICATE = NoticeKind.REVOCATION, NoticeKind.DUPLICATE
KINDS = pytest.mark.parametrize("kind", NoticeKind)


def _print(content: NoticeContent, *, draft: bool = False) -> bytes:
    return render_notice(content, notice_wording(content), draft=draft)


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _page(content: NoticeContent) -> str:
    return _flat(printed_text(_print(content)))


def test_a_revocation_names_the_avis_the_day_the_reason_and_the_effect() -> None:
    page = _page(a_notice(REVOCATION))
    for said in (
        "Révocation de l’avis IA-2025-0001",
        "Le 2 juillet 2025",
        "À l’attention de Maude Desrosiers",
        "L’avis IA-2025-0001 n’est plus valide.",
        "délivré le 20 mai 2025, a été révoqué le 1er juillet 2025",
        "Nguyễn Thị Minh Châu",
        "L’offre d’emploi a été retirée.",
        "L’employeur l’a confirmé par écrit.",
        "ne peut plus être joint à une demande",
        "Seul le ministère",
        "Hélène Tremblay, Présidente du comité d’experts",
    ):
        assert _flat(said) in page, said


def test_a_duplicate_names_the_hash_of_the_issued_file_and_says_that_nothing_is_new() -> None:
    page = _page(a_notice(DUPLICATE))
    assert FINGERPRINT in page
    assert _flat("Un duplicata n’est pas un nouvel avis") in page
    assert "révoqué" not in page


@KINDS
def test_a_notice_is_no_avis_for_any_verifier(kind: NoticeKind) -> None:
    pdf = _print(a_notice(kind))
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        assert "/AcroForm" not in document.Root
    assert not carries_marks(pdf)
    assert not is_draft(pdf)
    assert attached_content(pdf) is None
    assert SignatureVerifier().verify(pdf, b"").outcome is SignatureOutcome.NOT_AN_AVIS


@KINDS
def test_a_notice_does_not_look_like_an_avis(kind: NoticeKind) -> None:
    said = printed_text(_print(a_notice(kind)))
    for mark in ("Code de vérification", "Avis favorable", "Avis défavorable", "Portée et validité", "Signé"):
        assert mark not in said
    assert "n’est pas elle-même un avis" in " ".join(said.split())
    with pikepdf.Pdf.open(BytesIO(_print(a_notice(kind)))) as document:
        assert not str(document.docinfo["/Title"]).startswith("Avis")


@KINDS
def test_a_notice_carries_its_own_data_and_is_the_same_bytes_each_time(kind: NoticeKind) -> None:
    content = a_notice(kind)
    assert _print(content) == _print(content)
    with pikepdf.Pdf.open(BytesIO(_print(content))) as document:
        attached: Any = document.attachments
        assert list(attached) == ["notification.json"]
        assert attached["notification.json"].get_file().read_bytes() == as_json(content)
    assert json.loads(as_json(content))["schema"] == "avise.notice/1"


@KINDS
def test_a_draft_of_a_notice_says_so_and_says_nothing_else_differently(kind: NoticeKind) -> None:
    draft = _flat(printed_text(_print(a_notice(kind), draft=True)))
    assert draft.replace("BROUILLON", "") == _page(a_notice(kind))
    assert "BROUILLON" in draft


@KINDS
def test_an_e_mail_names_the_avis_and_nobody(kind: NoticeKind) -> None:
    content = a_notice(kind)
    email = write_notice_email(content, notice_wording(content), "maude@boreal.example")
    assert content.avis_number in email.subject
    assert email.to == "maude@boreal.example"
    for fact in (content.candidate_name, "retirée"):
        assert fact not in email.subject + email.body


def test_the_exported_file_is_named_after_the_avis_and_what_it_is() -> None:
    for kind, word in ((REVOCATION, "revocation"), (DUPLICATE, "duplicata")):
        content = a_notice(kind)
        assert notice_filename(content, notice_wording(content)) == f"IA-2025-0001_{word}_2025-07-02.pdf"


@KINDS
def test_a_notice_to_a_candidate_alone_leaves_out_what_does_not_apply(kind: NoticeKind) -> None:
    content = a_notice(
        kind,
        programme_id="talents-exception",
        wording_id=f"talents-exception-notice-{kind.value}-1",
        employer_name=None,
        contact_name=None,
        job_title=None,
        responsible_function="",
    )
    said = printed_text(Printer().render_notice(content, draft=False))
    for label in ("Employeur", "À l’attention", "Emploi", "None"):
        assert label not in said


@KINDS
def test_markup_is_printed_as_it_is_written_and_what_cannot_be_drawn_is_refused(kind: NoticeKind) -> None:
    name = '<b>R&D</b> "O’Neill"'
    assert _flat(name) in _page(a_notice(kind, candidate_name=name))
    with pytest.raises(UndrawableText) as caught:
        _print(a_notice(kind, candidate_name="王芳"))
    assert caught.value.field == "Personne candidate"


def test_a_long_reason_flows_over_pages_and_ends_with_who_answers() -> None:
    content = a_notice(REVOCATION, reason="Un motif assez long pour remplir une ligne entière. \n" * 120)
    said = printed_text(_print(content))
    assert "Page 3 de" in said
    assert said.rindex("Présidente du comité") > said.rindex("Un motif assez long")


@KINDS
@pytest.mark.parametrize("programme", ["iatiev", "talents-exception"])
def test_every_sentence_can_be_drawn_and_keeps_french_spacing(kind: NoticeKind, programme: str) -> None:
    wording = load_notice_wording(programme, f"{programme}-notice-{kind.value}-1")
    assert wording.kind is kind
    assert wording.confidence in {"official", "reported", "inferred", "to_confirm"}
    for name, sentence in {**wording.text, **wording.email}.items():
        assert fonts.undrawable(sentence) == (), name
        assert not re.search(r"[^\u202f][;:?!»]|«[^\u202f]|'", sentence), name


def test_a_wording_that_is_not_the_notices_own_is_refused() -> None:
    with pytest.raises(WordingMissing):
        render_notice(a_notice(REVOCATION), notice_wording(a_notice(DUPLICATE)))
    for programme, wording in (("iatiev", "autre"), ("../iatiev", "iatiev-notice-revocation-1")):
        with pytest.raises(WordingMissing):
            load_notice_wording(programme, wording)


def test_a_faulty_wording_is_refused_with_every_place() -> None:
    import tomllib

    path = PROGRAMMES / "iatiev" / "documents" / "notice-revocation-1.toml"
    document: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    del document["text"]["effect"]
    document["text"]["title"] = "Révocation {numero}"
    layouts = layouts_named("iatiev-layout-1", "iatiev", PROGRAMMES)
    with pytest.raises(InputRefused) as caught:
        read_notice_wording(path.name, document, layouts)
    assert [fault.place for fault in caught.value.faults] == ["text.effect", "text.title"]
    with pytest.raises(InputRefused):
        read_notice_wording(path.name, {**document, "kind": "autre"}, layouts)

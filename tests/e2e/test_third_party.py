"""Whoever has no access to the register: the signed file or the paper, the published list, the office's keys."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reviewer.avis.avis import RegisterEventKind
from reviewer.documents.preview import render_pages
from tests.e2e.command_line import Answer, avise
from tests.e2e.issued import Issued, issue

ON = "2025-05-21"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """Issue one avis, publish a list, revoke the avis, publish the next list."""
    made = issue(tmp_path_factory.mktemp("third"))
    made.house.as_("sacha").avis.happen(made.number, RegisterEventKind.REVOKED, "Emploi aboli.")
    made.publish("suivante.jsonl")
    return made


@pytest.fixture(autouse=True)
def _nobody_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There is no database of one's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def _verify(issued: Issued, *words: object) -> Answer:
    return avise("verify", *words, "--trust", "trust", "--format", "json", folder=issued.folder)


def test_the_list_of_the_moment_says_the_state_without_the_register(issued: Issued) -> None:
    before = _verify(issued, "avis.pdf", "photo.jpg", "--as-of", ON, "--status", "etats.jsonl")
    assert before.status == 0, before.err
    assert before.document["schema"] == "avise.verification/1"
    file, photo = before.document["results"]
    assert (file["verdict"], file["proof"], file["paper"]) == ("in_force", "signature", None)
    assert (photo["verdict"], photo["proof"], photo["signer"]) == ("in_force", "code", None)
    assert photo["paper"]["number"] == photo["number"] == file["number"] == issued.number
    assert photo["paper"]["favourable"] is True
    after = _verify(issued, "avis.pdf", "photo.jpg", "--as-of", ON, "--status", "suivante.jsonl")
    assert after.status == 1
    assert [one["verdict"] for one in after.document["results"]] == ["revoked", "revoked"]


def test_of_two_lists_the_newest_counts_in_whatever_order(issued: Issued) -> None:
    for lists in (("etats.jsonl", "suivante.jsonl"), ("suivante.jsonl", "etats.jsonl")):
        words = [word for one in lists for word in ("--status", one)]
        (found,) = _verify(issued, "avis.pdf", "--as-of", ON, *words).document["results"]
        assert found["verdict"] == "revoked"


def test_a_file_that_is_no_list_or_no_certificate_is_refused_by_its_name(issued: Issued) -> None:
    (issued.folder / "autre.txt").write_text("rien", encoding="utf-8")
    (issued.folder / "vide.pem").write_bytes(b"")
    list_refused = _verify(issued, "avis.pdf", "--status", "etats.jsonl", "--status", "autre.txt")
    assert (list_refused.status, list_refused.out) == (3, "")
    assert list_refused.err.startswith("avise\u202f: autre.txt\u202f: Ce fichier n’est pas une liste d’états")
    for name in ("autre.txt", "vide.pem"):
        answer = avise("verify", "avis.pdf", "--trust", name, folder=issued.folder)
        assert answer.status == 3
        assert answer.err.startswith(f"avise\u202f: {name}\u202f: "), answer.err


def test_a_stale_list_is_said(issued: Issued) -> None:
    answer = _verify(issued, "avis.pdf", "--as-of", "2025-09-01", "--status", "etats.jsonl")
    (found,) = answer.document["results"]
    assert (answer.status, found["verdict"]) == (0, "genuine")
    assert "ne vaut que jusqu’au" in found["reasons"][-1]


def test_the_day_before_issue_is_not_in_force(issued: Issued) -> None:
    answer = _verify(issued, "avis.pdf", "--as-of", "2025-05-19", "--status", "etats.jsonl")
    assert (answer.status, answer.document["results"][0]["verdict"]) == (1, "not_yet")


def test_a_changed_list_is_refused_and_nothing_is_verified(issued: Issued) -> None:
    changed = issued.folder / "fausse.jsonl"
    changed.write_bytes((issued.folder / "suivante.jsonl").read_bytes().replace(b"revoked", b"in_force"))
    answer = _verify(issued, "avis.pdf", "--status", "fausse.jsonl")
    assert (answer.status, answer.out) == (3, "")
    assert "modifiée depuis sa signature" in answer.err


def test_a_list_is_worth_nothing_without_the_office_key(issued: Issued) -> None:
    answer = avise("verify", "avis.pdf", "--status", "etats.jsonl", folder=issued.folder)
    assert answer.status == 3
    assert "office-keys.json" in answer.err


def test_a_print_of_the_avis_as_pdf_is_not_the_signed_file_whatever_its_code_says(issued: Issued) -> None:
    (page,) = render_pages((issued.folder / "avis.pdf").read_bytes(), 150 / 72)
    document = pikepdf.new()
    sheet = document.add_blank_page(page_size=(612, 792))
    picture = document.make_stream(
        b"".join(page.rgba[at : at + 3] for at in range(0, len(page.rgba), 4)),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=page.width,
        Height=page.height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
    )
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    sheet.Contents = document.make_stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    output = BytesIO()
    document.save(output)
    (issued.folder / "numerisation.pdf").write_bytes(output.getvalue())
    answer = _verify(issued, "numerisation.pdf", "--as-of", ON, "--status", "etats.jsonl")
    (found,) = answer.document["results"]
    assert (answer.status, found["verdict"], found["number"]) == (1, "not_an_avis", None)
    assert found["paper"]["number"] == issued.number
    assert any("n’est pas le fichier signé" in reason for reason in found["reasons"])
    assert any("authentique et en vigueur" in reason for reason in found["reasons"])


def test_the_text_of_a_code_and_a_picture_without_one_are_answered(issued: Issued, tmp_path: Path) -> None:
    with issued.house.opened.store.read() as work:
        assert work.office_keys.current() is not None
    (tmp_path / "code.txt").write_text("AV1:ABC\n", encoding="ascii")
    (tmp_path / "blanc.png").write_bytes(b"\x89PNG\r\n\x1a\n nothing")
    answer = _verify(issued, tmp_path / "code.txt", tmp_path / "blanc.png")
    assert answer.status == 1
    assert [one["verdict"] for one in answer.document["results"]] == ["altered", "not_an_avis"]


def test_with_the_register_named_no_list_is_needed(issued: Issued) -> None:
    answer = avise(
        "verify",
        "avis.pdf",
        "photo.jpg",
        "--database",
        issued.url,
        "--trust",
        "trust/ca.pem",
        "--as-of",
        ON,
        "--format",
        "json",
        folder=issued.folder,
    )
    assert [one["verdict"] for one in answer.document["results"]] == ["revoked", "revoked"]


def test_an_older_list_never_replaces_a_newer_one(issued: Issued) -> None:
    newer = (issued.folder / "suivante.jsonl").read_bytes().replace(b'"list":2', b'"list":999')
    (issued.folder / "publique.jsonl").write_bytes(newer)
    answer = avise(
        "status", "publish", "--out", "publique.jsonl", "--database", issued.url, folder=issued.folder
    )
    assert answer.status == 3
    assert "999" in answer.err
    assert (issued.folder / "publique.jsonl").read_bytes() == newer


def test_the_key_is_changed_and_both_lists_still_hold(issued: Issued) -> None:
    assert avise("status", "rotate", "--database", issued.url).status == 0
    answer = avise("status", "keys", "--out", issued.folder / "nouvelles", "--database", issued.url)
    assert (answer.status, len(list((issued.folder / "nouvelles").iterdir()))) == (0, 3)
    assert (
        avise("status", "publish", "--out", issued.folder / "apres.jsonl", "--database", issued.url).status
        == 0
    )
    answer = avise(
        "verify", "photo.jpg", "--trust", "nouvelles", "--status", "suivante.jsonl", folder=issued.folder
    )
    assert (answer.status, "révoqué" in answer.out) == (1, True), answer.err

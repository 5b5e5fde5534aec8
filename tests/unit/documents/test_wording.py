"""The printed wording: complete, drawable, typographically right, and found only by its own id."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from reviewer.documents import fonts
from reviewer.documents.errors import WordingMissing
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.wording import AvisText, load_wording
from reviewer.errors import InputRefused
from tests.support.avis_documents import an_avis, the_wording


def _copy(folder: Path, change: tuple[str, str]) -> Path:
    text = (PROGRAMMES / "iatiev" / "documents" / "avis-1.toml").read_text(encoding="utf-8")
    assert change[0] in text
    target = folder / "iatiev" / "documents"
    shutil.copytree(PROGRAMMES / "iatiev" / "documents", target)
    (target / "avis-1.toml").write_text(text.replace(*change), encoding="utf-8")
    return folder


def test_the_wording_says_where_it_comes_from_and_how_sure_it_is() -> None:
    wording = the_wording()
    assert wording.id == "iatiev-avis-1"
    assert wording.source
    assert wording.confidence in {"official", "reported", "inferred", "to_confirm"}


def test_every_printed_sentence_can_be_drawn_and_keeps_french_spacing() -> None:
    text = the_wording().text
    for field in fields(AvisText):
        sentence = getattr(text, field.name)
        assert sentence.strip(), field.name
        assert fonts.undrawable(sentence) == (), field.name
        assert not re.search(r"[^\u202f][;:?!»]|«[^\u202f]|'", sentence), field.name


def test_every_fact_of_an_avis_that_is_printed_has_a_name_for_errors() -> None:
    named = set(the_wording().fields)
    content = an_avis()
    unprinted = {"programme_id", "wording_id", "verification_code"}
    texts = {f.name for f in fields(content) if isinstance(getattr(content, f.name), str)} - unprinted
    assert texts <= named


def test_the_ministry_alone_selects_is_said() -> None:
    said = the_wording().text.ministry_decides
    assert "Seul le ministère" in said
    assert "ne remplace pas sa décision" in said


@pytest.mark.parametrize(
    ("programme", "wording"), [("iatiev", "autre"), ("absent", "x"), ("../iatiev", "iatiev-avis-1")]
)
def test_a_wording_that_is_not_there_is_said_missing(programme: str, wording: str) -> None:
    with pytest.raises(WordingMissing):
        load_wording(programme, wording)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('yes = "Oui"\n', ""), "text.yes"),
        (('yes = "Oui"\n', 'yes = "Oui"\nperhaps = "?"\n'), "text.perhaps"),
        (("l’avis {number}.", "l’avis {numero}."), "text.replaces"),
    ],
)
def test_a_faulty_wording_is_refused_with_the_place(
    tmp_path: Path, change: tuple[str, str], place: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        load_wording("iatiev", "iatiev-avis-1", _copy(tmp_path, change))
    assert [fault.place for fault in caught.value.faults] == [place]

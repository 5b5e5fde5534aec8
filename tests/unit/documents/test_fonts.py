"""The printed fonts: what they cover, what is refused, and that text comes back as it went in."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents import fonts
from reviewer.documents.errors import UndrawableText
from reviewer.documents.fonts import _to_unicode_map


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Ánh Tuyết Đặng",
        "Þórdís Ørsted-Đorđević Łukasz Şahin Çağlar",
        "Əliyeva Gülnarə",
        "Kāwika Ke\u02bbalohilani",
        "Олександр Ґалаґан Ёлкина",
        "Ελένη Παπαδοπούλου Ἀθηνᾶ",
        "N’Guessan Ẹ́bùn Ọládélé",
        "«\u202fL’Œuvre\u202f» – 105\u202f000\u202f$",
        "≥ 80\u00a0% ≠ − → ✓ €",
    ],
)
def test_names_of_the_world_in_latin_greek_and_cyrillic_letters_can_be_drawn(name: str) -> None:
    assert fonts.undrawable(name) == ()


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("王 Wang", ("王",)),
        ("محمد", ("م", "ح", "د")),
        ("ᐃᓄᒃ", ("ᐃ", "ᓄ", "ᒃ")),
        ("Lea 🦄", ("🦄",)),
        ("Jean\u202egnat", ("\u202e",)),
        ("zéro\u200blargeur", ("\u200b",)),
        ("trait\u00adconditionnel", ("\u00ad",)),
        ("nul\x00", ("\x00",)),
    ],
)
def test_characters_that_would_print_as_boxes_or_as_nothing_are_named(
    text: str, characters: tuple[str, ...]
) -> None:
    assert fonts.undrawable(text) == characters


def test_the_error_names_the_field_and_each_character_with_its_code_point() -> None:
    with pytest.raises(UndrawableText) as caught:
        fonts.require_drawable("Personne candidate", "王 Wang \u202e")
    assert caught.value.field == "Personne candidate"
    assert caught.value.shown == "王 (U+738B), U+202E"


def test_line_ends_and_tabs_are_layout_and_are_not_refused() -> None:
    fonts.require_drawable("Motif", "premier\r\n\tsecond")


def test_letters_with_their_accents_apart_are_composed() -> None:
    assert fonts.markup(unicodedata.normalize("NFD", "Élodie")) == "Élodie"


def test_markup_in_data_is_escaped_and_symbols_change_font() -> None:
    assert fonts.markup("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"
    assert fonts.markup("a ≥ b") == f'a <font name="{fonts.SYMBOLS}">≥</font> b'


@given(st.lists(st.integers(1, 0x10FFFF).filter(lambda code: not 0xD800 <= code < 0xE000), max_size=256))
def test_to_unicode_maps_keep_the_limits_of_the_standard(codes: list[int]) -> None:
    written = _to_unicode_map("AAAAAA+Font", [0, *codes][:256])
    assert "<0000>" not in written
    counts = [int(count) for count in re.findall(r"^(\d+) beginbfchar", written, re.MULTILINE)]
    assert all(0 < count <= 100 for count in counts)
    assert sum(counts) == len(codes[:255])


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_any_text_is_either_refused_or_drawn_with_glyphs_that_exist(text: str) -> None:
    drawn = fonts.clean(text)
    refused = set(fonts.undrawable(text))
    for run, font in fonts._runs("".join(char for char in drawn if char not in refused), fonts.REGULAR):
        known = fonts._faces()[font].face.charToGlyph
        assert all(ord(char) in known for char in run)


@pytest.mark.parametrize("space", ["\u202f", "\u00a0", "\u2007"])
def test_one_blank_stays_where_there_were_several_and_what_no_line_may_break_at_stays_itself(
    space: str,
) -> None:
    assert fonts.one_spaced(f"  Part\t d’IA{space}: 20{space}%. ") == f"Part d’IA{space}: 20{space}%."

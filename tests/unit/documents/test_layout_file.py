"""The look of printed documents: data of a programme, refused with the place where it would not print well."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reviewer.documents.layout_file import contrast, layouts_named, read_layout
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.printing import render_avis
from reviewer.documents.wording import AvisWording, load_wording
from reviewer.documents.wording_check import wording_faults
from reviewer.errors import Fault
from reviewer.programme.loader import load_programme
from reviewer.programme.reading import ProgrammeInvalid
from tests.support.avis_documents import a_sealed_avis, the_wording

HEADING = 'heading = "#14365D"'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROGRAMMES / "iatiev", tmp_path / "iatiev")
    return tmp_path


def change(root: Path, old: str, new: str, file: str = "layout-1.toml") -> None:
    path = root / "iatiev" / "documents" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def put_logo(root: Path, content: bytes) -> None:
    (root / "iatiev" / "documents" / "logo-1.png").write_bytes(content)


def png(width: int, height: int, mode: str = "RGB") -> bytes:
    output = BytesIO()
    Image.new(mode, (width, height)).save(output, "PNG")
    return output.getvalue()


def faults(root: Path) -> list[tuple[str, str]]:
    found: list[Fault] = []
    layout = read_layout(root / "iatiev" / "documents" / "layout-1.toml", found)
    assert (layout is None) == bool(found)
    return [(str(one.code), re.sub(r"^ligne \d+, ", "", one.place)) for one in found]


def wording(root: Path) -> AvisWording:
    return load_wording("iatiev", "iatiev-avis-1", root)


@pytest.mark.parametrize("programme", ["iatiev", "talents-exception"])
def test_the_layouts_that_ship_hold(programme: str) -> None:
    found: list[Fault] = []
    assert read_layout(PROGRAMMES / programme / "documents" / "layout-1.toml", found) is not None
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("side = 57", "side = 57\nleft = 57", "known_key", "page.left"),
        ("side = 57\n", "", "present", "page.side"),
        ("side = 57", "side = 20", "bounded", "page.side"),
        ("side = 57", "side = 2e9", "float", "page.side"),
        ("side = 57", "side = nan", "float", "page.side"),
        ("side = 57", "side = true", "float", "page.side"),
        ("bottom = 46", "bottom = 30", "bounded", "page.bottom"),
        ("subsection = 6", "subsection = 31", "bounded", "spacing.open.subsection"),
        ("lines = 12.5", "lines = 9", "bounded", "spacing.open.lines"),
        ("{ above = 1.8", "{ above = -1", "bounded", "spacing.close.finding_row.above"),
        ("body = 9.2", "body = 6", "bounded", "sizes.body"),
        ("size = 20, leading = 25", "size = 20, leading = 15", "bounded", "sizes.title.leading"),
        ("made_on = 2026-11-22", 'made_on = "hier"', "date", "made_on"),
        ('confidence = "to_confirm"', 'confidence = "sûr"', "choice", "confidence"),
        (HEADING, 'heading = "bleu"', "colour", "colours.heading"),
        (HEADING, 'heading = "#8A8A8A"', "contrast", "colours.heading"),
        ('watermark = "#E3E7EC"', 'watermark = "#90A0B0"', "contrast", "colours.muted"),
        ("height = 24", "height = 500", "bounded", "logo.height"),
        ('file = "logo-1.png"', 'file = "logo-9.png"', "logo", "logo.file"),
        ('file = "logo-1.png"', 'file = "../logo-1.png"', "logo", "logo.file"),
        ('file = "logo-1.png"', 'file = "layout-1.toml"', "logo", "logo.file"),
        ("[logo]", "[logo", "toml", ""),
    ],
)
def test_a_layout_that_no_page_bears_is_refused_with_the_place(
    root: Path, old: str, new: str, code: str, place: str
) -> None:
    change(root, old, new)
    found = faults(root)
    assert code in {one for one, _ in found}
    if place:
        assert (code, place) in found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"GIF89a", "logo_kind"),
        (b"", "logo_kind"),
        (png(40, 40)[:60], "logo_kind"),
        (png(2_001, 40), "logo_size"),
        (png(40, 40) + bytes(200_000), "logo_size"),
        (png(1_000, 40), "logo_width"),
    ],
)
def test_a_logo_that_is_no_sound_small_picture_is_refused(root: Path, content: bytes, code: str) -> None:
    put_logo(root, content)
    assert code in {one for one, _ in faults(root)}


def test_a_logo_that_says_nothing_is_refused(root: Path) -> None:
    text = (root / "iatiev/documents/layout-1.toml").read_text(encoding="utf-8")
    said = next(line for line in text.splitlines() if line.startswith("alternative"))
    change(root, said, 'alternative = "Logo"')
    assert faults(root) == [("alternative", "logo.alternative")]


def test_a_link_is_no_logo(root: Path) -> None:
    logo = root / "iatiev" / "documents" / "logo-1.png"
    elsewhere = root / "elsewhere.png"
    logo.rename(elsewhere)
    logo.symlink_to(elsewhere)
    assert faults(root) == [("logo", "logo.file")]


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_a_wording_is_printed_with_the_layout_that_it_names(root: Path) -> None:
    second = (root / "iatiev/documents/layout-1.toml").read_text(encoding="utf-8")
    second = second.replace("iatiev-layout-1", "iatiev-layout-2").replace(HEADING, 'heading = "#000000"')
    (root / "iatiev" / "documents" / "layout-2.toml").write_text(second, encoding="utf-8")
    assert wording(root).layout.colours.heading == "#14365D"
    text = (root / "iatiev/documents/avis-1.toml").read_text(encoding="utf-8")
    later = text.replace("iatiev-avis-1", "iatiev-avis-2").replace("iatiev-layout-1", "iatiev-layout-2")
    (root / "iatiev" / "documents" / "avis-2.toml").write_text(later, encoding="utf-8")
    assert load_wording("iatiev", "iatiev-avis-2", root).layout.colours.heading == "#000000"
    content = a_sealed_avis()
    assert render_avis(content, wording(root)) == render_avis(content, the_wording())


def test_a_faulty_layout_is_not_printed_with(root: Path) -> None:
    change(root, "side = 57", "side = 5")
    with pytest.raises(ProgrammeInvalid):
        wording(root)


@pytest.mark.parametrize("programme", ["iatiev", "absent", "../iatiev"])
def test_a_layout_that_is_not_there_is_not_found(programme: str) -> None:
    assert layouts_named("autre", programme, PROGRAMMES) == {}


def test_the_check_of_a_programme_tells_the_fault_once(root: Path) -> None:
    change(root, "side = 57", "side = 5")
    folder = root / "iatiev"
    (fault,) = wording_faults(folder, load_programme(folder))
    assert (Path(fault.file).name, fault.code) == ("layout-1.toml", "bounded")


@pytest.mark.parametrize("named", ["", 'layout = "iatiev-layout-9"\n', "layout = 1\n", "layout = []\n"])
@pytest.mark.parametrize("file", ["avis-1.toml", "letter-complements-1.toml", "notice-duplicate-1.toml"])
def test_the_check_of_a_programme_tells_a_wording_without_a_layout(root: Path, file: str, named: str) -> None:
    change(root, 'layout = "iatiev-layout-1"\n', named, file)
    folder = root / "iatiev"
    (fault,) = wording_faults(folder, load_programme(folder))
    assert (Path(fault.file).name, fault.code) == (file, "layout")


def test_two_layouts_of_one_id_are_told(root: Path) -> None:
    documents = root / "iatiev" / "documents"
    shutil.copy(documents / "layout-1.toml", documents / "layout-2.toml")
    (fault,) = wording_faults(root / "iatiev", load_programme(root / "iatiev"))
    assert (Path(fault.file).name, fault.code) == ("layout-2.toml", "unique")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "I;16"])
def test_every_kind_of_png_is_printed_without_transparency(root: Path, mode: str) -> None:
    put_logo(root, png(60, 30, mode))
    with pikepdf.Pdf.open(BytesIO(render_avis(a_sealed_avis(), wording(root)))) as document:
        (picture,) = document.pages[0].obj.Resources.XObject.values()
        assert (int(picture.Width), int(picture.Height)) == (60, 30)
        assert str(picture.ColorSpace) == "/DeviceRGB"
        assert "/SMask" not in picture


def test_an_avis_without_a_logo_has_none(root: Path) -> None:
    path = root / "iatiev" / "documents" / "layout-1.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[logo]")[0], encoding="utf-8")
    with pikepdf.Pdf.open(BytesIO(render_avis(a_sealed_avis(), wording(root)))) as document:
        assert "/XObject" not in document.pages[0].obj.Resources

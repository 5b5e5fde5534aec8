"""Real veraPDF over every document, before signing, after each signature and after the archive time stamp."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from reviewer.documents.printing import render_avis
from tests.support.signed_avis import a_chancery, wording_of
from tests.support.variants import before_signature, the_avis
from tests.support.verapdf import ACCESSIBLE, ARCHIVE, FLAVOURS, Finding, validate

UNSIGNED = before_signature()
SIGNED_CONTENTS = ("favourable", "unfavourable", "five pages of reasons", "talents d’exception")
STEPS = (
    *(f"{name}, {step}" for name in SIGNED_CONTENTS for step in ("signed", "timed signed", "archived")),
    "two signatories, signed",
    "two signatories, countersigned",
    "two signatories, timed signed",
    "two signatories, timed countersigned",
    "two signatories, archived",
    "two signatories, archived again",
)
# What is done to a good file, and the standard that must no longer be met.
MUTANTS = {
    "no language": ACCESSIBLE,
    "no structure": ACCESSIBLE,
    "no alternative text": ACCESSIBLE,
    "a field that nothing describes": ACCESSIBLE,
    "no order of tabs": ACCESSIBLE,
    "no meaning of colours": ARCHIVE,
    "a script": ARCHIVE,
    "a font that is not embedded": ARCHIVE,
    "no text behind the glyphs": ARCHIVE,
    "an attachment of no stated relation": ARCHIVE,
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Finding]:
    """Return what the engine says of everything: one Java machine for all of it."""
    files = {name: make() for name, make in UNSIGNED.items()}
    with a_chancery(tmp_path_factory.mktemp("chancery")) as chancery:
        contents = the_avis()
        for name in (*SIGNED_CONTENTS, "two signatories"):
            for timed in (False, True):
                steps = chancery.steps(contents[name], timed=timed)
                for step, pdf in steps.items():
                    told = f"timed {step}" if timed and step != "archived" else step
                    files[f"{name}, {told}"] = pdf
        files["two signatories, archived again"] = chancery.stamps.archive(files["two signatories, archived"])
    for name in MUTANTS:
        files[name] = _mutant(name)
    return validate(files, tmp_path_factory.mktemp("validated"))


def _mutant(name: str) -> bytes:
    content = the_avis()["favourable"]
    proof = "AV1:ESSAI"
    with pikepdf.Pdf.open(BytesIO(render_avis(content, wording_of(content), proof=proof))) as pdf:
        root, page = pdf.Root, pdf.pages[0].obj
        font = next(iter(page.Resources.Font.values()))
        if name == "no language":
            del root.Lang
        elif name == "no structure":
            del root.StructTreeRoot
        elif name == "no alternative text":
            figure = next(one for one in pdf.objects if _is_figure(one))
            del figure.Alt
        elif name == "a field that nothing describes":
            del root.AcroForm.Fields[0].TU
        elif name == "no order of tabs":
            del page.Tabs
        elif name == "no meaning of colours":
            del root.OutputIntents
        elif name == "a script":
            root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
        elif name == "a font that is not embedded":
            del font.FontDescriptor.FontFile2
        elif name == "no text behind the glyphs":
            del font.ToUnicode
        else:
            del root.AF[0].AFRelationship
        output = BytesIO()
        pdf.save(output)
    return output.getvalue()


def _is_figure(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("name", [*UNSIGNED, *STEPS])
def test_every_document_meets_both_standards_at_every_step(
    findings: dict[tuple[str, str], Finding], name: str, flavour: str
) -> None:
    found = findings[name, flavour]
    assert found.compliant, found.failures
    assert found.checks > 1_000


@pytest.mark.parametrize("name", MUTANTS)
def test_the_engine_is_not_blind(findings: dict[tuple[str, str], Finding], name: str) -> None:
    found = findings[name, MUTANTS[name]]
    assert not found.compliant
    assert found.failures

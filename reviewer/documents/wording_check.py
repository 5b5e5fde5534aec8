"""Whether the printed wording of a programme's folder is whole: every fault at once, each with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reviewer.admissibility.letter import LetterKind
from reviewer.avis.notice import NoticeKind
from reviewer.documents import fonts
from reviewer.documents.layout_file import PATTERN as LAYOUTS
from reviewer.documents.layout_file import read_layout
from reviewer.documents.letter_wording import read_letter_wording
from reviewer.documents.notice_wording import read_notice_wording
from reviewer.documents.page_layout import PageLayout
from reviewer.documents.wording import read_wording
from reviewer.errors import Fault, InputRefused
from reviewer.programme.model import Applicant, Programme
from reviewer.programme.reading import Reader

_LETTER = "letter-"
_NOTICE = "notice-"
_OF_AN_EMPLOYER = ("employer", "job_title", "workplace")
_OF_A_NOTICE = ("employer", "job_title")


def wording_faults(folder: Path, programme: Programme) -> tuple[Fault, ...]:
    """Return what is wrong with the texts in ``documents``, and which of those that the programme names are missing."""
    faults: list[Fault] = []
    avis: set[str] = set()
    layouts, seen = _layouts(folder, faults)
    letters: dict[str, str] = {}
    for path in sorted((folder / "documents").glob("*.toml")):
        if path.match(LAYOUTS):
            continue
        reader = Reader(path, faults)
        before = len(faults)
        document = reader.document()
        if len(faults) > before:
            continue
        found = str(document.get("id"))
        if found in avis or found in letters or found in seen:
            reader.fault(("id",), found, "unique")
        if path.name.startswith((_LETTER, _NOTICE)):
            letters[found] = str(document.get("kind"))
        else:
            avis.add(found)
        if str(document.get("layout")) in seen - layouts.keys():
            continue  # its layout was refused above: that is the one fault to mend
        _check(reader, document, programme, layouts)
    identity = Reader(folder / "programme.toml", faults)
    identity.document()
    if programme.wording_id not in avis:
        identity.fault(("wording_id",), programme.wording_id, "wording")
    kinds = {kind.value for kind in (*LetterKind, *NoticeKind)}
    for kind, wording_id in sorted(programme.letters.items()):
        if kind not in kinds:
            identity.fault(("letters", kind), kind, "choice", choices=", ".join(sorted(kinds)))
        elif wording_id not in letters:
            identity.fault(("letters", kind), wording_id, "wording")
        elif letters[wording_id] != kind:
            identity.fault(("letters", kind), wording_id, "wording_kind", kind=kind)
    return tuple(faults)


def _layouts(folder: Path, faults: list[Fault]) -> tuple[dict[str, PageLayout], set[str]]:
    """Return the sound layouts by id, and the ids of all; note what is wrong with the others."""
    sound: dict[str, PageLayout] = {}
    seen: set[str] = set()
    for path in sorted((folder / "documents").glob(LAYOUTS)):
        layout = read_layout(path, faults)
        reader = Reader(path, [])
        named = str(reader.document().get("id"))
        if named in seen:
            reader.faults = faults
            reader.fault(("id",), named, "unique")
        seen.add(named)
        if layout is not None:
            sound[named] = layout
    return sound, seen


def _check(
    reader: Reader, document: dict[str, Any], programme: Programme, layouts: Mapping[str, PageLayout]
) -> None:
    name = reader.path.name
    try:
        if name.startswith(_LETTER):
            read_letter_wording(name, document, layouts)
        elif name.startswith(_NOTICE):
            read_notice_wording(name, document, layouts)
        else:
            read_wording(name, document, layouts)
    except InputRefused as refused:
        for fault in refused.faults:
            _tell(reader, fault)
        return
    text = document["text"]
    notice = name.startswith(_NOTICE)
    if programme.applicant is Applicant.EMPLOYER:
        for label in _OF_A_NOTICE if notice else _OF_AN_EMPLOYER:
            if label not in text:
                reader.fault(("text", label), None, "text_missing", text=label)
    if programme.labels.substreams and "substream" not in text and not notice:
        reader.fault(("text", "substream"), None, "text_missing", text="substream")
    for label, said in text.items():
        for sign in fonts.undrawable(str(said))[:1]:
            reader.fault(("text", label), sign, "drawable")


def _tell(reader: Reader, fault: Fault) -> None:
    """Say a fault of a wording with its line: what is missing, what is not known, what may be named."""
    key = tuple(fault.place.split("."))
    if key == ("layout",):
        reader.fault(key, fault.found, "layout")
    elif fault.wanted == "…":
        reader.fault(key, None, "text_missing", text=key[-1])
    elif fault.wanted == "—":
        reader.fault(key, fault.found, "no_such_text")
    else:
        reader.fault(key, fault.found, "placeholder", names=fault.wanted)

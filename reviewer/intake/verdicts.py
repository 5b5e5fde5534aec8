"""From a validated value to a row: flaws put into words, documents looked for, references told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault
from reviewer.intake.attachments import locate
from reviewer.intake.columns import columns
from reviewer.intake.fields import field_at
from reviewer.intake.nodes import Node
from reviewer.intake.rows import IntakeRow
from reviewer.intake.sentences import found_as, place, shown, wanted
from reviewer.intake.validation import Flaw, validate, without_positions
from reviewer.intake.values import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a file is read with.

    ``as_of`` bounds dates of birth; ``documents_must_exist``: a missing document is a fault; ``one_reference``:
    two different requests under one reference are a fault of the later one.
    """

    file: str
    folder: Path
    as_of: date | None = None
    documents_must_exist: bool = False
    one_reference: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a row comes from. ``where`` puts a fact's path into words; ``written`` gives a cell's own text."""

    number: int
    place: str
    where: Callable[[str], str]
    payload: str
    in_table: bool = False
    written: Mapping[str, str] | None = None
    ignored: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def row(node: Node, source: Source, setting: Setting) -> IntakeRow:
    """Validate one value; ``source.flaws`` are those already known, and stand for what they name."""
    validated = validate(node, setting.as_of)
    told = {flaw.path for flaw in source.flaws}
    flaws = [*source.flaws, *(flaw for flaw in validated.flaws if flaw.path not in told)]
    if validated.request is not None:
        flaws.extend(_document_flaws(validated.request, setting))
    faults = tuple(_fault(flaw, source, setting) for flaw in flaws)
    outcome: EvaluationRequest | tuple[Fault, ...] = faults
    if validated.request is not None and not faults:
        outcome = validated.request
    return IntakeRow(
        number=source.number,
        place=source.place,
        outcome=outcome,
        payload=source.payload,
        ignored=(*source.ignored, *(shown(name, 200) for name in validated.ignored)),
        base_folder=setting.folder,
        reference=validated.reference,
    )


def with_one_reference(
    rows: Iterable[IntakeRow], where: Callable[[IntakeRow], str], file: str
) -> list[IntakeRow]:
    """Refuse a row whose reference an earlier row has with another content."""
    first: dict[str, IntakeRow] = {}
    told: list[IntakeRow] = []
    for one in rows:
        earlier = first.setdefault(one.reference, one) if one.reference is not None else one
        if earlier is one or one.example or (one.request is not None and one.request == earlier.request):
            told.append(one)
            continue
        code = "duplicate_reference"
        fault = Fault(
            file=shown(file, 200),
            place=where(one),
            found=found_as(code, one.reference, {"earlier": earlier.place}),
            wanted=wanted(code, {}),
            code=code,
            path="reference",
        )
        told.append(replace(one, outcome=(*one.faults, fault)))
    return told


def json_where(number: int | None) -> Callable[[str], str]:
    """Return how a fact's path reads: alone, or in the Nth request of a list."""

    def where(path: str) -> str:
        if number is None:
            return place("path", {"path": path}) if path else place("whole")
        kind = "request_path" if path else "request"
        return place(kind, {"number": number, "path": path})

    return where


def _document_flaws(request: EvaluationRequest, setting: Setting) -> Iterable[Flaw]:
    for position, document in enumerate(request.documents):
        try:
            locate(setting.folder, document.path, must_exist=setting.documents_must_exist)
        except Refused as refused:
            facts = {name: str(value) for name, value in refused.facts.items()}
            yield Flaw(f"documents[{position}].path", refused.code, document.path, facts)


def _fault(flaw: Flaw, source: Source, setting: Setting) -> Fault:
    facts: dict[str, object] = dict(flaw.facts)
    written = (source.written or {}).get(flaw.path)
    if source.in_table and flaw.code == "choice":
        facts["labels"] = _labels(flaw.path, str(flaw.facts["codes"]).split(", "))
    return Fault(
        file=shown(setting.file, 200),
        place=source.where(flaw.path),
        found=found_as(flaw.code, flaw.found if written is None else written, facts, absent=flaw.absent),
        wanted=wanted(flaw.code, facts, in_table=source.in_table),
        code=flaw.code,
        path=flaw.path,
    )


def _labels(path: str, codes: list[str]) -> str:
    field = field_at(without_positions(path))
    table = "" if field is None else field.values
    return ", ".join(columns().label(table, code) for code in codes)

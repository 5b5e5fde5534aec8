"""Many dossiers, or one of them whole, in one statement: a row a dossier, in it an array for each of its tables.

Each table is a subquery that makes JSON of its rows; what comes back becomes records as if they had been read one by
one, and goes to the repositories through ``db.repositories.kept``. The house's own tables come along in a row of their
own. Such records belong to no session: nothing of a view is ever written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    LargeBinary,
    Text,
    bindparam,
    cast,
    func,
    inspect,
    literal,
    null,
    select,
)
from sqlalchemy.orm import Session

from db.records.committee import (
    ClosedRoundRecord,
    ConcertationMessageRecord,
    ConcertationRecord,
    DecisionRecord,
    DeliberationRecord,
    EvaluationRecord,
    PositionRecord,
    SeatRecord,
)
from db.records.dossiers import AttachmentRecord, DossierRecord, RequestVersionRecord
from db.records.grids import PublishedGridRecord
from db.records.house import JournalEntryRecord, SettingRecord
from db.records.packages import (
    ExpertKeyRecord,
    KeyInvitationRecord,
    PackageAnswerRecord,
    PackagedDossierRecord,
    PackageDestructionRecord,
    PackageInRecord,
    PackageOutRecord,
)
from db.records.people import ConflictRulingRecord, ExpertRecord, PersonRecord
from db.records.reconciliation import MinistryImportRecord, MinistryMappingRecord, MismatchDecisionRecord
from db.records.reference import DecileWageRecord
from db.records.register import AvisDraftRecord, AvisRecord, AvisSignatureRecord, RegisterEventRecord
from db.records.triage import FactCorrectionRecord, LetterRecord, PrecheckRow
from db.repositories.kept import HOUSE, Kept
from db.tables import Base
from db.types import Instant
from reviewer.services.ports.pieces import Piece

AT_ONCE = 500
"""Dossiers a statement."""

_Row = dict[str, Any]

_OF_DOSSIERS: dict[Piece, tuple[type[Base], ...]] = {
    Piece.REQUEST: (DossierRecord, RequestVersionRecord, AttachmentRecord),
    Piece.COMMITTEE: (
        DeliberationRecord,
        SeatRecord,
        EvaluationRecord,
        PositionRecord,
        ConcertationRecord,
        ConcertationMessageRecord,
        DecisionRecord,
        ClosedRoundRecord,
    ),
    Piece.CORRECTIONS: (FactCorrectionRecord,),
    Piece.PRECHECKS: (PrecheckRow,),
    Piece.RULINGS: (ConflictRulingRecord,),
    Piece.LETTERS: (LetterRecord,),
    Piece.JOURNAL: (JournalEntryRecord,),
    Piece.DRAFT: (AvisDraftRecord,),
    Piece.AVIS: (AvisRecord, RegisterEventRecord, AvisSignatureRecord),
}
_OF_THE_HOUSE: dict[Piece, tuple[type[Base], ...]] = {
    Piece.PEOPLE: (PersonRecord,),
    Piece.EXPERTS: (ExpertRecord,),
    Piece.GRIDS: (PublishedGridRecord,),
    Piece.WAGES: (DecileWageRecord,),
    Piece.SETTINGS: (SettingRecord,),
    Piece.EXPERT_KEYS: (ExpertKeyRecord,),
    Piece.INVITATIONS: (KeyInvitationRecord,),
    Piece.PACKAGES_OUT: (PackageOutRecord, PackagedDossierRecord),
    Piece.PACKAGES_BACK: (PackageInRecord,),
    Piece.ANSWERS: (PackageAnswerRecord,),
    Piece.CERTIFICATES: (PackageDestructionRecord,),
    Piece.IMPORTS: (MinistryImportRecord,),
    Piece.MAPPINGS: (MinistryMappingRecord,),
    Piece.MISMATCHES: (MismatchDecisionRecord,),
}
_SHARED = frozenset(table for tables in _OF_THE_HOUSE.values() for table in tables)
_SORTED: dict[type[Base], tuple[str, ...]] = {
    RequestVersionRecord: ("number",),
    AttachmentRecord: ("version_number", "ordinal"),
    SeatRecord: ("ordinal",),
    EvaluationRecord: ("seat", "id"),
    PositionRecord: ("ordinal",),
    ConcertationRecord: ("round", "number"),
    ConcertationMessageRecord: ("ordinal",),
    DecisionRecord: ("round",),
    ClosedRoundRecord: ("number",),
    FactCorrectionRecord: ("ordinal",),
    PrecheckRow: ("ordinal",),
    ConflictRulingRecord: ("ordinal",),
    LetterRecord: ("ordinal",),
    JournalEntryRecord: ("sequence",),
    AvisRecord: ("issued_on", "year", "sequence"),
    RegisterEventRecord: ("number", "ordinal"),
    AvisSignatureRecord: ("number", "ordinal"),
    PublishedGridRecord: ("programme_id", "number"),
    DecileWageRecord: ("programme_id", "noc_version", "code", "valid_from"),
    PackagedDossierRecord: ("package_id", "place"),
    MinistryImportRecord: ("as_of", "imported_at", "id"),
    MinistryMappingRecord: ("name", "id"),
    MismatchDecisionRecord: ("ordinal",),
}


def gather(session: Session, kept: Kept, dossier_ids: Collection[str], pieces: Collection[Piece]) -> None:
    """Read these pieces of these dossiers, and of the house, and keep them; those already there are not read again."""
    house = tuple(
        piece for piece in _OF_THE_HOUSE if piece in pieces and not kept.has(_OF_THE_HOUSE[piece][0], HOUSE)
    )
    own = tuple(piece for piece in _OF_DOSSIERS if piece in pieces)
    wanted = [
        one for one in dict.fromkeys(dossier_ids) if any(not kept.has(_OF_DOSSIERS[p][0], one) for p in own)
    ]
    for start in range(0, max(len(wanted), 1), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        if part or house:
            _read(session, kept, part, own if part else (), house)
        house = ()


def _read(
    session: Session, kept: Kept, ids: Sequence[str], own: tuple[Piece, ...], house: tuple[Piece, ...]
) -> None:
    tables = [table for piece in own for table in _OF_DOSSIERS[piece]]
    shared = [table for piece in house for table in _OF_THE_HOUSE[piece]]
    found = session.execute(
        _statement(own, house, session.get_bind().dialect.name), {"ids": ids} if own else {}
    )
    rows = {row[0]: dict(zip([*tables, *shared], row[1:], strict=True)) for row in found}
    if house:
        _keep(kept, HOUSE, {piece: _OF_THE_HOUSE[piece] for piece in house}, rows[HOUSE])
    for one in ids:
        _keep(kept, one, {piece: _OF_DOSSIERS[piece] for piece in own}, rows.get(one, {}))


def _keep(
    kept: Kept, owner: str, pieces: dict[Piece, tuple[type[Base], ...]], given: dict[type[Base], str]
) -> None:
    raw = {table: _rows(table, given.get(table)) for tables in pieces.values() for table in tables}
    for piece, (root, *_) in pieces.items():
        assemble = _ASSEMBLED.get(piece)
        kept.put(root, owner, _many(root, raw[root]) if assemble is None else assemble(raw))


# --- the statement -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _statement(own: tuple[Piece, ...], house: tuple[Piece, ...], engine: str) -> Any:
    """Return a row for the house, under no id, and one for each dossier."""
    tables = [table for piece in own for table in _OF_DOSSIERS[piece]]
    shared = [table for piece in house for table in _OF_THE_HOUSE[piece]]
    nothing = cast(null(), Text)
    of_house: Any = select(
        literal(HOUSE), *(nothing for _ in tables), *(_array(table, engine) for table in shared)
    )
    if not own:
        return of_house
    of_dossiers: Any = select(
        DossierRecord.id, *(_array(table, engine) for table in tables), *(nothing for _ in shared)
    ).where(DossierRecord.id.in_(bindparam("ids", expanding=True)))
    return of_house.union_all(of_dossiers) if house else of_dossiers


def _array(table: type[Base], engine: str) -> ColumnElement[str]:
    """Return a table's rows as one JSON text: those of the dossier around it, or all that the house has."""
    row, rows = (
        (func.json_build_array, func.json_agg)
        if engine == "postgresql"
        else (
            func.json_array,
            func.json_group_array,
        )
    )
    inner: Any = table
    columns = [_plain(getattr(inner, name), engine) for name, _ in _columns(table)]
    found: Any = select(cast(rows(row(*columns)), Text))
    if table is DossierRecord:
        return cast(row(row(*columns)), Text)
    if table in {RegisterEventRecord, AvisSignatureRecord}:
        found = found.where(inner.number == AvisRecord.number, AvisRecord.dossier_id == DossierRecord.id)
        return _scalar(found.correlate(DossierRecord))
    if table not in _SHARED:
        found = found.where(inner.dossier_id == DossierRecord.id).correlate(DossierRecord)
    return _scalar(found)


def _plain(column: Any, engine: str) -> Any:
    """Return a column as JSON can hold it: bytes in hexadecimal digits."""
    if not isinstance(column.type, LargeBinary):
        return column
    return func.encode(column, "hex") if engine == "postgresql" else func.hex(column)


def _scalar(found: Any) -> ColumnElement[str]:
    made: ColumnElement[str] = found.scalar_subquery()
    return made


# --- rows and records ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _columns(table: type[Base]) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """Return a table's columns, but those read on demand alone, with what makes their values of what JSON has."""
    shown = (one for one in inspect(table).column_attrs if not one.deferred)
    return tuple((one.key, _reader(one.columns[0].type)) for one in shown)


def _reader(kind: object) -> Callable[[Any], Any] | None:
    return next((read for known, read in _READ.items() if isinstance(kind, known)), None)


def _instant(text: str) -> datetime:
    """Return an instant as ``db.types.Instant`` does: SQLite keeps UTC without saying so."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


_READ: dict[type, Callable[[Any], Any]] = {
    Instant: _instant,
    Date: date.fromisoformat,
    Boolean: bool,
    LargeBinary: bytes.fromhex,
}


def _rows(table: type[Base], text: str | None) -> list[_Row]:
    columns = _columns(table)
    found = [
        {
            name: value if read is None or value is None else read(value)
            for (name, read), value in zip(columns, values, strict=True)
        }
        for values in (json.loads(text) if text else ())
    ]
    order = _SORTED.get(table)
    return found if order is None else sorted(found, key=lambda row: [row[name] for name in order])


def _record(table: type[Base], row: _Row, **children: object) -> Base:
    return table(**row, **children)


def _many(table: type[Base], rows: Iterable[_Row]) -> list[Base]:
    return [_record(table, row) for row in rows]


def _by(rows: Iterable[_Row], name: str) -> Iterator[tuple[Any, list[_Row]]]:
    for key, group in groupby(rows, lambda row: row[name]):
        yield key, list(group)


def _dossier(raw: dict[type[Base], list[_Row]]) -> list[Base]:
    documents = dict(_by(raw[AttachmentRecord], "version_number"))
    versions = [
        _record(
            RequestVersionRecord, row, attachments=_many(AttachmentRecord, documents.get(row["number"], ()))
        )
        for row in raw[RequestVersionRecord]
    ]
    return [_record(DossierRecord, row, versions=versions) for row in raw[DossierRecord]]


def _deliberation(raw: dict[type[Base], list[_Row]]) -> list[Base]:
    parts: dict[str, type[Base]] = {
        "seats": SeatRecord,
        "evaluations": EvaluationRecord,
        "positions": PositionRecord,
        "concertations": ConcertationRecord,
        "messages": ConcertationMessageRecord,
        "decisions": DecisionRecord,
        "closed": ClosedRoundRecord,
    }
    children = {name: _many(table, raw[table]) for name, table in parts.items()}
    return [_record(DeliberationRecord, row, **children) for row in raw[DeliberationRecord]]


def _avis(raw: dict[type[Base], list[_Row]]) -> list[Base]:
    events = dict(_by(raw[RegisterEventRecord], "number"))
    signatures = dict(_by(raw[AvisSignatureRecord], "number"))
    return [
        _record(
            AvisRecord,
            row,
            events=_many(RegisterEventRecord, events.get(row["number"], ())),
            signatures=_many(AvisSignatureRecord, signatures.get(row["number"], ())),
        )
        for row in reversed(raw[AvisRecord])
    ]


def _packages_out(raw: dict[type[Base], list[_Row]]) -> list[Base]:
    inside = dict(_by(raw[PackagedDossierRecord], "package_id"))
    return [
        _record(PackageOutRecord, row, dossiers=_many(PackagedDossierRecord, inside.get(row["id"], ())))
        for row in raw[PackageOutRecord]
    ]


_ASSEMBLED: dict[Piece, Callable[[dict[type[Base], list[_Row]]], list[Base]]] = {
    Piece.REQUEST: _dossier,
    Piece.COMMITTEE: _deliberation,
    Piece.AVIS: _avis,
    Piece.PACKAGES_OUT: _packages_out,
}

"""The request in words: which facts are shown, in which group and order, and how each is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reviewer.dossier.request import Diploma, EvaluationRequest, Experience
from reviewer.programme.model import Applicant, Programme
from ui.facts import item_name, name_of, value_of
from ui.formats import long_date, money, number, percent

_VALUE_KINDS = {
    "status": "status",
    "stream": "stream",
    "substream": "substream",
    "profile": "profile",
    "noc_version": "noc_version",
}
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("job", (
        "job.title", "job.status", "job.annual_salary_cad", "job.start_on", "job.workplace_municipality",
        "job.hours_per_week", "job.noc", "job.ai_share_percent",
    )),
    ("employer", (
        "employer.legal_name", "employer.neq", "employer.municipality", "employer.inadmissible_sector",
        "employer.contact.name", "employer.contact.email", "employer.contact.phone",
    )),
    ("candidate", (
        "candidate.given_name", "candidate.family_name", "candidate.born_on", "candidate.email",
        "candidate.french_oral_level", "candidate.francization_undertaking", "candidate.intends_to_settle",
        "candidate.stay_conditions_respected", "candidate.self_sufficiency_undertaking", "candidate.controls_employer",
    )),
    ("request", ("stream", "substream", "profile", "received_on", "planned_dsp_on")),
)  # fmt: skip
_OF_AN_EMPLOYER = frozenset({"job", "employer"})
_TALENT = ("candidate.exceptional_achievement", "candidate.achievement_description")
_UNASKED_OF_A_TALENT = frozenset({
    "candidate.french_oral_level", "candidate.francization_undertaking", "candidate.controls_employer",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group of facts, each a name and a value. ``paths``: the fact's path of each line, where it is one."""

    title: str
    facts: tuple[tuple[str, str], ...]
    long: bool = False
    paths: tuple[str, ...] = ()


def groups_of(request: EvaluationRequest, programme: Programme | None) -> tuple[Group, ...]:
    """Return the request's facts in reading order: the job and the profile first, they are what is judged."""
    titles = {
        "job": QCoreApplication.translate("RequestCard", "Job"),
        "employer": QCoreApplication.translate("RequestCard", "Employer"),
        "candidate": QCoreApplication.translate("RequestCard", "Candidate"),
        "request": QCoreApplication.translate("RequestCard", "Request"),
    }
    if programme is not None and programme.applicant is Applicant.CANDIDATE:
        return _of_a_candidate(request, programme, titles)
    made = [Group(titles[key], _facts(request, paths, programme), paths=paths) for key, paths in _GROUPS]
    texts = ("job.description", "job.requirements")
    made.insert(
        1,
        Group(
            QCoreApplication.translate("RequestCard", "Duties and requirements"),
            _facts(request, texts, programme),
            long=True,
            paths=texts,
        ),
    )
    made.extend(_items("diplomas", request.candidate.diplomas, programme))
    made.extend(_items("experiences", request.candidate.experiences, programme))
    return tuple(made)


def _of_a_candidate(
    request: EvaluationRequest, programme: Programme, titles: Mapping[str, str]
) -> tuple[Group, ...]:
    """Return the facts of a request that no employer filed: the person and what they achieved, no job."""
    branches = {"stream": programme.labels.streams, "substream": programme.labels.substreams,
                "profile": programme.labels.profiles}  # fmt: skip
    unasked = _UNASKED_OF_A_TALENT | {path for path, labels in branches.items() if not labels}
    talent = Group(name_of(_TALENT[0]), _facts(request, _TALENT, programme), long=True, paths=_TALENT)
    made = []
    for key, paths in _GROUPS:
        if key not in _OF_AN_EMPLOYER:
            asked = tuple(one for one in paths if one not in unasked)
            made.append(Group(titles[key], _facts(request, asked, programme), paths=asked))
    items = (("experiences", request.candidate.experiences), ("diplomas", request.candidate.diplomas))
    return (talent, *made, *(group for key, found in items for group in _items(key, found, programme)))


def _facts(
    request: EvaluationRequest, paths: Sequence[str], programme: Programme | None
) -> tuple[tuple[str, str], ...]:
    return tuple((name_of(path), _shown(request, path, programme)) for path in paths)


def written(name: str, value: object, programme: Programme | None = None) -> str:
    """Return a fact as a person writes it; an unknown one says so."""
    if value is None or value == "":
        return QCoreApplication.translate("RequestCard", "Not given")
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("RequestCard", "Yes")
            if value
            else QCoreApplication.translate("RequestCard", "No")
        )
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Decimal):
        return _amount(name, value)
    if isinstance(value, StrEnum):
        return _coded(name, value, programme)
    return str(value)


def _amount(name: str, value: Decimal) -> str:
    if name.endswith("_cad"):
        return money(value)
    if name.endswith("_percent"):
        return percent(value)
    if name.endswith("hours_per_week"):
        return f"{number(value)}\u202fh"
    return number(value)


def _coded(name: str, value: StrEnum, programme: Programme | None) -> str:
    if programme is not None:
        labels = programme.labels
        for catalogue in (labels.streams, labels.substreams, labels.profiles):
            if value in catalogue and name in {"stream", "substream", "profile"}:
                return catalogue[value]
        if name == "level" and value in labels.diploma_levels:
            return labels.diploma_levels[value]
    kind = "diploma_level" if name == "level" else _VALUE_KINDS.get(name, name)
    return value_of(kind, value)


def _shown(request: EvaluationRequest, path: str, programme: Programme | None) -> str:
    value: object = request
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    if path == "job.noc" and value is not None and request.job.noc_version is not None:
        return f"{value} ({value_of('noc_version', request.job.noc_version)})"
    return written(path.rsplit(".", 1)[-1], value, programme)


def _items(
    key: str, items: Sequence[Diploma | Experience] | None, programme: Programme | None
) -> list[Group]:
    title, path = item_name(key), f"candidate.{key}"
    if items is None:
        return [Group(title, (("", QCoreApplication.translate("RequestCard", "Not given")),))]
    if not items:
        return [Group(title, (("", QCoreApplication.translate("RequestCard", "None")),))]
    return [
        Group(
            f"{title} {index + 1}" if len(items) > 1 else title,
            _item_facts(item, f"{path}.{index}", programme),
            paths=tuple(f"{path}.{index}.{field}" for field in _given(item)),
        )
        for index, item in enumerate(items)
    ]


def _item_facts(
    item: Diploma | Experience, path: str, programme: Programme | None
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_column_name(f"{path}.{name}"), written(name, getattr(item, name), programme))
        for name in _given(item)
    )


def _given(item: Diploma | Experience) -> tuple[str, ...]:
    return tuple(field.name for field in fields(item) if getattr(item, field.name) is not None)


def _column_name(path: str) -> str:
    name = name_of(path).rsplit(" – ", 1)[-1]
    return name[:1].upper() + name[1:]

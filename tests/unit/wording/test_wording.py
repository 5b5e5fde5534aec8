"""Every error, label and act has its French words, and the words fit what they are given."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from string import Formatter

import pytest

from reviewer.committee.conflicts import ConflictKind, ConflictOfInterest
from reviewer.committee.grid import RatingOutsideScale
from reviewer.committee.takers import ExpertCannotTake, Obstacle
from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.errors import AviseError, NotFound
from reviewer.resource_files import path as resource_path
from reviewer.wording import _SECTION_OF, Explanation, MissingWording, Wording
from tests.support.errors import FAMILIES_NEVER_RAISED, error_kinds, some_value
from tests.support.source import modules, python_files, tree

FR = Wording.load("fr")
FILES = [resource_path("i18n/messages_fr.toml"), *sorted(resource_path("i18n/messages").glob("*_fr.toml"))]


def _enums() -> list[type[Enum]]:
    found = {
        value
        for module in modules("reviewer")
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Enum) and value.__module__.startswith("reviewer.")
    }
    return sorted(found, key=lambda kind: kind.__name__)


ERRORS = error_kinds("reviewer", "db", "ui")


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_says_what_happened_what_is_safe_and_what_to_do(kind: type[AviseError]) -> None:
    explanation = FR.explain(some_value(kind))
    for key in ("what", "safe", "do"):
        sentence, template = getattr(explanation, key), FR.catalogue[kind.__name__][key]
        assert sentence.strip() == sentence
        assert (
            template.removesuffix(" {detail}")[-1] in ".!?"
        )  # the system's own words may close the paragraph
        assert "None" not in sentence


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_no_sentence_shows_a_code_where_a_name_is_due(kind: type[AviseError]) -> None:
    error = some_value(kind)
    details = error.details()
    used = {
        name
        for key in ("what", "safe", "do")
        for _, name, _, _ in Formatter().parse(FR.catalogue[error.code][key])
        if name
    }
    for name in used:
        value = details[name]
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Enum):
                assert type(one).__name__ in _SECTION_OF, f"{error.code}.{name}"
            assert isinstance(one, str | int | Decimal | date | ConflictOfInterest), f"{error.code}.{name}"


def test_two_errors_never_share_a_name() -> None:
    names = [kind.__name__ for kind in ERRORS]
    assert len(names) == len(set(names))


def test_a_family_that_has_no_words_is_never_raised_itself() -> None:
    import ast

    bare = {kind.__name__ for kind in FAMILIES_NEVER_RAISED}
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Raise) and node.exc is not None:
                raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                assert not (isinstance(raised, ast.Name) and raised.id in bare), f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    "kind", [kind for kind in _enums() if kind.__name__ in _SECTION_OF], ids=lambda k: k.__name__
)
def test_every_code_of_a_family_has_its_name_and_no_name_is_left_over(kind: type[StrEnum]) -> None:
    section = _SECTION_OF[kind.__name__]
    sharing = [one for one in _enums() if _SECTION_OF.get(one.__name__) == section]
    assert set(FR.catalogue[section]) == {member.value for one in sharing for member in one}
    assert all(FR.label(section, member.value).strip() for member in kind)


def test_every_family_that_is_named_exists_once() -> None:
    names = [kind.__name__ for kind in _enums()]
    assert set(_SECTION_OF) <= set(names)
    assert all(names.count(name) == 1 for name in _SECTION_OF)


def test_no_sentence_is_written_in_two_files() -> None:
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for file in FILES:
        for section, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for key in entries:
                if (section, key) in seen:
                    twice.append((section, key, seen[section, key], file.name))
                seen[section, key] = file.name
    assert twice == []


def test_every_table_of_an_error_belongs_to_an_error() -> None:
    tables = {name for name in FR.catalogue if name[0].isupper()}
    assert tables == {kind.__name__ for kind in ERRORS}


def test_kinds_of_conflict_have_words_that_show_the_evidence() -> None:
    assert set(FR.catalogue["conflict"]) == {kind.value for kind in ConflictKind}
    assert set(FR.catalogue["conflict_dated"]) <= {kind.value for kind in ConflictKind}
    for section in ("conflict", "conflict_dated"):
        assert all("{evidence}" in text for text in FR.catalogue[section].values())
    assert all("{on}" in text for text in FR.catalogue["conflict_dated"].values())


def test_a_conflict_tells_its_day_where_one_is_known() -> None:
    known = ConflictOfInterest("shared_institution", "Université du Fleuve", on=date(2021, 5, 1))
    assert FR.conflict(known).endswith("(Université du Fleuve, 1er mai 2021)")
    assert FR.conflict(replace(known, on=None)).endswith("(Université du Fleuve)")


def test_a_text_that_is_not_there_is_a_defect_with_its_name() -> None:
    with pytest.raises(MissingWording, match=r"act\.nothing"):
        FR.text("act", "nothing")
    assert FR.has("act", "sign_avis")
    assert not FR.has("act", "nothing")
    assert not FR.has("nothing", "at_all")


def test_codes_read_as_their_french_names() -> None:
    refused = FR.explain(ActNotPermitted(Act.SIGN_AVIS, frozenset({Role.CLERK, Role.EXPERT})))
    assert (
        refused.what == "Vos rôles (délivrance, expertise) ne permettent pas cet acte\u202f: Signer l’avis."
    )
    apart = FR.explain(HandsNotApart(Act.VALIDATE_AVIS, Part.DRAFTED, "Kim"))
    assert apart.what.startswith("Kim a déjà rédigé l’avis dans ce dossier")


def test_obstacles_and_conflicts_read_as_one_list() -> None:
    error = ExpertCannotTake("Éli", (Obstacle.NO_CAPACITY,), (ConflictOfInterest("same_employer", "Mila"),))
    what = FR.explain(error).what
    assert what.endswith("dossier\u202f: capacité atteinte, même employeur que la demande (Mila).")


def test_a_value_that_is_not_there_leaves_an_empty_place() -> None:
    assert "None" not in FR.explain(RatingOutsideScale("job.tasks", None)).what


def test_a_date_reads_as_a_french_date() -> None:
    words = Wording({"a": {"b": "le {day}, {number} fois, {amount}, {flag}"}})
    shown = words.text("a", "b", day=date(2025, 6, 1), number=3, amount=Decimal("2.5"), flag=True)
    assert shown == "le 1er juin 2025, 3 fois, 2.5, True"


def test_an_explanation_reads_as_one_paragraph() -> None:
    assert str(Explanation("Fait.", "", "Recommencez.")) == "Fait. Recommencez."
    assert str(FR.explain(NotFound("dossier", "d1"))).startswith("«\u202fd1\u202f» est introuvable. Rien")


def test_catalogues_are_read_once() -> None:
    assert Wording.load("fr") is Wording.load("fr")

"""Files of printed wording (``resources/programmes/<id>/documents/*.toml``): found by id, read with all their faults.

Letters and notices are files of one form, each with its own sentences (``WordingForm``); the avis has its own
(``wording``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from reviewer.documents.errors import WordingMissing
from reviewer.documents.layout_file import layout_fault, layouts_named
from reviewer.documents.page_layout import PageLayout
from reviewer.errors import Fault, InputRefused
from reviewer.programme.model import is_programme_id
from reviewer.programme.placeholders import named_in

Kind = TypeVar("Kind", bound=StrEnum)

NOTHING: Final[frozenset[str]] = frozenset()
"""What a sentence may name that is printed as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedWording(Generic[Kind]):
    """One version of a wording, where it comes from and how sure it is.

    ``layout``: the look that it is printed with; ``text``: every sentence and label; ``email``: those of the e-mail;
    ``fields``: names of facts, for errors; ``filename``: the part of the exported file's name that says what it is;
    ``labels``: see ``WordingForm``.
    """

    id: str
    kind: Kind
    source: str
    confidence: str
    filename: str
    layout: PageLayout
    text: Mapping[str, str]
    email: Mapping[str, str]
    fields: Mapping[str, str]
    labels: Mapping[str, str]

    def has_words_for(self, content: object) -> bool:
        """Tell whether each fact of the content has its label and its name."""
        return all(
            getattr(content, name) is None or (name in self.fields and label in self.text)
            for name, label in self.labels.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingForm(Generic[Kind]):
    """What the files of one form must hold, and which facts each sentence may name.

    ``common``: the texts of every kind; ``own``: those of one kind; ``fields``: the facts that have a name;
    ``labels``: the facts that not every programme has, each with its label among the texts; ``files``: the pattern of
    their names.
    """

    kinds: type[Kind]
    common: Mapping[str, frozenset[str]]
    own: Mapping[Kind, Mapping[str, frozenset[str]]]
    email: Mapping[str, frozenset[str]]
    fields: Collection[str]
    labels: Mapping[str, str]
    files: str

    def load(self, programme_id: str, wording_id: str, folder: Path) -> PrintedWording[Kind]:
        """Return a programme's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
        file, document = find_wording(programme_id, wording_id, folder, self.files)
        return self.read(file, document, layouts_named(str(document.get("layout")), programme_id, folder))

    def read(
        self, file: str, document: Mapping[str, object], layouts: Mapping[str, PageLayout]
    ) -> PrintedWording[Kind]:
        """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it.

        ``layouts``: those among which is the one that it names.
        """
        kinds = [kind.value for kind in self.kinds]
        named = str(document.get("kind"))
        if named not in kinds:
            raise InputRefused((Fault(file, "kind", named, ", ".join(kinds)),))
        kind = self.kinds(named)
        facts = {name: str(document.get(name) or "") for name in ("id", "source", "confidence", "filename")}
        faults = [Fault(file, name, "—", "…") for name, value in facts.items() if not value]
        may_lack = {*self.labels, *self.labels.values()}
        text = _texts(file, document, "text", {**self.common, **self.own[kind]}, may_lack, faults)
        email = _texts(file, document, "email", self.email, may_lack, faults)
        names = _texts(file, document, "fields", dict.fromkeys(self.fields, NOTHING), may_lack, faults)
        faults += layout_fault(file, document, layouts)
        if faults:
            raise InputRefused(tuple(faults))
        return PrintedWording(
            kind=kind,
            **facts,
            layout=layouts[str(document["layout"])],
            text=text,
            email=email,
            fields=names,
            labels=self.labels,
        )


def find_wording(
    programme_id: str, wording_id: str, folder: Path, pattern: str
) -> tuple[str, dict[str, Any]]:
    """Return the name and the content of the file that holds a wording; raise ``WordingMissing`` where none does."""
    if not is_programme_id(programme_id):
        raise WordingMissing(programme_id, wording_id)
    for path in sorted((folder / programme_id / "documents").glob(pattern)):
        with path.open("rb") as file:
            document = tomllib.load(file)
        if document.get("id") == wording_id:
            return path.name, document
    raise WordingMissing(programme_id, wording_id)


def _texts(
    file: str,
    document: Mapping[str, object],
    section: str,
    wanted: Mapping[str, frozenset[str]],
    may_lack: Collection[str],
    faults: list[Fault],
) -> dict[str, str]:
    """Return a table of texts; note what is missing, what is too much, and what names an unknown fact.

    ``wanted``: each text, and the facts that it may name; ``may_lack``: those that a programme may leave out.
    """
    found = document.get(section)
    if not isinstance(found, dict):
        faults.append(Fault(file, section, "—", f"[{section}]"))
        return {}
    lacking = sorted(wanted.keys() - found.keys() - set(may_lack))
    faults += [Fault(file, f"{section}.{name}", "—", "…") for name in lacking]
    faults += [
        Fault(file, f"{section}.{name}", str(found[name]), "—")
        for name in sorted(found.keys() - wanted.keys())
    ]
    for name in sorted(wanted.keys() & found.keys()):
        named = named_in(str(found[name]))
        if not named <= wanted[name] or not str(found[name]).strip():
            faults.append(Fault(file, f"{section}.{name}", str(sorted(named)), str(sorted(wanted[name]))))
    return {name: str(value) for name, value in found.items()}

"""French (or another language's) sentences for errors, labels and acts, from ``resources/i18n``.

One catalogue for the command line and the windows: ``messages_<lang>.toml``, which names what every list shows, and
every ``messages/*_<lang>.toml``: these are read when first something is asked for that the former does not say.
Windows' own words are in Qt's ``.ts`` files; printed documents have their versioned wording.
"""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from string import Formatter
from typing import TYPE_CHECKING

from reviewer.committee.conflicts import ConflictOfInterest
from reviewer.dossier import english, french
from reviewer.resource_files import path as resource_path

if TYPE_CHECKING:
    from reviewer.errors import AviseError, Fault


@dataclass(frozen=True, slots=True)
class Explanation:
    """An error for a person: what happened, what is safe, what to do."""

    what: str
    safe: str
    do: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.do) if part)


class MissingWording(KeyError):
    """The catalogue lacks a key: a defect that the tests look for."""


_DATES: dict[str, Callable[[date], str]] = {"fr": french.format_date, "en": english.format_date}


class _Facts(Formatter):
    """Formats with facts; an unknown field is a defect, a missing value an empty text."""

    def __init__(self, language: str) -> None:
        self._date = _DATES[language]

    def format_field(self, value: object, format_spec: str) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return self._date(value)
        return str(super().format_field(value, format_spec))


class Wording:
    """The sentences of one language."""

    def __init__(
        self,
        catalogue: Mapping[str, Mapping[str, str]],
        language: str = "fr",
        whole: Callable[[], Mapping[str, Mapping[str, str]]] | None = None,
    ) -> None:
        """``whole``: gives the catalogue of which this is the part that is asked for first."""
        self._catalogue = catalogue
        self._whole = whole
        self._formatter = _Facts(language)

    @classmethod
    @cache
    def load(cls, language: str = "fr") -> Wording:
        """Return the catalogue of a language; what English lacks is said in French (a test finds it)."""
        return cls(_merged(language, whole=False), language, partial(_merged, language, whole=True))

    @property
    def catalogue(self) -> Mapping[str, Mapping[str, str]]:
        """Return every text by section and key."""
        whole = self._whole
        if whole is not None:  # twice, where two threads ask at once: both read the same
            self._catalogue = whole()
            self._whole = None
        return self._catalogue

    def has(self, section: str, key: str) -> bool:
        """Tell whether the catalogue holds a text."""
        return self._find(section, key) is not None

    def text(self, section: str, key: str, /, **facts: object) -> str:
        """Return a text with its facts filled in."""
        template = self._find(section, key)
        if template is None:
            raise MissingWording(f"{section}.{key}")
        return self._formatter.vformat(
            template, (), {name: self._show(value) for name, value in facts.items()}
        )

    def label(self, section: str, value: str) -> str:
        """Return the name of a state, role, act or other code."""
        return self.text(section, value)

    def conflict(self, conflict: ConflictOfInterest) -> str:
        """Return a conflict of interest in words, with its evidence, and its day where one is known."""
        dated = conflict.on is not None and self.has("conflict_dated", conflict.kind)
        section = "conflict_dated" if dated else "conflict"
        return self.text(
            section, conflict.kind, evidence=conflict.evidence, found=conflict.found, on=conflict.on
        )

    def explain(self, error: AviseError) -> Explanation:
        """Return the sentences of an error."""
        facts = dict(error.details())
        code = error.code
        return Explanation(
            self.text(code, "what", **facts), self.text(code, "safe", **facts), self.text(code, "do", **facts)
        )

    def fault(self, fault: Fault) -> str:
        """Return one sentence on one line: file, place, what was found and what is wanted."""
        plain = "fault" if fault.found else "fault_nothing"
        key = fault.code if self.has("intake_sentence", fault.code) else plain
        where = ", ".join(part for part in (fault.file, fault.place) if part)
        return self.text("intake_sentence", key, where=where, found=fault.found, wanted=fault.wanted)

    def reason_of(self, error: OSError) -> str:
        """Return why the system refused a file, in a few words: its own are English."""
        name = errno.errorcode.get(error.errno or 0, "")
        number = error.errno or ""
        return self.text("system", name if self.has("system", name) else "other", number=number)

    def because(self, error: OSError) -> str:
        """Return the same as a sentence that closes an explanation."""
        return self.text("system", "because", reason=self.reason_of(error))

    def _find(self, section: str, key: str) -> str | None:
        found = self._catalogue.get(section, {}).get(key)
        return found if found is not None else self.catalogue.get(section, {}).get(key)

    def _show(self, value: object) -> object:
        if isinstance(value, bool | int | Decimal | date):
            return value
        if isinstance(value, ConflictOfInterest):
            return self.conflict(value)
        if isinstance(value, tuple):
            return ", ".join(str(self._show(one)) for one in value)
        return self._named(value)

    def _named(self, value: object) -> object:
        section = _SECTION_OF.get(type(value).__name__)
        return self.text(section, str(value)) if section is not None else value


def _merged(language: str, *, whole: bool) -> Mapping[str, Mapping[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    folder = resource_path("i18n")
    for one in dict.fromkeys(("fr", language)):
        others = sorted((folder / "messages").glob(f"*_{one}.toml")) if whole else []
        for file in (folder / f"messages_{one}.toml", *others):
            for section, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
                merged.setdefault(section, {}).update(entries)
    return merged


_SECTION_OF = {
    "Act": "act",
    "Role": "role",
    "DossierState": "state",
    "AvisState": "avis_state",
    "Verdict": "verdict",
    "Part": "part",
    "RegisterEventKind": "register_event",
    "Obstacle": "obstacle",
    "Barrier": "barrier",
    "ConflictKind": "conflict_kind",
    "Strength": "conflict_strength",
    "RulingOutcome": "ruling_outcome",
    "Leaving": "leaving",
    "TieKind": "tie_kind",
    "Step": "step",
    "AdmissibilityDecision": "admissibility_decision",
    "PrecheckOutcome": "precheck_outcome",
    "CriterionOutcome": "criterion_outcome",
    "Path": "decision_path",
    "DeclarationKind": "declaration",
    "LetterKind": "letter_kind",
    "NoticeKind": "letter_kind",
    "CorrectionEnd": "correction_end",
    "MinistryFact": "ministry_fact",
    "MessageState": "message_state",
    "MessageKind": "message_kind",
    "MessageStep": "message_step",
    "MailSecurity": "mail_security",
    "Falling": "falling",
    "NumberState": "number_state",
    "Awaited": "awaited",
    "KeyState": "expert_key_state",
    "KeyEnd": "key_end",
    "DossierObstacle": "dossier_obstacle",
    "SignatureLevel": "signature_level",
    "ReturnFault": "returned_signature",
    "PackageLimit": "package_limit",
    "FileKind": "package_kind",
}

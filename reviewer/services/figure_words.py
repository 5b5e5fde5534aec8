"""Names of what figures are broken down by: of categories, branches and months, in the words of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reviewer.programme.model import Programme
from reviewer.search.catalogue import load as load_catalogue
from reviewer.services.ports import UnitOfWork
from reviewer.statistics.indicators.definitions import Dimension, Indicator, Words
from reviewer.statistics.indicators.queries import QueryWords
from reviewer.wording import Wording

_WORDS = "figures"
_IN_WORDING = frozenset(
    {
        "precheck_outcome",
        "admissibility_decision",
        "state",
        "avis_state",
        "decision_path",
        "declaration",
        "ruling_outcome",
        "ministry_outcome",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Names in one language. ``experts``: by id; ``findings``: labels by id, of the newest grids."""

    language: str = "fr"
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    experts: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, work: UnitOfWork, programmes: Mapping[str, Programme], language: str = "fr") -> FigureWords:
        """Return the words of a house as they are now."""
        return cls(
            language=language,
            programmes=programmes,
            experts={expert.id: expert.name for expert in work.experts.all()},
            findings={
                finding.id: finding.label
                for programme in programmes.values()
                for grid in programme.grids
                for finding in grid.findings
            },
        )

    def told(self, words: Words) -> str:
        """Return a text of a definition."""
        return words.en if self.language == "en" else words.fr

    def category(self, indicator: Indicator, category: str) -> str:
        """Return the name of a category; its own code where nothing names it (a criterion's id is known by all)."""
        if category in indicator.names:
            return self.told(indicator.names[category])
        if indicator.labels in _IN_WORDING and self._wording.has(indicator.labels, category):
            return self._wording.label(indicator.labels, category)
        if indicator.labels == "expert":
            return self.experts.get(category, category)
        if indicator.labels == "finding":
            finding, _, answer = category.partition(":")
            return self._text(
                "finding", finding=self.findings.get(finding, finding), answer=self._text(answer)
            )
        if indicator.measure == "age":
            least, _, most = category.partition("-")
            return self._text("age" if most else "age_last", least=least, most=most)
        if indicator.measure == "avis_expiring":
            return self._text("horizon", days=category)
        return category

    def dimension(self, dimension: Dimension) -> str:
        """Return the heading of a dimension."""
        return self._text(f"dimension_{dimension.value}")

    def value(self, dimension: Dimension, value: str) -> str:
        """Return the name of a value of a dimension."""
        if not value:
            return self._text("unknown")
        if dimension is Dimension.PROGRAMME:
            programme = self.programmes.get(value)
            return value if programme is None else programme.short_name
        for programme in self.programmes.values():
            labels: Mapping[str, str] = {
                Dimension.STREAM: programme.labels.streams,
                Dimension.SUBSTREAM: programme.labels.substreams,
                Dimension.PROFILE: programme.labels.profiles,
            }.get(dimension, {})
            if value in labels:
                return labels[value]
        return value

    def text(self, key: str, **facts: object) -> str:
        """Return any other words of figures."""
        return self._text(key, **facts)

    @property
    def _wording(self) -> Wording:
        return Wording.load(self.language)

    def _text(self, key: str, **facts: object) -> str:
        return self._wording.text(_WORDS, key, **facts)


def query_words(today: date, language: str = "fr") -> QueryWords:
    """Return the words of the search language, as its own table has them."""
    catalogue = load_catalogue()
    return QueryWords(
        today=today,
        fields={one.key: one.words[language][0] for one in catalogue.fields},
        values={
            (one.key, value.key): value.words[language][0] for one in catalogue.fields for value in one.values
        },
        open_fields=frozenset(one.key for one in catalogue.fields if one.open_list),
    )

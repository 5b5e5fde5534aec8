"""An expert's whole record on four tabs, and the vocabulary of domains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.committee.expert import Expert, Statut
from reviewer.committee.vocabulary import Term
from reviewer.dossier.folding import fold
from ui.desktop import Desktop
from ui.screens.experts.form.view import DayRow, LeaveRow, RowsField, TieRow
from ui.screens.experts.presenter import ExpertsView
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Line, OptionalDay, labelled
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

WIDTH, HEIGHT = 780, 500
LABEL = 220
COLUMNS = 2
MOST_CAPACITY = 200


class ExpertDialog(ActDialog):
    """Statut and contract, organisations, expertise, undertakings and declarations."""

    def __init__(
        self, desktop: Desktop, expert: Expert, view: ExpertsView, today: date, parent: QWidget
    ) -> None:
        super().__init__(
            desktop,
            expert.name,
            verb=self.tr("Save"),
            icon="save",
            consequence=self.tr(
                "The agreement admits experts who are self-employed or from the public sector: without dated "
                "evidence nobody is seated."
            ),
            parent=parent,
        )
        self.setMinimumWidth(desktop.theme.px(WIDTH))
        self._expert, self._today = expert, today
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(desktop.theme.px(HEIGHT))
        self.tabs.addTab(self._statut_page(), self.tr("Status and contract"))
        self.tabs.addTab(self._organisations_page(), self.tr("Ties and contact"))
        self.tabs.addTab(self._expertise_page(view), self.tr("Expertise"))
        self.tabs.addTab(self._papers_page(), self.tr("Undertakings and leave"))
        self.body.addWidget(self.tabs)
        self.statut.setFocus()

    @property
    def expert(self) -> Expert:
        """Return the expert as the fields say."""
        statut = self.statut.currentData()
        return replace(
            self._expert,
            statut=None if statut is None else Statut(statut),
            statut_evidence_on=self.evidence.day,
            capacity=self.capacity.value(),
            contract_from=self.start.day,
            contract_until=self.end.day,
            active=self.active.isChecked(),
            emails=_lines(self.emails.text),
            family_name=self.family_name.value or None,
            municipality=self.municipality.value or None,
            municipality_code=self._municipality_code,
            ties=tuple(row.value for row in self.ties.rows),
            declared_interests=_lines(self.interests.text),
            domains=_ticked(self.domains),
            languages=_ticked(self.languages),
            senior=self.senior.isChecked(),
            senior_since=self.senior_since.day if self.senior.isChecked() else None,
            leaves=tuple(row.value for row in self.leaves.rows),
            undertakings=tuple(row.value for row in self.undertakings.rows),
            declarations=tuple(row.value for row in self.declarations.rows),
        )

    # --- tabs ------------------------------------------------------------------------------------------------

    def _statut_page(self) -> QWidget:
        expert, column = self._expert, _column()
        self.statut = QComboBox()
        self.statut.setObjectName("expert_statut")
        self.statut.addItem(self.tr("Not known"), None)
        self.statut.addItem(self.tr("Self-employed"), Statut.SELF_EMPLOYED)
        self.statut.addItem(self.tr("Public sector"), Statut.PUBLIC_SECTOR)
        self.statut.setCurrentIndex(0 if expert.statut is None else 1 + list(Statut).index(expert.statut))
        column.addLayout(labelled(self.tr("Status"), self.statut))
        self.evidence = self._optional(
            self.tr("Evidence of the status seen on"), expert.statut_evidence_on, column
        )
        self.start = self._optional(self.tr("Contract from"), expert.contract_from, column)
        self.end = self._optional(self.tr("Contract until"), expert.contract_until, column)
        self.capacity = QSpinBox()
        self.capacity.setObjectName("expert_capacity")
        self.capacity.lineEdit().setTextMargins(6, 0, 0, 0)
        self.capacity.setRange(0, MOST_CAPACITY)
        self.capacity.setValue(expert.capacity)
        column.addLayout(labelled(self.tr("Dossiers under review at one time"), self.capacity))
        self.active = QCheckBox(self.tr("May be seated (unticked: the record is disabled)"))
        self.active.setObjectName("expert_active")
        self.active.setChecked(expert.active)
        column.addWidget(self.active)
        return _page(column)

    def _organisations_page(self) -> QWidget:
        expert, column = self._expert, _column()
        make = partial(TieRow, self.desktop, None, self._today)
        self.ties = RowsField(
            self.desktop,
            self.tr("Employers, institutions and affiliations"),
            self.tr("Add an organisation"),
            "add_tie",
            [TieRow(self.desktop, tie, self._today) for tie in expert.ties],
            make,
        )
        column.addWidget(self.ties)
        self.interests = self._paragraph(
            "expert_interests",
            self.tr("Declared interests (persons, organisations), one a line"),
            expert.declared_interests,
            column,
        )
        self.emails = self._paragraph(
            "expert_emails", self.tr("Other e-mail addresses, one a line"), expert.emails, column
        )
        self.family_name = Line("expert_family_name", expert.family_name or "")
        column.addLayout(labelled(self.tr("Family name, for the hint of a common name"), self.family_name))
        self.municipality = Line("expert_municipality", expert.municipality or "")
        column.addLayout(labelled(self.tr("Municipality"), self.municipality))
        return _page(column)

    def _expertise_page(self, view: ExpertsView) -> QWidget:
        expert, column = self._expert, _column()
        column.addWidget(Text(self.tr("Domains of AI expertise"), Look.STRONG))
        self.domains = _boxes("domain", view.domains, expert.domains, column)
        column.addWidget(Text(self.tr("Reads"), Look.STRONG))
        self.languages = _boxes("language", view.languages, expert.languages, column)
        self.senior = QCheckBox(self.tr("Senior"))
        self.senior.setObjectName("expert_senior")
        self.senior.setChecked(expert.senior)
        column.addWidget(self.senior)
        self.senior_since = self._optional(self.tr("Senior since"), expert.senior_since, column)
        self.senior_since.setEnabled(expert.senior)
        self.senior.toggled.connect(self.senior_since.setEnabled)
        return _page(column)

    def _papers_page(self) -> QWidget:
        expert, column = self._expert, _column()
        self.undertakings = self._days(
            self.tr("Confidentiality undertakings (every year)"),
            "add_undertaking",
            expert.undertakings,
            column,
        )
        self.declarations = self._days(
            self.tr("General declarations of interests (every year)"),
            "add_declaration",
            expert.declarations,
            column,
        )
        self.leaves = RowsField(
            self.desktop,
            self.tr("Leave"),
            self.tr("Add a leave"),
            "add_leave",
            [LeaveRow(self.desktop, one, self._today) for one in expert.leaves],
            partial(LeaveRow, self.desktop, None, self._today),
        )
        column.addWidget(self.leaves)
        return _page(column)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _municipality_code(self) -> str | None:
        same = self.municipality.value == (self._expert.municipality or "")
        return self._expert.municipality_code if same else None

    def _optional(self, words: str, day: date | None, column: QVBoxLayout) -> OptionalDay:
        field = OptionalDay(words, day, self._today)
        field.known.setMinimumWidth(self.desktop.theme.px(LABEL))
        column.addWidget(field)
        return field

    def _paragraph(self, name: str, words: str, lines: Iterable[str], column: QVBoxLayout) -> Paragraph:
        field = Paragraph(self.desktop.theme, words, lines=2)
        field.edit.setObjectName(name)
        field.fill("\n".join(lines))
        column.addWidget(field)
        return field

    def _days(self, heading: str, name: str, days: Iterable[date], column: QVBoxLayout) -> RowsField[DayRow]:
        field = RowsField(
            self.desktop,
            heading,
            self.tr("Add a day"),
            name,
            [DayRow(self.desktop, day, self._today) for day in days],
            partial(DayRow, self.desktop, None, self._today),
        )
        field.add.setAccessibleName(f"{self.tr('Add a day')} – {heading}")
        column.addWidget(field)
        return field


class DomainsDialog(ActDialog):
    """The house's domains of expertise, one a line; a line that stays keeps its place in records."""

    def __init__(self, desktop: Desktop, domains: tuple[Term, ...], parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Domains of AI expertise"),
            verb=self.tr("Save"),
            icon="save",
            consequence=self.tr(
                "A domain that a record holds cannot be removed. A line that is changed is a new domain."
            ),
            parent=parent,
        )
        self._known = {term.label: term for term in domains}
        self.lines = Paragraph(desktop.theme, self.tr("Domains, one a line"), lines=14)
        self.lines.edit.setObjectName("domains")
        self.lines.fill("\n".join(term.label for term in domains))
        self.body.addWidget(self.lines)
        self.lines.edit.setFocus()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the vocabulary as the lines say."""
        return tuple(self._known.get(label) or Term(_id(label), label) for label in _lines(self.lines.text))


def _id(label: str) -> str:
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(label)).split()
    plain = "_".join(words)[:40].strip("_")
    return plain if plain[:1].isalpha() else f"d_{plain}"[:40]


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, Space.M, Space.M, Space.M)
    column.setSpacing(Space.M)
    return column


def _page(column: QVBoxLayout) -> QScrollArea:
    column.addStretch(1)
    inside = QWidget()
    inside.setObjectName("page")
    inside.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area


def _boxes(
    name: str, terms: Iterable[Term], held: tuple[str, ...], column: QVBoxLayout
) -> dict[str, QCheckBox]:
    grid = QGridLayout()
    boxes: dict[str, QCheckBox] = {}
    for index, term in enumerate(terms):
        box = QCheckBox(term.label)
        box.setObjectName(f"{name}_{term.id}")
        box.setChecked(term.id in held)
        boxes[term.id] = box
        grid.addWidget(box, index // COLUMNS, index % COLUMNS)
    column.addLayout(grid)
    return boxes


def _ticked(boxes: dict[str, QCheckBox]) -> tuple[str, ...]:
    return tuple(key for key, box in boxes.items() if box.isChecked())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

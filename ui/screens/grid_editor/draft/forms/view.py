"""Forms of the parts of a grid. Each shows one part and says ``changed`` with the part as it stands at every key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from reviewer.committee.grid import Contradiction, GridCriterion, GridFinding, Mark, ScoringGrid
from reviewer.committee.grid_draft import TOP_MARK, GridDraft
from reviewer.committee.grid_faults import MOST_WEIGHT
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.fields import Line, labelled
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

NEVER = -1


def number_field(name: str, least: int, most: int) -> QSpinBox:
    """Return a field for a whole number."""
    field = QSpinBox()
    field.setObjectName(name)
    field.setRange(least, most)
    field.lineEdit().setTextMargins(6, 0, 0, 0)
    return field


class PartForm(QScrollArea):
    """A column of fields that scrolls. ``edited``: a field changed, be it by the person or while it was filled."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._filling = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("page")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(Space.XS, 0, Space.S, Space.S)
        self.column.setSpacing(Space.M)
        self.setWidget(inside)
        self.fields: dict[str, QWidget] = {}

    def focus_field(self, name: str) -> None:
        """Go to a field by its name in the grid."""
        field = self.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(field, 0, Space.XXL)

    def add_text(self, theme: Theme, name: str, words: str, *, lines: int = 2) -> Paragraph:
        """Add a text of several lines."""
        field = Paragraph(theme, words, lines=lines)
        field.edit.setObjectName(f"part_{name}")
        field.changed.connect(self.edited)
        self.column.addWidget(field)
        self.fields[name] = field.edit
        return field

    def add_number(self, name: str, words: str) -> QSpinBox:
        """Add a mark."""
        field = number_field(f"part_{name}", 0, TOP_MARK)
        field.valueChanged.connect(self.edited)
        self.column.addLayout(labelled(words, field))
        self.fields[name] = field
        return field

    def add_line(self, name: str, words: str) -> Line:
        """Add a text of one line."""
        field = Line(f"part_{name}")
        field.textEdited.connect(self.edited)
        self.column.addLayout(labelled(words, field))
        self.fields[name] = field
        return field


class WholeForm(PartForm):
    """The draft's name, and which marks contradict an answer."""

    renamed = Signal(str)
    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._grid: ScoringGrid | None = None
        self.edited.connect(self._tell)
        self.name = self.add_line("name", self.tr("Name of the draft"))
        self.ruled = QCheckBox(self.tr("A mark that contradicts the answer needs a comment"))
        self.ruled.setObjectName("part_contradiction")
        self.ruled.toggled.connect(self.edited)
        self.column.addWidget(self.ruled)
        self.yes = self.add_number("yes_up_to", self.tr("With a yes: marks up to"))
        self.no = self.add_number("no_from", self.tr("With a no: marks from"))
        self.column.addStretch(1)

    def show_draft(self, draft: GridDraft) -> None:
        """Show a draft."""
        self._filling = True
        self._grid = draft.grid
        if self.name.value != draft.name.strip():
            self.name.setText(draft.name)
        rule = draft.grid.contradiction
        self.ruled.setChecked(rule is not None)
        for field, value in ((self.yes, "yes_up_to"), (self.no, "no_from")):
            field.setEnabled(rule is not None)
            if rule is not None:
                field.setValue(getattr(rule, value))
        self._filling = False

    def _tell(self) -> None:
        """Say the name and the rule as they stand."""
        if self._filling or self._grid is None:
            return
        rule = Contradiction(yes_up_to=self.yes.value(), no_from=self.no.value())
        for field in (self.yes, self.no):
            field.setEnabled(self.ruled.isChecked())
        self.renamed.emit(self.name.text())
        self.changed.emit(rule if self.ruled.isChecked() else None)


class FindingForm(PartForm):
    """A finding: what it states and what it asks."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._finding: GridFinding | None = None
        self.edited.connect(self._tell)
        self.label = self.add_line("label", self.tr("Finding"))
        self.question = self.add_text(theme, "question", self.tr("Question, answered by yes or no"))
        self.column.addStretch(1)

    def show_finding(self, finding: GridFinding) -> None:
        """Show a finding."""
        self._filling = True
        self._finding = finding
        if self.label.text() != finding.label:
            self.label.setText(finding.label)
        self.question.fill(finding.question)
        self._filling = False

    def _tell(self) -> None:
        """Say the finding as it stands; its id and its criteria are kept."""
        if self._filling or self._finding is None:
            return
        self._finding = replace(self._finding, label=self.label.text(), question=self.question.text)
        self.changed.emit(self._finding)


class CriterionForm(PartForm):
    """A criterion: wording, weight, when a comment is due, and the level of every mark."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._criterion: GridCriterion | None = None
        self.edited.connect(self._tell)
        self.label = self.add_line("label", self.tr("Criterion"))
        self.guidance = self.add_text(theme, "guidance", self.tr("Guidance"), lines=3)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self.weight = number_field("part_weight", 0, MOST_WEIGHT)
        self.weight.valueChanged.connect(self.edited)
        row.addLayout(labelled(self.tr("Weight"), self.weight))
        self.comment = number_field("part_comment_required_up_to", NEVER, TOP_MARK)
        self.comment.setSpecialValueText(self.tr("never"))
        self.comment.valueChanged.connect(self.edited)
        row.addLayout(labelled(self.tr("Comment required up to the mark"), self.comment))
        self.column.addLayout(row)
        self.fields |= {"weight": self.weight, "comment_required_up_to": self.comment}
        self.skippable = QCheckBox(self.tr("“Not applicable” is allowed"))
        self.skippable.setObjectName("part_may_be_not_applicable")
        self.skippable.toggled.connect(self.edited)
        self.column.addWidget(self.skippable)
        self.column.addWidget(Text(self.tr("The level that each mark stands for"), Look.STRONG))
        self.levels = []
        for value in range(TOP_MARK + 1):
            words = self.tr("Mark {mark}").format(mark=value)
            self.levels.append(self.add_text(theme, f"marks.{value}", words))
        self.column.addStretch(1)

    def show_criterion(self, criterion: GridCriterion) -> None:
        """Show a criterion."""
        self._filling = True
        self._criterion = criterion
        if self.label.text() != criterion.label:
            self.label.setText(criterion.label)
        if self.guidance.text != criterion.guidance:
            self.guidance.fill(criterion.guidance)
        self.weight.setValue(criterion.weight)
        self.comment.setValue(criterion.comment_required_up_to)
        self.skippable.setChecked(criterion.may_be_not_applicable)
        words = {mark.value: mark.label for mark in criterion.marks}
        for value, field in enumerate(self.levels):
            field.setVisible(value in words)
            if field.text != words.get(value, ""):
                field.fill(words.get(value, ""))
        self._filling = False

    def _tell(self) -> None:
        """Say the criterion as it stands; its id and the length of its scale are kept."""
        if self._filling or self._criterion is None:
            return
        marks = tuple(
            Mark(value=mark.value, label=self.levels[mark.value].text)
            if mark.value < len(self.levels)
            else mark
            for mark in self._criterion.marks
        )
        self._criterion = replace(
            self._criterion,
            label=self.label.text(),
            guidance=self.guidance.text,
            weight=self.weight.value(),
            marks=marks,
            may_be_not_applicable=self.skippable.isChecked(),
            comment_required_up_to=self.comment.value(),
        )
        self.changed.emit(self._criterion)

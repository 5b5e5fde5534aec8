"""A draft: its parts and their faults at the left; at the right the part's fields, a preview, or what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.committee.grid import Contradiction, GridCriterion, GridFinding, ScoringGrid
from reviewer.committee.grid_editing import (
    moved,
    with_criterion,
    with_finding,
    with_new_criterion,
    with_new_finding,
    without,
)
from reviewer.committee.grid_faults import GridFault
from reviewer.services.grids import GridPage
from ui.desktop import Desktop
from ui.screens.grid_editor.draft.dialog_publish import PublishDialog
from ui.screens.grid_editor.draft.faults.view import GridFaultsCard, Part, part_of
from ui.screens.grid_editor.draft.forms.view import CriterionForm, FindingForm, PartForm, WholeForm
from ui.screens.grid_editor.draft.presenter import GridDraftPresenter
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.empty import Empty
from ui.widgets.grid_differences import GridDifferences
from ui.widgets.grid_preview import GridPreview
from ui.widgets.pile import Pile
from ui.widgets.split import Split, framed

WHOLE, FINDING, CRITERION = range(3)
EDIT, PREVIEW, DIFFERENCES = range(3)
PART_ROLE = Qt.ItemDataRole.UserRole + 1


class GridDraftScreen(ActingScreen):
    """Everything is kept a moment after it is typed; nothing is used before it is published."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = GridDraftPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Draft of a grid"))
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.views = QButtonGroup(self)
        for index, (words, icon, name) in enumerate(
            (
                (self.tr("Write"), "file-pen", "grid_write"),
                (self.tr("Preview"), "eye", "grid_preview"),
                (self.tr("Differences"), "git-compare", "grid_differences"),
            )
        ):
            button = Button(self.theme, words, icon, Kind.FILTER)
            button.setObjectName(name)
            button.setCheckable(True)
            self.views.addButton(button, index)
            self.acts.addWidget(button)
        self.views.button(EDIT).setChecked(True)
        self.views.idClicked.connect(self._look)
        self.discard = Button(self.theme, self.tr("Discard…"), "x", Kind.QUIET)
        self.discard.setObjectName("grid_discard")
        self.discard.clicked.connect(self._ask_discard)
        self.acts.addWidget(self.discard)
        self.publish = Button(self.theme, self.tr("Publish…"), "stamp", Kind.PRIMARY)
        self.publish.setObjectName("grid_publish")
        self.publish.clicked.connect(self._ask_publish)
        self.acts.addWidget(self.publish)
        self.pile = Pile()
        self.pile.addWidget(Empty(self.theme, "file-pen", self.tr("No draft is open.")))
        self.pile.addWidget(Split(self._left(), self._right(), sizes=(420, 760)))
        self.set_body(self.pile)
        self._enable(False)
        self.presenter.opened.connect(self._show)
        self.presenter.changed.connect(self._follow)
        self.presenter.kept.connect(self._say_kept)
        self.presenter.published.connect(self._leave)

    def open(self, argument: object) -> None:
        """Open a draft by its id."""
        if isinstance(argument, str):
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """The list of parts."""
        self.parts.setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.parts = QListWidget()
        self.parts.setObjectName("grid_parts")
        self.parts.setAccessibleName(self.tr("Parts of the grid"))
        self.parts.setWordWrap(True)
        self.parts.setFrameShape(QListWidget.Shape.NoFrame)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setStyleSheet(
            f"QListWidget::item {{ padding: {self.theme.px(6)}px {self.theme.px(8)}px; }}"
        )
        self.parts.currentItemChanged.connect(self._show_part)
        column.addWidget(framed(self.parts), 3)
        tools = QHBoxLayout()
        tools.setSpacing(Space.XS)
        acts: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("grid_add_criterion", self.tr("Add a criterion"), "plus", self._add_criterion),
            ("grid_up", self.tr("Earlier"), "chevron-up", lambda: self._move(-1)),
            ("grid_down", self.tr("Later"), "chevron-down", lambda: self._move(1)),
            ("grid_remove", self.tr("Remove this part"), "minus", self._remove),
        )
        add = Button(self.theme, self.tr("Add a finding"), "plus")
        add.setObjectName("grid_add_finding")
        add.clicked.connect(self._add_finding)
        tools.addWidget(add)
        tools.addStretch(1)
        self.tools: dict[str, IconButton] = {}
        for name, words, icon, act in acts:
            button = IconButton(self.theme, words, icon)
            button.setObjectName(name)
            button.clicked.connect(act)
            tools.addWidget(button)
            self.tools[name] = button
        column.addLayout(tools)
        self.faults = GridFaultsCard(self.desktop)
        self.faults.went.connect(self._go_to)
        column.addWidget(self.faults, 2)
        return left

    def _right(self) -> QWidget:
        self.right = Pile()
        self.forms = Pile()
        self.whole = WholeForm(self.theme)
        self.whole.renamed.connect(self.presenter.rename)
        self.whole.changed.connect(self._rule)
        self.finding = FindingForm(self.theme)
        self.finding.changed.connect(self._put_finding)
        self.criterion = CriterionForm(self.theme)
        self.criterion.changed.connect(self._put_criterion)
        for form in (self.whole, self.finding, self.criterion):
            self.forms.addWidget(form)
        self.right.addWidget(self.forms)
        self.preview = GridPreview(self.desktop)
        self.right.addWidget(self.preview)
        self.differences = GridDifferences(self.desktop)
        self.right.addWidget(self.differences)
        return self.right

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, _page: GridPage) -> None:
        self.pile.setCurrentIndex(1)
        self._enable(True)
        self._rebuild(Part(None, None))
        self._follow()

    def _follow(self) -> None:
        """Show what follows from the draft as it stands: title, labels of the parts, faults, the other views."""
        draft = self.presenter.draft
        if draft is None:
            return
        self.title.setText(draft.name or self.tr("Draft of a grid"))
        labels = self._labels(draft.grid)
        if len(labels) == self.parts.count():
            for row, (_, words) in enumerate(labels):
                self.parts.item(row).setText(words)
        self.faults.show_faults(draft.grid, self.presenter.faults)
        self._look(self.right.currentIndex())

    def _say_kept(self, kept: bool) -> None:
        self.subtitle.setText(self.tr("Everything is kept") if kept else self.tr("Not kept yet…"))

    def _leave(self) -> None:
        self._enable(False)
        self.pile.setCurrentIndex(0)
        self.desktop.navigator.go("grids")

    # --- the parts -------------------------------------------------------------------------------------------

    @property
    def part(self) -> Part:
        """Return the part that is chosen."""
        row = self.parts.currentRow()
        return Part(*self.parts.item(row).data(PART_ROLE)) if row >= 0 else Part(None, None)

    def _labels(self, grid: ScoringGrid) -> list[tuple[Part, str]]:
        found = [(Part(None, None), self.tr("The whole grid"))]
        for index, finding in enumerate(grid.findings):
            letter = chr(ord("A") + index)
            words = finding.label or self.tr("(finding to word)")
            found.append((Part(index, None), f"{letter}. {words}"))
            for number, criterion in enumerate(finding.criteria):
                label = criterion.label or self.tr("(criterion to word)")
                weighed = self.tr("{label} – weight {weight}").format(label=label, weight=criterion.weight)
                found.append((Part(index, number), f"    {weighed}"))
        return found

    def _rebuild(self, chosen: Part) -> None:
        grid = self.presenter.grid
        if grid is None:
            return
        self.parts.blockSignals(True)
        self.parts.clear()
        labels = self._labels(grid)
        for part, words in labels:
            item = QListWidgetItem(words)
            item.setData(PART_ROLE, (part.finding, part.criterion))
            self.parts.addItem(item)
        rows = [part for part, _ in labels]
        self.parts.setCurrentRow(rows.index(chosen) if chosen in rows else 0)
        self.parts.blockSignals(False)
        self._show_part()

    def _show_part(self, *_items: object) -> None:
        draft, part = self.presenter.draft, self.part
        if draft is None:
            return
        if part.finding is None:
            self.whole.show_draft(draft)
            self.forms.setCurrentIndex(WHOLE)
        elif part.criterion is None:
            self.finding.show_finding(draft.grid.findings[part.finding])
            self.forms.setCurrentIndex(FINDING)
        else:
            self.criterion.show_criterion(draft.grid.findings[part.finding].criteria[part.criterion])
            self.forms.setCurrentIndex(CRITERION)
        for button in self.tools.values():
            button.setEnabled(part.finding is not None)
        if self.right.currentIndex() != EDIT and self.parts.hasFocus():
            self._look(EDIT)

    def _look(self, view: int) -> None:
        grid = self.presenter.grid
        button = self.views.button(view)
        button.setChecked(True)
        self.right.setCurrentIndex(view)
        if grid is not None and view == PREVIEW:
            self.preview.show_grid(grid)
        elif view == DIFFERENCES:
            self.differences.show_differences(self.presenter.differences)

    def _go_to(self, fault: GridFault) -> None:
        part = part_of(fault)
        self._look(EDIT)
        self._rebuild(part)
        form = self.forms.currentWidget()
        if isinstance(form, PartForm):
            form.focus_field(_field_of(fault))

    # --- requests --------------------------------------------------------------------------------------------

    def _rule(self, rule: Contradiction | None) -> None:
        grid = self.presenter.grid
        if grid is not None:
            self.presenter.edit(replace(grid, contradiction=rule))

    def _put_finding(self, finding: GridFinding) -> None:
        grid, part = self.presenter.grid, self.part
        if grid is not None and part.finding is not None:
            self.presenter.edit(with_finding(grid, part.finding, finding))

    def _put_criterion(self, criterion: GridCriterion) -> None:
        grid, part = self.presenter.grid, self.part
        if grid is not None and part.finding is not None and part.criterion is not None:
            self.presenter.edit(with_criterion(grid, part.finding, part.criterion, criterion))

    def _reshape(self, grid: ScoringGrid, chosen: Part) -> None:
        self.presenter.edit(grid)
        self._rebuild(chosen)

    def _add_finding(self) -> None:
        grid = self.presenter.grid
        if grid is not None:
            self._reshape(with_new_finding(grid), Part(len(grid.findings), None))
            self.finding.focus_field("label")

    def _add_criterion(self) -> None:
        grid, part = self.presenter.grid, self.part
        if grid is not None and part.finding is not None:
            place = len(grid.findings[part.finding].criteria)
            self._reshape(with_new_criterion(grid, part.finding), Part(part.finding, place))
            self.criterion.focus_field("label")

    def _move(self, by: int) -> None:
        grid, part = self.presenter.grid, self.part
        if grid is None or part.finding is None:
            return
        turned = moved(grid, part.finding, part.criterion, by)
        if turned != grid:
            whole = part.criterion is None
            there = Part(part.finding + by, None) if whole else Part(part.finding, (part.criterion or 0) + by)
            self._reshape(turned, there)

    def _remove(self) -> None:
        grid, part = self.presenter.grid, self.part
        if grid is not None and part.finding is not None:
            above = Part(None, None) if part.criterion is None else Part(part.finding, None)
            self._reshape(without(grid, part.finding, part.criterion), above)

    def _ask_publish(self) -> None:
        faults, earliest = self.presenter.faults, self.presenter.earliest
        if faults:
            self._go_to(faults[0])
            self.faults.insist()
        elif earliest is not None:
            dialog = PublishDialog(self.desktop, earliest, self)
            dialog.confirmed.connect(
                lambda: self.presenter.publish(dialog.day.day, dialog.source.value, dialog.chosen)
            )
            self.open_dialog(dialog)

    def _ask_discard(self) -> None:
        self.ask(
            title=self.tr("Discard this draft?"),
            consequence=self.tr("What was written in it is lost. No version changes."),
            verb=self.tr("Discard"),
            icon="x",
            act=lambda _reason: self.presenter.discard(),
            reason=False,
            kind=Kind.DANGER,
        )

    def _enable(self, on: bool) -> None:
        for widget in (self.discard, self.publish, *self.views.buttons()):
            widget.setEnabled(on)


def _field_of(fault: GridFault) -> str:
    """Return the name of the field that a fault is about, as the forms name it."""
    names = [str(one) for one in fault.path]
    if "marks" in names:
        rest = names[names.index("marks") + 1 :]
        return f"marks.{rest[0]}" if rest else "marks.0"
    return names[-1]

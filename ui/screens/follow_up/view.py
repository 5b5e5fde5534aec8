"""Reports and publications: the texts of the next report, what leaves the house, and every edition as it was issued."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from reviewer.services.follow_up import BLOCKS, Shelf
from reviewer.services.publication import PublicPreview
from ui.commands.command import Command
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.follow_up.dialog_issue import IssueDialog
from ui.screens.follow_up.presenter import FollowUpPresenter
from ui.screens.follow_up.table_model import EditionTable
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.fields import labelled
from ui.widgets.pile import Pile
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

TEXT_HEIGHT = 150


LEAST_LIST = 160
"""Pixels at 100 %: what says that nothing was issued yet, in whole."""


class FollowUpScreen(ActingScreen):
    """Editions at the left, what the next report says at the right."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = FollowUpPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Reports and publications"))
        self.subtitle.setText(self.tr("Protected: everything here may leave the house"))
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self._shelf: Shelf | None = None
        self._kept: dict[str, str] = {}
        self._make_header()
        self.set_body(Split(scrolled(self._editions()), self._texts(), sizes=(640, 560)))
        self.presenter.shelved.connect(self._show)
        self.presenter.previewed.connect(self._say_preview)
        self.presenter.written.connect(self._say_written)
        self.presenter.counting.connect(self._wait)

    # --- Screen ----------------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Offer what the acting person may do."""
        may = self.presenter.may_issue
        for part in (self.issue, self.publish, self.keep, self.check):
            part.setVisible(may)
        for field in self.blocks.values():
            field.setReadOnly(not may)

    def focus_first(self) -> None:
        """The editions, or the texts where there are none."""
        (self.table if self.model.rows else self.blocks[BLOCKS[0]]).setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What the buttons below the header do too: the texts are kept by a key from inside them."""
        below = (one for one in (self.files, self.check) if one.isVisible())
        keep = (self._keeping,) if self.keep.isVisible() else ()
        return (*super().commands(), *keep, *map(self._pressing, below))

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The key works in the texts."""
        return ((self.card, (self._keeping,)),)

    @property
    def _keeping(self) -> Command:
        return self._pressing(self.keep, "Ctrl+Return")

    # --- making ----------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.programme = QComboBox()
        self.programme.setAccessibleName(self.tr("Programme"))
        for one in self.presenter.programmes:
            self.programme.addItem(one.short_name, one.id)
        self.programme.currentIndexChanged.connect(self._choose)
        self.acts.addWidget(self.programme)
        if len(self.presenter.programmes) == 1:
            self.programme.hide()
        self.publish = Button(self.theme, self.tr("Publish the tables…"), "table")
        self.publish.setObjectName("publish_tables")
        self.publish.clicked.connect(partial(self._ask_issue, report=False))
        self.acts.addWidget(self.publish)
        self.issue = Button(self.theme, self.tr("Issue a report…"), "send", Kind.PRIMARY)
        self.issue.setObjectName("issue_report")
        self.issue.clicked.connect(partial(self._ask_issue, report=True))
        self.acts.addWidget(self.issue)

    def _editions(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.due = Text("", Look.STRONG)
        column.addWidget(self.due)
        self.model = EditionTable(self)
        self.table = Table(self.theme, self.model, self.tr("Editions as they were issued"))
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.table.opened.connect(self._write_files)
        self.pile = Pile()
        self.pile.addWidget(self.table)
        self.pile.addWidget(
            Empty(
                self.theme,
                "send",
                self.tr("Nothing was issued yet."),
                self.tr("A report is issued in one act, from the protected tables and the texts beside."),
            )
        )
        self.pile.setMinimumHeight(self.theme.px(LEAST_LIST))
        column.addWidget(framed(self.pile), 1)
        row = ButtonRow(self.theme)
        self.files = row.add("edition_files", self.tr("Write its files…"), "download", self._write_files)
        self.check = row.add(
            "preview_public",
            self.tr("What would be published today?"),
            "shield-check",
            self.presenter.preview,
        )
        column.addWidget(row)
        self.proof = Text("", Look.CAPTION)
        self.proof.hide()
        column.addWidget(self.proof)
        return left

    def _texts(self) -> QWidget:
        self.card = Card(self.tr("Texts of the next report"))
        self.keep = Button(self.theme, self.tr("Keep these texts"), "save")
        self.keep.setObjectName("keep_texts")
        self.keep.clicked.connect(self._keep)
        self.card.tools.addWidget(self.keep)
        self.version = Text("", Look.CAPTION)
        self.card.body.addWidget(self.version)
        names = {
            "introduction": self.tr("Introduction"),
            "observations": self.tr("Observations"),
            "next_steps": self.tr("Next steps"),
        }
        self.blocks: dict[str, QPlainTextEdit] = {}
        for block in BLOCKS:
            field = self.blocks[block] = QPlainTextEdit()
            field.setObjectName(f"block_{block}")
            field.setTabChangesFocus(True)
            field.setFixedHeight(self.theme.px(TEXT_HEIGHT))
            self.card.body.addLayout(labelled(names[block], field))
        self.card.body.addStretch(1)
        return scrolled(self.card)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.model.show_rows(shelf.editions)
        self.pile.setCurrentIndex(0 if shelf.editions else 1)
        if shelf.editions and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.due.setText(self.tr("A follow-up report is due."))
        self.due.setVisible(shelf.due and bool(shelf.editions))
        self._follow()
        newest = shelf.texts[-1] if shelf.texts else None
        self.version.setText(
            self.tr("No version was kept yet.")
            if newest is None
            else self.tr("Version {number}, kept {at}").format(number=newest.number, at=moment(newest.at))
        )
        for block, field in self.blocks.items():
            kept = "" if newest is None else newest.blocks.get(block, "")
            if field.toPlainText() == self._kept.get(block, ""):
                field.setPlainText(kept)
            self._kept[block] = kept

    def _say_preview(self, preview: PublicPreview) -> None:
        words = self.tr("%n cell(s) hidden", "", preview.protection.hidden)
        told = [words, self.tr("threshold {count}").format(count=preview.protection.threshold)]
        told += [self.tr("stands in the way: {check}").format(check=doubt) for doubt in preview.doubts]
        self.proof.setText(" · ".join(told))
        self.proof.show()

    def _say_written(self, count: int) -> None:
        self.desktop.feedback.say(self.tr("%n file(s) written", "", count))

    def _wait(self, counting: bool) -> None:
        for part in (self.issue, self.publish, self.check):
            part.setEnabled(not counting)
        if counting:
            self.proof.setText(self.tr("Hiding small numbers, and auditing what is left…"))
        self.proof.setVisible(counting)

    def _follow(self, *_: object) -> None:
        self.files.setEnabled(self.table.currentIndex().isValid())

    # --- requests --------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._kept = {block: field.toPlainText() for block, field in self.blocks.items()}
        self.presenter.choose(self.programme.currentData())

    def _keep(self) -> None:
        based_on = len(self._shelf.texts) if self._shelf is not None else 0
        self.presenter.keep_texts(
            based_on, {block: field.toPlainText() for block, field in self.blocks.items()}
        )

    def _ask_issue(self, _checked: bool = False, *, report: bool) -> None:
        today = self.desktop.office.desk.today()
        dialog = IssueDialog(self.desktop, today.year, self, report=report)
        dialog.confirmed.connect(partial(self._issue, dialog))
        self.open_dialog(dialog)

    def _issue(self, dialog: IssueDialog) -> None:
        if dialog.report:
            self.presenter.issue(dialog.first.value(), dialog.last.value(), dialog.name.value)
        else:
            self.presenter.publish(dialog.name.value)

    def _write_files(self, _row: object = None) -> None:
        index = self.table.currentIndex()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"))
        if chosen and index.isValid():
            self.presenter.write(self.model.row(index).published, Path(chosen))

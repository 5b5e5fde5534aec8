"""A package to write: which dossiers, into which folder, how far it has come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from reviewer.services.packages.views import SendableExpert
from ui.desktop import Desktop
from ui.formats import short_date
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.batch_dialog import DONE, NOT_REACHED, BatchDialog, ReportEntry
from ui.widgets.box_list import BoxList
from ui.widgets.buttons import Button
from ui.widgets.fields import Line, labelled
from ui.widgets.text import Look, Text


class FolderField(QWidget):
    """A folder, typed or chosen."""

    def __init__(self, desktop: Desktop, folder: Path | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.line = Line("folder", "" if folder is None else str(folder))
        self.line.setAccessibleName(self.tr("Folder"))
        self.setFocusProxy(self.line)
        row.addWidget(self.line, 1)
        self.choose = Button(desktop.theme, self.tr("Choose…"), "folder-open")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        row.addWidget(self.choose)

    @property
    def folder(self) -> Path | None:
        """Return the folder, None where nothing was given."""
        return Path(self.line.value) if self.line.value else None

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.line.value)
        if chosen:
            self.line.setText(chosen)


class FolderDialog(ActDialog):
    """Where a small file goes."""

    def __init__(
        self, desktop: Desktop, title: str, consequence: str, verb: str, folder: Path | None, parent: QWidget
    ) -> None:
        super().__init__(desktop, title, verb=verb, icon="save", consequence=consequence, parent=parent)
        self.field = FolderField(desktop, folder)
        self.body.addLayout(labelled(self.tr("Write it into this folder"), self.field))
        self.field.setFocus()

    def ready(self) -> bool:
        """Ask for a folder that is there."""
        folder = self.field.folder
        there = folder is not None and folder.is_dir()
        if not there:
            self.notice.say(self.tr("Choose a folder that exists."))
            self.act.setEnabled(True)
        return there


class PackageDialog(BatchDialog):
    """Which dossiers go to an expert, and where the file is written; then how far it has come."""

    def __init__(
        self, desktop: Desktop, expert: SendableExpert, folder: Path | None, parent: QWidget
    ) -> None:
        super().__init__(
            desktop,
            self.tr("A package for {name}").format(name=expert.name),
            verb=self.tr("Write the package"),
            icon="send",
            consequence=self.tr(
                "One file that this expert’s copy alone can open. Its name tells neither who it is for nor about whom."
            ),
            parent=parent,
        )
        self.expert = expert
        self.form.addWidget(Text(self.tr("Dossiers that go"), Look.STRONG))
        self._list = BoxList(desktop.theme, self.tr("Dossiers that go"))
        wanted = set(expert.to_send)
        for one in expert.dossiers:
            words = [one.reference]
            if one.due_on is not None:
                words.append(self.tr("due {day}").format(day=short_date(one.due_on)))
            words.append(
                desktop.wording.label("sent_before", one.before)
                if one.obstacle is None
                else desktop.wording.label("dossier_obstacle", one.obstacle)
            )
            self._list.add(
                one.dossier_id,
                " – ".join(words),
                ticked=one.dossier_id in wanted,
                possible=one.obstacle is None,
            )
        self.boxes = self._list.boxes
        self._list.changed.connect(self._count)
        self.form.addWidget(self._list)
        self.field = FolderField(desktop, folder)
        self.form.addLayout(labelled(self.tr("Write it into this folder"), self.field))
        self._count()
        if folder is None:
            self.field.setFocus()
        else:
            self.act.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the dossiers that are to go, in the order of the list."""
        return self._list.chosen

    def ready(self) -> bool:
        """Ask for a folder that is there."""
        folder = self.field.folder
        there = folder is not None and folder.is_dir()
        if not there:
            self.notice.say(self.tr("Choose a folder that exists."))
            self.act.setEnabled(True)
            self.fit()
        return there

    def report_made(self, file: str) -> None:
        """Show that the package is written."""
        entry = ReportEntry(word=self.tr("written"), sign=DONE, what=file)
        self.show_report(self.tr("The package is ready to be sent."), [entry])

    def report_stopped(self) -> None:
        """Show that it was stopped."""
        entry = ReportEntry(word=self.tr("stopped"), sign=NOT_REACHED, what=self.expert.name)
        self.show_report(self.tr("Nothing was written."), [entry])

    def _count(self) -> None:
        self.act.setEnabled(bool(self.chosen))

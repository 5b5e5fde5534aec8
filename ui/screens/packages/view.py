"""Packages: experts and their keys, what is out, what came back, what waits aside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.packages.mailbox import MailboxReport
from reviewer.services.packages.views import AsideRow
from reviewer.services.ports.exchange import FileKind
from ui.desktop import Desktop
from ui.screens.packages.aside.view import AsidePane
from ui.screens.packages.dialog_package import FolderDialog, PackageDialog
from ui.screens.packages.dialog_taking_in import TakingInDialog
from ui.screens.packages.experts.view import PersonPane
from ui.screens.packages.key_acts import KeyActs
from ui.screens.packages.presenter import PackagesPresenter, PackagesView, PersonRow
from ui.screens.packages.returns.view import MailboxBar, ReturnPane
from ui.screens.packages.sent.view import SentPane
from ui.screens.packages.table_model import AsideTable, PeopleTable, ReturnsTable, SentTable
from ui.tasks.progress import HUNDREDTHS
from ui.tasks.slices import Steps
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.batch_dialog import BatchDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.dropping import dropped_files
from ui.widgets.empty import Empty
from ui.widgets.pile import Pile
from ui.widgets.scrolled import Area
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs

PEOPLE, SENT, RETURNS, ASIDE = range(4)
SUFFIXES = (FileKind.RETURN.ending, FileKind.ENROLMENT.ending)


class PackagesScreen(ActingScreen):
    """Four lists, each with what is chosen beside it."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = PackagesPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Packages"))
        self._view: PackagesView | None = None
        self._folder: Path | None = None
        self.bring_in = Button(self.theme, self.tr("Take files in…"), "upload")
        self.bring_in.setObjectName("take_files")
        self.bring_in.setToolTip(self.tr("Packages that came back; they can also be dropped on this window"))
        self.bring_in.clicked.connect(self._choose_files)
        self.acts.addWidget(self.bring_in)
        self.prepare = Button(self.theme, self.tr("Prepare a package…"), "send", Kind.PRIMARY)
        self.prepare.setObjectName("prepare_package")
        self.prepare.clicked.connect(self._ask_package)
        self.acts.addWidget(self.prepare)
        self.tabs = Tabs()
        self.set_body(self.tabs)
        titles = (self.tr("Experts"), self.tr("Out"), self.tr("Back"), self.tr("Kept aside"))
        self._columns = [self.tabs.add_column(title) for title in titles]
        self._make_people()
        self.make_later(self._making_rest())
        self.tabs.currentChanged.connect(self._follow)
        self.setAcceptDrops(True)
        self.presenter.shown.connect(self._show)
        self.presenter.made.connect(self._report_made)
        self.presenter.stopped.connect(self._report_stopped)
        self.presenter.taken.connect(self._report_taken)
        self.presenter.working.connect(self._settle)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the tabs of who is acting. ``argument``: files to take in."""
        presenter = self.presenter
        self.bring_in.setVisible(
            presenter.allowed(Act.TAKE_IN_PACKAGE) or presenter.allowed(Act.MANAGE_EXPERT_KEYS)
        )
        self.tabs.setTabVisible(PEOPLE, presenter.allowed(Act.MANAGE_EXPERT_KEYS))
        self.tabs.setTabVisible(SENT, presenter.knows_experts)
        self.tabs.setTabVisible(RETURNS, presenter.knows_experts)
        self.tabs.setTabVisible(ASIDE, presenter.allowed(Act.TAKE_IN_PACKAGE))
        self._follow()
        if isinstance(argument, list):
            self.bring([path for path in argument if isinstance(path, Path)])

    def focus_first(self) -> None:
        """The list of the tab is what one came for."""
        tab = self.tabs.currentIndex()
        if tab != PEOPLE:
            self.make_whole()
        (self.people if tab == PEOPLE else (self.sent, self.returns, self.aside)[tab - 1]).setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _making_rest(self) -> Steps:
        for make in (self._make_sent, self._make_returns, self._make_aside):
            make()
            yield

    def _make_people(self) -> None:
        self.people_model = PeopleTable(self.desktop.wording, self)
        self.people = Table(self.theme, self.people_model, self.tr("Experts and their keys"))
        self.people.chosen.connect(self._choose_person)
        self.people.opened.connect(self._open_person)
        self.person = PersonPane(self.desktop)
        self.key_acts = KeyActs(self, self.presenter)
        self.person.invited.connect(self.key_acts.invite)
        self.person.enrolled.connect(self._choose_files)
        self.person.confirmed.connect(self.key_acts.confirm)
        self.person.refused.connect(self.key_acts.refuse)
        self.person.revoked.connect(self.key_acts.revoke)
        empty = Empty(self.theme, "users", self.tr("Nobody has the expert’s role yet."))
        self.people_pile = self._add(self.people, self.person, empty, PEOPLE)

    def _make_sent(self) -> None:
        self.sent_model = SentTable(self.desktop.wording, self)
        self.sent = Table(self.theme, self.sent_model, self.tr("Packages out"))
        self.sent.chosen.connect(self._choose_sent)
        self.parcel = SentPane(self.desktop)
        self.parcel.anew.connect(self._ask_anew)
        self.parcel.withdrawn.connect(self._ask_withdrawal)
        empty = Empty(
            self.theme,
            "send",
            self.tr("No package is out."),
            self.tr(
                "An expert with confirmed keys can be sent the dossiers that wait for them, to score offline."
            ),
        )
        self.sent_pile = self._add(self.sent, self.parcel, empty, SENT)

    def _make_returns(self) -> None:
        self.returns_model = ReturnsTable(self)
        self.returns = Table(self.theme, self.returns_model, self.tr("Packages back"))
        self.returns.chosen.connect(self._choose_return)
        self.return_pane = ReturnPane(self.desktop)
        self.mailbox = MailboxBar(self.desktop)
        self.mailbox.chosen.connect(self._ask_mailbox)
        self.mailbox.looked.connect(self.presenter.look)
        self.mailbox.left.connect(lambda: self.presenter.choose_mailbox(None))
        empty = Empty(
            self.theme,
            "inbox",
            self.tr("Nothing came back yet."),
            self.tr("Files with the ending .avisre can be chosen, dropped here, or found in the mailbox."),
        )
        self.returns_pile = self._add(self.returns, self.return_pane, empty, RETURNS, self.mailbox)

    def _make_aside(self) -> None:
        self.aside_model = AsideTable(self.desktop.wording, self)
        self.aside = Table(self.theme, self.aside_model, self.tr("Answers kept aside"))
        self.aside.chosen.connect(self._choose_aside)
        self.answer = AsidePane(self.desktop)
        self.answer.anew.connect(self._ask_answer_anew)
        self.answer.committee.connect(self._go_to_committee)
        self.answer.seen.connect(self._ask_closing)
        empty = Empty(self.theme, "circle-check", self.tr("Nothing waits aside."))
        self.aside_pile = self._add(self.aside, self.answer, empty, ASIDE)

    def _add(self, table: Table, pane: QWidget, empty: Empty, tab: int, above: QWidget | None = None) -> Pile:
        column = self._columns[tab]
        if above is not None:
            column.addWidget(above)
        area = Area()
        area.hold(pane)
        pile = Pile()
        column.addWidget(pile, 1)
        pile.addWidget(Split(framed(table), area, sizes=(640, 560)))
        pile.addWidget(empty)
        return pile

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: PackagesView) -> None:
        self.make_later(self._showing(view))

    def _showing(self, view: PackagesView) -> Steps:
        self._view = view
        self.mailbox.setVisible(self.presenter.allowed(Act.TAKE_IN_PACKAGE))
        for model, table, pile, rows in (
            (self.people_model, self.people, self.people_pile, view.people),
            (self.sent_model, self.sent, self.sent_pile, view.sent),
            (self.returns_model, self.returns, self.returns_pile, view.returned),
            (self.aside_model, self.aside, self.aside_pile, view.aside),
        ):
            model.show_rows(rows)  # type: ignore[arg-type]  # each list with its own rows
            pile.setCurrentIndex(0 if rows else 1)
            if rows and not table.currentIndex().isValid():
                table.selectRow(0)
            elif table.current_id is not None:
                table.chosen.emit(table.current_id)
            yield
        self.mailbox.show_folder(view.mailbox)
        aside = self.tr("Kept aside ({count})").format(count=len(view.aside))
        self.tabs.setTabText(ASIDE, aside if view.aside else self.tr("Kept aside"))
        to_send = sum(one.to_send for one in view.people)
        words = self.tr("%n dossier(s) to send", "", to_send) if to_send else self.tr("Nothing new to send")
        self.subtitle.setText(words)
        self._follow()

    def _choose_person(self, expert_id: str) -> None:
        row = self._person(expert_id)
        if row is not None:
            self.person.show_person(row)
            self.key_acts.follow(row.keys, self._default_folder())
        self._follow()

    def _choose_sent(self, package_id: str) -> None:
        for row in self.sent_model.rows:
            if row.package.id == package_id:
                self.parcel.show_package(row)

    def _choose_return(self, sha256: str) -> None:
        for row in self.returns_model.rows:
            if row.package.sha256 == sha256:
                self.return_pane.show_package(row)

    def _choose_aside(self, _row_id: str) -> None:
        row = self._aside_row()
        if row is not None:
            self.answer.show_answer(row)

    def _follow(self, *_: object) -> None:
        """Offer a package for the expert who is chosen: a first one loudly, the same again in a lower voice."""
        here = self.tabs.currentIndex() == PEOPLE and self.tabs.isTabVisible(PEOPLE)
        self.prepare.setVisible(here and self.presenter.allowed(Act.SEND_PACKAGE))
        row = self._person(self.people.current_id)
        self.prepare.setEnabled(row is not None and row.may_have)
        if row is not None and row.may_have and not row.to_send:
            self.prepare.become(self.tr("Prepare it again…"), "refresh-cw", Kind.PLAIN)
        else:
            self.prepare.become(self.tr("Prepare a package…"), "send", Kind.PRIMARY)

    def _settle(self, working: bool) -> None:
        if isinstance(self.dialog, BatchDialog):
            self.dialog.settle(working)

    def _report_made(self, changes: Changes) -> None:
        if isinstance(self.dialog, PackageDialog):
            self.dialog.report_made(changes.facts["file"])

    def _report_stopped(self) -> None:
        if isinstance(self.dialog, PackageDialog):
            self.dialog.report_stopped()

    def _report_taken(self, report: MailboxReport) -> None:
        if self.dialog is not None and not isinstance(self.dialog, TakingInDialog):
            return  # somebody is in the middle of something else; the lists show it
        if self.dialog is None:
            self.open_dialog(TakingInDialog(self.desktop, self))
        if isinstance(self.dialog, TakingInDialog):
            self.dialog.report_on(report)

    # --- experts ---------------------------------------------------------------------------------------------

    def _person(self, expert_id: str | None) -> PersonRow | None:
        return next((one for one in self.people_model.rows if one.keys.expert_id == expert_id), None)

    def _open_person(self, expert_id: str) -> None:
        """Enter on an expert: what asks for it most."""
        row = self._person(expert_id)
        if row is None:
            return
        if row.keys.announced is not None:
            self.key_acts.confirm()
        elif row.to_send:
            self._ask_package()

    # --- out -------------------------------------------------------------------------------------------------

    def _ask_package(self) -> None:
        row = self._person(self.people.current_id)
        if row is not None and row.work is not None:
            dialog = PackageDialog(self.desktop, row.work, self._default_folder(), self)
            dialog.confirmed.connect(self._make)
            self.open_dialog(dialog)

    def _make(self) -> None:
        if isinstance(self.dialog, PackageDialog) and self.dialog.field.folder is not None:
            dialog, folder = self.dialog, self.dialog.field.folder
            self._folder = folder
            self.presenter.make(dialog.expert.expert_id, dialog.chosen, folder, dialog.begin(HUNDREDTHS))

    def _ask_anew(self) -> None:
        package_id = self.sent.current_id
        if package_id is not None:
            self._ask_folder_for(package_id)

    def _ask_folder_for(self, package_id: str) -> None:
        dialog = FolderDialog(
            self.desktop,
            self.tr("Send an up-to-date version"),
            self.tr(
                "A new package with what still waits, as it is now, sealed to the keys that the expert has now. The "
                "former one is withdrawn."
            ),
            self.tr("Write the package"),
            self._default_folder(),
            self,
        )
        dialog.confirmed.connect(lambda: self._reissue(package_id, dialog.field.folder))
        self.open_dialog(dialog)

    def _reissue(self, package_id: str, folder: Path | None) -> None:
        if folder is not None:
            self._folder = folder
            self.presenter.reissue(package_id, folder)

    def _ask_withdrawal(self) -> None:
        package_id = self.sent.current_id
        if package_id is not None:
            self.ask(
                title=self.tr("Withdraw the package"),
                consequence=self.tr(
                    "It is no longer waited for. A file that has left cannot be called back: what comes is weighed as "
                    "ever, by seat and by what the dossier is then."
                ),
                verb=self.tr("Withdraw"),
                icon="undo-2",
                act=lambda reason: self.presenter.withdraw(package_id, reason),
            )

    # --- back ------------------------------------------------------------------------------------------------

    def _aside_row(self) -> AsideRow | None:
        index = self.aside.currentIndex()
        return self.aside_model.row(index) if index.isValid() and self.aside_model.rowCount() else None

    def _ask_answer_anew(self) -> None:
        row = self._aside_row()
        if row is not None:
            self._ask_folder_for(row.answer.package_id)

    def _go_to_committee(self) -> None:
        row = self._aside_row()
        if row is not None:
            self.desktop.navigator.go("committee", row.answer.dossier_id)

    def _ask_closing(self) -> None:
        row = self._aside_row()
        if row is not None:
            self.ask(
                title=self.tr("Note that it was seen to"),
                consequence=self.tr(
                    "The answer leaves this list and stays in the record; it is not taken in."
                ),
                verb=self.tr("Note it"),
                icon="check",
                act=lambda reason: self.presenter.close_answer(row, reason),
            )

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Take files in"), "", self.tr("Packages and keys (*.avisre *.avisee)")
        )
        self.bring([Path(name) for name in names])

    def bring(self, paths: list[Path]) -> None:
        """Take these files in, and show what became of them."""
        if not paths:
            return
        self.clear_refusal()
        if not self.presenter.allowed(Act.TAKE_IN_PACKAGE):
            for path in paths:
                self.presenter.enrol(path)
            return
        dialog = TakingInDialog(self.desktop, self)
        self.open_dialog(dialog)
        self.presenter.take(paths, dialog.begin(HUNDREDTHS))

    def _ask_mailbox(self) -> None:
        current = self._view.mailbox if self._view is not None else None
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Mailbox"), "" if current is None else str(current)
        )
        if chosen:
            self.presenter.choose_mailbox(Path(chosen))

    def _default_folder(self) -> Path | None:
        return self._folder or (None if self._view is None else self._view.mailbox)

    # --- dropping files --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take packages and keys."""
        if dropped_files(event, SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        event.acceptProposedAction()
        self.bring(dropped_files(event, SUFFIXES))

"""What an administrator asks for on the programme's page and in the table of wages: dialogs, files, faults."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from reviewer.errors import InputRefused
from reviewer.programme.model import ReceptionWindow
from reviewer.programme.reading import ProgrammeInvalid
from reviewer.programme.reception import ReceptionCount
from reviewer.services.reference_data import WageRow
from ui.formats import short_date
from ui.screens.settings.dialog_tables import CountDialog, FieldDialog, WageDialog
from ui.screens.settings.presenter import SettingsView
from ui.screens.settings.programme.view import ProgrammePage
from ui.screens.settings.wages.view import WagesPage
from ui.widgets.buttons import Kind
from ui.widgets.late_page import LatePage

if TYPE_CHECKING:
    from ui.screens.settings.view import SettingsScreen


class TablesActs(QObject):
    """The two pages, and what their buttons do."""

    def __init__(self, screen: SettingsScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._presenter = screen.presenter
        self._view: SettingsView | None = None
        self.late_programme = LatePage(self._make_programme, slices=screen.desktop.slices)
        self.late_wages = LatePage(self._make_wages, slices=screen.desktop.slices)
        self._presenter.acted.connect(self._forget_faults)

    @property
    def programme(self) -> ProgrammePage:
        """Return the page of the programme."""
        return self.late_programme.page

    @property
    def wages(self) -> WagesPage:
        """Return the page of the wages."""
        return self.late_wages.page

    def show_view(self, view: SettingsView) -> None:
        """Show what was read, on the pages that there are; the others show it once they are made."""
        self._view = view
        if self.late_programme.there is not None:
            self._fill_programme(self.late_programme.there, view)
        if self.late_wages.there is not None:
            self._fill_wages(self.late_wages.there, view)

    def refuse(self, error: Exception) -> bool:
        """Show an error at its field or its line; tell whether it had one."""
        screen = self._screen
        explain = screen.desktop.feedback.explain
        if isinstance(screen.dialog, FieldDialog):
            screen.dialog.refuse_error(error, explain(error))
            return True
        if isinstance(error, InputRefused) and screen.dialog is None:
            words = explain(error)
            screen.say(words)
            page = self.programme if isinstance(error, ProgrammeInvalid) else self.wages
            page.show_faults(error.faults)
            return True
        return False

    def install(self, folder: str) -> None:
        """Install the programme of a folder."""
        self._forget_faults()
        self._screen.clear_refusal()
        self._presenter.install(Path(folder))

    def bring(self, name: str) -> None:
        """Import the wages of a file."""
        waged = self._presenter.waged
        if waged is not None:
            self._forget_faults()
            self._screen.clear_refusal()
            self._presenter.import_wages(waged.id, Path(name))

    # --- inside ----------------------------------------------------------------------------------------------

    def _make_programme(self) -> ProgrammePage:
        page = ProgrammePage(self._screen.desktop)
        page.install_asked.connect(self._choose_folder)
        page.validity.chosen.connect(self._presenter.hold_for)
        page.reception.edit_asked.connect(self._ask_count)
        page.reception.remove_asked.connect(self._ask_count_removal)
        if self._view is not None:
            self._fill_programme(page, self._view)
        return page

    def _fill_programme(self, page: ProgrammePage, view: SettingsView) -> None:
        presenter = self._presenter
        page.show_programmes(
            presenter.programmes,
            view.windows,
            view.shelved,
            months=view.months,
            manages=presenter.manages_settings,
        )

    def _make_wages(self) -> WagesPage:
        page = WagesPage(self._screen.desktop)
        page.edit_asked.connect(self._ask_wage)
        page.remove_asked.connect(self._ask_wage_removal)
        page.import_asked.connect(self._choose_wages)
        if self._view is not None:
            self._fill_wages(page, self._view)
        return page

    def _fill_wages(self, page: WagesPage, view: SettingsView) -> None:
        waged = self._presenter.waged
        if waged is not None and waged.id in view.wages:
            page.show_view(waged, view.wages[waged.id], manages=self._presenter.manages_settings)

    def _forget_faults(self, _result: object = None) -> None:
        for page in (self.late_programme.there, self.late_wages.there):
            if page is not None:
                page.faults.forget()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._screen, self.tr("Folder of a programme"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.install)
        dialog.open()

    def _choose_wages(self) -> None:
        dialog = QFileDialog(self._screen, self.tr("Wages to import"), "", self.tr("Tables (*.csv)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.bring)
        dialog.open()

    def _ask_wage(self, row: WageRow | None) -> None:
        programme = self._presenter.waged
        if programme is None:
            return
        dialog = WageDialog(self._screen.desktop, programme, row, self._screen)
        dialog.confirmed.connect(lambda: self._presenter.save_wage(programme.id, dialog.decile, row))
        self._screen.open_dialog(dialog)

    def _ask_wage_removal(self, row: WageRow) -> None:
        words = self.tr("Remove the wage of {code}, from {day}")
        self._screen.ask(
            title=words.format(code=row.code, day=short_date(row.valid_from)),
            consequence=self.tr(
                "On these days the salary criterion of this occupation stays to be verified. "
                "The journal keeps the wage."
            ),
            verb=self.tr("Remove"),
            icon="x",
            kind=Kind.DANGER,
            reason=False,
            act=lambda _: self._presenter.remove_wage(row),
        )

    def _ask_count(self, window: ReceptionWindow, count: ReceptionCount | None) -> None:
        programme = self.programme.chosen
        if programme is None:
            return
        dialog = CountDialog(self._screen.desktop, programme, window, count, self._screen)
        dialog.confirmed.connect(partial(self._save_count, programme.id, dialog))
        self._screen.open_dialog(dialog)

    def _save_count(self, programme_id: str, dialog: CountDialog) -> None:
        self._presenter.save_count(
            programme_id,
            dialog.count,
            opens_on=dialog.window_opens_on,
            stream=dialog.chosen_stream,
            profile=dialog.chosen_profile,
            received=dialog.received.value(),
            counted_on=dialog.day.day,
            source=dialog.source.value,
        )

    def _ask_count_removal(self, count: ReceptionCount) -> None:
        self._screen.ask(
            title=self.tr("Remove the count of {day}").format(day=short_date(count.counted_on)),
            consequence=self.tr(
                "What remains is reckoned from the other counts. The journal keeps this one."
            ),
            verb=self.tr("Remove"),
            icon="x",
            kind=Kind.DANGER,
            reason=False,
            act=lambda _: self._presenter.remove_count(count),
        )

"""Réglages: one tab a subject; what is not yours to change is not shown, or is there to be read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Person
from reviewer.services.accounts import OneTimeCode
from reviewer.services.settings_catalogue import DescribedSetting
from ui.commands.command import Command, Group
from ui.desktop import Desktop
from ui.screens.settings import COPIES
from ui.screens.settings.about.view import AboutCard, InformationPage
from ui.screens.settings.backups.view import BackupsPage
from ui.screens.settings.dialog_account import AccountDialog
from ui.screens.settings.dialog_people import PersonDialog
from ui.screens.settings.everything.view import EverythingPage
from ui.screens.settings.exchange.view import ExchangePage
from ui.screens.settings.mail.view import MailPage
from ui.screens.settings.presenter import SettingsPresenter, SettingsView
from ui.screens.settings.signature.view import SignaturePage
from ui.screens.settings.table_model import PeopleTable, TrustTable
from ui.screens.settings.tables.view import TablesActs
from ui.tasks.slices import Steps
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.code_dialog import CodeDialog
from ui.widgets.fields import Line, labelled
from ui.widgets.late_page import LatePage
from ui.widgets.scrolled import Area
from ui.widgets.sections import Sections
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

PEOPLE, TRUST, PROGRAMME, WAGES, SIGNATURE, MAIL, EXCHANGE, BACKUPS, ABOUT, ALL = range(10)
TAB_OF = {
    "trust": TRUST,
    "programme": PROGRAMME,
    "signature": SIGNATURE,
    "mail": MAIL,
    "exchange": EXCHANGE,
    "backups": BACKUPS,
}
"""Where a setting of the catalogue is changed; others are places of their own."""


class SettingsScreen(ActingScreen):
    """People, signature and trust, programme, about."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = SettingsPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Settings"))
        self.subtitle.setText(self.tr("What you may change here, and where the programme’s values come from"))
        self._view: SettingsView | None = None
        self._added: str | None = None
        self.experts = Button(self.theme, self.tr("Experts…"), "user-round")
        self.experts.setObjectName("go_experts")
        self.experts.clicked.connect(self._open_experts)
        self.acts.addWidget(self.experts)
        self.grids = Button(self.theme, self.tr("Evaluation grids…"), "clipboard-check")
        self.grids.setObjectName("go_grids")
        self.grids.clicked.connect(self._open_grids)
        self.acts.addWidget(self.grids)
        self.tabs = Sections(self.theme, self.tr("Settings"))
        self.set_body(self.tabs)
        self.tabs.addTab(self._people_page(), self.tr("People"))
        self.tabs.addTab(self._trust_page(), self.tr("Signature and trust"))
        self.tables = TablesActs(self)
        self._add_late(self.tables.late_programme, self.tr("Programme"))
        self._add_late(self.tables.late_wages, self.tr("Wages (TI-EV)"))
        self._signature = LatePage(partial(SignaturePage, desktop), _scrolled, desktop.slices)
        self._add_late(self._signature, self.tr("Time stamps and tokens"))
        self._mail = LatePage(partial(MailPage, desktop), _scrolled, desktop.slices)
        self._add_late(self._mail, self.tr("Mail"))
        exchange = LatePage(partial(ExchangePage, desktop), _scrolled, desktop.slices)
        self._add_late(exchange, self.tr("Packages"))
        self._backups = LatePage(partial(BackupsPage, desktop), _scrolled, desktop.slices)
        self._add_late(self._backups, self.tr("Copies"))
        self._add_late(LatePage(_about, _scrolled, desktop.slices), self.tr("About"))
        self._everything = LatePage(self._make_everything, slices=desktop.slices)
        self._add_late(self._everything, self.tr("All settings"))
        self.presenter.shown.connect(self._show)

    @property
    def signature(self) -> SignaturePage:
        """Return the page of time stamps and tokens."""
        return self._signature.page

    @property
    def mail(self) -> MailPage:
        """Return the page of mail."""
        return self._mail.page

    @property
    def backups(self) -> BackupsPage:
        """Return the page of copies."""
        return self._backups.page

    @property
    def everything(self) -> EverythingPage:
        """Return the page of all settings."""
        return self._everything.page

    def open(self, argument: object) -> None:
        """Show the tabs that concern the acting person. ``argument``: ``COPIES``, to land there."""
        presenter = self.presenter
        self.grids.setVisible(presenter.manages_grids)
        self.tabs.setTabVisible(PEOPLE, presenter.manages_people)
        self.account.setVisible(presenter.manages_accounts)
        self.experts.setVisible(presenter.manages_experts)
        self.tabs.setTabVisible(TRUST, presenter.manages_settings or presenter.signs)
        self.tabs.setTabVisible(WAGES, presenter.reads_tables and presenter.waged is not None)
        self.tabs.setTabVisible(SIGNATURE, presenter.manages_settings or presenter.signs)
        self.tabs.setTabVisible(MAIL, presenter.manages_settings)
        self.tabs.setTabVisible(EXCHANGE, presenter.allowed(Act.READ_PACKAGES))
        self.tabs.setTabVisible(BACKUPS, presenter.allowed(Act.MANAGE_BACKUPS))
        self.own_key.setVisible(presenter.signs)
        self.certificates.setVisible(presenter.manages_settings)
        if argument == COPIES and presenter.allowed(Act.MANAGE_BACKUPS):
            self.tabs.setCurrentIndex(BACKUPS)

    def show_setting(self, setting: DescribedSetting) -> None:
        """Go where a setting is changed: to its field, where it has one."""
        tab = TAB_OF.get(setting.tab)
        if tab is None:
            self.desktop.navigator.go(setting.tab)
            return
        if not self.tabs.isTabVisible(tab):
            self.desktop.feedback.say(self.tr("Others change this setting: an administrator."))
            return
        self.tabs.setCurrentIndex(tab)
        page = self.tabs.currentWidget()
        if isinstance(page, LatePage):
            page.make()
        field = self.findChild(QWidget, setting.field) if setting.field else None
        (field or self.tabs.tabBar()).setFocus()

    def focus_first(self) -> None:
        """The list of the tab is what one came for."""
        tab = self.tabs.currentIndex()
        if tab == PROGRAMME:
            self.tables.late_programme.focus(lambda page: page.choice)
        elif tab == WAGES:
            self.tables.late_wages.focus(lambda page: page.table)
        elif tab == ALL:
            self._everything.focus(lambda page: page.search)
        else:
            {PEOPLE: self.people, TRUST: self.trust}.get(tab, self.tabs.tabBar()).setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What the buttons of the tab do too, those that have a name of their own; and every tab by its name."""
        acts = self.tabs.currentWidget().findChildren(Button)
        shown = tuple(self._pressing(one) for one in acts if one.isVisible() and one.objectName())
        return (
            *super().commands(),
            *shown,
            *map(self._showing, filter(self.tabs.isTabVisible, range(ALL + 1))),
        )

    def _showing(self, tab: int) -> Command:
        def show() -> None:
            self.tabs.setCurrentIndex(tab)
            self.tabs.currentWidget().setFocus()

        words = self.tr("Settings: {page}").format(page=self.tabs.tabText(tab))
        return Command(
            key=f"settings:{tab}", title=lambda: words, icon="settings", group=Group.PLACES, run=show
        )

    def show_refusal(self, error: Exception) -> None:
        """Say what is wrong at its field, or at its line; everything else as everywhere."""
        if not self.tables.refuse(error):
            super().show_refusal(error)

    def _open_experts(self) -> None:
        self.desktop.navigator.go("experts")

    def _open_grids(self) -> None:
        self.desktop.navigator.go("grids")

    def _add_late(self, page: LatePage[Any], title: str) -> None:
        page.setAccessibleName(title)
        self.tabs.addTab(page, title)
        page.made.connect(self.prepare_areas)

    def _make_everything(self) -> EverythingPage:
        page = EverythingPage(self.desktop)
        page.opened.connect(self.show_setting)
        return page

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: SettingsView) -> None:
        self._view = view
        self.tables.show_view(view)
        self.make_later(self._filling(view))

    def _filling(self, view: SettingsView) -> Steps:
        self.people_model.show_people(view.people, view.accounts)
        if self._added is not None and self.people_model.index_of(self._added).isValid():
            self.people.select_id(self._added)
            self._added = None
        elif view.people and not self.people.currentIndex().isValid():
            self.people.selectRow(0)
        yield
        self.trust_model.show_rows(view.trust)
        self.no_trust.setVisible(not view.trust)
        if not self.key_path.hasFocus():
            self.key_path.setText(view.key_path)

    # --- people ----------------------------------------------------------------------------------------------

    def _people_page(self) -> QWidget:
        self.people_model = PeopleTable(self.desktop.wording, self)
        self.people = Table(self.theme, self.people_model, self.tr("People"))
        self.people.opened.connect(self._open_person)
        self.add_person = Button(self.theme, self.tr("Add a person…"), "plus", Kind.PRIMARY)
        self.add_person.setObjectName("add_person")
        self.add_person.clicked.connect(self._new_person)
        self.edit_person = Button(self.theme, self.tr("Change…"), "file-pen")
        self.edit_person.setObjectName("edit_person")
        self.edit_person.clicked.connect(self._change_person)
        self.account = Button(self.theme, self.tr("Account…"), "lock")
        self.account.setObjectName("open_account")
        self.account.clicked.connect(self._ask_account)
        self.presenter.acted.connect(self._show_code)
        return _list_page(self.people, self.account, self.edit_person, self.add_person)

    def _ask_account(self) -> None:
        person = next((one for one in self.people_model.rows if one.id == self.people.current_id), None)
        if person is None:
            return
        accounts = self._view.accounts if self._view is not None else ()
        row = next((one for one in accounts if one.person_id == person.id), None)
        dialog = AccountDialog(self.desktop, person, row, self)
        dialog.confirmed.connect(partial(self._open_account, dialog, person.id, new=row is None))
        self.open_dialog(dialog)

    def _open_account(self, dialog: AccountDialog, person_id: str, *, new: bool) -> None:
        if new:
            self.presenter.open_account(person_id, dialog.login.value)
        else:
            self.presenter.recover_account(person_id, dialog.login.value, dialog.password.text())

    def _show_code(self, result: object) -> None:
        if isinstance(result, OneTimeCode):
            self.open_dialog(CodeDialog(self.desktop, result, self))
            self.presenter.reload()

    def _new_person(self) -> None:
        self._ask_person(None)

    def _change_person(self) -> None:
        if self.people.current_id is not None:
            self._open_person(self.people.current_id)

    def _open_person(self, person_id: str) -> None:
        self._ask_person(next((one for one in self.people_model.rows if one.id == person_id), None))

    def _ask_person(self, person: Person | None) -> None:
        dialog = PersonDialog(self.desktop, person, self)
        dialog.confirmed.connect(lambda: self._save_person(dialog.person, new=person is None))
        self.open_dialog(dialog)

    def _save_person(self, person: Person, *, new: bool) -> None:
        """Save; who is new is chosen in the list afterwards: an account comes next."""
        self._added = person.id if new else None
        self.presenter.save_person(person)

    # --- signature and trust ---------------------------------------------------------------------------------

    def _trust_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.L)
        self.own_key = Card(self.tr("My signing key"))
        self.own_key.body.addWidget(
            Text(
                self.tr(
                    "Only the file’s place is remembered. The passphrase is asked for at each signature."
                ),
                Look.MUTED,
            )
        )
        self.key_path = Line("own_key_path")
        browse = Button(self.theme, self.tr("Choose…"), "folder-open")
        browse.clicked.connect(self._choose_key)
        save = Button(self.theme, self.tr("Save"), "save")
        save.setObjectName("save_key_path")
        save.clicked.connect(self._save_key)
        self.own_key.body.addLayout(labelled(self.tr("Key file (.p12, .pfx)"), self.key_path, browse, save))
        column.addWidget(self.own_key)
        self.certificates = Card(self.tr("Trusted certificates"))
        self.certificates.body.addWidget(
            Text(
                self.tr("An avis counts as genuine when its signature leads to one of these certificates."),
                Look.MUTED,
            )
        )
        self.no_trust = Text(
            self.tr("None yet: every avis is said to come from an unknown source."), Look.STRONG
        )
        self.certificates.body.addWidget(self.no_trust)
        self.trust_model = TrustTable(self)
        self.trust = Table(self.theme, self.trust_model, self.tr("Trusted certificates"))
        self.certificates.body.addWidget(self.trust, 1)
        self.add_trust = Button(self.theme, self.tr("Add a certificate…"), "plus")
        self.add_trust.clicked.connect(self._choose_certificate)
        self.remove_trust = Button(self.theme, self.tr("Remove…"), "x")
        self.remove_trust.clicked.connect(self._ask_removal)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.remove_trust)
        row.addWidget(self.add_trust)
        self.certificates.body.addLayout(row)
        column.addWidget(self.certificates, 1)
        column.addStretch(0)
        return page

    def _choose_key(self) -> None:
        dialog = QFileDialog(self, self.tr("My signing key"), "", self.tr("Keys (*.p12 *.pfx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.key_path.setText)
        dialog.open()

    def _save_key(self) -> None:
        self.clear_refusal()
        self.presenter.remember_key(self.key_path.value)

    def _choose_certificate(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Add a certificate"), "", self.tr("Certificates (*.pem *.crt *.cer)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._certificate_chosen)
        dialog.open()

    def _certificate_chosen(self, name: str) -> None:
        self.clear_refusal()
        self.presenter.trust(Path(name))

    def _ask_removal(self) -> None:
        fingerprint = self.trust.current_id
        row = next((one for one in self.trust_model.rows if one.fingerprint == fingerprint), None)
        if row is None:
            return
        self.ask(
            title=self.tr("Remove {name}").format(name=row.name),
            consequence=self.tr(
                "Avis signed under this certificate are no longer said to be genuine, until it is added again."
            ),
            verb=self.tr("Remove"),
            icon="x",
            kind=Kind.DANGER,
            reason=False,
            act=lambda _: self.presenter.distrust(row.fingerprint),
        )


def _list_page(table: Table, *buttons: Button) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, Space.M, 0, 0)
    column.setSpacing(Space.M)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    column.addWidget(framed(table), 1)
    return page


def _about() -> InformationPage:
    return InformationPage(AboutCard())


def _scrolled(inside: QWidget) -> QScrollArea:
    inside.setObjectName("page")
    area = Area()
    area.hold(inside)
    return area

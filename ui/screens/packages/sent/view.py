"""One package that is out: to whom, until when, and what each dossier is worth there now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.offline.office_record import PackageState
from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.packages.views import SentRow, ThereNow
from reviewer.services.ports.exchange import FileKind
from ui.desktop import Desktop
from ui.formats import long_date, moment, short_date
from ui.screens.packages.signs import THERE
from ui.screens.packages.table_model import package_state
from ui.theme.tokens import Space, ToneName
from ui.widgets.button_row import ButtonRow
from ui.widgets.card import Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.pane import Pane
from ui.widgets.text import Look, Text


class SentPane(Pane):
    """``anew``: send what still waits again; ``withdrawn``: do not wait for it; ``dossier``: look at one."""

    anew = Signal()
    withdrawn = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop, self.tr("This package"))
        self.stale = Notice(desktop.theme, ToneName.WARNING, closable=False)
        self.card.body.addWidget(self.stale)
        self._facts = Facts()
        self.card.body.addWidget(self._facts)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        self.card.body.addLayout(self._lines)
        row = ButtonRow(desktop.theme)
        anew = self.tr("Send an up-to-date version…")
        self.again = row.add("send_anew", anew, "refresh-cw", self.anew)
        self.withdraw = row.add("withdraw_package", self.tr("Withdraw…"), "undo-2", self.withdrawn)
        self.card.body.addWidget(row)

    def show_package(self, row: SentRow) -> None:
        """Show a package."""
        wording, package = self._desktop.wording, row.package
        self.stale.clear()
        if row.stale and row.destroyed_at is None:
            self.stale.say(
                self.tr("%n dossier(s) there are out of date.", "", row.stale),
                self.tr(
                    "What is answered on them is kept aside. The expert can be sent an up-to-date version."
                ),
            )
        facts = [
            (self.tr("To"), row.name),
            (self.tr("State"), wording.label("package_state", package_state(row))),
            (self.tr("Made"), moment(package.made_at)),
            (self.tr("Open until"), long_date(package.open_until)),
            (self.tr("File"), f"{package.id}{FileKind.PACKAGE.ending}"),
        ]
        if package.reason:
            said = wording.has("package_reason", package.reason)
            reason = wording.label("package_reason", package.reason) if said else package.reason
            facts.append((self.tr("Why"), reason))
        if row.destroyed_at is not None:
            facts.append((self.tr("Destroyed there"), moment(row.destroyed_at)))
        self._facts.show_facts(facts)
        clear(self._lines)
        for one in row.lines:
            line = QWidget()
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(Space.M)
            due = "" if one.due_on is None else self.tr("due {day}").format(day=short_date(one.due_on))
            word = wording.label("packaged_now", one.now)
            inside.addWidget(Text(one.reference, Look.STRONG))
            inside.addWidget(Text(due, Look.MUTED), 1)
            inside.addWidget(Chip(self._desktop.theme, word, THERE[one.now]), 0, Qt.AlignmentFlag.AlignTop)
            line.setAccessibleName(" – ".join(part for part in (one.reference, due, word) if part))
            self._lines.addWidget(line)
        may = bool(TRANSITIONS[Act.SEND_PACKAGE].roles & self._desktop.office.session.current().roles)
        left = any(one.now in {ThereNow.WAITED_FOR, ThereNow.CHANGED} for one in row.lines)
        self.again.setVisible(may and left)
        self.withdraw.setVisible(may and package.state is not PackageState.WITHDRAWN)

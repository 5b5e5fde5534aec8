"""One expert: their keys with the digits to hear on the telephone, and the dossiers that wait for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.offline.keys import KeyState
from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.packages.views import SendableDossier
from ui.desktop import Desktop
from ui.formats import long_date, moment, short_date, spoken_digits
from ui.screens.packages.presenter import PersonRow
from ui.screens.packages.signs import BEFORE, KEYS
from ui.screens.packages.table_model import key_state, key_word
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Kind
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.pane import Pane
from ui.widgets.text import Look, Text

_BLOCKED = Sign("ban", ToneName.WARNING)


class PersonPane(Pane):
    """What is asked for goes out as signals: the screen opens the dialogs."""

    invited = Signal()
    enrolled = Signal()
    confirmed = Signal()
    refused = Signal()
    revoked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._name = Text("", Look.LEAD)
        self._chips = QHBoxLayout()
        self.card.body.addWidget(self._name)
        self.card.body.addLayout(self._chips)
        self._hint = Text("", Look.MUTED)
        self.card.body.addWidget(self._hint)
        self.digits = Text("", Look.DISPLAY)
        self.digits.setObjectName("digits")
        self.card.body.addWidget(self.digits)
        self._facts = Facts()
        self.card.body.addWidget(self._facts)
        row = ButtonRow(desktop.theme)
        for name, words, icon, kind, signal in (
            ("confirm", self.tr("Confirm the keys…"), "shield-check", Kind.PLAIN, self.confirmed),
            ("refuse", self.tr("Refuse the keys…"), "circle-x", Kind.PLAIN, self.refused),
            ("invite", self.tr("Write an invitation…"), "user-check", Kind.PLAIN, self.invited),
            ("enrol", self.tr("Take keys in…"), "upload", Kind.PLAIN, self.enrolled),
            ("revoke", self.tr("Revoke the keys…"), "ban", Kind.DANGER, self.revoked),
        ):
            row.add(f"{name}_keys", words, icon, signal, kind)
        self.buttons = {name.removesuffix("_keys"): button for name, button in row.buttons.items()}
        self.card.body.addWidget(row)
        self.work = Card(self.tr("Dossiers that wait"))
        self._obstacle = Text("", Look.MUTED)
        self.work.body.addWidget(self._obstacle)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        self.work.body.addLayout(self._lines)
        self.add_card(self.work)

    def show_person(self, row: PersonRow) -> None:
        """Show an expert."""
        keys, wording = row.keys, self._desktop.wording
        self._name.setText(keys.name)
        clear(self._chips)
        self._chips.addWidget(Chip(self._desktop.theme, key_word(row, wording), KEYS[key_state(row)]))
        self._chips.addStretch(1)
        shown = keys.announced or keys.confirmed
        self._hint.setText(self._what_next(row))
        self._hint.setVisible(bool(self._hint.text()))
        self.digits.setText("" if shown is None else spoken_digits(shown.keys.spoken))
        self.digits.setVisible(shown is not None)
        self._facts.show_facts(self._told(row))
        self.buttons["confirm"].setVisible(keys.announced is not None)
        self.buttons["refuse"].setVisible(keys.announced is not None)
        self.buttons["revoke"].setVisible(keys.confirmed is not None)
        self.buttons["invite"].setVisible(keys.here)
        self._show_work(row)

    # --- inside ----------------------------------------------------------------------------------------------

    def _what_next(self, row: PersonRow) -> str:
        if row.keys.announced is not None:
            return self.tr(
                "Call this person at the number you know, and let them read their digits out. These must be the same:"
            )
        if row.keys.confirmed is not None:
            return self.tr("The digits of the keys in use:")
        if key_state(row) == "invited":
            return self.tr("The invitation is written: the expert’s copy answers with a small file of keys.")
        return self.tr("Write an invitation first; the expert opens it in their copy.")

    def _told(self, row: PersonRow) -> list[tuple[str, str]]:
        keys, wording = row.keys, self._desktop.wording
        facts = []
        if keys.contract_until is not None:
            facts.append((self.tr("Contract until"), long_date(keys.contract_until)))
        if keys.invited_at is not None:
            facts.append((self.tr("Invited"), moment(keys.invited_at)))
        if keys.confirmed is not None and keys.confirmed.settled_at is not None:
            facts.append((self.tr("Confirmed"), moment(keys.confirmed.settled_at)))
        for one in keys.former:
            word = wording.label("expert_key_state", one.state)
            if one.state is KeyState.REVOKED and one.ended is not None:
                word = wording.label("key_end", one.ended)
            facts.append((self.tr("Former keys"), word))
        return facts

    def _show_work(self, row: PersonRow) -> None:
        may = bool(TRANSITIONS[Act.SEND_PACKAGE].roles & self._desktop.office.session.current().roles)
        self.work.setVisible(may)
        clear(self._lines)
        work = row.work
        obstacle = None if work is None else work.obstacle
        words = self.tr("Nothing waits for this expert.")
        if work is not None:
            words = "" if obstacle is None else self._desktop.wording.label("expert_obstacle", obstacle)
        self._obstacle.setText(words)
        self._obstacle.setVisible(bool(words))
        for one in () if work is None else work.dossiers:
            self._lines.addWidget(self._line(one))

    def _line(self, one: SendableDossier) -> QWidget:
        wording = self._desktop.wording
        if one.obstacle is None:
            word, sign = wording.label("sent_before", one.before), BEFORE[one.before]
        else:
            word, sign = wording.label("dossier_obstacle", one.obstacle), _BLOCKED
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        due = "" if one.due_on is None else self.tr("due {day}").format(day=short_date(one.due_on))
        row.addWidget(Text(one.reference, Look.STRONG))
        row.addWidget(Text(due, Look.MUTED), 1)
        row.addWidget(Chip(self._desktop.theme, word, sign), 0, Qt.AlignmentFlag.AlignTop)
        line.setAccessibleName(" – ".join(part for part in (one.reference, due, word) if part))
        return line

"""One expert to be read: what is missing in words, the record, and the open dossiers that they have to do with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.conflicts import ConflictOfInterest, RulingOutcome
from reviewer.committee.expert import Expert, Statut, Tie
from reviewer.committee.takers import Taker
from reviewer.committee.vocabulary import Term
from ui.desktop import Desktop
from ui.formats import short_date
from ui.models.taker_words import reasons_of
from ui.screens.experts.presenter import ConflictsView, ExpertsView
from ui.theme.meanings import CONFLICT, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.roll import keep_flush
from ui.widgets.text import Look, Text, line

READY = Sign("circle-check", ToneName.SUCCESS)
LACKS = Sign("triangle-alert", ToneName.WARNING)
TOLD = Sign("info", ToneName.INFO)
CLEARED = Sign("circle-check", ToneName.SUCCESS)


class ExpertPane(QScrollArea):
    """Shows; the screen acts. ``dossier_asked``: a dossier's id."""

    edit_asked = Signal()
    dossier_asked = Signal(str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Selected expert"))
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        self._head = Card(" ")
        self.edit = Button(desktop.theme, self.tr("Change…"), "file-pen", Kind.PRIMARY)
        self.edit.setObjectName("edit_expert")
        self.edit.clicked.connect(self.edit_asked)
        self._head.tools.addWidget(self.edit)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(Space.S)
        self._head.body.addLayout(self._missing)
        column.addWidget(self._head)
        self._conflicts = Card(self.tr("Open dossiers and conflicts of interest"))
        column.addWidget(self._conflicts)
        record = Card(self.tr("Record"))
        self._facts = Facts()
        record.body.addWidget(self._facts)
        column.addWidget(record)
        column.addStretch(1)
        self.setWidget(page)
        keep_flush(self)

    def show_expert(self, row: Taker, view: ExpertsView) -> None:
        """Show somebody; conflicts come by themselves."""
        self._head.title.setText(row.expert.name)
        clear(self._missing)
        if row.eligible:
            self._say(
                self.tr("Nothing keeps this person from being seated."), READY, self.tr("can be seated")
            )
        for words in reasons_of(row, self._desktop.wording):
            known = words in {self._desktop.wording.label("obstacle", one) for one in row.warnings}
            word = self.tr("to renew") if known else self.tr("missing")
            self._say(words, TOLD if known else LACKS, word)
        self._facts.show_facts(self._lines(row.expert, view))
        self._conflicts.hide()

    def show_conflicts(self, found: ConflictsView) -> None:
        """Show with which open dossiers they have to do."""
        clear(self._conflicts.body)
        self._conflicts.setVisible(found.known)
        if not found.found:
            self._conflicts.body.addWidget(
                Text(self.tr("The files show nothing between this person and an open dossier."), Look.MUTED)
            )
        for index, one in enumerate(found.found):
            if index:
                self._conflicts.body.addWidget(line())
            go = Button(self._desktop.theme, one.reference, None, Kind.LINK)
            go.setObjectName(f"go_{one.reference}")
            go.setProperty("dossier", one.dossier_id)
            go.clicked.connect(self._go)
            head = QHBoxLayout()
            head.addWidget(go)
            head.addStretch(1)
            self._conflicts.body.addLayout(head)
            for conflict in (*one.weighed.in_the_way, *one.weighed.hints):
                self._conflict(conflict, CONFLICT[conflict.strength], "")
            for ruling in one.weighed.cleared:
                self._conflict(ruling.conflict, CLEARED, ruling.reason)

    # --- inside ----------------------------------------------------------------------------------------------

    def _say(self, words: str, sign: Sign, word: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(Chip(self._desktop.theme, word, sign), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words), 1)
        self._missing.addLayout(row)

    def _conflict(self, conflict: ConflictOfInterest, sign: Sign, reason: str) -> None:
        wording = self._desktop.wording
        word = wording.label("conflict_strength", conflict.strength)
        if sign is CLEARED:
            word = wording.label("ruling_outcome", RulingOutcome.CLEARED)
        said = wording.conflict(conflict)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(Chip(self._desktop.theme, word, sign), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(f"{said} – {reason}" if reason else said), 1)
        self._conflicts.body.addLayout(row)

    def _lines(self, one: Expert, view: ExpertsView) -> list[tuple[str, str]]:
        none = self.tr("none")
        statut = {
            None: self.tr("not known"),
            Statut.SELF_EMPLOYED: self.tr("self-employed"),
            Statut.PUBLIC_SECTOR: self.tr("public sector"),
        }[one.statut]
        if one.statut_evidence_on is not None:
            told = self.tr("{statut}, evidence seen on {day}")
            statut = told.format(statut=statut, day=short_date(one.statut_evidence_on))
        contract = self._span(one.contract_from, one.contract_until)
        leaves = (self._span(leave.since, leave.until) for leave in one.leaves)
        senior = self.tr("yes") if one.senior else self.tr("no")
        if one.senior and one.senior_since is not None:
            senior = self.tr("since {day}").format(day=short_date(one.senior_since))
        lines = [
            (self.tr("Status"), statut),
            (self.tr("Contract"), contract or self.tr("without dates")),
            (self.tr("Capacity"), str(one.capacity)),
            (self.tr("Organisations"), "\n".join(self._tie(tie) for tie in one.ties)),
            (self.tr("Domains"), _labels(view.domains, one.domains)),
            (self.tr("Reads"), _labels(view.languages, one.languages)),
            (self.tr("Senior"), senior),
            (self.tr("Confidentiality undertaking"), ", ".join(short_date(day) for day in one.undertakings)),
            (self.tr("General declaration"), ", ".join(short_date(day) for day in one.declarations)),
            (self.tr("Leave"), ", ".join(leaves)),
            (self.tr("Declared interests"), ", ".join(one.declared_interests)),
            (self.tr("E-mail addresses"), ", ".join(one.emails)),
            (self.tr("Municipality"), one.municipality or ""),
        ]
        return [(name, value or none) for name, value in lines]

    def _tie(self, tie: Tie) -> str:
        word = self._desktop.wording.label("tie_kind", tie.kind)
        period = self._span(tie.since, tie.until)
        return f"{tie.name} ({word}, {period})" if period else f"{tie.name} ({word})"

    def _span(self, since: date | None, until: date | None) -> str:
        """Return a span of days in words; empty where neither end is known."""
        if since is None and until is None:
            return ""
        if since is None:
            words = self.tr("until {last}")
        else:
            words = self.tr("since {first}") if until is None else self.tr("from {first} to {last}")
        first, last = ("" if day is None else short_date(day) for day in (since, until))
        return words.format(first=first, last=last)

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.dossier_asked.emit(button.property("dossier"))


def _labels(terms: tuple[Term, ...], held: tuple[str, ...]) -> str:
    known = {term.id: term.label for term in terms}
    return ", ".join(known.get(one, one) for one in held)

"""What is chosen: one mismatch with its facts and what was decided of it, or one import with its refused lines."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewer.reconciliation.decisions import MismatchDecision
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.services.reconciliation.sentences import mismatch_facts, mismatch_sentence
from reviewer.services.reconciliation.views import ImportPage, ImportRow
from ui.desktop import Desktop
from ui.formats import moment, short_date
from ui.screens.reconciliation.table_model import RefusedTable
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.filters import Flow
from ui.widgets.table import Table
from ui.widgets.text import Look, Text, line


class MismatchPane(Card):
    """``decided``: the person wants to decide; ``dossier_asked``: to see a dossier."""

    decided = Signal()
    dossier_asked = Signal(str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self.sentence = Text("", Look.STRONG)
        self.body.addWidget(self.sentence)
        self.body.addWidget(line())
        self._facts = Facts()
        self.body.addWidget(self._facts)
        self.said = Text("", Look.MUTED)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        row = QWidget()
        self._flow = Flow(row)
        self.decide = Button(desktop.theme, self.tr("Decide…"), "gavel")
        self.decide.setObjectName("decide_mismatch")
        self.decide.clicked.connect(self.decided)
        self._flow.addWidget(self.decide)
        self.open_dossier = Button(desktop.theme, self.tr("Open the dossier"), "file-text")
        self.open_dossier.setObjectName("open_dossier")
        self.open_dossier.clicked.connect(self._open)
        self._flow.addWidget(self.open_dossier)
        self.body.addWidget(row)
        self._dossier_id = ""
        self.hide()

    def show_mismatch(
        self,
        mismatch: Mismatch | None,
        deciders: Mapping[str, str],
        references: Mapping[str, str],
        *,
        may_decide: bool,
    ) -> None:
        """Show one mismatch, or nothing."""
        self.setVisible(mismatch is not None)
        if mismatch is None:
            return
        wording = self._desktop.wording
        self.title.setText(wording.label("mismatch", mismatch.kind))
        self.title.show()
        self.sentence.setText(mismatch_sentence(mismatch, wording))
        facts = list(mismatch_facts(mismatch, wording))
        if len(mismatch.dossiers) == 1:
            facts.append((self.tr("Dossier"), references.get(mismatch.dossiers[0], "")))
        self._facts.show_facts(facts)
        self.said.setText(self._told(mismatch, deciders))
        self.said.setVisible(bool(self.said.text()))
        self.decide.setText(self.tr("Decide…") if mismatch.open else self.tr("Reopen…"))
        self.decide.setVisible(may_decide)
        self._dossier_id = mismatch.dossiers[0] if len(mismatch.dossiers) == 1 else ""
        self.open_dossier.setVisible(bool(self._dossier_id))

    def _told(self, mismatch: Mismatch, deciders: Mapping[str, str]) -> str:
        if mismatch.decision is not None:
            return self._decision(
                self.tr("{who} decided on {when}: {verdict}. {reason}"), mismatch.decision, deciders
            )
        if mismatch.outdated is not None:
            words = self.tr("{who} had decided on {when}: {verdict}. {reason} The facts have changed since.")
            return self._decision(words, mismatch.outdated, deciders)
        return ""

    def _decision(self, words: str, decision: MismatchDecision, deciders: Mapping[str, str]) -> str:
        return words.format(
            who=deciders.get(decision.decided_by, decision.decided_by),
            when=moment(decision.decided_at),
            verdict=self._desktop.wording.label("mismatch_verdict", decision.verdict),
            reason=decision.reason,
        )

    def _open(self) -> None:
        self.dossier_asked.emit(self._dossier_id)


class ImportPane(Card):
    """``undone``: the person wants the import undone."""

    undone = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._facts = Facts()
        self.body.addWidget(self._facts)
        self.model = RefusedTable(self)
        self.table = Table(desktop.theme, self.model, self.tr("Refused lines"))
        self.body.addWidget(self.table, 1)
        self.undo = Button(desktop.theme, self.tr("Undo this import…"), "undo-2", Kind.DANGER)
        self.undo.setObjectName("undo_import")
        self.undo.clicked.connect(self.undone)
        self.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_row(self, row: ImportRow | None, *, may_undo: bool) -> None:
        """Show one import, or nothing; its lines follow."""
        self.setVisible(row is not None)
        if row is None:
            return
        entry = row.entry
        self.title.setText(entry.file)
        self.title.show()
        facts = [
            (self.tr("State of"), short_date(entry.as_of)),
            (self.tr("Imported"), f"{moment(entry.imported_at)}, {row.imported_by}"),
        ]
        if entry.undone_at is not None:
            facts.append((self.tr("Undone"), f"{moment(entry.undone_at)}, {row.undone_by}"))
            facts.append((self.tr("Reason"), entry.undone_reason))
        facts.append((self.tr("The file’s bytes"), f"SHA-256 {entry.sha256[:16]}…"))
        self._facts.show_facts(facts)
        self.undo.setVisible(may_undo)
        self.table.setVisible(row.refused > 0)

    def show_page(self, page: ImportPage) -> None:
        """Show the refused lines."""
        self.model.show_rows(page.refused)

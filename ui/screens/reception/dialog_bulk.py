"""One act on many dossiers: what it would do to each, then how far it has come, then what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.bulk import BULK_ACTS, NEED_A_REASON, BulkDone, BulkLine, BulkPlan
from ui.tasks.aside import Aside
from ui.theme.meanings import DOSSIER, Sign
from ui.theme.tokens import ToneName
from ui.widgets.batch_dialog import DONE, NOT_REACHED, REFUSED, BatchDialog, ReportEntry
from ui.widgets.fields import labelled
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from ui.desktop import Desktop

LEFT_OUT = Sign("circle-pause", ToneName.WARNING)


class BulkDialog(BatchDialog):
    """Choosing the act makes the dry run; the button says for how many it would be done, and does it for them.

    It begins with the act that suits most of the dossiers, unless the person was faster.
    """

    def __init__(self, desktop: Desktop, dossier_ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Act on %n dossier(s)", "", len(dossier_ids)),
            verb=self.tr("Do it"),
            icon="check",
            parent=parent,
        )
        self._ids = tuple(dossier_ids)
        self.plan: BulkPlan | None = None
        self._aside = Aside(self)
        desktop.news.closing.connect(self._aside.leave)
        roles = desktop.office.session.current().roles
        self._acts = tuple(act for act in BULK_ACTS if TRANSITIONS[act].roles & roles)
        self.choice = QComboBox()
        self.choice.addItem(self.tr("Choose…"), None)
        for act in self._acts:
            self.choice.addItem(desktop.wording.label("act", act), act.value)
        self.form.addLayout(labelled(self.tr("What is to be done"), self.choice))
        self.reason = Paragraph(desktop.theme, self.tr("Reason, kept in each dossier"), lines=2)
        self.reason.hide()
        self.form.addWidget(self.reason)
        self.summary = Text("", Look.LEAD)
        self.form.addWidget(self.summary)
        self.act.setEnabled(False)
        self.choice.currentIndexChanged.connect(self._plan)
        self.confirmed.connect(self._carry_out)
        self.choice.setFocus()
        self._propose()

    def ready(self) -> bool:
        """Ask for the reason at its field."""
        if self.plan is None or not self.plan.possible:
            return False
        if self.plan.act in NEED_A_REASON and not self.reason.text:
            self.reason.complain(self.tr("Write the reason first."))
            self.fit()
            return False
        return True

    def leave(self) -> None:
        """Stop what is under way: the window or the person goes."""
        self._aside.leave()

    # --- the dry run -----------------------------------------------------------------------------------------

    def _propose(self) -> None:
        if self._acts:
            self.summary.setText(self.tr("Looking at each dossier…"))
            bulk = self.desktop.office.bulk
            work = partial(bulk.suiting, self._acts, self._ids)
            self._aside.run(work, done=self._proposed, failed=self._failed)

    def _proposed(self, act: Act | None) -> None:
        if self._aside.stopped or self.choice.currentData() is not None:
            self._plan()
            return
        self.summary.setText("" if act else self.tr("No act suits these dossiers now."))
        self.choice.setCurrentIndex(self.choice.findData(act.value) if act else 0)

    def _plan(self) -> None:
        chosen = self.choice.currentData()
        self.plan = None
        self.act.setEnabled(False)
        self._aside.stop()
        if chosen is None:
            return
        act = Act(chosen)
        self.reason.setVisible(act in NEED_A_REASON)
        self.summary.setText(self.tr("Looking at each dossier…"))
        bulk = self.desktop.office.bulk
        self._aside.run(partial(bulk.plan, act, self._ids), done=self._planned, failed=self._failed)

    def _planned(self, plan: BulkPlan) -> None:
        if self._aside.stopped or self.choice.currentData() != plan.act.value:
            self._plan()
            return
        self.plan = plan
        count = len(plan.possible)
        self.summary.setText(
            self.tr("It would be done for {done}; {left} left out.").format(
                done=count, left=len(plan.left_out)
            )
        )
        self.act.setText(self.tr("Do it for %n dossier(s)", "", count))
        self.act.setEnabled(count > 0)
        self.list_entries([self._foreseen(one) for one in (*plan.possible, *plan.left_out)])

    def _foreseen(self, line: BulkLine) -> ReportEntry:
        if line.error is not None:
            return ReportEntry(
                word=self.tr("Left out"), sign=LEFT_OUT, what=self._name(line), why=self._why(line)
            )
        label = self.desktop.wording.label
        state = "" if line.after is None else label("state", line.after)
        sign = DONE if line.after is None else DOSSIER[line.after]
        return ReportEntry(
            word=state or label("act", Act.ASSIGN if self.plan is None else self.plan.act),
            sign=sign,
            what=self._name(line),
            why=", ".join(line.experts),
        )

    # --- the act ---------------------------------------------------------------------------------------------

    def _carry_out(self) -> None:
        plan = self.plan
        if plan is None:
            return
        progress = self.begin(len(plan.possible))
        self.report.hide()

        def tell(done: int, total: int) -> bool:
            progress.tell(done, total)
            return not progress.should_stop()

        work = partial(self.desktop.office.bulk.carry_out, plan, self.reason.text, tell)
        self.desktop.writes.run(work, done=self._done, failed=self._failed)

    def _done(self, done: BulkDone) -> None:
        self.desktop.feedback.done(done)
        self.desktop.news.tell(done)
        carried = len(done.dossiers)
        self.show_report(
            self.tr("Done for {done}; {left} left out.").format(done=carried, left=len(done.lines) - carried),
            [self._outcome(one) for one in done.lines],
        )

    def _outcome(self, line: BulkLine) -> ReportEntry:
        if line.error is None:
            return ReportEntry(word=self.tr("Done"), sign=DONE, what=self._name(line))
        planned = self.plan is not None and line in self.plan.left_out
        reached = line.error.code != "NotReached"
        sign = LEFT_OUT if planned else REFUSED if reached else NOT_REACHED
        word = self.tr("Left out") if planned else self.tr("Refused") if reached else self.tr("Not reached")
        return ReportEntry(word=word, sign=sign, what=self._name(line), why=self._why(line))

    # --- inside ----------------------------------------------------------------------------------------------

    def _failed(self, error: Exception) -> None:
        self.refuse(self.desktop.feedback.explain(error))

    def _name(self, line: BulkLine) -> str:
        return line.reference or self.tr("A dossier that is not there any more")

    def _why(self, line: BulkLine) -> str:
        return "" if line.error is None else self.desktop.feedback.explain(line.error).what

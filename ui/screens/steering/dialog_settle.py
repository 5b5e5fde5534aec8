"""A check that fails: who offends, and a person's decision on it."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from reviewer.services.quality import CheckRow
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import labelled
from ui.widgets.levels import Level, Levels
from ui.widgets.text import Look, Text

YES, NO = "yes", "no"


class SettleDialog(ActDialog):
    """Nothing is chosen at first; both answers want their reason."""

    def __init__(self, desktop: Desktop, row: CheckRow, sentence: str, parent: QWidget) -> None:
        super().__init__(
            desktop,
            sentence,
            verb="",
            icon="check",
            parent=parent,
        )
        self.row = row
        self.subject = row.check.id
        self.act.setText(self.tr("Decide"))
        self.consequence.setText(
            self.tr("The decision holds for these offenders alone: one more, and the check fails again.")
        )
        self.consequence.show()
        offenders = row.failure.offenders if row.failure is not None else ()
        self.offenders = QListWidget()
        self.offenders.addItems([one.name for one in offenders])
        self.offenders.setMaximumHeight(desktop.theme.px(150))
        self.body.addLayout(labelled(self.tr("%n offender(s)", "", len(offenders)), self.offenders))
        self.answer = Levels(
            desktop.theme,
            (
                Level(YES, self.tr("They may be used"), self.tr("the figures lose their reserve")),
                Level(NO, self.tr("They may not"), self.tr("the figures stay in doubt")),
            ),
            self.tr("The figures"),
        )
        self.body.addWidget(self.answer)
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("settle_reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(desktop.theme.px(90))
        self.body.addLayout(labelled(self.tr("Reason"), self.reason))
        self.missing = Text("", Look.FAULT)
        self.missing.hide()
        self.body.addWidget(self.missing)

    @property
    def usable(self) -> bool:
        """Tell whether the figures may be used."""
        return self.answer.key == YES

    @property
    def words(self) -> str:
        """Return the reason."""
        return self.reason.toPlainText().strip()

    def ready(self) -> bool:
        """Both an answer and its reason are wanted."""
        lacking = "" if self.answer.key else self.tr("Choose an answer.")
        if not lacking and not self.words:
            lacking = self.tr("Say why.")
        self.missing.setText(lacking)
        self.missing.setVisible(bool(lacking))
        self.fit()
        return not lacking

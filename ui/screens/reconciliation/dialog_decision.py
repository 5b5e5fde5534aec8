"""Deciding on one mismatch: its sentence, the facts that the decision holds on, what is decided, and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.reconciliation.decisions import MismatchVerdict
from reviewer.reconciliation.mismatches import MAY_LINK, Mismatch
from reviewer.services.reconciliation.sentences import mismatch_facts, mismatch_sentence
from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.card import Facts
from ui.widgets.fields import labelled
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text


class DecisionDialog(ActDialog):
    """Nothing is chosen at first. ``references``: of the dossiers to which the application may be linked, by id."""

    def __init__(
        self,
        desktop: Desktop,
        mismatch: Mismatch,
        references: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desktop,
            desktop.wording.label("mismatch", mismatch.kind),
            verb=_verb(),
            icon="gavel",
            consequence=mismatch_sentence(mismatch, desktop.wording),
            parent=parent,
        )
        label = desktop.wording.label
        self.setMinimumWidth(desktop.theme.px(640))
        self.body.addWidget(Text(self.tr("The decision holds for as long as these facts stay"), Look.STRONG))
        self.body.addWidget(Facts(mismatch_facts(mismatch, desktop.wording)))
        verdicts = mismatch.verdicts if mismatch.open else (MismatchVerdict.REOPENED,)
        if MismatchVerdict.LINKED in verdicts and not mismatch.dossiers:
            verdicts = tuple(one for one in verdicts if one is not MismatchVerdict.LINKED)
        steps = [
            Level(one.value, label("mismatch_verdict", one), label("mismatch_verdict_meaning", one))
            for one in verdicts
        ]
        self.verdicts = Levels(desktop.theme, steps, self.tr("Decision"), word_width=230)
        self.body.addWidget(self.verdicts)
        self.dossier = QComboBox()
        self.dossier.setObjectName("linked_dossier")
        for dossier_id in mismatch.dossiers:
            self.dossier.addItem(references.get(dossier_id, dossier_id), dossier_id)
        self._linking = QWidget()
        self._linking.setLayout(labelled(self.tr("Dossier"), self.dossier))
        self.body.addWidget(self._linking)
        self._linking.setVisible(mismatch.kind in MAY_LINK and bool(mismatch.dossiers) and mismatch.open)
        self.reason = Paragraph(desktop.theme, self.tr("Reason"))
        self.body.addWidget(self.reason)

    @property
    def verdict(self) -> MismatchVerdict:
        """Return what is decided."""
        return MismatchVerdict(self.verdicts.key or MismatchVerdict.EXPLAINED)

    @property
    def dossier_id(self) -> str | None:
        """Return to which dossier the application is linked, where it is."""
        return self.dossier.currentData() if self.verdict is MismatchVerdict.LINKED else None

    def ready(self) -> bool:
        """Want a decision and a reason."""
        if self.verdicts.key is None:
            self.notice.say(self.tr("Choose what you decide."))
        elif not self.reason.text:
            self.reason.complain(self.tr("Say why: the reason is kept with the decision."))
        else:
            return True
        self.fit()
        return False


def _verb() -> str:
    return QCoreApplication.translate("DecisionDialog", "Decide")

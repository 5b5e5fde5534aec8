"""What people decided on admissibility, with their reasons, beside what the precheck had said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.services.views import DossierView
from reviewer.wording import Wording
from ui.facts import name_of
from ui.formats import moment
from ui.widgets.card import Card, clear
from ui.widgets.text import Look, Text


class VerdictsCard(Card):
    """Decisions, newest first; hidden while there is none."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(QCoreApplication.translate("VerdictsCard", "Decisions on admissibility"))
        self._wording = wording

    def show_decisions(self, view: DossierView) -> None:
        """Show the decisions of a dossier."""
        clear(self.body)
        self.setVisible(bool(view.decisions))
        for record in reversed(view.decisions):
            decision = self._wording.label("admissibility_decided", record.decision)
            self.body.addWidget(Text(decision, Look.STRONG))
            said = self._wording.label("precheck_outcome", record.precheck.outcome)
            who = view.names.get(record.decided_by, "")
            line = self.tr("{who}, {when}; the precheck said: {said}; version {number}")
            self.body.addWidget(
                Text(
                    line.format(
                        who=who, when=moment(record.decided_at), said=said, number=record.request_version
                    ),
                    Look.CAPTION,
                )
            )
            if record.reason:
                self.body.addWidget(Text(record.reason))
            for one in record.criteria:
                if one.override is not None:
                    words = self.tr("{criterion}: computed {computed}, decided {decided}. {reason}")
                    computed, decided = one.computed.outcome, one.outcome
                    self.body.addWidget(
                        Text(
                            words.format(
                                criterion=one.computed.label,
                                computed=self._wording.label("criterion_outcome", computed),
                                decided=self._wording.label("criterion_outcome", decided),
                                reason=one.override.reason,
                            ),
                            Look.CAPTION,
                        )
                    )
            if record.corrections:
                names = ", ".join(name_of(one.path) for one in record.corrections)
                said = self.tr("Decided on corrected facts: {facts}").format(facts=names)
                self.body.addWidget(Text(said, Look.CAPTION))

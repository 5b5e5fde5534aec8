"""The chosen dossier beside the list: where it stands, what is next, the precheck, the committee, the avis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.dossier.lifecycle import Act
from ui.commands.command import keys_in_words
from ui.dossier_acts.keys import KEY_OF
from ui.dossier_acts.offer import offer_of, waited_words
from ui.formats import long_date
from ui.theme.meanings import ACT, AVIS, CRITERION, DOSSIER, PRECHECK, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.due_chip import DueChip
from ui.widgets.scrolled import scrolled_column
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.services.views import DossierView
    from ui.desktop import Desktop
    from ui.dossier_acts.presenter import DossierActsPresenter

PAUSE_MS = 140
"""How long a row stays chosen before its dossier is read: whoever runs down the list has read none of them."""
MOST_CRITERIA = 8


class PreviewPane(QWidget):
    """``act_asked``: an act of its buttons; ``open_asked``: the whole page. Reads after a pause; empty until then."""

    act_asked = Signal(object)
    open_asked = Signal()

    def __init__(self, desktop: Desktop, presenter: DossierActsPresenter) -> None:
        super().__init__()
        self._desktop = desktop
        self._presenter = presenter
        theme = desktop.theme
        self._card = Card()
        self.title = Text("", Look.LEAD)
        self.facts = Text("", Look.MUTED)
        self.chip = Chip(theme, "", Sign("circle", ToneName.NEUTRAL))
        self.due = DueChip(theme)
        chips = QHBoxLayout()
        chips.setSpacing(Space.S)
        chips.addWidget(self.chip)
        chips.addWidget(self.due)
        chips.addStretch(1)
        self.next = Button(theme, "", "circle-check")
        self.next.clicked.connect(self._ask)
        self.waits = Text("", Look.MUTED)
        self.whole = Button(theme, self.tr("Open the dossier"), "file-text", Kind.QUIET)
        self.whole.clicked.connect(self.open_asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        body = self._card.body
        for part in (self.title, self.facts):
            body.addWidget(part)
        body.addLayout(chips)
        body.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.waits)
        body.addLayout(self._lines)
        body.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled_column(self._card, inset=0))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self._wanted: str | None = None
        presenter.shown.connect(self._show)
        presenter.refused.connect(self.forget)
        self.forget()

    @property
    def words(self) -> tuple[str, ...]:
        """Return what the pane says, a line each."""
        return tuple(one.text() for one in self._card.findChildren(Text) if one.isVisible() and one.text())

    def follow(self, dossier_id: str | None) -> None:
        """Read this dossier once it stays chosen."""
        if dossier_id == self._wanted:
            return
        self._wanted = dossier_id
        self._pause.stop()
        if dossier_id is None:
            self._presenter.close()
            self.forget()
        elif self.isVisible():
            self._pause.start()

    def read_now(self) -> None:
        """Read the chosen dossier without waiting: an act on it was asked for."""
        if self._wanted is not None and self._presenter.dossier_id != self._wanted:
            self._pause.stop()
            self._read()

    def forget(self, *_: object) -> None:
        """Show no dossier."""
        self._card.setVisible(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep what is shown up to date from now on."""
        super().showEvent(event)
        if self._presenter.dossier_id != self._wanted:
            self._pause.start()
        elif self._wanted is not None:
            self._presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Go stale in peace."""
        super().hideEvent(event)
        self._presenter.hide()

    # --- inside ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._wanted is not None:
            self._presenter.open(self._wanted)
            self._presenter.show()

    def _ask(self) -> None:
        self.act_asked.emit(Act(self.next.property("act")))

    def _show(self, view: DossierView) -> None:
        if view.dossier.id != self._wanted:
            return
        desktop, dossier = self._desktop, view.dossier
        label = desktop.wording.label
        self._card.setVisible(True)
        self.title.setText(f"{dossier.reference} – {dossier.request.candidate.full_name}")
        facts = (dossier.request.job.title, dossier.request.employer.legal_name)
        self.facts.setText(" · ".join(one for one in facts if one))
        self.chip.show_state(label("state", dossier.state), DOSSIER[dossier.state])
        self.due.show_day(view.due_on, desktop.office.desk.today())
        offer = offer_of(view, self._presenter.proposed)
        self.next.setVisible(offer.primary is not None and not offer.elsewhere)
        if offer.primary is not None:
            self.next.become(label("act", offer.primary), ACT[offer.primary], Kind.PLAIN)
            self.next.setProperty("act", offer.primary.value)
            self.next.setToolTip(self.tr("Key: {key}").format(key=keys_in_words(KEY_OF[offer.primary])))
        waited = "" if offer.waited is None else waited_words(desktop.wording, offer.waited)
        self.waits.setText(self.tr("Next step: {act}").format(act=waited) if waited else "")
        self.waits.setVisible(bool(waited))
        clear(self._lines)
        self._show_precheck(view)
        for head, lines in (
            (self.tr("Committee"), self._committee(view)),
            (self.tr("Avis"), self._avis(view)),
        ):
            said = [one for one in lines if one]
            if said:
                self._lines.addWidget(Text(head, Look.STRONG))
                for one in said:
                    self._lines.addWidget(Text(one))

    def _show_precheck(self, view: DossierView) -> None:
        label = self._desktop.wording.label
        decided = view.decisions[-1].precheck if view.decisions and self._presenter.proposed is None else None
        precheck = decided or view.precheck
        self._lines.addWidget(Text(self.tr("Precheck"), Look.STRONG))
        self._lines.addWidget(
            Chip(self._desktop.theme, label("precheck_outcome", precheck.outcome), PRECHECK[precheck.outcome])
        )
        counts = Counter(one.outcome for one in precheck.criteria)
        order = (CriterionOutcome.NOT_MET, CriterionOutcome.TO_VERIFY)
        open_ones = [one for wanted in order for one in precheck.criteria if one.outcome is wanted]
        for one in open_ones[:MOST_CRITERIA]:
            word = label("criterion_outcome", one.outcome)
            row = QHBoxLayout()
            row.addWidget(Chip(self._desktop.theme, word, CRITERION[one.outcome]))
            row.addWidget(Text(one.label), 1)
            self._lines.addLayout(row)
        met = counts[CriterionOutcome.MET]
        self._lines.addWidget(Text(self.tr("%n criterion(a) met", "", met), Look.MUTED))

    def _committee(self, view: DossierView) -> Iterator[str]:
        committee = view.committee
        if committee is None:
            return
        label = self._desktop.wording.label
        if self._desktop.wording.has("step", committee.step.value):
            yield label("step", committee.step.value)
        yield ", ".join(one.expert_name for one in committee.seats if one.active and one.expert_name)

    def _avis(self, view: DossierView) -> Iterator[str]:
        if view.avis is None:
            return
        state = view.avis_state
        yield str(view.avis.number)
        if state is not None and state in AVIS:
            yield self._desktop.wording.label("avis_state", state)
        expires = view.avis.content.expires_on
        yield self.tr("Expires on {day}").format(day=long_date(expires))

"""Cards of the avis page: what it says, whose hands it went through, what became of it in the register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.avis.content import AvisContent
from reviewer.avis.signature import PendingSignature
from reviewer.dossier.lifecycle import AvisState
from ui.desktop import Desktop
from ui.formats import long_date, moment
from ui.history import Moment, moment_of
from ui.screens.avis.page.presenter import AvisView
from ui.theme.meanings import ANSWER, AVIS
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text
from ui.widgets.timeline import Timeline

HANDS = ("decision_confirmed", "avis_drafted", "avis_validated", "avis_signed_first", "avis_signed")
NEAR_DAYS = 90


class FactsCard(Card):
    """What the avis says, how long the file proves itself, and how near its end is."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("What it says"))
        self._desktop = desktop
        self.conclusion = Chip(desktop.theme, "", ANSWER[True])
        self._facts = Facts()
        self.body.addWidget(self.conclusion)
        self.body.addWidget(self._facts)

    def show_content(self, content: AvisContent | None, page: AvisView) -> None:
        """Show the avis, or the draft; nothing where there is neither."""
        self.setVisible(content is not None)
        if content is None:
            return
        avis, state = page.view.avis, page.view.avis_state
        word = self.tr("favourable") if content.favourable else self.tr("unfavourable")
        self.conclusion.show_state(word, ANSWER[content.favourable])
        issued = self.tr("Issued on") if avis is not None else self.tr("Date in the draft")
        facts = [
            (issued, long_date(content.issued_on)),
            (self.tr("Holds until"), long_date(content.expires_on)),
        ]
        left = (content.expires_on - self._desktop.office.desk.today()).days
        if state is AvisState.IN_FORCE and left <= NEAR_DAYS:
            facts.append((self.tr("Days left"), self.tr("%n day(s)", "", left)))
        facts.append((self.tr("Signatory"), content.signatory_name))
        if content.second_signatory_name is not None:
            facts.append((self.tr("Second signatory"), content.second_signatory_name))
        if avis is not None and avis.level is not None:
            facts.append((self.tr("Signature"), self._desktop.wording.label("signature_level", avis.level)))
        facts.append((self.tr("Dossier"), page.view.dossier.reference))
        if content.replaces:
            facts.append((self.tr("Replaces"), content.replaces))
        if content.verification_code:
            facts.append((self.tr("Verification code"), content.verification_code))
        self._facts.show_facts(facts)


class HandsCard(Card):
    """Whose hands it went through, what it waits for, and why somebody may not act."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Whose hands"))
        self._wording = desktop.wording
        self._hands = Timeline(desktop.theme)
        self.body.addWidget(self._hands)
        self.held = Text("", Look.MUTED)
        self.body.addWidget(self.held)

    def show_hands(self, page: AvisView, held: Sequence[str], person_id: str) -> None:
        """Show who did what. ``held``: why acts are not possible; ``person_id``: who is looking."""
        last = {entry.event: entry for entry in page.view.timeline if entry.event in HANDS}
        moments = [moment_of(last[event], self._wording) for event in HANDS if event in last]
        self._hands.show_moments(moments)
        words = list(held)
        if page.pending is not None:
            words.insert(0, self._waits(page.pending, person_id))
        self.held.setText(" ".join(dict.fromkeys(words)))
        self.held.setVisible(bool(words))
        self.setVisible(bool(moments) or bool(words))

    def _waits(self, pending: PendingSignature, person_id: str) -> str:
        words = [self.tr("The number {number} is reserved.").format(number=pending.number)]
        signed = self.tr("Signed first by {name} on {day}.")
        words += [signed.format(name=line.signer_name, day=moment(line.at)) for line in pending.lines]
        if pending.awaits == person_id:
            words.append(f"{self._wording.label('awaited', pending.kind)}.")
        return " ".join(words)


class LifeCard(Card):
    """Every event of the register, newest first, and what replaced what. ``buttons``: the acts on it."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("In the register"))
        self._desktop = desktop
        self._life = Timeline(desktop.theme)
        self.body.addWidget(self._life)
        self.chain = QWidget()
        self._chain = QVBoxLayout(self.chain)
        self._chain.setContentsMargins(0, 0, 0, 0)
        self._chain.setSpacing(0)
        self.body.addWidget(self.chain)
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.body.addLayout(self.buttons)

    def show_life(self, page: AvisView) -> None:
        """Show the life of an issued avis; nothing before."""
        view, wording = page.view, self._desktop.wording
        self.setVisible(view.avis is not None)
        if view.avis is None:
            return
        self._life.show_moments(
            [
                Moment(
                    when=moment(event.at),
                    what=wording.label("register_event", event.kind)
                    + (f" ({event.reference})" if event.reference else "")
                    + (f" – {event.reason}" if event.reason else ""),
                    who=view.names.get(event.by, ""),
                    icon="stamp",
                )
                for event in reversed(view.avis.events)
            ]
        )
        clear(self._chain)
        several = len(page.chain) > 1
        self.chain.setVisible(several)
        if several:
            self._show_chain(page, str(view.avis.number))

    def _show_chain(self, page: AvisView, number: str) -> None:
        self._chain.addWidget(Text(self.tr("Replacements, oldest first"), Look.STRONG))
        for link in page.chain:
            word = self._desktop.wording.label("avis_state", link.state)
            words = f"{link.number} ({word})"
            if link.number == number or link.dossier_id == page.view.dossier.id:
                self._chain.addWidget(Text(words, Look.MUTED))
                continue
            button = Button(self._desktop.theme, words, AVIS[link.state].icon, Kind.LINK)
            button.clicked.connect(partial(self._go, link.dossier_id))
            self._chain.addWidget(button)

    def _go(self, dossier_id: str, _checked: bool = False) -> None:
        self._desktop.navigator.go("avis_page", dossier_id)

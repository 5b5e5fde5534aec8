"""« Mode d’emploi »: six short cards, in the order in which one needs them, and what a file may hold."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop import Desktop
from ui.screens.expert_help.presenter import ExpertHelpPresenter
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.limits import LimitsCard
from ui.widgets.screen import Screen
from ui.widgets.text import Text


class ExpertHelpScreen(Screen):
    """What to do, from the first day to the last."""

    def __init__(self, desktop: Desktop) -> None:
        presenter = ExpertHelpPresenter(desktop)
        super().__init__(desktop, presenter)
        self.title.setText(self.tr("How it works"))
        self.subtitle.setText(self.tr("No network is needed, ever"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for title, text in (
            (
                self.tr("Once: enrol"),
                self.tr(
                    "Under My keys, open the invitation, save the enrolment file and send it to the committee. Then "
                    "telephone them and read your fingerprint out."
                ),
            ),
            (
                self.tr("Receive"),
                self.tr(
                    "Drop the file on this window, or receive it by its name under Packages. Only this copy can open "
                    "it. A file that comes twice changes nothing."
                ),
            ),
            (
                self.tr("Declare, then score"),
                self.tr(
                    "A dossier opens only once you have declared your interests. Everything you type is saved at once, "
                    "encrypted. Digits set a mark, C goes to the comment, Y or N answer a finding, Ctrl+Enter hands in."
                ),
            ),
            (
                self.tr("Send"),
                self.tr(
                    "Prepare the sending writes one file. Send it by e-mail, by USB key or through a shared folder: "
                    "only the committee can open it. When in doubt, send it again: nothing is counted twice."
                ),
            ),
            (
                self.tr("Change your mind"),
                self.tr(
                    "Take back what you said in My dossiers and answer again, even after sending. Once the committee "
                    "has taken an answer in, that one counts, and they tell you so."
                ),
            ),
            (
                self.tr("At the end"),
                self.tr(
                    "Each package says until when you may keep it. The day after, this copy destroys it by itself and "
                    "writes a certificate, which goes with your next file. There is no copy elsewhere: what you send "
                    "is your only backup."
                ),
            ),
        ):
            card = Card(title)
            card.body.addWidget(Text(text))
            column.addWidget(card)
        self.limits = LimitsCard(desktop.theme, desktop.wording)
        column.addWidget(self.limits)
        presenter.shown.connect(self.limits.show_limits)
        column.addStretch(1)
        self.set_body(body, scrolls=True)

    def focus_first(self) -> None:
        """There is nothing to do here but read."""
        self.setFocus()

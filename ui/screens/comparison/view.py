"""The comparison page: each round from top to bottom; what differs stands out by icon and word."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.screens.comparison.presenter import Comparison, ComparisonPresenter
from ui.screens.comparison.round.view import RoundSection
from ui.tasks.slices import Steps, at_once
from ui.theme.meanings import DOSSIER
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.measuring import measuring
from ui.widgets.pile import Pile
from ui.widgets.screen import Screen
from ui.widgets.scrolled import Area


class ComparisonScreen(Screen):
    """Everything on one page, to be read without clicking: the round under way first, then the one before it."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ComparisonPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        self.back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(self.back)
        self.state = Chip(self.theme, "", next(iter(DOSSIER.values())))
        self.title_row.addWidget(self.state)
        self.title_row.addStretch(1)
        self.only = QCheckBox(self.tr("Only differences of two or more"))
        self.acts.addWidget(self.only)

        self.pile = Pile()
        self.set_body(self.pile, margin=0)
        self.newest = RoundSection(desktop)
        self.first = RoundSection(desktop)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.XXL)
        for section in (self.newest, self.first):
            self.only.toggled.connect(section.only_gaps)
            column.addWidget(section)
        column.addStretch(1)
        self.area = Area()
        self.area.setAccessibleName(self.tr("Evaluations side by side"))
        self.area.hold(inside)
        self.pile.addWidget(self.area)
        self.nothing = Empty(self.theme, "eye-off", "")
        self.pile.addWidget(self.nothing)
        self.presenter.shown.connect(self._show)

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings."""
        if isinstance(argument, str):
            self.title.setText(self.tr("Evaluations"))
            self.subtitle.setText("")
            self.area.verticalScrollBar().setValue(0)
            self.desktop.slices.drop(self)
            self.newest.hide()
            self.first.hide()
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """Reading is what one came for: the arrows scroll."""
        self.area.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, found: Comparison) -> None:
        """Show a dossier's rounds once they are whole; what changes on those that are seen changes at once."""
        if self.newest.isVisible():
            self.desktop.slices.drop(self)
            at_once(self._showing(found))
        else:
            self.desktop.slices.begin(self, self._showing(found))

    def _showing(self, found: Comparison) -> Steps:
        self.title.setText(self.tr("Evaluations – {reference}").format(reference=found.reference))
        self.subtitle.setText(found.about)
        self.state.show_state(self.desktop.wording.label("state", found.state), DOSSIER[found.state])
        committee = found.committee
        before = committee.earlier[-1] if committee is not None and committee.earlier else None
        rounds = [one for one in (committee, before) if one is not None]
        compared = any(len(one.evaluations) > 1 for one in rounds)
        readable = any(_readable(one, found) for one in rounds)
        self.pile.setCurrentIndex(0 if readable else 1)
        self.only.setVisible(compared)
        if self.presenter.reads_votes:
            self.nothing.say(
                self.tr("There is nothing to compare yet."),
                self.tr("Until all first evaluations are handed in, nobody but their authors sees them."),
            )
        else:
            self.nothing.say(
                self.tr("The evaluations are not shown to you."),
                self.tr("Coordination, audit and the experts concerned read them."),
            )
        if committee is None or not readable:
            return
        yield from self.newest.showing(found, committee, several=before is not None)
        if before is not None:
            yield from self.first.showing(found, before, several=True)
        yield from measuring((self.newest, self.first))
        self.newest.show()
        self.first.setVisible(before is not None)


def _readable(committee: CommitteeView, found: Comparison) -> bool:
    """Tell whether a round shows something to whoever did not write it."""
    others = len(committee.evaluations) - (found.own_seat is not None)
    return others > 0 or bool(committee.set_aside)

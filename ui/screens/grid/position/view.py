"""After the disagreement: each of the two maintains or changes, per finding, with a reason, once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.evaluation import Evaluation
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.models.comparison import agree
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text


class PositionCard(Card):
    """``stated``: the answers and the reason. Nothing is chosen at first, not even to maintain."""

    stated = Signal(object, str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Your position after reading the other evaluation"))
        self._desktop = desktop
        self._own: Evaluation | None = None
        self.choices: dict[str, Levels] = {}
        self.body.addWidget(
            Text(
                self.tr(
                    "The two evaluations differ. Your first evaluation stays as it is; what you say here is kept "
                    "beside it. If you two still differ, a third expert decides."
                ),
                Look.MUTED,
            )
        )
        holder = QWidget()
        self._questions = QVBoxLayout(holder)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(Space.M)
        self._tab_place = TabPlace(holder)
        self.body.addWidget(holder)
        self.reason = Paragraph(
            desktop.theme, self.tr("Reason (the other expert and coordination read it)"), lines=4
        )
        self.reason.edit.setObjectName("position_reason")
        self.body.addWidget(self.reason)
        self.problem = Text("", Look.CAPTION)
        self.problem.hide()
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        self.state = Button(desktop.theme, self.tr("State my position…"), "messages-square", Kind.PRIMARY)
        self.state.setObjectName("state_position")
        self.state.clicked.connect(self._state)
        row.addWidget(self.state)
        self.body.addLayout(row)

    def show_committee(self, view: CommitteeView, own: Evaluation) -> None:
        """Ask one question a finding, unless they are asked already."""
        if self._own is not None and self._own.id == own.id:
            return
        self._own = own
        self.choices.clear()
        clear(self._questions)
        self.reason.fill("")
        ballots = tuple(one.verdicts for one in view.evaluations)
        for finding in view.grid.findings:
            mine = own.verdicts[finding.id]
            yes, no = (self._desktop.wording.label("answer", key) for key in ("yes", "no"))
            keep = self.tr("Maintain ({answer})").format(answer=yes if mine else no)
            change = self.tr("Change ({answer})").format(answer=no if mine else yes)
            head = QHBoxLayout()
            head.addWidget(Text(finding.label, Look.STRONG), 1)
            same = agree(finding.id, ballots)
            word = self.tr("you two agree") if same else self.tr("you two differ")
            tone = ToneName.SUCCESS if same else ToneName.WARNING
            head.addWidget(Chip(self._desktop.theme, word, Sign("check" if same else "git-compare", tone)))
            self._questions.addLayout(head)
            choice = Levels(
                self._desktop.theme,
                (Level("keep", keep), Level("change", change)),
                finding.label,
                beside=True,
                beside_width=150,
            )
            self.choices[finding.id] = choice
            self._questions.addWidget(choice)
        self._tab_place.fill()

    @property
    def verdicts(self) -> dict[str, bool]:
        """Return the answers chosen so far."""
        if self._own is None:
            return {}
        first = self._own.verdicts
        return {
            finding: first[finding] if choice.key == "keep" else not first[finding]
            for finding, choice in self.choices.items()
            if choice.key is not None
        }

    def focus(self) -> None:
        """Go to the first question."""
        if self.choices:
            next(iter(self.choices.values())).focus()

    def _state(self) -> None:
        verdicts = self.verdicts
        open_ones = [choice for finding, choice in self.choices.items() if finding not in verdicts]
        self.problem.setVisible(bool(open_ones))
        self.problem.setText(self.tr("Choose for each finding: maintain or change."))
        if open_ones:
            open_ones[0].focus()
        elif not self.reason.text:
            self.reason.complain(self.tr("Write the reason first."))
        else:
            self.stated.emit(verdicts, self.reason.text)

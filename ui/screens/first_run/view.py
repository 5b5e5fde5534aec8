"""The choices of the first day, a step each. No place opens before they are made; nothing is chosen in advance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.avis.validity import LONGEST_MONTHS
from reviewer.services.house_choices import Choices, ProgrammeChoice
from ui.desktop import Desktop
from ui.screens.first_run.presenter import FirstRunPresenter
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, Kind, is_enter
from ui.widgets.card import Card, Facts, clear
from ui.widgets.chip import Chip
from ui.widgets.fields import Count, Line, labelled
from ui.widgets.levels import Level, Levels
from ui.widgets.pile import Pile
from ui.widgets.sourced import SURE, confidence_word
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text

WIDTH = 640
ORGANISATION, PROGRAMME, VALIDITY, SUMMARY = range(4)
STEPS = 4


class FirstRunScreen(ActingScreen):
    """Organisation, programme, validity, and all of it once more. ``chosen``: the house can work."""

    chosen = Signal()

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = FirstRunPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Before the first dossier"))
        self._choices: Choices | None = None
        self._levels: Levels | None = None
        self.card = Card()
        self.card.setMaximumWidth(self.theme.px(WIDTH))
        self.step = Text("", Look.MUTED)
        self.step.setObjectName("first_run_step")
        self.question = Text("", Look.TITLE)
        self.card.body.addWidget(self.step)
        self.card.body.addWidget(self.question)
        self.steps = Pile()
        for make in (self._organisation_step, self._programme_step, self._validity_step, self._summary_step):
            self.steps.addWidget(make())
        self.card.body.addWidget(self.steps)
        self.missing = Text("", Look.CAPTION)
        self.missing.setObjectName("first_run_missing")
        self.card.body.addWidget(self.missing)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.back = Button(self.theme, self.tr("Back"), "arrow-left", Kind.QUIET)
        self.back.setObjectName("first_run_back")
        self.back.clicked.connect(lambda: self.show_step(self.steps.currentIndex() - 1))
        self.next = Button(self.theme, self.tr("Next"), "chevron-right", Kind.PRIMARY)
        self.next.setObjectName("first_run_next")
        self.next.clicked.connect(self._next)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)
        self.card.body.addLayout(row)
        self.waits = Text(
            self.tr(
                "An administrator has still to choose the programme and how long an avis holds. Until then no "
                "dossier can be opened."
            ),
            Look.LEAD,
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.waits)
        column.addWidget(self.card)
        column.addStretch(1)
        self.set_body(body, scrolls=True)
        self.presenter.shown.connect(self._show)
        self.presenter.acted.connect(self._done)
        self.show_step(ORGANISATION)

    # --- Screen ----------------------------------------------------------------------------------------------

    @property
    def window_title(self) -> str:
        """The step and its question: the heading above them stays the same."""
        return f"{self.step.text()} – {self.question.text()}"

    def open(self, _argument: object) -> None:
        """Let the right person choose; say to the others for whom they wait."""
        self.card.setVisible(self.presenter.chooses)
        self.waits.setVisible(not self.presenter.chooses)

    def focus_first(self) -> None:
        """The field of the step."""
        self._focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from wherever a step is answered: a name, a programme, a number."""
        if is_enter(event):
            self._next()
        else:
            super().keyPressEvent(event)

    # --- the steps -------------------------------------------------------------------------------------------

    def _organisation_step(self) -> QWidget:
        page, column = _step()
        self.organisation = Line("first_run_organisation")
        self.organisation.textChanged.connect(self._weigh)
        column.addLayout(labelled(self.tr("Name of the organisation"), self.organisation))
        column.addWidget(Text(self.tr("Stands in invitations and packages to experts."), Look.CAPTION))
        column.addStretch(1)
        return page

    def _programme_step(self) -> QWidget:
        page, self._programme_room = _step()
        self._programme_place = TabPlace(page)
        return page

    def _validity_step(self) -> QWidget:
        page, column = _step()
        self.months = Count("first_run_months")
        self.months.setRange(0, LONGEST_MONTHS)
        self.months.setSpecialValueText(self.tr("not chosen"))
        self.months.setSuffix(self.tr(" months"))
        self.months.valueChanged.connect(self._weigh)
        self.suggest = Button(self.theme, "", "check")
        self.suggest.setObjectName("first_run_suggested")
        self.suggest.clicked.connect(self._take_suggestion)
        column.addLayout(labelled(self.tr("An avis holds"), self.months, self.suggest))
        self._sure_room = QHBoxLayout()
        column.addLayout(self._sure_room)
        self.source = Text("", Look.CAPTION)
        column.addWidget(self.source)
        column.addWidget(
            Text(
                self.tr(
                    "Every avis that is issued prints its last day from this number. It can be changed later for "
                    "avis to come; those that are issued keep theirs."
                ),
                Look.CAPTION,
            )
        )
        column.addStretch(1)
        return page

    def _summary_step(self) -> QWidget:
        page, column = _step()
        self.summary = Facts()
        column.addWidget(self.summary)
        column.addStretch(1)
        return page

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, choices: Choices) -> None:
        known = None if self._choices is None else self._choices.programmes
        self._choices = choices
        if not self.organisation.isModified():
            self.organisation.setPlaceholderText(choices.organisation)
        if known == choices.programmes:
            return
        kept = None if self._levels is None else self._levels.key
        clear(self._programme_room)
        levels = [Level(one.id, one.name) for one in choices.programmes]
        self._levels = Levels(self.theme, levels, self.tr("Programme"), word_width=WIDTH // 2)
        self._levels.setObjectName("first_run_programme")
        self._levels.chosen.connect(self._weigh)
        if kept in {one.id for one in choices.programmes}:
            self._levels.show_choice(kept)
        self._programme_room.addWidget(self._levels)
        self._programme_room.addStretch(1)
        self._programme_place.fill()
        self._weigh()

    def _done(self, _result: object) -> None:
        self.chosen.emit()

    # --- going on --------------------------------------------------------------------------------------------

    @property
    def programme(self) -> ProgrammeChoice | None:
        """Return the programme that is chosen, None until then."""
        key = None if self._levels is None else self._levels.key
        known = () if self._choices is None else self._choices.programmes
        return next((one for one in known if one.id == key), None)

    def show_step(self, step: int) -> None:
        """Show a step with its question."""
        self.steps.setCurrentIndex(step)
        self.clear_refusal()
        questions = (
            self.tr("Who works here?"),
            self.tr("Which programme?"),
            self.tr("How long does an avis hold?"),
            self.tr("Is this right?"),
        )
        self.question.setText(questions[step])
        self.step.setText(self.tr("Step {n} of {total}").format(n=step + 1, total=STEPS))
        self.titled.emit()
        self.back.setEnabled(step > ORGANISATION)
        last = step == SUMMARY
        self.next.become(
            self.tr("Start work") if last else self.tr("Next"),
            "check" if last else "chevron-right",
            Kind.PRIMARY,
        )
        if step == VALIDITY:
            self._show_suggestion()
        if last:
            self._sum_up()
        self._weigh()
        self._focus_step()

    def _next(self) -> None:
        if self._lack(self.steps.currentIndex()):
            self._weigh()
            self._focus_step()
        elif self.steps.currentIndex() < SUMMARY:
            self.show_step(self.steps.currentIndex() + 1)
        elif self.programme is not None:
            self.clear_refusal()
            self.presenter.begin(self.organisation.value, self.programme.id, self.months.value())

    def _lack(self, step: int) -> str:
        """Return what is missing at a step, in words; empty where one may go on."""
        if step == ORGANISATION and not self.organisation.value:
            return self.tr("Write the name of the organisation.")
        if step == PROGRAMME and self.programme is None:
            return self.tr("Choose a programme.")
        if step == VALIDITY and not self.months.value():
            return self.tr("Choose how many months an avis holds: nothing is issued before that.")
        return ""

    def _weigh(self, _what: object = None) -> None:
        lack = self._lack(self.steps.currentIndex())
        self.missing.setText(lack)
        self.missing.setVisible(bool(lack))
        self.next.setEnabled(not lack)
        self.next.setAccessibleDescription(lack)

    def _focus_step(self) -> None:
        if not self.isVisible():
            return
        step = self.steps.currentIndex()
        if step == ORGANISATION:
            self.organisation.setFocus()
        elif step == PROGRAMME and self._levels is not None:
            self._levels.focus()
        elif step == VALIDITY:
            self.months.setFocus()
        else:
            self.next.setFocus()

    def _show_suggestion(self) -> None:
        programme = self.programme
        if programme is None:
            return
        suggested = programme.suggested
        self.suggest.setText(self.tr("Take what is suggested: %n month(s)", "", suggested.value))
        self.source.setText(suggested.source)
        clear(self._sure_room)
        sure = suggested.confidence
        self._sure_room.addWidget(Chip(self.theme, confidence_word(sure), SURE[sure]))
        self._sure_room.addStretch(1)

    def _take_suggestion(self) -> None:
        if self.programme is not None:
            self.months.setValue(self.programme.suggested.value)
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sum_up(self) -> None:
        programme = self.programme
        facts = [
            (self.tr("Organisation"), self.organisation.value),
            (self.tr("Programme"), "" if programme is None else programme.name),
            (self.tr("An avis holds"), self.tr("%n month(s)", "", self.months.value())),
        ]
        self.summary.show_facts(facts)


def _step() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    return page, column

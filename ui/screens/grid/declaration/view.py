"""The declaration of interests: before it, nothing of the file is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.conflicts import DeclarationKind
from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text
from ui.widgets.typed_fields import Watch, attend


class DeclarationForm(QWidget):
    """Four answers, none chosen at first, and the text that a conflict needs. ``declared``: kind and text.

    ``declined``: the expert does not want to take the dossier at all, and declares nothing.
    """

    declared = Signal(object, str)
    declined = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        theme = desktop.theme
        self._desktop = desktop
        self._watch: Watch | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout()
        column.addLayout(outer)
        column.addStretch(1)
        outer.addStretch(1)
        card = Card(self.tr("Declare your interests"))
        card.setMaximumWidth(theme.px(760))
        outer.addWidget(card, 8)
        outer.addStretch(1)
        self.intro = Text("")
        card.body.addWidget(self.intro)
        card.body.addSpacing(Space.S)
        self.kinds = Levels(
            theme,
            (
                Level(
                    DeclarationKind.NONE,
                    self.tr("No conflict"),
                    self.tr("I know of no interest in this dossier."),
                ),
                Level(
                    DeclarationKind.REAL,
                    self.tr("Real"),
                    self.tr("I have an interest in it: employer, candidate, family, money."),
                ),
                Level(
                    DeclarationKind.APPARENT,
                    self.tr("Apparent"),
                    self.tr("A reasonable person could think that I have one."),
                ),
                Level(
                    DeclarationKind.POTENTIAL,
                    self.tr("Potential"),
                    self.tr("One could come: a plan, a tie to come."),
                ),
            ),
            self.tr("Conflict of interest"),
            word_width=140,
        )
        self.kinds.chosen.connect(self._choose)
        card.body.addWidget(self.kinds)
        self.text = Paragraph(theme, self.tr("What is the interest?"), lines=4)
        self.text.edit.setObjectName("declaration_text")
        self.text.hide()
        card.body.addWidget(self.text)
        self.consequence = Text("", Look.MUTED)
        card.body.addWidget(self.consequence)
        acts = QVBoxLayout()
        self.declare = Button(theme, self.tr("Declare and open the dossier"), "user-check", Kind.PRIMARY)
        self.declare.setObjectName("declare")
        self.declare.clicked.connect(self._declare)
        acts.addWidget(self.declare, 0, Qt.AlignmentFlag.AlignRight)
        self.decline = Button(theme, self.tr("Decline this dossier…"), "user-x", Kind.QUIET)
        self.decline.setObjectName("decline")
        self.decline.setToolTip(self.tr("Without declaring anything: no time, no competence, an absence"))
        self.decline.clicked.connect(self.declined)
        acts.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(acts)
        self.reset("")

    def reset(self, reference: str, about: str | None = None) -> None:
        """Show the form for another dossier: nothing chosen. ``about``: its id, under which what is typed is kept."""
        self.kinds.show_choice(None)
        self.text.fill("")
        self.text.hide()
        self.intro.setText(
            self.tr(
                "The file of {reference} opens after your declaration. Until then nothing of it is shown, "
                "neither the employer nor the candidate’s documents."
            ).format(reference=reference)
        )
        self._dress(None)
        if about is not None:
            self._watch = attend(self._desktop.typed, self, f"declaration/{about}", about)

    def forget(self) -> None:
        """Keep nothing of what was typed: it was declared, or is not asked any more."""
        if self._watch is not None:
            self._watch.done()

    def focus(self) -> None:
        """Go to the first answer."""
        self.kinds.focus()

    def _choose(self, key: str) -> None:
        kind = DeclarationKind(key)
        self.text.setVisible(kind is not DeclarationKind.NONE)
        self._dress(kind)

    def _dress(self, kind: DeclarationKind | None) -> None:
        self.declare.setEnabled(kind is not None)
        why = self.tr("Choose one of the four answers.") if kind is None else ""
        self.declare.setToolTip(why)
        self.declare.setAccessibleDescription(why)
        if kind in {None, DeclarationKind.NONE}:
            self.declare.become(self.tr("Declare and open the dossier"), "user-check", Kind.PRIMARY)
            self.consequence.setText(self.tr("Your declaration is kept with its date."))
        elif kind is DeclarationKind.REAL:
            self.declare.become(self.tr("Declare and leave the seat"), "user-x", Kind.PRIMARY)
            self.consequence.setText(
                self.tr(
                    "Your declaration is kept with its date. The dossier does not open; the seat goes to another."
                )
            )
        else:
            self.declare.become(self.tr("Declare and wait for coordination"), "hourglass", Kind.PRIMARY)
            self.consequence.setText(
                self.tr(
                    "Your declaration is kept with its date. Coordination decides whether the dossier opens to you."
                )
            )

    def _declare(self) -> None:
        key = self.kinds.key
        if key is None:
            return
        kind = DeclarationKind(key)
        if kind is not DeclarationKind.NONE and not self.text.text:
            self.text.complain(self.tr("Say in a sentence what the interest is."))
            return
        self.declared.emit(kind, self.text.text)

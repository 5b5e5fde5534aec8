"""Asking for complements: what is asked, by when, and the letter and e-mail as they will be, before it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.services.correspondence import LetterOptions
from ui.dossier_acts.letter_files import LetterDraft, as_text
from ui.facts import name_of
from ui.formats import long_date
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.pages import Pages
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.errors import AviseError
    from reviewer.programme.checklist import DocumentsChecklist
    from ui.desktop import Desktop

PAUSE_MS = 350
HEIGHT = 720


class ComplementsDialog(ActDialog):
    """``preview_asked``: the letter is to be made again; it comes back through ``show_draft`` or ``show_problem``."""

    preview_asked = Signal()

    def __init__(
        self,
        desktop: Desktop,
        title: str,
        checklist: DocumentsChecklist,
        facts: tuple[str, ...],
        reason: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desktop, title, verb=_verb(), icon="send", consequence=_consequence(), parent=parent)
        theme = desktop.theme
        self.setMinimumWidth(theme.px(1040))
        self.documents = {one.kind: QCheckBox(one.label) for one in checklist.missing}
        self.facts = {path: QCheckBox(name_of(path)) for path in facts}
        body = QHBoxLayout()
        self.body.addLayout(body, 1)
        area, inside = QScrollArea(), QWidget()
        inside.setObjectName("page")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, Space.S, 0)
        left.setSpacing(Space.XS)
        area.setWidget(inside)
        body.addWidget(area, 2)
        for words, boxes in (
            (self.tr("Documents asked for"), self.documents),
            (self.tr("Facts asked for"), self.facts),
        ):
            if boxes:
                left.addWidget(Text(words, Look.STRONG))
            for box in boxes.values():
                box.setChecked(True)
                box.toggled.connect(self._later)
                left.addWidget(box)
        self.message = Paragraph(theme, self.tr("Added to the letter (optional)"), lines=3)
        self.message.changed.connect(self._later)
        left.addWidget(self.message)
        self._reason = Paragraph(theme, self.tr("Reason kept in the dossier"), lines=3)
        self._reason.fill(reason)
        self.reason: QPlainTextEdit = self._reason.edit
        left.addWidget(self._reason)
        self.due = Text("", Look.STRONG)
        left.addWidget(self.due)
        left.addStretch(1)
        self.pages = Pages(theme, self.tr("Pages of the letter"))
        self.email = QPlainTextEdit()
        self.email.setReadOnly(True)
        self.email.setAccessibleName(self.tr("Text of the e-mail"))
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.addTab(self.pages, self.tr("Letter"))
        self.views.addTab(self.email, self.tr("E-mail"))
        self.views.setMinimumHeight(theme.px(420))
        body.addWidget(self.views, 3)
        self.pages.say(self.tr("Making the letter…"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.preview_asked)

    @property
    def options(self) -> LetterOptions:
        """Return what the letter asks and adds."""
        return LetterOptions(
            documents=frozenset(kind for kind, box in self.documents.items() if box.isChecked()),
            facts=frozenset(path for path, box in self.facts.items() if box.isChecked()),
            message=self.message.text,
        )

    @property
    def given_reason(self) -> str:
        """Return the reason that stays in the dossier."""
        return self._reason.text

    def fit(self) -> None:
        """Be tall enough to read a page, however little is asked."""
        parent = self.parentWidget()
        most = HEIGHT if parent is None else parent.window().height() - 60
        self.resize(self.width(), min(self.desktop.theme.px(HEIGHT), most))

    def show_draft(self, draft: LetterDraft) -> None:
        """Show the letter, its e-mail, and by when the answer is due."""
        content = draft.letter.content
        self.due.setText(
            ""
            if content.due_on is None
            else self.tr("Answer due by {day} ({days} business days)").format(
                day=long_date(content.due_on), days=content.due_days
            )
        )
        self.email.setPlainText(as_text(draft.letter.email))
        if draft.preview.problem is not None:
            self.show_problem(draft.preview.problem)
        else:
            self.pages.show_pages(draft.preview.pages)

    def show_problem(self, error: AviseError) -> None:
        """Say where the letter would be why there is none."""
        words = self.desktop.feedback.explain(error)
        self.due.setText("")
        self.email.clear()
        self.pages.say(words.what, words.do, "triangle-alert")

    def _later(self) -> None:
        self._pause.start()


def _verb() -> str:
    return QCoreApplication.translate("ComplementsDialog", "Write the letter and wait")


def _consequence() -> str:
    return QCoreApplication.translate(
        "ComplementsDialog",
        "The dossier waits for the employer’s answer. The letter is kept as it is written.",
    )

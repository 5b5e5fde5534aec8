"""The request to read while one judges it: its facts, its documents, and a document opened in the same place."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.dossier.correction import FactCorrection, JsonValue, with_corrections
from reviewer.dossier.dossier import Attachment, Dossier
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.facts import name_of
from ui.formats import size
from ui.models.request_groups import groups_of, written
from ui.previews import Preview
from ui.tasks.slices import Steps
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts, clear, widgets_in
from ui.widgets.document_pane import DocumentPane
from ui.widgets.measuring import measuring
from ui.widgets.pile import Pile
from ui.widgets.scrolled import hold
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text


class RequestPane(Pile):
    """``document_asked``: the attachment to render; its pages come back through ``show_preview``."""

    document_asked = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._theme = desktop.theme
        self._shown: object = None
        self._about = ""
        self._left = 0
        self._attachments: dict[str, Attachment] = {}
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.M)
        self._tab_place = TabPlace(inside)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("The request"))
        self._area.setWidget(inside)
        self.addWidget(self._area)

        self.document = DocumentPane(
            desktop, self.tr("Back to the request"), "arrow-left", QMargins(0, 0, 0, 0)
        )
        self.document.closed.connect(self.show_facts)
        self.pages = self.document.pages
        self.addWidget(self.document)

    def showing(
        self, dossier: Dossier, programme: Programme | None, corrections: tuple[FactCorrection, ...] = ()
    ) -> Steps:
        """Show a request with its standing corrections, card by card.

        Of the same dossier again, one stays where one was.
        """
        shown = (dossier.id, dossier.current.number, corrections)
        if shown == self._shown:
            return
        self._shown = None
        if dossier.id == self._about:
            hold(self._area, self._left or None)
        else:
            self._area.verticalScrollBar().setValue(0)
        self._about, self._left = dossier.id, 0
        self.show_facts()
        clear(self._column)
        self._column.addWidget(self._documents(dossier, programme))
        if corrections:
            self._column.addWidget(self._corrections(corrections))
        for group in groups_of(with_corrections(dossier.request, corrections), programme):
            yield
            card = Card(group.title)
            self._column.addWidget(card)
            card.body.addWidget(Facts(group.facts, stacked=group.long))
        self._column.addStretch(1)
        yield from measuring(widgets_in(self._column))
        self._tab_place.fill()
        self._shown = shown

    def forget(self) -> None:
        """Show nothing any more: another person may be looking."""
        self._shown = None
        self._left = self._area.verticalScrollBar().value()
        self._attachments.clear()
        clear(self._column)
        self.pages.say("")
        self.show_facts()

    def show_facts(self) -> None:
        """Go back from a document to the request."""
        self.setCurrentIndex(0)

    def show_preview(self, preview: Preview) -> None:
        """Show a document, or why it cannot be shown."""
        self.document.show_preview(preview)

    # --- inside ----------------------------------------------------------------------------------------------

    def _documents(self, dossier: Dossier, programme: Programme | None) -> Card:
        card = Card(self.tr("Documents"))
        request = dossier.request
        wanted = () if programme is None else programme.required_documents(request.stream, request.substream)
        labels = {document.kind: document.label for document in wanted}
        self._attachments = {one.sha256: one for one in dossier.current.attachments}
        for attachment in dossier.current.attachments:
            name = labels.get(attachment.kind, attachment.filename)
            button = Button(self._theme, name, "file-text", Kind.LINK)
            button.setAccessibleName(
                self.tr("Open {name}, {file}").format(name=name, file=attachment.filename)
            )
            button.setToolTip(f"{attachment.filename} · {size(attachment.size)}")
            button.setProperty("sha256", attachment.sha256)
            button.clicked.connect(self._open)
            card.body.addWidget(button)
        if not dossier.current.attachments:
            card.body.addWidget(Text(self.tr("No document came with this request."), Look.MUTED))
        return card

    def _corrections(self, corrections: tuple[FactCorrection, ...]) -> Card:
        card = Card(self.tr("Facts corrected by coordination"))
        for one in corrections:
            card.body.addWidget(Text(name_of(one.path), Look.STRONG))
            words = self.tr("declared: {declared} · corrected: {corrected}")
            shown = (_shown(one.path, value) for value in (one.declared, one.corrected))
            card.body.addWidget(
                Text(words.format(**dict(zip(("declared", "corrected"), shown, strict=True))))
            )
            card.body.addWidget(Text(one.reason, Look.CAPTION))
        return card

    def _open(self) -> None:
        button = self.sender()
        found = self._attachments.get(button.property("sha256")) if isinstance(button, Button) else None
        if found is not None:
            self.document.announce(found.filename)
            self.setCurrentIndex(1)
            self.pages.setFocus()
            self.document_asked.emit(found)


def _shown(path: str, value: JsonValue) -> str:
    if isinstance(value, list):
        return str(len(value))
    return written(path.rsplit(".", 1)[-1], value)

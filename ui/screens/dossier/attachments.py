"""Documents that came with the request, and those that usually do and did not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal

from reviewer.dossier.dossier import Attachment
from reviewer.dossier.request import EvaluationRequest
from reviewer.programme.model import Programme
from ui.formats import size
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Captioned, Card, clear
from ui.widgets.text import Look, Text


class AttachmentsCard(Card):
    """One button a document. ``opened``: the SHA-256 of the one to preview."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(QCoreApplication.translate("AttachmentsCard", "Documents"))
        self._theme = theme
        self._sha256: dict[Button, str] = {}

    def show_attachments(
        self, attachments: Sequence[Attachment], request: EvaluationRequest, programme: Programme | None
    ) -> None:
        """Show the documents of the newest version."""
        clear(self.body)
        self._sha256.clear()
        wanted = () if programme is None else programme.required_documents(request.stream, request.substream)
        labels = {document.kind: document.label for document in wanted}
        for attachment in attachments:
            name = labels.get(attachment.kind, attachment.filename)
            button = Button(self._theme, name, "file-text", Kind.LINK)
            button.setAccessibleName(
                self.tr("Open {name}, {file}").format(name=name, file=attachment.filename)
            )
            button.clicked.connect(self._open)
            self._sha256[button] = attachment.sha256
            self.body.addWidget(Captioned(button, f"{attachment.filename} · {size(attachment.size)}"))
        if not attachments:
            self.body.addWidget(Text(self.tr("No document came with this request."), Look.MUTED))
        given = {attachment.kind for attachment in attachments}
        absent = [document.label for document in wanted if document.kind not in given]
        if absent:
            self.body.addWidget(
                Text(self.tr("Usually given: {names}").format(names=", ".join(absent)), Look.CAPTION)
            )

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the button of each document, in order."""
        return tuple(self._sha256)

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.opened.emit(self._sha256[button])

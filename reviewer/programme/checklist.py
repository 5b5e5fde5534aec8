"""Which of the documents that a programme asks for have come with a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.dossier.dossier import Attachment
from reviewer.dossier.request import EvaluationRequest
from reviewer.programme.model import Programme, RequiredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One document that is asked for, and the files of its kind that came."""

    document: RequiredDocument
    files: tuple[Attachment, ...]

    @property
    def present(self) -> bool:
        """Tell whether at least one file of this kind came."""
        return bool(self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsChecklist:
    """The documents of a request: those asked for, in reading order, and the files that nothing asked for."""

    lines: tuple[ChecklistLine, ...]
    others: tuple[Attachment, ...]

    @property
    def missing(self) -> tuple[RequiredDocument, ...]:
        """Return what is asked for and did not come."""
        return tuple(line.document for line in self.lines if not line.present)


def checklist(
    programme: Programme, request: EvaluationRequest, attachments: Sequence[Attachment]
) -> DocumentsChecklist:
    """Return the checklist of a request: by its stream and substream, on the files that came with it."""
    wanted = programme.required_documents(request.stream, request.substream)
    kinds = {document.kind for document in wanted}
    return DocumentsChecklist(
        lines=tuple(
            ChecklistLine(document=one, files=tuple(file for file in attachments if file.kind == one.kind))
            for one in wanted
        ),
        others=tuple(file for file in attachments if file.kind not in kinds),
    )
